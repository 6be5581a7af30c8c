"""Where a support is left, and what that makes of a divergence. Trusted."""

from __future__ import annotations

from typing import Any

from sympy import S

from symkl.claim import Claim, StepRejected
from symkl.conditions import (
    holds,
    jointly,
    require,
    same,
    support_conditions,
)
from symkl.kinds.table import kind, refuse
from symkl.nodes import (
    COUNTING,
    KL,
    LEBESGUE,
    VARIATE,
    All,
    Cases,
    Condition,
    CrossEntropy,
    Fails,
    FiniteWhen,
)

x = VARIATE


@kind("support")
def support(claim: Claim) -> None:
    """KL(P‖Q) = ∞, and H(P, Q) = ∞, where P has mass outside the support of Q."""
    left, right = claim.sides
    if not isinstance(left, KL | CrossEntropy) or right is not S.Infinity:
        raise StepRejected("a support shows that a divergence is ∞")
    p, q = left.p, left.q
    if p.measure != q.measure or p.range is None or q.range is None or p == q:
        raise StepRejected("that P has mass where Q has none was not shown")
    conditions = support_conditions(p, q)
    if conditions is None:
        return
    if Fails(jointly(conditions)) not in claim.facts:
        refuse("that P has mass where Q has none was not shown")


@kind("singularity")
def singularity(claim: Claim) -> None:
    """KL(P‖Q) = ∞ where one has a density and the other sits on countably many points.

    H(P, Q) = ∞ too where P has the density: P gives the points on which q lives no mass.
    """
    left, right = claim.sides
    if not isinstance(left, KL | CrossEntropy) or right is not S.Infinity:
        raise StepRejected("singularity shows that a divergence is ∞")
    if {left.p.measure, left.q.measure} != {LEBESGUE, COUNTING}:
        refuse("a density and a law on points were not shown")
    if isinstance(left, CrossEntropy) and left.p.measure == COUNTING:
        refuse("a discrete law may have a finite cross-entropy with a density")


@kind("cases")
def cases(claim: Claim) -> None:
    """l is its value where conditions hold and ∞ where one fails; each half is proved.

    The first lemma shows the value; each further one shows ∞ where a condition fails, and may use
    those whose failing was dealt with before it. The conditions that are stated prove all of these.
    """
    left, right = claim.sides
    inside, *outside = claim.lemmas
    if isinstance(right, FiniteWhen):
        value, stated = right.value, _parts(right.condition)
    elif right is S.Infinity:
        value, stated = right, ()
    else:
        raise StepRejected("cases end in a value that is finite where a condition holds")
    if any(lemma.before != left or lemma.relation != "=" for lemma in claim.lemmas):
        refuse("the cases are not about the left side")
    if inside.after != value or any(lemma.after is not S.Infinity for lemma in outside):
        refuse("the cases do not end in the value and in ∞")
    settled: tuple[Condition, ...] = ()
    for lemma in outside:
        settled += _failing(lemma, settled, claim)
    for c in inside.conditions:
        if c not in settled:
            require(c, claim)
    if right is not S.Infinity:
        facts = (*claim.given, *stated)
        for c in settled:
            if c not in stated and not holds(c, facts):
                refuse(f"the condition stated does not say that {c}")
        for c in stated:
            if c not in settled:
                refuse(f"that it is ∞ where {c} fails was not shown")


def settled(condition: Condition, claim: Claim) -> bool:
    """Is the condition among the facts of the claim, or proved by them?"""
    return condition in claim.facts or holds(condition, claim.facts)


def _parts(condition: Condition) -> tuple[Condition, ...]:
    return condition.args if isinstance(condition, All) else (condition,)


def _failing(lemma: Any, settled: tuple[Condition, ...], claim: Claim) -> tuple[Condition, ...]:
    """The conditions whose failing the lemma is about, those before it being known."""
    failing = [c for c in lemma.conditions if isinstance(c, Fails) and c not in claim.facts]
    failing = [c for c in failing if not holds(c, claim.facts)]
    for c in lemma.conditions:
        if c not in failing and c not in settled:
            require(c, claim)
    if len(failing) != 1:
        refuse("a case of ∞ is about one condition that fails")
    return _parts(failing[0].condition)


@kind("split")
def split(claim: Claim) -> None:
    """l is one value where the condition holds and another where it does not, or both at once."""
    left, right = claim.sides
    (condition,) = claim.witness
    if any(lemma.before != left or lemma.relation != "=" for lemma in claim.lemmas):
        refuse("the cases are not about the left side")
    if isinstance(right, Cases) and right.condition != condition:
        refuse("the cases are not those of the condition")
    values = (right.inside, right.otherwise) if isinstance(right, Cases) else (right, right)
    if len(claim.lemmas) != 2:
        refuse("two cases need two lemmas")
    for lemma, known, value in zip(claim.lemmas, (condition, Fails(condition)), values):
        facts = (*claim.facts, known)
        for c in lemma.conditions:
            if c not in facts and not holds(c, facts):
                refuse(f"it needs the condition {c}")
        if not same(lemma.after, value, facts):
            refuse("the cases do not end in the values")
