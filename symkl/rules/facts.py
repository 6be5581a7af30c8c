"""Which of the standing facts matter: a lemma of P does not depend on Q, and is found again."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sympy import S

from symkl.nodes import AtMost, Condition, Positive

Given = tuple[Condition, ...]


@lru_cache(maxsize=65536)
def relevant(given: Given, *parts: Any) -> Given:
    """The facts about symbols of the parts alone: a lemma of P does not depend on Q."""
    symbols = set().union(*(p.free_symbols for p in parts))
    kept = dict.fromkeys(c for c in given if c.free_symbols <= symbols)
    for c in given:
        if c not in kept and isinstance(c, AtMost):
            kept |= dict.fromkeys(s for s in _signs(c) if s.free_symbols <= symbols)
    return tuple(kept)


def _signs(c: AtMost) -> Given:
    """What a ≤ b says of the one where the sign of the other is known."""
    above = Positive(c.greater) if c.lesser.is_positive else AtMost(S.Zero, c.greater)
    below = Positive(-c.lesser) if c.greater.is_negative else AtMost(c.lesser, S.Zero)
    low, high = c.lesser.is_nonnegative, c.greater.is_nonpositive
    found = (s for s, known in ((above, low), (below, high)) if known and s.known is not True)
    return tuple(s for s in found if s.free_symbols)
