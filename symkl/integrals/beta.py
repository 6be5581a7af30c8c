"""Euler's other integral: ∫ x^(a−1) (1 − x^c)^(b−1) dx, ∫ x^(a−1) (A + B x^c)^(−n) dx. Trusted."""

from __future__ import annotations

from sympy import Abs, S, gamma

from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape
from symkl.nodes import HALF_LINE, LEBESGUE, UNIT_INTERVAL, Positive


def _beta(s: Shape) -> Values | None:
    if s.support != UNIT_INTERVAL or not s.only("log", "binomials") or len(s.binomials) > 1:
        return None
    for (free, slope, c), coefficient in s.binomials.items():
        if abs(free) == 1 and slope == -free:
            return s.log + 1, coefficient + 1, c
        return None
    return s.log + 1, S.One, S.One


def _beta_prime(s: Shape) -> Values | None:
    if s.support != HALF_LINE or not s.only("log", "binomials") or len(s.binomials) != 1:
        return None
    (((free, slope, c), coefficient),) = s.binomials.items()
    return s.log + 1, free, slope, c, -coefficient


ROWS = (
    Row(
        "Beta integral",
        LEBESGUE,
        ("a", "b", "c"),
        lambda u, a, b, c: u ** (a - 1) * (1 - u**c) ** (b - 1),
        lambda a, b, c: gamma(a / c) * gamma(b) / gamma(a / c + b) / c,
        lambda a, b, c: UNIT_INTERVAL,
        lambda a, b, c: (Positive(a), Positive(b), Positive(c)),
        _beta,
        "with the power for a new variable it is Euler's Beta integral",
        "DLMF 5.12.1",
    ),
    Row(
        "Beta prime integral",
        LEBESGUE,
        ("a", "k", "l", "c", "n"),
        lambda u, a, k, m, c, n: u ** (a - 1) * (k + m * u**c) ** (-n),
        lambda a, k, m, c, n: (
            k ** (a / c - n) * m ** (-a / c) * gamma(a / c) * gamma(n - a / c) / gamma(n) / Abs(c)
        ),
        lambda a, k, m, c, n: HALF_LINE,
        lambda a, k, m, c, n: (Positive(k), Positive(m), Positive(a / c), Positive(n - a / c)),
        _beta_prime,
        "with the odds of the new variable it is Euler's Beta integral",
        "DLMF 5.12.3",
    ),
)
