"""Is a formula that a person wrote right? A verdict with its evidence and a diagnosis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from symkl.checking.deciding import decided
from symkl.checking.limits import OverLimit, within
from symkl.checking.request import Request
from symkl.checking.verdict import Slip, Verdict, Witness

__all__ = ["Slip", "Verdict", "Witness", "check"]

LIMIT = 30.0  # seconds


def check(
    quantity: str,
    p: Any,
    q: Any = None,
    *,
    formula: Any,
    syntax: str | None = None,
    let: str | Sequence[str] = (),
    digits: int = 25,
    limit: float = LIMIT,
    log_base: str | int = "e",
) -> Verdict:
    """Is ``formula`` the KL divergence, entropy or cross-entropy of the laws? A ``Verdict``.

    Arguments: the quantity ('kl', 'entropy', 'cross-entropy'), one law or two (texts such as
    'Gamma(alpha, rate=beta)', families, laws), the formula as LaTeX, as Python text or as an
    expression of SymPy, in the letters of the laws. ``let`` renames: 'b=1/theta'. The work is done
    in a child process that is killed after ``limit`` seconds; the verdict is 'undecided' then.
    Raises ValueError for what can't be read.

    >>> from symkl import check
    >>> check("kl", "Exponential(a)", "Exponential(b)", formula="log(a/b) + b/a - 1").kind
    'equal'
    """
    laws = (p,) if q is None else (p, q)
    let = (let,) if isinstance(let, str) else tuple(let)
    if not 15 <= digits <= 100:
        raise ValueError(f"digits is between 15 and 100, not {digits}")
    if not limit > 0:
        raise ValueError(f"limit is a positive number of seconds, not {limit}")
    request = Request(quantity, laws, formula, syntax, let, digits, str(log_base))
    try:
        return within(limit, decided, request, limit)
    except OverLimit as over:
        shown = formula if isinstance(formula, str) else str(formula)
        reason = f"not decided within the limits: {over}"
        return Verdict("undecided", quantity, tuple(map(str, laws)), shown, reason=reason)
