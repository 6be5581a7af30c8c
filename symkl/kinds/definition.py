"""A node unfolded to what it is defined to be, or folded back; a density written out. Trusted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sympy import Add, Expr, S, exp, log

from symkl.claim import Claim, StepRejected
from symkl.conditions import (
    algebra,
    endless,
    holds,
    inclusion,
    parametric,
    points_of,
    replace_everywhere,
    require,
    same,
)
from symkl.kinds.mass import require_mass
from symkl.kinds.table import kind, refuse
from symkl.nodes import (
    COUNTING,
    IID,
    INDEX,
    KL,
    LEBESGUE,
    VARIATE,
    AbsolutelyContinuous,
    Condition,
    CrossEntropy,
    Density,
    Empirical,
    Entropy,
    Equal,
    IndexProduct,
    IndexSum,
    Law,
    Likelihood,
    LogLikelihood,
    Mean,
    Observation,
    Part,
    PointMass,
    Positive,
    Support,
)

x = VARIATE


def _kl(node: KL) -> tuple[Expr, list[Condition]]:
    if node.p.measure != node.q.measure:
        raise StepRejected(f"{node.p} and {node.q} have no density with respect to one measure")
    ratio = Density(node.p) / Density(node.q)
    logarithm = log(ratio, evaluate=False)  # SymPy asks at length whether it is simpler
    return Mean(node.p, logarithm), [AbsolutelyContinuous(node.p, node.q)]


def _likelihood(node: Likelihood) -> tuple[Expr, list[Condition]]:
    _index_is_free(node)
    factor = Density(node.law, Observation(node.sample))
    return IndexProduct(factor, 1, node.sample.size), [IID(node.sample, node.law)]


def _mean(node: Mean) -> tuple[Expr, list[Condition]]:
    """Over p̂ the average over its point masses; over δ_a the value at a; a finite sum."""
    law, body = node.law, node.body
    if isinstance(law, Empirical):
        _index_is_free(node)
        each = Mean(PointMass(Observation(law.sample)), body)
        return IndexSum(each, 1, law.sample.size) / law.sample.size, []
    if isinstance(law, PointMass):
        return body.xreplace({x: law.at}), []
    if law.measure == COUNTING and law.range is not None:
        points = points_of(law.range)
        if points is not None:
            masses = [_mass(law, k) for k in points]
            terms = (m * body.xreplace({x: k}) for m, k in zip(masses, points))
            if isinstance(law, Part):  # it has a part of the mass, where it lies in the support
                return Add(*terms), inclusion(law.range, law.law.range) or [Equal(S.Zero, S.One)]
            return Add(*terms), [Equal(Add(*masses), S.One)]
        if isinstance(law.range, Support) and S.Infinity not in law.range.args:
            _index_is_free(node)
            ends, mass = law.range.args, _mass(law, INDEX)
            total = Equal(IndexSum(mass, *ends), S.One)
            return IndexSum(mass * body.xreplace({x: INDEX}), *ends), [total]
    raise StepRejected(f"a mean over {law} has no definition as a finite sum")


def _index_is_free(node: Any) -> None:
    """A sum over the index can't be put around what has the index in it already."""
    if INDEX in node.free_symbols:
        raise StepRejected(f"the index {INDEX} of a sum stands in {node} already")


def _mass(law: Law, point: Expr) -> Expr:
    return exp(law.log_density_at(point))


UNFOLD: dict[type, Callable[[Any], tuple[Expr, list[Condition]]]] = {
    KL: _kl,
    Entropy: lambda n: (-Mean(n.p, log(Density(n.p))), []),
    CrossEntropy: lambda n: (-Mean(n.p, log(Density(n.q))), []),
    Likelihood: _likelihood,
    LogLikelihood: lambda n: (log(Likelihood(n.law, n.sample)), []),
    Mean: _mean,
}


@kind("definition")
def definition(claim: Claim) -> None:
    """r is l with the node of the witness unfolded, or l is r with it unfolded (folded)."""
    left, right = claim.sides
    (node,) = claim.witness
    if isinstance(node, Density):
        return _density(claim, node)
    if type(node) not in UNFOLD:
        refuse(f"{type(node).__name__} has no definition to unfold")
    unfolded, needs = UNFOLD[type(node)](node)
    for condition in needs:
        require(condition, claim)
    for one, two in ((left, right), (right, left)):
        image = replace_everywhere(one, node, unfolded)
        if image != one and same(image, two, claim.facts):
            return
    refuse(f"its sides do not differ by the definition of {node}")


def _density(claim: Claim, node: Density) -> None:
    """log p(x) is the declared log-density, on the support: in a mean over P with P ≪ that law.

    Under a sample and a density the observations lie in the support because q(x_i) > 0 is stated.
    """
    left, right = claim.sides
    value = node.law.log_density_at(x)
    if value is None or node.at != x:
        refuse(f"the density of {node.law} is not known")
    if not (isinstance(left, Mean) and isinstance(right, Mean) and left.law == right.law):
        raise StepRejected("a density is written out under a mean")
    if left.body.has(Mean):
        refuse("a density is written out in the mean that it stands in, not in one within it")
    if isinstance(left.law, Empirical) and node.law.measure != left.law.measure:
        require(Positive(Density(node.law, Observation(left.law.sample))), claim)
    elif node.law.measure != left.law.measure:
        if not _strictly_inside(left.law, node.law, claim):
            refuse(f"{node.law} has no density known on the support of {left.law}")
    else:
        require(AbsolutelyContinuous(left.law, node.law), claim)
    require_mass(node.law, claim)
    written = replace_everywhere(left.body, log(node), value)
    if written.has(node):
        written = replace_everywhere(written, node, exp(value))
    as_it_stands = written == right.body and not endless(written)
    context = algebra(claim.facts).under(left.law)
    if written == left.body or not (as_it_stands or context.equal(written, right.body)):
        refuse(f"its sides do not differ by the density of {node.law}")


def _strictly_inside(p: Law, q: Law, claim: Claim) -> bool:
    """Does the support of a discrete law lie in the interior of that of a density?"""
    found = inclusion(p.range, q.range) if p.range is not None and q.range is not None else None
    if p.measure != COUNTING or q.measure != LEBESGUE or found is None:
        return False
    facts = tuple(c for c in claim.facts if parametric(c))
    return all(
        c.lesser is S.NegativeInfinity
        or c.greater is S.Infinity
        or holds(Positive(c.greater - c.lesser), facts)
        for c in found
    )
