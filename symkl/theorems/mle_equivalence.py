"""argmax_θ L(θ) = argmin_θ H(p̂, q_θ), and = argmin_θ KL(p̂‖q_θ) for discrete models."""

from sympy import Symbol, log

from symkl.derivation import Derivation
from symkl.kernel import Chain, infer
from symkl.nodes import (
    KL,
    ArgMax,
    ArgMin,
    CrossEntropy,
    Density,
    Entropy,
    IndexProduct,
    IndexSum,
    Law,
    Likelihood,
    Observation,
    Positive,
)
from symkl.rules.definitions import define_likelihood
from symkl.rules.expectation import cite
from symkl.rules.logarithms import log_of_product
from symkl.rules.optimum import drop_constant, negate, scale, take_logarithm
from symkl.rules.supports import singular
from symkl.theorems import theorem
from symkl.theorems.laws import (
    p,
    p_hat,
    q,
    q_theta,
    q_theta_density,
    q_theta_discrete,
    sample,
    theta,
)

TITLE = "Maximum likelihood is minimum cross-entropy"


def derive() -> Derivation:
    """log is increasing, 1/n positive, and the mean log-likelihood is minus a cross-entropy.

    Source: Bishop, Pattern Recognition and Machine Learning, 1.6.1; White (1982), Maximum
    likelihood estimation of misspecified models.
    """
    return Derivation.of(
        general(q_theta),
        TITLE,
        notes=(
            "That the observations are independent and identically distributed is used once: it "
            "makes the likelihood a product.",
            "Where some q(x_i; θ) is 0 the likelihood is 0 and the cross-entropy ∞: such a θ is "
            "not a maximiser as long as another has L(θ) > 0.",
        ),
        parts=(discrete(), density()),
    )


def general(model: Law, parameter: Symbol = theta, masses: tuple[Chain, ...] = ()) -> Chain:
    """argmax L = argmin H(p̂, q_θ) for a model, be it abstract or a family's."""
    likelihood = Likelihood(model, sample)
    chain = Chain((infer(take_logarithm(ArgMax(parameter, likelihood), log(likelihood))),))
    chain = chain.then(define_likelihood(chain.after, likelihood))
    factor = Density(model, Observation(sample))
    product, total = IndexProduct(factor, 1, sample.size), IndexSum(log(factor), 1, sample.size)
    chain = chain.then(
        log_of_product(chain.after, log(product), total, conditions=(Positive(factor),))
    )
    chain = chain.then(scale(chain.after, 1 / sample.size, total / sample.size))
    chain = chain.then(negate(chain.after, -total / sample.size))
    empirical = theorem("empirical-cross-entropy")
    witness = ((q_theta, model),) if model != q_theta else ()
    return chain.then(cite(chain.after, empirical, turned=True, witness=witness, masses=masses))


def discrete() -> Derivation:
    """H(p̂) is a number between 0 and log n, free of θ: take it away and the divergence is left."""
    model = q_theta_discrete
    state = ArgMin(theta, CrossEntropy(p_hat, model))
    body = CrossEntropy(p_hat, model) - Entropy(p_hat)
    chain = Chain((infer(drop_constant(state, -Entropy(p_hat), body)),))
    instance = ((p, p_hat), (q, model))
    chain = chain.then(
        cite(chain.after, theorem("kl-decomposition"), turned=True, witness=instance)
    )
    return Derivation.of(
        chain,
        "For a discrete model it is also minimum divergence",
        notes=("The model gives every observation a positive mass, so that p̂ is dominated by it.",),
    )


def density() -> Derivation:
    """p̂ sits on n points, a set of Lebesgue measure 0: no density can dominate it."""
    state = KL(p_hat, q_theta_density)
    return Derivation.of(
        Chain((infer(singular(state)),)),
        "For a model with a density that last link is not available",
        notes=(
            "The divergence of p̂ from a density is ∞ for every θ, so it has nothing to minimise; "
            "the identity with the cross-entropy stands.",
        ),
    )
