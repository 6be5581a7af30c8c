"""When is a condition proved, when are two states the same, where do supports lie. Trusted."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from sympy import Basic, Expr, S

from symkl.claim import Claim, StepRejected
from symkl.nodes import (
    COUNTING,
    AbsolutelyContinuous,
    All,
    AtMost,
    Condition,
    Empirical,
    Entropy,
    Equal,
    Finite,
    IsInteger,
    IsReal,
    Law,
    Points,
    Positive,
    Support,
)
from symkl.normal_form import Algebra, Undecidable

ENDLESS = (S.NaN, S.Infinity, S.NegativeInfinity, S.ComplexInfinity)
PARAMETRIC = (Positive, AtMost, IsInteger, IsReal, Equal)


def replace_everywhere(expr: Basic, old: Basic, new: Basic) -> Basic:
    """expr with each ``old`` made ``new``, under binders too: the equation holds for all values."""
    if expr == old:
        return new
    if not expr.args:
        return expr
    args = [replace_everywhere(a, old, new) for a in expr.args]
    return expr if all(a is b for a, b in zip(args, expr.args)) else expr.func(*args)


def same(one: Basic, two: Basic, facts: tuple[Condition, ...]) -> bool:
    """Equal as they stand, or by algebra; what is not a number is equal to nothing."""
    if one == two:
        return not endless(one)
    if isinstance(one, Expr) and isinstance(two, Expr):
        return algebra(facts).equal(one, two)
    return (
        type(one) is type(two)
        and bool(one.args)
        and len(one.args) == len(two.args)
        and all(same(a, b, facts) for a, b in zip(one.args, two.args))
    )


def endless(expr: Basic) -> bool:
    """Does nan or ∞ stand in it, other than as the end of a support?"""
    if isinstance(expr, Support):
        return False
    return expr in ENDLESS or any(endless(a) for a in expr.args)


@lru_cache(maxsize=256)
def algebra(facts: tuple[Condition, ...]) -> Algebra:
    """One context of the normal form for a set of facts."""
    return Algebra(facts)


def holds(condition: Condition, facts: tuple[Condition, ...]) -> bool:
    """Is the condition proved by the assumptions of its symbols and these facts?"""
    if condition in facts or evident(condition):
        return True
    proof = PROOFS.get(type(condition))
    try:
        return proof is not None and proof(condition, algebra(facts)) is True
    except Undecidable:
        return False


def evident(condition: Condition) -> bool:
    """Do the assumptions of its symbols alone say so? An equation is to be stated or proved."""
    return condition.known is True and not isinstance(condition, Equal)


def require(condition: Condition, claim: Claim) -> None:
    """The claim must state the condition, or its parametric facts must prove it."""
    facts = tuple(c for c in claim.facts if isinstance(c, PARAMETRIC))
    if condition not in claim.facts and not holds(condition, facts):
        raise StepRejected(f"it needs the condition {condition}")


def inclusion(inner: Any, outer: Any) -> list[Condition] | None:
    """The conditions under which one support lies in the other; None where it can't."""
    inner, outer = _run(inner), _run(outer)
    if isinstance(outer, Points):
        inside = points_of(inner)
        if inside is None and S.Infinity in inner.args:
            return None
        if inside is None or not all(p.is_Integer for p in (*inside, *outer.args)):
            raise StepRejected(f"whether {inner} lies in {outer} is not decided")
        return [] if set(inside) <= set(outer.args) else None
    if isinstance(inner, Points):
        return [c for p in inner.args for c in (AtMost(outer.lo, p), AtMost(p, outer.hi))]
    return [AtMost(outer.lo, inner.lo), AtMost(inner.hi, outer.hi)]


def _run(support: Any) -> Any:
    """Points without a gap are a support from the first to the last."""
    if isinstance(support, Points) and len(support.args) == 1:
        return Support(support.args[0], support.args[0])
    if isinstance(support, Points) and all(p.is_Integer for p in support.args):
        lo, hi = min(support.args), max(support.args)
        if len(set(support.args)) == hi - lo + 1:
            return Support(lo, hi)
    return support


