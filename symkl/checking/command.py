"""symkl check: the formula from the argument, a file or stdin; the verdict, and its exit status."""

from __future__ import annotations

from collections.abc import Callable

from symkl import files
from symkl.checking import check
from symkl.checking.limits import within

QUICK = ("text", "json")


def run(
    put: Callable[[str, str | None], None],
    quantity: str,
    laws: tuple[str, ...],
    formula: str | None,
    formula_file: str | None,
    syntax: str | None,
    let: tuple[str, ...],
    digits: int,
    limit: float,
    log_base: str,
    format_: str,
    json_: bool,
    output: str | None,
) -> int:
    """``put`` writes text to the file named, or to stdout for None."""
    stdin = "-" in laws and formula is None and formula_file is None
    laws_ = [one for one in laws if not (stdin and one == "-")]
    sources = [formula is not None, formula_file is not None, stdin]
    if sum(sources) != 1:
        raise ValueError("give one formula: --formula TEXT, --formula-file FILE, or - for stdin")
    if not 1 <= len(laws_) <= 2:
        raise ValueError("symkl check takes a quantity and one law or two: symkl check kl P Q")
    written = formula if formula is not None else files.read(formula_file or "-")
    verdict = check(
        quantity, *laws_, formula=written.strip(), syntax=syntax, let=let, digits=digits,
        limit=limit, log_base=log_base,
    )  # fmt: skip
    chosen = "json" if json_ else format_
    page = verdict.render(chosen) if chosen in QUICK else within(limit, verdict.render, chosen)
    put(page, output)
    return verdict.status
