"""Sums of products of binomial coefficients: Vandermonde, Gauss, and what telescopes. Trusted."""

from __future__ import annotations

from sympy import Expr, Max, Min, S, gamma, loggamma

from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.integrals.terms import Term, term, without
from symkl.nodes import COUNTING, AtMost, IsInteger, Positive, Support
from symkl.nodes import VARIATE as x


def _plain(s: Shape, factor: Expr = S.One) -> Term | None:
    """The term where its ratio is 1 and the factor beside it is the one that is asked for."""
    return term(s) if not s.powers and s.factor == factor else None


def _telescoping(s: Shape) -> Values | None:
    t = _plain(s)
    if not t or not t.only_rising or s.support.hi is not S.Infinity:
        return None
    plain = len(t.rising) == len(t.rising_below) == 1
    return (t.rising[0], t.rising_below[0], s.support.lo) if plain else None


def _gauss(s: Shape) -> Values | None:
    m, t = s.support.lo, _plain(s)
    if not t or not t.only_rising or s.support.hi is not S.Infinity:
        return None
    below = without(t.rising_below, 1 - m)
    if len(t.rising) != 2 or below is None or len(below) != 1:
        return None
    return *t.rising, *below, m


def _vandermonde(s: Shape, factor: Expr = S.One) -> Values | None:
    t = _plain(s, factor)
    if not t or t.rising or t.falling or len(t.falling_below) != 2:
        return None
    rest = without(t.rising_below, S.One)
    if rest is None or len(rest) != 1:
        return None
    m, n = (b - 1 for b in t.falling_below)
    return rest[0] - 1 + m + n, m, n


def _drawn(s: Shape) -> Values | None:
    return _vandermonde(s, x)


def _chu(s: Shape, factor: Expr = S.One) -> Values | None:
    """Γ(k + 1)/k! and Γ(n − k + 1)/(n − k)! may have cancelled."""
    n, t = s.support.hi, _plain(s, factor)
    if not t or s.support.lo != 0 or n is S.Infinity:
        return None
    a = _over(t.rising, t.rising_below, S.One)
    b = _over(t.falling, t.falling_below, n + 1)
    return (n, a, b - n) if a is not None and b is not None else None


def _over(above: tuple, below: tuple, first: Expr) -> Expr | None:
    """a of Γ(k + a)/Γ(k + first)."""
    if not above and not below:
        return first
    return above[0] if below == (first,) and len(above) == 1 else None


def _chu_mean(s: Shape) -> Values | None:
    return _chu(s, x)


def _draws(k: Expr, N: Expr, m: Expr, n: Expr) -> Expr:
    below = loggamma(k + 1) + loggamma(m - k + 1) + loggamma(n - k + 1)
    return inert_exp(-below - loggamma(N - m - n + k + 1))


def _ways(N: Expr, m: Expr, n: Expr) -> Expr:
    return gamma(N + 1) / (gamma(m + 1) * gamma(N - m + 1) * gamma(n + 1) * gamma(N - n + 1))


def _beta_weights(k: Expr, n: Expr, a: Expr, b: Expr) -> Expr:
    return inert_exp(loggamma(k + a) + loggamma(n - k + b) - loggamma(k + 1) - loggamma(n - k + 1))


def _beta_sum(n: Expr, a: Expr, b: Expr) -> Expr:
    return gamma(a) * gamma(b) * gamma(a + b + n) / (gamma(a + b) * gamma(n + 1))


def _drawn_support(N: Expr, m: Expr, n: Expr) -> Support:
    return Support(Max(0, n + m - N), Min(m, n))


def _drawn_domain(N: Expr, m: Expr, n: Expr) -> tuple:
    inside = (AtMost(S.Zero, m), AtMost(m, N), AtMost(S.Zero, n), AtMost(n, N))
    return *inside, Positive(N), IsInteger(N), IsInteger(m), IsInteger(n)


def _beta_domain(n: Expr, a: Expr, b: Expr) -> tuple:
    return Positive(a), Positive(b), AtMost(S.Zero, n), IsInteger(n)


ROWS = (
    Row(
        "telescoping series",
        COUNTING,
        ("a", "b", "m"),
        lambda k, a, b, m: inert_exp(loggamma(k + a) - loggamma(k + b)),
        lambda a, b, m: gamma(m + a) / (gamma(m + b - 1) * (b - a - 1)),
        lambda a, b, m: Support(m, S.Infinity),
        lambda a, b, m: (Positive(m + a), Positive(b - a - 1), IsInteger(m)),
        _telescoping,
        "each term is a difference Γ(k+a)/Γ(k+b−1) − Γ(k+a+1)/Γ(k+b) over b − a − 1",
        "DLMF 15.4.20 at b = 1",
    ),
    Row(
        "Gauss's series",
        COUNTING,
        ("a", "b", "c", "m"),
        lambda k, a, b, c, m: inert_exp(
            loggamma(k + a) + loggamma(k + b) - loggamma(k + c) - loggamma(k - m + 1)
        ),
        lambda a, b, c, m: (
            gamma(m + a) * gamma(m + b) * gamma(c - a - b - m) / (gamma(c - a) * gamma(c - b))
        ),
        lambda a, b, c, m: Support(m, S.Infinity),
        lambda a, b, c, m: (
            Positive(m + a),
            Positive(m + b),
            Positive(c - a - b - m),
            IsInteger(m),
        ),
        _gauss,
        "it is the hypergeometric series at 1",
        "DLMF 15.4.20",
    ),
    Row(
        "Vandermonde's sum",
        COUNTING,
        ("N", "m", "n"),
        _draws,
        _ways,
        _drawn_support,
        _drawn_domain,
        _vandermonde,
        "to draw n of N things is to draw k of the m marked and n − k of the rest, for some k",
        "DLMF 26.3.4",
    ),
    Row(
        "Vandermonde's sum, times k",
        COUNTING,
        ("N", "m", "n"),
        lambda k, N, m, n: k * _draws(k, N, m, n),
        lambda N, m, n: _ways(N, m, n) * m * n / N,
        _drawn_support,
        _drawn_domain,
        _drawn,
        "k is cancelled against k!, which leaves Vandermonde's sum at N − 1, m − 1, n − 1",
        "DLMF 26.3.4",
    ),
    Row(
        "Chu and Vandermonde's sum",
        COUNTING,
        ("n", "a", "b"),
        _beta_weights,
        _beta_sum,
        lambda n, a, b: Support(0, n),
        _beta_domain,
        _chu,
        "it is the coefficient of z^n in (1 − z)^(−a) (1 − z)^(−b), times Γ(a) Γ(b)",
        "DLMF 15.4.24",
    ),
    Row(
        "Chu and Vandermonde's sum, times k",
        COUNTING,
        ("n", "a", "b"),
        lambda k, n, a, b: k * _beta_weights(k, n, a, b),
        lambda n, a, b: _beta_sum(n, a, b) * n * a / (a + b),
        lambda n, a, b: Support(0, n),
        _beta_domain,
        _chu_mean,
        "k is cancelled against k!, which leaves the sum at a + 1 and n − 1",
        "DLMF 15.4.24",
    ),
)
