"""A bench on which a changed formula is tried: a few points, the right values there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mpmath import mp, mpf
from sympy import Basic, Expr, S

from symkl.checking.asked import Asked
from symkl.checking.clock import Broken, Clock, OutOfTime, broken_off, fresh_work, parts
from symkl.checking.numbers import CannotTell, number, same
from symkl.checking.points import Numbers
from symkl.oracle import SLIPS, STARTS
from symkl.valuation import Model, Scope, value

SCREEN, DIGITS, WORKING = 14, 25, 34  # digits of a trial, of what is confirmed, of the arithmetic
TRIED = 0.5  # seconds, for a value that the steps have not told
LOOK = 5  # steps, at what is known already
BAD = (S.NaN, S.ComplexInfinity, S.Infinity, S.NegativeInfinity, S.ImaginaryUnit)


class Bench:
    """The formula, what is asked, points where that is finite, and the right value at each."""

    def __init__(
        self,
        asked: Asked,
        expr: Expr,
        points: Sequence[Numbers],
        values: Sequence[Any],
        clock: Clock,
    ) -> None:
        self.asked, self.expr = asked, expr
        self.points, self.values, self.clock = list(points), list(values), clock
        self.known: list[set[Basic]] = [set() for _ in points]  # parts that have been evaluated
        with mp.workdps(WORKING):
            self.scopes = [
                Scope(Model(symbols=p), {}, {}, [mpf(1)], 20, mp.prec, STARTS[0]) for p in points
            ]

    def at(self, expr: Basic, place: int) -> Any:
        """The value at one of the points, to some 20 digits; None where there is none."""
        self.clock.spend(LOOK + fresh_work(expr, self.known[place]))
        with mp.workdps(WORKING):
            try:
                with broken_off(TRIED):
                    found = value(expr, self.scopes[place])
            except (Broken, MemoryError):
                raise OutOfTime from None
            except SLIPS:
                return None
        return found if isinstance(found, mpf) and mp.isfinite(found) else None

    def all(self, expr: Basic, count: int | None = None) -> list[Any] | None:
        """The values at the first so many points; None where one is missing."""
        found = []
        for place in range(len(self.points) if count is None else min(count, len(self.points))):
            one = self.at(expr, place)
            if one is None:
                return None
            found.append(one)
        return found

    def fits(self, expr: Expr) -> bool:
        """Is the formula right at every point, as far as a quick look can tell?"""
        if not isinstance(expr, Expr) or expr.has(*BAD):
            return False
        self.clock.spend(parts(expr))  # it has been made of the formula, part by part
        return all(
            same(self.at(expr, place), right, SCREEN) for place, right in enumerate(self.values)
        )

    def confirmed(self, expr: Expr, values: Sequence[Any] | None = None) -> bool:
        """Is it right at every point to all digits, each vouched for at two precisions?"""
        try:
            return all(
                same(number(expr, p, DIGITS).value, right, DIGITS - 2)
                for p, right in zip(self.points, values or self.values)
            )
        except CannotTell:
            return False
