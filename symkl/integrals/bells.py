"""∫ xⁿ e^(−a x² + bx) dx over an interval, halves of inverse Gaussian integrals. Trusted."""

from __future__ import annotations

from typing import Any

from sympy import Dummy, Expr, Integer, S, erfc, exp, pi, sqrt

from symkl.integrals.forms import count
from symkl.integrals.gauss import bell
from symkl.integrals.interval import MOST, whole
from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.nodes import HALF_LINE, LEBESGUE, AtMost, Condition, Positive, Support
from symkl.normal_form import derivative


def _monomial(s: Shape) -> Values | None:
    small = isinstance(s.log, Integer) and 0 < s.log <= MOST
    if not small or not s.only("log", "powers") or S(2) not in s.powers:
        return None
    if not set(s.powers) <= {S.One, S(2)}:
        return None
    return s.log, -s.powers[S(2)], s.powers.get(S.One, S.Zero), *s.support.args


def _moment(n: Any, a: Expr, b: Expr, lo: Expr, hi: Expr) -> Expr:
    """The n-th derivative in b of the integral of the bell curve."""
    rate = Dummy("b", real=True)
    found = bell(a, rate, lo, hi)
    for _ in range(count(n, MOST)):
        found = derivative(found, rate)
    return found.xreplace({rate: b})


# -- of order ±1/2 ---------------------------------------------------------------------------------


def _half_order(s: Shape) -> tuple[int, Expr, Expr] | None:
    """±1 and a, b of x^(±1/2 − 1) e^(−ax − b/x)."""
    if s.support.lo.is_infinite or not s.only("log", "powers") or S.NegativeOne not in s.powers:
        return None
    if not set(s.powers) <= {S.One, S.NegativeOne} or abs(s.log + 1) != S.Half:
        return None
    sign = 1 if s.log + 1 == S.Half else -1
    return sign, -s.powers.get(S.One, S.Zero), -s.powers[S.NegativeOne]


def _whole(sign: int) -> Any:
    def match(s: Shape) -> Values | None:
        found = _half_order(s) if s.support == HALF_LINE else None
        return found[1:] if found is not None and found[0] == sign else None

    return match


def _up_to(sign: int) -> Any:
    def match(s: Shape) -> Values | None:
        inside = s.support.lo == 0 and s.support.hi is not S.Infinity
        found = _half_order(s) if inside else None
        return (*found[1:], s.support.hi) if found is not None and found[0] == sign else None

    return match


def _from(sign: int) -> Any:
    def match(s: Shape) -> Values | None:
        inside = s.support.lo != 0 and s.support.hi is S.Infinity
        found = _half_order(s) if inside else None
        return (*found[1:], s.support.lo) if found is not None and found[0] == sign else None

    return match


def _below(sign: int, a: Expr, b: Expr, at: Expr) -> Expr:
    """With √(b/x) ∓ √(ax) for the new variables it is two pieces of a bell curve."""
    down, up = sqrt(b / at) - sqrt(a * at), sqrt(b / at) + sqrt(a * at)
    power = 2 * sqrt(a * b)
    halves = exp(-power) * erfc(down) - sign * exp(power) * erfc(up)
    return sqrt(pi / (a if sign > 0 else b)) / 2 * halves


def _total(sign: int, a: Expr, b: Expr) -> Expr:
    return sqrt(pi / (a if sign > 0 else b)) * exp(-2 * sqrt(a * b))


def _domain(a: Expr, b: Expr, at: Expr) -> tuple[Condition, ...]:
    return Positive(a), Positive(b), Positive(at)


def _rows(sign: int) -> tuple[Row, ...]:
    power = S(sign) / 2 - 1
    integrand = lambda u, a, b, *at: u**power * inert_exp(-a * u - b / u)  # noqa: E731
    least = (lambda a: Positive(a)) if sign > 0 else (lambda a: AtMost(S.Zero, a))
    because = "two bell curves for the new variables √(b/x) ∓ √(ax) leave the error function"
    source = "DLMF 7.7.6, 10.39.2"
    return (
        Row(
            f"Bessel integral of order {sign}/2",
            LEBESGUE,
            ("a", "b"),
            integrand,
            lambda a, b: _total(sign, a, b),
            lambda a, b: HALF_LINE,
            lambda a, b: (least(a), Positive(b)),
            _whole(sign),
            "the Bessel function K of order ½ is an exponential",
            "DLMF 10.39.2",
        ),
        Row(
            f"Bessel integral of order {sign}/2 from 0",
            LEBESGUE,
            ("a", "b", "r"),
            integrand,
            lambda a, b, hi: _below(sign, a, b, hi),
            lambda a, b, hi: Support(0, hi),
            _domain,
            _up_to(sign),
            because,
            source,
        ),
        Row(
            f"Bessel integral of order {sign}/2 to ∞",
            LEBESGUE,
            ("a", "b", "l"),
            integrand,
            lambda a, b, lo: _total(sign, a, b) - _below(sign, a, b, lo),
            lambda a, b, lo: Support(lo, S.Infinity),
            _domain,
            _from(sign),
            because,
            source,
        ),
    )


ROWS = (
    Row(
        "bell curve times a power over an interval",
        LEBESGUE,
        ("n", "a", "b", "l", "r"),
        lambda u, n, a, b, lo, hi: u**n * inert_exp(-a * u**2 + b * u),
        _moment,
        lambda n, a, b, lo, hi: Support(lo, hi),
        lambda n, a, b, lo, hi: (*whole(n), Positive(a), AtMost(lo, hi)),
        _monomial,
        "each derivative in b brings a factor x under the integral of the bell curve",
        "DLMF 7.7.1",
    ),
    *_rows(-1),
    *_rows(1),
)
