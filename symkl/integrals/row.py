"""∫ I(x; θ) dμ = V(θ): a base integral as data. Trusted.

A row is its integrand, its value, where the identity holds, and why. ``match`` reads the parameters
off an integrand that has been taken apart (`shape.py`); it only proposes, the kernel decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sympy import Expr

from symkl.integrals.shape import Shape
from symkl.nodes import VARIATE, Condition, Measure, Support

Values = tuple[Expr, ...]


@dataclass(frozen=True, eq=False)
class Row:
    """One base integral: its integrand and value as functions of the parameters, and its domain."""

    name: str
    measure: Measure
    parameters: tuple[str, ...]
    integrand: Callable[..., Expr]
    value: Callable[..., Expr]
    support: Callable[..., Support]
    domain: Callable[..., tuple[Condition, ...]]
    match: Callable[[Shape], Values | None]
    because: str
    source: str


@lru_cache(maxsize=4096)
def instantiate(row: Row, values: tuple[Any, ...]) -> tuple[Expr, Expr]:
    """The integrand in the variate and the value of the row at these parameters."""
    return row.integrand(VARIATE, *values), row.value(*values)
