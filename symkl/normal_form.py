"""When are two expressions equal? When the normal form of their difference is empty.

An `Algebra` reads SymPy expressions into elements (`laurent.py`) under declared facts. A log, a Γ,
a power with a symbol in it is read only where its argument is proved positive; a division only
where the divisor is proved not to vanish; ∞ and nan never. Every symbol stands for a real number.
Means, densities and the like are atoms whose key is made of the normal forms of their parts.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

from sympy import Basic, Expr, S, Symbol, Tuple, default_sort_key

from symkl.declared import range_facts, signs_in
from symkl.elements import ONE, Element, Monomial, Undecidable, key, minus, plus, scaled
from symkl.expressions import ENDLESS, Expressions, expression, short
from symkl.laurent import Table
from symkl.nodes import (
    INDEX,
    LEBESGUE,
    VARIATE,
    AbsolutelyContinuous,
    ArgMin,
    AtMost,
    Condition,
    Density,
    Empirical,
    Entry,
    Image,
    IndexProduct,
    IndexSum,
    Law,
    Mean,
    Node,
    Observation,
    Points,
    Support,
)
from symkl.signs import Fact
from symkl.special import READERS
from symkl.special.derivatives import derivative
from symkl.special.identities import opened
from symkl.special.signs import BOUNDS, SIGNS, monotone

__all__ = ["Algebra", "Undecidable", "derivative", "key"]


class Algebra(Expressions):
    """One context: the declared facts, and what was read under them.

    Facts are conditions of `nodes.py`; those that say nothing of a sign are kept and not used.
    Elements that come out are shared and not to be changed.
    """

    def __init__(
        self,
        facts: Iterable[Condition] = (),
        _table: Table | None = None,
        _outer: Algebra | None = None,
    ) -> None:
        super().__init__(_table or Table())
        self.facts = tuple(facts)
        # a declared fact with the index in it holds for every index (the variate has its own law)
        declared = (f for f in self.facts if f.free_symbols & {INDEX, VARIATE} == {INDEX})
        self.universal: tuple[Condition, ...] = _outer.universal if _outer else tuple(declared)
        self._carriers = [f for f in self.facts if isinstance(f, AbsolutelyContinuous)]
        self._law: Law | None = None  # whose mean is being taken
        self._laws: dict[Hashable, Algebra] = {}
        self._sums: dict[Hashable, Algebra] = {}
        self._given: dict[Hashable, Algebra] = {}
        new = self._taken_over(_outer) if _outer else self.facts
        self._absorb([pair for f in new for pair in signs_in(f)])

    def _taken_over(self, outer: Algebra) -> tuple[Condition, ...]:
        """What is declared outside holds here too if its facts do; the facts that are new."""
        here, there = set(self.facts), set(outer.facts)
        if not there <= here:
            return self.facts
        self._declared, self._nonzero = dict(outer._declared), set(outer._nonzero)
        self._facts, self._positive = list(outer._facts), set(outer._positive)
        return tuple(f for f in self.facts if f not in there)

    # -- the questions --------------------------------------------------------------------------

    def equal(self, a: Any, b: Any) -> bool:
        """Is a = b proved, wherever the facts hold?"""
        return self._nothing(minus(self.normal(a), self.normal(b)))

    def equal_products(self, a: Iterable[Any], b: Iterable[Any]) -> bool:
        """Is the product of the factors a that of the factors b? No factor is merged before."""
        one, two = (self.product([self.normal(f) for f in factors]) for factors in (a, b))
        return self._nothing(minus(one, two))

    def _nothing(self, e: Element) -> bool:
        return self.vanishes(e) or self.vanishes(opened(self, e))

    def is_positive(self, e: Any) -> bool:
        """Is e > 0 proved?"""
        return self._has_sign(expression(e), True)

    def is_nonnegative(self, e: Any) -> bool:
        """Is e ≥ 0 proved?"""
        return self._has_sign(expression(e), False)

    def at_most(self, a: Any, b: Any) -> bool:
        """Is a ≤ b proved? The ends may be −∞ and ∞."""
        a, b = expression(a), expression(b)
        if S.NaN in (a, b) or S.ComplexInfinity in (a, b):
            raise Undecidable(f"{a} ≤ {b} has no sense")
        if a is S.NegativeInfinity or b is S.Infinity:
            return True
        if a is S.Infinity or b is S.NegativeInfinity:
            return False
        return self.is_nonnegative(b - a)

    def depends_on(self, e: Any, symbol: Symbol) -> bool:
        """Does the normal form of e contain the symbol?"""
        return symbol in self.free(self.reduced(self.normal(e)))

    def split(self, e: Any, variate: Symbol = VARIATE) -> list[tuple[Expr, Expr]]:
        """e = Σ coefficient · statistic, coefficients free of the variate, like ones merged."""
        groups: dict[Monomial, Element] = {}
        for m, c in self.reduced(self.normal(e)).items():
            own, rest = self._parted(m, variate)
            groups[own] = plus(groups.get(own, {}), {rest: c})
        pairs = [(self.to_expr(c), self.to_expr({own: 1})) for own, c in groups.items()]
        return sorted(pairs, key=lambda pair: default_sort_key(pair[1]))

    def _parted(self, m: Monomial, symbol: Symbol) -> tuple[Monomial, Monomial]:
        """The factors of m that depend on the symbol, and those that do not."""
        own = tuple(p for p in m if symbol in self.table.generators[p[0]].free)
        return own, tuple(p for p in m if p not in own)

    # -- contexts -------------------------------------------------------------------------------

    def under(self, law: Law) -> Algebra:
        """The context inside a mean over the law: x is in its support, and its density > 0."""
        of = self._key(law)[0]
        if of not in self._laws:
            inside = self._inside(VARIATE, (*law.conditions, *range_facts(law)))
            inside._law = law
            self._laws[of] = inside
        return self._laws[of]

    def given(self, more: tuple[Condition, ...]) -> Algebra:
        """The context in which these hold too."""
        if more not in self._given:
            self._given[more] = Algebra((*self.facts, *more), self.table, self)
            self._given[more]._law = self._law
        return self._given[more]

    def over(self, lo: Expr, hi: Expr) -> Algebra:
        """The context inside a sum over lo ≤ i ≤ hi."""
        if INDEX in lo.free_symbols | hi.free_symbols:
            raise Undecidable(f"the ends {lo}, {hi} of a sum depend on its own index")
        of = self._key(lo)[0], self._key(hi)[0]
        if of not in self._sums:
            facts = AtMost(lo, INDEX), AtMost(INDEX, hi)
            self._sums[of] = self._inside(INDEX, facts)
            self._sums[of]._law = self._law
        return self._sums[of]

    def _inside(self, bound: Symbol, more: tuple[Condition, ...]) -> Algebra:
        """The scope of a binder: of the bound symbol, what holds for all its values."""
        kept = (f for f in self.facts if bound not in f.free_symbols)
        everywhere = self.universal if bound == INDEX else ()
        return Algebra((*kept, *everywhere, *more), self.table, self)

    def _absorb(self, waiting: list[tuple[Expr, bool | None]]) -> None:
        """Declare the signs; what cannot be read yet is tried again after the others."""
        self._positive |= {e for e, strict in waiting if strict}
        left = []
        for e, strict in waiting:
            try:
                read = self.normal(e)
                if strict is None:
                    self.declare_nonzero(read)
                else:
                    self.declare(read, strict)
            except Undecidable:
                left.append((e, strict))
        self._read.clear()
        if left and len(left) < len(waiting):
            self._absorb(left)

    # -- signs ----------------------------------------------------------------------------------

    def _has_sign(self, e: Expr, strict: bool) -> bool:
        if e in self._positive or (e.is_positive if strict else e.is_nonnegative) is True:
            _refuse_endless(e)
            return True
        read = self.normal(e)
        if self._loose and not self._loose.isdisjoint(self.inside(read)):
            raise Undecidable(f"the sign of {short(e)} where it has no value at single points")
        return self.sign_of(read, strict) > 0

    def atom_sign(self, g: int, strict: bool) -> int:
        if self.kind(g) in ("function", "sine"):
            f, args = self.inner(g)
            known = SIGNS.get(f)
            found = known(self, args, strict) if known else 0
            if found:
                return found
        e = self._expr(g)
        if isinstance(e, Density) and self._has_mass(e):
            return 1
        if (e.is_positive if strict else e.is_extended_nonnegative) is True:
            return 1
        if isinstance(e, Entry) and isinstance(e.vector, Tuple) and e.at == VARIATE:
            return int(self._all_positive(e.vector))
        return -1 if (e.is_negative if strict else e.is_extended_nonpositive) is True else 0

    def bounds(self, g: int) -> tuple[Fact, ...]:
        if g not in self._bounds:
            self._bounds[g] = ()  # while they are looked for
            self._bounds[g] = self._bounds_now(g, {((g, 1),): 1})
        return self._bounds[g]

    def _bounds_now(self, g: int, value: Element) -> tuple[Fact, ...]:
        match self.kind(g):
            case "function" | "sine":
                f, args = self.inner(g)
                return BOUNDS[f](self, value, args) if f in BOUNDS else ()
            case "exp":  # e^m > 1 where m > 0, ≥ 1 where m ≥ 0
                signs = ((self.sign_of({self.inner(g): 1}, s), s) for s in (True, False))
                return next((((scaled(minus(value, ONE), n), s),) for n, s in signs if n), ())
        return ()

    def monotone(self, g: int) -> tuple[Hashable, Element, int, bool] | None:
        if self.kind(g) == "psi":
            k, z = self.inner(g)
            return ("psi", k), z, (-1) ** k, False
        return monotone(self, *self.inner(g)) if self.kind(g) == "function" else None

    def nonzero_nearly(self, g: int) -> bool:
        """Under a density: a polynomial in x that is not 0 throughout has single zeros."""
        if self.nonzero(g):
            return True
        if self._law is None or self._law.measure != LEBESGUE:
            return False
        p = self.inner(g) if self.kind(g) == "sum" else {((g, 1),): 1}
        parts = self._in_powers(p, next(iter(self.normal(VARIATE)))[0][0]) or {}
        fixed = not any(VARIATE in self.free(c) for c in parts.values())
        return fixed and any(k and self.is_nonzero(c) for k, c in parts.items())

    def at_least_one(self, g: int) -> bool:
        e = self.inner(g)
        return isinstance(e, Symbol) and e.is_integer is True and e.is_positive is True

    def _all_positive(self, entries: Tuple) -> bool:
        """Is the entry of each point of the law whose mean is taken positive?"""
        support = self._law.range if self._law is not None else None
        if isinstance(support, Support) and all(end.is_Integer for end in support.args):
            support = Points(*range(int(support.lo), min(int(support.hi), len(entries)) + 1))
        return isinstance(support, Points) and all(
            k.is_Integer and 0 <= k < len(entries) and self._has_sign(entries[int(k)], True)
            for k in support.args
        )

    def _has_mass(self, density: Density) -> bool:
        """Is q(x) > 0 where it is read: under P ≪ Q, or at a place of a sample with p̂ ≪ Q?"""
        law = self._law if density.at == VARIATE else None
        if isinstance(density.at, Observation):
            law = Empirical(density.at.sample)
        if law is None:
            return False
        p, q = self._key(law)[0], self._key(density.law)[0]
        facts = ((self._key(f.p)[0], self._key(f.q)[0]) for f in self._carriers)
        return p == q or (p, q) in facts

    # -- atoms and binders ----------------------------------------------------------------------

    def _key(self, a: Basic) -> tuple[Hashable, frozenset]:
        """A key by normal form, or by value where there is none; and what its value depends on."""
        if isinstance(a, Expr):
            try:
                read = self.reduced(self.normal(a))
                return key(read), self.free(read)
            except Undecidable:
                _refuse_endless(a)
                return a, frozenset(a.free_symbols)
        if isinstance(a, Image):
            law, free = self._key(a.law)
            inside = self._inside(VARIATE, range_facts(a))
            parts = [inside._key(x) for x in a.args[1:]]
            own = frozenset().union(*(f for _, f in parts)) - {VARIATE}
            return (Image, law, *(k for k, _ in parts)), free | own
        if not a.args or (isinstance(a, Condition) and a.has(VARIATE, INDEX)):
            return a, frozenset(a.free_symbols)
        endless = ENDLESS if isinstance(a, Support) else ()
        parts = [(x, frozenset()) if x in endless else self._key(x) for x in a.args]
        return (a.func, *(k for k, _ in parts)), frozenset().union(*(f for _, f in parts))

    def _node(self, e: Node) -> Element:
        parts = [self._key(a) for a in e.args]
        free = frozenset().union(*(f for _, f in parts))
        return self.generator("atom", (e.func, *(k for k, _ in parts)), e, free)

    def _mean(self, e: Mean) -> Element:
        law, free = self._key(e.law)
        body, more = self.under(e.law)._key(e.body)
        return self.generator("atom", (Mean, law, body), e, free | (more - {VARIATE}))

    def _optimum(self, e: ArgMin) -> Element:
        body, free = self._key(e.body)
        return self.generator("atom", (e.func, e.bound, body), e, free - {e.bound})

    def _sum(self, e: IndexSum) -> Element:
        """Σ is linear: what is free of the index comes out, and Σ 1 is the number of terms."""
        inside = self.over(e.lo, e.hi)
        try:
            body = inside.reduced(inside.normal(e.body))
        except Undecidable:
            return self._sum_atom(e)
        return self._linear_sum(body, e.lo, e.hi)

    def _product(self, e: IndexProduct) -> Element:
        """Π b = exp Σ log b for b > 0."""
        inside = self.over(e.lo, e.hi)
        try:
            body = inside.log(inside._demand_positive(e.body, "a logarithm"))
        except Undecidable:
            return self._sum_atom(e)
        return self.exp(self._linear_sum(inside.reduced(body), e.lo, e.hi))

    def _linear_sum(self, body: Element, lo: Expr, hi: Expr) -> Element:
        inside, size = self.over(lo, hi), hi - lo + 1
        whole = lo.is_integer is True and hi.is_integer is True
        total: Element = {}
        for m, c in body.items():
            own, rest = self._parted(m, INDEX)
            if not own and whole and self.is_nonnegative(size):
                part = self.normal(size)
            else:
                part = self._sum_atom(IndexSum(inside.to_expr({own: 1}), lo, hi), {own: 1})
            total = plus(total, self.times({rest: c}, part))
        return total

    def _sum_atom(self, e: IndexSum, body: Element | None = None) -> Element:
        inside = self.over(e.lo, e.hi)
        of, free = inside._key(e.body) if body is None else (key(body), self.free(body))
        (lo, free_lo), (hi, free_hi) = self._key(e.lo), self._key(e.hi)
        free = (free - {INDEX}) | free_lo | free_hi
        return self.generator("atom", (e.func, of, lo, hi), e, free)


def _refuse_endless(e: Basic) -> None:
    """∞ and nan stand for no number; only the ends of a support may be infinite."""
    if e in ENDLESS:
        raise Undecidable(f"{e} is not a number")
    if not isinstance(e, Support):
        for a in e.args:
            _refuse_endless(a)


Algebra.readers = {
    Mean: Algebra._mean,
    IndexProduct: Algebra._product,
    IndexSum: Algebra._sum,
    ArgMin: Algebra._optimum,
    Node: Algebra._node,
    **READERS,
    **Expressions.readers,
}
