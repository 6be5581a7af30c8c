"""∫ f e^W dx and Σ f e^W, for a log-weight W known only by its values.

An interval becomes the real line by t = log of the distance to an end (by sinh where there is no
end). In t a density decays at least exponentially, or is not integrable. About its mode τ with its
width w, t = τ + w·u, and e^u is added on the side of a tail that is not light yet, so that in u
both decay faster than that: the trapezoidal rule converges geometrically, and the step is halved
until two sums agree. A series is summed outwards from its mode until a bound of the tail is
negligible, and by Euler and Maclaurin where that takes too long.

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
LEVELS, POINTS = 10, 40_000
SHORT, LONG, CORRECTIONS = 1_500, 30_000, 16  # terms of a sum, terms of Euler and Maclaurin


class OracleError(ArithmeticError):
    """The oracle cannot vouch for the digits."""


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


def integral(log_weight: Function, f: Function, lo: mpf, hi: mpf, start: mpf) -> Total:
    """∫_lo^hi f e^W dx; ±∞ where a tail diverges, nan with size ∞ where that makes ∞ − ∞."""
    chart = _chart(log_weight, lo, hi)

    def log_mass(t: mpf) -> mpf:
        x, bits, log_slope = chart.place(t)
        with mp.extraprec(bits):
            return log_weight(x) + log_slope

    line = mp.isinf(lo) and mp.isinf(hi)
    centre, width = (mpf(0), mpf(1)) if line else peak(log_mass)
    top = log_mass(centre)

    abyss = _abyss()

    def point(distance: mpf, slope: mpf) -> Point:
        x, bits, log_slope = chart.place(centre + distance)
        with mp.extraprec(bits):
            height = log_weight(x) + log_slope - top
            value = f(x) * mp.exp(height) if height > abyss else mpf(0)
        return Point(value, slope, height, distance)

    def heavy(side: int) -> bool:
        far = point(side * LIGHT * width, mpf(1))
        negligible = -mpf("1.2") * mp.dps * mp.ln10
        return far.height > negligible or abs(far.value) > mp.exp(negligible)

    up, down = heavy(1), heavy(-1)

    def term(u: mpf) -> Point:
        grow = mp.exp(u)
        distance = width * (u + up * (grow - 1) - down * (1 / grow - 1))
        return point(distance, width * (1 + up * grow + down / grow))

    found, scale = _trapezoids(term, chart.reach, start / 2), mp.exp(top)
    return Total(found.value * scale, found.size * scale)


def _trapezoids(term: Callable[[mpf], Point], reach: dict[int, mpf], offset: mpf) -> Total:
    """h Σ term(offset + k h) for h = 1/2, 1/4, … until two sums agree to 0.55 of the digits.

    Halving the step doubles the digits of an analytic integrand, so the last sum has all of them.
    """
    near = mpf(10) ** (-mpf("0.55") * mp.dps)
    total, size, step, before = mpf(0), mpf(0), mpf(1) / 2, None
    for level in range(LEVELS):
        ends = set()
        for sign in (1, -1):
            first, stride = (1, 2) if level else (int(sign < 0), 1)
            grid = (offset + sign * j * step for j in range(first, POINTS, stride))
            part, part_size, end = _march(term, grid, size, reach[sign])
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
    raise OracleError("the quadrature does not converge")


def _march(
    term: Callable[[mpf], Point], grid: Iterable[mpf], size: mpf, reach: mpf
) -> tuple[mpf, mpf, int]:
    """Outwards until negligible: the sum, the absolute sum, and ±1 where it diverges."""
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
        if (beyond and small) or (quiet >= 2 and here.height < floor):
            return total, absolute, 0
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


# -- series ------------------------------------------------------------------------------------


def series(log_weight: Function, f: Function, lo: mpf, hi: mpf, start: mpf) -> Total:
    """Σ_{k=lo}^{hi} f(k) e^W(k) over whole numbers; an end may be infinite."""
    middle = lo
    if hi - lo > SHORT:
        base = lo if mp.isfinite(lo) else hi if mp.isfinite(hi) else mpf(0)

        def height(t: mpf) -> mpf:
            k = mp.floor(base + t)
            return log_weight(k) if lo <= k <= hi else -mp.inf

        middle = mp.floor(base + peak(height)[0])
    total, size = mpf(0), mpf(0)
    for first, sign, count in ((middle, 1, hi - middle + 1), (middle - 1, -1, middle - lo)):
        part = _outwards(
            lambda j, first=first, sign=sign: log_weight(first + sign * j),
            lambda j, first=first, sign=sign: f(first + sign * j),
            count,
            size,
            start,
        )
        total, size = total + part.value, size + part.size
    return Total(total, size)


def _outwards(log_weight: Function, f: Function, count: mpf, size: mpf, start: mpf) -> Total:
    """Σ_{0≤j<count}, until three terms, each with its geometric tail, are negligible."""
    total, absolute, quiet, before, top = mpf(0), mpf(0), 0, mp.inf, -mp.inf
    tiny, floor = mpf(10) ** -(mp.dps + 6), mp.dps * mp.ln10 / 2
    some = SHORT + int(SHORT * start / 4)
    for j in range(LONG if mp.isfinite(count) else some):
        if j >= count:
            return Total(total, absolute)
        height = log_weight(mpf(j))
        value = f(mpf(j)) * mp.exp(height) if height > -mp.inf else mpf(0)
        if mp.isnan(value):
            raise OracleError("nan in the series")
        total, absolute = total + value, absolute + abs(value)
        if mp.isinf(absolute):
            return Total(total, absolute)
        top = max(top, height)
        if height < before:
            tail = abs(value) / -mp.expm1(height - before)
            quiet = quiet + 1 if tail <= tiny * (size + absolute) else 0
            if quiet >= 3 and height < top - floor:
                return Total(total, absolute)
        before = height
    if mp.isfinite(count):
        raise OracleError("the sum has too many terms")
    tail = _euler_maclaurin(log_weight, f, mpf(some), start, tiny * (size + absolute))
    return Total(total + tail.value, absolute + tail.size)


def _euler_maclaurin(log_weight: Function, f: Function, first: mpf, start: mpf, tiny: mpf) -> Total:
    """Σ_{j≥N} g(j) = ∫_N^∞ g + g(N)/2 − Σ B_2m/(2m)! g^(2m−1)(N), for g analytic and slow."""
    if not mp.isfinite(f(first + mpf(1) / 2)):
        raise OracleError("the series converges too slowly to be summed")
    found = integral(lambda t: log_weight(first + t), lambda t: f(first + t), mpf(0), mp.inf, start)
    if not mp.isfinite(found.size):
        return found

    def term(t: mpf) -> mpf:
        return f(t) * mp.exp(log_weight(t))

    total, last = found.value + term(first) / 2, mp.inf
    for m, derivative in enumerate(mp.taylor(term, first, 2 * CORRECTIONS)[1::2], 1):
        correction = mp.bernoulli(2 * m) / (2 * m) * derivative  # taylor's are over (2m − 1)!
        total -= correction
        if abs(correction) <= tiny:
            return Total(total, found.size)
        if abs(correction) > last:
            break
        last = abs(correction)
    raise OracleError("the series converges too slowly to be summed")
