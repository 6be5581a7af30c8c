"""What a person asks, as it was written; nothing is read here, and no SymPy imported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

LIMIT = 30.0  # seconds of processor time
DIGITS = 15, 100


@dataclass(frozen=True)
class Request:
    """``laws`` and ``formula`` are texts, or laws and an expression of SymPy."""

    quantity: str
    laws: tuple[Any, ...]
    formula: Any
    syntax: str | None = None
    let: tuple[str, ...] = ()
    digits: int = 25
    log_base: str = "e"


def requested(
    quantity: str,
    laws: tuple[Any, ...],
    formula: Any,
    syntax: str | None,
    let: str | Sequence[str],
    digits: int,
    limit: float,
    log_base: str,
) -> Request:
    """The request; ValueError where one of its numbers is out of bounds."""
    if not DIGITS[0] <= digits <= DIGITS[1]:
        raise ValueError(f"digits is between {DIGITS[0]} and {DIGITS[1]}, not {digits}")
    if not limit > 0:
        raise ValueError(f"limit is a positive number of seconds, not {limit}")
    let = (let,) if isinstance(let, str) else tuple(let)
    return Request(quantity, laws, formula, syntax, let, digits, log_base)
