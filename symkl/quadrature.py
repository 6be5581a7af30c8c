"""∫ f e^W dx for a log-weight W known only by its values.

An interval becomes the real line by t = log of the distance to an end (by sinh where there is no
end). In t a density decays at least exponentially, or is not integrable. About its mode τ with its
width w, t = τ + w·u, and e^u is added on the side of a tail that is not light yet, so that in u
both decay faster than that: the trapezoidal rule converges geometrically, and the step is halved
until two sums agree. Where the log-mass rises again after it fell, there is a second mode, and the
interval is cut between them; where f e^W is loud again beyond a silence, the sum goes on to there.

``start`` shifts the grid. Two evaluations on different grids share no discretisation error, so
their agreement means something. Everything works at mpmath's current precision.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from mpmath import mp, mpf

Function = Callable[[mpf], mpf]

FAR = mpf(2) ** 40  # |t − τ| beyond which a tail that still matters is judged by its slope,
NEAR = mpf(2000)  # and the same towards an end ≠ 0, where x must hold that many further nats
STEEP = mpf(10) ** 12  # a log-integrand that grows to this is taken to grow for ever
ABYSS = mpf(2) ** 80
LIGHT = 16  # a tail that is negligible that many widths from the mode is light
LEVELS, POINTS = 10, 6_000
FEW = 5  # levels before the interval is cut where f turns
STRIDES = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 128, 256, 512, 1024)  # of looks further out
OUT = 500  # in the log coordinate, beyond which a log-density may have no digits
DEEP = 20_000  # nats below the top: no further look is taken from there
RISE = 1  # a log-mass that has fallen and rises by that much again has a second mode
SPLITS = 6  # modes that are told apart


class OracleError(ArithmeticError):
    """The oracle cannot vouch for the digits."""


class Unconverged(OracleError):
    """The trapezoidal rule needs more points than are worth it on this interval."""


class Total(NamedTuple):
    """∫ f e^W, and ∫ |f| e^W, which tells how much of it cancelled."""

    value: mpf
    size: mpf


class Place(NamedTuple):
    """x(t), the bits that x holds beyond the working precision, and log |dx/dt|."""

    x: mpf
    bits: int
    log_slope: mpf


class Point(NamedTuple):
    """f e^W dx/dt and dt/du there, the log-weight below its top, and t − τ."""

    value: mpf
    slope: mpf
    height: mpf
    distance: mpf


class Chart(NamedTuple):
    """t ↦ x(t) from the real line onto an interval, and how far t may go down and up."""

    place: Callable[[mpf], Place]
    reach: dict[int, mpf]


# -- integrals ---------------------------------------------------------------------------------


def integral(
    log_weight: Function,
    f: Function,
    lo: mpf,
    hi: mpf,
    start: mpf,
    levels: int = LEVELS,
    splits: int = SPLITS,
) -> Total:
    """∫_lo^hi f e^W dx; ±∞ where a tail diverges, nan with size ∞ where that makes ∞ − ∞."""
    chart = _chart(log_weight, lo, hi)

    def log_mass(t: mpf) -> mpf:
        x, bits, log_slope = chart.place(t)
        with mp.extraprec(bits):
            return log_weight(x) + log_slope

    line = mp.isinf(lo) and mp.isinf(hi)
    centre, width = (mpf(0), mpf(1)) if line else peak(log_mass)
    top = log_mass(centre)
    valley = _valley(log_mass, centre, width, top, chart.reach)
    if valley is not None:
        cut = +chart.place(valley).x
        if not (splits and lo < cut < hi):
            raise OracleError("the density has too many modes")
        ends = (lo, cut), (cut, hi)
        parts = [integral(log_weight, f, a, b, start, levels, splits - 1) for a, b in ends]
        return Total(sum(p.value for p in parts), sum(p.size for p in parts))
    abyss = _abyss()

    def point(distance: mpf, slope: mpf) -> Point:
        x, bits, log_slope = chart.place(centre + distance)
        with mp.extraprec(bits):
            height = weight(x, distance) + log_slope - top
            value = f(x) * mp.exp(height) if height > abyss else mpf(0)
        return Point(value, slope, height, distance)

    def weight(x: mpf, distance: mpf) -> mpf:
        try:
            return log_weight(x)
        except OracleError:  # so far out that it has no number
            if abs(distance) < LIGHT * width:
                raise
            return -mp.inf

    def heavy(side: int) -> bool:
        far = point(side * min(LIGHT * width, chart.reach[side]), mpf(1))
        negligible = -mpf("1.2") * mp.dps * mp.ln10
        return far.height > negligible or abs(far.value) > mp.exp(negligible)

    up, down = heavy(1), heavy(-1)

    def term(u: mpf) -> Point:
        grow = mp.exp(u)
        distance = width * (u + up * (grow - 1) - down * (1 / grow - 1))
        return point(distance, width * (1 + up * grow + down / grow))

    found, scale = _trapezoids(term, chart.reach, start / 2, levels), mp.exp(top)
    return Total(found.value * scale, found.size * scale)


def _valley(
    log_mass: Function, centre: mpf, width: mpf, top: mpf, reach: dict[int, mpf]
) -> mpf | None:
    """Where the log-mass is lowest before it rises again to something that matters."""
    matters = top - 2 * mp.dps * mp.ln10
    for side in (1, -1):
        lowest, where = top, None
        for stride in STRIDES:
            if stride * width > reach[side]:
                break
            t = centre + side * stride * width
            try:
                height = log_mass(t)
            except OracleError:  # so far out that it has no number
                break
            if height < top - ABYSS:
                break
            if where is not None and height > max(lowest + RISE, matters):
                return where
            if height < lowest:
                lowest, where = height, t
    return None


def _trapezoids(
    term: Callable[[mpf], Point], reach: dict[int, mpf], offset: mpf, levels: int
) -> Total:
    """h Σ term(offset + k h) for h = 1/2, 1/4, … until two sums agree to 0.55 of the digits.

    Halving the step doubles the digits of an analytic integrand, so the last sum has all of them.
    """
    near = mpf(10) ** (-mpf("0.55") * mp.dps)
    total, size, step, before = mpf(0), mpf(0), mpf(1) / 2, None
    least = {1: mpf(0), -1: mpf(0)}
    for level in range(levels):
        ends = set()
        for sign in (1, -1):
            first, stride = (1, 2) if level else (int(sign < 0), 1)
            grid = (offset + sign * j * step for j in range(first, POINTS, stride))
            part, part_size, end = _march(term, grid, size, reach[sign], least, sign, not level)
            ends.add(end)
            if not end:
                total, size = total + part, size + part_size
        if {1, -1} <= ends:
            return Total(mp.nan, mp.inf)
        if ends != {0}:
            return Total(mp.inf * sum(ends), mp.inf)
        now = total * step
        if before is not None and abs(now - before) <= near * size * step:
            return Total(now, size * step)
        before, step = now, step / 2
    raise Unconverged("the quadrature does not converge")


def _march(
    term: Callable[[mpf], Point],
    grid: Iterable[mpf],
    size: mpf,
    reach: mpf,
    least: dict[int, mpf],
    sign: int,
    look: bool,
) -> tuple[mpf, mpf, int]:
    """Outwards until negligible: the sum, the absolute sum, and ±1 where it diverges.

    ``least`` is how far out it is known to be loud; the first march looks for that.
    """
    total, absolute, quiet, last, before = mpf(0), mpf(0), 0, None, None
    tiny, floor = mpf(10) ** -(mp.dps + 3), -mp.dps * mp.ln10 / 2
    abyss = _abyss()
    for u in grid:
        here = term(u)
        beyond = here.height <= abyss
        if beyond and last is not None:
            here = _brink(term, last, u, abyss)
        mass = here.value * here.slope
        if mp.isnan(mass):
            raise OracleError("nan under the integral")
        if mp.isinf(mass):
            return total, absolute, 1 if mass > 0 else -1
        small = abs(mass) <= tiny * (size + absolute + abs(mass))
        quiet = quiet + 1 if small else 0
        if beyond and small:
            return total, absolute, 0
        if quiet >= 2 and here.height < floor and abs(u) >= least[sign]:
            loud = _loud(term, u, sign, tiny * (size + absolute), reach) if look else None
            if loud is None:
                return total, absolute, 0
            least[sign] = loud
        total, absolute = total + mass, absolute + abs(mass)
        if abs(here.distance) > 1 and mass:
            steep = mp.log(abs(here.value)) > STEEP
            if before and (abs(here.distance) > reach or steep or beyond):
                return total, absolute, _diverges(before, here)
            before = here
        if beyond:
            raise OracleError("the weight falls too steeply for the quadrature")
        last = u
    raise OracleError("the quadrature needs too many points")


def _loud(term: Callable[[mpf], Point], u: mpf, sign: int, tiny: mpf, reach: mpf) -> mpf | None:
    """How far out f e^W is no longer negligible, although it was."""
    for stride in STRIDES:
        try:
            there = term(u + sign * stride)
            if abs(there.distance) > OUT:
                return None
        except OracleError:  # so far out that it has no number
            return None
        if there.height <= -DEEP or abs(there.distance) > reach:
            return None
        if not abs(there.value * there.slope) <= tiny:
            return abs(u + sign * stride)
    return None


def _abyss() -> mpf:
    """A log-weight so low that it has lost half of its digits."""
    return -min(mpf(10) ** (mp.dps // 2), ABYSS)


def _brink(term: Callable[[mpf], Point], near: mpf, far: mpf, abyss: mpf) -> Point:
    """The farthest point at which the weight still has digits."""
    for _ in range(30):
        middle = (near + far) / 2
        near, far = (middle, far) if term(middle).height > abyss else (near, middle)
    return term(near)


def _diverges(before: Point, here: Point) -> int:
    """A tail like t^s in the log coordinate, far out, diverges where s ≥ −1."""
    rise = mp.log(abs(here.value / before.value))
    if rise < mpf("-1.01") * mp.log(here.distance / before.distance):
        raise OracleError("the tail decays too slowly to be summed")
    return 1 if here.value > 0 else -1


def _chart(log_weight: Function, lo: mpf, hi: mpf) -> Chart:
    def reach(end: mpf) -> mpf:
        return NEAR if end and mp.isfinite(end) else FAR

    if mp.isinf(lo) and mp.isinf(hi):
        centre, width = peak(log_weight, mp.sinh)

        def on_line(t: mpf) -> Place:
            log_cosh = abs(t) + mp.log1p(mp.exp(-2 * abs(t))) - mp.ln2
            return Place(centre + width * mp.sinh(t), 0, mp.log(width) + log_cosh)

        return Chart(on_line, {1: FAR, -1: FAR})
    if mp.isinf(lo) or mp.isinf(hi):
        end, sign = (lo, 1) if mp.isinf(hi) else (hi, -1)
        return Chart(lambda t: Place(*_beside(end, sign * mp.exp(t)), t), {1: FAR, -1: reach(end)})

    def between(t: mpf) -> Place:
        small = mp.exp(-abs(t))
        distance = (hi - lo) * small / (1 + small)
        x, bits = _beside(lo, distance) if t < 0 else _beside(hi, -distance)
        return Place(x, bits, mp.log(hi - lo) - abs(t) - 2 * mp.log1p(small))

    return Chart(between, {1: reach(hi), -1: reach(lo)})


def _beside(end: mpf, distance: mpf) -> tuple[mpf, int]:
    """end + distance, with the further bits that keep every digit of the distance."""
    bits = max(0, mp.mag(end) - mp.mag(distance)) if end else 0
    with mp.extraprec(bits):
        return end + distance, bits


def peak(height: Function, chart: Function = lambda t: t) -> tuple[mpf, mpf]:
    """Where a unimodal function is highest, to within 1, and how far from there it drops by 1."""
    left, middle, right = mpf(-1), mpf(0), mpf(1)
    at = {t: height(chart(t)) for t in (left, middle, right)}

    def h(t: mpf) -> mpf:
        if t not in at:
            at[t] = height(chart(t))
        return at[t]

    step = mpf(1)
    while not h(left) <= h(middle) >= h(right):
        step *= 2
        if step > FAR:
            raise OracleError("the density has no mode that could be found")
        if h(right) > h(middle):
            left, middle, right = middle, right, right + step
        else:
            left, middle, right = left - step, left, middle
    golden = (3 - mp.sqrt(5)) / 2
    while h(middle) - min(h(left), h(right)) > 1 and right - left > mp.eps * (1 + abs(middle)):
        if right - middle > middle - left:
            new = middle + golden * (right - middle)
            left, middle, right = (
                (middle, new, right) if h(new) > h(middle) else (left, middle, new)
            )
        else:
            new = middle - golden * (middle - left)
            left, middle, right = (
                (left, new, middle) if h(new) > h(middle) else (new, middle, right)
            )
    top, where = h(middle), chart(middle)
    if not mp.isfinite(top):
        raise OracleError("the density has no mode that could be found")
    return where, min(_drop(height, where, top, side) for side in (1, -1))


def _drop(height: Function, where: mpf, top: mpf, side: int) -> mpf:
    distance = mpf(1)
    while height(where + side * distance) > top - 1 and distance < FAR:
        distance *= 2
    while height(where + side * distance) < top - 1 and distance > 1 / FAR**4:
        distance /= 2
    return distance
