"""Where a monotone map goes at an end of its interval: a number, −∞ or ∞. Trusted."""

from __future__ import annotations

from typing import Any

from sympy import Add, Expr, Mul, Pow, S, Symbol, exp, log

from symkl.claim import StepRejected


def at_end(e: Expr, symbol: Symbol, to: Expr, context: Any) -> Expr:
    """The limit of e; of 1/g as g → 0 too, where g is proved positive before the end."""
    if symbol not in e.free_symbols:
        return e
    if e == symbol:
        return to
    parts = [at_end(a, symbol, to, context) for a in e.args]
    match e:
        case Add():
            return _sum(parts)
        case Mul():
            return _product(parts, context)
        case exp():
            return {S.Infinity: S.Infinity, S.NegativeInfinity: S.Zero}.get(parts[0], exp(parts[0]))
        case log():
            return _log(e.args[0], parts[0], context)
        case Pow():
            return _power(e, parts, context)
    raise StepRejected(f"where {e} goes at an end is not known")


def _sum(parts: list[Expr]) -> Expr:
    endless = {p for p in parts if p.is_infinite}
    if len(endless) > 1:
        raise StepRejected("∞ − ∞ at an end of the map")
    return endless.pop() if endless else Add(*parts)


def _product(parts: list[Expr], context: Any) -> Expr:
    endless = [p for p in parts if p.is_infinite]
    if not endless:
        return Mul(*parts)
    if len(endless) > 1:
        raise StepRejected("the product of two infinite factors at an end of the map")
    rest = Mul(*(p for p in parts if not p.is_infinite))
    for sign in (1, -1):
        if context.is_positive(sign * rest):
            return sign * endless[0]
    raise StepRejected(f"the sign of {rest} is not known at an end of the map")


def _log(inside: Expr, limit: Expr, context: Any) -> Expr:
    if limit is S.Infinity:
        return limit
    if limit.is_infinite:
        raise StepRejected("a log of −∞ at an end of the map")
    if context.equal(limit, 0) and context.is_positive(inside):
        return S.NegativeInfinity
    return log(limit)


def _power(e: Expr, parts: list[Expr], context: Any) -> Expr:
    base, to = parts
    if base is S.Infinity and context.is_positive(to):
        return S.Infinity
    if base is S.Infinity and context.is_positive(-to):
        return S.Zero
    if base.is_infinite or to.is_infinite:
        raise StepRejected(f"where {e} goes at an end is not known")
    if context.equal(base, 0) and context.is_positive(e.args[0]):
        if context.is_positive(to):
            return S.Zero
        if context.is_positive(-to):
            return S.Infinity
    if to == e.args[1] or context.is_positive(base):
        return Pow(base, to)
    raise StepRejected(f"where {e} goes at an end is not known")  # 0⁰ has no one limit
