"""∫₀¹ x^(p−1) (1−x)^(q−1) f(x) dx for e^(tx) and (k + mx)^(−n): ₁F₁ and ₂F₁. Trusted."""

from __future__ import annotations

from sympy import Expr, S, gamma, pi, sin

from symkl.integrals.forms import linear, log_terms
from symkl.integrals.interval import above_zero
from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.nodes import (
    HALF_LINE,
    LEBESGUE,
    UNIT_INTERVAL,
    Condition,
    Fails,
    Hyp1F1,
    Hyp2F1,
    IsInteger,
    Positive,
)
from symkl.nodes import VARIATE as x


def _weight(s: Shape) -> tuple[Expr, Expr, list[tuple[Expr, Expr]]] | None:
    """p, q and the other logs of a + bx with their coefficients."""
    p, q, others = s.log + 1, S.One, []
    for inside, n in log_terms(s._replace(log=S.Zero)):
        if inside in (1 - x, x - 1):
            q += n
        else:
            others.append((inside, n))
    known = len(s.binomials) + len(s.others) == len(others) + (q != 1)
    return (p, q, others) if known and s.support == UNIT_INTERVAL else None


def _kummer(s: Shape) -> Values | None:
    if not s.only("log", "powers", "binomials") or set(s.powers) != {S.One}:
        return None
    found = _weight(s)
    if found is None or found[2] or (found[0].is_Integer and found[1].is_Integer):  # elementary
        return None
    return *found[:2], s.powers[S.One]


def _gauss(s: Shape) -> Values | None:
    if not s.only("log", "binomials", "others"):
        return None
    found = _weight(s)
    if found is None or len(found[2]) != 1:
        return None
    p, q, ((inside, n),) = found
    if (n.is_Integer and n > 0) or (p.is_Integer and q.is_Integer):  # elementary
        return None
    line = linear(inside)
    return (p, q, -n, *line) if line is not None else None


def _beta(p: Expr, q: Expr) -> Expr:
    return gamma(p) * gamma(q) / gamma(p + q)


def _positive(p: Expr, q: Expr) -> tuple[Condition, ...]:
    return Positive(p), Positive(q)


def _on_half_line(s: Shape) -> Values | None:
    """a, then k, m, n of each (k + mx)^(−n)."""
    if s.support != HALF_LINE or not s.only("log", "binomials", "others"):
        return None
    found = [(linear(inside), n) for inside, n in log_terms(s._replace(log=S.Zero))]
    lines = [(*line, -n) for line, n in found if line is not None]
    if len(lines) != 2 or len(s.binomials) + len(s.others) != 2:
        return None
    whole = [n for *_, n in lines if n.is_Integer and n < 0]
    return None if whole else (s.log + 1, *lines[0], *lines[1])


def _of_two_lines(a: Expr, k: Expr, m: Expr, n: Expr, p: Expr, q: Expr, r: Expr) -> Expr:
    """B(a, n + r − a) (k/m)^a k^(−n) p^(−r) ₂F₁(r, a; n + r; 1 − kq/(mp))."""
    size = gamma(a) * gamma(n + r - a) / gamma(n + r) * (k / m) ** a * k ** (-n) * p ** (-r)
    return size * Hyp2F1(r, a, n + r, 1 - k * q / (m * p))


def _against_exponential(s: Shape) -> Values | None:
    """a, n, k, m, t of x^(a−1) (k + mx)^(−n) e^(−tx)."""
    if s.support != HALF_LINE or not s.only("log", "powers", "binomials", "others"):
        return None
    found = [(linear(inside), n) for inside, n in log_terms(s._replace(log=S.Zero))]
    if set(s.powers) != {S.One} or len(found) != 1 or len(s.binomials) + len(s.others) != 1:
        return None
    ((line, n),) = found
    return None if line is None or s.log == 0 else (s.log + 1, -n, *line, -s.powers[S.One])


def _tricomi(a: Expr, n: Expr, k: Expr, m: Expr, t: Expr) -> Expr:
    """(k/m)^a k^(−n) Γ(a) U(a, 1 − b, z) for b = n − a, z = tk/m, U by its two series."""
    b, z = n - a, t * k / m
    first = gamma(a) * gamma(b) / gamma(n) * Hyp1F1(a, 1 - b, z)
    second = -pi / (sin(pi * b) * gamma(1 + b)) * z**b * Hyp1F1(n, 1 + b, z)
    return (k / m) ** a * k ** (-n) * (first + second)


ROWS = (
    Row(
        "Beta prime integral of an exponential",
        LEBESGUE,
        ("a", "n", "k", "m", "t"),
        lambda u, a, n, k, m, t: u ** (a - 1) * (k + m * u) ** (-n) * inert_exp(-t * u),
        _tricomi,
        lambda *_: HALF_LINE,
        lambda a, n, k, m, t: (
            *(Positive(a), Positive(n - a), Positive(t), Fails(IsInteger(n - a))),
            *above_zero(k, m),
        ),
        _against_exponential,
        "it is the integral that defines the confluent hypergeometric function U",
        "DLMF 13.4.4, 13.2.42",
    ),
    Row(
        "Beta prime integral with another line",
        LEBESGUE,
        ("a", "k", "m", "n", "p", "q", "s"),
        lambda u, a, k, m, n, p, q, r: u ** (a - 1) * (k + m * u) ** (-n) * (p + q * u) ** (-r),
        _of_two_lines,
        lambda *_: HALF_LINE,
        lambda a, k, m, n, p, q, r: (
            *(Positive(a), Positive(n + r - a), Positive(n + r)),
            *above_zero(k, m, p, q),
        ),
        _on_half_line,
        "in kx/(k + mx) for the new variable it is Euler's integral for ₂F₁",
        "DLMF 15.6.1",
    ),
    Row(
        "Beta integral of an exponential",
        LEBESGUE,
        ("p", "q", "t"),
        lambda u, p, q, t: u ** (p - 1) * (1 - u) ** (q - 1) * inert_exp(t * u),
        lambda p, q, t: _beta(p, q) * Hyp1F1(p, p + q, t),
        lambda p, q, t: UNIT_INTERVAL,
        lambda p, q, t: _positive(p, q),
        _kummer,
        "it is Euler's integral for Kummer's function ₁F₁",
        "DLMF 13.4.1",
    ),
    Row(
        "Beta integral of a power of k + mx",
        LEBESGUE,
        ("p", "q", "n", "k", "m"),
        lambda u, p, q, n, k, m: u ** (p - 1) * (1 - u) ** (q - 1) * (k + m * u) ** (-n),
        lambda p, q, n, k, m: _beta(p, q) * k ** (-n) * Hyp2F1(n, p, p + q, -m / k),
        lambda p, q, n, k, m: UNIT_INTERVAL,
        lambda p, q, n, k, m: (*_positive(p, q), *above_zero(k, k + m)),
        _gauss,
        "it is Euler's integral for Gauss's function ₂F₁",
        "DLMF 15.6.1",
    ),
)
