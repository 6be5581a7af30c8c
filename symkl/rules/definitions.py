"""Unfolding and folding the nodes of the vocabulary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sympy import Basic, log

from symkl.claim import Claim, rule
from symkl.conditions import replace_everywhere
from symkl.kernel import Chain
from symkl.kinds import UNFOLD
from symkl.nodes import (
    AbsolutelyContinuous,
    Density,
    Empirical,
    Equal,
    Mean,
    Observation,
    Positive,
)


def _unfold(state: Basic, node: Any, **more: Any) -> Claim:
    unfolded, needs = UNFOLD[type(node)](node)
    after = replace_everywhere(state, node, unfolded)
    claim = Claim(state, after, equation=(node, unfolded), witness=(node,))
    return replace(claim, **{"conditions": tuple(needs), **more})


def _fold(state: Basic, node: Any, **more: Any) -> Claim:
    """The unfolded form of the node, or its negative, becomes the node again."""
    unfolded, needs = UNFOLD[type(node)](node)
    left, right = (unfolded, node) if state.has(unfolded) else (-unfolded, -node)
    after = replace_everywhere(state, left, right)
    claim = Claim(state, after, equation=(left, right), witness=(node,))
    return replace(claim, **{"conditions": tuple(needs), **more})


def _definition(
    name: str, because: str, short: str, act: Callable[..., Claim] = _unfold
) -> Callable[..., Claim]:
    def propose(state: Basic, node: Any, **more: Any) -> Claim:
        return act(state, node, **more)

    propose.__name__ = name
    return rule("definition", because, short)(propose)


define_kl = _definition(
    "define_kl", "the definition of the Kullback–Leibler divergence, for P ≪ Q", "definition"
)
define_entropy = _definition("define_entropy", "the definition of the entropy", "definition")
define_cross_entropy = _definition(
    "define_cross_entropy", "the definition of the cross-entropy", "definition"
)
recognise_entropy = _definition(
    "recognise_entropy", "the definition of the entropy", "definition of the entropy", _fold
)
recognise_cross_entropy = _definition(
    "recognise_cross_entropy",
    "the definition of the cross-entropy",
    "definition of the cross-entropy",
    _fold,
)
define_likelihood = _definition(
    "define_likelihood",
    "the joint density of independent observations is the product of theirs",
    "independence",
)
define_log_likelihood = _definition(
    "define_log_likelihood", "the definition of the log-likelihood", "definition"
)
recognise_likelihood = _definition(
    "recognise_likelihood",
    "the joint density of independent observations is the product of theirs",
    _fold,
)
recognise_log_likelihood = _definition(
    "recognise_log_likelihood", "the definition of the log-likelihood", "definition", _fold
)
average_over_sample = _definition(
    "average_over_sample",
    "the empirical law is the average of the point masses at the observations, repeats included",
    "average of point masses",
)
sift = _definition("sift", "the mean over a point mass is the value at the point", "point mass")
sum_over_support = _definition(
    "sum_over_support", "a mean over finitely many points is a finite sum", "finite sum"
)


@rule(
    "definition",
    "the densities written out on the support of P",
    "densities",
)
def write_density(
    state: Basic, mean: Mean, density: Density, mass: Chain | None = None, **more: Any
) -> Claim:
    """E_P[… log q(X) …] with log q(x) as the family declares it."""
    value = density.law.log_density_at(density.at)
    body = replace_everywhere(mean.body, log(density), value)
    written = Mean(mean.law, body)
    others = {d.law for d in mean.body.atoms(Density)} - {mean.law}
    conditions = tuple(
        AbsolutelyContinuous(mean.law, q)
        for q in sorted(others, key=str)
        if q.measure == mean.law.measure
    )
    if isinstance(mean.law, Empirical) and density.law.measure != mean.law.measure:
        conditions += (Positive(Density(density.law, Observation(mean.law.sample))),)
    if mass is not None:
        more["lemmas"] = (mass,)
    else:
        conditions += (Equal(Mean(density.law, 1), 1),)
    return Claim(
        state,
        replace_everywhere(state, mean, written),
        equation=(mean, written),
        witness=(density,),
        conditions=conditions,
        **more,
    )
