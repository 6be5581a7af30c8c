"""Power series: exponential, geometric, binomial. Trusted."""

from __future__ import annotations

from sympy import S, exp, gamma, log, loggamma, lowergamma

from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.integrals.terms import Term, term, without
from symkl.nodes import COUNTING, HALF_LINE, IsInteger, Positive, Support


def _over_factorial(s: Shape) -> Term | None:
    """z^k/k!."""
    t = term(s) if s.factor == 1 else None
    return t if t and t[1:] == ((), (S.One,), (), ()) else None


def _exponential(s: Shape) -> Values | None:
    t = _over_factorial(s)
    return (t.ratio,) if t and s.support == HALF_LINE else None


def _exponential_tail(s: Shape) -> Values | None:
    t = _over_factorial(s)
    later = s.support.hi is S.Infinity and s.support.lo.is_positive is True
    return (t.ratio, s.support.lo) if t and later else None


def _geometric(s: Shape) -> Values | None:
    t = term(s)
    if s.support.hi is not S.Infinity or not t or any(t[1:]) or not s.powers or s.factor != 1:
        return None
    return t.ratio, s.support.lo


def _binomial(s: Shape) -> Values | None:
    n, t = s.support.hi, term(s)
    if not t or s.support.lo != 0 or t.rising or t.falling or s.factor != 1:
        return None
    return (t.ratio, n) if t[2::2] == ((1,), (n + 1,)) else None


def _negative_binomial(s: Shape) -> Values | None:
    m, t = s.support.lo, term(s)
    if s.support.hi is not S.Infinity or not t or not t.only_rising or s.factor != 1:
        return None
    start = without(t.rising_below, 1 - m) == ()
    return (t.ratio, t.rising[0], m) if start and len(t.rising) == 1 and s.powers else None


ROWS = (
    Row(
        "exponential series",
        COUNTING,
        ("z",),
        lambda k, z: inert_exp(k * log(z) - loggamma(k + 1)),
        lambda z: exp(z),
        lambda z: HALF_LINE,
        lambda z: (Positive(z),),
        _exponential,
        "it is the power series of the exponential function",
        "DLMF 4.2.19",
    ),
    Row(
        "tail of the exponential series",
        COUNTING,
        ("z", "m"),
        lambda k, z, m: inert_exp(k * log(z) - loggamma(k + 1)),
        lambda z, m: exp(z) * lowergamma(m, z) / gamma(m),
        lambda z, m: Support(m, S.Infinity),
        lambda z, m: (Positive(z), IsInteger(m), Positive(m)),
        _exponential_tail,
        "the remainder of the Taylor series of e^z is an incomplete Gamma function",
        "DLMF 8.4.9",
    ),
    Row(
        "geometric series",
        COUNTING,
        ("z", "m"),
        lambda k, z, m: inert_exp(k * log(z)),
        lambda z, m: exp(m * log(z)) / (1 - z),
        lambda z, m: Support(m, S.Infinity),
        lambda z, m: (Positive(z), Positive(1 - z), IsInteger(m)),
        _geometric,
        "multiplied by 1 − z the partial sums telescope, and the last term tends to 0",
        "Abramowitz and Stegun 3.6.10",
    ),
    Row(
        "binomial series",
        COUNTING,
        ("z", "n"),
        lambda k, z, n: inert_exp(k * log(z) - loggamma(k + 1) - loggamma(n - k + 1)),
        lambda z, n: (1 + z) ** n / gamma(n + 1),
        lambda z, n: Support(0, n),
        lambda z, n: (Positive(z), IsInteger(n), Positive(n)),
        _binomial,
        "it is the binomial theorem",
        "DLMF 1.2.2",
    ),
    Row(
        "negative binomial series",
        COUNTING,
        ("z", "a", "m"),
        lambda k, z, a, m: inert_exp(k * log(z) + loggamma(k + a) - loggamma(k - m + 1)),
        lambda z, a, m: exp(m * log(z)) * gamma(m + a) * (1 - z) ** (-m - a),
        lambda z, a, m: Support(m, S.Infinity),
        lambda z, a, m: (Positive(z), Positive(1 - z), Positive(m + a), IsInteger(m)),
        _negative_binomial,
        "it is the binomial series of a negative power of 1 − z",
        "DLMF 4.6.7",
    ),
)
