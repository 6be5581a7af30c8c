"""A number recognised: a rational one, or one in π, γ, log 2, log π; None where it is neither."""

from __future__ import annotations

from typing import Any

from mpmath import mp, mpf, pslq
from sympy import Add, EulerGamma, Expr, Rational, S, exp, log, pi, sqrt

DIGITS = 20
LARGEST = 48  # of a numerator or a denominator
SUMS = (
    S.One,
    log(2),
    log(pi),
    EulerGamma,
    log(3),
)  # an additive constant is a sum of multiples of these
FACTORS = (
    S.One, log(2), 1 / log(2), log(10), 1 / log(10), pi, 1 / pi, pi**2, 1 / pi**2, sqrt(pi),
    1 / sqrt(pi), sqrt(2), EulerGamma, 1 / EulerGamma, sqrt(2 * pi), 1 / sqrt(2 * pi), exp(1),
    exp(-1),
)  # fmt: skip


def constant(values: list[Any] | None) -> Any:
    """The number that all of these are, to 14 digits; None where they differ."""
    if not values or any(v is None for v in values):
        return None
    first, size = values[0], max(abs(v) for v in values)
    if any(abs(v - first) > mpf(10) ** -14 * max(size, mpf(1)) for v in values):
        return None
    return first


def rational(x: Any) -> Rational | None:
    """p/q with small p and q."""
    with mp.workdps(DIGITS + 10):
        for q in range(1, LARGEST + 1):
            p = mp.nint(x * q)
            if abs(x * q - p) <= mpf(10) ** -(DIGITS - 5) and abs(p) <= LARGEST:
                return Rational(int(p), q)
    return None


def as_factor(x: Any) -> Expr | None:
    """A rational number times one of FACTORS."""
    with mp.workdps(DIGITS + 10):
        for unit in FACTORS:
            found = rational(x / unit.evalf(DIGITS + 10)._to_mpmath(mp.prec))
            if found is not None:
                return found * unit
    return None


def as_sum(x: Any) -> Expr | None:
    """½ log 2π, 1 − γ, …: a short sum of multiples of 1, log 2, log π and γ."""
    simple = rational(x)
    if simple is not None:
        return simple
    with mp.workdps(DIGITS + 5):
        basis = [s.evalf(DIGITS + 10)._to_mpmath(mp.prec) for s in SUMS]
        found = pslq([x, *basis], tol=mpf(10) ** -(DIGITS - 3), maxcoeff=LARGEST, maxsteps=2000)
    if not found or found[0] == 0:
        return None
    return Add(*(Rational(-c, found[0]) * s for c, s in zip(found[1:], SUMS)))
