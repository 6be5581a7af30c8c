"""∫ x^(a−1) e^(−bx) log(k + m x) dx and ∫ x^(a−1) e^(−bx² + tx) dx over the half line. Trusted.

With G(z) = E log(z + U) for U of density u^(κ−1) e^(−u)/Γ(κ), G(0) = ψ(κ) and
G′(z) = z^(κ−1) e^z Γ(1 − κ, z) = Γ(1 − κ) z^(κ−1) e^z − ₁F₁(1; 2 − κ; z)/(1 − κ), so that
G(z) = ψ(κ) + Γ(1 − κ) z^κ/κ ₁F₁(κ; κ + 1; z) − z/(1 − κ) ₂F₂(1, 1; 2, 2 − κ; z).
"""

from __future__ import annotations

from typing import Any

from sympy import Abs, Expr, Integer, S, digamma, exp, expint, gamma, log, pi, sin, sqrt, uppergamma

from symkl.integrals.forms import binomial_in, count, inside_log, log_terms
from symkl.integrals.interval import above_zero, not_zero
from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.nodes import (
    HALF_LINE,
    LEBESGUE,
    Condition,
    Fails,
    Hyp1F1,
    Hyp2F2,
    IsInteger,
    Positive,
)

MOST = 24  # the highest whole shape that is written out


# -- log(k + m x^d) under a Gamma-like density -----------------------------------------------------


def _gamma_log(s: Shape) -> Values | None:
    """a, b, c, k, m, d."""
    if s.support != HALF_LINE or len(s.powers) != 1 or not s.only("log", "powers", "factor"):
        return None
    inside = inside_log(s.factor)
    parts = binomial_in(inside) if inside is not None else None
    if parts is None:
        return None
    ((c, coefficient),) = s.powers.items()
    k, m, d = parts
    return (s.log + 1, -coefficient, c, k, m) if d == c else None


def _turned_gamma_log(s: Shape) -> Values | None:
    """The power in the log is that of the exponential, turned over."""
    if s.support != HALF_LINE or len(s.powers) != 1 or not s.only("log", "powers", "factor"):
        return None
    inside = inside_log(s.factor)
    parts = binomial_in(inside) if inside is not None else None
    if parts is None:
        return None
    ((c, coefficient),) = s.powers.items()
    k, m, d = parts
    return (s.log + 1, -coefficient, c, k, m) if d == -c else None


def _mean_of_log(kappa: Expr, z: Expr) -> Expr:
    """G(z)."""
    reflected = pi / (sin(pi * kappa) * gamma(kappa))
    rest = z / (1 - kappa) * Hyp2F2(1, 1, 2, 2 - kappa, z)
    return digamma(kappa) + reflected * z**kappa / kappa * Hyp1F1(kappa, kappa + 1, z) - rest


def _mean_of_log_whole(kappa: Any, z: Expr) -> Expr:
    """G at n + 1 is G at n plus E[1/(z + U)]/n·…: by parts, from G = log z + e^z E₁(z) at 1.

    E log(z + U) at n + 1 less that at n is E[1/(z + U)] at n + 1, e^z z^n Γ(−n, z).
    """
    found = log(z) + exp(z) * expint(1, z)
    for n in range(1, count(kappa, MOST)):
        found += exp(z) * z**n * uppergamma(-n, z)
    return found


def _under(mean: Any) -> Any:
    """Γ(κ)/(|c| b^κ) (log m/b + G(b k/m)) for κ = a/c."""

    def value(a: Expr, b: Expr, c: Expr, k: Expr, m: Expr) -> Expr:
        kappa = a / c
        size = gamma(kappa) / (Abs(c) * b**kappa)
        return size * (log(m / b) + mean(kappa, b * k / m))

    return value


def _over(mean: Any) -> Any:
    """log(k + m x^(−c)) = log(m + k x^c) − c log x."""

    def value(a: Expr, b: Expr, c: Expr, k: Expr, m: Expr) -> Expr:
        kappa = a / c
        size = gamma(kappa) / (Abs(c) * b**kappa)
        of_power = digamma(kappa) - log(b)  # the mean of log x^c
        return size * (log(k / b) + mean(kappa, b * m / k) - of_power)

    return value


def _domain(a: Expr, b: Expr, c: Expr, k: Expr, m: Expr) -> tuple[Condition, ...]:
    kappa = a / c
    apart = (*not_zero(1 - kappa), Fails(IsInteger(kappa)))
    return Positive(kappa), Positive(b), *above_zero(k, m), *apart


def _whole_domain(a: Expr, b: Expr, c: Expr, k: Expr, m: Expr) -> tuple[Condition, ...]:
    kappa = a / c
    count(kappa, MOST)
    return Positive(kappa), Positive(b), *above_zero(k, m)


