"""Where P has mass and Q has none, the divergence is infinite."""

from __future__ import annotations

from typing import Any

from sympy import Basic, S

from symkl.claim import Claim, rule
from symkl.kernel import Chain
from symkl.nodes import Condition, FiniteWhen


@rule(
    "support",
    "P puts mass where Q has none, so P is not absolutely continuous with respect to Q",
    "outside the support",
)
def leave_support(state: Basic, **more: Any) -> Claim:
    """KL(P‖Q) = ∞ unless P ≪ Q."""
    return Claim(state, S.Infinity, **more)


@rule(
    "singularity",
    "one has a density, the other sits on countably many points: they are singular to each other",
    "mutually singular",
)
def singular(state: Basic, **more: Any) -> Claim:
    """KL(P‖Q) = ∞ where P and Q live on disjoint sets."""
    return Claim(state, S.Infinity, **more)


@rule(
    "cases",
    "finite where the support of P lies in that of Q, infinite where it does not",
    "two cases",
)
def by_cases(
    state: Basic, condition: Condition, inside: Chain, outside: Chain, **more: Any
) -> Claim:
    """l = value where the condition holds, ∞ where it fails."""
    after = FiniteWhen(inside.after, condition)
    return Claim(state, after, lemmas=(inside, outside), **more)
