"""Where P has mass and Q has none, the divergence is infinite."""

from __future__ import annotations

from typing import Any

from sympy import Basic, S

from symkl.claim import Claim, rule
from symkl.conditions import holds, jointly
from symkl.display import CasesOf, Display, TwoCases, display
from symkl.kernel import Chain
from symkl.nodes import Cases, Condition, Fails, FiniteWhen


@rule(
    "support",
    "P puts mass where Q has none, so P is not absolutely continuous with respect to Q",
    "outside the support",
)
def leave_support(state: Basic, **more: Any) -> Claim:
    """KL(P‖Q) = ∞ unless P ≪ Q."""
    return Claim(state, S.Infinity, **more)


@rule(
    "singularity",
    "one has a density, the other sits on countably many points: they are singular to each other",
    "mutually singular",
)
def singular(state: Basic, **more: Any) -> Claim:
    """KL(P‖Q) = ∞ where P and Q live on disjoint sets."""
    return Claim(state, S.Infinity, **more)


def _shown(chain: Chain) -> Display:
    """The last state as it is written."""
    last = chain.steps[-1]
    return display(last.after) if last.shown is None else last.shown


def left_over(lemma: Chain, known: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """What the lemma assumes besides."""
    return tuple(c for c in lemma.conditions if c not in known and not holds(c, known))


@rule(
    "cases",
    "finite where the condition holds, infinite where it does not",
    "two cases",
)
def by_cases(
    state: Basic, conditions: tuple[Condition, ...], inside: Chain, *outside: Chain, **more: Any
) -> Claim:
    """l = value where the conditions hold, ∞ where one fails."""
    after, given = inside.after, more.get("given", ())
    settled = (c for lemma in outside for c in lemma.conditions if isinstance(c, Fails))
    parts = (p for c in settled for p in (c.condition, *c.condition.args))
    shown = (*given, *parts)
    more["conditions"] = tuple(c for c in left_over(inside, given) if c not in shown)
    if after is not S.Infinity and conditions:
        condition = jointly(list(conditions))
        more["shown"] = CasesOf(_shown(inside), condition)
        after = FiniteWhen(after, condition)
    return Claim(state, after, lemmas=(inside, *outside), **more)


@rule(
    "split",
    "two cases, each with its own value",
    "two cases",
)
def by_location(
    state: Basic,
    condition: Condition,
    inside: Chain,
    otherwise: Chain,
    value: Basic | None = None,
    **more: Any,
) -> Claim:
    """l = one value where the condition holds, another where it fails; or one that is both."""
    after = Cases(condition, inside.after, otherwise.after) if value is None else value
    if value is None:
        more["shown"] = TwoCases(condition, _shown(inside), _shown(otherwise))
    given = more.get("given", ())
    more["conditions"] = (
        *left_over(inside, (*given, condition)),
        *left_over(otherwise, (*given, Fails(condition))),
    )
    return Claim(state, after, witness=(condition,), lemmas=(inside, otherwise), **more)
