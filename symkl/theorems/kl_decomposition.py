"""KL(p‖q) = H(p, q) − H(p)."""

from sympy import log

from symkl.derivation import Derivation
from symkl.display import Leaf, Terms
from symkl.kernel import Chain, infer
from symkl.nodes import KL, CrossEntropy, Density, Entropy, Finite, Mean
from symkl.rules.definitions import define_kl, recognise_cross_entropy, recognise_entropy
from symkl.rules.expectation import split_mean
from symkl.rules.logarithms import rearrange, split_ratio
from symkl.theorems.laws import p, q


def derive() -> Derivation:
    """E_p[log(p/q)] split in two: the cross-entropy less the entropy.

    Source: Cover and Thomas, Elements of Information Theory, 2.3.
    """
    chain = Chain((infer(define_kl(KL(p, q), KL(p, q))),))
    dominated = chain.conditions
    difference = Mean(p, log(Density(p)) - log(Density(q)))
    chain = chain.then(split_ratio(chain.after, chain.after, difference, conditions=dominated))
    parts = Mean(p, log(Density(p))) - Mean(p, log(Density(q)))
    finite = (*dominated, Finite(Entropy(p)))
    chain = chain.then(split_mean(chain.after, chain.after, parts, conditions=finite))
    chain = chain.then(recognise_entropy(chain.after, Entropy(p)))
    negative_first = Terms(((-1, Leaf(Entropy(p))), (1, Leaf(CrossEntropy(p, q)))))
    chain = chain.then(
        recognise_cross_entropy(chain.after, CrossEntropy(p, q), shown=negative_first)
    )
    chain = chain.then(rearrange(chain.after, chain.after, chain.after))
    return Derivation.of(
        chain,
        "The Kullback–Leibler divergence is the cross-entropy less the entropy",
        notes=(
            "Without P ≪ Q the divergence is ∞ by definition: p has mass where q is 0, and −log q "
            "is ∞ there.",
            "Without a finite H(p) the right side may read ∞ − ∞, which says nothing, while the "
            "divergence is still the mean of the log ratio.",
        ),
    )
