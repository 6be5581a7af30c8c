"""A formula at the distance d from a place, to the last digit, as d goes to 0 or to ∞.

In it log d is a letter t of its own, so that it has its value where d itself is 0 or ∞ to a
computer. A sum that is 0 at d = 0, 1 − (1 − d)^a, would lose all its digits there: it is written
d·r, where r is its slope between 0 and d, computed by the slopes of its parts.
"""

from __future__ import annotations

import sympy as sp
from sympy import Expr, S, Symbol

from symkl import nodes as n
from symkl.nodes import VARIATE
from symkl.play.functions import ExpSlope, LogSlope

DISTANCE = Symbol("the distance", positive=True)  # with a space: no parameter has that name
LOG = Symbol("the log of the distance", real=True)


class NoSlope(ValueError):
    """The slope of a function that has no rule here."""


def moved(formula: Expr, place: Expr) -> Expr:
    """The formula at another point; the variate of a mean inside stays its own."""
    if formula.has(n.Density):
        formula = formula.replace(
            lambda e: isinstance(e, n.Density),
            lambda e: sp.exp(e.law.log_density_at(e.at), evaluate=False),
        )
    return formula.xreplace({VARIATE: place})


def at_distance(formula: Expr, place: Expr) -> Expr:
    """The formula at a place that is written with d."""
    return written(moved(formula, place))


def written(e: Expr) -> Expr:
    """The same value, with t for log d, and with no sum that vanishes with d as it stands."""
    if not e.has(DISTANCE):
        return e
    if isinstance(e, sp.log):
        return _log(e.args[0])
    if isinstance(e, sp.Pow) and not e.exp.is_Integer and _as_exponential(e) is not None:
        return _as_exponential(e)
    if isinstance(e, sp.Piecewise):
        return sp.Piecewise(*((written(value), condition) for value, condition in e.args))
    if isinstance(e, sp.Add):
        e = _half_angle(e)
        if isinstance(e, sp.Add) and _cancels(e):
            try:
                return DISTANCE * _slope(e)
            except NoSlope:
                pass
    if not isinstance(e, Expr) or e.is_Atom or isinstance(e, n.Mean):
        return e
    return e.func(*(written(a) if isinstance(a, sp.Basic) else a for a in e.args))


def _log(u: Expr) -> Expr:
    """log u for u > 0: the factors that vanish apart, and of a sum the powers of d as e^(s t)."""
    if u == DISTANCE:
        return LOG
    if isinstance(u, sp.Abs) and _at_zero(u) == 0:
        return _log(u.args[0])
    if isinstance(u, sp.Pow) and u.base is not S.Exp1 and not u.exp.has(DISTANCE):
        return u.exp * _log(u.base)
    if isinstance(u, sp.Add):
        u = _half_angle(u)
        if u.is_Pow or u.is_Mul:
            return _log(u)
    if isinstance(u, sp.Mul):
        apart = [f for f in u.args if f.has(DISTANCE) and _at_zero(f) in (S.Zero, None)]
        rest = sp.Mul(*(f for f in u.args if f not in apart))
        if apart:
            return sp.Add(*map(_log, apart), *([] if rest == 1 else [sp.log(_size(rest))]))
    if _at_zero(u) == 0 and isinstance(u, sp.Add | sp.sin):
        try:
            slope = _slope(u)
            if _at_zero(slope) not in (S.Zero, None):
                return LOG + sp.log(_size(slope))
        except NoSlope:
            pass
    if isinstance(u, sp.Add):
        return sp.log(sp.Add(*(_as_exponential(t) or written(t) for t in u.args)))
    return sp.log(written(u))


def _size(u: Expr) -> Expr:
    """|u| of a factor, whose sign may be that of another factor."""
    return u if u.is_positive else sp.Abs(u)


def _as_exponential(term: Expr) -> Expr | None:
    """c d^s or (c d)^s as a multiple of e^(s t)."""
    c, power = term.as_independent(DISTANCE, as_Add=False)
    base, s = power.as_base_exp()
    inner, rest = base.as_independent(DISTANCE, as_Add=False)
    if rest != DISTANCE or s.has(DISTANCE) or not (inner.is_positive or s.is_Integer):
        return None
    return c * inner**s * sp.exp(s * LOG)


def _cancels(e: sp.Add) -> bool:
    return _at_zero(e) == 0 and any(_at_zero(t) != 0 for t in e.args)


def _at_zero(e: Expr) -> Expr | None:
    """The value at d = 0, where there is one."""
    found = e.xreplace({DISTANCE: S.Zero})
    return None if found.has(S.NaN, S.ComplexInfinity, S.Infinity, S.NegativeInfinity) else found


def _half_angle(e: Expr) -> Expr:
    """c − c cos y = 2c sin²(y/2) where y is 0 at d = 0: its first slope vanishes."""
    for term in e.args:
        c, rest = term.as_independent(sp.cos)
        if isinstance(rest, sp.cos):
            y = sp.expand(rest.args[0])
            turned = sp.cos(y)  # cos(π − y) is −cos y
            sign, again = turned.as_coeff_Mul()
            if isinstance(again, sp.cos) and _at_zero(again.args[0]) == 0 and -c * sign in e.args:
                whole = -2 * c * sign * sp.sin(again.args[0] / 2) ** 2
                left = [t for t in e.args if t not in (term, -c * sign)]
                return sp.Add(*left, whole)
    return e


def _slope(e: Expr) -> Expr:
    """(e(d) − e(0))/d."""
    if not e.has(DISTANCE):
        return S.Zero
    if e == DISTANCE:
        return S.One
    if isinstance(e, sp.Add):
        return sp.Add(*map(_slope, e.args))
    start = _at_zero(e)
    if start is None:
        raise NoSlope(str(e))
    if isinstance(e, sp.Mul):
        first, rest = e.as_two_terms()
        return _slope(first) * written(rest) + _start(first) * _slope(rest)
    if isinstance(e, sp.exp):
        return start * ExpSlope(_change(e.args[0])) * _slope(e.args[0])
    if isinstance(e, sp.log):
        u = _nonzero(e.args[0])
        part = _slope(e.args[0]) / u
        return LogSlope(DISTANCE * part) * part
    if isinstance(e, sp.Pow) and not e.exp.has(DISTANCE):
        if e.base == DISTANCE:
            return sp.exp((e.exp - 1) * LOG)
        u = _nonzero(e.base)
        part = _slope(e.base) / u
        inner = LogSlope(DISTANCE * part) * part * e.exp
        return start * ExpSlope(DISTANCE * inner) * inner
    if isinstance(e, sp.sin | sp.cos):
        half, middle = _change(e.args[0]) / 2, _start(e.args[0]) + _change(e.args[0]) / 2
        turn = sp.cos(middle) if isinstance(e, sp.sin) else -sp.sin(middle)
        return turn * sp.sinc(half) * _slope(e.args[0])
    raise NoSlope(str(e))


def _change(e: Expr) -> Expr:
    return DISTANCE * _slope(e)


def _start(e: Expr) -> Expr:
    found = _at_zero(e)
    if found is None:
        raise NoSlope(str(e))
    return found


def _nonzero(e: Expr) -> Expr:
    found = _start(e)
    if found == 0:
        raise NoSlope(str(e))
    return found
