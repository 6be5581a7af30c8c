"""∫ |x − a| f(x) dx for a power of a quadratic, a semicircle and e^(−b|x − m|^c). Trusted.

With f even about m and d = a − m it is 2 ∫_|d|^∞ t f(m + t) dt + 2|d| ∫_0^|d| f(m + t) dt.
"""

from __future__ import annotations

from collections.abc import Callable

from sympy import (
    Abs,
    Add,
    Expr,
    Mul,
    Poly,
    S,
    asin,
    atan,
    cos,
    exp,
    expand,
    gamma,
    lowergamma,
    pi,
    sqrt,
    uppergamma,
)

from symkl.integrals.arcsine import kernel, weight
from symkl.integrals.forms import linear, log_terms, quadratic
from symkl.integrals.interval import MOST, not_zero
from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.nodes import LEBESGUE, REAL_LINE, AtMost, Condition, Hyp2F1, Positive, Support
from symkl.nodes import VARIATE as x

HALF = S.Half


def _distance(s: Shape) -> tuple[Expr, Expr] | None:
    """k and a of k |x − a|, the factor of the shape."""
    k, rest = s.factor.as_independent(*s.factor.atoms(Abs), as_Add=False)
    line = linear(rest.args[0]) if isinstance(rest, Abs) else None
    return None if line is None else (k * Abs(line[1]), -line[0] / line[1])


# -- (c ((x − m)² + w²))^(−n) ----------------------------------------------------------------------


def _of_quadratic(s: Shape) -> Values | None:
    if s.support != REAL_LINE or not isinstance(s.factor, Abs) or s.powers or s.exponentials:
        return None
    found = list(log_terms(s))
    square = quadratic(found[0][0]) if len(found) == len(s.binomials) + len(s.others) == 1 else None
    away = _distance(s)
    if square is None or away is None:
        return None
    c, m, w = square
    return away[0], c, m, w, -found[0][1], away[1]


def _quadratic_value(k: Expr, c: Expr, m: Expr, w: Expr, n: Expr, a: Expr) -> Expr:
    """∫_0^d (t² + w²)^(−n) dt = d (d² + w²)^(−n) ₂F₁(1, n; 3/2; d²/(d² + w²)), by Pfaff."""
    square = (a - m) ** 2
    above = square + w**2
    part = Hyp2F1(S.One, n, 3 * HALF, square / above) if square != 0 else S.One
    return k * (c * above) ** (-n) * (above / (n - 1) + 2 * square * part)


# -- ((x − l)(r − x))^(∓1/2) -----------------------------------------------------------------------


def _of_arc(power: Expr) -> Callable[[Shape], Values | None]:
    def match(s: Shape) -> Values | None:
        away = _distance(s) if s.bounded and isinstance(s.factor, Abs) else None
        found = weight(s, "factor") if away is not None else None
        if away is None or found is None or found[0] != power:
            return None
        return away[0] * found[1], *s.support.args, away[1]

    return match


def _arcsine_value(k: Expr, lo: Expr, hi: Expr, a: Expr) -> Expr:
    d = a - (lo + hi) / 2
    return 2 * k * (sqrt(a - lo) * sqrt(hi - a) + d * asin(2 * d / (hi - lo)))


def _semicircle_value(k: Expr, lo: Expr, hi: Expr, a: Expr) -> Expr:
    d, root = a - (lo + hi) / 2, sqrt(a - lo) * sqrt(hi - a)
    return k * (
        2 * root**3 / 3 + d**2 * root + d * ((hi - lo) / 2) ** 2 * asin(2 * d / (hi - lo))
    )


def _arc(name: str, power: Expr, value: Callable[..., Expr]) -> Row:
    return Row(
        f"{name} integral of a distance",
        LEBESGUE,
        ("k", "l", "r", "a"),
        lambda u, k, lo, hi, a: k * kernel(u, power, lo, hi) * Abs(u - a),
        value,
        lambda k, lo, hi, a: Support(lo, hi),
        lambda k, lo, hi, a: (Positive(hi - lo), AtMost(lo, a), AtMost(a, hi)),
        _of_arc(power),
        "with the sine of an angle for the distance from the middle it is elementary",
        "DLMF 4.26",
    )


