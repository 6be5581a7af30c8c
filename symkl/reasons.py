"""Why a divergence is ∞, in words: outside the support, or a tail too heavy for a term."""

from __future__ import annotations

from sympy import S

from symkl.claim import Claim
from symkl.nodes import VARIATE, Fails
from symkl.normal_form import Undecidable
from symkl.tails import explain

CAUSES = {"leave_support": "support", "singular": "support", "diverge": "integrability"}


def cause(claim: Claim) -> str:
    """support or integrability: which of the two reasons for ∞ the step gives."""
    return CAUSES.get(claim.rule, "")


def reason(claim: Claim) -> str:
    """The cause and what it comes from, in one line."""
    words = claim.because
    if claim.rule == "diverge":
        words = "; ".join(heavy(claim)) or words
    return f"{cause(claim)}: {words}" if cause(claim) else words


def heavy(claim: Claim) -> list[str]:
    """Each tail of p that is too heavy for a term of −log q."""
    p, q = claim.before.p, claim.before.q
    facts = tuple(c for c in claim.facts if not isinstance(c, Fails))
    try:
        found = explain(p, -q.log_density_at(VARIATE), facts)
    except Undecidable:
        return []
    return [
        f"at {_place(h.end.at)} p is like {h.density}, too heavy for {h.term} in −log q"
        for h in found
    ]


def _place(at: object) -> str:
    return {S.Infinity: "∞", S.NegativeInfinity: "−∞"}.get(at, str(at))
