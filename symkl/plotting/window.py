"""Where to look: the part of the axis that holds a law's mass, by quantiles of the density itself.

The density is summed outwards from its mode in the coordinate of the quadrature, in which every
tail falls exponentially; no moment is needed, and a density may be unbounded at an end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate
from typing import NamedTuple

from mpmath import mp, mpf

from symkl.quadrature import OracleError, peak
from symkl.reading import Reading

TAIL = 0.002  # of the mass on each side that may be left out,
REACH = 2.5  # and what lies so many interquartile ranges outside of the quartiles
WIDER = 1.25  # widths of p's window by which q's may stick out on each side
NEAR = 0.12  # of the width: an end of the support that is so near is shown
STEPS, FALL = 4_000, 30  # of the sum, and nats below the top at which it stops
FINE = 10  # steps to a width of the mode
FAR, CLOSE = 200, 16  # logarithms of distances from 0: how far to look, and what counts as near
FEWEST, MOST = 7, 61  # points of a discrete law


class Window(NamedTuple):
    lo: float
    hi: float

    @property
    def width(self) -> float:
        return self.hi - self.lo


class Chart(NamedTuple):
    """t ↦ x and log |dx/dt|, from the real line onto the support."""

    place: Callable[[mpf], mpf]
    log_slope: Callable[[mpf], mpf]


def chart(law: Reading) -> Chart:
    """c sinh t on the line, e^t from one end, the logistic function between two."""
    lo, hi = law.lo, law.hi
    if mp.isinf(lo) and mp.isinf(hi):
        c = _scale(law)
        return Chart(lambda t: c * mp.sinh(t), lambda t: mp.log(c * mp.cosh(t)))
    if mp.isinf(hi):
        return Chart(lambda t: lo + mp.exp(t), lambda t: t)
    if mp.isinf(lo):
        return Chart(lambda t: hi - mp.exp(t), lambda t: t)
    return Chart(
        lambda t: lo + (hi - lo) / (1 + mp.exp(-t)),
        lambda t: mp.log(hi - lo) - mp.log(1 + mp.exp(-t)) - mp.log(1 + mp.exp(t)),
    )


def _scale(law: Reading) -> mpf:
    """1, or how far from 0 a law on the line has its mass, where that is far from 1."""

    def mass(u: int) -> mpf:
        try:
            return max(law.log_density(sign * mp.exp(u)) for sign in (1, -1)) + u
        except (OracleError, ArithmeticError, ValueError):
            return mpf("-inf")

    best = max(range(-FAR, FAR + 1, 2), key=mass)
    return mp.exp(best) if abs(best) > CLOSE else mpf(1)


def quantiles(law: Reading, levels: tuple[float, ...]) -> list[float]:
    """The points below which those parts of the mass lie, as far as a picture needs them."""
    if law.points is not None:
        return _levels([(float(x), _mass(law, x)) for x in law.points], levels)
    if law.counting:
        return _levels([(float(k), m) for k, m in masses(law)], levels)
    there = chart(law)

    def log_mass(t: mpf) -> mpf:
        return law.log_density(there.place(t)) + there.log_slope(t)

    centre, width = peak(log_mass)
    step, top = width / FINE, log_mass(centre)
    found = [(float(there.place(centre)), 1.0)]
    for sign in (1, -1):
        for k in range(1, STEPS):
            t = centre + sign * step * k
            try:
                x, height = there.place(t), log_mass(t) - top
            except (OracleError, ArithmeticError, ValueError):
                break
            if not mp.isfinite(x) or not height > -FALL or not law.lo < x < law.hi:
                break
            found.append((float(x), float(mp.exp(height))))
    return _between(sorted(found), levels)


def _between(weighted: list[tuple[float, float]], levels: tuple[float, ...]) -> list[float]:
    """Half of each weight lies on each side of its point; linear in between."""
    sums = list(accumulate(w for _, w in weighted))
    middles = [(s - w / 2) / sums[-1] for s, (_, w) in zip(sums, weighted)]
    found = []
    for level in levels:
        k = min(max(bisect_left(middles, level), 1), len(middles) - 1)
        (a, _), (b, _) = weighted[k - 1 : k + 1]
        part = (level - middles[k - 1]) / (middles[k] - middles[k - 1])
        found.append(a + (b - a) * min(max(part, 0.0), 1.0))
    return found


def _levels(weighted: list[tuple[float, float]], levels: tuple[float, ...]) -> list[float]:
    sums = list(accumulate(w for _, w in weighted))
    last = len(weighted) - 1
    return [weighted[min(bisect_left(sums, level * sums[-1]), last)][0] for level in levels]


def _mass(law: Reading, k: mpf) -> float:
    height = law.at(k)
    return float(mp.exp(height)) if height > -FALL * 10 else 0.0


def masses(law: Reading) -> list[tuple[int, float]]:
    """The points of a discrete law from its mode outwards, as far as its mass lies, in order."""
    if law.points is not None:
        return [(int(x), _mass(law, x)) for x in law.points]
    start = _mode(law)
    found = {start: _mass(law, mpf(start))}
    for sign in (1, -1):
        k, total = start + sign, sum(found.values())
        while law.lo <= k <= law.hi and len(found) < STEPS:
            mass = _mass(law, mpf(k))
            found[k], total = mass, total + mass
            if mass < 1e-6 * total and total > 0.5:
                break
            k += sign
    return sorted(found.items())


def _mode(law: Reading) -> int:
    """A whole number of large mass: the best of a look that doubles its steps."""
    base = law.lo if mp.isfinite(law.lo) else law.hi if mp.isfinite(law.hi) else mpf(0)
    looks = {int(base) + s * j for j in [0, *(2**k for k in range(24))] for s in (1, -1)}
    inside = [k for k in looks if law.lo <= k <= law.hi]
    best = max(inside, key=lambda k: law.at(mpf(k)))
    step = max(1, abs(best - int(base)) // 2)
    while step >= 1:
        near = [k for k in (best - step, best, best + step) if law.lo <= k <= law.hi]
        better = max(near, key=lambda k: law.at(mpf(k)))
        if better == best:
            step //= 2
        best = better
    return best


def window(p: Reading, q: Reading | None) -> Window:
    """p's window and as much of q's as lies within a few widths of it."""
    first = _own(p)
    found = first
    if q is not None and not apart(q, first):
        second, room = _own(q), WIDER * first.width
        if p.counting:
            room = max(room, float(FEWEST))
        lo = min(first.lo, max(second.lo, first.lo - room))
        hi = max(first.hi, min(second.hi, first.hi + room))
        found = Window(lo, hi)
    if p.counting and (q is None or q.counting):
        return found
    margin = 0.03 * found.width
    for law in filter(None, (p, q)):
        found = _to_the_ends(law, found)
    return Window(found.lo - margin, found.hi + margin)


def apart(q: Reading, seen: Window) -> bool:
    """Does q's mass lie outside of the window, far off?"""
    own, room = _own(q), WIDER * seen.width
    return own.lo > seen.hi + room or own.hi < seen.lo - room


def _own(law: Reading) -> Window:
    low, quarter, three, high = quantiles(law, (TAIL, 0.25, 0.75, 1 - TAIL))
    reach = REACH * (three - quarter)
    if reach == 0:
        reach = 1.0
    lo, hi = max(low, quarter - reach), min(high, three + reach)
    if law.counting:
        lo, hi = low, min(high, max(three + 2 * reach, low + FEWEST))
        return Window(lo, max(hi, min(lo + FEWEST, float(law.hi))))
    return _to_the_ends(law, Window(lo, hi))


def _to_the_ends(law: Reading, found: Window) -> Window:
    """With the ends of the support that are near."""
    room = NEAR * found.width
    ends = [float(e) for e in (law.lo, law.hi) if mp.isfinite(e)]
    near = [e for e in ends if found.lo - room <= e <= found.hi + room]
    return Window(min([found.lo, *near]), max([found.hi, *near]))
