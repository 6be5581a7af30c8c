"""What declared facts say: which signs are known, and where the variate of a law is. Trusted."""

from __future__ import annotations

from sympy import Expr, Max, Min

from symkl.expressions import ENDLESS
from symkl.nodes import (
    LEBESGUE,
    VARIATE,
    All,
    AtMost,
    Condition,
    Equal,
    Fails,
    IsInteger,
    Law,
    Points,
    Positive,
    Support,
)
from symkl.special.identities import not_whole


def range_facts(law: Law) -> tuple[Condition, ...]:
    """Where x is, almost everywhere: lo < x < hi, or lo ≤ x ≤ hi for whole numbers."""
    support = law.range
    if isinstance(support, Points) and all(p.is_Rational for p in support.args):
        support = Support(min(support.args), max(support.args))
    if not isinstance(support, Support):
        return ()
    ends = AtMost(support.lo, VARIATE), AtMost(VARIATE, support.hi)
    if law.measure != LEBESGUE:
        return ends
    sign = (Positive(VARIATE),) if support.lo.is_positive else ()
    return (*sign, *(Positive(e) for end in ends for e, _ in signs_in(end)))


def signs_in(fact: Condition) -> list[tuple[Expr, bool | None]]:
    """What the fact says of signs: (e, True) for e > 0, (e, False) for ≥ 0, (e, None) for ≠ 0."""
    match fact:
        case Positive():
            return [(fact.expr, True)]
        case AtMost():
            above = fact.lesser.args if isinstance(fact.lesser, Max) else (fact.lesser,)
            below = fact.greater.args if isinstance(fact.greater, Min) else (fact.greater,)
            pairs = [(a, b) for a in above for b in below]
            if len(pairs) > 1 and VARIATE in fact.free_symbols:
                # max(a, b) ≤ x: of max(a, b) another fact may speak
                pairs.append((fact.lesser, fact.greater))
            return [(b - a, False) for a, b in pairs if a not in ENDLESS and b not in ENDLESS]
        case All():
            return [pair for part in fact.args for pair in signs_in(part)]
        case Fails(condition=AtMost() as inner):
            return [(inner.lesser - inner.greater, True)]
        case Fails(condition=Positive() as inner):
            return [(-inner.expr, False)]
        case Fails(condition=Equal() as inner):
            return [(inner.lhs - inner.rhs, None)]
        case Fails(condition=IsInteger() as inner):
            return not_whole(inner.args[0])
    return []
