"""A step is an equation of one kind, used in a context; only the kernel makes one. Trusted.

``infer`` asks the decider of the claim's kind about the equation l = r, checks that ``before`` with
l replaced by r is ``after``, discharges what it can of the conditions, and returns a ``Step``. It
never runs the rule and never compares numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from sympy import Add, Basic, Dummy, Expr, Mul, Pow, S, Symbol

from symkl.claim import RULES, Claim, StepRejected
from symkl.conditions import endless, evident, holds, parametric, replace_everywhere, same
from symkl.display import Display, Leaf, Root, Terms, rebuild
from symkl.kinds import EXTENDED, KINDS, well_formed
from symkl.nodes import VARIATE, Condition, Finite, Image, Integrable, Law, Mean
from symkl.normal_form import Undecidable

RELATIONS = ("=", "<=", ">=", "<=>")
LOCAL = frozenset(
    {"lemma", "derivative", "cases", "split"}
)  # kinds that bring their lemmas' conditions over

_SEAL = object()


class Step:
    """A claim that the kernel has accepted, and ``assumed``, the conditions left undischarged."""

    __slots__ = ("assumed", "claim")
    claim: Claim
    assumed: tuple[Condition, ...]

    def __init__(self, claim: Claim, assumed: tuple[Condition, ...], seal: object = None) -> None:
        if seal is not _SEAL:
            raise TypeError("only the kernel makes a Step; offer it a Claim through infer()")
        object.__setattr__(self, "claim", claim)
        object.__setattr__(self, "assumed", assumed)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError("a Step can't be changed")

    def __getattr__(self, name: str) -> Any:
        return getattr(self.claim, name)

    def __repr__(self) -> str:
        return f"<Step {self.rule}: {self.before} {self.relation} {self.after}>"

    conditions = property(lambda self: self.assumed)

    def shown_as(self, shown: Any) -> Step:
        """The same step with its right side written otherwise."""
        return infer(replace(self.claim, shown=shown))


class Chain:
    """e0 = e1 ≤ e2 …: steps that fit together; proves first RELATION last under the conditions.

    Made of steps, or of claims that are not inferred before they are asked for (a replay).
    """

    def __init__(self, steps: Iterable[Step] = (), claims: Iterable[Claim] | None = None) -> None:
        made = tuple(steps)
        if not all(type(s) is Step for s in made):
            raise TypeError("a chain is made of steps that the kernel has accepted")
        self._steps = made if claims is None else None
        self.claims = tuple(s.claim for s in made) if claims is None else tuple(claims)
        if not self.claims:
            raise ValueError("a chain has at least one step")
        if self._steps is not None:
            _link(self.claims)

    @property
    def steps(self) -> tuple[Step, ...]:
        if self._steps is None:
            _link(self.claims)
            self._steps = tuple(_numbered(c, n) for n, c in enumerate(self.claims, 1))
        return self._steps

    @property
    def before(self) -> Basic:
        return self.steps[0].before

    @property
    def after(self) -> Basic:
        return self.steps[-1].after

    @property
    def relation(self) -> str:
        return compose([s.relation for s in self.steps])

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All that the chain assumes, in order of first use."""
        return tuple(dict.fromkeys(c for s in self.steps for c in s.assumed))

    def then(self, claim: Claim) -> Chain:
        return type(self)((*self.steps, infer(claim)))

    def replayed(self) -> Chain:
        """The same chain with each claim, and each claim of its lemmas, decided again."""
        return self._replayed({})

    def _replayed(self, done: dict[int, Chain]) -> Chain:
        """Each chain once, however often it is cited."""
        if id(self) not in done:
            claims = [
                replace(c, lemmas=tuple(lemma._replayed(done) for lemma in c.lemmas))
                for c in self.claims
            ]
            done[id(self)] = Chain(claims=claims)
        return done[id(self)]


def _numbered(claim: Claim, number: int) -> Step:
    try:
        return infer(claim)
    except StepRejected as error:
        error.number = error.number or number
        raise


def _link(claims: tuple[Claim, ...]) -> None:
    for number, (one, two) in enumerate(pairwise(claims), 2):
        if one.after != two.before:
            raise StepRejected("it does not start where the step before it ends", two, number)
    compose([c.relation for c in claims])


