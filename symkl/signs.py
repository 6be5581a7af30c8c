"""When is an element > 0? When it is a sum of products of what is, once the facts are put in.

A fact b − a > 0 is put in by b = a + w with w > 0, two facts L < s < U by s = (L + U t)/(1 + t)
with t > 0; then terms ≥ 0 are enough. Two rules more: a s² + b s + c > 0 if a > 0 and
4ac − b² > 0; and log u has the sign of u − 1, A − B that of log A − log B for powers A, B > 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from symkl.elementary import Elementary
from symkl.laurent import ONE, Element, Monomial, Table, minus, plus, scaled

DEPTH = 3  # facts used in one proof
TRIES = 24  # sums looked at in one proof

Fact = tuple  # (element, strict): the element is > 0, or ≥ 0


class Signs(Elementary):
    """Signs of generators and elements: from assumptions, from facts, and what follows."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._declared: dict[tuple[int, bool], int] = {}  # (generator, strict) -> ±1
        self._nonzero: set[int] = set()
        self._facts: list[Fact] = []
        self._signs: dict[tuple[int, bool], int] = {}
        self._tries = 0

    def atom_sign(self, g: int, strict: bool) -> int:
        """±1 where the assumptions on a symbol or an opaque atom give its sign, else 0."""
        raise NotImplementedError

    def at_least_one(self, g: int) -> bool:
        """Is the generator a whole number > 0?"""
        raise NotImplementedError

    # -- declaring ------------------------------------------------------------------------------

    def declare_nonzero(self, e: Element) -> None:
        """e ≠ 0: so is each of its factors."""
        self._nonzero.update(g for split in (False, True) for g, _ in self.factors(e, split)[1])

    def declare(self, e: Element, strict: bool, use: bool = True) -> None:
        """e > 0 (or ≥ 0) is the sign of the one factor whose sign was not known.

        With ``use`` it is a fact to be put into other sums as well.
        """
        c, m = self.factors(e)
        if strict:
            self.declare_nonzero(e)
        sums = [g for g, _ in m if self.kind(g) == "sum"]  # one alone needs no proof
        sign, unknown = (1 if c > 0 else -1), []
        for g, x in m:
            s = self._declared.get((g, True), 0) if sums == [g] else self.sign(g)
            if x % 2 == 0 and (strict or self.nonzero(g)):
                continue
            if s:
                sign *= s
            else:
                unknown.append((g, x))
        if len(unknown) == 1 and unknown[0][1] % 2:
            g = unknown[0][0]
            self._declared[g, False] = sign
            if strict:
                self._declared[g, True] = sign
            if use:
                of = self.inner(g) if sums == [g] else {((g, 1),): 1}
                self._facts.append((scaled(of, sign), strict))
            self._signs.clear()
            self._settled.clear()

    # -- asking ---------------------------------------------------------------------------------

    def nonzero(self, g: int) -> bool:
        return g in self._nonzero or self.sign(g) != 0

    def sign(self, g: int) -> int:
        return self.generator_sign(g, True)

    def generator_sign(self, g: int, strict: bool) -> int:
        """±1 where g is proved > 0 or < 0 (≥ 0 or ≤ 0 if not strict), else 0."""
        of = g, strict
        found = self._declared.get(of, self._signs.get(of))
        if found is None:
            self._signs[of] = 0  # while it is being asked
            found = self._signs[of] = self._sign_now(g, strict)
        return found

    def _sign_now(self, g: int, strict: bool) -> int:
        match self.kind(g):
            case "prime" | "exp":
                return 1
            case "slack":
                return 1 if not strict or self.inner(g)[0] else 0
            case "abs":
                return 1 if not strict or self.nonzero(self.inner(g)) else 0
            case "lg":
                return 0
            case "psi":
                k = self.inner(g)[0]
                return (-1) ** (k + 1) if k else 0
            case "log":
                base, side = self.inner(g), self.sign(self.inner(g))
                size = scaled(self.settle(((base, 1),)), side)  # |g|
                return self.sign_of(minus(size, ONE), strict) if side else 0
            case "sum" if self.irreducible(g) != ((g, 1),):
                return self._term_sign(1, self.irreducible(g), strict)
            case "sum" if self.table.generators[g].free:
                return self._sum_sign(self.inner(g), strict)
        by_facts = any(h == g for f, _ in self._facts for m in f for h, _ in m)
        return self.atom_sign(g, strict) or (
            self._sum_sign({((g, 1),): 1}, strict) if by_facts else 0
        )

    def sign_of(self, e: Element, strict: bool = True) -> int:
        if self.vanishes(e):
            return 0 if strict else 1
        c, m = self.factors(e)
        return self._term_sign(c, m, strict)

    def _term_sign(self, c: Any, m: Monomial, strict: bool) -> int:
        """The sign of c · m from those of its generators; g^½ is read only for g ≥ 0."""
        sign = 1 if c > 0 else -1
        for g, x in m:
            if x.denominator == 1 and x % 2:
                sign *= self.generator_sign(g, strict)
            elif strict and not self.nonzero(g):
                return 0
        return sign

    def _sum_sign(self, p: Element, strict: bool) -> int:
        asking, found = self._tries, 0
        for sign in (1, -1):
            self._tries = 0
            if self._prove(scaled(p, sign), strict, tuple(self._facts), DEPTH):
                found = sign
                break
        self._tries = asking
        return found or self._sign_by_logarithm(p, strict)

    def _sign_by_logarithm(self, p: Element, strict: bool) -> int:
        """Σ q log g has the sign of Π g^q − 1; A − B that of log A − log B, for powers A, B > 0."""
        if all(len(m) == 1 and m[0][1] == 1 and self.kind(m[0][0]) == "log" for m in p):
            if all(self.sign(self.inner(m[0][0])) for m in p):
                return self.sign_of(minus(self.exp(p), ONE), strict)
        elif len(p) == 2 and any(self.kind(g) == "exp" for m in p for g, _ in m):
            (a, c), (b, d) = p.items()
            if c * d < 0 and all(self.sign(g) > 0 for m in p for g, _ in m):
                ratio = minus(self.log({a: c}), self.log({b: d}))
                return self.sign_of(ratio, strict) * (1 if c > 0 else -1)
        return 0

    # -- proving a sum > 0 ----------------------------------------------------------------------

    def _prove(self, p: Element, strict: bool, facts: tuple[Fact, ...], depth: int) -> bool:
        self._tries += 1
        if self._plain(p, strict):
            return True
        if depth == 0 or self._tries > TRIES:
            return False
        return self._by_square(p, strict, facts, depth) or any(
            self._prove(q, strict, rest, depth - 1) for q, rest in self._put_in(p, facts, depth)
        )

    def _plain(self, p: Element, strict: bool) -> bool:
        """Every term is ≥ 0, and one is > 0 if that is asked."""
        return all(self._term_sign(c, m, False) > 0 for m, c in p.items()) and (
            not strict or any(self._term_sign(c, m, True) > 0 for m, c in p.items())
        )

    def _by_square(self, p: Element, strict: bool, facts: tuple[Fact, ...], depth: int) -> bool:
        """a s² + b s + c is > 0 (or ≥ 0) where a > 0 and 4ac − b² is."""
        for s in self._unknowns(p):
            parts = self._in_powers(p, s)
            if parts is not None and max(parts) == 2 and 1 in parts:
                a, b, c = (parts.get(k, {}) for k in (2, 1, 0))
                left = minus(scaled(self.times(a, c), 4), self.times(b, b))
                if self._prove(a, True, facts, depth - 1) and self._prove(
                    left, strict, facts, depth - 1
                ):
                    return True
        return False

    def _unknowns(self, p: Element) -> list[int]:
        return sorted({g for m in p for g, _ in m if self.kind(g) in ("atom", "slack")})

    def _in_powers(self, p: Element, s: int) -> dict[int, Element] | None:
        """p as a polynomial in s: {k: coefficient of s^k}; None where it is not one.

        An s inside another generator stays: that generator is a number with a sign of its own.
        """
        out: dict[int, Element] = {}
        for m, c in p.items():
            k = dict(m).get(s, 0)
            if k < 0 or k.denominator != 1:
                return None
            out.setdefault(int(k), {})[tuple(pair for pair in m if pair[0] != s)] = c
        return out

    def _put_in(self, p: Element, facts: tuple, depth: int) -> Iterator[tuple[Element, tuple]]:
        """p, and the facts that remain, after each way to put in one fact (or two)."""
        present = self._unknowns(p)
        whole = tuple((minus({((s, 1),): 1}, ONE), False) for s in present if self.at_least_one(s))
        for fact, strict in facts + whole:
            for s in self._unknowns(fact):
                bound = self._bound(fact, s) if s in present else None
                if bound is not None:
                    own = self._own_fact(s)
                    others = tuple(f for f in facts + own if f[0] is not fact)
                    yield from self._put_in_one(p, s, bound, strict, others, depth)

    def _own_fact(self, s: int) -> tuple[Fact, ...]:
        sign = self.generator_sign(s, True)
        return (({((s, 1),): sign}, True),) if sign else ()

    def _put_in_one(
        self, p: Element, s: int, bound: tuple, strict: bool, others: tuple, depth: int
    ) -> Iterator[tuple[Element, tuple]]:
        side, end = bound
        for other, also in others:
            opposite = self._bound(other, s) if strict and also else None
            if opposite is not None and opposite[0] == -side:
                q = self._between(p, s, end, opposite[1], depth)
                if q is not None:
                    yield q, others
        to = plus(end, {((self.number("slack", (strict, depth)), 1),): side})
        q = self._replace(p, s, to)
        if q is not None:
            rest = ((self._replace(f, s, to), also) for f, also in others)
            yield q, tuple((f, also) for f, also in rest if f)

    def _bound(self, fact: Element, s: int) -> tuple[int, Element] | None:
        """(1, L) if the fact says s > L, (−1, U) if s < U; None if it is not linear in s."""
        parts = self._in_powers(fact, s)
        if parts is None or not set(parts) <= {0, 1} or list(parts.get(1, {})) != [()]:
            return None
        c = parts[1][()]
        return (1 if c > 0 else -1), scaled(parts.get(0, {}), -1 / Fraction(c))

    def _replace(self, p: Element, s: int, to: Element) -> Element | None:
        parts = self._in_powers(p, s)
        if parts is None:
            return None
        return plus(*(self.product([c] + [to] * k) for k, c in parts.items()))

    def _between(
        self, p: Element, s: int, start: Element, end: Element, depth: int
    ) -> Element | None:
        """(1 + t)^d p at s = (start + end t)/(1 + t), for d the degree of p in s."""
        parts = self._in_powers(p, s)
        if parts is None:
            return None
        t = {((self.number("slack", (True, depth)), 1),): 1}
        top, below, d = plus(start, self.times(end, t)), plus(ONE, t), max(parts)
        return plus(*(self.product([c] + [top] * k + [below] * (d - k)) for k, c in parts.items()))
