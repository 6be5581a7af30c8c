"""∫ I(x; θ) dμ = V(θ): the base integrals and sums, one table, each with its exact domain. Trusted.

A row is data: the integrand, its value, where the identity holds, and why. ``direction`` is the
statistic D whose exponential tilts the integrand to the same row at shifted parameters,
I(x; θ)·e^(s·D(x)) = I(x; tilt(θ, s)); so E[e^(sD)] = V(tilt(θ, s))/V(θ), and powers of D are
derivatives in s. ``match`` reads the parameters off a log-density, {statistic: coefficient};
it only proposes, the kernel decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sympy import Expr, S, exp, gamma, log, loggamma, pi, sqrt

from symkl.nodes import (
    COUNTING,
    HALF_LINE,
    LEBESGUE,
    REAL_LINE,
    VARIATE,
    AtMost,
    Condition,
    IsInteger,
    Measure,
    Positive,
    Support,
)

Statistics = Mapping[Expr, Expr]
x = VARIATE


@dataclass(frozen=True)
class Row:
    """One base integral: its integrand and value as functions of the parameters, and its domain."""

    name: str
    measure: Measure
    parameters: tuple[str, ...]
    integrand: Callable[..., Expr]
    value: Callable[..., Expr]
    support: Callable[..., Support]
    domain: Callable[..., tuple[Condition, ...]]
    direction: Expr
    tilt: Callable[..., tuple[Expr, ...]]
    match: Callable[[Statistics, Support], tuple[Expr, ...] | None]
    because: str
    source: str


def inert_exp(exponent: Expr) -> Expr:
    """e^exponent as it stands: SymPy's own look for something simpler costs more than the proof."""
    return exp(exponent, evaluate=False)


def _only(statistics: Statistics, *allowed: Expr) -> bool:
    return set(statistics) <= {S.One, *allowed}


def _match_gamma(found: Statistics, support: Support) -> tuple[Expr, ...] | None:
    powers = [t for t in found if t == x or (t.is_Pow and t.base == x)]
    if support != HALF_LINE or len(powers) != 1 or not _only(found, log(x), powers[0]):
        return None
    return found.get(log(x), S.Zero) + 1, -found[powers[0]], powers[0].as_base_exp()[1]


def _match_gauss(found: Statistics, support: Support) -> tuple[Expr, ...] | None:
    if support != REAL_LINE or x**2 not in found or not _only(found, x, x**2):
        return None
    return -found[x**2], found.get(x, S.Zero)


def _match_exponential(found: Statistics, support: Support) -> tuple[Expr, ...] | None:
    factorial = loggamma(x + 1)
    if support != HALF_LINE or found.get(factorial) != -1 or not _only(found, x, factorial):
        return None
    return (exp(found.get(x, S.Zero)),)


def _match_geometric(found: Statistics, support: Support) -> tuple[Expr, ...] | None:
    if support.hi is not S.Infinity or x not in found or not _only(found, x):
        return None
    return exp(found[x]), support.lo


def _match_binomial(found: Statistics, support: Support) -> tuple[Expr, ...] | None:
    up, down = loggamma(x + 1), loggamma(support.hi - x + 1)
    if support.lo != 0 or found.get(up) != -1 or found.get(down) != -1:
        return None
    return (exp(found.get(x, S.Zero)), support.hi) if _only(found, x, up, down) else None


def _match_power(found: Statistics, support: Support) -> tuple[Expr, ...] | None:
    bounded = support.lo.is_positive is True and support.hi.is_finite is not False
    if not bounded or not _only(found, log(x)):
        return None
    return found.get(log(x), S.Zero) + 1, support.lo, support.hi


def _match_power_at_zero(found: Statistics, support: Support) -> tuple[Expr, ...] | None:
    if support.lo != 0 or support.hi is S.Infinity or not _only(found, log(x)):
        return None
    return found.get(log(x), S.Zero) + 1, support.hi


def _match_monomial(found: Statistics, support: Support) -> tuple[Expr, ...] | None:
    bounded = S.Infinity not in support.args and S.NegativeInfinity not in support.args
    return (S.Zero, support.lo, support.hi) if bounded and _only(found) else None


