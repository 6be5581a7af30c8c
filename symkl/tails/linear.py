"""Linear facts about real symbols: which signs of a linear expression do they allow?

a₁s₁ + … + k > 0 and ≥ 0 have no solution where putting together those that bound one symbol from
below with those that bound it from above, symbol by symbol, ends in a false statement on numbers
(Fourier and Motzkin). For real symbols this decides, so that the answer is exact.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import gcd
from typing import NamedTuple

from sympy import Add, Expr, Symbol, expand, ilcm

from symkl.declared import signs_in
from symkl.nodes import All, AtMost, Condition, Fails, Positive

MOST = 120  # statements kept while symbols are eliminated


class Statement(NamedTuple):
    """Σ coefficient · symbol + constant > 0, or ≥ 0; whole numbers without a common factor."""

    parts: tuple[tuple[Symbol, int], ...]
    constant: int
    strict: bool


class Known(NamedTuple):
    """What the facts say that is linear, and whether that is all that they say."""

    statements: tuple[Statement, ...]
    whole: bool


def linear(e: Expr) -> tuple[dict[Symbol, int], int] | None:
    """e times a positive number, as whole coefficients and a constant; None if not linear."""
    parts: dict[Symbol, Expr] = {}
    constant = 0
    for term in Add.make_args(expand(e)):
        c, rest = term.as_coeff_Mul()
        if not c.is_Rational:
            return None
        if isinstance(rest, Symbol):
            parts[rest] = c
        elif rest == 1:
            constant = c
        else:
            return None
    scale = int(ilcm(1, *(c.q for c in parts.values()), getattr(constant, "q", 1)))
    return {s: int(c * scale) for s, c in parts.items()}, int(constant * scale)


def allowed(e: Expr, facts: tuple[Condition, ...]) -> tuple[tuple[int, ...], bool] | None:
    """The signs 1, 0, −1 that e may have by the linear facts, and whether these are all the facts;
    None where e is not linear or there are too many of them."""
    read = linear(e)
    if read is None:
        return None
    parts, constant = read
    known = _known(facts, tuple(sorted(parts, key=str)))
    minus = {s: -c for s, c in parts.items()}, -constant
    above, below = _statement(parts, constant, True), _statement(*minus, True)
    zero = (_statement(parts, constant, False), _statement(*minus, False))
    found = []
    for side, more in ((1, (above,)), (0, zero), (-1, (below,))):
        possible = _possible((*known.statements, *more))
        if possible is None:
            return None
        if possible:
            found.append(side)
    return tuple(found), known.whole


@lru_cache(maxsize=16384)
def _known(facts: tuple[Condition, ...], symbols: tuple[Symbol, ...]) -> Known:
    statements, whole = [], True
    for fact in facts:
        for e, strict in _signs_in(fact):
            read = None if e is None else linear(e)
            whole = whole and read is not None
            if read is not None:
                statements.append(_statement(*read, strict))
    everywhere = {*symbols, *(s for f in facts for s in f.free_symbols if isinstance(s, Symbol))}
    for s in sorted(everywhere, key=str):
        whole = whole and s.is_integer is not True
        if s.is_nonnegative:
            statements.append(_statement({s: 1}, 0, s.is_positive is True))
    return Known(tuple(dict.fromkeys(statements)), whole)


def _signs_in(fact: Condition) -> Iterable[tuple[Expr | None, bool]]:
    """(e, True) for e > 0, (e, False) for e ≥ 0; None for what is not read as such."""
    match fact:
        case All():
            return [pair for part in fact.args for pair in _signs_in(part)]
        case Positive() | AtMost() | Fails(condition=AtMost() | Positive()):
            return signs_in(fact)
    return [(None, False)]


def _statement(parts: dict[Symbol, int], constant: int, strict: bool) -> Statement:
    kept = {s: c for s, c in parts.items() if c}
    common = gcd(constant, *kept.values()) or 1
    ordered = sorted(kept.items(), key=lambda pair: pair[0].name)
    return Statement(tuple((s, c // common) for s, c in ordered), constant // common, strict)


def _possible(statements: tuple[Statement, ...]) -> bool | None:
    """Have the statements a solution? None where there are too many of them."""
    left = set(statements)
    while True:
        if any(not s.parts and (s.constant < 0 or (s.constant == 0 and s.strict)) for s in left):
            return False
        rows = [(dict(s.parts), s) for s in left if s.parts]
        if not rows:
            return True
        symbol = min(sorted({s for row, _ in rows for s in row}, key=str), key=_cost(rows))
        lower = [pair for pair in rows if pair[0].get(symbol, 0) > 0]
        upper = [pair for pair in rows if pair[0].get(symbol, 0) < 0]
        left = {s for row, s in rows if symbol not in row}
        left |= {_without(symbol, a, b) for a in lower for b in upper}
        if len(left) > MOST:
            return None


def _cost(rows: list[tuple[dict[Symbol, int], Statement]]):
    """How many statements there are once the symbol is eliminated."""

    def cost(symbol: Symbol) -> int:
        signs = [row[symbol] > 0 for row, _ in rows if symbol in row]
        return signs.count(True) * signs.count(False)

    return cost


def _without(
    symbol: Symbol, a: tuple[dict[Symbol, int], Statement], b: tuple[dict[Symbol, int], Statement]
) -> Statement:
    (one, s), (two, t) = a, b
    p, q = -two[symbol], one[symbol]
    parts = {v: p * one.get(v, 0) + q * two.get(v, 0) for v in {*one, *two}}
    return _statement(parts, p * s.constant + q * t.constant, s.strict or t.strict)
