"""k + m cos(ωx + c) against log|A + Bx| and over A + Bx, and e^(bx) log(x² + w²): Ci, Si. Trusted.

With z = ω (A + Bx)/B the angle ωx + c is z + φ, φ = c − ωA/B, and ∫ cos(z + φ) dz/z is
cos φ Ci|z| − sin φ Si z. Where z is 0, Ci|z| − log|z| goes to γ.
"""

from __future__ import annotations

from typing import Any

from sympy import Abs, Ci, Dummy, EulerGamma, Expr, Mul, S, Si, cos, expand, log, pi, sin

from symkl.integrals.cosine import wave
from symkl.integrals.forms import count, inside_log, linear, quadratic
from symkl.integrals.interval import MOST, not_zero, parted, whole
from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.nodes import HALF_LINE, LEBESGUE, AtMost, Condition, Equal, Fails, Positive, Support
from symkl.nodes import VARIATE as x
from symkl.normal_form import derivative

# -- k + m cos(ωx + c) -----------------------------------------------------------------------------


def _raised(e: Expr) -> tuple[Expr, Expr, Expr, Expr] | None:
    """k, m, ω, c of k + m cos(ωx + c)."""
    if not e.has(cos, sin):
        return None
    k, rest = e.as_independent(x, as_Add=True)
    m, moving = rest.as_independent(x, as_Add=False)
    found = wave(moving)
    return None if found is None else (k, m, *found)


def _beside(s: Shape) -> tuple[tuple[Expr, Expr, Expr, Expr], list[Expr]] | None:
    """The cosine of a shape, once as a factor or in the log-density, and the factors beside it."""
    if not s.bounded or s.powers or s.exponentials:
        return None
    factors = [f for f in Mul.make_args(s.factor) if f != 1]
    found = [w for f in factors if (w := _raised(f)) is not None]
    rest = [f for f in factors if _raised(f) is None]
    for statistic, coefficient in s.others.items():
        inside = inside_log(statistic) if coefficient == 1 else None
        raised = _raised(inside) if inside is not None else None
        if raised is None:
            return None
        found.append(raised)
    return (found[0], rest) if len(found) == 1 else None


def _logarithm(s: Shape) -> Values | None:
    found = _beside(s) if s.log == 0 and not s.binomials else None
    inside = inside_log(found[1][0]) if found is not None and len(found[1]) == 1 else None
    line = linear(inside) if inside is not None else None
    return None if found is None or line is None else (*found[0], *line, *s.support.args)


def _over(s: Shape) -> Values | None:
    found = _beside(s)
    if found is None:
        return None
    lines = [linear(1 / f) for f in found[1]]
    if s.log != 0:
        lines.append((S.Zero, S.One) if s.log == -1 else None)
    for (free, slope, c), coefficient in s.binomials.items():
        lines.append((free, slope) if c == 1 and coefficient == -1 else None)
    line = lines[0] if len(lines) == 1 else None
    return None if line is None else (*found[0], *line, *s.support.args)


def _logarithm_primitive(
    k: Expr, m: Expr, w: Expr, c: Expr, free: Expr, slope: Expr, at: Expr
) -> Expr:
    """By parts: k v (log|Bv| − 1) + m (sin(ωx + c) log|Bv| − cos φ Si z − sin φ Ci|z|)/ω,
    v = x + A/B."""
    inside, phase = free + slope * at, c - w * free / slope
    if expand(inside) == 0:
        return m * sin(phase) * (log(Abs(slope)) - log(Abs(w)) - EulerGamma) / w
    v, z, logs = inside / slope, w * inside / slope, log(Abs(inside))
    wave = sin(w * at + c) * logs - cos(phase) * Si(z) - sin(phase) * Ci(Abs(z))
    return k * v * (logs - 1) + m * wave / w


def _over_primitive(k: Expr, m: Expr, w: Expr, c: Expr, free: Expr, slope: Expr, at: Expr) -> Expr:
    """(k log|z| + m (cos φ Ci|z| − sin φ Si z))/B; where z = 0, k + m cos φ is 0."""
    inside, phase = free + slope * at, c - w * free / slope
    z = w * inside / slope
    if expand(inside) == 0:
        return -k * EulerGamma / slope
    return (k * log(Abs(z)) + m * (cos(phase) * Ci(Abs(z)) - sin(phase) * Si(z))) / slope