# -- the half of a bell curve with a power ---------------------------------------------------------


def _half_bell(s: Shape) -> Values | None:
    plain = s.support == HALF_LINE and s.only("log", "powers") and len(s.powers) == 2
    if not plain or isinstance(s.log, Integer):
        return None
    for c in s.powers:
        if 2 * c in s.powers:
            return s.log + 1, -s.powers[2 * c], s.powers[c], c
    return None


def _half_bell_value(a: Expr, b: Expr, t: Expr, c: Expr) -> Expr:
    """The even and the odd part of e^(tx) apart, each term of its series a Gamma integral."""
    z, half = t**2 / (4 * b), a / (2 * c)
    even = gamma(half) * Hyp1F1(half, S.Half, z)
    odd = t / sqrt(b) * gamma(half + S.Half) * Hyp1F1(half + S.Half, 3 * S.Half, z)
    return (even + odd) / (2 * Abs(c) * b**half)


# -- 1/(k + m x) under a Gamma density -------------------------------------------------------------


def _gamma_pole(s: Shape) -> Values | None:
    known = s.only("log", "powers", "binomials", "others")
    if s.support != HALF_LINE or len(s.powers) != 1 or not known:
        return None
    found = list(log_terms(s._replace(log=S.Zero)))
    if len(found) != 1 or len(s.binomials) + len(s.others) != 1 or found[0][1] != -1:
        return None
    parts = binomial_in(found[0][0])
    ((c, coefficient),) = s.powers.items()
    if parts is None or abs(parts[2] / c) != 1:
        return None
    k, m, d = parts
    return (s.log + 1, -coefficient, c, k, m) if d == c else (s.log + 1 + c, -coefficient, c, m, k)


def _gamma_pole_value(a: Expr, b: Expr, c: Expr, k: Expr, m: Expr) -> Expr:
    kappa, z = a / c, b * k / m
    size = gamma(kappa) / (Abs(c) * b**kappa) * b / m
    return size * exp(z) * z ** (kappa - 1) * uppergamma(1 - kappa, z)


BY_SERIES = "its derivative in k is an incomplete Gamma function, whose series is integrated"
BY_PARTS = "integrated by parts it leaves incomplete Gamma functions"


def _log_row(name: str, turned: bool, value: Any, domain: Any, because: str) -> Row:
    sign = -1 if turned else 1
    return Row(
        name,
        LEBESGUE,
        ("a", "b", "c", "k", "m"),
        lambda u, a, b, c, k, m: u ** (a - 1) * log(k + m * u ** (sign * c)) * inert_exp(-b * u**c),
        value,
        lambda *_: HALF_LINE,
        domain,
        _turned_gamma_log if turned else _gamma_log,
        because,
        "DLMF 8.19.1, 13.2.39, 16.2.1",
    )


ROWS = (
    _log_row(
        "Gamma integral of log(k + m x^c), whole shape",
        False,
        _under(_mean_of_log_whole),
        _whole_domain,
        BY_PARTS,
    ),
    _log_row(
        "Gamma integral of log(k + m x^c)", False, _under(_mean_of_log), _domain, BY_SERIES
    ),
    _log_row(
        "Gamma integral of log(k + m x^(−c)), whole shape",
        True,
        _over(_mean_of_log_whole),
        _whole_domain,
        BY_PARTS,
    ),
    _log_row(
        "Gamma integral of log(k + m x^(−c))", True, _over(_mean_of_log), _domain, BY_SERIES
    ),
    Row(
        "half of a bell curve with a power",
        LEBESGUE,
        ("a", "b", "t", "c"),
        lambda u, a, b, t, c: u ** (a - 1) * inert_exp(-b * u ** (2 * c) + t * u**c),
        _half_bell_value,
        lambda *_: HALF_LINE,
        lambda a, b, t, c: (Positive(a / c), Positive(b)),
        _half_bell,
        "the exponential of x expanded, each term is a Gamma integral",
        "DLMF 12.5.1, 12.7.14",
    ),
    Row(
        "Gamma integral of a pole",
        LEBESGUE,
        ("a", "b", "c", "k", "m"),
        lambda u, a, b, c, k, m: u ** (a - 1) / (k + m * u**c) * inert_exp(-b * u**c),
        _gamma_pole_value,
        lambda *_: HALF_LINE,
        lambda a, b, c, k, m: (Positive(a / c), Positive(b), *above_zero(k, m)),
        _gamma_pole,
        "it is the integral of e^(−bt) from k on that defines the incomplete Gamma function",
        "DLMF 8.6.4",
    ),
)
