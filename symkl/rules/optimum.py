"""What leaves the optimisers of a function where they are."""

from __future__ import annotations

from typing import Any

from sympy import Basic, Expr

from symkl.claim import Claim, rule
from symkl.nodes import ArgMax, ArgMin, Finite, Positive


@rule(
    "optimum",
    "a term that does not depend on the parameter does not move the minimiser",
    "free of the parameter",
)
def drop_constant(state: ArgMin, term: Expr, body: Expr, **more: Any) -> Claim:
    """argmin f = argmin (f + term) for a finite term free of the parameter."""
    after = type(state)(state.bound, body)
    more.setdefault("conditions", (Finite(term),))
    return Claim(state, after, witness=("add", term), **more)


@rule(
    "optimum",
    "a positive factor does not move the optimiser",
    "positive factor",
)
def scale(state: ArgMin, factor: Expr, body: Expr, **more: Any) -> Claim:
    """argmax f = argmax (factor · f) for factor > 0."""
    after = type(state)(state.bound, body)
    more.setdefault("conditions", (Positive(factor),))
    return Claim(state, after, witness=("scale", factor), **more)


@rule(
    "optimum",
    "the logarithm is increasing",
    "the logarithm is increasing",
)
def take_logarithm(state: ArgMin, body: Expr, **more: Any) -> Claim:
    """argmax f = argmax log f for f ≥ 0."""
    return Claim(state, type(state)(state.bound, body), witness=("log",), **more)


@rule(
    "optimum",
    "a function is largest where its negative is smallest",
    "sign turned",
)
def negate(state: Basic, body: Expr, **more: Any) -> Claim:
    """argmax f = argmin (−f)."""
    other = ArgMin if type(state) is ArgMax else ArgMax
    return Claim(state, other(state.bound, body), witness=("negate",), **more)
