"""KL(P‖Q) = ∞ because a tail of P is too heavy for log q. Trusted."""

from __future__ import annotations

from contextlib import suppress

from sympy import S

from symkl.claim import Claim, StepRejected
from symkl.conditions import parametric, support_conditions
from symkl.kinds.support import settled
from symkl.kinds.table import kind, refuse
from symkl.nodes import KL, VARIATE, CrossEntropy, Fails
from symkl.normal_form import Undecidable
from symkl.tails import ALWAYS, NEVER, integrable


@kind("divergence")
def divergence(claim: Claim) -> None:
    """KL(P‖Q) = ∞, and H(P, Q) = ∞, where E_P|log q| = ∞ and E_P|log p| < ∞.

    Only the positive part of log(p/q) can diverge, E_P[(log q/p)⁺] ≤ E_P[q/p] ≤ 1: with log p
    integrable, the mean of log q is −∞ where that of |log q| is ∞.
    """
    left, right = claim.sides
    if not isinstance(left, KL | CrossEntropy) or right is not S.Infinity:
        raise StepRejected("a tail shows that a divergence is ∞")
    p, q = left.p, left.q
    log_p, log_q = (law.log_density_at(VARIATE) for law in (p, q))
    if p.measure != q.measure or log_p is None or log_q is None:
        refuse("the tails of laws without a known density are not known")
    inside = support_conditions(p, q)
    if inside is None or not all(settled(c, claim) for c in inside):
        refuse("that P has no mass where Q has none was not shown")
    failing = [c for c in claim.facts if isinstance(c, Fails)]
    facts = tuple(c for c in claim.facts if parametric(c))
    for stated in (*failing, None):
        known = tuple(c for c in facts if c != stated)
        with suppress(Undecidable):
            if integrable(p, log_p, known) != ALWAYS:
                continue
            where = integrable(p, -log_q, known)
            if where == NEVER or (stated is not None and stated.condition == where):
                return
    refuse("that a tail of P is too heavy for log q was not shown")
