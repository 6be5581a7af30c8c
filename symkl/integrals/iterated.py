"""∫ x^(a−1) log(A + B log x) dx; log x over (k + mx)², and against e^(−bx^c). Trusted."""

from __future__ import annotations

from sympy import Ei, Expr, Mul, S, digamma, exp, gamma, log, lowergamma

from symkl.integrals.forms import inside_log, linear
from symkl.integrals.interval import above_zero, not_zero
from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.nodes import LEBESGUE, AtMost, Condition, Hyp2F2, Positive, Support
from symkl.nodes import VARIATE as x

# -- log(A + B log x) ------------------------------------------------------------------------------


def _of_log(s: Shape) -> Values | None:
    """a and A, B of x^(a−1) log(A + B log x)."""
    if s.factor == 1 or not s.only("log", "factor"):
        return None
    powers, rest = s.factor.as_powers_dict().pop(x, S.Zero), [
        part for part in Mul.make_args(s.factor) if part.as_base_exp()[0] != x
    ]
    inside = inside_log(rest[0]) if len(rest) == 1 else None
    if inside is None:
        return None
    apart = {t: log(t.args[0] / x) + log(x) for t in inside.atoms(log) if t.has(x)}
    inside = inside.xreplace({t: v for t, v in apart.items() if not (v - log(x)).has(x)})
    line = linear(inside.xreplace({log(x): x})) if inside.has(log(x)) else None
    if line is None or inside.xreplace({log(x): S.One}).has(x):
        return None
    return s.log + powers + 1, *line, *s.support.args


def _of_log_primitive(a: Expr, free: Expr, slope: Expr, at: Expr) -> Expr:
    """In v = log x: (e^(av) log y − e^(−aA/B) Ei(a y/B))/a for y = A + Bv, and y (log y − 1)/B
    at a = 0; it vanishes at ∞ for a < 0."""
    if at is S.Infinity:
        return S.Zero
    y = free + slope * log(at)
    if a == 0:
        return y * (log(y) - 1) / slope
    return (at**a * log(y) - exp(-a * free / slope) * Ei(a * y / slope)) / a


def _of_log_domain(a: Expr, free: Expr, slope: Expr, lo: Expr, hi: Expr) -> tuple[Condition, ...]:
    endless = Positive(-a), *above_zero(slope)
    end = endless if hi is S.Infinity else above_zero(free + slope * log(hi))
    return *not_zero(a, slope), *above_zero(lo, free + slope * log(lo)), *end, AtMost(lo, hi)


# -- log x/(k + mx)² -------------------------------------------------------------------------------


def _over_square(s: Shape) -> Values | None:
    if s.factor != log(x) or not s.only("binomials", "factor") or len(s.binomials) != 1:
        return None
    (((free, slope, c), n),) = s.binomials.items()
    return (free, slope, *s.support.args) if n == -2 and c == 1 else None


def _over_square_primitive(k: Expr, m: Expr, at: Expr) -> Expr:
    """x log x/(k (k + mx)) − log(k + mx)/(km); it goes to −log k/(km) at 0, −log m/(km) at ∞."""
    if at in (S.Zero, S.Infinity):
        return -log(k if at == 0 else m) / (k * m)
    return at * log(at) / (k * (k + m * at)) - log(k + m * at) / (k * m)


# -- log x · x^(a−1) e^(−b x^c) --------------------------------------------------------------------


def _incomplete(s: Shape) -> tuple[Expr, Expr, Expr] | None:
    plain = s.factor == log(x) and s.only("log", "powers", "factor") and len(s.powers) == 1
    if not plain:
        return None
    ((c, coefficient),) = s.powers.items()
    return s.log + 1, -coefficient, c


def _below(s: Shape) -> Values | None:
    found = _incomplete(s) if s.support.lo == 0 and s.support.hi is not S.Infinity else None
    return (*found, s.support.hi) if found else None


def _above(s: Shape) -> Values | None:
    found = _incomplete(s) if s.support.hi is S.Infinity and s.support.lo != 0 else None
    return (*found, s.support.lo) if found and not s.support.lo.is_infinite else None


def _up_to(a: Expr, b: Expr, c: Expr, at: Expr) -> Expr:
    """log r ∫₀^r x^(a−1) e^(−bx^c) dx − r^a/a² ₂F₂(A, A; A + 1, A + 1; −b r^c), A = a/c."""
    ratio, z = a / c, b * at**c
    whole = lowergamma(ratio, z) / (c * b**ratio)
    return log(at) * whole - at**a / a**2 * Hyp2F2(ratio, ratio, ratio + 1, ratio + 1, -z)


def _all(a: Expr, b: Expr, c: Expr) -> Expr:
    return gamma(a / c) / (c**2 * b ** (a / c)) * (digamma(a / c) - log(b))


def _domain(a: Expr, b: Expr, c: Expr, at: Expr) -> tuple[Condition, ...]:
    return *map(Positive, (a, b, c)), *above_zero(at)


SERIES = "its series integrated term by term is ₂F₂"

ROWS = (
    Row(
        "logarithm of a + b log x times a power",
        LEBESGUE,
        ("a", "A", "B", "l", "r"),
        lambda u, a, k, m, lo, hi: u ** (a - 1) * log(k + m * log(u)),
        lambda a, k, m, lo, hi: (
            _of_log_primitive(a, k, m, hi) - _of_log_primitive(a, k, m, lo)
        ),
        lambda a, k, m, lo, hi: Support(lo, hi),
        _of_log_domain,
        _of_log,
        "integrated by parts in log x it leaves the exponential integral",
        "DLMF 6.2.5",
    ),
    Row(
        "logarithm over the square of k + m x",
        LEBESGUE,
        ("k", "m", "l", "r"),
        lambda u, k, m, lo, hi: log(u) / (k + m * u) ** 2,
        lambda k, m, lo, hi: (
            _over_square_primitive(k, m, hi) - _over_square_primitive(k, m, lo)
        ),
        lambda k, m, lo, hi: Support(lo, hi),
        lambda k, m, lo, hi: (
            *(Positive(k), Positive(m), AtMost(lo, hi)),
            *(() if lo == 0 else above_zero(lo)),
        ),
        _over_square,
        "integrated by parts it leaves a rational function",
        "DLMF 4.2.1",
    ),
    Row(
        "lower incomplete Gamma integral of a logarithm",
        LEBESGUE,
        ("a", "b", "c", "r"),
        lambda u, a, b, c, hi: u ** (a - 1) * log(u) * inert_exp(-b * u**c),
        _up_to,
        lambda a, b, c, hi: Support(0, hi),
        _domain,
        _below,
        SERIES,
        "DLMF 16.2.1",
    ),
    Row(
        "upper incomplete Gamma integral of a logarithm",
        LEBESGUE,
        ("a", "b", "c", "l"),
        lambda u, a, b, c, lo: u ** (a - 1) * log(u) * inert_exp(-b * u**c),
        lambda a, b, c, lo: _all(a, b, c) - _up_to(a, b, c, lo),
        lambda a, b, c, lo: Support(lo, S.Infinity),
        _domain,
        _above,
        SERIES,
        "DLMF 16.2.1",
    ),
)
