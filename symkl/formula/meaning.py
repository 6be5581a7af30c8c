"""What the names in several laws mean: all that their places demand, or a clear refusal.

A name that is a whole number > 0 in one place and a positive number in another is a whole number
> 0; one that is real here and, by the domain of another law, positive there is positive. Only what
cannot be is refused, with both places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from itertools import combinations
from typing import Any, NoReturn

from sympy import Dummy, Symbol

from symkl.conditions import algebra
from symkl.family import Domain, Family, symbol
from symkl.formula.expression import Use
from symkl.nodes import Condition, Law, Positive
from symkl.normal_form import Undecidable

VECTOR = Domain("a list of probabilities", {})


def meanings(uses: Sequence[Use]) -> dict[str, Any]:
    """One symbol a name (None for a vector), with all that the places demand where it is alone."""
    return {use.name: _meaning([u for u in uses if u.name == use.name]) for use in uses}


def _meaning(uses: list[Use]) -> Any:
    vector = next((u for u in uses if u.domain is VECTOR), None)
    if vector is not None:
        scalar = next((u for u in uses if u.domain is not VECTOR), None)
        return None if scalar is None else _refuse(vector, scalar)
    demands = [u for u in uses if u.alone] or uses
    together: dict[str, bool] = {}
    for use in demands:
        for key, value in use.domain.assumptions.items():
            if together.setdefault(key, value) is not value:
                _refuse(use, demands[0])
    found = symbol(demands[0].name, demands[0].where, **together)
    others: Any = defaultdict(Dummy)  # the ends that a domain may have in other parameters
    for use in demands:
        if any(c.known is False for c in use.domain.conditions(found, others)):
            _refuse(use, next(u for u in demands if u.domain is not use.domain))
    return found


def settled(
    laws: list[Any], uses: Sequence[Use], place: Sequence[int | None]
) -> list[Law | type[Family]]:
    """The laws, once their domains agree; a name that they prove positive is taken as positive."""
    _one_symbol_a_name(laws, place)
    shared = {u.name for u in uses if len({v.where for v in uses if v.name == u.name}) > 1}
    conditions = [c for law in laws if isinstance(law, Law) for c in law.conditions]
    touching = [c for c in conditions if {s.name for s in c.free_symbols} & shared]
    _agree(touching, uses)
    stronger = {
        s: Symbol(s.name, positive=True, **{"integer": True} if s.is_integer else {})
        for s in sorted({s for c in touching for s in c.free_symbols}, key=str)
        if s.name in shared and s.is_positive is None and _proved(s, touching)
    }
    return [law.xreplace(stronger) if isinstance(law, Law) and stronger else law for law in laws]


def _proved(expr: Any, facts: Sequence[Condition], strict: bool = True) -> bool:
    context = algebra((*facts, *(_whole(f) for f in facts if isinstance(f, Positive))))
    with suppress(Undecidable):
        return context.is_positive(expr) if strict else context.is_nonnegative(expr)
    return False


def _whole(fact: Positive) -> Positive:
    """n/d > 0 as n d > 0: nothing is divided by what may be 0."""
    above, below = fact.expr.as_numer_denom()
    return Positive(above * below)


def _agree(conditions: list[Condition], uses: Sequence[Use]) -> None:
    """Refuse what makes something ≤ 0 that must be > 0."""
    for k, condition in enumerate(conditions):
        rest = conditions[:k] + conditions[k + 1 :]
        if isinstance(condition, Positive) and _proved(-condition.expr, rest, strict=False):
            names = {s.name for s in condition.free_symbols}
            places = [u for u in uses if u.name in names]
            for one, other in combinations(places, 2):
                if one.name == other.name and one.where != other.where:
                    _refuse(one, other)


def _refuse(one: Use, other: Use) -> NoReturn:
    raise ValueError(
        f"{one.name!r} is {one.domain.words} in {one.where}"
        f" and {other.domain.words} in {other.where}, which cannot both be; use two names"
    )


def _one_symbol_a_name(laws: list[Any], place: Sequence[int | None]) -> None:
    """The letters that a law brings along must not be another symbol of the same name."""
    seen: dict[str, tuple[Any, str]] = {}
    for law, subscript in zip(laws, place):
        shown = law.__name__ if isinstance(law, type) else str(law)
        full = law.standard(subscript) if isinstance(law, type) else law
        for letter in sorted(full.free_symbols, key=str):
            known, where = seen.setdefault(letter.name, (letter, shown))
            if known != letter:
                raise ValueError(
                    f"{letter.name!r} is one number in {where} and another kind in {shown};"
                    " use two names"
                )
