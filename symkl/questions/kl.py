"""KL(P‖Q) = E_P[log(p(X)/q(X))], from the definition to a closed form."""

from __future__ import annotations

from typing import Any

from sympy import log

from symkl.derivation import Derivation
from symkl.kernel import Chain, infer
from symkl.nodes import KL, Condition, Density, Law, Mean
from symkl.questions.decision import decided
from symkl.questions.laws import domains, pair
from symkl.questions.letters import by_letters
from symkl.rules.closing import close
from symkl.rules.definitions import define_kl
from symkl.rules.logarithms import split_ratio
from symkl.rules.supports import singular
from symkl.values import answers

Given = tuple[Condition, ...]


@answers(KL)
def kl(p: Any, q: Any) -> Derivation:
    """KL(P‖Q) = E_P[log(p(X)/q(X))] in nats: derived, with the conditions where it is finite.

    Arguments: two laws, families, or names of families (``kl("Gamma", "Normal")`` and
    ``kl(Gamma, Normal)`` use the usual letters, subscripts 1 and 2). Returns a Derivation whose
    status is "closed", "infinite" or "irreducible". Raises ValueError for an unknown family, a
    parameter outside its domain or a name used for two symbols, TypeError for what is not a law.

    >>> from symkl import Exponential, kl
    >>> kl(Exponential("lambda_1"), Exponential("lambda_2")).result
    log(lambda_1/lambda_2) - 1 + lambda_2/lambda_1

    Source: Kullback and Leibler (1951), On information and sufficiency; Cover and Thomas, 8.5.
    """
    one, two = pair(p, q)
    return Derivation.of(divergence(one, two))


def divergence(p: Law, q: Law) -> Chain:
    given = domains(p, q)
    state = KL(p, q)
    if p.measure != q.measure:
        return Chain((infer(singular(state, given=given)),))
    return decided(state, given, lambda facts: _inside_at(state, facts))


def _inside_at(state: KL, given: Given) -> Chain:
    return by_letters(state, given, _inside)


def _inside(state: KL, given: Given) -> Chain:
    p, q = state.p, state.q
    chain = Chain((infer(define_kl(state, state, given=given)),))
    split = Mean(p, log(Density(p)) - log(Density(q)))
    if p != q:
        conditions = chain.steps[0].claim.conditions
        chain = chain.then(
            split_ratio(chain.after, chain.after, split, conditions=conditions, given=given)
        )
    return close(chain, given)
