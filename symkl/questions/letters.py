"""A question at given parameters as an instance of the same question with letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from sympy import Add, Basic, Expr, Mul, Pow, Rational, Symbol, count_ops, exp, log

from symkl.claim import StepRejected
from symkl.conditions import holds, support_conditions
from symkl.family import Family
from symkl.kernel import Chain, infer
from symkl.nodes import (
    COUNTING,
    GROWING,
    KL,
    LEBESGUE,
    VARIATE,
    All,
    AtMost,
    Condition,
    CrossEntropy,
    Entropy,
    Fails,
    Law,
    Mean,
    Node,
    Support,
    instantiated,
    is_large,
)
from symkl.normal_form import Undecidable
from symkl.questions.decision import finite_where
from symkl.questions.laws import domains
from symkl.rules.closing import conclude
from symkl.rules.coordinates import knots
from symkl.rules.definitions import define_cross_entropy, define_entropy, define_kl
from symkl.rules.expectation import specialise

Given = tuple[Condition, ...]
Derive = Callable[..., Chain]
Instance = dict[Symbol, Expr]
LONGEST = 3_300  # bits of a number, 1,000 digits, as in a certificate
Place = tuple[int, int]  # which law, which of its parameters
ORDER, POWER, RATE = "order", "power", "rate"  # what a parameter is in a density
END, EDGE = "end", "edge"  # of a sum, of an interval
DEFINE = {KL: define_kl, Entropy: define_entropy, CrossEntropy: define_cross_entropy}


def by_letters(state: Node, given: Given, derive: Derive) -> Chain:
    """What ``derive(state, given)``, the question, comes to; where that leaves a mean, the instance
    of what it comes to with letters, which leaves none.

    What is special about the numbers may be in the way: a factor that cancels, a power of a number
    that is not the power of a letter. Where a number is so large that its Γ is not written out,
    letters stand for such numbers alone, and the question is not derived at them.
    """
    large = _large(state)
    if large:
        definition = DEFINE[type(state)]
        found = _instance(state, given, derive, *in_letters(state, large))
        return found or Chain((infer(definition(state, state, given=given)),))
    chain = derive(state, given)
    if not chain.after.has(Mean):
        return chain
    for general, instance in _generalised(state):
        found = _instance(state, given, derive, general, instance)
        if found is not None and not found.after.has(Mean):
            return found
    return chain


def _generalised(state: Node) -> Iterator[tuple[Node, Instance]]:
    """The question with letters for all that is no letter; then so that what may matter is kept.

    What two numbers have in common is lost where each has a letter: two centres that are one. So
    next 0, ends in common and whole shapes stay, and equal numbers have one letter; last, whole
    shapes have letters too.
    """
    general, instance = in_letters(state)
    if not instance:
        return
    yield general, instance
    tried = [state, general]
    for whole in (True, False):
        general, instance = in_letters(state, _ordinary(state, whole))
        if general not in tried:
            yield general, instance
            tried.append(general)


def _instance(
    state: Node, given: Given, derive: Derive, general: Node, instance: Instance
) -> Chain | None:
    """The question as an instance of the general one: its letters are put in last."""
    if not instance:
        return None
    try:
        facts = _facts(general, instance, given)
        proof = _derived(general, facts, derive)
        if any(_excepted(c, instance) for c in proof.conditions):
            return None
        offer = specialise(state, proof, witness=tuple(instance.items()), given=given)
        found = Chain((infer(offer),))
        if not _writable(found.after):
            return None
        plain = conclude(found, given)
        composite = any(value.free_symbols for value in instance.values())
        return min(plain, found, key=lambda c: count_ops(c.after)) if composite else plain
    except (StepRejected, Undecidable):
        return None


def _writable(value: Basic) -> bool:
    """Are its numbers such that a page can have them? 3^(10⁶) is 477,121 digits."""
    return all(max(n.p.bit_length(), n.q.bit_length()) <= LONGEST for n in value.atoms(Rational))


def _places(state: Node) -> Iterator[tuple[Place, Expr, frozenset[str]]]:
    """Each parameter of the laws: its place, what stands there, its roles in the density."""
    for n, law in enumerate(state.args):
        if isinstance(law, Family):
            usual = type(law).standard()
            for k, (letter, value) in enumerate(zip(usual.args, law.args)):
                if isinstance(value, Expr) and not isinstance(value, Symbol):
                    yield (n, k), value, _roles(letter, usual)


def _large(state: Node) -> dict[Place, Expr]:
    """The numbers that are too large to be written out where they stand: n in n! or in x^n."""
    if not any(is_large(a) for law in state.args if isinstance(law, Family) for a in law.args):
        return {}
    found = ((place, value) for place, value, roles in _places(state) if roles - {EDGE})
    return {place: value for place, value in found if is_large(value)}


def _ordinary(state: Node, whole: bool) -> dict[Place, Expr]:
    """What is no letter, not 0 and no end that the other support has at all parameters; if
    ``whole``, no whole number that is the shape of a law either.

    The power of x in the density of P is no such shape: x^c is the new variable, whatever c is.
    """
    found = {}
    ends = {e for law in state.args if isinstance(law, Family) for e in _fixed_ends(type(law))}
    for (n, k), value, roles in _places(state):
        shape = roles - {RATE, EDGE} and not (n == 0 and POWER in roles)
        kept = value == 0 or (EDGE in roles and value in ends)
        if not kept and not (whole and shape and value.is_Integer):
            found[n, k] = value
    return found


@lru_cache(maxsize=128)
def _fixed_ends(family: type[Family]) -> tuple[Basic, ...]:
    """0 and 1 of every Beta law, 0 and 2π of every law of angles."""
    return tuple(end for end in family.standard().range.args if not end.free_symbols)


@lru_cache(maxsize=512)
def _roles(letter: Expr, law: Family) -> frozenset[str]:
    """Where the letter stands: in a Γ or before a logarithm, in an exponent, in an end."""
    density = law.log_density_at(VARIATE)
    before = [
        m
        for m in density.atoms(Mul)
        for f in m.args
        if isinstance(f, log) and f.has(VARIATE) and (m / f).has(letter)
    ]
    found = {
        ORDER: before or [f for f in density.atoms(*GROWING) if f.has(letter)],
        POWER: [p for p in density.atoms(Pow) if p.exp.has(letter) and p.base.has(VARIATE)],
        RATE: [e for e in density.atoms(exp) if e.has(letter) and e.has(VARIATE)],
        END if law.measure == COUNTING else EDGE: law.range.has(letter),
    }
    return frozenset(role for role, where in found.items() if where)


def _excepted(condition: Condition, instance: Instance) -> bool:
    """Does the value with letters leave these numbers out?"""
    here = instantiated(condition, instance)
    return not here.free_symbols and not here.atoms(Law) and not holds(here, ())


@lru_cache(maxsize=512)
def _derived(general: Node, facts: Given, derive: Derive) -> Chain:
    """What the question with letters comes to."""
    return derive(general, facts)


def in_letters(state: Node, only: Mapping[Place, Expr] | None = None) -> tuple[Node, Instance]:
    """The question with the usual letters where expressions stand, and what stands for each."""
    instance: Instance = {}
    laws = [law for law in state.args if isinstance(law, Law)]
    taken = {s.name for s in state.free_symbols if isinstance(s, Symbol)}
    if len(set(laws)) < len(laws):
        return state, {}
    subscripts = (None,) if isinstance(state, Entropy) else (1, 2)
    letters = []
    for n, (law, subscript) in enumerate(zip(laws, subscripts)):
        places = None if only is None else {k for m, k in only if m == n}
        letters.append(_in_letters(law, subscript, taken, instance, places))
    return state.func(*letters), instance


def _in_letters(
    law: Law, subscript: int | None, taken: set[str], instance: Instance, only: set[int] | None
) -> Law:
    if not isinstance(law, Family) or not all(isinstance(a, Expr) for a in law.args):
        return law
    usual = type(law).standard(subscript).args
    if any(isinstance(a, Symbol) and a.name in taken for a in usual):
        usual = type(law).standard((subscript or 0) + 2).args
    if any(isinstance(a, Symbol) and a.name in taken for a in usual):
        return law
    values = list(law.args)
    for k, letter in enumerate(usual):
        wanted = not isinstance(values[k], Symbol) if only is None else k in only
        if isinstance(letter, Symbol) and wanted:
            letter = letter if only is None else _once(letter, values[k], instance)
            instance[letter], values[k] = values[k], letter
    return type(law)(*values)


def _once(letter: Symbol, value: Expr, instance: Instance) -> Symbol:
    """The letter that stands for the number already, if it may stand here; else this one."""
    for other, known in instance.items():
        if known == value and letter.assumptions0.items() <= other.assumptions0.items():
            return other
    return letter


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
