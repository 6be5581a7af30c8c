"""log t ≤ t − 1, and what it says under a mean."""

from __future__ import annotations

from typing import Any

from sympy import Basic, Expr, S

from symkl.claim import Claim, rule
from symkl.conditions import replace_everywhere
from symkl.nodes import Mean


@rule(
    "inequality",
    "log t ≤ t − 1 for every t > 0, with equality only at t = 1",
    "log t ≤ t − 1",
)
def bound_logarithm(state: Basic, mean: Mean, t: Expr, **more: Any) -> Claim:
    """E[−log t] ≥ E[1 − t]."""
    bound = Mean(mean.law, 1 - t)
    after = replace_everywhere(state, mean, bound)
    witness = ("log t <= t - 1", t)
    return Claim(state, after, relation=">=", equation=(mean, bound), witness=witness, **more)


@rule(
    "inequality",
    "the mean of q/p is the mass that q has where p is positive, which is at most 1",
    "mass at most 1",
)
def bound_mass(state: Basic, mean: Mean, **more: Any) -> Claim:
    """E_P[1 − q/p] ≥ 0."""
    after = replace_everywhere(state, mean, S.Zero)
    witness = ("sub-probability",)
    return Claim(state, after, relation=">=", equation=(mean, S.Zero), witness=witness, **more)


@rule(
    "inequality",
    "for t = q/p, log t = t − 1 only at t = 1, and the mean of t is at most 1",
    "equality only at t = 1",
)
def touch(state: Basic, after: Basic, t: Expr, **more: Any) -> Claim:
    """E[−log t] = 0 ⇔ t = 1 almost everywhere, where E[t] ≤ 1."""
    witness = ("equality in log t <= t - 1", t)
    return Claim(state, after, relation="<=>", witness=witness, **more)
