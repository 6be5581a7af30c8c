"""A question at given parameters as an instance of the same question with letters."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from sympy import Add, Expr, Symbol, count_ops

from symkl.claim import StepRejected
from symkl.conditions import holds, support_conditions
from symkl.family import Family
from symkl.kernel import Chain, infer
from symkl.kinds import instantiated
from symkl.nodes import (
    LEBESGUE,
    VARIATE,
    All,
    AtMost,
    Condition,
    Entropy,
    Fails,
    Law,
    Mean,
    Node,
    Support,
)
from symkl.normal_form import Undecidable
from symkl.questions.decision import finite_where
from symkl.questions.laws import domains
from symkl.rules.closing import conclude
from symkl.rules.coordinates import knots
from symkl.rules.expectation import specialise

Given = tuple[Condition, ...]
Derive = Callable[..., Chain]
Instance = dict[Symbol, Expr]


def by_letters(chain: Chain, given: Given, derive: Derive) -> Chain:
    """The chain; where it leaves a mean, the instance of that with letters which leaves none.

    What is special about the numbers may be in the way: a factor that cancels, a power of a number
    that is not the power of a letter. ``derive(state, facts)`` is the question.
    """
    state = chain.before
    if not chain.after.has(Mean):
        return chain
    general, instance = in_letters(state)
    if not instance:
        return chain
    try:
        facts = _facts(general, instance, given)
        proof = _derived(general, facts, derive)
        if proof is None or any(_excepted(c, instance) for c in proof.conditions):
            return chain
        offer = specialise(state, proof, witness=tuple(instance.items()), given=given)
        found = Chain((infer(offer),))
        plain = conclude(found, given)
        composite = any(value.free_symbols for value in instance.values())
        return min(plain, found, key=lambda c: count_ops(c.after)) if composite else plain
    except (StepRejected, Undecidable):
        return chain


def _excepted(condition: Condition, instance: Instance) -> bool:
    """Does the value with letters leave these numbers out?"""
    here = instantiated(condition, instance)
    return not here.free_symbols and not here.atoms(Law) and not holds(here, ())


@lru_cache(maxsize=512)
def _derived(general: Node, facts: Given, derive: Derive) -> Chain | None:
    """What the question with letters comes to, where that is closed."""
    found = derive(general, facts)
    return None if found.after.has(Mean) else found


def in_letters(state: Node) -> tuple[Node, Instance]:
    """The question with the usual letters where expressions stand, and what stands for each."""
    instance: Instance = {}
    laws = [law for law in state.args if isinstance(law, Law)]
    taken = {s.name for s in state.free_symbols if isinstance(s, Symbol)}
    if len(set(laws)) < len(laws):
        return state, {}
    subscripts = (None,) if isinstance(state, Entropy) else (1, 2)
    letters = [_in_letters(law, n, taken, instance) for law, n in zip(laws, subscripts)]
    return state.func(*letters), instance


def _in_letters(law: Law, subscript: int | None, taken: set[str], instance: Instance) -> Law:
    if not isinstance(law, Family) or not all(isinstance(a, Expr) for a in law.args):
        return law
    usual = type(law).standard(subscript).args
    if any(isinstance(a, Symbol) and a.name in taken for a in usual):
        usual = type(law).standard((subscript or 0) + 2).args
    if any(isinstance(a, Symbol) and a.name in taken for a in usual):
        return law
    places: Instance = {
        letter: value
        for letter, value in zip(usual, law.args)
        if isinstance(letter, Symbol) and not isinstance(value, Symbol)
    }
    instance.update(places)
    return type(law)(*(u if u in places else a for u, a in zip(usual, law.args)))


def _facts(general: Node, instance: Instance, given: Given) -> Given:
    """The domains of the letters, where the divergence is finite, and the order of the corners."""
    laws = [law for law in general.args if isinstance(law, Law)]
    facts = domains(*laws)
    if len(laws) == 1:
        return facts
    p, q = laws
    facts += tuple(support_conditions(p, q) or ())
    tail = finite_where(p, q, facts)
    if isinstance(tail, Condition) and tail.free_symbols:
        facts += tuple(tail.args) if isinstance(tail, All) else (tail,)
    if p.measure != LEBESGUE or not isinstance(p.range, Support):
        return facts
    cornered = Add(*(law.log_density_at(VARIATE) for law in laws))
    while (unknown := knots(cornered, p, facts)[1]) is not None:
        known = AtMost(*unknown)
        here = instantiated(known, instance)
        if not (holds(here, given) or holds(Fails(here), given)):
            break
        facts += (known if holds(here, given) else Fails(known),)
    return facts
