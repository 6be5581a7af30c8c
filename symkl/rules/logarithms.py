"""Logarithms of ratios and products, split where their factors are positive."""

from __future__ import annotations

from typing import Any

from sympy import Basic, Expr

from symkl.claim import Claim, rule
from symkl.conditions import replace_everywhere


def _rewrite(state: Basic, old: Expr, new: Expr, **more: Any) -> Claim:
    return Claim(state, replace_everywhere(state, old, new), equation=(old, new), **more)


@rule(
    "algebra",
    "the logarithm of a ratio of positive numbers is the difference of the logarithms",
    "log of a ratio",
)
def split_ratio(state: Basic, old: Expr, new: Expr, **more: Any) -> Claim:
    """log(p/q) → log p − log q, with P ≪ Q so that q > 0 wherever p > 0."""
    return _rewrite(state, old, new, **more)


@rule(
    "algebra",
    "the logarithm of a product of positive numbers is the sum of the logarithms",
    "log of a product",
)
def log_of_product(state: Basic, old: Expr, new: Expr, **more: Any) -> Claim:
    """log Π q(x_i) → Σ log q(x_i), each factor positive."""
    return _rewrite(state, old, new, **more)


@rule(
    "algebra",
    "the logarithm of a reciprocal is the negative of the logarithm",
    "log of a reciprocal",
)
def invert_ratio(state: Basic, old: Expr, new: Expr, **more: Any) -> Claim:
    """log(p/q) → −log(q/p)."""
    return _rewrite(state, old, new, **more)


@rule(
    "algebra",
    "like terms collected",
    "like terms",
)
def collect_terms(state: Basic, old: Expr, new: Expr, **more: Any) -> Claim:
    """One term for each statistic of the variate."""
    return _rewrite(state, old, new, **more)


@rule(
    "algebra",
    "by algebra",
    "algebra",
)
def rearrange(state: Basic, old: Expr, new: Expr, **more: Any) -> Claim:
    """The same value in another order."""
    return _rewrite(state, old, new, **more)
