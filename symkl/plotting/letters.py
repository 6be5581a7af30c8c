"""Laws, numbers and names as the words of a picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mpmath import mp, nstr
from sympy import Basic, Symbol

from symkl.nodes import KL, CrossEntropy
from symkl.render import formula

SIGNS = {KL: "KL(p ‖ q)", CrossEntropy: "H(p, q)"}
INTEGRANDS = {KL: "p log(p/q)", CrossEntropy: "−p log q"}


def sign(question: Basic) -> str:
    return SIGNS.get(type(question), "H(p)")


def integrand(question: Basic) -> str:
    return INTEGRANDS.get(type(question), "−p log p")


def value(number: Any, digits: int = 6) -> str:
    """0.443147 nats; ∞."""
    if mp.isinf(number):
        return "∞" if number > 0 else "−∞"
    return f"{short(number, digits)} nats"


def short(number: Any, digits: int) -> str:
    return str(nstr(number, digits)).replace("-", "−").removesuffix(".0")


def number(given: Any) -> str:
    """1/2, 0.25, [1/4, 3/4]: as it was given."""
    if isinstance(given, list):
        return "[" + ", ".join(map(str, given)) + "]"
    return str(given).replace("-", "−")


def given(numbers: Mapping[str, Any]) -> str:
    """σ₁ = 1/2, σ₂ = 3."""
    return ", ".join(f"{name(n)} = {number(v)}" for n, v in numbers.items())


def law(one: Basic) -> str:
    return formula(one)


def name(symbol: str) -> str:
    """σ₂ for sigma_2."""
    return formula(Symbol(symbol))
