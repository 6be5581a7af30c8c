"""Points of the parameter space: exact, asymmetric fractions on several scales.

No accident of a special point hides an error: no two parameters are equal, none is 1 or 1/2 at
first. The later a point, the farther out it lies.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sympy import Basic, Function, Rational, Symbol, default_sort_key

from symkl.conditions import holds
from symkl.kinds import instantiated
from symkl.nodes import (
    INDEX,
    VARIATE,
    All,
    AtMost,
    Condition,
    Either,
    Equal,
    Fails,
    IndexSum,
    Law,
    Positive,
    Vector,
)

TRIES = 600
PRIMES = (7, 11, 13, 17)
SCALES = (1, 1, 1, 1, Rational(1, 6), 5, Rational(1, 40), 30)
Numbers = dict[Basic, Any]  # a number for each symbol, a list of them for each vector


class Space:
    """The parameter space of some laws: the symbols of a question and what holds of them."""

    def __init__(self, laws: Iterable[Law]) -> None:
        self.laws = tuple(laws)
        found = {s for law in self.laws for s in law.free_symbols | law.atoms(Vector)}
        sizes = {v.size for v in found if isinstance(v, Vector)}
        everything = sorted(found | sizes, key=default_sort_key)
        self.symbols = [
            s for s in everything if isinstance(s, Symbol) and s not in (VARIATE, INDEX)
        ]
        self.vectors = [v for v in everything if isinstance(v, Vector)]
        self.conditions = tuple(dict.fromkeys(c for law in self.laws for c in law.conditions))
        self.sums = [c for c in self.conditions if isinstance(c, Equal)]

    def points(self, seed: str) -> Iterator[Numbers]:
        """Points inside the domain, one after the other, for ever; the same for one seed."""
        source, seen = random.Random(seed), set()
        for number in range(TRIES):
            scale = SCALES[min(number // 60, 1) and source.randrange(len(SCALES))]
            numbers = self._drawn(source, scale)
            key = tuple(map(str, numbers.values()))
            if key not in seen and self.has(numbers):
                seen.add(key)
                yield numbers

    def has(self, numbers: Numbers) -> bool:
        return all(true_at(c, numbers) for c in self.conditions if not c.has(IndexSum))

    def _drawn(self, source: random.Random, scale: Any) -> Numbers:
        numbers: Numbers = {}
        for s in self.symbols:
            for _ in range(20):
                numbers[s] = _number(s, source, scale)
                if s.is_integer or numbers[s] not in [v for t, v in numbers.items() if t != s]:
                    break
        for c in self.sums:
            if not c.has(Vector):
                _rescale(c, numbers)
        for v in self.vectors:
            size = int(v.size.xreplace(numbers))
            weights = [source.randint(1, 12) for _ in range(size)]
            numbers[v] = [Rational(w, sum(weights)) for w in weights]
        return numbers


def _number(symbol: Symbol, source: random.Random, scale: Any) -> Rational:
    if symbol.is_integer:
        return Rational(source.randint(2, 7) if symbol.is_positive else source.randint(-4, 5))
    prime = source.choice(PRIMES)
    low, high = -2 * prime, 3 * prime
    if symbol.is_nonnegative:
        low, high = source.choice(
            ((prime // 4, prime), (prime // 4, prime), (prime // 3, 3 * prime))
        )
    steps = [k for k in range(low, high) if k % prime]
    inside = Rational(source.choice(steps), prime)
    unit = symbol.is_nonnegative and high == prime and source.random() < 0.5
    return inside if unit else inside * scale


def _rescale(condition: Equal, numbers: Numbers) -> None:
    """Numbers that must sum to 1 are scaled to do so."""
    free = [s for s in numbers if s in condition.lhs.free_symbols]
    rest = condition.lhs.xreplace(dict.fromkeys(free, Rational(0)))
    now = condition.lhs.xreplace(numbers) - rest
    if now.is_number and now != 0:
        scale = (condition.rhs - rest) / now
        numbers.update({s: numbers[s] * scale for s in free})


def true_at(condition: Condition, numbers: Mapping[Basic, Any]) -> bool:
    """Does the condition hold at the numbers? Decided exactly."""
    found = _direct(condition, numbers)
    if found is not None:
        return found
    symbols = {s: v for s, v in numbers.items() if isinstance(s, Symbol)}
    return holds(instantiated(condition, symbols), ())


def _direct(condition: Condition, numbers: Mapping[Basic, Any]) -> bool | None:
    """Where it is about rational numbers, by comparing them; None elsewhere."""
    match condition:
        case Positive():
            value = _rational(condition.expr, numbers)
            return None if value is None else bool(value > 0)
        case AtMost():
            value = _rational(condition.greater - condition.lesser, numbers)
            return None if value is None else bool(value >= 0)
        case Fails():
            found = _direct(condition.condition, numbers)
            return None if found is None else not found
        case All() | Either():
            found = [_direct(c, numbers) for c in condition.args]
            combine = all if isinstance(condition, All) else any
            return None if None in found else combine(found)
    return None


def _rational(expr: Any, numbers: Mapping[Basic, Any]) -> Any:
    if expr.atoms(Function):
        return None
    value = expr.xreplace({s: v for s, v in numbers.items() if isinstance(s, Symbol)})
    return value if value.is_Rational else None


def named(numbers: Numbers) -> dict[str, Any]:
    """By the names of the symbols, as ``Derivation.evaluate`` takes them."""
    return {s.name: v for s, v in numbers.items()}


def written(numbers: Numbers) -> dict[str, str]:
    """The exact numbers as text, for a page."""
    return {
        s.name: "(" + ", ".join(map(str, v)) + ")" if isinstance(v, list) else str(v)
        for s, v in numbers.items()
    }
