"""A value as plain SymPy: what a caller computes with outside symkl."""

from __future__ import annotations

from typing import Any

import sympy as sp
from sympy import Basic, Symbol, exp

from symkl.nodes import (
    COUNTING,
    INDEX,
    VARIATE,
    All,
    AtMost,
    Cases,
    Condition,
    Either,
    Entry,
    Equal,
    Fails,
    FiniteWhen,
    Hyp1F1,
    Hyp2F1,
    Hyp2F2,
    IndexProduct,
    IndexSum,
    Mean,
    Positive,
)


def to_sympy(expr: Basic) -> Any:
    """FiniteWhen → Piecewise, IndexSum → Sum of Indexed, a mean left over → its integral or sum."""
    if isinstance(expr, FiniteWhen):
        return sp.Piecewise((to_sympy(expr.value), to_sympy(expr.condition)), (sp.oo, True))
    if isinstance(expr, Cases):
        return _branches(expr)
    if isinstance(expr, IndexSum):
        make = sp.Product if isinstance(expr, IndexProduct) else sp.Sum
        k = _letter(expr)
        body = to_sympy(expr.body.xreplace({INDEX: k}))
        return make(body, (k, to_sympy(expr.lo), to_sympy(expr.hi)))
    if isinstance(expr, Hyp1F1 | Hyp2F1 | Hyp2F2):
        above, below = (tuple(map(to_sympy, p)) for p in expr.parameters)
        return sp.hyper(above, below, to_sympy(expr.args[-1]))
    if isinstance(expr, Entry):
        return sp.IndexedBase(expr.vector.name, positive=True)[to_sympy(expr.at)]
    if isinstance(expr, Mean) and expr.law.log_density_at(VARIATE) is not None:
        return _as_integral(expr)
    if isinstance(expr, Condition):
        return _as_condition(expr)
    if not expr.args:
        return expr
    args = [to_sympy(a) for a in expr.args]
    return expr if all(a is b for a, b in zip(args, expr.args)) else expr.func(*args)


def _branches(expr: Cases) -> Any:
    """One Piecewise for cases within cases."""
    inside, otherwise = to_sympy(expr.inside), to_sympy(expr.otherwise)
    where = to_sympy(expr.condition)
    first = inside.args if isinstance(inside, sp.Piecewise) else ((inside, True),)
    then = otherwise.args if isinstance(otherwise, sp.Piecewise) else ((otherwise, True),)
    return sp.Piecewise(*((v, sp.And(where, c)) for v, c in first), *then)


def _letter(expr: Basic) -> Symbol:
    """An index that is no parameter of the expression."""
    taken = {s.name for s in expr.free_symbols}
    free = next(c for c in ("k", "j", "i", "l", "m", "n", "k_") if c not in taken)
    return Symbol(free, integer=True)


def _as_integral(mean: Mean) -> Any:
    discrete = mean.law.measure == COUNTING
    k = _letter(mean) if discrete else Symbol("x", real=True)
    body = mean.body * exp(mean.law.log_density_at(VARIATE))
    make = sp.Sum if discrete else sp.Integral
    return make(to_sympy(body.xreplace({VARIATE: k})), (k, *mean.law.range.args))


def _as_condition(condition: Condition) -> Any:
    match condition:
        case Positive():
            terms = sp.Add.make_args(to_sympy(condition.expr))
            minus = [t for t in terms if t.could_extract_minus_sign()]
            above = sp.Add(*(t for t in terms if t not in minus))
            return sp.Gt(above, -sp.Add(*minus))
        case AtMost():
            return sp.Le(to_sympy(condition.lesser), to_sympy(condition.greater))
        case All():
            return sp.And(*(to_sympy(c) for c in condition.args))
        case Either():
            return sp.Or(*(to_sympy(c) for c in condition.args))
        case Fails():
            return sp.Not(to_sympy(condition.condition))
        case Equal():
            return sp.Eq(to_sympy(condition.lhs), to_sympy(condition.rhs))
    raise TypeError(f"{type(condition).__name__} has no form in SymPy")
