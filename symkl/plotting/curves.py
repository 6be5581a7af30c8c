"""What a picture shows, as numbers: the densities, the integrand, where it is infinite."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from mpmath import mp, mpf

from symkl.family import Family
from symkl.integrand import function
from symkl.nodes import COUNTING, KL, VARIATE, CrossEntropy, Entropy, Law, Support
from symkl.plotting.window import MOST, Window, apart, masses, window
from symkl.quadrature import OracleError
from symkl.reading import Reading, corners, read
from symkl.starting import start
from symkl.valuation import Model, Scope, real
from symkl.values import at

EVEN = 301  # points of a curve,
CLOSE = tuple(10 ** (-k / 2) for k in range(3, 19))  # and by an end, in widths of the window
APART = 0.02  # of the width: so far from a pole a curve's height counts
POLE = 1.5  # times as high that much closer: no bound
DIGITS = 10
FORMS: dict[type, Callable[[mpf, mpf], mpf]] = {  # the integrand, from log p and log q
    KL: lambda p, q: mp.exp(p) * (p - q),
    Entropy: lambda p, q: -mp.exp(p) * p,
    CrossEntropy: lambda p, q: -mp.exp(p) * q,
}


class Curve(NamedTuple):
    """Points of a graph; of a discrete law each is a stem. ``top`` and ``low`` are what to show."""

    x: list[float]
    y: list[float]
    stems: bool
    low: float
    top: float
    cut: bool  # does it leave the picture, for it has no bound?


class Shown(NamedTuple):
    question: Any
    laws: tuple[Law, ...]  # with numbers
    numbers: dict[str, Any]
    chosen: tuple[str, ...]  # the parameters whose numbers nobody gave
    value: Any
    reason: str
    window: Window
    densities: tuple[Curve, ...]
    integrand: Curve
    outside: list[tuple[float, float]]  # where p > 0 and q = 0: an interval, or a point twice
    hidden: bool  # does q's mass lie outside of the window?


def shown(derivation: Any, given: Mapping[str, Any]) -> Shown:
    """The numbers of the picture of a divergence, an entropy or a cross-entropy."""
    question = derivation.question
    if type(question) not in FORMS or derivation.status == "theorem":
        raise ValueError("there is a picture of kl, entropy and cross-entropy of laws only")
    numbers = start(question, derivation.after, given)
    laws = tuple(at(law, numbers) for _, law in derivation.laws)
    value = derivation.evaluate(numbers, digits=DIGITS)
    with mp.workprec(100):
        readings = [reading(law) for law in laws]
        p, q = readings[0], readings[-1] if len(laws) > 1 else None
        seen = window(p, q)
        return Shown(
            question,
            laws,
            numbers,
            tuple(n for n in numbers if n not in given),
            value,
            derivation.reason if mp.isinf(value) else "",
            seen,
            tuple(_density(law, seen) for law in readings),
            _integrand(p, q, FORMS[type(question)], seen),
            _outside(p, q, seen) if q is not None and not isinstance(question, Entropy) else [],
            q is not None and apart(q, seen),
        )


def reading(law: Law) -> Reading:
    """The law as numbers, its own put into the log-density: what cancels there is gone."""
    scope = Scope(Model(), {}, {}, [mpf(1)], 6, mp.prec, mpf(0))
    formula, support = law.log_density_at(VARIATE), law.range
    if formula is None or not isinstance(law, Family) or not isinstance(support, Support):
        return read(law, scope)
    lo, hi = real(support.lo, scope), real(support.hi, scope)
    found = tuple(corners(formula, scope))
    return Reading(law.measure == COUNTING, function(formula, scope), lo, hi, None, found)


def _points(law: Reading, seen: Window) -> list[float]:
    """Those of a discrete law that the window has; every n-th where they are too many."""
    apart_by = max(1, int(seen.width) // (4 * MOST))
    found = (k for k, _ in masses(law) if seen.lo <= k <= seen.hi)
    return [float(k) for k in found if k % apart_by == 0]


def _grid(laws: list[Reading], seen: Window) -> list[float]:
    """Even points, and ever closer ones about every end and corner."""
    step = seen.width / (EVEN - 1)
    found = {seen.lo + step * k for k in range(EVEN)}
    for place in _places(laws, seen):
        found |= {place + s * c * seen.width for c in CLOSE for s in (1, -1)} | {place}
    return sorted(x for x in found if seen.lo <= x <= seen.hi)


def _places(laws: list[Reading], seen: Window) -> list[float]:
    found = {float(e) for law in laws for e in (law.lo, law.hi, *law.corners) if mp.isfinite(e)}
    return sorted(e for e in found if seen.lo <= e <= seen.hi)


def _density(law: Reading, seen: Window) -> Curve:
    if law.counting:
        points = _points(law, seen)
        return _stems(points, [float(mp.exp(law.at(mpf(x)))) for x in points])
    lo, hi = float(law.lo), float(law.hi)
    grid = [x for x in _grid([law], seen) if lo < x < hi]
    pairs = [(x, y) for x in grid if (y := _number(lambda x=x: mp.exp(law.at(mpf(x))))) is not None]
    return _curve(pairs, _places([law], seen), seen)


def _integrand(p: Reading, q: Reading | None, form: Callable, seen: Window) -> Curve:
    def value(x: mpf) -> mpf:
        above = p.at(x)
        if above == -mp.inf:
            return mpf(0)
        if q is not None and q.counting != p.counting:
            return form(above, -mp.inf)  # single points have no mass under a density
        return form(above, mp.inf if q is None else q.at(x))

    laws = [p] if q is None else [p, q]
    if p.counting:
        points = _points(p, seen)
        values = [_number(lambda x=x: value(mpf(x))) for x in points]
        kept = [(x, y) for x, y in zip(points, values) if y is not None]
        return _stems([x for x, _ in kept], [y for _, y in kept])
    if q is not None and q.counting:
        return _curve([], [], seen)
    lo, hi = float(p.lo), float(p.hi)
    grid = [x for x in _grid(laws, seen) if lo < x < hi]
    pairs = [(x, y) for x in grid if (y := _number(lambda x=x: value(mpf(x)))) is not None]
    return _curve(pairs, _places(laws, seen), seen)


def _number(make: Callable[[], mpf]) -> float | None:
    """As a float; None where it is infinite or was not found."""
    try:
        found = make()
    except (OracleError, ArithmeticError, ValueError):
        return None
    return float(found) if mp.isfinite(found) and abs(found) < 1e300 else None


def _stems(x: list[float], y: list[float]) -> Curve:
    return Curve(x, y, True, min([0.0, *y]), max([0.0, *y]), False)


def _curve(pairs: list[tuple[float, float]], places: list[float], seen: Window) -> Curve:
    """Its height is that away from the places where it grows without bound."""
    x, y = [a for a, _ in pairs], [b for _, b in pairs]
    poles = [place for place in places if _pole(pairs, place, seen.width)]
    room = APART * seen.width
    away = [b for a, b in pairs if all(abs(a - pole) >= room for pole in poles)]
    return Curve(x, y, False, min([0.0, *away]), max([0.0, *away]), bool(poles))


def _pole(pairs: list[tuple[float, float]], place: float, width: float) -> bool:
    """Does it still grow, a thousand times closer?"""
    for side in (1, -1):
        near = [abs(b) for a, b in pairs if 0 < (a - place) * side <= 1e-6 * width]
        far = [abs(b) for a, b in pairs if 1e-6 * width < (a - place) * side <= 1e-3 * width]
        if near and far and max(near) > POLE * max(far):
            return True
    return False


def _outside(p: Reading, q: Reading, seen: Window) -> list[tuple[float, float]]:
    if p.counting:
        at = ((x, mpf(x)) for x in _points(p, seen))
        return [(x, x) for x, k in at if q.at(k) == -mp.inf and p.at(k) > -mp.inf]
    lo, hi = max(float(p.lo), seen.lo), min(float(p.hi), seen.hi)
    if q.counting:
        return [(lo, hi)]
    ends = [(lo, min(hi, float(q.lo))), (max(lo, float(q.hi)), hi)]
    return [(a, b) for a, b in ends if b - a > 1e-9 * seen.width]
