"""argmin_θ KL(p‖q_θ) = argmin_θ H(p, q_θ)."""

from symkl.derivation import Derivation
from symkl.kernel import Chain, infer
from symkl.nodes import KL, ArgMin, CrossEntropy, Entropy
from symkl.rules.expectation import cite
from symkl.rules.optimum import drop_constant
from symkl.theorems import theorem
from symkl.theorems.laws import p, q, q_theta, theta


def derive() -> Derivation:
    """H(p) does not depend on θ, so it does not move the minimiser.

    Source: Bishop, Pattern Recognition and Machine Learning, 1.6.1.
    """
    decomposition = theorem("kl-decomposition")
    state = ArgMin(theta, KL(p, q_theta))
    chain = Chain((infer(cite(state, decomposition, witness=((q, q_theta),))),))
    chain = chain.then(drop_constant(chain.after, Entropy(p), CrossEntropy(p, q_theta)))
    return Derivation.of(
        chain,
        "Minimising the divergence from p is minimising the cross-entropy",
        notes=(
            "H(p) does not depend on θ: it is the same number for every model.",
            "A θ for which P ≪ Q fails has KL = ∞ and is a minimiser only if every θ is one.",
        ),
    )
