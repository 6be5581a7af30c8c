"""H(p̂, q_θ) = −(1/n) Σ log q(x_i; θ)."""

from sympy import log

from symkl.derivation import Derivation
from symkl.kernel import Chain, infer
from symkl.nodes import CrossEntropy, Density, Mean, Observation, PointMass
from symkl.rules.definitions import average_over_sample, define_cross_entropy, sift
from symkl.theorems.laws import p_hat, q_theta, sample


def derive() -> Derivation:
    """p̂ is the average of point masses, and each point mass sifts out one value.

    Source: Murphy, Probabilistic Machine Learning: An Introduction, 4.2.2.
    """
    question = CrossEntropy(p_hat, q_theta)
    chain = Chain((infer(define_cross_entropy(question, question)),))
    log_q = log(Density(q_theta))
    chain = chain.then(average_over_sample(chain.after, Mean(p_hat, log_q)))
    chain = chain.then(sift(chain.after, Mean(PointMass(Observation(sample)), log_q)))
    return Derivation.of(
        chain,
        "The cross-entropy of a sample against a model",
        notes=(
            "An observation that occurs m times appears m times in the sum, as it has mass m/n "
            "under p̂.",
            "Only the values q(x_i; θ) are used: the identity holds for mass functions and for "
            "densities.",
        ),
    )
