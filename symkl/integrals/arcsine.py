"""∫ f(x) ((x−l)(r−x))^(∓1/2) dx for a log, an exponential, 1/(x−a): Joukowski's map. Trusted.

With x = m + h cos θ and z = m + h (ζ + 1/ζ)/2, |ζ| = e^ξ ≥ 1, log|x − z| is
log(h|ζ|/2) − 2 Σ Re ζ^(−n) cos(nθ)/n: the constant is the mean under the arcsine law, the term
n = 2 is what the semicircle adds. The sides a ≤ l, l ≤ a ≤ r, r ≤ a are rows of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sympy import Abs, Expr, S, asinh, besseli, exp, log, pi, sqrt

from symkl.integrals.forms import inside_log, linear, log_terms, quadratic
from symkl.integrals.interval import above_zero
from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.nodes import LEBESGUE, VARIATE, AtMost, Condition, Equal, Fails, Positive, Support

x = VARIATE
HALF = S.Half


def weight(s: Shape, *more: str) -> tuple[Expr, Expr] | None:
    """The power of (x−l)(r−x), and the constant k that stands before it."""
    if not s.bounded or not s.only("log", "binomials", "others", *more):
        return None
    lines = _lines(s)
    return None if lines is None else _at_the_ends(s, lines)


def _lines(s: Shape) -> list[tuple[Expr, Expr, Expr]] | None:
    """(a, b, n) for each log|b (x − a)| with the coefficient n; None if there is another term."""
    found = [(linear(inside), n) for inside, n in log_terms(s)]
    count = len(s.binomials) + len(s.others) + (s.log != 0)
    if len(found) != count or any(line is None for line, _ in found):
        return None
    return [(-line[0] / line[1], line[1], n) for line, n in found if line is not None]


def _at_the_ends(s: Shape, lines: list[tuple[Expr, Expr, Expr]]) -> tuple[Expr, Expr] | None:
    if len(lines) != 2 or {a for a, _, _ in lines} != set(s.support.args):
        return None
    (_, b, n), (_, d, other) = lines
    return (n, (Abs(b) * Abs(d)) ** n) if n == other and abs(n) == HALF else None


def kernel(u: Expr, power: Expr, lo: Expr, hi: Expr) -> Expr:
    return (u - lo) ** power * (hi - u) ** power


Reader = Callable[[Shape], Values | None]


def _quadratic_log(power: Expr) -> Reader:
    def match(s: Shape) -> Values | None:
        found = weight(s, "factor")
        inside = inside_log(s.factor)
        if found is None or found[0] != power or inside is None:
            return None
        above = quadratic(inside)
        return None if above is None else (found[1], *s.support.args, *above)

    return match


def _linear_log(power: Expr, sign: int | None) -> Reader:
    """log(c (x − a)) for sign 1, log(c (a − x)) for −1, log|c (x − a)| where a lies inside."""

    def match(s: Shape) -> Values | None:
        found = weight(s, "factor")
        inside = inside_log(s.factor)
        if found is None or found[0] != power or inside is None:
            return None
        line = linear(inside)
        if line is None:
            return None
        slope = line[1] * sign if sign else Abs(line[1])
        return found[1], *s.support.args, slope, -line[0] / line[1]

    return match


def _exponential(power: Expr) -> Reader:
    def match(s: Shape) -> Values | None:
        found = weight(s, "powers")
        if found is None or found[0] != power or set(s.powers) - {S.One}:
            return None
        t = s.powers.get(S.One, S.Zero)
        return None if t == 0 else (found[1], *s.support.args, t)

    return match


def _mass(power: Expr) -> Reader:
    def match(s: Shape) -> Values | None:
        found = weight(s)
        return None if found is None or found[0] != power else (found[1], *s.support.args)

    return match


def _pole(power: Expr) -> Reader:
    """1/(x − a), a log with the coefficient −1."""

    def match(s: Shape) -> Values | None:
        lines = _lines(s) if s.bounded and s.only("log", "binomials", "others") else None
        poles = [line for line in lines or () if line[0] not in s.support.args and line[2] == -1]
        if lines is None or len(poles) != 1:
            return None
        found = _at_the_ends(s, [line for line in lines if line not in poles])
        a, b, _ = poles[0]
        if found is None or found[0] != power:
            return None
        return found[1] / b, *s.support.args, a

    return match


# -- the values ------------------------------------------------------------------------------------


def _ellipse(lo: Expr, hi: Expr, a: Expr, w: Expr) -> tuple[Expr, Expr]:
    """sinh² ξ and ξ, where a + iw lies on the ellipse of the foci l, r with the half axes
    h cosh ξ, h sinh ξ: sinh² ξ = t + √(t² + (w/h)²), 2t = ((a−m)² + w²)/h² − 1."""
    m, h = (lo + hi) / 2, (hi - lo) / 2
    t = ((a - m) ** 2 + w**2 - h**2) / (2 * h * w)
    square = w / h * exp(asinh(t))
    return square, asinh(sqrt(square))


def _arcsine_of_quadratic(k: Expr, lo: Expr, hi: Expr, c: Expr, a: Expr, w: Expr) -> Expr:
    _, xi = _ellipse(lo, hi, a, w)
    return k * pi * (log(c) + 2 * log((hi - lo) / 4) + 2 * xi)


def _semicircle_of_quadratic(k: Expr, lo: Expr, hi: Expr, c: Expr, a: Expr, w: Expr) -> Expr:
    square, xi = _ellipse(lo, hi, a, w)
    m, h = (lo + hi) / 2, (hi - lo) / 2
    size = ((a - m) ** 2 + w**2) / h**2
    other = (size + 1) / 2 + sqrt((size - 1) ** 2 / 4 + (w / h) ** 2)  # cosh² ξ
    down = 2 * other - 1 - 2 * sqrt(square) * sqrt(other)  # |ζ|^(−2)
    cosine = 2 * size + 1 - 2 * other  # cos 2θ for the angle θ of ζ
    mean = log(c) + 2 * log(h / 2) + 2 * xi + down * cosine
    return k * pi * h**2 / 2 * mean


def _arcsine_outside(k: Expr, near: Expr, far: Expr, c: Expr) -> Expr:
    """The distances of a from the ends are near ≥ 0 and far > near."""
    return k * pi * (log(c) + 2 * log((sqrt(Abs(near)) + sqrt(Abs(far))) / 2))


def _semicircle_outside(k: Expr, near: Expr, far: Expr, c: Expr) -> Expr:
    """h ζ = (near + far)/2 + √(near far), and h/ζ is the difference of the two."""
    h, mid, root = (far - near) / 2, (near + far) / 2, sqrt(Abs(near)) * sqrt(Abs(far))
    down = mid**2 + near * far - 2 * mid * root  # (h/ζ)²
    mean = log(c) + 2 * log((sqrt(Abs(near)) + sqrt(Abs(far))) / 2) + down / (2 * h**2)
    return k * pi * h**2 / 2 * mean


def _semicircle_inside(k: Expr, lo: Expr, hi: Expr, c: Expr, a: Expr) -> Expr:
    m, h = (lo + hi) / 2, (hi - lo) / 2
    return k * pi * h**2 / 2 * (log(c) + log(h / 2) + ((a - m) / h) ** 2 - HALF)


def _semicircle_exponential(k: Expr, lo: Expr, hi: Expr, t: Expr) -> Expr:
    h = (hi - lo) / 2
    return k * pi * h / Abs(t) * exp(t * (lo + hi) / 2) * besseli(1, Abs(h * t))


# -- the rows --------------------------------------------------------------------------------------


def _apart(k: Expr, lo: Expr, hi: Expr, *more: Any) -> tuple[Condition, ...]:
    return Positive(k), Positive(hi - lo)


def _row(name: str, names: str, integrand: Any, value: Any, domain: Any, match: Reader) -> Row:
    return Row(
        name,
        LEBESGUE,
        tuple(names.split()),
        integrand,
        value,
        lambda k, lo, hi, *more: Support(lo, hi),
        lambda *values: (*_apart(*values), *domain(*values)),
        match,
        "with a cosine for the new variable only two terms of its Fourier series are left",
        "Gradshteyn and Ryzhik 4.224.9, 1.514",
    )


def _rows(name: str, power: Expr, values: tuple[Any, ...]) -> tuple[Row, ...]:
    of_mass, of_exponential, of_pole, of_quadratic, outside, inside = values
    return (
        _row(
            f"{name} integral",
            "k l r",
            lambda u, k, lo, hi: k * kernel(u, power, lo, hi),
            of_mass,
            lambda k, lo, hi: (),
            _mass(power),
        ),
        _row(
            f"{name} integral of an exponential",
            "k l r t",
            lambda u, k, lo, hi, t: k * kernel(u, power, lo, hi) * inert_exp(t * u),
            of_exponential,
            lambda k, lo, hi, t: (Fails(Equal(t, S.Zero)),),
            _exponential(power),
        ),
        _row(
            f"{name} integral of a pole",
            "k l r a",
            lambda u, k, lo, hi, a: k * kernel(u, power, lo, hi) / (u - a),
            of_pole,
            lambda k, lo, hi, a: above_zero(lo - a),
            _pole(power),
        ),
        _row(
            f"{name} integral of the logarithm of a sum of squares",
            "k l r c a w",
            lambda u, k, lo, hi, c, a, w: (
                k * kernel(u, power, lo, hi) * log(c * ((u - a) ** 2 + w**2))
            ),
            of_quadratic,
            lambda k, lo, hi, c, a, w: (Positive(c), Positive(w)),
            _quadratic_log(power),
        ),
        _row(
            f"{name} integral of a logarithm from the left",
            "k l r c a",
            lambda u, k, lo, hi, c, a: k * kernel(u, power, lo, hi) * log(c * (u - a)),
            lambda k, lo, hi, c, a: outside(k, lo - a, hi - a, c),
            lambda k, lo, hi, c, a: (Positive(c), AtMost(a, lo)),
            _linear_log(power, 1),
        ),
        _row(
            f"{name} integral of a logarithm from the right",
            "k l r c a",
            lambda u, k, lo, hi, c, a: k * kernel(u, power, lo, hi) * log(c * (a - u)),
            lambda k, lo, hi, c, a: outside(k, a - hi, a - lo, c),
            lambda k, lo, hi, c, a: (Positive(c), AtMost(hi, a)),
            _linear_log(power, -1),
        ),
        _row(
            f"{name} integral of a logarithm from inside",
            "k l r c a",
            lambda u, k, lo, hi, c, a: k * kernel(u, power, lo, hi) * log(Abs(c * (u - a))),
            inside,
            lambda k, lo, hi, c, a: (Positive(c), AtMost(lo, a), AtMost(a, hi)),
            _linear_log(power, None),
        ),
    )


ROWS = (
    *_rows(
        "arcsine",
        -HALF,
        (
            lambda k, lo, hi: k * pi,
            lambda k, lo, hi, t: (
                k * pi * exp(t * (lo + hi) / 2) * besseli(0, Abs(t * (hi - lo)) / 2)
            ),
            lambda k, lo, hi, a: k * pi / (sqrt(Abs(lo - a)) * sqrt(Abs(hi - a))),
            _arcsine_of_quadratic,
            _arcsine_outside,
            lambda k, lo, hi, c, a: k * pi * log(c * (hi - lo) / 4),
        ),
    ),
    *_rows(
        "semicircle",
        HALF,
        (
            lambda k, lo, hi: k * pi * (hi - lo) ** 2 / 8,
            _semicircle_exponential,
            lambda k, lo, hi, a: (
                k * pi * ((lo + hi) / 2 - a - sqrt(Abs(lo - a)) * sqrt(Abs(hi - a)))
            ),
            _semicircle_of_quadratic,
            _semicircle_outside,
            _semicircle_inside,
        ),
    ),
)
