"""Sums over a run of whole numbers: of 1, k, k² …, of log(k + c), of z^k. Trusted.

Each also holds for the empty run from a to a − 1.
"""

from __future__ import annotations

from functools import cache

from sympy import Add, Expr, Poly, S, bernoulli, digamma, exp, gamma, log, loggamma

from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.integrals.terms import is_log_of_line, term
from symkl.nodes import COUNTING, AtMost, Condition, Equal, Fails, IsInteger, Positive, Support
from symkl.nodes import VARIATE as x

WORDS = ("number of terms", "sum of k", "sum of k²", "sum of k³", "sum of k⁴")


def _run(lo: Expr, hi: Expr) -> tuple[Condition, ...]:
    return IsInteger(lo), IsInteger(hi), AtMost(lo, hi + 1)


def _powers(n: int) -> Row:
    """Σ k^n."""

    def match(s: Shape) -> Values | None:
        whole = s.log in (0, n) and s.factor == x ** (n - s.log)
        return s.support.args if s.bounded and whole and s.only("log", "factor") else None

    def value(lo: Expr, hi: Expr) -> Expr:
        """(B(r + 1) − B(l))/(n + 1), the number of terms taken out."""
        end = hi + 1
        quotients = (c * _quotient(end, lo, j) for j, c in enumerate(_bernoulli(n + 1)) if j)
        return (hi - lo + 1) * Add(*quotients) / (n + 1)

    return Row(
        WORDS[n],
        COUNTING,
        ("l", "r"),
        lambda k, lo, hi: k**n,
        value,
        Support,
        _run,
        match,
        "each term is a difference of two values of a Bernoulli polynomial" if n else "it counts",
        "DLMF 24.4.9",
    )


@cache
def _bernoulli(n: int) -> list[Expr]:
    """The coefficients of B_n(x), the constant one first."""
    return Poly(bernoulli(n, x), x).all_coeffs()[::-1]


def _quotient(a: Expr, b: Expr, n: int) -> Expr:
    """(a^n − b^n)/(a − b)."""
    return Add(*(a**i * b ** (n - 1 - i) for i in range(n)))


def _quotient_of_gammas(s: Shape) -> tuple[Expr, Expr] | None:
    """c and d of Γ(k + c)/Γ(k + d)."""
    t = term(s) if s.bounded and not s.powers and s.factor == 1 else None
    if not t or not t.only_rising or not len(t.rising) == len(t.rising_below) == 1:
        return None
    return t.rising[0], t.rising_below[0]


def _telescoping(s: Shape) -> Values | None:
    found = _quotient_of_gammas(s)
    return (*s.support.args, *found) if found and found[1] - found[0] != 1 else None


def _reciprocals(s: Shape) -> Values | None:
    found = _quotient_of_gammas(s)
    return (*s.support.args, found[0]) if found and found[1] - found[0] == 1 else None


def _logarithms(s: Shape) -> Values | None:
    c = is_log_of_line(s.factor) if s.bounded and s.only("factor") else None
    return (*s.support.args, c) if c is not None else None


def _geometric(s: Shape) -> Values | None:
    lo, hi = s.support.args
    few = (hi - lo).is_Integer and hi - lo < 64  # these are added up one by one
    t = term(s) if s.bounded and not few and s.powers and s.factor == 1 else None
    return (t.ratio, lo, hi) if t and not any(t[1:]) else None


ROWS = (
    *map(_powers, range(len(WORDS))),
    Row(
        "finite telescoping sum",
        COUNTING,
        ("l", "r", "c", "d"),
        lambda k, lo, hi, c, d: inert_exp(loggamma(k + c) - loggamma(k + d)),
        lambda lo, hi, c, d: (
            (gamma(lo + c) / gamma(lo + d - 1) - gamma(hi + c + 1) / gamma(hi + d)) / (d - c - 1)
        ),
        lambda lo, hi, c, d: Support(lo, hi),
        lambda lo, hi, c, d: (
            *_run(lo, hi),
            Positive(lo + c),
            Positive(lo + d - 1),
            Fails(Equal(d - c, S.One)),
        ),
        _telescoping,
        "each term is a difference Γ(k+c)/Γ(k+d−1) − Γ(k+c+1)/Γ(k+d) over d − c − 1",
        "DLMF 15.4.20 at b = 1, less its tail",
    ),
    Row(
        "sum of reciprocals",
        COUNTING,
        ("l", "r", "c"),
        lambda k, lo, hi, c: 1 / (k + c),
        lambda lo, hi, c: digamma(hi + c + 1) - digamma(lo + c),
        lambda lo, hi, c: Support(lo, hi),
        lambda lo, hi, c: (*_run(lo, hi), Positive(lo + c)),
        _reciprocals,
        "ψ(z + 1) − ψ(z) = 1/z, and the sum telescopes",
        "DLMF 5.5.2",
    ),
    Row(
        "sum of logarithms",
        COUNTING,
        ("l", "r", "c"),
        lambda k, lo, hi, c: log(k + c),
        lambda lo, hi, c: loggamma(hi + c + 1) - loggamma(lo + c),
        lambda lo, hi, c: Support(lo, hi),
        lambda lo, hi, c: (*_run(lo, hi), Positive(lo + c)),
        _logarithms,
        "the log of a product of consecutive numbers is the log of a quotient of two Γ",
        "DLMF 5.5.1",
    ),
    Row(
        "finite geometric series",
        COUNTING,
        ("z", "l", "r"),
        lambda k, z, lo, hi: inert_exp(k * log(z)),
        lambda z, lo, hi: (exp(lo * log(z)) - exp((hi + 1) * log(z))) / (1 - z),
        lambda z, lo, hi: Support(lo, hi),
        lambda z, lo, hi: (Positive(z), Fails(Equal(z, S.One)), *_run(lo, hi)),
        _geometric,
        "multiplied by 1 − z it telescopes",
        "Abramowitz and Stegun 3.1.10",
    ),
)
