"""Piecewise, Max and Min, and sign, where the facts decide; Max as an atom where not. Trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sympy import And, Basic, Expr, Max, Min, Not, Or, Piecewise, false, sign, true
from sympy.core.relational import (
    Equality,
    GreaterThan,
    LessThan,
    Relational,
    StrictGreaterThan,
    StrictLessThan,
    Unequality,
)

from symkl.elements import ONE, Element, Undecidable, key, minus, plus, scaled
from symkl.nodes import AtMost, Condition, Equal, Fails, Positive

if TYPE_CHECKING:
    from symkl.expressions import Expressions


def piecewise(A: Any, e: Expr) -> Element:
    """The branch whose condition is proved, where those before it are disproved; else an atom.

    An atom is read branch by branch where its condition holds, and one of them does at the end.
    """
    try:
        chosen = branch(A, e)
    except Undecidable:
        return _atom(A, e)
    return A.normal(chosen)


def _atom(A: Any, e: Expr) -> Element:
    if e.args[-1][1] != true:
        raise Undecidable("a Piecewise of which no branch may hold")
    parts, facts, free = [], (), frozenset()
    for value, condition in e.args:
        holding, failing = _said(condition)
        inside = A.given((*facts, *holding))
        read = inside.reduced(inside.normal(value))
        parts.append((key(read), *_key(A, condition)))
        free |= inside.free(read) | condition.free_symbols
        facts += failing
    return A.generator("atom", (Piecewise, *parts), e, free)


def _key(A: Any, condition: Any) -> tuple:
    if isinstance(condition, Relational):
        return type(condition), key(minus(A.argument(condition.lhs), A.argument(condition.rhs)))
    return (condition,)


def _said(condition: Any) -> tuple[tuple[Condition, ...], tuple[Condition, ...]]:
    """What is a fact where the condition holds, and where it fails."""
    match condition:
        case StrictLessThan() | StrictGreaterThan():
            less, more = condition.lts, condition.gts
            return (Positive(more - less),), (AtMost(more, less),)
        case LessThan() | GreaterThan():
            less, more = condition.lts, condition.gts
            return (AtMost(less, more),), (Positive(less - more),)
        case Equality():
            return (), (Fails(Equal(condition.lhs, condition.rhs)),)
        case Unequality():
            return (Fails(Equal(condition.lhs, condition.rhs)),), ()
    return (), ()


def branch(A: Expressions, e: Expr) -> Expr:
    for value, condition in e.args:
        found = holds(A, condition)
        if found:
            return value
        if found is None:
            raise Undecidable(f"a Piecewise whose condition {condition} is not decided here")
    raise Undecidable("a Piecewise none of whose conditions holds")


def holds(A: Expressions, condition: Basic) -> bool | None:
    """True where the facts prove the condition, False where they refute it, None otherwise."""
    match condition:
        case And():
            return _all([holds(A, c) for c in condition.args])
        case Or():
            found = _all([_not(holds(A, c)) for c in condition.args])
            return _not(found)
        case Not():
            return _not(holds(A, condition.args[0]))
        case Relational():
            return _relation(A, condition)
    return True if condition == true else False if condition == false else None


def _not(found: bool | None) -> bool | None:
    return None if found is None else not found


def _all(found: list[bool | None]) -> bool | None:
    return False if False in found else None if None in found else True


def _relation(A: Expressions, condition: Any) -> bool | None:
    if any(end.is_infinite for end in condition.args):
        return None
    difference = minus(A.normal(condition.lhs), A.normal(condition.rhs))
    match condition:
        case StrictLessThan():
            return _positive(A, scaled(difference, -1))
        case StrictGreaterThan():
            return _positive(A, difference)
        case LessThan():
            return _not(_positive(A, difference))
        case GreaterThan():
            return _not(_positive(A, scaled(difference, -1)))
        case Equality():
            return _zero(A, difference)
        case Unequality():
            return _not(_zero(A, difference))
    return None


def _positive(A: Expressions, e: Element) -> bool | None:
    if A.vanishes(e) or A.sign_of(e, False) < 0:
        return False
    return True if A.sign_of(e) > 0 else None


def _zero(A: Expressions, e: Element) -> bool | None:
    return True if A.vanishes(e) else False if A.is_nonzero(e) else None


# -- Max and Min -----------------------------------------------------------------------------------


def greatest(A: Expressions, *args: Expr) -> Element:
    """Max: what is proved to be no more than another argument goes out."""
    return _extreme(A, [A.argument(a) for a in args], 1)


def least(A: Expressions, *args: Expr) -> Element:
    return _extreme(A, [A.argument(a) for a in args], -1)


def _extreme(A: Expressions, parts: list[Element], side: int) -> Element:
    parts = sorted({key(p): p for p in parts}.values(), key=lambda p: sorted(p.items()))
    kept: list[Element] = []
    while parts:
        one = parts.pop(0)
        if not any(A.sign_of(scaled(minus(p, one), side), False) > 0 for p in (*parts, *kept)):
            kept.append(one)
    if len(kept) == 1:
        return kept[0]
    turn = A.side(total) if not A.vanishes(total := plus(*kept)) else 1
    kept = sorted((scaled(p, turn) for p in kept), key=lambda p: sorted(p.items()))
    return scaled(A.function(Max if side * turn > 0 else Min, *kept), turn)


# -- sign ------------------------------------------------------------------------------------------


def signum(A: Expressions, z: Expr) -> Element:
    at = A.argument(z)
    if not at:
        return {}
    found = A.sign_of(at)
    if found:
        return scaled(ONE, found)
    side = A.side(at)
    return scaled(A.function(sign, scaled(at, side)), side)
