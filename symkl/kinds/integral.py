"""Changes of variable, base integrals, differentiation under the integral sign. Trusted."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sympy import Add, Expr, Integer, S, Symbol

from symkl.claim import Claim, StepRejected
from symkl.conditions import (
    algebra,
    endless,
    holds,
    require,
    same,
)
from symkl.integrals import BY_NAME, inert_exp, instantiate
from symkl.kinds.ends import at_end
from symkl.kinds.table import kind, refuse
from symkl.nodes import (
    COUNTING,
    LEBESGUE,
    VARIATE,
    AtMost,
    Condition,
    Equal,
    Fails,
    Image,
    IsInteger,
    Length,
    Mean,
    Part,
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
    """X = g(U) with g strictly monotone from one interval onto the other, and the slope is |g′|.

    Over an interval of length 0, as a piece of a law may be, both means are 0.
    """
    inner, outer = image.law.range, image.args[3]
    if image.measure != LEBESGUE or not (isinstance(inner, Support) and isinstance(outer, Support)):
        raise StepRejected("an image is of a law with a density on an interval")
    unbounded = outer.lo is S.NegativeInfinity or outer.hi is S.Infinity
    if not unbounded and not holds(AtMost(outer.lo, outer.hi), facts):
        refuse(f"the ends of {outer} are not shown to be in order")
    context = algebra(facts).under(image)
    slope = derivative(image.point, x)
    sign = 1 if context.is_positive(slope) else -1
    if not context.is_positive(sign * slope):
        refuse("the map is not shown to be strictly monotone")
    if not context.equal(image.slope, sign * slope):
        refuse("the slope declared is not the derivative of the map")
    ends = [at_end(image.point, x, end, context) for end in outer.args]
    for found, end in zip(ends[::sign], inner.args):
        if found != end and (endless(found) or endless(end) or not context.equal(found, end)):
            refuse("the map does not carry the ends of one support to those of the other")


@kind("row")
def row(claim: Claim) -> None:
    """E_P[g] = ∫ g p dμ = c V: g p is c times the integrand of a row, over its own interval."""
    left, right = claim.sides
    name, constant, values = claim.witness
    if not isinstance(left, Mean) or name not in BY_NAME:
        raise StepRejected(f"a row gives a mean; there is no row {name!r} for {left}")
    entry, law = BY_NAME[name], left.law
    log_density = law.log_density_at(x)
    if log_density is None or law.measure != entry.measure:
        raise StepRejected(f"the density of {law} is not one for the {name}")
    if any(x in value.free_symbols for value in (constant, *values)):
        refuse("a parameter of a row may not depend on the variate")
    if not same(entry.support(*values), law.range, claim.facts):
        refuse(f"the {name} does not run over the support of {law}")
    for condition in entry.domain(*values):
        if not isinstance(condition, AtMost) and endless(condition):
            refuse(f"a parameter of the {name} is not a number")
        require(condition, claim)
    integrand, value = instantiate(entry, values)
    context = algebra(claim.facts)
    if not context.under(law).equal_products(
        (left.body, inert_exp(log_density)), (constant, integrand)
    ):
        refuse(f"what is integrated is not a multiple of the integrand of the {name}")
    if not context.equal_products((right,), (constant, value)):
        refuse(f"its right side is not that multiple of the value of the {name}")


@kind("partition")
def partition(claim: Claim) -> None:
    """E_P[f] = Σ ∫_{I_j} f p dμ for intervals I_j that follow each other and make the support.

    Of whole numbers a piece is a run, perhaps empty.
    """
    left, right = claim.sides
    if not isinstance(left, Mean) or not isinstance(left.law.range, Support):
        raise StepRejected("a partition cuts the support of the law of a mean")
    pieces = [m for m in Add.make_args(right) if isinstance(m, Mean) and isinstance(m.law, Part)]
    pieces.sort(key=lambda m: claim.witness.index(m.law.range))
    supports = [m.law.range for m in pieces]
    if Add(*pieces) != right or tuple(supports) != claim.witness:
        refuse("its right side is not the sum of the means over the pieces")
    if left.law.measure not in (LEBESGUE, COUNTING) or any(m.law.law != left.law for m in pieces):
        refuse("the pieces are not intervals of the law")
    gap = 1 if left.law.measure == COUNTING else 0  # from the last of a run to the first of another
    ends = [supports[0].lo, *(s.hi for s in supports)]
    starts = [ends[0], *(end + gap for end in ends[1:-1])]
    if [s.lo for s in supports] != starts or (ends[0], ends[-1]) != left.law.range.args:
        refuse("the pieces do not make up the support")
    for s in supports:
        require(AtMost(s.lo, s.hi + gap), claim)
    for end in ends[1:-1] if gap else ():
        require(IsInteger(end), claim)
    for m in pieces:
        as_it_stands = m.body == left.body and not endless(m.body)
        if not (as_it_stands or algebra(claim.facts).under(m.law).equal(m.body, left.body)):
            refuse("what stands under the mean was not carried over")


@kind("integral")
def written_as_integral(claim: Claim) -> None:
    """E_P[f] = ∫ f p dx over the support of P."""
    left, right = claim.sides
    if not (isinstance(left, Mean) and isinstance(right, Mean) and isinstance(right.law, Length)):
        raise StepRejected("a mean is written as an integral over the support")
    log_density, law = left.law.log_density_at(x), left.law
    if log_density is None or law.measure != LEBESGUE or law.range != right.law.range:
        refuse("the integral does not run over the support of the law")
    context = algebra(claim.facts).under(law)
    if not context.equal(left.body * inert_exp(log_density), right.body):
        refuse("what is integrated is not what stands under the mean times the density")


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
        if parameter in condition.free_symbols and not _open(condition):
            refuse(f"the condition {condition} does not hold on an open set")
        require(condition.xreplace(there), claim)
    if not context.under(law).equal(left.body, body.xreplace(there)):
        refuse("its left side is not the derivative of the mean")
    if not context.equal(right, value.xreplace(there)):
        refuse("its right side is not the derivative of the value")


def _open(condition: Condition) -> bool:
    """e > 0 and e ≠ 0 hold on open sets, e being continuous."""
    inner = condition.condition if isinstance(condition, Fails) else condition
    return isinstance(inner, Equal if isinstance(condition, Fails) else Positive)


def _exponential_in(body: Expr, parameter: Symbol, context: Any) -> None:
    """B = e^(tD)·C with D, C free of t: where its mean is finite for t in an open interval, so are
    those of its derivatives, and they are the derivatives of the mean."""
    first = derivative(body, parameter)
    if not context.equal(derivative(first, parameter) * body, first**2):
        refuse("only the mean of an exponential in the parameter is differentiated inside")
