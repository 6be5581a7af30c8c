"""A condition from its cases f > 0, f = 0, f < 0, as a book writes it; the weakest set."""

from __future__ import annotations

from collections.abc import Callable

from sympy import Add, Expr, Symbol, default_sort_key, expand

from symkl.nodes import All, AtMost, Condition, Either, Equal, Fails, Positive
from symkl.normal_form import Undecidable
from symkl.tails.parameters import (
    Facts,
    Split,
    algebra,
    at_least,
    declared,
    put_in,
    relevant,
    signs,
    solved,
)

ALWAYS, NEVER = All(), Either()
DEEPEST = 8  # cases within cases

Task = Callable[[tuple[Expr, ...], Facts], Condition]


def decide(task: Task, given: tuple[Expr, ...], facts: Facts, depth: int = DEEPEST) -> Condition:
    """What the task says of the given expressions, by cases where it needs a sign that is open."""
    try:
        return task(given, facts)
    except Split as split:
        if depth == 0:
            raise Undecidable(f"too many cases for {given[0]}") from split
        return _by_cases(task, given, facts, split.of, depth - 1)


def _by_cases(task: Task, given: tuple[Expr, ...], facts: Facts, f: Expr, depth: int) -> Condition:
    cases: dict[int, Condition] = {}
    root: tuple[Symbol, Expr] | None = None
    for side in signs(f, facts):
        if side:
            cases[side] = decide(task, given, (*facts, declared(f, side)), depth)
            continue
        root = solved(f, facts)
        if root is None:
            raise Undecidable(f"the case {f} = 0 is not known")
        moved = tuple(e.xreplace(dict([root])) for e in given)
        cases[0] = decide(task, moved, put_in(facts, *root), depth)
    return _joined(f, cases, root, facts)


def _joined(
    f: Expr, cases: dict[int, Condition], root: tuple[Symbol, Expr] | None, facts: Facts
) -> Condition:
    """The cases of one answer put together, each with what says that it is the case."""
    groups: list[tuple[set[int], Condition]] = []
    for side in sorted(cases, key=abs, reverse=True):
        for sides, answer in groups:
            if answer == cases[side] or (side == 0 and _at(answer, root) == cases[0]):
                sides.add(side)
                break
        else:
            groups.append(({side}, cases[side]))
    parts = []
    for sides, answer in groups:
        if answer != NEVER:
            when = () if sides == set(cases) else _guards(f, sides, set(cases))
            parts.append(both((*when, answer), facts))
    return either(parts)


def _at(condition: Condition, root: tuple[Symbol, Expr] | None) -> Condition:
    return condition if root is None else condition.xreplace(dict([root]))


def _guards(f: Expr, sides: set[int], possible: set[int]) -> tuple[Condition, ...]:
    """f has one of the signs, out of those that it may have."""
    if sides == {0}:
        return (_equation(f),)
    if sides == {1, -1}:
        return (Fails(_equation(f)),)
    side = 1 if 1 in sides else -1
    strict = 0 not in sides
    return (declared(f, side) if strict else AtMost(*_apart(f)[::-side]),)


def _equation(f: Expr) -> Equal:
    """f = 0 without minus signs, a number on the right."""
    a, b = _apart(f)
    return Equal(*sorted((a, b), key=lambda side: (side.is_number, default_sort_key(side))))


def _apart(f: Expr) -> tuple[Expr, Expr]:
    """f = a − b without minus signs in a and b."""
    terms = Add.make_args(expand(f))
    minus = [t for t in terms if t.could_extract_minus_sign()]
    a, b = Add(*(t for t in terms if t not in minus)), Add(*(-t for t in minus))
    return a, b


def both(conditions: tuple[Condition, ...], facts: Facts) -> Condition:
    """Each of the conditions, those left out that the others imply."""
    flat: dict[Condition, None] = {}
    for c in conditions:
        if c == NEVER:
            return NEVER
        flat |= dict.fromkeys(c.args if isinstance(c, All) else (c,))
    left = list(flat)
    for c in list(left):
        if len(left) > 1 and _implied(c, (*facts, *(d for d in left if d != c))):
            left.remove(c)
    return left[0] if len(left) == 1 else All(*left)


def either(conditions: list[Condition]) -> Condition:
    flat: dict[Condition, None] = {}
    for c in conditions:
        if c == ALWAYS:
            return ALWAYS
        flat |= dict.fromkeys(c.args if isinstance(c, Either) else (c,))
    return next(iter(flat)) if len(flat) == 1 else Either(*flat)


def _implied(c: Condition, facts: Facts) -> bool:
    """Do the facts prove the condition?"""
    try:
        return proved(c, facts)
    except Undecidable:
        return False


def proved(c: Condition, facts: Facts) -> bool:
    """Is the condition proved by the facts?"""
    if c in facts or c.known is True:
        return True
    match c:
        case Positive():
            return at_least(c.expr, facts, True)
        case AtMost():
            return at_least(c.greater - c.lesser, facts, False)
        case Equal():
            return algebra(relevant(c, facts)).equal(c.lhs, c.rhs)
        case All():
            return all(proved(part, facts) for part in c.args)
        case Either():
            return any(proved(part, facts) for part in c.args)
    return False
