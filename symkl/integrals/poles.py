"""∫ x^(−n) log|A + Bx| dx and ∫ x^(−n) e^(bx) dx over an interval beside 0, n = 2, 3 … Trusted."""

from __future__ import annotations

from typing import Any

from sympy import Abs, Ei, Expr, Integer, Mul, S, exp, expand, factorial, log

from symkl.integrals.forms import count, inside_log, linear
from symkl.integrals.interval import MOST, not_zero
from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.nodes import LEBESGUE, AtMost, Condition, Equal, Fails, IsInteger, Positive, Support
from symkl.nodes import VARIATE as x


def _order(s: Shape) -> tuple[Expr, Expr] | None:
    """n and the rest of x^(−n) times the rest."""
    if not s.bounded or s.support.lo == 0 or not s.only("log", "powers", "factor"):
        return None
    n, rest = -s.log, []
    for part in Mul.make_args(s.factor):
        base, power = part.as_base_exp()
        if base == x and power.is_Integer:
            n -= power
        else:
            rest.append(part)
    return (n, Mul(*rest)) if n.is_Integer and 2 <= n <= MOST else None


def _logarithm(s: Shape) -> Values | None:
    found = _order(s) if not s.powers else None
    inside = inside_log(found[1]) if found is not None else None
    line = linear(inside) if inside is not None else None
    return None if found is None or line is None else (found[0], *line, *s.support.args)


def _exponential(s: Shape) -> Values | None:
    found = _order(s) if set(s.powers) == {S.One} else None
    if found is None or found[1] != 1:
        return None
    return found[0], s.powers[S.One], *s.support.args


def _logarithm_primitive(n: Any, free: Expr, slope: Expr, at: Expr) -> Expr:
    """−((x^(−k) − a^(−k)) log|A + Bx| + a^(−k) log x + Σ x^(1−j) a^(j−k−1)/(1 − j))/k with
    j = 2 … k, for k = n − 1 and a = −A/B."""
    k, a = count(n, MOST) - 1, -free / slope
    inside = free + slope * at
    logs = S.Zero if expand(inside) == 0 else (at**-k - a**-k) * log(Abs(inside))
    terms = (at ** (1 - j) * a ** (j - k - 1) / (1 - j) for j in range(2, k + 1))
    return -(logs + a**-k * log(at) + sum(terms, S.Zero)) / k


def _exponential_primitive(n: Any, b: Expr, at: Expr) -> Expr:
    """b^k Ei(bx)/k! − e^(bx) Σ (k − j)! b^(j−1) x^(j−k−1)/k! with j = 1 … k, for k = n − 1."""
    k = count(n, MOST) - 1
    terms = (factorial(k - j) * b ** (j - 1) * at ** (j - k - 1) for j in range(1, k + 1))
    return (b**k * Ei(b * at) - exp(b * at) * sum(terms, S.Zero)) / factorial(k)


def _beside(n: Any, lo: Expr, hi: Expr) -> tuple[Condition, ...]:
    whole = IsInteger(n), AtMost(Integer(2), n), AtMost(n, Integer(MOST))
    return *whole, Positive(lo), AtMost(lo, hi)


ROWS = (
    Row(
        "logarithm of a + b x over a power",
        LEBESGUE,
        ("n", "A", "B", "l", "r"),
        lambda u, n, a, b, lo, hi: u ** (-n) * log(Abs(a + b * u)),
        lambda n, a, b, lo, hi: (
            _logarithm_primitive(n, a, b, hi) - _logarithm_primitive(n, a, b, lo)
        ),
        lambda n, a, b, lo, hi: Support(lo, hi),
        lambda n, a, b, lo, hi: (
            *_beside(n, lo, hi),
            *not_zero(b, a + b * lo, a + b * hi),
            Fails(Equal(a, S.Zero)),
        ),
        _logarithm,
        "integrated by parts it leaves a rational function",
        "Gradshteyn and Ryzhik 2.729",
    ),
    Row(
        "exponential over a power",
        LEBESGUE,
        ("n", "b", "l", "r"),
        lambda u, n, b, lo, hi: u ** (-n) * inert_exp(b * u),
        lambda n, b, lo, hi: _exponential_primitive(n, b, hi) - _exponential_primitive(n, b, lo),
        lambda n, b, lo, hi: Support(lo, hi),
        lambda n, b, lo, hi: (*_beside(n, lo, hi), *not_zero(b)),
        _exponential,
        "integrated by parts it leaves the exponential integral Ei",
        "DLMF 6.2.5, 8.19.12",
    ),
)
