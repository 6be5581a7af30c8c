"""Points on and about the borders of a formula: where a condition turns, where |·| has its kink.

A border is an expression that is 0 on it. A point is put there by one letter, the others staying
as drawn: exactly where the letter stands linearly, else by bisection.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, islice, pairwise
from typing import Any

from mpmath import mpf
from sympy import Abs, Expr, Heaviside, Integer, Max, Min, Piecewise, Rational, Symbol, sign
from sympy.core.relational import Relational

from symkl.checking.asked import Asked
from symkl.checking.holding import at_once
from symkl.checking.points import Numbers
from symkl.nodes import AtMost, Condition, Positive

BASES, MOST, OPEN = 40, 48, 6  # points started from, points given, given without a closed form
JUST = Rational(1, 10**9)
STEPS = (JUST, Rational(1, 1000), Rational(3, 7), Rational(13), Rational(10**6))
GRID = tuple(Rational(10 ** max(k, 0), 10 ** max(-k, 0)) for k in range(-12, 46, 2))
HALVINGS = 60


def borders(asked: Asked, expr: Expr) -> dict[Expr, bool]:
    """Each border, and whether a point exactly on it belongs to the formula's claim."""
    found: dict[Expr, bool] = {}
    for branch in sorted(expr.atoms(Piecewise), key=str):
        for _, c in branch.args:
            for one in sorted(c.atoms(Relational), key=str):
                found[one.lhs - one.rhs] = True
    if found:
        for c in asked.conditions:
            for one in sorted(_atoms(c), key=str):
                found.setdefault(one, True)
    for one in sorted(expr.atoms(Abs, sign, Heaviside, Max, Min), key=str):
        pairs = combinations(one.args, 2) if isinstance(one, Max | Min) else [(one.args[0], 0)]
        for a, b in pairs:
            found.setdefault(a - b, False)
    return {u: exact for u, exact in found.items() if isinstance(u, Expr) and u.free_symbols}


def _atoms(condition: Condition) -> set[Expr]:
    found = {c.greater - c.lesser for c in condition.atoms(AtMost)}
    return found | {c.expr for c in condition.atoms(Positive)}


def border_points(asked: Asked, expr: Expr, seed: str) -> list[Numbers]:
    """Points on every border and on both its sides, each on another side of all the others."""
    lines = borders(asked, expr)
    most = MOST if asked.closed is not None else OPEN
    chosen: dict[tuple[Any, ...], Numbers] = {}
    if not lines or not asked.space.symbols:
        return []
    for base in islice(asked.space.points(seed + "/borders"), BASES):
        for line, exact in lines.items():
            for step, point in _about(asked, base, line, exact):
                sides = tuple(_side(u, point) for u in lines)
                chosen.setdefault((line, step, sides), point)
        if len(chosen) >= 4 * most:
            break
    ranked = sorted(chosen.items(), key=lambda item: _rank(item[0][1]))
    return list({str(point): point for _, point in ranked}.values())[:most]


def _rank(step: Any) -> int:
    return 0 if step == 0 else 1 + STEPS.index(abs(step))


def _side(line: Expr, point: Numbers) -> Any:
    there = line.xreplace(_symbols(point))
    return bool(there > 0) - bool(there < 0) if there.is_Rational else None


def _about(asked: Asked, base: Numbers, line: Expr, exact: bool) -> Iterator[tuple[Any, Numbers]]:
    for s in sorted(line.free_symbols & set(asked.space.symbols), key=str):
        for there in _crossings(line, s, base):
            scale = max(Integer(1), abs(there))
            steps = [Integer(0)] if exact else []
            steps += [w * t for t in STEPS for w in (1, -1)]
            for step in steps:
                moved = there + step * scale
                if s.is_integer and not moved.is_Integer:
                    moved = Integer(moved.ceiling() if step >= 0 else moved.floor())
                point = {**base, s: moved}
                if _allowed(s, moved) and asked.space.has(point):
                    yield step, point


def _allowed(s: Symbol, value: Rational) -> bool:
    """Does the letter's own assumption admit the number?"""
    return not (
        (s.is_positive and value <= 0)
        or (s.is_nonnegative and value < 0)
        or (s.is_negative and value >= 0)
        or (s.is_nonzero and value == 0)
    )


def _crossings(line: Expr, s: Symbol, base: Numbers) -> list[Rational]:
    """Where along the letter the border is met."""
    along = line.xreplace({t: v for t, v in _symbols(base).items() if t != s})
    if along.free_symbols != {s}:
        return []
    top = along.as_numer_denom()[0].expand()
    slope = top.coeff(s, 1)
    start = top.coeff(s, 0)
    if slope.is_Rational and start.is_Rational and slope != 0 and top == slope * s + start:
        return [-start / slope]
    return list(_bisected(along, s))


@lru_cache(maxsize=256)
def _bisected(along: Expr, s: Symbol) -> tuple[Rational, ...]:
    """Fractions next to the zeros, the simplest where that is one exactly."""
    grid = [*(-g for g in reversed(GRID)), *GRID]
    tried = [(g, _value(along, s, g)) for g in grid if _allowed(s, g)]
    values = [(g, v) for g, v in tried if v is not None]  # none vouched for at a zero itself
    found = []
    for (low, below), (high, above) in pairwise(values):
        if below * above > 0:
            continue
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            here = _value(along, s, middle)
            if here is None:
                low = middle
                break
            low, high = (middle, high) if here * below > 0 else (low, middle)
        simple = Rational(low).limit_denominator(10**6)
        found.append(low if _value(along, s, simple) else simple)
    return tuple(found)


def _value(along: Expr, s: Symbol, there: Rational) -> mpf | None:
    return at_once(along, {s: there})


def _symbols(point: Numbers) -> dict[Any, Any]:
    return {s: v for s, v in point.items() if isinstance(s, Symbol)}
