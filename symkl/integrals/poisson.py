"""∫ log(c ((x−a)² + w²))/((x−m)² + g²)ⁿ, ∫ log(p + qx)/(x² + g²): Poisson's kernel. Trusted."""

from __future__ import annotations

from typing import Any

from sympy import Dummy, Expr, Integer, S, atan, factorial, lerchphi, log, pi, sqrt

from symkl.integrals.forms import count, inside_log, linear, log_terms, quadratic
from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape
from symkl.nodes import HALF_LINE, LEBESGUE, REAL_LINE, IsInteger, Positive, Support
from symkl.normal_form import derivative

MOST = 12  # the highest power of the kernel that is written out


def _kernel(s: Shape, line: Support) -> tuple[Any, ...] | None:
    """k, n, m, g and c, a, w of k^(−n) ((x−m)² + g²)^(−n) · log(c ((x−a)² + w²))."""
    if s.support != line or not s.only("binomials", "others", "factor") or s.factor == 1:
        return None
    logs = tuple(log_terms(s))
    inside = inside_log(s.factor)
    if len(logs) != 1 or len(s.binomials) + len(s.others) != 1 or inside is None:
        return None
    below, above = quadratic(logs[0][0]), quadratic(inside)
    n = -logs[0][1]
    if below is None or above is None or not (isinstance(n, Integer) and 0 < n <= MOST):
        return None
    return n, *below, *above


def _line(s: Shape) -> Values | None:
    return _kernel(s, REAL_LINE)


def _half(s: Shape) -> Values | None:
    found = _kernel(s, HALF_LINE)
    if found is None or found[2] != 0 or found[5] != 0:
        return None
    n, k, _, g, c, _, w = found
    return n, k, g, c, w


def _value(n: Any, k: Expr, m: Expr, g: Expr, c: Expr, a: Expr, w: Expr) -> Expr:
    """(−1)^(n−1)/(n−1)! times the (n−1)-th derivative in G = g² of the value for n = 1."""
    G = Dummy("G", positive=True)
    found = pi / sqrt(G) * (log(c) + log((m - a) ** 2 + (sqrt(G) + w) ** 2))
    for _ in range(count(n, MOST) - 1):
        found = derivative(found, G)
    return S.NegativeOne ** (n - 1) / factorial(n - 1) / k**n * found.xreplace({G: g**2})


def _ray(s: Shape) -> Values | None:
    """k, g, p, q of log(p + qx)/(k (x² + g²))."""
    if s.support != HALF_LINE or not s.only("binomials", "others", "factor") or s.factor == 1:
        return None
    inside = inside_log(s.factor)
    logs = tuple(log_terms(s)) if inside is not None else ()
    if inside is None or len(logs) != 1 or logs[0][1] != -1:
        return None
    below, line = quadratic(logs[0][0]), linear(inside)
    if below is None or line is None or below[1] != 0 or len(s.binomials) + len(s.others) != 1:
        return None
    return below[0], below[2], *line


def _inverse_tangent(k: Expr, g: Expr, p: Expr, q: Expr) -> Expr:
    """(¼ π log(p² + g²q²) − log a · atan a + Ti₂(a))/(kg), a = gq/p, Ti₂(a) = ∫_0^a atan t dt/t."""
    a = g * q / p
    integral = a / 4 * lerchphi(-(a**2), 2, S.Half)
    return (pi / 4 * log(p**2 + g**2 * q**2) - log(a) * atan(a) + integral) / (k * g)


ROWS = (
    Row(
        "Poisson integral of the logarithm of a line",
        LEBESGUE,
        ("k", "g", "p", "q"),
        lambda u, k, g, p, q: log(p + q * u) / (k * (u**2 + g**2)),
        _inverse_tangent,
        lambda *_: HALF_LINE,
        lambda k, g, p, q: (Positive(k), Positive(g), Positive(p), Positive(q)),
        _ray,
        "by its derivative in q/p, which is elementary, it leaves the inverse tangent integral",
        "DLMF 25.14.1 at s = 2, a = 1/2; Lewin (1981), Polylogarithms, 2.1",
    ),
    Row(
        "Poisson integral of a logarithm",
        LEBESGUE,
        ("n", "k", "m", "g", "c", "a", "w"),
        lambda u, n, k, m, g, c, a, w: (
            log(c * ((u - a) ** 2 + w**2)) * (k * ((u - m) ** 2 + g**2)) ** (-n)
        ),
        _value,
        lambda n, k, m, g, c, a, w: REAL_LINE,
        lambda n, k, m, g, c, a, w: (
            *(IsInteger(n), Positive(n), Positive(MOST + 1 - n)),
            *(Positive(k), Positive(g), Positive(c), Positive(w)),
        ),
        _line,
        "the logarithm is harmonic in the half plane, and the kernel gives its value inside",
        "Gradshteyn and Ryzhik 4.295.7",
    ),
    Row(
        "Poisson integral of an even logarithm",
        LEBESGUE,
        ("n", "k", "g", "c", "w"),
        lambda u, n, k, g, c, w: log(c * (u**2 + w**2)) * (k * (u**2 + g**2)) ** (-n),
        lambda n, k, g, c, w: _value(n, k, S.Zero, g, c, S.Zero, w) / 2,
        lambda n, k, g, c, w: HALF_LINE,
        lambda n, k, g, c, w: (
            *(IsInteger(n), Positive(n), Positive(MOST + 1 - n)),
            *(Positive(k), Positive(g), Positive(c), Positive(w)),
        ),
        _half,
        "it is half of the integral over the line, where Poisson's kernel gives it",
        "Gradshteyn and Ryzhik 4.295.7",
    ),
)
