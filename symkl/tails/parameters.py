"""The sign of a number made of parameters, under facts; where it is open, the case is split."""

from __future__ import annotations

from functools import lru_cache
from math import gcd

from sympy import (
    Add,
    Basic,
    Expr,
    Mul,
    PolynomialError,
    Pow,
    S,
    Symbol,
    default_sort_key,
    expand,
    factor_list,
    fraction,
    log,
    together,
)

from symkl.nodes import VARIATE, Condition, Fails, Positive
from symkl.normal_form import Algebra
from symkl.tails.linear import allowed, linear

Facts = tuple[Condition, ...]


class Split(Exception):
    """The sign of ``of`` is needed and the facts leave it open: go through its cases."""

    def __init__(self, of: Expr) -> None:
        super().__init__(of)
        self.of = of


@lru_cache(maxsize=4096)
def algebra(facts: Facts) -> Algebra:
    """One context of the normal form for a set of facts."""
    return Algebra(facts)


@lru_cache(maxsize=65536)
def sign(e: Expr, facts: Facts) -> int:
    """1, 0, −1 for e > 0, e = 0, e < 0; raises Split where the facts do not say which."""
    known = _assumed(e)
    return _sign(e, relevant(e, facts)) if known is None else known


@lru_cache(maxsize=65536)
def _linear(e: Expr, facts: Facts) -> tuple[int, ...] | None:
    """The signs that the linear facts allow, where these decide; else None."""
    found = allowed(e, facts)
    return found[0] if found and (found[1] or len(found[0]) == 1) else None


def signs(e: Expr, facts: Facts) -> tuple[int, ...]:
    """The signs that e may have by the facts."""
    near = relevant(e, facts)
    found = _linear(e, near)
    if found:
        return found
    context, possible = algebra(near), []
    if not context.is_nonnegative(-e):
        possible.append(1)
    if not _nonzero(e, context):
        possible.append(0)
    if not context.is_nonnegative(e):
        possible.append(-1)
    return tuple(possible)


def _nonzero(e: Expr, context: Algebra) -> bool:
    return context.is_nonzero(context.normal(e))


@lru_cache(maxsize=65536)
def relevant(e: Basic, facts: Facts) -> Facts:
    """The facts that speak of the symbols of e, or of symbols that these speak of."""
    symbols, left, kept = set(e.free_symbols), list(facts), set()
    grown = True
    while grown:
        grown = False
        for fact in list(left):
            if fact.free_symbols & symbols:
                symbols |= fact.free_symbols
                kept.add(fact)
                left.remove(fact)
                grown = True
    return tuple(f for f in facts if f in kept and VARIATE not in f.free_symbols)


def _assumed(e: Expr) -> int | None:
    """What SymPy's assumptions on the symbols say."""
    if e.is_positive:
        return 1
    if e.is_negative:
        return -1
    return 0 if e.is_zero else None


def _product_sign(e: Expr, facts: Facts) -> int:
    """The product of the signs; of two that are open the product may be known."""
    total, unknown = 1, []
    for factor in e.args:
        base, k = factor.as_base_exp()
        if not (k.is_Integer and k.is_odd):
            base = factor
        try:
            total *= sign(base, facts)
        except Split as split:
            unknown.append(split)
    if total == 0 or not unknown:
        return total
    found = _proved(e, algebra(facts)) if len(unknown) > 1 else None
    if found is None:
        raise unknown[0]
    return found


@lru_cache(maxsize=65536)
def _sign(e: Expr, facts: Facts) -> int:
    decided = _linear(e, facts)
    if decided and len(decided) > 1:
        raise Split(_primitive(e))
    if decided:
        return decided[0]
    if isinstance(e, Mul):
        return _product_sign(e, facts)
    context = algebra(facts)
    found = _proved(e, context)
    if found is not None:
        return found
    like = _exponentiated(e, context)
    total, unknown = 1, None
    for factor, power in _factors(like, context):
        found = _proved(factor, context)
        if found is None:
            unknown = unknown if unknown is not None else factor
        elif found == 0:
            return 0
        elif power % 2:
            total *= found
    if unknown is not None:
        raise Split(unknown)
    return total


