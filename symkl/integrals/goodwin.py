"""∫ xⁿ e^(−a x²)/(k + mx) dx and ∫ xⁿ e^(−a x²) log(k + mx) dx over the half line. Trusted."""

from __future__ import annotations

from typing import Any

from sympy import Add, Ei, Expr, Integer, S, erfi, exp, factorial, gamma, log, pi, sqrt

from symkl.integrals.forms import count, inside_log, linear, log_terms
from symkl.integrals.interval import MOST, above_zero, not_zero, parted, whole
from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.nodes import HALF_LINE, LEBESGUE, Condition, IsInteger, Positive


def _bell(s: Shape) -> tuple[Integer, Expr, Expr, list[tuple[Expr, Expr]]] | None:
    """n, a, the factor and the logs of xⁿ e^(−a x²) times the rest."""
    if len(s.powers) != 1 or S(2) not in s.powers or s.support != HALF_LINE or s.exponentials:
        return None
    found = parted(s)
    logs = list(log_terms(s._replace(log=S.Zero)))
    if found is None or len(logs) != len(s.binomials) + len(s.others):
        return None
    return found[0], -s.powers[S(2)], found[1], logs


def _pole(s: Shape) -> Values | None:
    """1/(k + mx) is a factor, or e^(−log(k + mx))."""
    found = _bell(s)
    if found is None:
        return None
    n, a, factor, logs = found
    below = [1 / factor] if factor != 1 else []
    below += [inside for inside, power in logs if power == -1]
    line = linear(below[0]) if len(below) == 1 and len(logs) == (factor == 1) else None
    return None if line is None else (n, a, *line)


def _logarithm(s: Shape) -> Values | None:
    found = _bell(s)
    inside = inside_log(found[2]) if found is not None and not found[3] else None
    line = linear(inside) if inside is not None else None
    if found is None or line is None or found[0] % 2 == 0:
        return None
    return *found[:2], *line


def _moment(n: int, a: Expr) -> Expr:
    """∫ xⁿ e^(−a x²) dx."""
    half = Integer(n + 1) / 2
    return gamma(half) / (2 * a**half)


def _goodwin_staton(a: Expr, z: Expr) -> Expr:
    """∫ e^(−a x²)/(x + z) dx, from its differential equation G' + 2az G = 1/z − √(πa)."""
    return exp(-a * z**2) * (pi / 2 * erfi(sqrt(a) * z) - Ei(a * z**2) / 2)


def _pole_value(n: Any, a: Expr, k: Expr, m: Expr) -> Expr:
    """xⁿ = (xⁿ − (−z)ⁿ) + (−z)ⁿ, the first divided by x + z, z = k/m."""
    n, z = count(n, MOST), k / m
    rest = (_moment(j, a) * (-z) ** (n - 1 - j) for j in range(n))
    return (Add(*rest) + (-z) ** n * _goodwin_staton(a, z)) / m


def _logarithm_value(n: Any, a: Expr, k: Expr, m: Expr) -> Expr:
    """j!/(2a^(j+1)) (log k + Σ a^i/i! ∫ x^(2i) e^(−a x²)/(x + k/m) dx), i = 0 … j, n = 2j + 1."""
    j = (count(n, MOST) - 1) // 2
    poles = (a**i / factorial(i) * _pole_value(2 * i, a, k / m, S.One) for i in range(j + 1))
    return factorial(j) / (2 * a ** (j + 1)) * (log(k) + Add(*poles))


def _pole_domain(n: Any, a: Expr, k: Expr, m: Expr) -> tuple[Condition, ...]:
    return *whole(n), Positive(a), *not_zero(m), *above_zero(k / m)


def _logarithm_domain(n: Any, a: Expr, k: Expr, m: Expr) -> tuple[Condition, ...]:
    return *whole(n), IsInteger((n - 1) / 2), Positive(a), *above_zero(k), Positive(m)


ROWS = (
    Row(
        "bell curve times a power over k + m x",
        LEBESGUE,
        ("n", "a", "k", "m"),
        lambda u, n, a, k, m: u**n * inert_exp(-a * u**2) / (k + m * u),
        _pole_value,
        lambda *_: HALF_LINE,
        _pole_domain,
        _pole,
        "divided by k + m x the power leaves the Goodwin–Staton integral",
        "DLMF 7.2.12, 7.5.13",
    ),
    Row(
        "bell curve times an odd power and a logarithm",
        LEBESGUE,
        ("n", "a", "k", "m"),
        lambda u, n, a, k, m: u**n * inert_exp(-a * u**2) * log(k + m * u),
        _logarithm_value,
        lambda *_: HALF_LINE,
        _logarithm_domain,
        _logarithm,
        "integrated by parts it leaves the Goodwin–Staton integral",
        "DLMF 7.2.12, 7.5.13",
    ),
)
