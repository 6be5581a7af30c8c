"""When is a condition proved, when are two states the same, where do supports lie. Trusted."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from typing import Any

from sympy import Basic, Expr, S, Symbol

from symkl.claim import Claim, StepRejected
from symkl.nodes import (
    COUNTING,
    KL,
    VARIATE,
    AbsolutelyContinuous,
    All,
    AtMost,
    Condition,
    CrossEntropy,
    Either,
    Empirical,
    Entropy,
    Equal,
    Fails,
    Finite,
    FiniteWhen,
    Integrable,
    IsInteger,
    IsReal,
    Law,
    Likelihood,
    LogLikelihood,
    Mean,
    Points,
    Positive,
    Support,
)
from symkl.normal_form import Algebra, Undecidable
from symkl.tails import ALWAYS, integrable

EXTENDED = (KL, CrossEntropy, Entropy, Mean, FiniteWhen, Likelihood, LogLikelihood)  # may be ∞
ENDLESS = (S.NaN, S.Infinity, S.NegativeInfinity, S.ComplexInfinity)
PARAMETRIC = (Positive, AtMost, IsInteger, IsReal, Equal)


def parametric(condition: Condition) -> bool:
    """Does it speak of the parameters alone, and not of laws?"""
    if isinstance(condition, Fails | All | Either):
        return all(parametric(c) for c in condition.args)
    return isinstance(condition, PARAMETRIC)


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


@lru_cache(maxsize=65536)
def endless(expr: Basic) -> bool:
    """Does nan or ∞ stand in it, other than as the end of a support?"""
    if isinstance(expr, Support):
        return False
    return expr in ENDLESS or any(endless(a) for a in expr.args)


@lru_cache(maxsize=256)
def algebra(facts: tuple[Condition, ...]) -> Algebra:
    """One context of the normal form for a set of facts."""
    return Algebra(facts)


@lru_cache(maxsize=65536)
def holds(condition: Condition, facts: tuple[Condition, ...]) -> bool:
    """Is the condition proved by the assumptions of its symbols and these facts?"""
    if condition in facts or evident(condition):
        return True
    proof = PROOFS.get(type(condition))
    if proof is None:
        return False
    with suppress(Undecidable):
        if proof(condition, algebra(facts)) is True:
            return True
    return any(_in_each(condition, f, facts) for f in facts if isinstance(f, Either))


def _in_each(condition: Condition, either: Either, facts: tuple[Condition, ...]) -> bool:
    """Does it hold in each of the cases, one of which is a fact?"""
    rest = tuple(f for f in facts if f != either)
    return all(_in_case(condition, c, rest) for c in either.args)


def _in_case(condition: Condition, case: Condition, rest: tuple[Condition, ...]) -> bool:
    """Does it hold where the case does? What is equal there is put in."""
    parts = case.args if isinstance(case, All) else (case,)
    equal = tuple(c for c in parts if isinstance(c, Equal) and isinstance(c.lhs, Symbol))
    same = {c.lhs: c.rhs for c in equal}
    facts = tuple(f.xreplace(same) for f in (*rest, *parts) if f not in equal)
    return holds(condition.xreplace(same), facts)


def evident(condition: Condition) -> bool:
    """Do the assumptions of its symbols alone say so? An equation is to be stated or proved."""
    return condition.known is True and not isinstance(condition, Equal)


def require(condition: Condition, claim: Claim) -> None:
    """The claim must state the condition, or its parametric facts must prove it."""
    facts = tuple(c for c in claim.facts if parametric(c))
    if condition not in claim.facts and not holds(condition, facts):
        raise StepRejected(f"it needs the condition {condition}")


def inclusion(inner: Any, outer: Any) -> list[Condition] | None:
    """The conditions under which one support lies in the other; None where it can't.

    A run of whole numbers lies in several with gaps between them where it lies in one of these.
    """
    found: list[Condition] = []
    around, within = _runs(outer, apart=True), _runs(inner)
    if len(around) == 1 and all(end.is_Integer for run in within for end in run.args):
        within = [Support(within[0].lo, within[-1].hi)]
    for run in within:
        ways = [[AtMost(o.lo, run.lo), AtMost(run.hi, o.hi)] for o in around]
        possible = [way for way in ways if not any(map(_false, way))]
        if not possible:
            return None
        if len(possible) > 1:
            open_ = [[c for c in way if not _ordered(*c.args)] for way in possible]
            found += [Either(*map(jointly, open_))] if [] not in open_ else []
        else:
            found += possible[0]
    return found


def _ordered(a: Expr, b: Expr) -> bool:
    """Is a ≤ b by the assumptions of their symbols alone?"""
    return a == b or S.NegativeInfinity == a or S.Infinity == b or (b - a).is_nonnegative is True


def _runs(support: Any, apart: bool = False) -> list[Support]:
    """A support, or points as the runs without a gap that they make; ``apart``: with gaps."""
    if isinstance(support, Support):
        return [support]
    points = list(dict.fromkeys(support.args))
    if not all(p.is_Integer for p in points):
        if apart and len(points) > 1:
            raise StepRejected(f"the gaps between the points {support} are not known")
        return [Support(p, p) for p in points]
    ends: list[list[Expr]] = []
    for p in sorted(points):
        if ends and p == ends[-1][1] + 1:
            ends[-1][1] = p
        else:
            ends.append([p, p])
    return [Support(*pair) for pair in ends]


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
    if not isinstance(condition, AtMost) or _boundless(condition):
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
    if isinstance(condition, Either):
        return all(map(_false, condition.args))
    if isinstance(condition, All):
        return any(map(_false, condition.args))
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
        d in context.facts or (type(d) in PROOFS and PROOFS[type(d)](d, context) is True)
        for d in conditions
    )


def _finite(c: Any, context: Algebra) -> bool:
    """Numbers, real symbols; and the entropy of n point masses, which lies between 0 and log n."""
    return any(
        e.is_finite is True or (isinstance(e, Entropy) and isinstance(e.p, Empirical))
        for e in (c.expr, -c.expr)
    )


def _integrable(c: Any, context: Algebra) -> bool:
    """By the tails; of a sample, a polynomial with numbers for coefficients is an average.

    What stands in the body and may be infinite itself is no number: E[H X²] for H = ∞.
    """
    if not all(_known_finite(node, context) for node in c.body.atoms(*EXTENDED)):
        return False
    if isinstance(c.law, Empirical):
        return c.body.free_symbols <= {VARIATE} and bool(c.body.is_polynomial(VARIATE))
    facts = tuple(f for f in context.facts if parametric(f))
    return integrable(c.law, c.body, facts) == ALWAYS


def _known_finite(node: Basic, context: Algebra) -> bool:
    """Is it stated that the node is finite, or is it a mean that converges?"""
    if Finite(node) in context.facts:
        return True
    return isinstance(node, Mean) and _integrable(Integrable(node.law, node.body), context)


def _fails(c: Any, context: Algebra) -> bool:
    """Is the condition refuted: a − b ≠ 0, a > b, e ≤ 0, no whole number?"""
    refuted = REFUTATIONS.get(type(c.condition))
    return refuted is not None and refuted(c.condition, context) is True


REFUTATIONS: dict[type, Callable[[Any, Algebra], bool | None]] = {
    Equal: lambda c, a: isinstance(c.lhs, Expr) and a.is_nonzero(a.normal(c.lhs - c.rhs)),
    AtMost: lambda c, a: not _boundless(c) and a.is_positive(c.lesser - c.greater),
    Positive: lambda c, a: a.is_nonnegative(-c.expr),
    IsInteger: lambda c, a: c.args[0].is_integer is False,
}


def _boundless(c: AtMost) -> bool:
    return any(end.is_infinite for end in c.args)


PROOFS: dict[type, Callable[[Any, Algebra], bool | None]] = {
    Positive: lambda c, a: a.is_positive(c.expr),
    AtMost: lambda c, a: a.at_most(c.lesser, c.greater),
    IsInteger: lambda c, a: c.args[0].is_integer,
    IsReal: lambda c, a: c.args[0].is_real,
    Equal: lambda c, a: a.equal(c.lhs, c.rhs) if isinstance(c.lhs, Expr) else None,
    All: lambda c, a: all(
        PROOFS[type(d)](d, a) is True if type(d) in PROOFS else False for d in c.args
    ),
    Either: lambda c, a: any(
        PROOFS[type(d)](d, a) is True if type(d) in PROOFS else False for d in c.args
    ),
    Integrable: _integrable,
    AbsolutelyContinuous: _dominated,
    Finite: _finite,
    Fails: _fails,
}
