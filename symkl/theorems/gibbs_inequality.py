"""KL(p‖q) ≥ 0, with equality if and only if p = q almost everywhere."""

from sympy import S, log

from symkl.derivation import Derivation
from symkl.kernel import Chain, infer
from symkl.nodes import KL, AlmostEverywhere, Density, Equal, Mean
from symkl.rules.definitions import define_kl
from symkl.rules.inequalities import bound_logarithm, bound_mass, touch
from symkl.rules.logarithms import invert_ratio
from symkl.theorems.laws import p, q

ratio = Density(q) / Density(p)
negative = Mean(p, -log(ratio))


def derive() -> Derivation:
    """log t ≤ t − 1 at t = q/p, under the mean over p.

    Source: Gibbs, Elementary Principles in Statistical Mechanics (1902), chapter XI; Cover and
    Thomas, theorem 2.6.3.
    """
    chain = Chain((infer(define_kl(KL(p, q), KL(p, q))),))
    dominated = chain.conditions
    chain = chain.then(invert_ratio(chain.after, chain.after, negative, conditions=dominated))
    chain = chain.then(bound_logarithm(chain.after, chain.after, ratio, conditions=dominated))
    chain = chain.then(bound_mass(chain.after, chain.after, conditions=dominated))
    return Derivation.of(
        chain,
        "Gibbs' inequality: the divergence is never negative",
        notes=("Without P ≪ Q the divergence is ∞, and the inequality holds all the more.",),
        parts=(equality(),),
    )


def equality() -> Derivation:
    """t − 1 − log t > 0 unless t = 1, so a mean of 0 leaves only t = 1."""
    state = Equal(KL(p, q), S.Zero)
    chain = Chain((infer(define_kl(state, KL(p, q), relation="<=>")),))
    dominated = chain.conditions
    chain = chain.then(
        invert_ratio(chain.after, chain.after.lhs, negative, relation="<=>", conditions=dominated)
    )
    same = AlmostEverywhere(p, Density(p), Density(q))
    chain = chain.then(touch(chain.after, same, ratio, conditions=dominated))
    return Derivation.of(
        chain,
        "It is 0 only for equal laws",
        notes=("q has then no mass left where p is 0, so the laws are the same.",),
    )
