"""∫ e^(bx) dx over an interval, with a power or a logarithm beside it. Trusted."""

from __future__ import annotations

from sympy import Abs, Expr, Integer, S, exp, expint, log, lowergamma, uppergamma

from symkl.integrals.interval import above_zero, not_zero
from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.nodes import (
    HALF_LINE,
    LEBESGUE,
    VARIATE,
    AtMost,
    Condition,
    Equal,
    Fails,
    Hyp1F1,
    IsInteger,
    Positive,
    Support,
)

x = VARIATE


def _rate(s: Shape, *kinds: str) -> Expr | None:
    """b of e^(bx), where that is all that there is."""
    plain = s.only("powers", *kinds) and set(s.powers) == {S.One}
    return s.powers[S.One] if plain else None


def _up(s: Shape) -> Values | None:
    b = _rate(s)
    if b is None or s.support.hi is not S.Infinity or s.support.lo.is_infinite:
        return None
    return -b, s.support.lo


def _down(s: Shape) -> Values | None:
    b = _rate(s)
    ok = b is not None and s.support.lo is S.NegativeInfinity and not s.support.hi.is_infinite
    return (b, s.support.hi) if ok else None


def _between(s: Shape) -> Values | None:
    b = _rate(s)
    return (b, *s.support.args) if b is not None and s.bounded else None


def _upper(s: Shape) -> Values | None:
    if s.support.hi is not S.Infinity or s.support.lo in (S.Zero, S.NegativeInfinity):
        return None
    return _incomplete(s, s.support.lo)


def _lower(s: Shape) -> Values | None:
    ok = s.support.lo == 0 and s.support.hi is not S.Infinity
    return _incomplete(s, s.support.hi) if ok else None


def _incomplete(s: Shape, end: Expr) -> Values | None:
    if not s.only("log", "powers") or len(s.powers) != 1:
        return None
    ((c, coefficient),) = s.powers.items()
    return s.log + 1, -coefficient, c, end


def _logarithm_above(s: Shape) -> Values | None:
    b = _rate(s, "factor")
    ok = s.support.hi is S.Infinity and s.support.lo not in (S.Zero, S.NegativeInfinity)
    return (-b, s.support.lo) if ok and b is not None and s.factor == log(x) else None


def _logarithm_below(s: Shape) -> Values | None:
    b = _rate(s, "factor")
    ok = s.support.lo == 0 and s.support.hi is not S.Infinity
    return (-b, s.support.hi) if ok and b is not None and s.factor == log(x) else None


def _shifted_logarithm(s: Shape) -> Values | None:
    b = _rate(s, "factor")
    if b is None or s.support != HALF_LINE or not isinstance(s.factor, log):
        return None
    free, rest = s.factor.args[0].as_independent(x, as_Add=True)
    slope = rest / x
    return (-b, free, slope) if free != 0 and x not in slope.free_symbols else None


def _piece(s: Shape) -> Values | None:
    whole = isinstance(s.log, Integer) and s.log >= 0
    if not s.bounded or not s.only("log", "powers") or len(s.powers) != 1 or s.log == 0:
        return None
    ((c, coefficient),) = s.powers.items()
    return None if whole and c == 1 else (s.log + 1, -coefficient, c, *s.support.args)


def _rising(a: Expr, b: Expr, c: Expr, at: Expr) -> Expr:
    """x^a/a ₁F₁(A; A + 1; −b x^c), A = a/c."""
    return S.Zero if at == 0 else at**a / a * Hyp1F1(a / c, a / c + 1, -b * at**c)


def _rising_domain(a: Expr, b: Expr, c: Expr, lo: Expr, hi: Expr) -> tuple[Condition, ...]:
    """A > 0, or A is not whole; from 0 on a > 0 and c > 0."""
    ratio = a / c
    if lo == 0 or ratio.is_positive:
        return Positive(a), Positive(c), *above_zero(hi)
    return *not_zero(a, c), Fails(IsInteger(ratio)), *above_zero(lo), AtMost(lo, hi)


def _falling(u: Expr, a: Expr, b: Expr, c: Expr, end: Expr) -> Expr:
    return u ** (a - 1) * inert_exp(-b * u**c)


