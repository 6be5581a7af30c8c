"""Changes of variable, base integrals, differentiation under the integral sign. Trusted."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sympy import Expr, Integer, S, Symbol

from symkl.claim import Claim, StepRejected
from symkl.conditions import (
    algebra,
    require,
    same,
)
from symkl.integrals import BY_NAME, inert_exp, instantiate
from symkl.kinds.table import kind, refuse
from symkl.nodes import (
    LEBESGUE,
    VARIATE,
    Condition,
    Image,
    Mean,
    Positive,
    Support,
)
from symkl.normal_form import derivative

x = VARIATE


@kind("change of variable")
def change_of_variable(claim: Claim) -> None:
    """E_P[f(X)] = E[f(g(U))] for X = g(U): g monotone on the support, its ends the ends of P's."""
    left, right = claim.sides
    if not (isinstance(left, Mean) and isinstance(right, Mean) and isinstance(right.law, Image)):
        raise StepRejected("a change of variable turns a mean over P into one over its image")
    image = right.law
    if image.law != left.law:
        refuse("the image is not one of the law")
    well_formed(image, claim.facts)
    context = algebra(claim.facts).under(image)
    if not context.equal(left.body.xreplace({x: image.point}), right.body):
        refuse("what stands under the mean was not carried over")


@lru_cache(maxsize=512)
def well_formed(image: Image, facts: tuple[Condition, ...]) -> None:
    """X = g(U) with g strictly monotone from one interval onto the other, and the slope is |g′|."""
    inner, outer = image.law.range, image.args[3]
    if image.measure != LEBESGUE or not (isinstance(inner, Support) and isinstance(outer, Support)):
        raise StepRejected("an image is of a law with a density on an interval")
    unbounded = outer.lo is S.NegativeInfinity or outer.hi is S.Infinity
    if not unbounded and not algebra(facts).is_positive(outer.hi - outer.lo):
        refuse(f"the ends of {outer} are not shown to be in order")
    context = algebra(facts).under(image)
    slope = derivative(image.point, x)
    sign = 1 if context.is_positive(slope) else -1
    if not context.is_positive(sign * slope):
        refuse("the map is not shown to be strictly monotone")
    if not context.equal(image.slope, sign * slope):
        refuse("the slope declared is not the derivative of the map")
    ends = [image.point.xreplace({x: end}) for end in outer.args]
    if ends[::sign] != list(inner.args):
        refuse("the map does not carry the ends of one support to those of the other")


@kind("row")
def row(claim: Claim) -> None:
    """E_P[g] = r: p is the row I/V at some parameters, g·I the integrand at others, r their V/V."""
    left, right = claim.sides
    name, base, tilted = claim.witness
    if not isinstance(left, Mean) or name not in BY_NAME:
        raise StepRejected(f"a row gives a mean; there is no row {name!r} for {left}")
    entry, law = BY_NAME[name], left.law
    log_density = law.log_density_at(x)
    if log_density is None or law.measure != entry.measure:
        raise StepRejected(f"the density of {law} is not one for the {name}")
    for values in (base, tilted):
        if any(x in value.free_symbols for value in values):
            refuse("a parameter of a row may not depend on the variate")
        if not same(entry.support(*values), law.range, claim.facts):
            refuse(f"the {name} does not run over the support of {law}")
        for condition in entry.domain(*values):
            require(condition, claim)
    context = algebra(claim.facts)
    (plain, mass), (shifted, total) = instantiate(entry, base), instantiate(entry, tilted)
    if not context.under(law).equal(inert_exp(log_density) * mass, plain):
        refuse(f"the density of {law} is not the {name} over its value: its mass is not 1")
    if not context.under(law).equal(left.body * plain, shifted):
        refuse(f"the tilted density of {law} is not that of the {name}")
    if not context.equal(right * mass, total):
        refuse(f"its right side is not the ratio of the two values of the {name}")


@kind("derivative")
def differentiated(claim: Claim) -> None:
    """l = r is the n-th derivative at a point of a lemma E_P[B(t)] = V(t) that holds around it."""
    left, right = claim.sides
    parameter, order, point = claim.witness
    (lemma,) = claim.lemmas
    if not isinstance(left, Mean) or not isinstance(lemma.before, Mean) or lemma.relation != "=":
        raise StepRejected("a derivative is taken of an equation between a mean and its value")
    law = left.law
    if not isinstance(parameter, Symbol) or parameter != Symbol(str(parameter), real=True):
        raise StepRejected("a derivative is taken in a real symbol of which nothing is assumed")
    if lemma.before.law != law or parameter in law.free_symbols or point.has(parameter, x):
        refuse("the parameter is not free for the derivative")
    if not (isinstance(order, int | Integer) and 0 < int(order) <= 16):
        refuse("the order of a derivative is a number from 1 to 16")
    body, value = lemma.before.body, lemma.after
    context = algebra(claim.facts)
    _exponential_in(body, parameter, context.under(law))
    for _ in range(int(order)):
        body, value = derivative(body, parameter), derivative(value, parameter)
    there = {parameter: point}
    for condition in lemma.conditions:
        if parameter in condition.free_symbols and not isinstance(condition, Positive):
            refuse(f"the condition {condition} does not hold on an open set")
        require(condition.xreplace(there), claim)
    if not context.under(law).equal(left.body, body.xreplace(there)):
        refuse("its left side is not the derivative of the mean")
    if not context.equal(right, value.xreplace(there)):
        refuse("its right side is not the derivative of the value")


def _exponential_in(body: Expr, parameter: Symbol, context: Any) -> None:
    """B = e^(tD)·C with D, C free of t: where its mean is finite for t in an open interval, so are
    those of its derivatives, and they are the derivatives of the mean."""
    first = derivative(body, parameter)
    if not context.equal(derivative(first, parameter) * body, first**2):
        refuse("only the mean of an exponential in the parameter is differentiated inside")
