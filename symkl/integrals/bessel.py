"""∫ log x · x^(∓1/2 − 1) e^(−ax−b/x) dx: the derivative of K_ν in ν at ∓1/2. Trusted."""

from __future__ import annotations

from typing import Any

from sympy import Expr, S, exp, expint, log, pi, sqrt

from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.nodes import HALF_LINE, LEBESGUE, VARIATE, Positive

x = VARIATE


def _reader(nu: Expr) -> Any:
    def match(s: Shape) -> Values | None:
        plain = s.support == HALF_LINE and s.factor == log(x) and s.only("log", "powers", "factor")
        if not plain or s.log != nu - 1 or set(s.powers) != {S.One, S.NegativeOne}:
            return None
        return -s.powers[S.One], -s.powers[S.NegativeOne]

    return match


def _value(sign: int) -> Any:
    """∂K_ν(z)/∂ν at ν = ±1/2 is ±√(π/2z) e^z E₁(2z)."""

    def value(a: Expr, b: Expr) -> Expr:
        z = 2 * sqrt(a * b)
        falls = log(b / a) / 2 * exp(-z)
        return sqrt(pi / (a if sign > 0 else b)) * (falls + sign * exp(z) * expint(1, 2 * z))

    return value


def _row(sign: int) -> Row:
    nu = S(sign) / 2
    return Row(
        f"Bessel integral with a logarithm, order {sign}/2",
        LEBESGUE,
        ("a", "b"),
        lambda u, a, b: log(u) * u ** (nu - 1) * inert_exp(-a * u - b / u),
        _value(sign),
        lambda a, b: HALF_LINE,
        lambda a, b: (Positive(a), Positive(b)),
        _reader(nu),
        "the derivative of the Bessel function K in its order is an exponential integral at ±½",
        "DLMF 10.38.7",
    )


ROWS = tuple(_row(sign) for sign in (-1, 1))
