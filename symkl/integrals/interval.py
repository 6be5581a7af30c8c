"""∫ xⁿ (A + Bx)^p dx, xⁿ |A + Bx|^p, xⁿ/(A + Bx), e^(bx)/x over an interval. Trusted."""

from __future__ import annotations

from typing import Any

from sympy import Abs, Ei, Expr, Integer, Mul, S, binomial, expand, log

from symkl.integrals.forms import count, linear
from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.nodes import (
    LEBESGUE,
    VARIATE,
    AtMost,
    Condition,
    Equal,
    Fails,
    IsInteger,
    Positive,
    Support,
)

x = VARIATE
MOST = 12  # the highest power of x that is written out


def parted(s: Shape) -> tuple[Integer, Expr] | None:
    """n and the rest of xⁿ times the rest, where n is a whole number."""
    n, rest = s.log, []
    for part in Mul.make_args(s.factor):
        base, power = part.as_base_exp()
        if base == x and isinstance(power, Integer):
            n += power
        else:
            rest.append(part)
    return (n, Mul(*rest)) if isinstance(n, Integer) and 0 <= n <= MOST else None


def whole(n: Any) -> tuple[Condition, ...]:
    return IsInteger(n), AtMost(S.Zero, n), AtMost(n, Integer(MOST))


def not_zero(*expressions: Expr) -> tuple[Condition, ...]:
    """None of them is 0, but for those that are 0 as they stand: these are cases of their own."""
    return tuple(Fails(Equal(e, S.Zero)) for e in expressions if e != 0 and expand(e) != 0)


def above_zero(*expressions: Expr) -> tuple[Condition, ...]:
    """e > 0 said as e ≥ 0 and e ≠ 0: supports touch only where parameters happen to be equal."""
    return tuple(c for e in expressions for c in (AtMost(S.Zero, e), Fails(Equal(e, S.Zero))))


def from_zero(*expressions: Expr) -> tuple[Condition, ...]:
    """e ≥ 0, and 0 only as it stands."""
    return tuple(c for e in expressions for c in (AtMost(S.Zero, expand(e)), *not_zero(e)))


def _power(s: Shape) -> Values | None:
    if s.bounded and s.only("log"):
        return S.Zero, s.log, S.Zero, S.One, *s.support.args
    found = parted(s) if s.bounded and s.only("log", "binomials", "factor") else None
    if found is None or found[1] != 1 or len(s.binomials) != 1:
        return None
    (((free, slope, c), p),) = s.binomials.items()
    return (found[0], p, free, slope, *s.support.args) if c == 1 else None


def _absolute(s: Shape) -> Values | None:
    found = parted(s) if s.bounded and s.only("log", "factor") else None
    if found is None:
        return None
    base, p = found[1].as_base_exp()
    line = linear(base.args[0]) if isinstance(base, Abs) else None
    return None if line is None or x in p.free_symbols else (found[0], p, *line, *s.support.args)


def _pole(s: Shape) -> Values | None:
    found = parted(s) if s.bounded and s.only("log", "factor") else None
    line = linear(1 / found[1]) if found is not None else None
    return None if found is None or line is None else (found[0], *line, *s.support.args)


def _exponential_pole(s: Shape) -> Values | None:
    ok = s.bounded and s.log == -1 and s.only("log", "powers") and set(s.powers) == {S.One}
    return (s.powers[S.One], *s.support.args) if ok else None


def _terms(n: Any, free: Expr, slope: Expr, at: Expr, power: Any) -> Expr:
    """Σ C(n, k) r^(n−k) v^(k+1) times the power at k, for x = r + v, r = −A/B."""
    n = count(n, MOST)
    r = -free / slope
    v = at - r
    parts = (Mul(binomial(n, k), r ** (n - k), v ** (k + 1), power(k)) for k in range(n + 1))
    return sum(parts, S.Zero)


def _power_primitive(n: Any, p: Expr, free: Expr, slope: Expr, at: Expr) -> Expr:
    """∫ v^k y^p dv for y = Bv: v^(k+1) y^p/(p + k + 1), or v^(k+1) y^p log y at p = −k − 1."""
    y = expand(free + slope * at)
    if y == 0:
        return S.Zero

    def power(k: int) -> Expr:
        if p + k + 1 == 0:
            return log(y) / y ** (k + 1)
        return y**p / (p + k + 1)

    return _terms(n, free, slope, at, power)


