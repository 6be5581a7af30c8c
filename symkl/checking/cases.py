"""The conditions of a formula: are they ours, both ways? Proved, or left to points."""

from __future__ import annotations

from typing import Any

from sympy import And, Eq, Expr, Ge, Gt, Le, Lt, Ne, Not, Or, Piecewise, S, oo

from symkl.checking.asked import Asked
from symkl.conditions import holds
from symkl.nodes import All, AtMost, Condition, Either, Equal, Fails, FiniteWhen, Positive

EVERYWHERE, SILENT, OPEN = "everywhere", "silent", ""
NEVER, ALWAYS = Either(), All()
ATOMS = {  # of SymPy, and as our conditions
    Ge: lambda a, b: AtMost(b, a),
    Le: AtMost,
    Gt: lambda a, b: Positive(a - b),
    Lt: lambda a, b: Positive(b - a),
    Eq: Equal,
    Ne: lambda a, b: Fails(Equal(a, b)),
}
JOINED = {And: All, Or: Either}


def condition(given: Any) -> Condition | None:
    """A condition of SymPy as one of ours; None where there is none such, or it may not be real."""
    if given in (S.true, S.false):
        return ALWAYS if given is S.true else NEVER
    if type(given) in ATOMS:
        a, b = given.args
        numbers = isinstance(a, Expr) and isinstance(b, Expr) and a.is_real and b.is_real
        return ATOMS[type(given)](a, b) if numbers else None
    if isinstance(given, Not):
        inner = condition(given.args[0])
        return None if inner is None else negated(inner)
    parts = [condition(c) for c in given.args] if type(given) in JOINED else [None]
    return None if None in parts else JOINED[type(given)](*parts)


def negated(c: Condition) -> Condition:
    """Not c, the negation driven in to the inequalities."""
    match c:
        case Positive():
            return AtMost(c.expr, S.Zero)
        case AtMost():
            return Positive(c.lesser - c.greater)
        case Fails():
            return c.condition
        case All():
            return Either(*map(negated, c.args))
        case Either():
            return All(*map(negated, c.args))
    return Fails(c)


def finite_value(expr: Expr) -> Expr | None:
    """The one branch that is not ∞; None where there are more, or no branches."""
    if not isinstance(expr, Piecewise):
        return None
    finite = [value for value, _ in expr.args if value is not oo]
    return finite[0] if len(finite) == 1 else None


def conditions_proved(asked: Asked, expr: Expr) -> str:
    """Is the formula's finite branch taken exactly where the value is finite, ∞ elsewhere?

    "everywhere" where both is proved, "silent" where no branch is proved to hold elsewhere.
    """
    told = [condition(c) for _, c in expr.args]
    if None in told or asked.answer is None or asked.answer is oo:
        return OPEN
    place = next(k for k, (value, _) in enumerate(expr.args) if value is not oo)
    ours = asked.answer.condition if isinstance(asked.answer, FiniteWhen) else ALWAYS
    theirs = All(*map(negated, told[:place]), told[place])
    domain = asked.space.conditions
    if not (_follows(theirs, ours, domain) and _follows(ours, theirs, domain)):
        return OPEN
    rest = All(*map(negated, told[:-1]))
    return EVERYWHERE if _follows(told[-1], rest, domain) else SILENT


def _follows(goal: Condition, given: Condition, domain: tuple[Condition, ...]) -> bool:
    """Is the goal proved wherever the given condition and the domains hold?"""
    if isinstance(given, Either):
        return all(_follows(goal, case, domain) for case in given.args)
    if isinstance(given, All):
        cases = next((c for c in given.args if isinstance(c, Either)), None)
        if cases is not None:
            rest = [c for c in given.args if c is not cases]
            return all(_follows(goal, All(c, *rest), domain) for c in cases.args)
        inner = next((c for c in given.args if isinstance(c, All)), None)
        if inner is not None:
            rest = [c for c in given.args if c is not inner]
            return _follows(goal, All(*inner.args, *rest), domain)
    if isinstance(goal, All):
        return all(_follows(c, given, domain) for c in goal.args)
    if isinstance(goal, Either):
        return any(_follows(c, given, domain) for c in goal.args) or _absurd(given, domain)
    facts = given.args if isinstance(given, All) else (given,)
    return holds(goal, (*domain, *facts))


def _absurd(given: Condition, domain: tuple[Condition, ...]) -> bool:
    """Do the facts refute one of themselves?"""
    facts = (*domain, *(given.args if isinstance(given, All) else (given,)))
    return any(holds(negated(f), tuple(g for g in facts if g != f)) for f in facts)
