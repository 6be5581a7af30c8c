"""Σ k^(−s), Σ z^k k^(−s) and with a shift: Riemann, Hurwitz, Jonquière, Lerch. Trusted."""

from __future__ import annotations

from math import comb

from sympy import Add, Expr, S, exp, lerchphi, log, zeta

from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.nodes import COUNTING, IsInteger, Positive, Support
from symkl.nodes.functions import polylogarithm

FROM_ONE = Support(1, S.Infinity)
MOST = 8


def _power(s: Shape) -> tuple[Expr, Expr] | None:
    """b and s of (k + b)^(−s), beside at most z^k."""
    if not s.only("log", "powers", "binomials") or set(s.powers) > {S.One}:
        return None
    if s.support.hi is not S.Infinity or s.support.lo.is_infinite:
        return None
    if not s.binomials:
        return S.Zero, -s.log
    (((free, slope, c), coefficient), *more) = s.binomials.items()
    alone = not more and s.log == 0 and slope == c == 1
    return (free, -coefficient) if alone else None


def _riemann(s: Shape) -> Values | None:
    found = _power(s) if not s.powers and s.support == FROM_ONE else None
    return (found[1],) if found and found[0] == 0 else None


def _hurwitz(s: Shape) -> Values | None:
    found = _power(s) if not s.powers else None
    return (found[1], found[0], s.support.lo) if found else None


def _logarithmic(s: Shape) -> Values | None:
    found = _power(s) if s.powers and s.support == FROM_ONE else None
    return (exp(s.powers[S.One]),) if found == (0, 1) else None


def _jonquiere(s: Shape) -> Values | None:
    found = _power(s) if s.powers and s.support == FROM_ONE else None
    return (found[1], exp(s.powers[S.One])) if found and found[0] == 0 else None


def _lerch(s: Shape) -> Values | None:
    found = _power(s) if s.powers else None
    return (found[1], exp(s.powers[S.One]), found[0], s.support.lo) if found else None


def _polylog(s: Expr, z: Expr) -> Expr:
    """Li_s(z); Li_{−n}(z) = z Σ A(n, k) z^k/(1 − z)^(n+1), A Euler's numbers."""
    if not (s.is_Integer and -MOST <= s < 0):
        return polylogarithm(s, z)
    n = int(-s)
    numbers = (
        sum((-1) ** j * comb(n + 1, j) * (k + 1 - j) ** n for j in range(k + 1)) for k in range(n)
    )
    return z * Add(*(a * z**k for k, a in enumerate(numbers))) / (1 - z) ** (n + 1)


ROWS = (
    Row(
        "zeta series",
        COUNTING,
        ("s",),
        lambda k, s: inert_exp(-s * log(k)),
        lambda s: zeta(s),
        lambda s: FROM_ONE,
        lambda s: (Positive(s - 1),),
        _riemann,
        "it is the series that defines the zeta function",
        "DLMF 25.2.1",
    ),
    Row(
        "Hurwitz series",
        COUNTING,
        ("s", "b", "m"),
        lambda k, s, b, m: inert_exp(-s * log(k + b)),
        lambda s, b, m: zeta(s, m + b),
        lambda s, b, m: Support(m, S.Infinity),
        lambda s, b, m: (Positive(s - 1), Positive(m + b), IsInteger(m)),
        _hurwitz,
        "it is the series that defines Hurwitz's zeta function",
        "DLMF 25.11.1",
    ),
    Row(
        "logarithmic series",
        COUNTING,
        ("z",),
        lambda k, z: inert_exp(k * log(z) - log(k)),
        lambda z: -log(1 - z),
        lambda z: FROM_ONE,
        lambda z: (Positive(z), Positive(1 - z)),
        _logarithmic,
        "it is the power series of −log(1 − z)",
        "DLMF 4.6.1",
    ),
    Row(
        "polylogarithm series",
        COUNTING,
        ("s", "z"),
        lambda k, s, z: inert_exp(k * log(z) - s * log(k)),
        _polylog,
        lambda s, z: FROM_ONE,
        lambda s, z: (Positive(z), Positive(1 - z)),
        _jonquiere,
        "it is the series that defines the polylogarithm",
        "DLMF 25.12.10",
    ),
    Row(
        "Lerch series",
        COUNTING,
        ("s", "z", "b", "m"),
        lambda k, s, z, b, m: inert_exp(k * log(z) - s * log(k + b)),
        lambda s, z, b, m: exp(m * log(z)) * lerchphi(z, s, m + b),
        lambda s, z, b, m: Support(m, S.Infinity),
        lambda s, z, b, m: (Positive(z), Positive(1 - z), Positive(m + b), IsInteger(m)),
        _lerch,
        "it is the series that defines Lerch's function",
        "DLMF 25.14.1",
    ),
)
