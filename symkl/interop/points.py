"""P(X = k) = p_k at some of the points 0, 1, 2, …: Categorical, with 0 where there is no mass."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy import Integer, S

MOST = 1000
POINTS = f"the points must be whole numbers from 0 to {MOST - 1}"


def on_points(masses: Mapping[Any, Any]) -> tuple[Any, ...] | None:
    """The name of a family and its parameters; None where no family has these points."""
    if dict(masses) == {S.NegativeOne: S.Half, S.One: S.Half}:
        return ("Rademacher",)
    if not masses or not all(isinstance(k, Integer) and 0 <= k < MOST for k in masses):
        return None
    return "Categorical", [masses.get(Integer(k), S.Zero) for k in range(int(max(masses)) + 1)]
