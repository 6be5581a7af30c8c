"""symkl check: the formula from the argument, a file or stdin; the verdict, and its exit status."""

from __future__ import annotations

import sys
from collections.abc import Callable

from symkl import files
from symkl.checking import unfinished
from symkl.checking.limits import OverLimit, within
from symkl.checking.request import Request, requested
from symkl.checking.verdict import Verdict

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
    output: str | None,
) -> int:
    """``put`` writes text to the file named, or to stdout for None."""
    if formula == "-":
        formula, formula_file = None, formula_file or "-"
    stdin = "-" in laws and formula is None and formula_file is None
    laws_ = tuple(one for one in laws if not (stdin and one == "-"))
    sources = [formula is not None, formula_file is not None, stdin]
    if sum(sources) != 1:
        raise ValueError("give one formula: --formula TEXT, --formula-file FILE, or - for stdin")
    if not 1 <= len(laws_) <= 2:
        raise ValueError("symkl check takes a quantity and one law or two: symkl check kl P Q")
    written = formula if formula is not None else _read(formula_file or "-")
    request = requested(quantity, laws_, written.strip(), syntax, let, digits, limit, log_base)
    status, page = answered(request, limit, format_)
    put(page, output)
    return status


def _read(file: str) -> str:
    """The text of a file; one who types it is told so, and one from whom nothing came as well."""
    if file == "-" and sys.stdin.isatty():
        print("symkl: the formula, from stdin; Ctrl-D ends it", file=sys.stderr)
    text = files.read(file)
    if not text.strip():
        where = "no formula came from stdin" if file == "-" else f"{file} is empty"
        raise ValueError(f"{where}; write one such as log(sigma_2/sigma_1)")
    return text


def answered(request: Request, limit: float, format: str) -> tuple[int, str]:
    """The exit status and the page. Only children import SymPy, where nothing else is wanted."""
    try:
        if format in QUICK:
            return within(limit, "symkl.checking.deciding:reported", request, limit, format)
        verdict: Verdict = within(limit, "symkl.checking.deciding:decided", request, limit)
    except OverLimit as over:
        verdict = unfinished(request, over)
    if format in QUICK:
        return verdict.status, verdict.render(format)
    return verdict.status, within(limit, verdict.render, format)
