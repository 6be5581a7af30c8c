"""∫ e^(−a x² + b x) dx over the line. Trusted."""

from __future__ import annotations

from sympy import Expr, S, erf, exp, pi, sqrt

from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.nodes import LEBESGUE, REAL_LINE, AtMost, Positive, Support


def _gauss(s: Shape) -> Values | None:
    if s.support != REAL_LINE or not s.only("powers") or 2 not in s.powers:
        return None
    if not set(s.powers) <= {S.One, S(2)}:
        return None
    return -s.powers[S(2)], s.powers.get(S.One, S.Zero)


def _truncated(s: Shape) -> Values | None:
    """The ends may be infinite, not both."""
    if s.support == REAL_LINE or not s.only("powers") or S(2) not in s.powers:
        return None
    if not set(s.powers) <= {S.One, S(2)}:
        return None
    return -s.powers[S(2)], s.powers.get(S.One, S.Zero), *s.support.args


def _erf(a: Expr, b: Expr, end: Expr) -> Expr:
    """erf(√a (end − b/2a)), the antiderivative at an end, but for a factor."""
    if end.is_infinite:
        return S.One if end is S.Infinity else S.NegativeOne
    return erf(sqrt(a) * (end - b / (2 * a)))


def bell(a: Expr, b: Expr, lo: Expr, hi: Expr) -> Expr:
    """∫ e^(−a x² + bx) dx from one end to the other."""
    return sqrt(pi / a) / 2 * exp(b**2 / (4 * a)) * (_erf(a, b, hi) - _erf(a, b, lo))


ROWS = (
    Row(
        "truncated Gauss integral",
        LEBESGUE,
        ("a", "b", "l", "r"),
        lambda u, a, b, lo, hi: inert_exp(-a * u**2 + b * u),
        bell,
        lambda a, b, lo, hi: Support(lo, hi),
        lambda a, b, lo, hi: (Positive(a), AtMost(lo, hi)),
        _truncated,
        "completing the square in the exponent leaves the error function",
        "DLMF 7.7.1",
    ),
    Row(
        "Gauss integral",
        LEBESGUE,
        ("a", "b"),
        lambda u, a, b: inert_exp(-a * u**2 + b * u),
        lambda a, b: sqrt(pi / a) * exp(b**2 / (4 * a)),
        lambda a, b: REAL_LINE,
        lambda a, b: (Positive(a),),
        _gauss,
        "completing the square in the exponent leaves the integral of the bell curve",
        "DLMF 7.7.3 at z = 0",
    ),
)
