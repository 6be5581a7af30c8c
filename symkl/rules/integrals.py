"""E_P[T] from a base integral: find the row that the density is, tilt it, differentiate it.

A row's direction D is the statistic whose exponential tilts it. T = D^j e^(cD) is then the j-th
derivative of e^(sD) at s = c, and its mean that of E_P[e^(sD)] = V(tilted)/V(base).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sympy import Basic, Expr, Integer, Mul, S, Symbol, exp, log

from symkl.claim import Claim, StepRejected, rule
from symkl.conditions import algebra, evident, replace_everywhere
from symkl.integrals import ROWS, Row
from symkl.kernel import Chain, infer
from symkl.nodes import (
    HALF_LINE,
    LEBESGUE,
    REAL_LINE,
    VARIATE,
    Condition,
    Image,
    Law,
    Mean,
    Support,
)
from symkl.normal_form import Undecidable, derivative

x = VARIATE
Given = tuple[Condition, ...]


@rule(
    "row",
    "the tilted density is the base integral at shifted parameters",
    "base integral",
)
def tilt(mean: Mean, row: Row, base: tuple[Expr, ...], shift: Expr, **more: Any) -> Claim:
    """E_P[e^(sD)] = V(tilt(θ, s))/V(θ)."""
    tilted = row.tilt(shift, *base)
    domain = dict.fromkeys((*row.domain(*base), *row.domain(*tilted)))
    given = more.get("given", ())
    conditions = tuple(c for c in domain if not evident(c) and c not in given)
    context = algebra(given + conditions)
    value = context.to_expr(context.normal(row.value(*tilted) / row.value(*base)))
    return Claim(mean, value, witness=(row.name, base, tilted), conditions=conditions, **more)


@rule(
    "derivative",
    "differentiated under the integral sign",
    "derivative",
)
def differentiate_under_integral(
    mean: Mean, tilted: Chain, parameter: Symbol, order: int, point: Expr, **more: Any
) -> Claim:
    """E_P[D^j e^(cD)] is the j-th derivative of E_P[e^(sD)] at s = c."""
    value = tilted.after
    for _ in range(order):
        value = derivative(value, parameter)
    there = {parameter: point}
    given = more.get("given", ())
    there_too = (c.xreplace(there) for c in tilted.conditions)
    conditions = tuple(c for c in there_too if not evident(c) and c not in given)
    context = algebra(given + conditions)
    value = context.to_expr(context.normal(value.xreplace(there)))
    witness = (parameter, Integer(order), point)
    return Claim(mean, value, witness=witness, lemmas=(tilted,), conditions=conditions, **more)


@rule(
    "change of variable",
    "a change of variable",
    "change of variable",
)
def change_variable(state: Basic, mean: Mean, image: Image, **more: Any) -> Claim:
    """E_P[f(X)] = E[f(g(U))] where X = g(U)."""
    carried = Mean(image, mean.body.xreplace({x: image.point}))
    return Claim(state, replace_everywhere(state, mean, carried), equation=(mean, carried), **more)


@lru_cache(maxsize=1024)
def recognise(law: Law, given: Given) -> tuple[tuple[Row, tuple[Expr, ...]], ...]:
    """The rows that the density is over its value, with the parameters; the kernel decides."""
    log_density = law.log_density_at(x)
    if log_density is None or not isinstance(law.range, Support):
        return ()
    parts = algebra(given).under(law).split(log_density, x)
    statistics = {statistic: coefficient for coefficient, statistic in parts}
    found = ((row, row.match(statistics, law.range)) for row in ROWS if row.measure == law.measure)
    return tuple((row, values) for row, values in found if values is not None)


def images(law: Law) -> list[Image]:
    """The coordinates in which the density may be a row: U = log X on the half line."""
    if law.measure == LEBESGUE and law.range == HALF_LINE:
        return [Image(law, exp(x), exp(x), REAL_LINE)]
    return []


@lru_cache(maxsize=4096)
def mean_of(law: Law, statistic: Expr, given: Given) -> Chain | None:
    """The chain that shows E_P[T] = value, or None where no row reaches it."""
    for row, values in recognise(law, given):
        found = as_tilt(statistic, row.direction)
        if found is None:
            continue
        try:
            return _tilted(law, statistic, row, values, *found, given)
        except (StepRejected, Undecidable):
            continue
    return None


def normalisation(law: Law, given: Given) -> Chain | None:
    """∫ p dμ = 1, from the row that p is."""
    return mean_of(law, S.One, given)


def _tilted(
    law: Law, statistic: Expr, row: Row, values: tuple, point: Expr, order: int, given: Given
) -> Chain:
    mean = Mean(law, statistic)
    if order == 0:
        return Chain((infer(tilt(mean, row, values, point, given=given)),))
    parameter = _fresh(law, given, "s" if row.direction == log(x) else "t")
    exponential = x**parameter if row.direction == log(x) else exp(parameter * x)
    general = infer(tilt(Mean(law, exponential), row, values, parameter, given=given))
    offer = differentiate_under_integral(
        mean, Chain((general,)), parameter, order, point, given=given
    )
    return Chain((infer(offer),))


def _fresh(law: Law, given: Given, first: str) -> Symbol:
    """A letter for the tilt that no parameter has."""
    taken = {getattr(s, "name", "") for c in (law, *given) for s in c.free_symbols}
    letters = (first, "s", "t", "r", "u", "v", "w", *(f"s_{k}" for k in range(100)))
    return Symbol(next(c for c in letters if c not in taken), real=True)


def as_tilt(statistic: Expr, direction: Expr) -> tuple[Expr, int] | None:
    """(c, j) with T = D^j e^(cD), or None."""
    shift, order = S.Zero, 0
    for factor in Mul.make_args(statistic):
        if factor == 1:
            continue
        base, power = factor.as_base_exp()
        if base == direction and power.is_Integer and power > 0:
            order += int(power)
            continue
        exponent = _exponent(base, power, direction)
        if exponent is None:
            return None
        shift += exponent
    return shift, order


def _exponent(base: Expr, power: Expr, direction: Expr) -> Expr | None:
    """c with base^power = e^(cD), free of the variate."""
    if direction == log(x):
        found = power if base == x else None
    else:
        found = power * log(base) / x if x in power.free_symbols else None
    return found if found is not None and x not in found.free_symbols else None
