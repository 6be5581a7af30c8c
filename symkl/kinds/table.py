"""The table of kinds: a name and its decider. Trusted."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

from symkl.claim import Claim, StepRejected

Decider = Callable[[Claim], None]
KINDS: dict[str, Decider] = {}


def kind(name: str) -> Callable[[Decider], Decider]:
    """Enter a decider in the table of kinds."""

    def enter(decider: Decider) -> Decider:
        KINDS[name] = decider
        return decider

    return enter


def refuse(reason: str) -> NoReturn:
    raise StepRejected(reason)
