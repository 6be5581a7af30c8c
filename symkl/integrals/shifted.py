"""∫ (k + m x)^n e^(−bx) dx and ∫ e^(−ax) (1 + erf(hx + k)) dx. Trusted."""

from __future__ import annotations

from sympy import Ei, Expr, S, erf, erfc, exp, expand, expint, log, uppergamma

from symkl.integrals.forms import linear, log_terms
from symkl.integrals.interval import above_zero, not_zero
from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.nodes import (
    HALF_LINE,
    LEBESGUE,
    REAL_LINE,
    VARIATE,
    AtMost,
    Condition,
    Equal,
    Fails,
    Hyp1F1,
    IsInteger,
    Positive,
    Support,
)

x = VARIATE


def _shifted_power(s: Shape) -> Values | None:
    if s.support != HALF_LINE or not s.only("powers", "binomials") or set(s.powers) != {S.One}:
        return None
    if len(s.binomials) != 1:
        return None
    (((free, slope, c), n),) = s.binomials.items()
    return (n, -s.powers[S.One], free, slope) if c == 1 else None


def _pole(s: Shape) -> Values | None:
    """1/(k + m x), which may be the reciprocal of what is < 0."""
    if s.support != HALF_LINE or not s.only("powers", "factor") or set(s.powers) != {S.One}:
        return None
    found = linear(1 / s.factor)
    return None if found is None else (-s.powers[S.One], *found)


def _error_function(s: Shape) -> Values | None:
    """The density has log(1 ± erf(·)) in it."""
    if s.support != REAL_LINE or not s.only("powers", "others") or set(s.powers) != {S.One}:
        return None
    if len(s.others) != 1:
        return None
    ((statistic, coefficient),) = s.others.items()
    if coefficient != 1 or not isinstance(statistic, log):
        return None
    inside = statistic.args[0]
    if isinstance(inside, erfc):
        sign, inside = -1, inside.args[0]
    else:
        rest = inside - 1
        sign = -1 if rest.could_extract_minus_sign() else 1
        inside = (sign * rest).args[0] if isinstance(sign * rest, erf) else x**2
    found = linear(inside)
    return (-s.powers[S.One], sign * found[1], sign * found[0]) if found else None


def _value(n: Expr, b: Expr, k: Expr, m: Expr) -> Expr:
    return exp(b * k / m) * (m / b) ** n / b * uppergamma(n + 1, b * k / m)


def _between(s: Shape) -> tuple[Expr, tuple[Expr, Expr], Expr] | None:
    """b, the line k + mx and n of (k + mx)^n e^(bx)."""
    if not s.bounded or not s.only("powers", "binomials", "others", "factor"):
        return None
    if set(s.powers) != {S.One}:
        return None
    found = list(log_terms(s))
    if not found and s.factor != 1:
        found, s = [(1 / s.factor, S.NegativeOne)], s._replace(factor=S.One)
    line = linear(found[0][0]) if len(found) == 1 else None
    plain = len(s.binomials) + len(s.others) <= 1 and s.factor == 1
    return (s.powers[S.One], line, found[0][1]) if plain and line is not None else None


def _pole_between(s: Shape) -> Values | None:
    found = _between(s)
    return (found[0], *found[1], *s.support.args) if found and found[2] == -1 else None


def _power_between(s: Shape) -> Values | None:
    found = _between(s)
    if found is None or found[2].is_Integer:
        return None
    return found[2], found[0], *found[1], *s.support.args


def _power_primitive(n: Expr, b: Expr, k: Expr, m: Expr, at: Expr) -> Expr:
    """e^(−bk/m) y^(n+1) ₁F₁(n + 1; n + 2; by/m)/((n + 1) m), y = k + mx."""
    y = expand(k + m * at)
    if y == 0:
        return S.Zero
    return exp(-b * k / m) * y ** (n + 1) / ((n + 1) * m) * Hyp1F1(n + 1, n + 2, b * y / m)


def _power_domain(
    n: Expr, b: Expr, k: Expr, m: Expr, lo: Expr, hi: Expr
) -> tuple[Condition, ...]:
    """Where k + mx is 0 at an end, n > −1."""
    ends = [expand(k + m * at) for at in (lo, hi)]
    touching = (Positive(n + 1),) if S.Zero in ends else ()
    apart = () if n.is_positive or touching else (Fails(IsInteger(n)),)
    away = above_zero(*(e for e in ends if e != 0))
    return *not_zero(m, n + 1), *touching, *apart, *away, AtMost(lo, hi)


ROWS = (
    Row(
        "exponential over k + m x between",
        LEBESGUE,
        ("b", "k", "m", "l", "r"),
        lambda u, b, k, m, lo, hi: inert_exp(b * u) / (k + m * u),
        lambda b, k, m, lo, hi: (
            exp(-b * k / m) / m * (Ei(b * (k + m * hi) / m) - Ei(b * (k + m * lo) / m))
        ),
        lambda b, k, m, lo, hi: Support(lo, hi),
        lambda b, k, m, lo, hi: (
            *not_zero(b, m),
            *above_zero(k + m * lo, k + m * hi),
            AtMost(lo, hi),
        ),
        _pole_between,
        "with k + m x for the new variable it is the integral that defines Ei",
        "DLMF 6.2.5",
    ),
    Row(
        "power of k + m x against an exponential between",
        LEBESGUE,
        ("n", "b", "k", "m", "l", "r"),
        lambda u, n, b, k, m, lo, hi: (k + m * u) ** n * inert_exp(b * u),
        lambda n, b, k, m, lo, hi: (
            _power_primitive(n, b, k, m, hi) - _power_primitive(n, b, k, m, lo)
        ),
        lambda n, b, k, m, lo, hi: Support(lo, hi),
        _power_domain,
        _power_between,
        "its series integrated term by term is Kummer's function ₁F₁",
        "DLMF 13.4.1",
    ),
    Row(
        "power of k + m x against an exponential",
        LEBESGUE,
        ("n", "b", "k", "m"),
        lambda u, n, b, k, m: (k + m * u) ** n * inert_exp(-b * u),
        _value,
        lambda n, b, k, m: HALF_LINE,
        lambda n, b, k, m: (Positive(b), *above_zero(k), Positive(m)),
        _shifted_power,
        "taking b (k + m x)/m for a new variable makes it the incomplete Gamma function",
        "DLMF 8.2.2",
    ),
    Row(
        "exponential over k + m x",
        LEBESGUE,
        ("b", "k", "m"),
        lambda u, b, k, m: inert_exp(-b * u) / (k + m * u),
        lambda b, k, m: exp(b * k / m) / m * expint(1, b * k / m),
        lambda b, k, m: HALF_LINE,
        lambda b, k, m: (Positive(b), Fails(Equal(m, S.Zero)), Positive(k / m)),
        _pole,
        "taking b (k + m x)/m for a new variable makes it the exponential integral E₁",
        "DLMF 6.2.1",
    ),
    Row(
        "error function against an exponential",
        LEBESGUE,
        ("a", "h", "k"),
        lambda u, a, h, k: (1 + erf(h * u + k)) * inert_exp(-a * u),
        lambda a, h, k: 2 / a * exp(a**2 / (4 * h**2) + a * k / h),
        lambda a, h, k: REAL_LINE,
        lambda a, h, k: (Positive(a), Positive(h)),
        _error_function,
        "integrated by parts it leaves the integral of the bell curve",
        "DLMF 7.7.3 at z = 0",
    ),
)
