"""When is an element > 0? When it is a sum of products of what is, once the facts are put in.

A fact b − a > 0 is put in by b = a + w with w > 0, two facts L < s < U by s = (L + U t)/(1 + t)
with t > 0; then terms ≥ 0 are enough. Rules more: a s² + b s + c > 0 if a > 0 and 4ac − b² > 0;
log u has the sign of u − 1, A − B that of log A − log B for powers A, B > 0, f(A) − f(B) that of
A − B for an increasing f. So log(u)/(u − 1) > 0, though neither sign be known.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from fractions import Fraction
from math import lcm
from typing import Any

from symkl.elements import ONE, Element, Monomial, join, minus, plus, scaled
from symkl.entailment import Fact
from symkl.laurent import Table
from symkl.points import Points

DEPTH = 3  # facts used in one proof
TRIES = 24  # sums looked at in one proof
TERMS = 40  # of a sum that is searched further: what is put in makes many more of them
ROOTS = 12  # the highest power that two terms are raised to
UNKNOWNS = ("atom", "slack", "function", "sine", "exp", "log")  # what a fact may bound

SLACK = ("slack",)  # what a slack depends on: it is no number that SymPy knows


class Signs(Points):
    """Signs of generators and elements: from assumptions, from facts, and what follows."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._declared: dict[tuple[int, bool], int] = {}  # (generator, strict) -> ±1
        self._nonzero: set[int] = set()
        self._facts: list[Fact] = []
        self._signs: dict[tuple[int, bool], int] = {}
        self._likes: dict[int, Element | None] = {}  # of a sum: an element of the same sign
        self._bounds: dict[int, tuple[Fact, ...]] = {}
        self._asking: set[int] = set()
        self._tries = 0

    def monotone(self, g: int) -> tuple[Hashable, Element, int, bool] | None:
        """(f, A, ±1, is f odd?) for a generator f(A), where f increases or decreases."""
        return None

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
            self._likes.clear()
            self._bounds.clear()
            self._settled.clear()
            self._points = None

    # -- asking ---------------------------------------------------------------------------------

    def nonzero(self, g: int) -> bool:
        return g in self._nonzero or self.sign(g) != 0 or self._nonzero_as(g)

    def _nonzero_as(self, g: int) -> bool:
        """Are its factors, or what has its sign, shown not to vanish?"""
        if self.irreducible(g) != ((g, 1),):
            return all(self.nonzero(h) for h, _ in self.irreducible(g))
        like = self.like(g)
        if like is None or g in self._asking or self.vanishes(like):
            return False
        self._asking.add(g)
        try:
            return all(self.nonzero(h) for h, _ in self.factors(like, split=True)[1])
        finally:
            self._asking.discard(g)

    def sign(self, g: int) -> int:
        return self.generator_sign(g, True)

    def generator_sign(self, g: int, strict: bool) -> int:
        """±1 where g is proved > 0 or < 0 (≥ 0 or ≤ 0 if not strict), else 0."""
        of = g, strict
        found = self._declared.get(of, self._signs.get(of))
        if found is None:
            self._signs[of] = 0  # while it is being asked
            found = self._sign_now(g, strict)
            if strict and not found and g in self._nonzero:  # ≥ 0 and ≠ 0
                found = self.generator_sign(g, False)
            self._signs[of] = found
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
        sign, unknown = 1 if c > 0 else -1, []
        for g, x in m:
            if x.denominator == 1 and x % 2:
                found = self.generator_sign(g, strict)
                sign *= found or 1
                if not found:
                    unknown.append(g)
            elif strict and not self.nonzero(g):
                return 0
        if len(unknown) < 2:
            return 0 if unknown else sign
        return sign * self._joint_sign(unknown, strict)

    def _joint_sign(self, unknown: list[int], strict: bool, depth: int = 2) -> int:
        """The sign of a product, each factor put in by what has its sign: log(u)·(u − 1) ≥ 0."""
        if depth == 0 or (strict and not all(self.nonzero(g) for g in unknown)):
            return 0
        product, sign, found = (), 1, False
        for g, x in (part for u in unknown for part in self.irreducible(u)):
            like = self.like(g) if x.denominator == 1 and x % 2 else None
            if like is None:
                product = join(product, ((g, x),))
            elif self.vanishes(like):
                return 0
            else:
                c, m = self.factors(like, split=True)
                sign, found = sign * (1 if c > 0 else -1), True
                product = join(product, m)
        return sign * self._product_sign(product, strict, depth) if found else 0

    def _product_sign(self, product: Monomial, strict: bool, depth: int) -> int:
        sign, left = 1, []
        for g, x in product:
            if x.denominator != 1:
                return 0
            if x % 2:
                found = self.generator_sign(g, strict)
                sign *= found or 1
                if not found:
                    left.append(g)
            elif strict and not self.nonzero(g):
                return 0
        return sign * self._joint_sign(left, strict, depth - 1) if left else sign

    def _sum_sign(self, p: Element, strict: bool) -> int:
        for sign in (1, -1):
            if self._plain(scaled(p, sign), strict):
                return sign
        below, above = self._seen(p)
        if below and above:
            return 0
        signs = (1,) if above else (-1,) if below else (1, -1)
        found, open_ = self._linear_sign(p, strict, signs)
        found = found or self._affine_sign(p, strict, signs)
        if found or not open_:
            return found
        asking = self._tries
        for sign in signs:
            self._tries = 0
            if self._prove(scaled(p, sign), strict, tuple(self._facts), DEPTH):
                found = sign
                break
        self._tries = asking
        if found or len(p) < 2:
            return found
        like = self._like(p)
        return self.sign_of(like, strict) if like is not None else 0

    def like(self, g: int) -> Element | None:
        """An element that has the sign of the generator and is simpler, if one is known."""
        if self.kind(g) not in ("sum", "log"):
            return None
        if g not in self._likes:
            self._likes[g] = self._like(self.inner(g) if self.kind(g) == "sum" else {((g, 1),): 1})
        return self._likes[g]

    def twin(self, g: int) -> tuple[int, int] | None:
        like = self.like(g)
        if like is None or self.vanishes(like):
            return None
        c, m = self.factors(like, split=True)
        unknown = [(h, x) for h, x in m if x % 2 and not self.sign(h)]
        if len(unknown) != 1 or unknown[0][1].denominator != 1 or not self.nonzero(unknown[0][0]):
            return None
        known = self._term_sign(c, tuple(p for p in m if p != unknown[0]), True)
        return (unknown[0][0], known) if known and unknown[0][0] != g else None

    def _like(self, p: Element) -> Element | None:
        """Σ q log g is like Π g^q − 1; A − B like log A − log B; f(A) − f(B) like A − B; with
        roots in it A − B is like A^n − B^n."""
        if all(len(m) == 1 and m[0][1] == 1 and self.kind(m[0][0]) == "log" for m in p):
            if all(self.sign(self.inner(m[0][0])) for m in p):
                return minus(self.exp(p), ONE)
            return None
        if len(p) != 2:
            return None
        (a, c), (b, d) = p.items()
        if any(self.kind(g) == "exp" for m in p for g, _ in m):
            if c * d < 0 and all(self.sign(g) > 0 for m in p for g, _ in m):
                ratio = minus(self.log({a: c}), self.log({b: d}))
                return scaled(ratio, 1 if c > 0 else -1)
            return None
        roots = lcm(*(x.denominator for m in p for _, x in m))
        if 1 < roots <= ROOTS and c * d < 0 and all(self.sign(g) > 0 for m in p for g, _ in m):
            one, two = (self.settle(tuple((g, x * roots) for g, x in m)) for m in (a, b))
            one, two = scaled(one, abs(c) ** roots), scaled(two, abs(d) ** roots)
            return minus(one, two) if c > 0 else minus(two, one)
        return self._like_arguments(a, c, b, d)

    def _like_arguments(self, a: Monomial, c: Any, b: Monomial, d: Any) -> Element | None:
        """c f(A) + d f(B), |c| = |d|: c A + d B for an increasing f."""
        if abs(c) != abs(d) or not all(len(m) == 1 and m[0][1] == 1 for m in (a, b)):
            return None
        one, two = self.monotone(a[0][0]), self.monotone(b[0][0])
        if one is None or two is None or one[0] != two[0] or (c == d and not one[3]):
            return None
        return plus(scaled(one[1], c * one[2]), scaled(two[1], d * two[2]))

    # -- proving a sum > 0 ----------------------------------------------------------------------

    def _prove(self, p: Element, strict: bool, facts: tuple[Fact, ...], depth: int) -> bool:
        self._tries += 1
        if self._plain(p, strict):
            return True
        if depth == 0 or self._tries > TRIES or len(p) > TERMS:
            return False
        return self._by_square(p, strict, facts, depth) or any(
            self._prove(q, strict, rest, depth - 1)
            for q, rest in self._put_in(p, strict, facts, depth)
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
        return sorted({g for m in p for g, _ in m if self.kind(g) in UNKNOWNS})

    def _put_in(
        self, p: Element, asked: bool, facts: tuple, depth: int
    ) -> Iterator[tuple[Element, tuple]]:
        """p, and the facts that remain, after each way to put in one fact (or two)."""
        present = self._unknowns(p)
        whole = tuple((minus({((s, 1),): 1}, ONE), False) for s in present if self.at_least_one(s))
        bounds = tuple(f for s in present for f in self.bounds(s))
        if any(self.kind(s) == "log" for s in present):
            bounds += tuple(f for fact in facts for f in self._in_logs(*fact))
        facts += bounds
        for fact, strict in facts + whole:
            for s in self._unknowns(fact):
                bound = self._bound(fact, s) if s in present else None
                if bound is not None:
                    own = self._own_fact(s)
                    others = tuple(f for f in facts + own if f[0] is not fact)
                    yield from self._put_in_one(p, s, bound, (strict, asked), others, depth)

    def _in_logs(self, fact: Element, strict: bool) -> Iterator[Fact]:
        """log A − log B > 0 where A − B > 0, for powers A, B > 0."""
        if len(fact) == 2:
            (a, c), (b, d) = fact.items()
            if c * d < 0 and all(self.sign(g) > 0 for m in fact for g, _ in m):
                ratio = minus(self.log({a: c}), self.log({b: d}))
                yield scaled(ratio, 1 if c > 0 else -1), strict

    def _own_fact(self, s: int) -> tuple[Fact, ...]:
        sign = self.generator_sign(s, True)
        return (({((s, 1),): sign}, True),) if sign else ()

    def _put_in_one(
        self, p: Element, s: int, bound: tuple, known: tuple, others: tuple, depth: int
    ) -> Iterator[tuple[Element, tuple]]:
        side, end = bound
        strict, asked = known  # for p ≥ 0 the open interval is enough: p is continuous
        for other, also in others:
            opposite = self._bound(other, s) if (strict and also) or not asked else None
            if opposite is not None and opposite[0] == -side:
                q = self._between(p, s, end, opposite[1], depth)
                if q is not None:
                    yield q, others
        to = plus(end, {((self.number("slack", (strict, depth), free=SLACK), 1),): side})
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

    def _between(
        self, p: Element, s: int, start: Element, end: Element, depth: int
    ) -> Element | None:
        """(1 + t)^d p at s = (start + end t)/(1 + t), for d the degree of p in s."""
        parts = self._in_powers(p, s)
        if parts is None:
            return None
        t = {((self.number("slack", (True, depth), free=SLACK), 1),): 1}
        top, below, d = plus(start, self.times(end, t)), plus(ONE, t), max(parts)
        return plus(*(self.product([c] + [top] * k + [below] * (d - k)) for k, c in parts.items()))