def compose(relations: list[str]) -> str:
    """= then ≤ is ≤; ≤ and ≥, or an equation and an equivalence, do not chain."""
    kinds = set(relations)
    if not kinds <= set(RELATIONS):
        raise StepRejected(f"there is no relation {sorted(kinds - set(RELATIONS))[0]!r}")
    strict = kinds - {"="}
    if len(strict) > 1 or ("<=>" in kinds and len(kinds) > 1):
        raise StepRejected(f"the relations {', '.join(sorted(kinds))} do not chain")
    return strict.pop() if strict else "="


# -- inference ---------------------------------------------------------------------------------


def infer(claim: Claim) -> Step:
    """The step that the claim offers; StepRejected where its kind can't decide it."""
    if type(claim) is not Claim:
        raise StepRejected("a rule offers a Claim, nothing else")
    try:
        _well_made(claim)
        decider = KINDS.get(claim.kind)
        if decider is None:
            raise StepRejected(f"there is no kind {claim.kind!r}; there are {', '.join(KINDS)}")
        if claim.rule not in RULES or RULES[claim.rule].kind != claim.kind:
            raise StepRejected(f"there is no rule {claim.rule!r} of the kind {claim.kind!r}")
        if claim.relation not in RELATIONS:
            raise StepRejected(f"there is no relation {claim.relation!r}")
        if claim.relation in ("<=", ">=") and claim.kind not in ("inequality", "lemma"):
            raise StepRejected(f"the kind {claim.kind} shows an equation, not {claim.relation}")
        if claim.relation == "<=>" and isinstance(claim.before, Expr):
            raise StepRejected("an equivalence is between statements, not between numbers")
        for condition in claim.facts:
            if VARIATE in condition.free_symbols:
                raise StepRejected(f"the condition {condition} speaks of the bound variate")
        inner = claim.equation is not None and isinstance(claim.equation[0], Expr)
        decider(replace(claim, relation="=") if inner and claim.relation == "<=>" else claim)
        _in_context(claim)
        _nothing_cancelled(claim)
        if claim.shown is not None:
            _shown(claim)
        return Step(claim, assumed(claim), _SEAL)
    except StepRejected as error:
        error.claim = error.claim or claim
        raise
    except Undecidable as error:
        raise StepRejected(str(error), claim) from error
    except (TypeError, ValueError, AttributeError, LookupError, RecursionError) as error:
        raise StepRejected(f"the claim is malformed: {error}", claim) from error


def _well_made(claim: Claim) -> None:
    """Chains of steps as lemmas, states without a stray ∞, laws without the variate."""
    for lemma in claim.lemmas:
        if not isinstance(lemma, Chain) or not all(type(s) is Step for s in lemma.steps):
            raise StepRejected("a lemma is a chain of steps")
    for state in dict.fromkeys((claim.before, claim.after, *claim.sides)):
        if state is not S.Infinity and endless(state):
            raise StepRejected("nan or ∞ stands inside a state")
        for part in laws_in(state):
            if isinstance(part, Image):
                well_formed(part, claim.facts)
            if VARIATE in part.free_symbols:
                raise StepRejected(f"the law {part} depends on the variate")


@lru_cache(maxsize=16384)
def laws_in(state: Basic) -> tuple[Law, ...]:
    """The laws in a state, those within laws too, in order of appearance."""
    found: dict[Law, None] = {}
    _gather_laws(state, found)
    return tuple(found)


def _gather_laws(state: Basic, found: dict[Law, None]) -> None:
    if isinstance(state, Law):
        found[state] = None
    for part in state.args:
        if part.args or isinstance(part, Law):
            _gather_laws(part, found)


def _in_context(claim: Claim) -> None:
    """Is ``after`` what ``before`` becomes when l is replaced by r?"""
    left, right = claim.sides
    if (claim.before, claim.after) == (left, right):
        return
    if isinstance(left, Symbol):
        raise StepRejected("an equation for a symbol alone may meet the symbol where it is bound")
    if claim.relation == "<=>" and not isinstance(left, Expr):
        raise StepRejected("an equivalence is used whole, not inside an expression")
    if claim.relation in ("<=", ">="):
        return _in_monotone_context(claim, left, right)
    replaced = replace_everywhere(claim.before, left, right)
    if replaced == claim.before:
        raise StepRejected(f"its left side {left} does not occur in the state")
    if not same(replaced, claim.after, claim.facts):
        raise StepRejected("replacing its left side by its right side does not give the next state")


