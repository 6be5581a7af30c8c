"""∫ x^(a−1) dx over an interval. Trusted."""

from __future__ import annotations

from sympy import S, log

from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape
from symkl.nodes import LEBESGUE, AtMost, Equal, Fails, IsInteger, Positive, Support
from symkl.nodes import VARIATE as x

because = "a power has a power for its antiderivative"


def _power(s: Shape) -> Values | None:
    inside = s.bounded and s.support.lo.is_positive is True and s.only("log")
    return (s.log + 1, *s.support.args) if inside and s.log != -1 else None


def _reciprocal(s: Shape) -> Values | None:
    inside = s.bounded and s.support.lo.is_positive is True and s.only("log")
    return s.support.args if inside and s.log == -1 else None


def _power_at_zero(s: Shape) -> Values | None:
    if s.support.lo != 0 or s.support.hi is S.Infinity or not s.only("log"):
        return None
    return s.log + 1, s.support.hi


def _power_tail(s: Shape) -> Values | None:
    if s.support.hi is not S.Infinity or s.support.lo in (0, -S.Infinity) or not s.only("log"):
        return None
    return -s.log - 1, s.support.lo


def _monomial(s: Shape) -> Values | None:
    base, n = s.factor.as_base_exp() if s.factor != 1 else (x, s.log)
    whole = base == x and n.is_integer is True and n.is_nonnegative is True
    plain = s.log in (0, n) and s.only("log", "factor") and (s.factor == 1 or s.log == 0)
    return (n, *s.support.args) if s.bounded and whole and plain else None


ROWS = (
    Row(
        "power integral from 0",
        LEBESGUE,
        ("a", "r"),
        lambda u, a, hi: u ** (a - 1),
        lambda a, hi: hi**a / a,
        lambda a, hi: Support(0, hi),
        lambda a, hi: (Positive(a), Positive(hi)),
        _power_at_zero,
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
        lambda n, lo, hi: (IsInteger(n), AtMost(S.Zero, n), AtMost(lo, hi)),
        _monomial,
        because,
        "DLMF 1.4.1",
    ),
    Row(
        "power integral",
        LEBESGUE,
        ("a", "l", "r"),
        lambda u, a, lo, hi: u ** (a - 1),
        lambda a, lo, hi: (hi**a - lo**a) / a,
        lambda a, lo, hi: Support(lo, hi),
        lambda a, lo, hi: (Fails(Equal(a, S.Zero)), Positive(lo), AtMost(lo, hi)),
        _power,
        because,
        "DLMF 1.4.1",
    ),
    Row(
        "reciprocal integral",
        LEBESGUE,
        ("l", "r"),
        lambda u, lo, hi: 1 / u,
        lambda lo, hi: log(hi / lo),
        lambda lo, hi: Support(lo, hi),
        lambda lo, hi: (Positive(lo), AtMost(lo, hi)),
        _reciprocal,
        "the logarithm is the antiderivative of 1/x",
        "DLMF 4.2.1",
    ),
    Row(
        "power integral to ∞",
        LEBESGUE,
        ("a", "l"),
        lambda u, a, lo: u ** (-a - 1),
        lambda a, lo: lo**-a / a,
        lambda a, lo: Support(lo, S.Infinity),
        lambda a, lo: (Positive(a), Positive(lo)),
        _power_tail,
        "a power has a power for its antiderivative, which vanishes at ∞",
        "DLMF 1.4.1",
    ),
)
