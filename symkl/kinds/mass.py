"""∫ p dμ = 1: where is it asked, and what shows it. Trusted."""

from __future__ import annotations

from sympy import Expr, S

from symkl.claim import Claim
from symkl.kinds.table import refuse
from symkl.nodes import AbstractLaw, Empirical, Equal, Image, Law, Mean, PointMass


def proved(mean: Mean, claim: Claim) -> list[Expr]:
    """The values that the lemmas of the claim show the mean to have."""
    return [
        lemma.after
        for lemma in claim.lemmas
        if lemma.relation == "=" and lemma.before == mean and isinstance(lemma.after, Expr)
    ]


def require_mass(law: Law, claim: Claim) -> None:
    """∫ p dμ = 1 holds for an abstract law by what a law is; of a family it is shown or stated.

    The image of a law of mass 1 has mass 1; a vector of probabilities sums to 1 by its domain.
    """
    while isinstance(law, Image) and S.One not in proved(Mean(law, 1), claim):
        law = law.law
    if isinstance(law, AbstractLaw | PointMass | Empirical):
        return
    total = Mean(law, 1)
    found = proved(total, claim)
    stated = Equal(total, 1) in claim.facts
    if not (stated or any(v == 1 or Equal(v, 1) in claim.facts for v in found)):
        refuse(f"that {law} has mass 1 was not shown")
