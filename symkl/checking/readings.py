"""Another reading of the letters: p and q swapped, a rate for a scale, σ for σ², k and λ in turn.

The formula is right if its letters are read otherwise exactly where it is right with other
expressions put in for them, all at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from sympy import Basic, Dummy, Expr, Function, Pow, S, Symbol, sqrt

from symkl.checking.asked import Asked
from symkl.checking.writing import Said, listed, said
from symkl.family import PROBABILITY, UNFAIR, Family
from symkl.formula.heights import put
from symkl.nodes import Entry, Vector

Mapping = dict[Basic, Basic]
Rule = tuple[str, Any, str]  # the slip, what is put in for the letter, and what it is read as

ROOTS = {S.Half: "variance", -S.Half: "precision"}  # of what a standard deviation is made
RULES: dict[str, tuple[Rule, ...]] = {
    "scale": (("scale read as rate", lambda s: 1 / s, "a rate"),),
    "rate": (("rate read as scale", lambda s: 1 / s, "a scale"),),
    "standard deviation": (
        ("standard deviation read as variance", lambda s: s**2, "a variance"),
        ("variance read as precision", lambda s: 1 / s, "its inverse"),
        ("precision read as variance", lambda s: 1 / s**2, "a precision"),
    ),
    "variance": (
        ("variance read as standard deviation", sqrt, "a standard deviation"),
        ("variance read as precision", lambda s: 1 / s, "a precision"),
    ),
    "precision": (
        ("precision read as variance", lambda s: 1 / s, "a variance"),
        ("precision read as variance", lambda s: 1 / sqrt(s), "a standard deviation"),
    ),
    "probability": (("success read as failure", lambda s: 1 - s, "the probability of failure"),),
}
POWERS: tuple[Rule, ...] = (  # of any positive parameter, where its own rules explain nothing
    ("standard deviation read as variance", lambda s: s**2, "its square"),
    ("variance read as standard deviation", sqrt, "its root"),
    ("scale read as rate", lambda s: 1 / s, "its inverse"),
    ("precision read as variance", lambda s: 1 / s**2, "a precision"),
    ("precision read as variance", lambda s: 1 / sqrt(s), "a precision"),
)


class Letter(NamedTuple):
    """A letter of a law: the parameter that it stands in, and what it is there."""

    symbol: Symbol
    law: int
    place: int
    kind: str


class Reading(NamedTuple):
    name: str
    words: str | Said
    mapping: Mapping


def letters(asked: Asked) -> list[Letter]:
    """Each letter that alone decides a parameter, with the kind of number that it is."""
    found = []
    for number, law in enumerate(asked.laws):
        if not isinstance(law, Family):
            continue
        for place, (parameter, value) in enumerate(zip(law.parameters, law.args)):
            free = sorted(value.free_symbols, key=str) if isinstance(value, Expr) else []
            if len(free) == 1 and isinstance(free[0], Symbol):
                found.append(Letter(free[0], number, place, _kind(parameter, value)))
    return found


def _kind(parameter: Any, value: Expr) -> str:
    if parameter.domain in (PROBABILITY, UNFAIR):
        return "probability" if value.is_Symbol else ""
    words = ("scale", "rate", "standard deviation", "mean")
    kind = next((w for w in words if parameter.meaning.startswith(w)), "")
    if kind == "mean":
        kind = "scale" if value.is_positive else ""
    if value.is_Symbol:
        return kind
    power = value.exp if isinstance(value, Pow) and value.base.is_Symbol else None
    if kind == "standard deviation":
        return ROOTS.get(power, "")
    return {"scale": "rate", "rate": "scale"}.get(kind, "") if power == -1 else ""


def readings(asked: Asked) -> Iterator[Reading]:
    """Each other reading once, the likelier ones first."""
    seen = []
    for reading in _all(asked):
        if reading.mapping not in seen:
            seen.append(reading.mapping)
            yield reading


def _all(asked: Asked) -> Iterator[Reading]:
    yield from _swapped(asked)
    found = letters(asked)
    for kind in dict.fromkeys(one.kind for one in found):
        for rule in RULES.get(kind, ()):
            yield from _read_otherwise(rule, [one for one in found if one.kind == kind])
    yield from _reordered(asked)
    for rule in POWERS:
        other = [o for o in found if o.symbol.is_positive and not o.symbol.is_integer]
        yield from _read_otherwise(rule, [o for o in other if o.kind != "probability"])


def _read_otherwise(rule: Rule, among: Sequence[Letter]) -> Iterator[Reading]:
    """All letters of the kind, those of one law, a single one."""
    name, change, what = rule
    groups = [among, *([o for o in among if o.law == k] for k in (0, 1)), *([o] for o in among)]
    seen = set()
    for group in groups:
        symbols = tuple(dict.fromkeys(o.symbol for o in group))
        if not symbols or symbols in seen:
            continue
        seen.add(symbols)
        verb = "is read" if len(symbols) == 1 else "are each read"
        mapping = {s: change(s) for s in symbols}
        each = listed(", ", [said("{} for {}", new, s) for s, new in mapping.items()])
        letters = listed(" and ", symbols)
        words = said("right if {} {} as {}: it wants {}", letters, verb, what, each)
        yield Reading(name, words, mapping)


def partners(asked: Asked) -> Mapping:
    """The letters of p and of q that stand in the same place, each for the other."""
    if len(asked.laws) != 2 or type(asked.laws[0]) is not type(asked.laws[1]):
        return {}
    found: Mapping = {}
    for one, two in zip(*(law.args for law in asked.laws)):
        a, b = _letter(one), _letter(two)
        if a is None or b is None or a == b:
            continue
        if one.xreplace({a: b}) != two:
            continue
        found |= {a: b, b: a}
    return found


def _letter(value: Basic) -> Any:
    if isinstance(value, Vector):
        return value
    free = value.free_symbols
    return next(iter(free)) if len(free) == 1 else None


def _swapped(asked: Asked) -> Iterator[Reading]:
    mapping = partners(asked)
    if mapping:
        words = "right if p and q change places: it is the value of "
        words += {"kl": "KL(q ‖ p)", "cross-entropy": "H(q, p)"}.get(asked.quantity, "the other")
        yield Reading("p and q swapped", words, mapping)


def single_pairs(asked: Asked) -> Iterator[Reading]:
    mapping = partners(asked)
    if len(mapping) <= 2:
        return
    for s in sorted(mapping, key=str):
        t = mapping[s]
        if str(s) < str(t):
            yield Reading("an index", said("right if {} and {} change places", s, t), {s: t, t: s})


def _reordered(asked: Asked) -> Iterator[Reading]:
    """Two parameters of one law, in one of the laws or in both, change places."""
    name = "parameters in another order"
    swaps: list[list[Mapping]] = []
    for law in asked.laws:
        own = [v for v in law.args if isinstance(v, Symbol)] if isinstance(law, Family) else []
        swaps.append([{a: b, b: a} for a, b in combinations(own, 2)])
    both = (
        [
            {**one, **two}
            for one, two in zip(*swaps)
            if len(asked.laws) == 2 and not set(one) & set(two)
        ]
        if len(swaps) == 2
        else []
    )
    for mapping in [*both, *(m for law in swaps for m in law)]:
        pairs = [said("{} and {}", a, b) for a, b in mapping.items() if str(a) < str(b)]
        yield Reading(name, said("right if {} change places", listed(", ", pairs)), mapping)


def partly_reordered(asked: Asked, expr: Expr) -> Iterator[tuple[str, Said, Expr]]:
    """Two parameters change places outside of the functions only, as in (1 − 1/a) ψ(b)."""
    kept: Mapping = {f: Dummy(real=True) for f in expr.atoms(Function)}
    bare, back = put(expr, kept), {d: f for f, d in kept.items()}
    for reading in _reordered(asked):
        words = said("{} outside of the functions", reading.words)
        yield reading.name, words, put(read_as(bare, reading.mapping), back)


def read_as(expr: Expr, mapping: Mapping) -> Any:
    """The formula with these in place of its letters, all at once."""
    vectors = {k: v for k, v in mapping.items() if isinstance(k, Vector)}
    if vectors:
        entries = {e: Entry(vectors.get(e.vector, e.vector), e.at) for e in expr.atoms(Entry)}
        expr = put(expr, entries)
    return put(expr, {k: v for k, v in mapping.items() if not isinstance(k, Vector)})
