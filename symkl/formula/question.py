"""A question as typed: ``kl Normal "Normal(0, 1)"``, ``entropy Gamma``, ``theorem NAME``."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Sequence
from typing import Any

from symkl import catalogue
from symkl.formula.lets import Lets
from symkl.formula.text import read_expression, read_laws


def ask(name: str, words: Sequence[str], let: Sequence[str] = ()) -> Any:
    """The derivation that answers; ValueError where the question is not one.

    ``let`` says what names in the laws stand for, such as ``b=1/theta``.
    """
    if name == "theorem":
        if len(words) != 1:
            raise ValueError(f"theorem takes one name; there are {', '.join(catalogue.theorems())}")
        return theorem(words[0])
    catalogue.pick("question", name, ["theorem", *catalogue.questions()])
    function = _question(name)
    parameters = inspect.signature(function).parameters.values()
    laws = [p for p in parameters if p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD]
    if len(words) != len(laws):
        usage = " ".join([name, *(p.name.upper() for p in laws)])
        number = f"{len(laws)} law{'s' * (len(laws) != 1)}"
        raise ValueError(f"{name} takes {number}, {len(words)} given: symkl {usage}")
    lets = Lets(let)
    read = read_laws(*words, let=lets)
    lets.refuse_unused()
    return function(*read)


def theorem(name: str) -> Any:
    """The derivation of the theorem of that name."""
    from symkl import theorems

    return theorems.theorem(catalogue.pick("theorem", name, catalogue.theorems()))


def number(derivation: Any, assignments: Sequence[str], digits: int) -> str:
    """The answer in nats where ``mu_1=0``, ``sigma_1=1/2``, …, to that many digits."""
    import mpmath

    found = derivation.evaluate(assigned(assignments), digits=digits)
    return "inf" if found == mpmath.inf else str(mpmath.nstr(found, digits))


def assigned(assignments: Sequence[str]) -> dict[str, Any]:
    """The values of ``mu_1=0``, ``sigma_1=1/2``, … by name."""
    found: dict[str, Any] = {}
    for name, value in map(_assigned, assignments):
        if found.setdefault(name, value) != value:
            raise ValueError(f"{name} is given twice: {found[name]} and {value}")
    return found


def _assigned(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise ValueError(f"{text[:60]!r} gives no value; write NAME=VALUE, such as mu_1=0")
    value = read_expression(value)
    if value.free_symbols:
        raise ValueError(f"{text[:60]!r}: the value is not a number")
    return name.strip(), value


def _question(name: str) -> Callable[..., Any]:
    stem = name.replace("-", "_")
    return getattr(importlib.import_module(f"symkl.questions.{stem}"), stem)