ROWS: tuple[Row, ...] = (
    Row(
        "Gamma integral",
        LEBESGUE,
        ("a", "b", "c"),
        lambda u, a, b, c: u ** (a - 1) * inert_exp(-b * u**c),
        lambda a, b, c: gamma(a / c) / (c * b ** (a / c)),
        lambda a, b, c: HALF_LINE,
        lambda a, b, c: (Positive(a), Positive(b), Positive(c)),
        log(x),
        lambda s, a, b, c: (a + s, b, c),
        _match_gamma,
        "taking the exponent for a new variable makes it Euler's integral",
        "DLMF 5.9.1",
    ),
    Row(
        "Gauss integral",
        LEBESGUE,
        ("a", "b"),
        lambda u, a, b: inert_exp(-a * u**2 + b * u),
        lambda a, b: sqrt(pi / a) * exp(b**2 / (4 * a)),
        lambda a, b: REAL_LINE,
        lambda a, b: (Positive(a),),
        x,
        lambda s, a, b: (a, b + s),
        _match_gauss,
        "completing the square in the exponent leaves the integral of the bell curve",
        "DLMF 7.7.3 at z = 0",
    ),
    Row(
        "exponential series",
        COUNTING,
        ("z",),
        lambda k, z: inert_exp(k * log(z) - loggamma(k + 1)),
        lambda z: exp(z),
        lambda z: HALF_LINE,
        lambda z: (Positive(z),),
        x,
        lambda s, z: (z * exp(s),),
        _match_exponential,
        "it is the power series of the exponential function",
        "DLMF 4.2.19",
    ),
    Row(
        "geometric series",
        COUNTING,
        ("z", "m"),
        lambda k, z, m: inert_exp(k * log(z)),
        lambda z, m: exp(m * log(z)) / (1 - z),
        lambda z, m: Support(m, S.Infinity),
        lambda z, m: (Positive(z), Positive(1 - z), IsInteger(m)),
        x,
        lambda s, z, m: (z * exp(s), m),
        _match_geometric,
        "multiplied by 1 − z the partial sums telescope, and the last term tends to 0",
        "Abramowitz and Stegun 3.6.10",
    ),
    Row(
        "binomial series",
        COUNTING,
        ("z", "n"),
        lambda k, z, n: inert_exp(
            loggamma(n + 1) - loggamma(k + 1) - loggamma(n - k + 1) + k * log(z)
        ),
        lambda z, n: (1 + z) ** n,
        lambda z, n: Support(0, n),
        lambda z, n: (Positive(z), IsInteger(n), Positive(n)),
        x,
        lambda s, z, n: (z * exp(s), n),
        _match_binomial,
        "it is the binomial theorem",
        "DLMF 1.2.2",
    ),
    Row(
        "power integral",
        LEBESGUE,
        ("a", "l", "r"),
        lambda u, a, lo, hi: u ** (a - 1),
        lambda a, lo, hi: (hi**a - lo**a) / a,
        lambda a, lo, hi: Support(lo, hi),
        lambda a, lo, hi: (Positive(a), Positive(lo), Positive(hi - lo)),
        log(x),
        lambda s, a, lo, hi: (a + s, lo, hi),
        _match_power,
        "a power has a power for its antiderivative",
        "DLMF 1.4.1",
    ),
    Row(
        "power integral from 0",
        LEBESGUE,
        ("a", "r"),
        lambda u, a, hi: u ** (a - 1),
        lambda a, hi: hi**a / a,
        lambda a, hi: Support(0, hi),
        lambda a, hi: (Positive(a), Positive(hi)),
        log(x),
        lambda s, a, hi: (a + s, hi),
        _match_power_at_zero,
        "a power has a power for its antiderivative, which vanishes at 0",
        "DLMF 1.4.1",
    ),
    Row(
        "monomial integral",
        LEBESGUE,
        ("n", "l", "r"),
        lambda u, n, lo, hi: u**n,
        lambda n, lo, hi: (hi ** (n + 1) - lo ** (n + 1)) / (n + 1),
        lambda n, lo, hi: Support(lo, hi),
        lambda n, lo, hi: (IsInteger(n), AtMost(S.Zero, n), Positive(hi - lo)),
        log(x),
        lambda s, n, lo, hi: (n + s, lo, hi),
        _match_monomial,
        "a power has a power for its antiderivative",
        "DLMF 1.4.1",
    ),
)

BY_NAME: dict[str, Row] = {row.name: row for row in ROWS}


def instantiate(row: Row, values: tuple[Any, ...]) -> tuple[Expr, Expr]:
    """The integrand in the variate and the value of the row at these parameters."""
    return row.integrand(x, *values), row.value(*values)