def _absolute_primitive(n: Any, p: Expr, free: Expr, slope: Expr, at: Expr) -> Expr:
    y = free + slope * at
    return _terms(n, free, slope, at, lambda k: Abs(y) ** p / (p + k + 1))


def _pole_primitive(n: Any, free: Expr, slope: Expr, at: Expr) -> Expr:
    """xⁿ = (xⁿ − rⁿ) + rⁿ, the first divided by x − r."""
    n = count(n, MOST)
    r = -free / slope
    rest = sum((r ** (n - 1 - k) * at ** (k + 1) / (k + 1) for k in range(n)), S.Zero)
    return (rest + r**n * log(Abs(free + slope * at))) / slope


def _meeting(p: Expr, *ends: Expr) -> tuple[Condition, ...]:
    """Where A + Bx is 0 at an end, p > −1."""
    return (Positive(p + 1),) if any(expand(e) == 0 for e in ends) else ()


def _touching(p: Expr, *ends: Expr) -> tuple[Condition, ...]:
    """|0|^p is read for a whole number p > 0 only."""
    return () if isinstance(p, Integer) and p > 0 else not_zero(*ends)


ROWS = (
    Row(
        "power of a + b x times a power",
        LEBESGUE,
        ("n", "p", "A", "B", "l", "r"),
        lambda u, n, p, a, b, lo, hi: u**n * (a + b * u) ** p,
        lambda n, p, a, b, lo, hi: (
            _power_primitive(n, p, a, b, hi) - _power_primitive(n, p, a, b, lo)
        ),
        lambda n, p, a, b, lo, hi: Support(lo, hi),
        lambda n, p, a, b, lo, hi: (
            *whole(n),
            *not_zero(b),
            *not_zero(*(p + k + 1 for k in range(count(n, MOST) + 1))),
            *from_zero(a + b * lo, a + b * hi),
            *_meeting(p, a + b * lo, a + b * hi),
            AtMost(lo, hi),
        ),
        _power,
        "with a + b x for the new variable it is a sum of powers",
        "DLMF 1.4.1",
    ),
    Row(
        "power of a distance times a power",
        LEBESGUE,
        ("n", "p", "A", "B", "l", "r"),
        lambda u, n, p, a, b, lo, hi: u**n * Abs(a + b * u) ** p,
        lambda n, p, a, b, lo, hi: (
            _absolute_primitive(n, p, a, b, hi) - _absolute_primitive(n, p, a, b, lo)
        ),
        lambda n, p, a, b, lo, hi: Support(lo, hi),
        lambda n, p, a, b, lo, hi: (
            *whole(n),
            *not_zero(b),
            Positive(p + 1),
            *_touching(p, a + b * lo, a + b * hi),
            AtMost(lo, hi),
        ),
        _absolute,
        "with the distance from the zero for the new variable it is a sum of powers",
        "DLMF 1.4.1",
    ),
    Row(
        "power over a + b x",
        LEBESGUE,
        ("n", "A", "B", "l", "r"),
        lambda u, n, a, b, lo, hi: u**n / (a + b * u),
        lambda n, a, b, lo, hi: _pole_primitive(n, a, b, hi) - _pole_primitive(n, a, b, lo),
        lambda n, a, b, lo, hi: Support(lo, hi),
        lambda n, a, b, lo, hi: (
            *whole(n),
            *not_zero(b),
            Positive((a + b * lo) * (a + b * hi)),
            AtMost(lo, hi),
        ),
        _pole,
        "divided by a + b x the power leaves a logarithm",
        "DLMF 4.2.1",
    ),
    Row(
        "exponential over x",
        LEBESGUE,
        ("b", "l", "r"),
        lambda u, b, lo, hi: inert_exp(b * u) / u,
        lambda b, lo, hi: Ei(b * hi) - Ei(b * lo),
        lambda b, lo, hi: Support(lo, hi),
        lambda b, lo, hi: (*not_zero(b), Positive(lo), AtMost(lo, hi)),
        _exponential_pole,
        "it is the integral that defines the exponential integral",
        "DLMF 6.2.5",
    ),
)
