"""A + B x and c ((x − a)² + w²): what stands in a logarithm, read off and not believed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from sympy import Abs, Add, Expr, Integer, Mul, S, exp, expand, log, sqrt

from symkl.elements import Undecidable
from symkl.integrals.shape import Shape
from symkl.nodes import VARIATE

x = VARIATE


@lru_cache(maxsize=4096)
def linear(e: Expr) -> tuple[Expr, Expr] | None:
    """A, B of A + B x with B ≠ 0."""
    if x not in e.free_symbols or not e.is_polynomial(x):
        return None
    slope = e.diff(x)
    return None if x in slope.free_symbols else (e.xreplace({x: S.Zero}), slope)


@lru_cache(maxsize=4096)
def binomial_in(e: Expr) -> tuple[Expr, Expr, Expr] | None:
    """A, B, c of A + B x^c with A, B, c ≠ 0."""
    free, rest = expand(e).as_independent(x, as_Add=True)
    found = [_power_in(t) for t in Add.make_args(rest)]
    terms = [t for t in found if t is not None]
    if free == 0 or len(terms) < len(found) or len({c for _, c in terms}) != 1:
        return None
    return free, Add(*(b for b, _ in terms)), terms[0][1]


def _power_in(term: Expr) -> tuple[Expr, Expr] | None:
    """b, c of b x^c, also where it stands there as (b x)^c."""
    b, power = term.as_independent(x, as_Add=False)
    base, c = power.as_base_exp()
    scale, base = base.as_independent(x, as_Add=False)
    plain = base == x and x not in c.free_symbols and (scale == 1 or scale.is_positive)
    return (b * scale**c, c) if plain else None


@lru_cache(maxsize=4096)
def exponential_in(e: Expr) -> tuple[Expr, Expr, Expr] | None:
    """A, B, r of A + B e^(rx) with A, B, r ≠ 0."""
    free, rest = expand(e, power_exp=False).as_independent(x, as_Add=True)
    found = [_wave(t) for t in Add.make_args(rest)]
    terms = [t for t in found if t is not None]
    if free == 0 or len(terms) < len(found) or len({r for _, r in terms}) != 1:
        return None
    return free, Add(*(b for b, _ in terms)), terms[0][1]


def _wave(term: Expr) -> tuple[Expr, Expr] | None:
    """B, r of B e^(rx)."""
    b, wave = term.as_independent(x, as_Add=False)
    found = linear(Add(*(f.args[0] for f in Mul.make_args(wave) if isinstance(f, exp))))
    if found is None or not all(isinstance(f, exp) for f in Mul.make_args(wave)):
        return None
    return b * exp(found[0]), found[1]


@lru_cache(maxsize=4096)
def quadratic(e: Expr) -> tuple[Expr, Expr, Expr] | None:
    """c, a, w of c ((x − a)² + w²); w is 0 for a square."""
    if x not in e.free_symbols or not e.is_polynomial(x):
        return None
    e = expand(e)
    slope = e.diff(x)
    c = expand(slope.diff(x)) / 2
    if c == 0 or x in c.free_symbols:
        return None
    a = -slope.xreplace({x: S.Zero}) / (2 * c)
    return c, a, sqrt(expand(e.xreplace({x: S.Zero}) / c - a**2))


def inside_log(e: Expr) -> Expr | None:
    """What stands in log(·) or log|·|."""
    if not isinstance(e, log):
        return None
    return e.args[0].args[0] if isinstance(e.args[0], Abs) else e.args[0]


def log_terms(s: Shape) -> Iterator[tuple[Expr, Expr]]:
    """What stands in the logs of a shape, each with its coefficient."""
    if s.log != 0:
        yield x, s.log
    for (free, slope, c), coefficient in s.binomials.items():
        yield free + slope * x**c, coefficient
    for statistic, coefficient in s.others.items():
        inside = inside_log(statistic)
        if inside is not None:
            yield inside, coefficient


def count(n: Any, most: int) -> int:
    """n as a number from 0 to the greatest that is written out."""
    if not (isinstance(n, int | Integer) and 0 <= n <= most):
        raise Undecidable(f"{n} is not a number from 0 to {most}")
    return int(n)
