"""Is a formula that a person wrote right? A verdict with its evidence and a diagnosis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from symkl.checking.limits import OverLimit, within
from symkl.checking.request import LIMIT, Request, requested
from symkl.checking.verdict import Slip, Verdict, Witness

__all__ = ["Slip", "Verdict", "Witness", "check"]


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
    in a child process that is killed after ``limit`` seconds of work; the verdict is 'undecided'
    then. Raises ValueError for what can't be read.

    >>> from symkl import check
    >>> check("kl", "Exponential(a)", "Exponential(b)", formula="log(a/b) + b/a - 1").kind
    'equal'
    """
    from symkl.checking import deciding  # imported here, so that not every child has to

    laws = (p,) if q is None else (p, q)
    request = requested(quantity, laws, formula, syntax, let, digits, limit, str(log_base))
    try:
        return within(limit, deciding.decided, request, limit)
    except OverLimit as over:
        return unfinished(request, over)


def unfinished(request: Request, over: OverLimit) -> Verdict:
    """Undecided, because the child was killed or died."""
    reason = f"not decided within the limits: {over}"
    laws = tuple(map(str, request.laws))
    return Verdict("undecided", request.quantity, laws, str(request.formula), reason=reason)
