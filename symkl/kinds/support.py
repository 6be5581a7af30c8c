"""Where a support is left, and what that makes of a divergence. Trusted."""

from __future__ import annotations

from sympy import S

from symkl.claim import Claim, StepRejected
from symkl.conditions import (
    jointly,
    require,
    support_conditions,
)
from symkl.kinds.table import kind, refuse
from symkl.nodes import (
    COUNTING,
    KL,
    LEBESGUE,
    VARIATE,
    All,
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
    """l is its value where the condition holds and ∞ where it fails; both halves are proved."""
    left, right = claim.sides
    inside, outside = claim.lemmas
    if not isinstance(right, FiniteWhen):
        raise StepRejected("cases end in a value that is finite where a condition holds")
    condition = right.condition
    parts = condition.args if isinstance(condition, All) else (condition,)
    if not (inside.before == outside.before == left) or {inside.relation, outside.relation} != {
        "="
    }:
        refuse("the two cases are not about the left side")
    if inside.after != right.value or outside.after is not S.Infinity:
        refuse("the two cases do not end in the value and in ∞")
    for c in inside.conditions:
        if c not in parts:
            require(c, claim)
    for c in outside.conditions:
        if c != Fails(condition):
            require(c, claim)
