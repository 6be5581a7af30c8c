"""∫ xⁿ log(k + m e^(rx)) dx over an interval: polylogarithms of the orders 2 to n + 2. Trusted."""

from __future__ import annotations

from typing import Any

from sympy import Expr, S, exp, factorial, log

from symkl.integrals.forms import count, exponential_in, inside_log
from symkl.integrals.interval import MOST, above_zero, not_zero, parted, whole
from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.nodes import LEBESGUE, AtMost, Condition, Positive, Support
from symkl.nodes.functions import polylogarithm


def _match(s: Shape) -> Values | None:
    found = parted(s) if s.bounded and s.only("log", "factor") else None
    if found is None or not found[0] > 0:
        return None
    inside = inside_log(found[1])
    parts = exponential_in(inside) if inside is not None else None
    return None if parts is None else (found[0], *parts, *s.support.args)


def _primitive(n: Any, k: Expr, m: Expr, r: Expr, at: Expr) -> Expr:
    """log k x^(n+1)/(n + 1) − Σ (−1)^j n!/(n−j)! x^(n−j) Li_(j+2)(−m/k e^(rx))/r^(j+1)."""
    n = count(n, MOST)
    z = -m / k * exp(r * at)
    terms = (
        S.NegativeOne**j
        * (factorial(n) / factorial(n - j))
        * at ** (n - j)
        * polylogarithm(S(j + 2), z)
        / r ** (j + 1)
        for j in range(n + 1)
    )
    return log(k) * at ** (n + 1) / (n + 1) - sum(terms, S.Zero)


def _value(n: Any, k: Expr, m: Expr, r: Expr, lo: Expr, hi: Expr) -> Expr:
    return _primitive(n, k, m, r, hi) - _primitive(n, k, m, r, lo)


def _turned(n: Any, k: Expr, m: Expr, r: Expr, lo: Expr, hi: Expr) -> Expr:
    """log(m e^(rx) + k) = rx + log(m + k e^(−rx))."""
    power = r * (hi ** (n + 2) - lo ** (n + 2)) / (n + 2)
    return power + _value(n, m, k, -r, lo, hi)


def _domain(n: Any, k: Expr, m: Expr, r: Expr, lo: Expr, hi: Expr) -> tuple[Condition, ...]:
    ends = above_zero(k + m * exp(r * lo), k + m * exp(r * hi))
    return *whole(n), Positive(n), *not_zero(r), *ends, AtMost(lo, hi)


def _row(name: str, value: Any, first: str, because: str) -> Row:
    return Row(
        f"power times the logarithm of {name}",
        LEBESGUE,
        ("n", "k", "m", "s", "l", "r"),
        lambda u, n, k, m, r, lo, hi: u**n * log(k + m * inert_exp(r * u)),
        value,
        lambda n, k, m, r, lo, hi: Support(lo, hi),
        lambda n, k, m, *more: (Positive(k if first == "k" else m), *_domain(n, k, m, *more)),
        _match,
        because,
        "DLMF 25.12.10, 25.12.11",
    )


ROWS = (
    _row("k + m e^(rx)", _value, "k", "the derivative of Li_s(e^x) is Li_(s−1)(e^x)"),
    _row(
        "m e^(rx) + k",
        _turned,
        "m",
        "with the exponential taken out of the logarithm it is a sum of polylogarithms",
    ),
)
