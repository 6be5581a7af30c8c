"""Why a divergence is ∞, in words and formulas: outside the support, or a tail too heavy."""

from __future__ import annotations

from sympy import Expr, S

from symkl.claim import Claim
from symkl.nodes import VARIATE, Fails
from symkl.normal_form import Undecidable
from symkl.tails import NEVER, Heavy, explain

Said = tuple[str | Expr, ...]  # words, and formulas between them

OPEN = "no base integral of the table gives the mean that is left"
CAUSES = {"leave_support": "support", "singular": "support", "diverge": "integrability"}


def cause(claim: Claim) -> str:
    """support or integrability: which of the two reasons for ∞ the step gives."""
    return CAUSES.get(claim.rule, "")


def reason(claim: Claim) -> Said:
    """The cause and what it comes from, in one line."""
    said = heavy(claim) or (claim.because,)
    return (f"{cause(claim)}: ", *said) if cause(claim) else said


def heavy(claim: Claim) -> Said:
    """Each tail of p that is too heavy for a term of −log q; nothing if no step says so."""
    if claim.rule != "diverge":
        return ()
    p, q = claim.before.p, claim.before.q
    facts = tuple(c for c in claim.facts if not isinstance(c, Fails))
    try:
        found = explain(p, -q.log_density_at(VARIATE), facts)
    except Undecidable:
        return ()
    apart = len({h.finite_when for h in found}) > 1
    return listed(_tail(h, apart) for h in found)


def _tail(h: Heavy, apart: bool) -> Said:
    """At the end p is like …, too heavy for …; where, if not all of the tails are so there."""
    density = h.density.expand(power_base=False, power_exp=False, log=False)
    like = "a constant" if density is S.One else density
    where = (", where ", Fails(h.finite_when)) if apart and h.finite_when != NEVER else ()
    return ("at ", h.end.at, " p is like ", like, ", too heavy for ", h.term, " in −log q", *where)


def listed(reasons: object) -> Said:
    """One after the other, each once."""
    said: Said = ()
    for one in dict.fromkeys(reasons):
        said += ("; ", *one) if said else one
    return said