def points_of(support: Any, limit: int = 64) -> list[Expr] | None:
    """The points of a small finite support, None where it is not one."""
    if isinstance(support, Points):
        return list(support.args)
    if not (isinstance(support, Support) and support.lo.is_Integer and support.hi.is_Integer):
        return None
    points = range(int(support.lo), int(support.hi) + 1)
    return [S(k) for k in points] if len(points) <= limit else None


def support_conditions(p: Law, q: Law) -> list[Condition] | None:
    """The conditions under which {p > 0} ⊆ {q > 0}, trivial ones left out; None where it can't."""
    if p == q:
        return []
    if p.measure != q.measure or p.range is None or q.range is None:
        return None
    found = inclusion(p.range, q.range)
    if p.measure == COUNTING and found is not None:
        found += [IsInteger(k) for k in _points_and_ends(p.range, q.range)]
    facts = (*p.conditions, *q.conditions)
    if found is None or any(_false(c) or _never(c, facts) for c in found):
        return None
    left = [c for c in found if not holds(c, facts)]
    return None if _contradict(left, facts) else left


def _contradict(conditions: list[Condition], domains: tuple[Condition, ...]) -> bool:
    """Do they together make something ≤ 0 that the domains say is > 0? Then they never hold."""
    context = algebra(tuple(conditions))
    try:
        return bool(conditions) and any(
            context.is_nonnegative(-d.expr) for d in domains if isinstance(d, Positive)
        )
    except Undecidable:
        return False


def _never(condition: Condition, facts: tuple[Condition, ...]) -> bool:
    """Do the domains of the parameters say that lesser > greater?"""
    if not isinstance(condition, AtMost) or any(a.is_infinite for a in condition.args):
        return False
    return holds(Positive(condition.lesser - condition.greater), facts)


def _points_and_ends(inner: Any, outer: Any) -> list[Expr]:
    """The points of P, which must be whole; the ends of both supports are, by declaration."""
    for support in (inner, outer):
        if isinstance(support, Support) and any(
            end.is_integer is not True and end.is_infinite is not True for end in support.args
        ):
            raise StepRejected(f"{support} does not end at whole numbers")
    return list(inner.args) if isinstance(inner, Points) else []


def jointly(conditions: list[Condition]) -> Condition:
    """Each of the conditions holds, as one condition."""
    return conditions[0] if len(conditions) == 1 else All(*conditions)


def _false(condition: Condition) -> bool:
    """lesser > greater for two numbers, or one of them infinite on the wrong side; not whole."""
    if isinstance(condition, IsInteger):
        return condition.args[0].is_integer is False
    lesser, greater = condition.args
    if lesser == greater:
        return False
    if lesser is S.Infinity or greater is S.NegativeInfinity:
        return True
    return (greater - lesser).is_negative is True


def _dominated(c: Any, context: Algebra) -> bool:
    conditions = support_conditions(c.p, c.q)
    return conditions is not None and all(
        d in context.facts or PROOFS[type(d)](d, context) is True for d in conditions
    )


def _finite(c: Any, context: Algebra) -> bool:
    """Numbers, real symbols; and the entropy of n point masses, which lies between 0 and log n."""
    return any(
        e.is_finite is True or (isinstance(e, Entropy) and isinstance(e.p, Empirical))
        for e in (c.expr, -c.expr)
    )


PROOFS: dict[type, Callable[[Any, Algebra], bool | None]] = {
    Positive: lambda c, a: a.is_positive(c.expr),
    AtMost: lambda c, a: a.at_most(c.lesser, c.greater),
    IsInteger: lambda c, a: c.args[0].is_integer,
    IsReal: lambda c, a: c.args[0].is_real,
    Equal: lambda c, a: a.equal(c.lhs, c.rhs) if isinstance(c.lhs, Expr) else None,
    All: lambda c, a: all(
        PROOFS[type(d)](d, a) is True if type(d) in PROOFS else False for d in c.args
    ),
    AbsolutelyContinuous: _dominated,
    Finite: _finite,
}
