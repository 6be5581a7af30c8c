"""Is a sum > 0 because the declared facts add up to it? What is asked of the simplex method.

Facts about the monomials of the sum, and about those that these facts bring in, are collected with
the signs of symbols; where all of it is linear, a sum that they do not add up to has no proof.
What is linear in one letter alone, a s + b, is asked where s is at its bounds.
"""

from __future__ import annotations

from itertools import product
from typing import Any

from symkl.elementary import Elementary
from symkl.elements import ONE, Element, Monomial, minus, scaled
from symkl.linear import follows

Fact = tuple  # (element, strict): the element is > 0, or ≥ 0


class Entailment(Elementary):
    """Signs of sums by linear arithmetic; `Signs` says what is declared."""

    _declared: dict[tuple[int, bool], int]
    _facts: list[Fact]

    def atom_sign(self, g: int, strict: bool) -> int:
        """±1 where the assumptions on a symbol or an opaque atom give its sign, else 0."""
        raise NotImplementedError

    def at_least_one(self, g: int) -> bool:
        """Is the generator a whole number > 0?"""
        raise NotImplementedError

    def bounds(self, g: int) -> tuple[Fact, ...]:
        """What lies between the value of a function and its bounds: 1 − erf(z) > 0."""
        return ()

    def _unknowns(self, p: Element) -> list[int]:
        """The generators in p that a fact may bound."""
        raise NotImplementedError

    def _bound(self, fact: Element, s: int) -> tuple[int, Element] | None:
        """(1, L) if the fact says s > L, (−1, U) if s < U; None if it is not linear in s."""
        raise NotImplementedError

    def _plain(self, p: Element, strict: bool) -> bool:
        """Every term is ≥ 0, and one is > 0 if that is asked."""
        raise NotImplementedError

    def _like(self, p: Element) -> Element | None:
        """An element that has the sign of p and is simpler, if one is known."""
        raise NotImplementedError

    def _linear_sign(
        self, p: Element, strict: bool, signs: tuple[int, ...]
    ) -> tuple[int, bool]:
        """The sign of p as a sum of facts; and whether there may be another proof of one."""
        facts, variables = self._linear_facts(p)
        for sign in signs:
            if follows(scaled(p, sign), facts, strict):
                return sign, True
        return 0, not all(
            len(m) == 1 and m[0][1] == 1 and self.kind(m[0][0]) in ("atom", "slack")
            for m in variables
        )

    def _linear_facts(self, p: Element) -> tuple[list[Fact], set[Monomial]]:
        """The facts about the monomials of p and of each other, and what is known of each one."""
        variables, left, near = {m for m in p if m}, list(self._facts), []
        while touching := [f for f in left if any(m in variables for m in f[0])]:
            near += touching
            left = [f for f in left if f not in touching]
            variables |= {m for f, _ in touching for m in f if m}
        for m in sorted(variables):
            sign = self._plain_sign(m)
            near += [({m: sign}, True)] if sign else []
            if len(m) == 1 and m[0][1] == 1:
                g = m[0][0]
                near += [(minus({m: 1}, ONE), False)] if self.at_least_one(g) else []
                near += self.bounds(g)
        return near, variables

    def _plain_sign(self, m: Monomial) -> int:
        """The sign of a product of symbols, primes and exponentials, as it was declared."""
        sign = 1
        for g, x in m:
            kind = self.kind(g)
            if kind in ("prime", "exp"):
                continue
            if kind != "atom" or x.denominator != 1:
                return 0
            own = self._declared.get((g, True), 0) or self.atom_sign(g, True)
            sign *= own if x % 2 else abs(own)
        return sign

    def _affine_sign(self, p: Element, strict: bool, signs: tuple[int, ...]) -> int:
        """a s + b, for s between L and U, has the sign that it has at both of them."""
        for s in self._unknowns(p):
            parts = self._in_powers(p, s)
            if parts is None or set(parts) != {0, 1} or not any(parts[1]):
                continue
            if any(self._depends(part, s) for part in parts.values()):
                continue
            if self.kind(s) == "atom" and self.generator_sign(s, True) > 0:
                for sign in signs:
                    if self._in_positive(scaled(parts[1], sign), scaled(parts[0], sign), strict):
                        return sign
            for pair in product(*self._ends(s)):
                for sign in signs:
                    if self._at_both_ends(scaled(p, sign), s, pair, strict):
                        return sign
        return 0

    def _ends(self, s: int) -> tuple[list[Fact], list[Fact]]:
        """What s is above, and what it is below: (bound, is it never reached?)."""
        own = [({((s, 1),): 1}, True)] if self.kind(s) == "exp" else []
        ends: tuple[list[Fact], list[Fact]] = ([], [])
        for fact, open_ in (*self._facts, *self.bounds(s), *own):
            bound = self._bound(fact, s)
            if bound is not None and not self._depends(bound[1], s):
                ends[bound[0] < 0].append((bound[1], open_))
        return ends

    def _depends(self, p: Element, s: int) -> bool:
        of = self.table.generators[s].free
        return any(of & self.table.generators[g].free for m in p for g, _ in m)

    def _at_both_ends(self, p: Element, s: int, ends: Any, strict: bool) -> bool:
        """p ≥ 0 at both; and > 0 at those that s may reach, and at one of them."""
        values = [self._replace(p, s, end) for end, _ in ends]
        above = [v is not None and self._by_facts(v, True) for v in values]
        at_least = (v is not None and (not v or self._by_facts(v, False)) for v in values)
        if not all(a or b for a, b in zip(above, at_least)):
            return False
        return not strict or (any(above) and all(a or e[1] for a, e in zip(above, ends)))

    def _in_positive(self, slope: Element, rest: Element, strict: bool) -> bool:
        """a s + b for s > 0 where a, b ≥ 0, and one of them is > 0."""
        above = [self._by_facts(p, True) for p in (slope, rest)]
        if strict and not any(above):
            return False
        return all(a or self._by_facts(p, False) for a, p in zip(above, (slope, rest)))

    def _by_facts(self, p: Element, strict: bool) -> bool:
        if self._plain(p, strict) or self._linear_sign(p, strict, (1,))[0] > 0:
            return True
        logs = all(len(m) == 1 and self.kind(m[0][0]) == "log" for m in p)
        like = self._like(p) if logs else None
        return like is not None and self.sign_of(like, strict) > 0
