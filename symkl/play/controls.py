"""The sliders: for each parameter a range inside its domain, a scale, a number to begin with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sympy import Basic, Symbol

from symkl.family import Family
from symkl.nodes import Law, Vector
from symkl.parameters import ABOVE_ONE, PROBABILITY, Parameter
from symkl.render import formula
from symkl.starting import start
from symkl.values import symbols_by_name

FACTOR = 20  # from a twentieth to twenty times a positive number
SPAN = 5  # to each side of a real one


class Control(NamedTuple):
    """``scale`` is linear, log, or above (the log of what it is above 1); whole steps by 1."""

    symbol: Basic
    letter: str
    words: str
    law: int
    scale: str
    low: float
    high: float
    whole: bool
    start: Any  # a number, or a list of masses

    def data(self) -> dict[str, Any]:
        return {
            "letter": self.letter, "words": self.words, "scale": self.scale, "low": self.low,
            "high": self.high, "whole": self.whole, "start": self.start, "law": self.law,
        }  # fmt: skip


def controls(derivation: Any, given: Mapping[str, Any]) -> list[Control]:
    """A control for each letter of the laws, p's first."""
    question = derivation.question
    numbers = start(question, derivation.after, given, derivation.conditions)
    laws = [law for _, law in derivation.laws]
    letters = symbols_by_name(question)
    sizes = {str(v.size) for v in question.atoms(Vector)}
    found: list[Control] = []
    for place, law in enumerate(laws):
        for symbol in _letters(law):
            name = symbol.name
            if name not in sizes and all(c.symbol != symbol for c in found):
                found.append(_control(symbol, place, law, numbers[name], letters))
    return found


def _letters(law: Law) -> list[Any]:
    """In the order of the law's parameters."""
    found: list[Any] = []
    for value in law.args:
        for one in sorted([*value.atoms(Vector), *value.free_symbols], key=lambda s: s.name):
            if one not in found and not (isinstance(one, Symbol) and value.atoms(Vector)):
                found.append(one)
    return found


def _control(symbol: Any, place: int, law: Law, number: Any, letters: dict) -> Control:
    parameter = _parameter(law, symbol)
    words = _words(parameter)
    if isinstance(symbol, Vector):
        masses = [float(v) for v in number]
        return Control(symbol, symbol.name, words, place, "linear", 0.01, 1.0, False, masses)
    letter, value = formula(symbol), float(number)
    if symbol.is_integer:
        low = 1.0 if symbol.is_positive else min(-10.0, value - 10)
        high = max(30.0, 3 * value)
        return Control(symbol, letter, words, place, "linear", low, high, True, value)
    if parameter is not None and parameter.domain.words == PROBABILITY.words:
        return Control(symbol, letter, words, place, "linear", 0.005, 0.995, False, value)
    if parameter is not None and parameter.domain is ABOVE_ONE:
        return Control(symbol, letter, words, place, "above", 1.05, 21.0, False, value)
    if symbol.is_positive:
        low, high = min(1 / FACTOR, value / FACTOR), max(FACTOR, value * FACTOR)
        return Control(symbol, letter, words, place, "log", low, high, False, value)
    low, high = min(-SPAN, value - SPAN), max(SPAN, value + SPAN)
    return Control(symbol, letter, words, place, "linear", low, high, False, value)


def _parameter(law: Law, symbol: Any) -> Parameter | None:
    if isinstance(law, Family) and symbol in law.args:
        return law.parameters[law.args.index(symbol)]
    return None


def _words(parameter: Parameter | None) -> str:
    if parameter is None:
        return ""
    return f"{parameter.meaning.removeprefix('the ')}, {parameter.domain.words}"
