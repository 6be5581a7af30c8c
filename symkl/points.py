"""Both signs at a few points, and there is no proof of either: floats stop a search that must fail.

Nothing is proved here, so nothing here need be trusted: what has no float has no say. The points
keep the declared facts: a point that breaks one is moved until it keeps it, or given up.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random
from typing import Any

from sympy import Expr, NumberSymbol, Symbol, atan, cos, erf, sin

from symkl.elements import Element, key
from symkl.entailment import Entailment
from symkl.laurent import Table

POINTS = 6
TRIES = 16  # to find a point
MOVES = 24  # to make it keep the facts
NOISE = 1e-7

FLOATS: dict[Any, Callable[..., float]] = {
    erf: math.erf, sin: math.sin, cos: math.cos, atan: math.atan,
}  # fmt: skip


class Unknown(Exception):
    """What has no float here."""


class Point:
    """Values for the generators of a table, those of symbols drawn by their assumptions."""

    def __init__(self, table: Table, seed: int) -> None:
        self.table, self.values, self.random = table, {}, Random(seed)
        self.symbols: dict[int, float] = {}

    def element(self, e: Element) -> tuple[float, float]:
        """The value, and the size of its terms."""
        total = size = 0.0
        for m, c in e.items():
            try:
                term = float(c) * self.monomial(m)
            except OverflowError as error:
                raise Unknown from error
            total, size = total + term, size + abs(term)
        if not math.isfinite(size):
            raise Unknown
        return total, size

    def monomial(self, m: tuple) -> float:
        out = 1.0
        for g, x in m:
            base = self.generator(g)
            if base < 0 and x.denominator != 1:
                raise Unknown
            try:
                out *= base ** (x if x.__class__ is int else float(x))
            except ArithmeticError as error:
                raise Unknown from error
        return out

    def generator(self, g: int) -> float:
        found = self.values.get(g)
        if found is None:
            try:
                found = self.values[g] = self._generator(g)
            except (ArithmeticError, ValueError, TypeError) as error:
                raise Unknown from error
        return found

    def _generator(self, g: int) -> float:
        kind, inner, _ = self.table.generators[g]
        match kind:
            case "prime":
                return float(inner)
            case "slack":
                return self._drawn(g, True, False)
            case "log":
                return math.log(abs(self.generator(inner)))
            case "abs":
                return abs(self.generator(inner))
            case "exp":
                return math.exp(self.monomial(inner))
            case "sum":
                return self.element(inner)[0]
            case "lg":
                return math.lgamma(self.element(inner[1])[0])
            case "function" | "sine" if inner[0] in FLOATS:
                return FLOATS[inner[0]](*(self.element(a)[0] for a in inner[1]))
            case "atom" if isinstance(inner, NumberSymbol):
                return float(inner)
            case "atom" if isinstance(inner, Symbol) and inner.is_negative is not True:
                return self._drawn(g, inner.is_nonnegative is True, inner.is_integer is True)
        raise Unknown

    def _drawn(self, g: int, positive: bool, whole: bool) -> float:
        if g not in self.symbols:
            size = math.exp(self.random.gauss(0, 1.2))
            value = size if positive else size * self.random.choice((-1, 1)) * 2
            self.symbols[g] = math.ceil(value * 2) if whole else value
        return self.symbols[g]

    def keep(self, facts: list[Element]) -> bool:
        """Move symbols until every fact is > 0; False where that is not found."""
        for _ in range(MOVES):
            broken = next((f for f in facts if self.element(f)[0] <= 0), None)
            if broken is None:
                return True
            if not self._mend(broken):
                return False
        return False

    def _mend(self, fact: Element) -> bool:
        """Make the fact > 0 by one of the symbols that stand in it alone."""
        value = self.element(fact)[0]
        alone = [(m[0][0], float(c)) for m, c in fact.items() if len(m) == 1 and m[0][1] == 1]
        moved = [(g, c) for g, c in alone if g in self.symbols]
        self.random.shuffle(moved)
        for g, c in moved:
            size = abs(value) + math.exp(self.random.gauss(-0.5, 1))
            inner: Any = self.table.generators[g].inner
            step = math.ceil(size) if isinstance(inner, Symbol) and inner.is_integer else size
            target = self.symbols[g] + step / c
            if target > 0 or not (isinstance(inner, Expr) and inner.is_nonnegative):
                self.symbols[g] = target
                self.values = dict(self.symbols)
                return True
        return False


class Points(Entailment):
    """Which signs a sum takes at a few points where the facts hold."""

    _points: list[Point] | None = None

    def _seen(self, p: Element) -> tuple[bool, bool]:
        """Is it < 0 somewhere, is it > 0 somewhere?"""
        below = above = False
        for point in self._where_facts_hold():
            try:
                value, size = point.element(p)
            except Unknown:
                continue
            below |= value < -NOISE * size
            above |= value > NOISE * size
            if below and above:
                break
        return below, above

    def _where_facts_hold(self) -> list[Point]:
        if self._points is None:
            facts = [f for f, _ in self._facts]
            of = frozenset(map(key, facts))
            self._points = self.table.points.get(of)
        if self._points is None:
            self._points = self.table.points[of] = []
            for seed in range(TRIES):
                point = Point(self.table, seed)
                try:
                    if point.keep(facts):
                        self._points.append(point)
                except Unknown:
                    break
                if len(self._points) == POINTS:
                    break
        return self._points
