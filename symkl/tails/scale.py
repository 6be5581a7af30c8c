"""The scale u^a (log u)^j (log log u)^l e^(Σ d u^c) at u → ∞, and sums of it up to O(…)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from sympy import Add, Expr, S, default_sort_key, expand

from symkl.tails.parameters import Facts, Split, sign

Zero, One = S.Zero, S.One


class Monomial(NamedTuple):
    """u^power (log u)^logs (log log u)^loglogs e^(Σ d u^c); ``rates`` has the pairs (c, d)."""

    rates: tuple[tuple[Expr, Expr], ...] = ()
    power: Expr = Zero
    logs: Expr = Zero
    loglogs: Expr = Zero

    def times(self, other: Monomial) -> Monomial:
        rates = self.rates or other.rates
        if self.rates and other.rates:
            merged = dict(self.rates)
            for c, d in other.rates:
                merged[c] = expand(merged.get(c, Zero) + d)
            pairs = ((c, d) for c, d in merged.items() if d != 0)
            rates = tuple(sorted(pairs, key=default_sort_key))
        return Monomial(
            rates,
            _plus(self.power, other.power),
            _plus(self.logs, other.logs),
            _plus(self.loglogs, other.loglogs),
        )

    def to(self, k: Expr) -> Monomial:
        """The k-th power."""
        if self == UNIT or k == 1:
            return self
        rates = tuple((c, d * k) for c, d in self.rates) if k != 0 else ()
        return Monomial(rates, expand(self.power * k), self.logs * k, self.loglogs * k)

    def over(self, other: Monomial) -> Monomial:
        return self.times(other.to(S.NegativeOne))


def _plus(a: Expr, b: Expr) -> Expr:
    if a == 0:
        return b
    return a if b == 0 else expand(a + b)


UNIT = Monomial()
LOG = Monomial(logs=One)
LOGLOG = Monomial(loglogs=One)


def power(a: Expr) -> Monomial:
    """u^a."""
    return Monomial(power=a)


class Coarse(Exception):
    """More terms of an expansion are needed than were kept."""


@dataclass
class Expansion:
    """Σ coefficient · monomial + O(rest): exact where ``rest`` is empty."""

    terms: dict[Monomial, Expr] = field(default_factory=dict)
    rest: tuple[Monomial, ...] = ()


class Order:
    """The order of growth at u → ∞, as far as the facts decide it."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._sizes: dict[Monomial, int] = {}

    def sign(self, e: Expr) -> int:
        return sign(e, self.facts)

    def tried(self, e: Expr) -> int | None:
        """The sign where it is decided, else None."""
        try:
            return self.sign(e)
        except Split:
            return None

    def size(self, m: Monomial) -> int:
        """1, 0, −1 for m → ∞, m = 1, m → 0."""
        if m not in self._sizes:
            self._sizes[m] = self._size(m)
        return self._sizes[m]

    def _size(self, m: Monomial) -> int:
        if m.rates:
            found = self._fastest(dict(m.rates))
            if found:
                return found
        for e in (m.power, m.logs, m.loglogs):
            if e != 0:
                found = self.sign(e)
                if found:
                    return found
        return 0

    def _fastest(self, rates: dict[Expr, Expr]) -> int:
        """The sign of Σ d u^c for u → ∞."""
        sides = {self.tried(d) for d in rates.values()} - {0}
        if not sides:
            return 0
        if len(sides) == 1 and None not in sides:
            return sides.pop()
        left = dict(rates)
        while left:
            top, *others = left
            for c in others:
                side = self.sign(c - top)
                if side == 0:
                    left[top] += left.pop(c)
                elif side > 0:
                    top = c
            found = self.sign(left.pop(top))
            if found:
                return found
        return 0

    def below(self, m: Monomial, n: Monomial) -> bool:
        """Is m = O(n) decided?"""
        try:
            return self.size(m.over(n)) <= 0
        except Split:
            return False

    def smaller(self, m: Monomial, n: Monomial) -> bool:
        """Is m = o(n) decided?"""
        try:
            return self.size(m.over(n)) < 0
        except Split:
            return False

    # -- sums -----------------------------------------------------------------------------------

    def pruned(self, f: Expansion) -> Expansion:
        """Without what the O(…) swallows."""
        terms = {m: c for m, c in f.terms.items() if c != 0}
        if not f.rest:
            return Expansion(terms)
        rest: list[Monomial] = []
        for r in dict.fromkeys(f.rest):
            if not any(self.below(r, other) for other in rest):
                rest = [other for other in rest if not self.below(other, r)] + [r]
        kept = {m: c for m, c in terms.items() if not any(self.below(m, r) for r in rest)}
        return Expansion(kept, tuple(rest))

    def sum(self, parts: list[Expansion]) -> Expansion:
        terms: dict[Monomial, list[Expr]] = {}
        for part in parts:
            for m, c in part.terms.items():
                terms.setdefault(m, []).append(c)
        rest = tuple(r for part in parts for r in part.rest)
        return self.pruned(Expansion({m: Add(*c) for m, c in terms.items()}, rest))

    def product(self, f: Expansion, g: Expansion) -> Expansion:
        terms: dict[Monomial, Expr] = {}
        for m, c in f.terms.items():
            for n, d in g.terms.items():
                both = m.times(n)
                terms[both] = terms.get(both, Zero) + c * d
        rest = [r.times(n) for r in f.rest for n in (*g.terms, *g.rest)]
        rest += [m.times(r) for m in f.terms for r in g.rest]
        return self.pruned(Expansion(terms, tuple(rest)))

    def scaled(self, f: Expansion, c: Expr, m: Monomial = UNIT) -> Expansion:
        terms = {n.times(m): c * d for n, d in f.terms.items()}
        return Expansion(terms, tuple(r.times(m) for r in f.rest))

    def largest(self, terms: dict[Monomial, Expr]) -> dict[Monomial, Expr]:
        """The terms not decided to be smaller than another one."""
        top: dict[Monomial, Expr] = {}
        for m, c in terms.items():
            if any(self.smaller(m, n) for n in top):
                continue
            top = {n: d for n, d in top.items() if not self.smaller(n, m)}
            top[m] = c
        return top

    def lead(self, f: Expansion) -> tuple[Monomial, Expr, int, dict[Monomial, Expr]] | None:
        """The largest term, its coefficient and its sign, the terms below it; None for 0."""
        left = dict(f.terms)
        while left:
            m, c = self.pop_top(left)
            side = self.sign(c)
            if side:
                if any(self.size(r.over(m)) >= 0 for r in f.rest):
                    raise Coarse
                return m, c, side, left
        if f.rest:
            raise Coarse
        return None

    def pop_top(self, terms: dict[Monomial, Expr]) -> tuple[Monomial, Expr]:
        """The largest of the terms, taken out, with those that are equal to it."""
        ranked = self.largest(terms)
        top, *others = ranked
        for m in others:
            if self.size(m.over(top)) > 0:
                top = m
        equal = [m for m in ranked if m == top or self.size(m.over(top)) == 0]
        return top, Add(*(terms.pop(m) for m in equal))
