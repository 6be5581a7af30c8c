"""H(p, q) = −E_P[log q(X)], from the definition to a closed form."""

from __future__ import annotations

from typing import Any

from symkl.derivation import Derivation
from symkl.kernel import Chain, infer
from symkl.nodes import LEBESGUE, Condition, CrossEntropy, Density
from symkl.questions.decision import decided
from symkl.questions.laws import domains, pair
from symkl.questions.letters import by_letters
from symkl.rules.closing import close
from symkl.rules.definitions import define_cross_entropy
from symkl.rules.supports import singular
from symkl.values import answers


@answers(CrossEntropy)
def cross_entropy(p: Any, q: Any) -> Derivation:
    """H(p, q) = −E_P[log q(X)], in nats; ∞ where P has mass and q is 0.

    Arguments: two laws, families or names of families. Returns a Derivation. Raises as ``kl`` does,
    and NotImplementedError for a law on points that may leave the support of a density.

    >>> from symkl import Exponential, cross_entropy
    >>> cross_entropy(Exponential("lambda_1"), Exponential("lambda_2")).result
    -log(lambda_2) + lambda_2/lambda_1

    Source: Cover and Thomas, Elements of Information Theory, 2.3.
    """
    one, two = pair(p, q)
    given = domains(one, two)
    state = CrossEntropy(one, two)
    if one.measure != two.measure:
        if one.measure == LEBESGUE:
            return Derivation.of(Chain((infer(singular(state, given=given)),)))
        return Derivation.of(_points_and_density(state, given))
    return Derivation.of(decided(state, given, lambda facts: _inside_at(state, facts)))


def _points_and_density(state: CrossEntropy, given: tuple[Condition, ...]) -> Chain:
    """−Σ p(k) log q(k) for a density q: an ordinary sum, the points inside its support."""
    chain = _inside(state, given)
    if chain.after.has(Density):
        raise NotImplementedError(
            f"the cross-entropy of {state.p} with the density of {state.q} is derived only where "
            "the points are known to lie inside the support of the density"
        )
    return chain


def _inside_at(state: CrossEntropy, given: tuple[Condition, ...]) -> Chain:
    return by_letters(state, given, _inside)


def _inside(state: CrossEntropy, given: tuple[Condition, ...]) -> Chain:
    return close(Chain((infer(define_cross_entropy(state, state, given=given)),)), given)
