"""Is E_P[−log q] finite, and where? Decided first: the support, then the tails, then the value."""

from __future__ import annotations

from collections.abc import Callable

from sympy import Add

from symkl.claim import Claim, StepRejected
from symkl.conditions import holds, jointly, support_conditions
from symkl.kernel import Chain, infer
from symkl.nodes import (
    KL,
    LEBESGUE,
    VARIATE,
    All,
    AtMost,
    Condition,
    CrossEntropy,
    Fails,
    Law,
    Mean,
    Support,
)
from symkl.normal_form import Undecidable
from symkl.rules.coordinates import knots
from symkl.rules.supports import by_cases, by_location, leave_support
from symkl.rules.tails import diverge
from symkl.tails import ALWAYS, NEVER, integrable

Given = tuple[Condition, ...]


def decided(state: KL | CrossEntropy, given: Given, value: Callable[[Given], Chain]) -> Chain:
    """KL or the cross-entropy of ``state``: ∞, or the chain ``value(facts)``, or a case of each."""
    p, q = state.p, state.q
    supported = support_conditions(p, q)
    if supported is None:
        return _ends(leave_support(state, given=given))
    support = tuple(supported)
    outside = []
    if support:
        fails = Fails(jointly(supported))
        outside.append(_ends(leave_support(state, conditions=(fails,), given=given)))
    known = given + support
    tail = finite_where(p, q, known)
    if tail == NEVER:
        inside = _ends(diverge(state, conditions=support, given=given))
        return inside if not outside else _ends(by_cases(state, (), inside, *outside, given=given))
    tails: Given = ()
    if tail is not None and tail != ALWAYS:
        tails = tail.args if isinstance(tail, All) else (tail,)
        fails = Fails(jointly(list(tails)))
        outside.append(_ends(diverge(state, conditions=(*support, fails), given=given)))
    inside = located(p, q, known + tails, value)
    if not outside:
        return inside
    stated = weakest((*support, *tails), given)
    return _ends(by_cases(state, stated, inside, *outside, given=given))


def located(p: Law, q: Law, facts: Given, value: Callable[[Given], Chain]) -> Chain:
    """The value; by the place of a corner of log q, where that makes it close."""
    chain = value(facts)
    if not chain.after.has(Mean) or not isinstance(p.range, Support) or p.measure != LEBESGUE:
        return chain
    cornered = Add(*(log_density for law in (p, q) if (log_density := law.log_density_at(VARIATE))))
    _, unknown = knots(cornered, p, facts)
    if unknown is None:
        return chain
    known = AtMost(*unknown)
    inside = located(p, q, (*facts, known), value)
    if inside.after.has(Mean):
        return chain
    otherwise = located(p, q, (*facts, Fails(known)), value)
    if otherwise.after.has(Mean):
        return chain
    return _ends(by_location(chain.before, known, inside, otherwise, given=facts))


def finite_where(p: Law, q: Law, known: Given) -> Condition | None:
    """Where E_P|log q| < ∞; None where that is not known."""
    try:
        log_p, log_q = p.log_density_at(VARIATE), q.log_density_at(VARIATE)
        if log_p is None or log_q is None:
            return None
        if p == q or integrable(p, log_p, known) != ALWAYS:
            return ALWAYS if p == q else None
        return integrable(p, -log_q, known)
    except (Undecidable, StepRejected):
        return None


def weakest(conditions: Given, given: Given) -> Given:
    """The conditions without those that the others say."""
    left = list(dict.fromkeys(conditions))
    for c in list(left):
        others = (*given, *(d for d in left if d != c))
        if len(left) > 1 and holds(c, others):
            left.remove(c)
    return tuple(left)


def _ends(claim: Claim) -> Chain:
    return Chain((infer(claim),))