def _primitive(e: Expr) -> Expr:
    """A linear e, its coefficients whole numbers without a common factor."""
    parts, constant = linear(e) or ({}, 0)
    common = gcd(constant, *parts.values())
    return Add(*(c // common * s for s, c in parts.items()), constant // common)


def at_least(e: Expr, facts: Facts, strict: bool) -> bool:
    """Is e > 0 (or ≥ 0) proved?"""
    known = _assumed(e)
    if known is not None:
        return known > 0 or (known == 0 and not strict)
    near = relevant(e, facts)
    found = _linear(e, near)
    if found:
        return -1 not in found and not (strict and 0 in found)
    context = algebra(near)
    return context.is_positive(e) if strict else context.is_nonnegative(e)


def _proved(e: Expr, context: Algebra) -> int | None:
    if (known := _assumed(e)) is not None:
        return known
    if context.is_positive(e):
        return 1
    if context.is_positive(-e):
        return -1
    if context.equal(e, 0):
        return 0
    return next((s for s in (1, -1) if _by_tangent(s * e, context)), None)


def _by_tangent(e: Expr, context: Algebra) -> bool:
    """e > 0 because −log t > 1 − t for t ≠ 1: a bound of e that is > 0, or ≥ 0 with some t ≠ 1."""
    bound, strict = S.Zero, False
    for term in Add.make_args(expand(e)):
        c, rest = term.as_independent(log, as_Add=False)
        if isinstance(rest, log) and c.is_negative:
            t = rest.args[0]
            if not context.is_positive(t):
                return False
            strict = strict or _nonzero(1 - t, context)
            term = c * (t - 1)
        bound += term
    return bool(strict and bound != e and context.is_nonnegative(bound))


def _exponentiated(e: Expr, context: Algebra) -> Expr:
    """Σ n log t has the sign of Π t^n − 1, for whole n; t^s − 1 that of s (t − 1)."""
    one, *others = Add.make_args(e)
    if len(others) == 1:
        c, power = (one, others[0]) if one.is_Number else (others[0], one)
        d, power = power.as_coeff_Mul()
        if isinstance(power, Pow) and c == -d and context.is_positive(power.base):
            return d * power.exp * (power.base - 1)
    powers = []
    for term in Add.make_args(expand(e)):
        n, rest = term.as_coeff_Mul()
        if not (isinstance(rest, log) and n.is_Integer and context.is_positive(rest.args[0])):
            return e
        powers.append(rest.args[0] ** n)
    return Mul(*powers) - 1


def _factors(e: Expr, context: Algebra) -> list[tuple[Expr, int]]:
    """e as a product: the denominators cleared, the numerator in irreducible factors."""
    try:
        over, under = fraction(together(e))
        (c, found), (d, below) = factor_list(over), factor_list(under)
    except PolynomialError:
        return [(e, 1)]
    parts = [(c, 1), (d, 1), *found, *below]
    rebuilt = Mul(c, 1 / d, *(f**k for f, k in found), *(f**-k for f, k in below))
    if not context.equal(e, rebuilt):
        return [(e, 1)]
    return [(f, k) for f, k in parts if f != 1]


def solved(e: Expr, facts: Facts) -> tuple[Symbol, Expr] | None:
    """A symbol and the value that it has where e = 0; None where no symbol is linear in e."""
    context, found = algebra(relevant(e, facts)), []
    for symbol in sorted(e.free_symbols, key=default_sort_key):
        if any(symbol in p.free_symbols for p in _awkward(e)):
            continue
        flat = expand(e)
        slope = flat.coeff(symbol, 1)
        rest = expand(flat - slope * symbol)
        if slope == 0 or symbol in slope.free_symbols | rest.free_symbols:
            continue
        if slope.is_number or _nonzero(slope, context):
            value = expand(-rest / slope)
            rank = symbol.is_positive is True, not value.is_number, not slope.is_number, len(found)
            found.append((rank, symbol, value))
    return min(found)[1:] if found else None


def _awkward(e: Expr) -> list[Basic]:
    """The parts of e that are no polynomials in their symbols."""
    return [
        p
        for p in e.atoms(Pow, log)
        if not (isinstance(p, Pow) and p.exp.is_Integer and p.exp.is_positive)
    ]


def put_in(facts: Facts, symbol: Symbol, value: Expr) -> Facts:
    """The facts at one value of a symbol; those that then say nothing are left out."""
    own = (Positive(symbol),) if symbol.is_positive else ()
    moved = (f.xreplace({symbol: value}) for f in (*facts, *own))
    return tuple(f for f in moved if f.known is not True and f.free_symbols)


def declared(f: Expr, side: int) -> Condition:
    """f > 0, or f < 0."""
    return Positive(f if side > 0 else expand(-f))


def opposite(condition: Condition) -> Condition:
    """The condition fails."""
    return condition.args[0] if isinstance(condition, Fails) else Fails(condition)
