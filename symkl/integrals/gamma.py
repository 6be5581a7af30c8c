"""Euler's integral ∫ x^(a−1) e^(−b x^c) dx and what becomes it. Trusted."""

from __future__ import annotations

from sympy import Abs, besselk, gamma, sqrt

from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.nodes import HALF_LINE, LEBESGUE, Positive


def _gamma(s: Shape) -> Values | None:
    if s.support != HALF_LINE or not s.only("log", "powers") or len(s.powers) != 1:
        return None
    ((c, coefficient),) = s.powers.items()
    return s.log + 1, -coefficient, c


def _bessel(s: Shape) -> Values | None:
    if s.support != HALF_LINE or not s.only("log", "powers") or len(s.powers) != 2:
        return None
    (c, up), (d, down) = s.powers.items()
    if c.could_extract_minus_sign():
        c, d, up, down = d, c, down, up
    return (s.log + 1, -up, -down, c) if c == -d else None


ROWS = (
    Row(
        "Gamma integral",
        LEBESGUE,
        ("a", "b", "c"),
        lambda u, a, b, c: u ** (a - 1) * inert_exp(-b * u**c),
        lambda a, b, c: gamma(a / c) / (Abs(c) * b ** (a / c)),
        lambda a, b, c: HALF_LINE,
        lambda a, b, c: (Positive(a / c), Positive(b)),
        _gamma,
        "taking the exponent for a new variable makes it Euler's integral",
        "DLMF 5.9.1",
    ),
    Row(
        "Bessel integral",
        LEBESGUE,
        ("a", "b", "d", "c"),
        lambda u, a, b, d, c: u ** (a - 1) * inert_exp(-b * u**c - d * u**-c),
        lambda a, b, d, c: 2 / Abs(c) * (d / b) ** (a / (2 * c)) * besselk(a / c, 2 * sqrt(b * d)),
        lambda a, b, d, c: HALF_LINE,
        lambda a, b, d, c: (Positive(b), Positive(d), Positive(c)),
        _bessel,
        "it is the integral that defines the Bessel function K",
        "DLMF 10.32.10",
    ),
)
