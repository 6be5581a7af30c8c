"""A rule offers a claim: this state becomes that one, by this kind of inference, with this witness.

A claim is not believed. ``kernel.infer`` makes a step of it, or raises ``StepRejected``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any

from sympy import Basic

from symkl.nodes import Condition


class StepRejected(Exception):
    """The mathematics was not shown. Says which step, which rule, why, and where it fails."""

    def __init__(self, reason: str, claim: Claim | None = None, number: int | None = None) -> None:
        super().__init__(reason)
        self.reason, self.claim, self.number = reason, claim, number
        self.counterexample: str | None = None

    def __str__(self) -> str:
        where = f"step {self.number}" if self.number else "step"
        rule = f" ({self.claim.rule}, {self.claim.kind})" if self.claim else ""
        model = f"; {self.counterexample}" if self.counterexample else ""
        return f"{where}{rule} rejected: {self.reason}{model}"


@dataclass(frozen=True)
class Claim:
    """What a rule offers: before → after, because l = r holds by this kind of inference.

    ``given`` are standing hypotheses (the domains of the parameters), ``conditions`` what this step
    needs besides; ``lemmas`` are chains that the decider may use; ``shown`` is how to write after.
    """

    before: Basic
    after: Basic
    kind: str = ""
    rule: str = ""
    relation: str = "="
    equation: tuple[Basic, Basic] | None = None
    witness: tuple[Any, ...] = ()
    conditions: tuple[Condition, ...] = ()
    given: tuple[Condition, ...] = ()
    lemmas: tuple[Any, ...] = ()
    shown: Any = None

    @property
    def sides(self) -> tuple[Basic, Basic]:
        return self.equation or (self.before, self.after)

    @property
    def facts(self) -> tuple[Condition, ...]:
        return (*self.given, *self.conditions)

    @property
    def because(self) -> str:
        return RULES[self.rule].because

    @property
    def short(self) -> str:
        return RULES[self.rule].short


@dataclass(frozen=True)
class Rule:
    """A name, the kind of inference it uses, and its reason, in a sentence and in a few words."""

    name: str
    kind: str
    because: str
    short: str


RULES: dict[str, Rule] = {}


def rule(
    kind: str, because: str, short: str
) -> Callable[[Callable[..., Claim]], Callable[..., Claim]]:
    """Make a rule of a function that proposes a claim; its name is the function's."""

    def enter(propose: Callable[..., Claim]) -> Callable[..., Claim]:
        name = propose.__name__
        RULES[name] = Rule(name, kind, because, short)

        @wraps(propose)
        def offer(*args: Any, **keywords: Any) -> Claim:
            return replace(propose(*args, **keywords), kind=kind, rule=name)

        return offer

    return enter