# -- e^(−b|x − m|^c) -------------------------------------------------------------------------------


def _of_power(s: Shape) -> Values | None:
    plain = s.support == REAL_LINE and isinstance(s.factor, Abs)
    away = _distance(s) if plain and s.only("powers", "others", "factor") else None
    bell = _bell(s) or _written_out(s) if away is not None else None
    return None if away is None or bell is None else (away[0] * bell[0], *bell[1:], away[1])


def _bell(s: Shape) -> Values | None:
    """1 and b, c, m of −b |x − m|^c as it stands."""
    if s.powers or len(s.others) != 1:
        return None
    ((statistic, b),) = s.others.items()
    base, c = statistic.as_base_exp()
    line = linear(base.args[0]) if isinstance(base, Abs) else None
    return None if line is None else (S.One, -b * Abs(line[1]) ** c, c, -line[0] / line[1])


def _written_out(s: Shape) -> Values | None:
    """k and b, c, m where the exponent is log k − b |x − m|^c as a polynomial, or |x − m|^r times
    one: of an even degree n, so that c = n + r."""
    common = {f for t in s.others for f in Mul.make_args(t) if isinstance(f.as_base_exp()[0], Abs)}
    if len(common) > 1 or (s.others and (s.powers or not common)):
        return None
    turn, r = next(iter(common)).as_base_exp() if common else (S.One, S.Zero)
    exponent = Add(*(b * x**c for c, b in s.powers.items()))
    exponent += Add(*(b * t / turn**r for t, b in s.others.items()))
    if not exponent.is_polynomial(x) or not exponent.has(x):
        return None
    poly = Poly(exponent, x)
    n, lead = poly.degree(), poly.LC()
    m = -poly.nth(n - 1) / (n * lead)
    line = linear(turn.args[0]) if common else (-m, S.One)
    if n % 2 or n > MOST or line is None or expand(m + line[0] / line[1]) != 0:
        return None
    rest = expand(exponent - lead * (x - m) ** n)
    if x in rest.free_symbols or (common and rest != 0):
        return None
    return exp(rest), -lead * Abs(line[1]) ** r, n + r, m


def _power_value(k: Expr, b: Expr, c: Expr, m: Expr, a: Expr) -> Expr:
    d = Abs(a - m)
    at = b * d**c
    outside = uppergamma(2 / c, at) / b ** (2 / c)
    return 2 * k * (outside + (d * lowergamma(1 / c, at) / b ** (1 / c) if d != 0 else 0)) / c


def _power_domain(k: Expr, b: Expr, c: Expr, m: Expr, a: Expr) -> tuple[Condition, ...]:
    """Of a = m a power |a − m|^c with a letter for c says nothing."""
    return Positive(b), Positive(c), *(() if c.is_number else not_zero(a - m))


# -- a power of a distance under the semicircle, and under Poisson's kernel -----------------------


def _power_of_distance(factor: Expr) -> tuple[Expr, Expr, Expr] | None:
    """k, a and p of k |x − a|^p."""
    k, rest = factor.as_independent(*factor.atoms(Abs), as_Add=False)
    base, p = rest.as_base_exp()
    line = linear(base.args[0]) if isinstance(base, Abs) and x not in p.free_symbols else None
    return None if line is None else (k * Abs(line[1]) ** p, -line[0] / line[1], p)


def _under_semicircle(s: Shape) -> Values | None:
    away = _power_of_distance(s.factor) if s.bounded and s.factor != 1 else None
    found = weight(s, "factor") if away is not None else None
    if away is None or found is None or found[0] != HALF:
        return None
    return away[0] * found[1], *s.support.args, *away[1:]


