"""∫ f(x) log(·) log(·) dx for f a power and for the arcsine's weight: polylogarithms. Trusted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sympy import Abs, Expr, Integer, Mul, S, log, pi, polylog, sqrt, zeta

from symkl.integrals.arcsine import kernel, weight
from symkl.integrals.forms import count, inside_log, linear
from symkl.integrals.interval import MOST, from_zero
from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape
from symkl.nodes import LEBESGUE, AtMost, Condition, IsInteger, Positive, Support
from symkl.nodes import VARIATE as x
from symkl.nodes.functions import polylogarithm

LOGS = {log(x), log(1 - x)}


def _logs(factor: Expr) -> tuple[Expr, list[Expr]]:
    """x^n and the logs of x^n log(·) log(·)."""
    power, logs = S.One, []
    for part in Mul.make_args(factor):
        base, n = part.as_base_exp()
        if isinstance(base, log) and n in (1, 2):
            logs += [base] * int(n)
        else:
            power *= part
    return power, logs


# -- xⁿ log x log(1 − x), log²(1 − x)/x ------------------------------------------------------------


def _order(s: Shape) -> tuple[Expr, list[Expr]] | None:
    """n and the two logs, of x and of 1 − x."""
    if s.factor == 1 or not s.bounded or not s.only("log", "factor"):
        return None
    power, logs = _logs(s.factor)
    base, n = power.as_base_exp() if power != 1 else (x, S.Zero)
    n += s.log
    plain = base == x and n.is_Integer and len(logs) == 2 and set(logs) <= LOGS
    return (n, logs) if plain and -1 <= n <= MOST else None


def _cross(s: Shape) -> Values | None:
    found = _order(s)
    if found is None or found[1][0] == found[1][1]:
        return None
    return found[0], *s.support.args


def _square(s: Shape) -> Values | None:
    found = _order(s)
    return s.support.args if found and found[0] == -1 and set(found[1]) == {log(1 - x)} else None


def _cross_primitive(n: Any, at: Expr) -> Expr:
    """((x^m − 1)(log x − 1/m) log(1 − x) − Li₂(x) − Σ x^k (log x − 1/k − 1/m)/k)/m with k = 1 … m,
    for m = n + 1 > 0; Li₃(x) − log x Li₂(x) for m = 0."""
    if n == -1:
        if at == 1:
            return zeta(3)
        return polylogarithm(Integer(3), at) - log(at) * polylogarithm(S(2), at)
    m = count(n, MOST) + 1
    if at == 0:
        return S.Zero
    if at == 1:
        ends = sum(((S.One / k + S.One / m) / k for k in range(1, m + 1)), S.Zero)
        return (ends - pi**2 / 6) / m
    terms = (at**k * (log(at) - S.One / k - S.One / m) / k for k in range(1, m + 1))
    logs = (at**m - 1) * (log(at) - S.One / m) * log(1 - at)
    return (logs - polylogarithm(S(2), at) - sum(terms, S.Zero)) / m


def _square_primitive(at: Expr) -> Expr:
    """log x log²(1 − x) + 2 log(1 − x) Li₂(1 − x) − 2 Li₃(1 − x)."""
    if at == 1:
        return S.Zero
    two, three = (polylogarithm(Integer(s), 1 - at) for s in (2, 3))
    return log(at) * log(1 - at) ** 2 + 2 * log(1 - at) * two - 2 * three


def _inside(lo: Expr, hi: Expr) -> tuple[Condition, ...]:
    return *from_zero(lo, 1 - hi), AtMost(lo, hi)


def _cross_domain(n: Any, lo: Expr, hi: Expr) -> tuple[Condition, ...]:
    beside = (Positive(lo),) if n == -1 else ()
    bounds = IsInteger(n), AtMost(S.NegativeOne, n), AtMost(n, Integer(MOST))
    return *bounds, *beside, *_inside(lo, hi)


# -- two logs under the arcsine law ----------------------------------------------------------------


def _side(inside: Expr | None, s: Shape) -> tuple[int, Expr, Expr] | None:
    """±1 for the side of the zero a, and c, a of c (x − a) or c (a − x)."""
    line = linear(inside) if inside is not None else None
    if line is None:
        return None
    side = 1 if line[1].is_positive else -1 if line[1].is_negative else 0
    return (side, line[1] * side, -line[0] / line[1]) if side else None


def _two(one: int, two: int) -> Callable[[Shape], Values | None]:
    def match(s: Shape) -> Values | None:
        if s.factor == 1 or not s.bounded:
            return None
        power, logs = _logs(s.factor)
        found = [_side(inside_log(t), s) for t in logs]
        at = weight(s, "factor") if power == 1 and len(found) == 2 and None not in found else None
        if at is None or at[0] != -S.Half:
            return None
        sides = sorted(((f for f in found if f)), key=lambda f: -f[0])
        if [f[0] for f in sides] != [one, two]:
            return None
        return at[1], *s.support.args, *(v for f in sides for v in f[1:])

    return match


def _mean(near: Expr, far: Expr, c: Expr) -> tuple[Expr, Expr]:
    """E log(c |X − a|), and 1/|ζ| for the distances near ≥ 0, far > near of a from the ends."""
    u, v = sqrt(Abs(near)), sqrt(Abs(far))
    return log(c) + 2 * log((u + v) / 2), (v - u) / (u + v)


def _arcsine_value(one: int, two: int) -> Callable[..., Expr]:
    def value(k: Expr, lo: Expr, hi: Expr, c: Expr, a: Expr, d: Expr, b: Expr) -> Expr:
        """The product of the means, and half of that of the coefficients 2 (±1/|ζ|)ⁿ/n, added."""
        sides = ((lo - a, hi - a) if one > 0 else (a - hi, a - lo)), (
            (lo - b, hi - b) if two > 0 else (b - hi, b - lo)
        )
        (mean, r), (other, s) = _mean(*sides[0], c), _mean(*sides[1], d)
        z = one * two * r * s
        return k * pi * (mean * other + 2 * polylog(2, z, evaluate=z.is_Rational))

    return value


def _arcsine(one: int, two: int, name: str) -> Row:
    def line(u: Any, side: int, c: Expr, a: Expr) -> Expr:
        return c * (u - a) if side > 0 else c * (a - u)

    return Row(
        f"arcsine integral of two logarithms from {name}",
        LEBESGUE,
        ("k", "l", "r", "c", "a", "d", "b"),
        lambda u, k, lo, hi, c, a, d, b: (
            k * kernel(u, -S.Half, lo, hi) * log(line(u, one, c, a)) * log(line(u, two, d, b))
        ),
        _arcsine_value(one, two),
        lambda k, lo, hi, *more: Support(lo, hi),
        lambda k, lo, hi, c, a, d, b: (
            *map(Positive, (k, hi - lo, c, d)),
            AtMost(a, lo) if one > 0 else AtMost(hi, a),
            AtMost(b, lo) if two > 0 else AtMost(hi, b),
        ),
        _two(one, two),
        "their Fourier series in the angle are multiplied, and what is left is the dilogarithm",
        "Gradshteyn and Ryzhik 1.514; DLMF 25.12.1",
    )


ROWS = (
    Row(
        "logarithms of x and 1 − x times a power",
        LEBESGUE,
        ("n", "l", "r"),
        lambda u, n, lo, hi: u**n * log(u) * log(1 - u),
        lambda n, lo, hi: _cross_primitive(n, hi) - _cross_primitive(n, lo),
        lambda n, lo, hi: Support(lo, hi),
        _cross_domain,
        _cross,
        "integrated by parts it leaves the integral that defines the dilogarithm",
        "DLMF 25.12.2",
    ),
    Row(
        "squared logarithm of 1 − x over x",
        LEBESGUE,
        ("l", "r"),
        lambda u, lo, hi: log(1 - u) ** 2 / u,
        lambda lo, hi: _square_primitive(hi) - _square_primitive(lo),
        lambda lo, hi: Support(lo, hi),
        lambda lo, hi: (Positive(lo), *_inside(lo, hi)),
        _square,
        "integrated by parts twice it is Li₃",
        "DLMF 25.12.2",
    ),
    _arcsine(1, 1, "the left"),
    _arcsine(1, -1, "both sides"),
    _arcsine(-1, -1, "the right"),
)
