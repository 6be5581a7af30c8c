"""Lemmas, optima and inequalities. Trusted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sympy import Basic, Expr, Symbol, log

from symkl.claim import Claim, StepRejected
from symkl.conditions import (
    algebra,
    holds,
    require,
    same,
)
from symkl.kinds.mass import require_mass
from symkl.kinds.table import kind, refuse
from symkl.nodes import (
    INDEX,
    VARIATE,
    AbstractLaw,
    AlmostEverywhere,
    ArgMin,
    Density,
    Equal,
    Finite,
    Law,
    Mean,
    Measure,
    Positive,
    Sample,
    Vector,
    instantiated,
)

x = VARIATE
POSITIVE = Symbol("positive", positive=True).assumptions0  # what follows from > 0


@kind("lemma")
def lemma(claim: Claim) -> None:
    """l R r is an instance of what the lemma proves; its conditions there are stated or hold."""
    left, right = claim.sides
    proof = claim.lemmas[0]  # the others show that the laws of the instance have mass 1
    instance: dict[Basic, Basic] = dict(claim.witness)
    _admissible(instance, proof, claim)
    if proof.relation != claim.relation:
        refuse(f"the lemma shows {proof.relation}, not {claim.relation}")
    one, two = instantiated(proof.before, instance), instantiated(proof.after, instance)
    turned = proof.relation == "=" and (two, one) == (left, right)
    if (one, two) != (left, right) and not turned:
        refuse("its sides are not an instance of the lemma")
    for condition in proof.conditions:
        require(instantiated(condition, instance), claim)


def _admissible(instance: dict[Basic, Basic], proof: Any, claim: Claim) -> None:
    """Laws become laws, all of one measure; a symbol becomes what satisfies its assumptions."""
    if not instance:  # the lemma as it stands
        return
    measures: dict[Measure, Measure] = {}
    bound = {VARIATE, INDEX} | {b.bound for b in _binders(proof)}
    inside = {instance.get(b, b) for b in bound}
    stated = (proof.before, proof.after, *proof.conditions)
    images = (new for old, new in instance.items() if old not in bound)
    taken = bound.union(*(e.free_symbols for e in (*stated, *images)))
    for old, new in instance.items():
        if old in (VARIATE, INDEX) or (old in bound and not isinstance(new, Symbol)):
            refuse(f"{old} is bound in the lemma")
        if not old.free_symbols & bound and new.free_symbols & inside:
            refuse(f"{new} would be captured: it depends on what the lemma binds")
        if old in bound and new != old and new in taken:
            refuse(f"{new} stands in the lemma already, or in what is put in for another symbol")
        if isinstance(old, AbstractLaw) and isinstance(new, Law):
            require_mass(new, claim)
            if measures.setdefault(old.measure, new.measure) != new.measure:
                refuse("the laws of the lemma share a measure, those of the instance do not")
        elif isinstance(old, Symbol) and isinstance(new, Expr):
            if new.is_real is not True and not holds(Positive(new), claim.facts):
                refuse(f"{new} is not shown to be a real number")
            for name, value in old.assumptions0.items():
                if value is None or getattr(new, f"is_{name}", None) is value:
                    continue
                implied = POSITIVE.get(name) is value
                if not implied or not holds(Positive(new), claim.facts):
                    refuse(f"{new} is not shown to be {name} as {old} of the lemma is")
        elif not (type(old) is type(new) and isinstance(old, Sample | Vector)):
            refuse(f"{old} of the lemma can't become {new}")
        elif new.size != instantiated(old.size, instance):
            refuse(f"{old} and {new} differ in size")
    for chain_law in _laws(proof.before) | _laws(proof.after):
        measure = chain_law.measure
        if chain_law not in instance and measures.get(measure, measure) != measure:
            refuse("the laws of the lemma share a measure, those of the instance do not")


def _laws(expr: Basic) -> set[AbstractLaw]:
    return expr.atoms(AbstractLaw)


def _binders(proof: Any) -> set[ArgMin]:
    return proof.before.atoms(ArgMin) | proof.after.atoms(ArgMin)


@kind("optimum")
def optimum(claim: Claim) -> None:
    """The optimisers stay when a term free of θ is added, a positive factor put, a log taken."""
    left, right = claim.sides
    how, *rest = claim.witness
    if not (isinstance(left, ArgMin) and isinstance(right, ArgMin)) or left.bound != right.bound:
        raise StepRejected("an optimum is compared with an optimum over the same parameter")
    if how not in OPTIMA:
        raise StepRejected(f"there is no transformation {how!r}; there are {', '.join(OPTIMA)}")
    turns = how == "negate"
    if (type(left) is type(right)) is turns:
        refuse("a minimum stays a minimum unless the function is negated")
    if any(left.bound in term.free_symbols for term in rest):
        refuse("what is added or multiplied depends on the parameter")
    image = OPTIMA[how](claim, left.body, *rest)
    if not same(image, right.body, claim.facts):
        refuse("the functions do not differ by that transformation")


def _add(claim: Claim, body: Expr, term: Expr) -> Expr:
    require(Finite(term), claim)
    return body + term


def _scale(claim: Claim, body: Expr, factor: Expr) -> Expr:
    require(Positive(factor), claim)
    require(Finite(factor), claim)
    return body * factor


def _log(claim: Claim, body: Expr) -> Expr:
    if body.is_extended_nonnegative is not True:
        refuse("the logarithm is increasing on [0, ∞]; that the function lies there was not shown")
    return log(body)


OPTIMA: dict[str, Callable[..., Expr]] = {
    "add": _add,
    "scale": _scale,
    "negate": lambda claim, body: -body,
    "log": _log,
}


@kind("inequality")
def inequality(claim: Claim) -> None:
    """A pointwise inequality taken under a mean, or when it is an equality."""
    left, right = claim.sides
    name, *rest = claim.witness
    if name not in INEQUALITIES:
        raise StepRejected(f"there is no inequality {name!r}; there are {', '.join(INEQUALITIES)}")
    relation = INEQUALITIES[name][0]
    if claim.relation != relation:
        refuse(f"the inequality gives {relation}, not {claim.relation}")
    INEQUALITIES[name][1](claim, left, right, *rest)


def _log_tangent(claim: Claim, left: Basic, right: Basic, t: Expr) -> None:
    """E_P[−log t] ≥ E_P[1 − t] for t > 0, because log t ≤ t − 1."""
    if not (isinstance(left, Mean) and isinstance(right, Mean) and left.law == right.law):
        raise StepRejected("log t ≤ t − 1 is taken under one mean")
    context = algebra(claim.facts).under(left.law)
    if not context.is_positive(t):
        refuse(f"{t} is not shown to be positive under {left.law}")
    if not (context.equal(left.body, -log(t)) and context.equal(right.body, 1 - t)):
        refuse("its sides are not −log t and 1 − t under the mean")


def _sub_mass(claim: Claim, left: Basic, right: Basic) -> None:
    """E_P[1 − q/p] ≥ 0, because E_P[q/p] = ∫_{p>0} q dμ ≤ ∫ q dμ = 1."""
    ratios = [b for b in _ratios(left) if b is not None]
    if right != 0 or not ratios:
        raise StepRejected("it says E[1 − q/p] ≥ 0")
    for law in ratios[0]:
        require_mass(law, claim)


def _ratios(expr: Basic) -> list[tuple[Law, Law] | None]:
    if not isinstance(expr, Mean):
        return [None]
    p = expr.law
    laws = [d.law for d in expr.body.atoms(Density) if d.law != p]
    if len(laws) != 1 or laws[0].measure != p.measure:
        return [None]
    ratio = 1 - Density(laws[0]) / Density(p)
    return [(p, laws[0])] if algebra(()).under(p).equal(expr.body, ratio) else [None]


def _tangent_touches(claim: Claim, left: Basic, right: Basic, t: Expr) -> None:
    """E_P[t − 1 − log t] + (1 − E_P[t]) = 0 ⇔ t = 1 P-almost everywhere, for E_P[t] ≤ 1."""
    if not (isinstance(left, Equal) and isinstance(right, AlmostEverywhere) and left.rhs == 0):
        raise StepRejected("it says when a mean is 0")
    law, context = right.law, algebra(claim.facts).under(right.law)
    if not isinstance(left.lhs, Mean) or left.lhs.law != law or not context.is_positive(t):
        raise StepRejected(f"{t} is not shown to be positive under {law}")
    if not (
        context.equal(left.lhs.body, -log(t))
        and {right.lhs / right.rhs, right.rhs / right.lhs} & {t}
    ):
        refuse("its sides are not E[−log t] = 0 and t = 1")
    (ratio,) = _ratios(Mean(law, 1 - t))
    if ratio is None:
        raise StepRejected("E[t] ≤ 1 was not shown")
    for one in ratio:
        require_mass(one, claim)


INEQUALITIES: dict[str, tuple[str, Callable[..., None]]] = {
    "log t <= t - 1": (">=", _log_tangent),
    "sub-probability": (">=", _sub_mass),
    "equality in log t <= t - 1": ("<=>", _tangent_touches),
}