def _semicircle_power(k: Expr, lo: Expr, hi: Expr, a: Expr, p: Expr) -> Expr:
    """k h^(p+2) B((p + 1)/2, 3/2) ₂F₁(−p/2, −1 − p/2; 1/2; (d/h)²), d from the middle to a."""
    d, h = a - (lo + hi) / 2, (hi - lo) / 2
    size = gamma((p + 1) / 2) * sqrt(pi) / 2 / gamma(p / 2 + 2)
    return k * h ** (p + 2) * size * Hyp2F1(-p / 2, -1 - p / 2, HALF, (d / h) ** 2)


def _under_poisson(s: Shape) -> Values | None:
    away = _power_of_distance(s.factor) if s.support == REAL_LINE and s.factor != 1 else None
    found = list(log_terms(s)) if s.only("binomials", "others", "factor") else []
    square = quadratic(found[0][0]) if len(found) == 1 and found[0][1] == -1 else None
    if away is None or square is None or len(s.binomials) + len(s.others) != 1:
        return None
    c, m, w = square
    return away[0] / c, m, w, *away[1:]


def _poisson_power(k: Expr, m: Expr, w: Expr, a: Expr, p: Expr) -> Expr:
    """k π/w · ((m − a)² + w²)^(p/2) cos(p atan((m − a)/w))/cos(πp/2)."""
    size = ((m - a) ** 2 + w**2) ** (p / 2)
    return k * pi / w * size * cos(p * atan((m - a) / w)) / cos(pi * p / 2)


ROWS = (
    Row(
        "semicircle integral of a power of a distance",
        LEBESGUE,
        ("k", "l", "r", "a", "p"),
        lambda u, k, lo, hi, a, p: k * kernel(u, HALF, lo, hi) * Abs(u - a) ** p,
        _semicircle_power,
        lambda k, lo, hi, a, p: Support(lo, hi),
        lambda k, lo, hi, a, p: (
            *(Positive(hi - lo), Positive(p + 1)),
            *(AtMost(lo, a), AtMost(a, hi), *not_zero(a - lo, hi - a)),
        ),
        _under_semicircle,
        "it is a Riesz potential of the semicircle, which has a power series about the middle",
        "DLMF 15.6.1, 15.8.1",
    ),
    Row(
        "Poisson integral of a power of a distance",
        LEBESGUE,
        ("k", "m", "w", "a", "p"),
        lambda u, k, m, w, a, p: k * Abs(u - a) ** p / ((u - m) ** 2 + w**2),
        _poisson_power,
        lambda *_: REAL_LINE,
        lambda k, m, w, a, p: (Positive(w), Positive(1 + p), Positive(1 - p)),
        _under_poisson,
        "the power is the real part of one that is analytic in the half plane, and the kernel"
        " gives its value inside",
        "Gradshteyn and Ryzhik 3.252.12",
    ),
    Row(
        "distance against a power of a sum of squares",
        LEBESGUE,
        ("k", "c", "m", "w", "n", "a"),
        lambda u, k, c, m, w, n, a: k * Abs(u - a) * (c * ((u - m) ** 2 + w**2)) ** (-n),
        _quadratic_value,
        lambda *_: REAL_LINE,
        lambda k, c, m, w, n, a: (Positive(c), Positive(w), Positive(n - 1)),
        _of_quadratic,
        "cut at the two distances of a from the centre: one part is elementary, one Euler's",
        "DLMF 15.6.1, 15.8.1",
    ),
    _arc("arcsine", -HALF, _arcsine_value),
    _arc("semicircle", HALF, _semicircle_value),
    Row(
        "distance against an exponential of a power of a distance",
        LEBESGUE,
        ("k", "b", "c", "m", "a"),
        lambda u, k, b, c, m, a: k * Abs(u - a) * inert_exp(-b * Abs(u - m) ** c),
        _power_value,
        lambda *_: REAL_LINE,
        _power_domain,
        _of_power,
        "cut at the two distances of a from the centre it is two incomplete Gamma integrals",
        "DLMF 8.2.1, 8.2.2",
    ),
)
