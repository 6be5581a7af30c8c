"""H(p) = −E_P[log p(X)], from the definition to a closed form."""

from __future__ import annotations

from typing import Any

from symkl.derivation import Derivation
from symkl.kernel import Chain, infer
from symkl.nodes import Condition, Entropy
from symkl.questions.laws import domains, law
from symkl.questions.letters import by_letters
from symkl.rules.closing import close
from symkl.rules.definitions import define_entropy
from symkl.values import answers


@answers(Entropy)
def entropy(p: Any) -> Derivation:
    """H(p) = −E_P[log p(X)], in nats; the differential entropy where the law has a density.

    Argument: a law, a family or its name. Returns a Derivation. Raises as ``kl`` does.

    >>> from symkl import Exponential, entropy
    >>> entropy(Exponential("lambda")).result
    1 - log(lambda)

    Source: Cover and Thomas, Elements of Information Theory, 2.1 and 8.1.
    """
    one = law(p)
    given = domains(one)
    state = Entropy(one)
    return Derivation.of(by_letters(state, given, _inside))


def _inside(state: Entropy, given: tuple[Condition, ...]) -> Chain:
    return close(Chain((infer(define_entropy(state, state, given=given)),)), given)
