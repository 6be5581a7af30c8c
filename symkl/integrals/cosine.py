"""∫ e^(bx) cos(ωx + c) dx, ∫ e^(k cos x) cos nx dx, log(1 + cos x) over a period. Trusted."""

from __future__ import annotations

from sympy import Expr, Integer, S, besseli, cos, exp, expand, log, pi, sin

from symkl.integrals.forms import inside_log, linear
from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.nodes import (
    LEBESGUE,
    VARIATE,
    AtMost,
    Equal,
    Fails,
    IsInteger,
    Positive,
    Support,
)

x = VARIATE
PERIOD = Support(0, 2 * pi)


def wave(e: Expr) -> tuple[Expr, Expr] | None:
    """ω, c of cos(ωx + c) or sin(ωx + c)."""
    found = linear(e.args[0]) if isinstance(e, cos | sin) else None
    if found is None:
        return None
    return found[1], found[0] - (pi / 2 if isinstance(e, sin) else 0)


def _interval(s: Shape) -> Values | None:
    if not s.bounded or not s.only("powers", "factor") or set(s.powers) - {S.One}:
        return None
    found = wave(s.factor)
    return (s.powers.get(S.One, S.Zero), *found, *s.support.args) if found else None


def _primitive(b: Expr, omega: Expr, c: Expr, at: Expr) -> Expr:
    angle = omega * at + c
    return exp(b * at) * (b * cos(angle) + omega * sin(angle)) / (b**2 + omega**2)


def _two(s: Shape) -> Values | None:
    if not s.bounded or not s.only("powers", "factor") or set(s.powers) - {S.One}:
        return None
    waves = [wave(f) for f in s.factor.as_ordered_factors()]
    if len(waves) == 1 and s.factor.is_Pow and s.factor.exp == 2:
        waves = [wave(s.factor.base)] * 2
    first, second = waves if len(waves) == 2 else (None, None)
    if first is None or second is None:
        return None
    return (s.powers.get(S.One, S.Zero), *first, *second, *s.support.args)


def _product(b: Expr, w: Expr, c: Expr, v: Expr, d: Expr, at: Expr) -> Expr:
    """2 cos α cos β = cos(α + β) + cos(α − β)."""
    return (_primitive(b, w + v, c + d, at) + _primitive(b, w - v, c - d, at)) / 2


def _bessel(s: Shape) -> Values | None:
    """The angle is that of cos(x − m), or of cos(m − x)."""
    if s.support != PERIOD or not s.only("others", "factor") or len(s.others) != 1:
        return None
    ((statistic, k),) = s.others.items()
    found = wave(statistic)
    if found is None or abs(found[0]) != 1:
        return None
    m = -found[1] / found[0]
    if s.factor == 1:
        return k, m, S.Zero, S.Zero
    beside = wave(s.factor)
    if beside is None or not isinstance(beside[0], Integer):
        return None
    n, c = (beside[0], beside[1]) if beside[0] > 0 else (-beside[0], -beside[1])
    return k, m, n, -c / n


def _log_cosine(s: Shape) -> Values | None:
    """log(1 + cos(π (x − m)/h)) over m − h … m + h, with cos(n π (x − m)/h) beside it."""
    if not s.bounded or not s.only("factor"):
        return None
    lo, hi = s.support.args
    m, h = (lo + hi) / 2, (hi - lo) / 2
    logs = [f for f in s.factor.as_ordered_factors() if isinstance(f, log)]
    if len(logs) != 1:
        return None
    inside, rest = inside_log(logs[0]), s.factor / logs[0]
    moving = inside.as_independent(x, as_Add=True)[1] if inside is not None else S.Zero
    turned = wave(moving) or wave(-moving)  # 1 + cos(z − π) is 1 − cos z
    if turned is None:
        return None
    if rest == 1:
        return S.One, m, h, S.Zero
    beside = wave(rest)
    n = beside[0] / turned[0] if beside is not None else None
    if beside is None or not isinstance(n, Integer):
        return None
    side = cos(expand(beside[0] * m + beside[1]))  # its value in the middle, where ours is 1
    return (side if side == -1 else S.One), m, h, abs(n)


ROWS = (
    Row(
        "cosine integral",
        LEBESGUE,
        ("b", "w", "c", "l", "r"),
        lambda u, b, w, c, lo, hi: inert_exp(b * u) * cos(w * u + c),
        lambda b, w, c, lo, hi: _primitive(b, w, c, hi) - _primitive(b, w, c, lo),
        lambda b, w, c, lo, hi: Support(lo, hi),
        lambda b, w, c, lo, hi: (Fails(Equal(w, S.Zero)), AtMost(lo, hi)),
        _interval,
        "integrated by parts twice it comes back",
        "Gradshteyn and Ryzhik 2.663.3",
    ),
    Row(
        "integral of two cosines",
        LEBESGUE,
        ("b", "w", "c", "v", "d", "l", "r"),
        lambda u, b, w, c, v, d, lo, hi: inert_exp(b * u) * cos(w * u + c) * cos(v * u + d),
        lambda b, w, c, v, d, lo, hi: _product(b, w, c, v, d, hi) - _product(b, w, c, v, d, lo),
        lambda b, w, c, v, d, lo, hi: Support(lo, hi),
        lambda b, w, c, v, d, lo, hi: (
            Fails(Equal(w - v, S.Zero)),
            Fails(Equal(w + v, S.Zero)),
            AtMost(lo, hi),
        ),
        _two,
        "the product is half the sum of the cosines of the sum and of the difference",
        "DLMF 4.21.19",
    ),
    Row(
        "Bessel integral over a period",
        LEBESGUE,
        ("k", "m", "n", "a"),
        lambda u, k, m, n, a: inert_exp(k * cos(u - m)) * cos(n * (u - a)),
        lambda k, m, n, a: 2 * pi * besseli(n, k) * cos(n * (m - a)),
        lambda k, m, n, a: PERIOD,
        lambda k, m, n, a: (Positive(k), IsInteger(n), AtMost(S.Zero, n)),
        _bessel,
        "it is the integral that gives the Bessel function I of whole order",
        "DLMF 10.32.3",
    ),
    Row(
        "integral of the logarithm of 1 + cos",
        LEBESGUE,
        ("k", "m", "h", "n"),
        lambda u, k, m, h, n: k * log(1 + cos(pi * (u - m) / h)) * cos(n * pi * (u - m) / h),
        lambda k, m, h, n: (
            k * (-2 * h * log(2) if n == 0 else 2 * h * S.NegativeOne ** (n + 1) / n)
        ),
        lambda k, m, h, n: Support(m - h, m + h),
        lambda k, m, h, n: (Positive(h), *_order(n)),
        _log_cosine,
        "it is a coefficient of the Fourier series of the logarithm",
        "DLMF 4.29.2; Gradshteyn and Ryzhik 1.441.4",
    ),
)


def _order(n: Expr) -> tuple:
    """n = 0, or a whole number ≥ 1: the value at 0 is a case of its own."""
    return () if n == 0 else (IsInteger(n), Positive(n))
