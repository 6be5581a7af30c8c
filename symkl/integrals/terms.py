"""The term of a sum as z^k · Π Γ(k + a) · Π Γ(b − k), to the powers ±1.

A factor k + a is Γ(k + a + 1)/Γ(k + a). So the Γ's at points a whole number apart cancel, whichever
of them the algebra has written the others by.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from sympy import Expr, Integer, S, exp, log, loggamma

from symkl.integrals.shape import Shape
from symkl.nodes import VARIATE

x = VARIATE
Shifts = tuple[Expr, ...]


class Term(NamedTuple):
    """The ratio z, and the shifts: a of Γ(k + a), b of Γ(b − k), above the line and below it."""

    ratio: Expr
    rising: Shifts
    rising_below: Shifts
    falling: Shifts
    falling_below: Shifts

    @property
    def only_rising(self) -> bool:
        return not self.falling and not self.falling_below


def term(s: Shape, *aside: Expr) -> Term | None:
    """The integrand but for the statistics ``aside`` and the factor; None where it is no term."""
    if not s.only("log", "powers", "binomials", "others", "factor") or set(s.powers) > {S.One}:
        return None
    counts: Counter = Counter()
    linear = [(x, s.log)] + [(b.free + b.slope * x**b.power, n) for b, n in s.binomials.items()]
    for e, n in linear:
        if n != 0 and not _multiply(counts, e + 1, n, e):
            return None
    for t, n in s.others.items():
        if t not in aside and not (isinstance(t, loggamma) and _multiply(counts, t.args[0], n)):
            return None
    return Term(exp(s.powers.get(S.One, S.Zero)), *(_shifts(counts, *side) for side in SIDES))


SIDES = ((1, 1), (1, -1), (-1, 1), (-1, -1))  # (slope, sign of the power)


def _multiply(counts: Counter, e: Expr, n: Expr, below: Expr | None = None) -> bool:
    """Γ(e)^n, or Γ(e)^n/Γ(below)^n, put in; False where e is not ±k + a or n not whole."""
    for at, times in ((e, n), (below, -n)):
        if at is None:
            continue
        shift, rest = at.as_independent(x, as_Add=True)
        slope = rest / x
        if slope not in (1, -1) or not isinstance(times, Integer):
            return False
        counts[int(slope), shift] += int(times)
    return True


def _shifts(counts: Counter, slope: int, sign: int) -> Shifts:
    found = [(a, sign * n) for (of, a), n in counts.items() if of == slope and sign * n > 0]
    return tuple(a for a, n in sorted(found, key=str) for _ in range(n))


def without(shifts: Shifts, a: Expr) -> Shifts | None:
    """The shifts but one that is a; None where there is none."""
    if a not in shifts:
        return None
    place = shifts.index(a)
    return shifts[:place] + shifts[place + 1 :]


def is_log_of_line(e: Expr) -> Expr | None:
    """c of log(k + c)."""
    if not isinstance(e, log):
        return None
    shift, rest = e.args[0].as_independent(x, as_Add=True)
    return shift if rest == x else None
