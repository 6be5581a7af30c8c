"""A base integral step by step: the mean as an integral, its constant taken out, the value put in.

In a derivation it is one step of the kind *row*. Where a reader wants to see it, the same equation
is made of steps that each do one thing, and each is decided by the kernel.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sympy import S

from symkl.claim import StepRejected
from symkl.conditions import algebra
from symkl.integrals import BY_NAME, instantiate
from symkl.kernel import Chain, infer
from symkl.nodes import LEBESGUE, Length, Mean
from symkl.normal_form import Undecidable
from symkl.rules.expectation import cite_row, split_mean
from symkl.rules.integrals import integrate, write_integral
from symkl.rules.logarithms import rearrange


def unfolded(step: Any) -> Chain | None:
    """E_P[g] = ∫ g p dx = c ∫ I dx = c V for a step of the kind row; None where it can't be had."""
    if step.kind != "row" or step.before.law.measure != LEBESGUE:
        return None
    name, constant, values = step.witness
    mean, given = step.before, step.claim.facts
    row, length, context = BY_NAME[name], Length(mean.law.range), algebra(step.claim.facts)
    integrand, value = instantiate(row, values)
    try:
        constant = context.to_expr(context.normal(constant))
        written = Mean(length, constant * integrand)
        chain = Chain((infer(write_integral(mean, mean, written, given=given)),))
        if constant != 1:
            out = constant * Mean(length, integrand)
            chain = chain.then(split_mean(chain.after, written, out, given=given))
        base = integrate(Mean(length, integrand), row, S.One, values, given=given)
        proof = Chain((infer(replace(base, after=value)),))
        chain = chain.then(cite_row(chain.after, proof, given=given))
        if chain.after != step.after:
            chain = chain.then(rearrange(chain.after, chain.after, step.after, given=given))
        return chain
    except (StepRejected, Undecidable):
        return None
