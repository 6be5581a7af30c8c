"""How high functions and powers stand within each other, and parts put in without questions.

SymPy asks for signs at each power, which in towers of fractions takes minutes: beyond a height it
is not asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import sympy as sp
from sympy import Basic, Expr

HEIGHT = 5  # functions and powers within each other, beyond which SymPy is asked nothing
PLAIN = 3  # beyond which it is not asked again, for each change that is tried
STEEP = (sp.Abs, sp.Max, sp.Min, sp.sign, sp.floor, sp.ceiling)  # as high as two
INERT: dict[str, Any] = {"evaluate": False}
ASKING = (sp.Pow, sp.exp, sp.Function, sp.Mul)


@lru_cache(50_000)
def height(expr: Any) -> int:
    """A case is as high as five, an absolute value as two, a sum or product adds nothing."""
    if not expr.args:
        return 0
    inner = max(map(height, expr.args))
    if isinstance(expr, sp.Add | sp.Mul):
        return inner
    return inner + (HEIGHT if isinstance(expr, sp.Piecewise) else 1 + isinstance(expr, STEEP))


def low(expr: Expr) -> bool:
    """Is it shallow enough for SymPy to be asked about signs?"""
    return height(expr) <= HEIGHT


def remade(node: Basic, args: Sequence[Basic]) -> Any:
    """The node of other arguments; where these are tall, as it stands."""
    asking = isinstance(node, ASKING) and not isinstance(node, sp.hyper)
    if asking and any(height(a) > PLAIN for a in args):
        return node.func(*args, **INERT)
    return node.func(*args)


def put(expr: Any, mapping: Mapping[Any, Any]) -> Any:
    """The expression with these in place of its parts, all at once."""
    if expr in mapping:
        return mapping[expr]
    args = [put(a, mapping) for a in expr.args]
    changed = any(a is not b for a, b in zip(args, expr.args))
    return remade(expr, args) if changed else expr