def _nothing_cancelled(claim: Claim) -> None:
    """What may be infinite or undefined neither vanishes from a state nor comes from nothing.

    To the algebra M − L is an atom less an atom: with M = L = ∞ it would be 0, and log 2 as well.
    """
    left, right = claim.sides
    whole = (claim.before, claim.after) == (left, right)
    if whole and claim.kind != "algebra":
        return
    there = extended_in(claim.after)
    here = (extended_in(claim.before) - extended_in(left)) | extended_in(right)
    if whole:
        here = extended_in(left)
    for one, others in ((here, there), (there, here | extended_in(claim.before))):
        for node in one - others:
            kept = any(same(node, other, claim.facts) for other in others)
            if not kept and not _is_number(node, claim):
                raise StepRejected(f"{node} is cancelled, and was not shown to be finite")


def _is_number(node: Basic, claim: Claim) -> bool:
    """Is what may be infinite shown, or stated, to be finite?"""
    integrable = isinstance(node, Mean) and holds(Integrable(node.law, node.body), claim.facts)
    return integrable or Finite(node) in claim.facts


@lru_cache(maxsize=16384)
def extended_in(state: Basic) -> frozenset[Basic]:
    """The outermost means, divergences … in a state, whose values may be infinite."""
    if isinstance(state, EXTENDED):
        return frozenset({state})
    return frozenset().union(*(extended_in(a) for a in state.args))


def _in_monotone_context(claim: Claim, left: Basic, right: Basic) -> None:
    """before = a·l + b and after = a·r + b, with a number a > 0: the relation is kept."""
    hole = Dummy("hole", real=True)
    context = replace_everywhere(claim.before, left, hole)
    if not isinstance(context, Expr) or context == claim.before:
        raise StepRejected(f"its left side {left} does not occur in the state")
    rest = context.xreplace({hole: S.Zero})
    slope = context.xreplace({hole: S.One}) - rest
    if not (slope.is_Rational and slope.is_positive):
        raise StepRejected(
            "an inequality is used where its left side has a positive number before it"
        )
    if not same(context, slope * hole + rest, claim.facts):
        raise StepRejected("an inequality is used where its left side occurs linearly")
    if not same(slope * right + rest, claim.after, claim.facts):
        raise StepRejected("replacing its left side by its right side does not give the next state")


def _shown(claim: Claim) -> None:
    _faithful(claim.shown)
    if not same(rebuild(claim.shown), claim.after, claim.facts):
        raise StepRejected("the way it is written does not rebuild to its value")


def _faithful(shown: Any) -> None:
    """A display of the forms that there are, with signs ±1, whole roots and simple leaves."""
    if isinstance(shown, tuple):
        for part in shown:
            _faithful(part)
    if not isinstance(shown, Display):
        return
    wrong = (
        (isinstance(shown, Terms) and any(sign not in (1, -1) for sign, _ in shown.terms))
        or (isinstance(shown, Root) and not (type(shown.index) is int and shown.index >= 2))
        or (isinstance(shown, Leaf) and isinstance(shown.expr, Add | Mul | Pow))
        or type(shown).__module__ != Display.__module__
    )
    if wrong:
        raise StepRejected("the way it is written is not one of the forms that there are")
    for part in vars(shown).values():
        _faithful(part)


def _laws(claim: Claim) -> dict[Law, None]:
    """The laws of the two states, in order of appearance."""
    return dict.fromkeys(p for s in (claim.before, claim.after) for p in laws_in(s))


def assumed(claim: Claim) -> tuple[Condition, ...]:
    """The conditions of the claim and of the lemmas it uses that nothing else in it proves.

    The domains of the parameters stand; a further condition on parameters goes where they prove it,
    and one on laws where the conditions on parameters do.
    """
    domains = (*claim.given, *(c for law in _laws(claim) for c in law.conditions))
    lemmas = () if claim.kind in LOCAL else claim.lemmas
    further = (*claim.conditions, *(c for lemma in lemmas for c in lemma.conditions))
    left = dict.fromkeys(c for c in domains if not evident(c))
    standing = tuple(left)
    for of_parameters in (True, False):
        facts = standing if of_parameters else tuple(c for c in left if parametric(c))
        for condition in further:
            if parametric(condition) is of_parameters and not holds(condition, facts):
                left[condition] = None
    return tuple(left)
