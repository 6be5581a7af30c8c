"""∫ log(c ((x − m)² + w²)) e^(rx)/(A + A e^(r(x − m)))² dx: Binet's formula. Trusted."""

from __future__ import annotations

from sympy import Expr, S, digamma, exp, log, pi

from symkl.integrals.forms import exponential_in, inside_log, quadratic
from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.nodes import LEBESGUE, REAL_LINE, Positive


def _about_the_centre(s: Shape) -> Values | None:
    """r, A and c, m, w; that m is the centre of the exponentials is seen by comparison."""
    if s.support != REAL_LINE or set(s.powers) != {S.One} or len(s.others) != 1:
        return None
    inside = inside_log(s.factor) if s.only("powers", "others", "factor") else None
    square = quadratic(inside) if inside is not None else None
    ((statistic, coefficient),) = s.others.items()
    within = inside_log(statistic) if coefficient == -2 else None
    wave = exponential_in(within) if within is not None else None
    return None if square is None or wave is None else (s.powers[S.One], wave[0], *square)


def _value(r: Expr, a: Expr, c: Expr, m: Expr, w: Expr) -> Expr:
    """By Binet's second formula, differentiated and by parts; e^(rm) is what the centre leaves."""
    mean = log(c) + 2 * log(2 * pi / r) + 2 * digamma(S.Half + r * w / (2 * pi))
    return mean * exp(r * m) / (r * a**2)


ROWS = (
    Row(
        "logistic integral of the logarithm of a sum of squares",
        LEBESGUE,
        ("s", "A", "c", "m", "w"),
        lambda u, r, a, c, m, w: (
            log(c * ((u - m) ** 2 + w**2))
            * inert_exp(r * u)
            * (a + a * inert_exp(r * (u - m))) ** (-2)
        ),
        _value,
        lambda *_: REAL_LINE,
        lambda r, a, c, m, w: (Positive(r), Positive(a), Positive(c), Positive(w)),
        _about_the_centre,
        "integrated by parts about the centre it is Binet's integral for ψ",
        "DLMF 5.9.15",
    ),
)
