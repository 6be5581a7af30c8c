"""Numbers to begin with: one inside each domain, where the answer is finite, P and Q apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sympy import Basic, Integer, Rational, S, Symbol

from symkl.conditions import holds, parametric
from symkl.family import Family
from symkl.nodes import Condition, Law, Vector
from symkl.parameters import ABOVE_ONE, NONZERO, POSITIVE, PROBABILITY, REAL, Parameter
from symkl.values import at, finite_at, symbols_by_name

Numbers = dict[str, Any]  # by name; a list for a vector

TRIES = 600  # points that are looked at before a finite answer is given up
SIZE = 4  # of a vector without one
HALF = Rational(1, 2)
COUNTS = ((10, 4, 3, 2, 1, 6, 20), (10, 3, 2, 1, 6, 20))
ANY = ((0, 1, -1, 2, 3, 5, -2), (1, 0, -1, 2, 3, 5, -2, 10))
SHAPES = ((2, 3, HALF, 5, 1), (3, 2, 5, HALF, 1, 10))
SCALES = ((1, 2, HALF, 3, 5), (2, 1, 3, HALF, 5, 10))
CHANCES = tuple(tuple(Rational(k, 10) for k in ks) for ks in ((3, 6, 8), (6, 3, 8)))
ROWS = {  # of P and of Q: the first that fit
    REAL.words: ANY,
    POSITIVE.words: SHAPES,
    PROBABILITY.words: CHANCES,
    ABOVE_ONE.words: ((3, 2, 5), (2, 3, 5)),
    NONZERO.words: ((1, -1, 2), (-1, 1, 2)),
}
SCALED = ("scale", "rate", "standard deviation", "smallest value", "mean", "radius", "spread")


def start(
    question: Basic, answer: Basic, given: Mapping[str, Any], form: Iterable[Condition] = ()
) -> Numbers:
    """The numbers given, and one for every other parameter; finite is preferred.

    So is where the closed ``form`` holds as it stands: a₁ ≠ a₂.

    Raises ValueError where no number tried is inside the domains together with those given.
    """
    laws = [law for law in question.args if isinstance(law, Law)]
    names = symbols_by_name(question)
    vectors = {v.name: v for v in sorted(question.atoms(Vector), key=str)}
    sizes = {str(v.size) for v in vectors.values()}
    fixed = dict(given)
    for law in laws:
        at(law, fixed)  # a number outside of its domain is refused here
    for place, (name, vector) in enumerate(vectors.items()):
        fixed.setdefault(name, _masses(vector, fixed, place))
    free = [n for n in names if n not in fixed and n not in sizes]
    best = finite = None
    for tried, numbers in enumerate(_points(laws, free, names, fixed)):
        best = best or numbers
        if tried > TRIES:
            break
        if finite_at(answer, numbers) and (given or _differ(laws, numbers)):
            if _holds(form, names, numbers):
                return numbers
            finite = finite or numbers
    if best is None:
        named = ", ".join(free) or "the parameters"
        raise ValueError(f"no number was found for {named} inside the domain; give it one")
    return finite or best


def _holds(form: Iterable[Condition], names: Mapping[str, Symbol], numbers: Numbers) -> bool:
    """Do the conditions that are of parameters alone hold at the numbers?"""
    there = {names[n]: v for n, v in numbers.items() if n in names and not isinstance(v, list)}
    stated = (c.xreplace(there) for c in form if parametric(c))
    return all(c.free_symbols or holds(c, ()) for c in stated)


def _masses(vector: Vector, fixed: Mapping[str, Any], place: int) -> list[Rational]:
    """1, 2, 3, 4 of 10 for the first vector, 4, 3, 2, 1 for the next."""
    lists = [len(v) for v in fixed.values() if isinstance(v, list)]
    given = fixed.get(str(vector.size), vector.size)
    size = int(given) if given.is_Integer else lists[0] if lists else SIZE
    weights = range(1, size + 1) if place % 2 == 0 else range(size, 0, -1)
    return [Rational(w, size * (size + 1) // 2) for w in weights]


def _points(
    laws: list[Law], free: list[str], names: Mapping[str, Symbol], fixed: Numbers
) -> Iterator[Numbers]:
    """Points inside all domains, a law's letters before the next one's."""
    first = next((n for n in free if any(names[n] in law.free_symbols for law in laws)), None)
    for law in laws:
        own = [n for n in free if names[n] in law.free_symbols]
        if own:
            first = own[0]
            break
    if first is None:
        yield fixed
        return
    rest = [n for n in free if n != first]
    for number in _candidates(names[first], laws):
        numbers = {**fixed, first: number}
        done = [law for law in laws if _ready(law, names, first, rest)]
        if all(_is_law(law, numbers) for law in done):
            yield from _points(laws, rest, names, numbers)


def _ready(law: Law, names: Mapping[str, Symbol], first: str, rest: list[str]) -> bool:
    """Was this its last letter to get a number?"""
    letters = law.free_symbols
    return names[first] in letters and not any(names[n] in letters for n in rest)


def _differ(laws: list[Law], numbers: Numbers) -> bool:
    """Are the laws two? A divergence of 0 shows nothing."""
    return len({at(law, numbers) for law in laws}) == len(laws) or not numbers


def _is_law(law: Law, numbers: Numbers) -> bool:
    """Is it one of the family at these numbers, not another that is left at an edge?"""
    try:
        return type(at(law, numbers)) is type(law)
    except (ValueError, TypeError):
        return False


def _candidates(symbol: Symbol, laws: list[Law]) -> list[Any]:
    place, parameter = _home(symbol, laws)
    rows = ROWS.get(parameter.domain.words) if parameter else None
    if symbol.is_integer:
        rows = COUNTS if symbol.is_positive else ANY
    elif parameter and rows is SHAPES and parameter.meaning.startswith(SCALED):
        rows = SCALES
    elif rows is None:
        rows = SHAPES if symbol.is_positive else ANY
    found = [S(v) for v in rows[min(place, 1)]]
    return [v for v in found if not symbol.is_integer or isinstance(v, Integer)]


def _home(symbol: Symbol, laws: list[Law]) -> tuple[int, Parameter | None]:
    """The place of the law that has the letter, and which of its parameters it is, if one."""
    for place, law in enumerate(laws):
        if isinstance(law, Family) and symbol in law.args:
            return place, law.parameters[law.args.index(symbol)]
    places = [k for k, law in enumerate(laws) if symbol in law.free_symbols]
    return (places or [0])[0], None