ROWS = (
    Row(
        "exponential integral to ∞",
        LEBESGUE,
        ("b", "l"),
        lambda u, b, lo: inert_exp(-b * u),
        lambda b, lo: exp(-b * lo) / b,
        lambda b, lo: Support(lo, S.Infinity),
        lambda b, lo: (Positive(b),),
        _up,
        "an exponential has an exponential for its antiderivative, which vanishes at ∞",
        "DLMF 4.10.2",
    ),
    Row(
        "exponential integral from −∞",
        LEBESGUE,
        ("b", "r"),
        lambda u, b, hi: inert_exp(b * u),
        lambda b, hi: exp(b * hi) / b,
        lambda b, hi: Support(S.NegativeInfinity, hi),
        lambda b, hi: (Positive(b),),
        _down,
        "an exponential has an exponential for its antiderivative, which vanishes at −∞",
        "DLMF 4.10.2",
    ),
    Row(
        "exponential integral",
        LEBESGUE,
        ("b", "l", "r"),
        lambda u, b, lo, hi: inert_exp(b * u),
        lambda b, lo, hi: (exp(b * hi) - exp(b * lo)) / b,
        lambda b, lo, hi: Support(lo, hi),
        lambda b, lo, hi: (Fails(Equal(b, S.Zero)), AtMost(lo, hi)),
        _between,
        "an exponential has an exponential for its antiderivative",
        "DLMF 4.10.2",
    ),
    Row(
        "upper incomplete Gamma integral",
        LEBESGUE,
        ("a", "b", "c", "l"),
        lambda u, a, b, c, lo: u ** (a - 1) * inert_exp(-b * u**c),
        lambda a, b, c, lo: uppergamma(a / c, b * lo**c) / (Abs(c) * b ** (a / c)),
        lambda a, b, c, lo: Support(lo, S.Infinity),
        lambda a, b, c, lo: (Positive(b), Positive(c), Positive(lo)),
        _upper,
        "taking the exponent for a new variable makes it the incomplete Gamma function",
        "DLMF 8.2.2",
    ),
    Row(
        "lower incomplete Gamma integral",
        LEBESGUE,
        ("a", "b", "c", "r"),
        lambda u, a, b, c, hi: u ** (a - 1) * inert_exp(-b * u**c),
        lambda a, b, c, hi: lowergamma(a / c, b * hi**c) / (Abs(c) * b ** (a / c)),
        lambda a, b, c, hi: Support(0, hi),
        lambda a, b, c, hi: (Positive(a), Positive(b), Positive(c), Positive(hi)),
        _lower,
        "taking the exponent for a new variable makes it the incomplete Gamma function",
        "DLMF 8.2.1",
    ),
    Row(
        "lower incomplete Gamma integral of a reciprocal",
        LEBESGUE,
        ("a", "b", "c", "l"),
        _falling,
        lambda a, b, c, lo: lowergamma(a / c, b * lo**c) / (-c * b ** (a / c)),
        lambda a, b, c, lo: Support(lo, S.Infinity),
        lambda a, b, c, lo: (Positive(-a), Positive(b), Positive(-c), Positive(lo)),
        _upper,
        "taking the exponent for a new variable makes it the incomplete Gamma function",
        "DLMF 8.2.1",
    ),
    Row(
        "upper incomplete Gamma integral of a reciprocal",
        LEBESGUE,
        ("a", "b", "c", "r"),
        _falling,
        lambda a, b, c, hi: uppergamma(a / c, b * hi**c) / (-c * b ** (a / c)),
        lambda a, b, c, hi: Support(0, hi),
        lambda a, b, c, hi: (Positive(b), Positive(-c), Positive(hi)),
        _lower,
        "taking the exponent for a new variable makes it the incomplete Gamma function",
        "DLMF 8.2.2",
    ),
    Row(
        "incomplete Gamma integral between",
        LEBESGUE,
        ("a", "b", "c", "l", "r"),
        lambda u, a, b, c, lo, hi: _falling(u, a, b, c, hi),
        lambda a, b, c, lo, hi: (
            (uppergamma(a / c, b * lo**c) - uppergamma(a / c, b * hi**c)) / (c * b ** (a / c))
        ),
        lambda a, b, c, lo, hi: Support(lo, hi),
        lambda a, b, c, lo, hi: (Positive(b), *not_zero(c), *above_zero(lo), AtMost(lo, hi)),
        _piece,
        "taking the exponent for a new variable makes it the incomplete Gamma function",
        "DLMF 8.2.2",
    ),
    Row(
        "growing exponential times a power between",
        LEBESGUE,
        ("a", "b", "c", "l", "r"),
        lambda u, a, b, c, lo, hi: _falling(u, a, b, c, hi),
        lambda a, b, c, lo, hi: _rising(a, b, c, hi) - _rising(a, b, c, lo),
        lambda a, b, c, lo, hi: Support(lo, hi),
        _rising_domain,
        _piece,
        "its series integrated term by term is Kummer's function ₁F₁",
        "DLMF 13.4.1",
    ),
    Row(
        "logarithm against an exponential, to ∞",
        LEBESGUE,
        ("b", "l"),
        lambda u, b, lo: log(u) * inert_exp(-b * u),
        lambda b, lo: (exp(-b * lo) * log(lo) + expint(1, b * lo)) / b,
        lambda b, lo: Support(lo, S.Infinity),
        lambda b, lo: (Positive(b), Positive(lo)),
        _logarithm_above,
        "integrated by parts it leaves the exponential integral E₁",
        "DLMF 6.2.1",
    ),
    Row(
        "logarithm against an exponential, from 0",
        LEBESGUE,
        ("b", "r"),
        lambda u, b, hi: log(u) * inert_exp(-b * u),
        lambda b, hi: -(S.EulerGamma + log(b) + exp(-b * hi) * log(hi) + expint(1, b * hi)) / b,
        lambda b, hi: Support(0, hi),
        lambda b, hi: (Positive(b), Positive(hi)),
        _logarithm_below,
        "integrated by parts it leaves the exponential integral E₁",
        "DLMF 6.2.1",
    ),
    Row(
        "logarithm of k + m x against an exponential",
        LEBESGUE,
        ("b", "k", "m"),
        lambda u, b, k, m: log(k + m * u) * inert_exp(-b * u),
        lambda b, k, m: (log(k) + exp(b * k / m) * expint(1, b * k / m)) / b,
        lambda b, k, m: HALF_LINE,
        lambda b, k, m: (Positive(b), Positive(k), Positive(m)),
        _shifted_logarithm,
        "integrated by parts it leaves the exponential integral E₁",
        "DLMF 6.2.1",
    ),
)
