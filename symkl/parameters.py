"""Parameters and where they live; other parameters for the same law, as data.

An alternative is a row: ``Alternative("rate = 1/theta", POSITIVE, "theta", lambda rate: 1 / rate)``
says that rate, a positive number, may be given in place of theta, what it is, and what theta is
then. The words are read back and tested; the function is what counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from sympy import Add, S, Tuple

from symkl.nodes import (
    INDEX,
    Condition,
    Entry,
    Equal,
    Fails,
    IndexSum,
    IsInteger,
    IsReal,
    Positive,
    Support,
    Vector,
)

Values = dict[str, Any]  # the parameters of a law, by name
LAMBDA = ["lambda", "lamda", "lam"]  # the letter, and what it is called where that is a keyword


@dataclass(frozen=True)
class Domain:
    """Where a parameter lives: the words for it, a symbol's assumptions, and what must hold."""

    words: str
    assumptions: dict[str, bool]
    conditions: Callable[[Any, Values], tuple[Condition, ...]] = lambda value, others: ()


def _sum_to_one(value: Vector | Tuple, others: Values) -> tuple[Condition, ...]:
    if isinstance(value, Vector):
        return (Equal(IndexSum(Entry(value, INDEX), S.Zero, value.size - 1), S.One),)
    return (*(Positive(v) for v in value if v != 0), Equal(Add(*value), S.One))


def _distinct(value: Support | Tuple, others: Values) -> tuple[Condition, ...]:
    if isinstance(value, Support):
        return IsInteger(value.lo), IsInteger(value.hi), Positive(value.hi - value.lo + 1)
    distinct = (Fails(Equal(a, b)) for a, b in pairwise(value))
    return (*map(IsInteger, value), *distinct)


REAL = Domain("a real number", {"real": True}, lambda v, _: (IsReal(v),))
POSITIVE = Domain("a positive number", {"positive": True}, lambda v, _: (Positive(v),))
PROBABILITY = Domain(
    "a number between 0 and 1", {"positive": True}, lambda v, _: (Positive(v), Positive(1 - v))
)
UNFAIR = Domain(
    "a number between 0 and 1",
    PROBABILITY.assumptions,
    lambda v, _: (Positive(v), Positive(1 - v), Fails(Equal(v, S.Half))),
)
ABOVE_ONE = Domain("a number above 1", {"positive": True}, lambda v, _: (Positive(v - 1),))
NONZERO = Domain(
    "a real number other than 0",
    {"real": True, "zero": False},
    lambda v, _: (IsReal(v), Fails(Equal(v, S.Zero))),
)
INTEGER = Domain("a whole number", {"integer": True}, lambda v, _: (IsInteger(v),))
COUNT = Domain(
    "a whole number ≥ 1",
    {"integer": True, "positive": True},
    lambda v, _: (Positive(v), IsInteger(v)),
)
SIMPLEX = Domain("positive numbers with sum 1", {}, _sum_to_one)
ITEMS = Domain("distinct whole numbers, a list or a Range", {}, _distinct)


def above(other: str, words: str, positive: bool = False) -> Domain:
    """The domain (other, ∞), where ``other`` is another parameter of the family."""
    sign = {"positive": True} if positive else {"real": True}
    return Domain(f"a real number above {words}", sign, lambda v, o: (Positive(v - o[other]),))


def between(lo: str, hi: str, words: str) -> Domain:
    """The domain (lo, hi), where both are other parameters of the family."""
    return Domain(
        f"a number between {words}",
        {"real": True},
        lambda v, o: (Positive(v - o[lo]), Positive(o[hi] - v)),
    )


def part_of(whole: str) -> Domain:
    """The domain 1, …, whole − 1, where ``whole`` is another parameter of the family."""
    return Domain(
        f"a whole number from 0 to {whole}",
        COUNT.assumptions,
        lambda v, o: (Positive(v), Positive(o[whole] - v), IsInteger(v)),
    )


@dataclass(frozen=True)
class Parameter:
    """A parameter: its name as in sympy.stats, its usual letter, its domain and its meaning."""

    name: str
    symbol: str
    domain: Domain
    meaning: str
    symbols: tuple[str, str] | None = None  # the letters of P's and Q's, where books use two
    also: str = ""  # what others call the same number, as words

    @property
    def names(self) -> list[str]:
        """What a call may name it by: as in sympy.stats, by its letter, as others do."""
        letters = LAMBDA if self.symbol == "lambda" else self.symbol.split()
        single = letters if len(letters) == 1 or letters is LAMBDA else []
        return list(dict.fromkeys([self.name, *single, *self.also.split()]))

    def standard(self, subscript: int | None) -> str:
        """The letter that a page uses: plain for one law, with a subscript for one of two."""
        if self.symbols is not None:
            return self.symbols[(subscript or 1) - 1]
        if subscript is None:
            return self.symbol
        return " ".join(f"{letter}_{subscript}" for letter in self.symbol.split())


@dataclass(frozen=True)
class Alternative:
    """Numbers that may be given in place of parameters: ``rate = 1/theta``.

    ``words`` has their names (``variance | var``) and what they are in the family's parameters,
    ``domains`` where they live, ``replaces`` the parameters that they determine, by ``solution``:
    a function of them, in this order, and of other parameters by name, that returns these values.
    """

    words: str
    domains: Domain | tuple[Domain, ...]
    replaces: str
    solution: Callable[..., Any]

    @cached_property
    def given(self) -> dict[tuple[str, ...], Parameter]:
        """Each number that is given, by its names; its meaning is the formula."""
        parts = [part.split(" = ") for part in re.split(r", (?=[\w |]+ = )", self.words)]
        single = isinstance(self.domains, Domain)
        domains = [self.domains] * len(parts) if single else self.domains
        named = [(tuple(left.split(" | ")), right) for left, right in parts]
        return {
            names: Parameter(names[0], names[0], domain, formula)
            for (names, formula), domain in zip(named, domains, strict=True)
        }

    @property
    def replaced(self) -> list[str]:
        return self.replaces.split()

    @property
    def uses(self) -> tuple[str, ...]:
        """The parameters of the family that the solution takes besides."""
        code = self.solution.__code__
        return code.co_varnames[len(self.given) : code.co_argcount]

    def solved(self, values: Values) -> Values:
        """The parameters that are replaced, from the numbers given and the other parameters."""
        names = [*(p.name for p in self.given.values()), *self.uses]
        found = self.solution(*(values[name] for name in names))
        many = len(self.replaced) > 1
        return dict(zip(self.replaced, found if many else (found,), strict=True))
