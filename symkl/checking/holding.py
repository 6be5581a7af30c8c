"""Does a condition hold at a point? Exactly where it is about rational numbers, else by a value."""

from __future__ import annotations

import operator
from collections.abc import Mapping
from typing import Any

from mpmath import mp, mpf
from sympy import And, Basic, Expr, Function, Not, Or, S, Symbol
from sympy.core.relational import Relational

from symkl.checking.points import Numbers, true_at
from symkl.nodes import Condition
from symkl.oracle import SLIPS, STARTS
from symkl.valuation import Model, Scope, value

WORKING, DIGITS = 40, 20  # digits of the arithmetic, and those that count
NEARLY = mpf(10) ** -DIGITS  # what is less is not told from 0
RELATIONS = {
    ">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le,
    "==": operator.eq, "!=": operator.ne,
}  # fmt: skip


def at_once(expr: Expr, numbers: Mapping[Basic, Any]) -> mpf | None:
    """The value by one evaluation, vouched for by no second one; None where there is none."""
    with mp.workdps(WORKING):
        scope = Scope(Model(symbols=numbers), {}, {}, [mpf(1)], DIGITS, mp.prec, STARTS[0])
        try:
            found = value(expr, scope)
        except SLIPS:
            return None
    return found if isinstance(found, mpf) and mp.isfinite(found) else None


def holds_at(condition: Any, point: Numbers) -> bool | None:
    """None where a side is no real number, or the sides are too near to each other to tell."""
    match condition:
        case Condition():
            return true_at(condition, point)
        case Relational():
            gap = _gap(condition.lhs - condition.rhs, point)
            return None if gap is None else bool(RELATIONS[condition.rel_op](gap, 0))
        case And() | Or():
            parts = [holds_at(c, point) for c in condition.args]
            combine = all if isinstance(condition, And) else any
            return None if None in parts else combine(parts)
        case Not():
            inner = holds_at(condition.args[0], point)
            return None if inner is None else not inner
    return bool(condition) if condition in (S.true, S.false) else None


def _gap(expr: Expr, point: Numbers) -> Any:
    if not expr.has(Function):  # SymPy evaluates no function at the numbers
        exact = expr.xreplace({s: v for s, v in point.items() if isinstance(s, Symbol)})
        if exact.is_Rational:
            return exact
    found = at_once(expr, point)
    return None if found is None or abs(found) < NEARLY else found
