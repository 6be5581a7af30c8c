"""Is the formula our closed form? Decided by normal form."""

from __future__ import annotations

from contextlib import suppress

from sympy import Expr, Piecewise, S, oo

from symkl.checking.asked import Asked
from symkl.checking.clock import Broken, broken_off
from symkl.elements import minus
from symkl.normal_form import Algebra, Undecidable


def proved(asked: Asked, expr: Expr) -> bool:
    """Is our closed form minus the formula 0 in normal form, where both are finite?"""
    if asked.closed is None or expr.has(oo, Piecewise, S.NaN, S.ComplexInfinity):
        return expr is oo and asked.answer is oo
    try:
        with broken_off():
            return Algebra(asked.facts).equal(asked.closed, expr)
    except (Undecidable, RecursionError, Broken):
        return False


def difference_of(asked: Asked, expr: Expr) -> Expr | None:
    """Our closed form minus the formula, in normal form; None where it has none."""
    if asked.closed is None or expr.has(oo, Piecewise, S.NaN, S.ComplexInfinity):
        return None
    with suppress(Undecidable, RecursionError, Broken), broken_off():
        algebra = Algebra(asked.facts)
        return algebra.to_expr(minus(algebra.normal(asked.closed), algebra.normal(expr)))
    return None


def apart_by(asked: Asked, expr: Expr) -> Expr | None:
    """Our closed form minus the formula, where that is proved to be > 0 or < 0 throughout."""
    if asked.closed is None or expr.has(oo, Piecewise, S.NaN, S.ComplexInfinity):
        return None
    with suppress(Undecidable, RecursionError, Broken), broken_off():
        algebra = Algebra(asked.facts)
        difference = minus(algebra.normal(asked.closed), algebra.normal(expr))
        return algebra.to_expr(difference) if algebra.sign_of(difference) else None
    return None
