"""∫ x^(a−1) (1 − x^c)^(b−1) dx up to or from a point of (0, 1): the incomplete B. Trusted."""

from __future__ import annotations

from sympy import Expr, S, betainc, gamma

from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape
from symkl.nodes import LEBESGUE, Condition, Positive, Support


def _weight(s: Shape) -> Values | None:
    """a, b, c."""
    if not s.bounded or not s.only("log", "binomials") or len(s.binomials) != 1:
        return None
    (((free, slope, c), n),) = s.binomials.items()
    return (s.log + 1, n + 1, c) if abs(free) == 1 and slope == -free else None


def _below(s: Shape) -> Values | None:
    found = _weight(s) if s.support.lo == 0 and s.support.hi != 1 else None
    return (*found, s.support.hi) if found else None


def _above(s: Shape) -> Values | None:
    found = _weight(s) if s.support.hi == 1 and s.support.lo != 0 else None
    return (*found, s.support.lo) if found else None


def _whole(a: Expr, b: Expr, c: Expr) -> Expr:
    return gamma(a / c) * gamma(b) / gamma(a / c + b)


def _inside(a: Expr, b: Expr, c: Expr, at: Expr) -> tuple[Condition, ...]:
    return *map(Positive, (a, b, c)), Positive(at), Positive(1 - at)


BECAUSE = "with the power for a new variable it is the incomplete Beta function"

ROWS = (
    Row(
        "incomplete Beta integral from 0",
        LEBESGUE,
        ("a", "b", "c", "r"),
        lambda u, a, b, c, hi: u ** (a - 1) * (1 - u**c) ** (b - 1),
        lambda a, b, c, hi: betainc(a / c, b, 0, hi**c) / c,
        lambda a, b, c, hi: Support(0, hi),
        _inside,
        _below,
        BECAUSE,
        "DLMF 8.17.1",
    ),
    Row(
        "incomplete Beta integral to 1",
        LEBESGUE,
        ("a", "b", "c", "l"),
        lambda u, a, b, c, lo: u ** (a - 1) * (1 - u**c) ** (b - 1),
        lambda a, b, c, lo: (_whole(a, b, c) - betainc(a / c, b, 0, lo**c)) / c,
        lambda a, b, c, lo: Support(lo, S.One),
        _inside,
        _above,
        BECAUSE,
        "DLMF 8.17.1",
    ),
)