def _moving(*slopes: Expr) -> tuple[Condition, ...]:
    return tuple(Fails(Equal(e, S.Zero)) for e in slopes)


def _over_domain(
    k: Expr, m: Expr, w: Expr, c: Expr, free: Expr, slope: Expr, lo: Expr, hi: Expr
) -> tuple[Condition, ...]:
    ends = free + slope * lo, free + slope * hi
    if not any(expand(e) == 0 for e in ends):
        beside: tuple[Condition, ...] = AtMost(S.Zero, ends[0] * ends[1]), *not_zero(*ends)
    else:
        beside = *not_zero(*ends), Equal(k + m * cos(c - w * free / slope), S.Zero)
    return *_moving(w, slope), *beside, AtMost(lo, hi)


# -- e^(bx) log(c (x² + w²)) -----------------------------------------------------------------------


def _of_squares(s: Shape) -> Values | None:
    if s.support != HALF_LINE or set(s.powers) != {S.One}:
        return None
    found = parted(s) if s.only("log", "powers", "factor") else None
    inside = inside_log(found[1]) if found is not None else None
    square = quadratic(inside) if inside is not None else None
    if found is None or square is None or square[1] != 0:
        return None
    return found[0], s.powers[S.One], square[0], square[2]


def _of_squares_value(n: Any, b: Expr, c: Expr, w: Expr) -> Expr:
    """The n-th derivative in b of −(log(c w²) − 2 cos z Ci z − 2 sin z (Si z − π/2))/b, z = −bw."""
    rate = Dummy("b", real=True)
    z = -rate * w
    found = (2 * cos(z) * Ci(z) + 2 * sin(z) * (Si(z) - pi / 2) - log(c * w**2)) / rate
    for _ in range(count(n, MOST)):
        found = derivative(found, rate)
    return found.xreplace({rate: b})


COSINE = ("k", "m", "w", "c", "A", "B", "l", "r")

ROWS = (
    Row(
        "cosine against a logarithm",
        LEBESGUE,
        COSINE,
        lambda u, k, m, w, c, a, b, lo, hi: (k + m * cos(w * u + c)) * log(Abs(a + b * u)),
        lambda k, m, w, c, a, b, lo, hi: (
            _logarithm_primitive(k, m, w, c, a, b, hi) - _logarithm_primitive(k, m, w, c, a, b, lo)
        ),
        lambda k, m, w, c, a, b, lo, hi: Support(lo, hi),
        lambda k, m, w, c, a, b, lo, hi: (
            *_moving(w, b),
            *not_zero(a + b * lo, a + b * hi),
            AtMost(lo, hi),
        ),
        _logarithm,
        "integrated by parts it leaves the cosine and the sine integral",
        "DLMF 6.2.9, 6.2.11",
    ),
    Row(
        "cosine over a + b x",
        LEBESGUE,
        COSINE,
        lambda u, k, m, w, c, a, b, lo, hi: (k + m * cos(w * u + c)) / (a + b * u),
        lambda k, m, w, c, a, b, lo, hi: (
            _over_primitive(k, m, w, c, a, b, hi) - _over_primitive(k, m, w, c, a, b, lo)
        ),
        lambda k, m, w, c, a, b, lo, hi: Support(lo, hi),
        _over_domain,
        _over,
        "it is the integral that defines the cosine and the sine integral",
        "DLMF 6.2.9, 6.2.11",
    ),
    Row(
        "logarithm of a sum of squares against an exponential",
        LEBESGUE,
        ("n", "b", "c", "w"),
        lambda u, n, b, c, w: u**n * log(c * (u**2 + w**2)) * inert_exp(b * u),
        _of_squares_value,
        lambda n, b, c, w: HALF_LINE,
        lambda n, b, c, w: (*whole(n), Positive(-b), Positive(c), Positive(w)),
        _of_squares,
        "integrated by parts it leaves the auxiliary functions of Ci and Si",
        "Gradshteyn and Ryzhik 4.338.1",
    ),
)
