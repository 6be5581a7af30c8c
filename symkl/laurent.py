"""Sums of c · g₁^e₁ ⋯ gₙ^eₙ: the arithmetic under the normal form, exact and without a simplifier.

An element is a dict {monomial: rational}; a monomial is a sorted tuple of (generator, exponent),
exponents rational. A generator is a number that stands for a symbol, a prime, log|g|, |g|, exp of
a monomial, log Γ or ψ at an element, a sum P with exponent < 1, a function at elements (its sine is
one whose square goes out), or an atom that is not looked into.
Two elements are equal if their difference, cleared of denominators P, is the empty dict.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from fractions import Fraction
from functools import reduce
from math import lcm
from typing import Any, NamedTuple

from symkl.elements import (
    MOST_BITS,
    MOST_STEPS,
    MOST_TERMS,
    ONE,
    Element,
    Monomial,
    Undecidable,
    factored,
    few,
    join,
    key,
    leading,
    minus,
    plus,
    primitive,
    raised,
    ratio,
    rational,
    scaled,
)


class Generator(NamedTuple):
    """What a generator number stands for, and the symbols its value depends on."""

    kind: str
    inner: Any
    free: frozenset


class Table:
    """The generators of a context and of all contexts inside it, numbered as they appear."""

    def __init__(self) -> None:
        self.generators: list[Generator] = []
        self.numbers: dict[Hashable, int] = {}
        self.reducing: set[int] = set()  # those whose exponents are kept in a range
        self.products: dict[tuple, tuple] = {}  # of two monomials, and has it one of these?
        self.factors: dict[int, Monomial] = {}
        self.expressions: dict[int, Any] = {}
        self.leading: dict[int, Monomial] = {}  # of sums
        self.points: dict[frozenset, list] = {}  # where facts hold, by the facts
        self.anchors: dict[Hashable, list] = {}  # z, z+1, …: the ones that stand for the rest

    def product(self, a: Monomial, b: Monomial) -> tuple[Monomial, bool]:
        """a · b, and whether all its exponents may be what they are."""
        found = self.products.get((a, b))
        if found is None:
            m = join(a, b)
            found = self.products[a, b] = m, self.reducing.isdisjoint([g for g, _ in m])
        return found

    def number(self, kind: str, key: Hashable, inner: Any, free: Iterable) -> int:
        found = self.numbers.get((kind, key))
        if found is None:
            found = self.numbers[kind, key] = len(self.generators)
            self.generators.append(Generator(kind, inner, frozenset(free)))
            if kind in ("prime", "abs", "sum", "sine"):
                self.reducing.add(found)
        return found


class Laurent:
    """Arithmetic of elements over one table; `sign` and `weak_sign` are what is known of signs."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._settled: dict[Monomial, Element] = {}

    def sign(self, g: int) -> int:
        """1 or −1 where the generator is proved > 0 or < 0, else 0."""
        raise NotImplementedError

    def generator_sign(self, g: int, strict: bool) -> int:
        """±1 where g is proved > 0 or < 0 (≥ 0 or ≤ 0 if not strict), else 0."""
        raise NotImplementedError

    def sign_of(self, e: Element, strict: bool = True) -> int:
        """1 or −1 where e is proved > 0 or < 0 (≥ 0 or ≤ 0 if not strict), else 0."""
        raise NotImplementedError

    def twin(self, g: int) -> tuple[int, int] | None:
        """A simpler h ≠ 0 of the same sign, or the other one, so that |g| = ± g |h|/h; and ±1."""
        return None

    def kind(self, g: int) -> str:
        return self.table.generators[g].kind

    def inner(self, g: int) -> Any:
        return self.table.generators[g].inner

    def free(self, e: Element) -> frozenset:
        """The symbols that the element depends on."""
        return frozenset().union(*(self.table.generators[g].free for m in e for g, _ in m))

    def inside(self, e: Element) -> set[int]:
        """The generators in e, and those in what they stand for."""
        found: set[int] = set()
        waiting = [g for m in e for g, _ in m]
        while waiting:
            g = waiting.pop()
            if g not in found:
                found.add(g)
                waiting += self.parts(g)
        return found

    def parts(self, g: int) -> list[int]:
        """The generators in what g stands for."""
        inner = self.inner(g)
        match self.kind(g):
            case "log" | "abs":
                return [inner]
            case "exp":
                return [h for h, _ in inner]
            case "sum":
                return [h for m in inner for h, _ in m]
            case "lg" | "psi":
                return [h for m in inner[1] for h, _ in m]
            case "function" | "sine":
                return [h for a in inner[1] for m in a for h, _ in m]
        return []

    def number(self, kind: str, of: Hashable, inner: Any = None, free: Iterable = ()) -> int:
        return self.table.number(kind, of, of if inner is None else inner, free)

    def generator(self, *args: Any) -> Element:
        """A generator as an element; arguments of `number`."""
        return {((self.number(*args), 1),): 1}

    def times(self, a: Element, b: Element) -> Element:
        """a · b, expanded."""
        if len(a) * len(b) > MOST_TERMS:
            raise Undecidable("a product of sums has too many terms")
        out: Element = {}
        product = self.table.product
        for m1, c1 in a.items():
            for m2, c2 in b.items():
                m, settled = product(m1, m2)
                c = c1 * c2
                for part, x in ((m, 1),) if settled else self.settle(m).items():
                    x = rational(out.get(part, 0) + c * x)
                    if x:
                        out[part] = x
                    else:
                        out.pop(part, None)
        return out

    def product(self, elements: Iterable[Element]) -> Element:
        return reduce(self.times, elements, ONE)

    def cosine(self, g: int) -> Element:
        """cos z for the generator sin z."""
        raise NotImplementedError

    def power(self, e: Element, n: int) -> Element:
        """e^n."""
        raise NotImplementedError

    def settle(self, m: Monomial) -> Element:
        """m with the exponent of a prime in [0,1), of |g| and sin z in [0,2), of a sum below 1."""
        found = self._settled.get(m)
        if found is None:
            found = self._settled[m] = self._settle_now(m)
        return found

    def _settle_now(self, m: Monomial) -> Element:
        rest, c, moved = (), 1, []
        for g, e in m:
            kind, whole = self.kind(g), e // 1
            if kind == "prime":
                if abs(whole) * self.inner(g).bit_length() > MOST_BITS:
                    raise Undecidable(f"{self.inner(g)}**{whole} is too large")
                c = rational(c * Fraction(self.inner(g)) ** whole) if whole else c
                e -= whole
            elif kind == "sum" and e >= 1:
                moved += [self.inner(g)] * few(whole)
                e -= whole
            elif kind == "sine" and not 0 <= e < 2:
                half = int(whole // 2)
                moved.append(self.power(minus(ONE, self.power(self.cosine(g), 2)), half))
                e -= 2 * half
            elif kind == "abs":
                base = self.inner(g)
                sign = self.sign(base)
                side = sign or (self.generator_sign(base, False) if whole % 2 else 0)
                whole = whole if side else whole // 2 * 2
                c *= (side or 1) ** abs(whole)
                if whole:
                    moved.append({((base, whole),): 1})
                e -= whole
                g = base if sign > 0 else g
                if e == 1 and not side and (found := self.twin(base)) is not None:
                    twin, side = found
                    own = self.number("abs", twin, twin, self.table.generators[twin].free)
                    moved.append({join(((base, 1),), join(((own, 1),), ((twin, -1),))): side})
                    e = 0
            if e:
                rest = join(rest, ((g, e),))
        return reduce(self.times, moved, {rest: c})

    def clear(self, e: Element) -> tuple[Element, Monomial]:
        """(a, d): e = a/d, where no sum P stands in a denominator of a."""
        cleared: Monomial = ()
        while True:
            low: dict = {}
            for m in e:
                for g, x in m:
                    if x < 0 and self.kind(g) == "sum":
                        low[g] = min(x, low.get(g, 0))
            if not low:
                return e, cleared
            by = tuple(sorted((g, -x) for g, x in low.items()))
            e, cleared = self.times(e, {by: 1}), join(cleared, by)

    def vanishes(self, e: Element) -> bool:
        """Is e = 0 proved? Of each product of generators that stand in no denominator alone."""
        below = {g for m in e for g, x in m if x < 0 and self.kind(g) == "sum"}
        if not e or not below:
            return not e
        near = below.union(h for g in below for m in self.inner(g) for h, _ in m)
        apart: dict[Monomial, Element] = {}
        for m, c in e.items():
            head = tuple(pair for pair in m if pair[0] not in near)
            apart.setdefault(head, {})[m] = c
        return not any(self.clear(part)[0] for part in apart.values())

    def reduced(self, e: Element) -> Element:
        """e with no multiple of the leading monomial of P over P: a/(a+b) is 1 − b/(a+b)."""
        done: list[Element] = []
        for _ in range(MOST_STEPS):
            steps = {m: step for m in e if (step := self._divide(m)) is not None}
            if not steps:
                return plus(e, *done) if done else e
            done.append({m: c for m, c in e.items() if m not in steps})
            e = plus(*(scaled(step, e[m]) for m, step in steps.items()))
        raise Undecidable("a quotient of sums is too large")

    def _divide(self, m: Monomial) -> Element | None:
        """One division step in m = (…)·LM(P)/P, if there is one."""
        exponents = dict(m)
        for g, x in m:
            if x < 0 and self.kind(g) == "sum":
                p = self.inner(g)
                top = self.table.leading.get(g)
                if top is None:
                    top = self.table.leading[g] = leading(p)
                if all(exponents.get(h, 0) >= y for h, y in top):
                    rest = {join(m, raised(top, -1)): ratio(1, p[top])}
                    tail = {k: -c for k, c in p.items() if k != top}
                    return self.times(rest, plus(tail, {((g, 1),): 1}))
        return None

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

    def _replace(self, p: Element, s: int, to: Element) -> Element | None:
        """p with `to` put in for s."""
        parts = self._in_powers(p, s)
        if parts is None:
            return None
        return plus(*(self.product([c] + [to] * k) for k, c in parts.items()))

    def factors(self, e: Element, split: bool = False) -> tuple[Any, Monomial]:
        """e = c · Π gᵢ^eᵢ; with `split`, the sums are factored too."""
        if len(e) == 1:
            ((m, c),) = e.items()
        else:
            top, below = self.clear(e)
            if not top:
                raise Undecidable("0 has no factors")
            c, m, p = primitive(top)
            if len(p) > 1:
                m = join(m, ((self.sum_number(p), 1),))
            m = join(m, raised(below, -1))
        if split:
            parts = [raised(self.irreducible(g), x) for g, x in m]
            m = ()
            for part in parts:
                m = join(m, part)
        return c, m

    def sum_number(self, p: Element) -> int:
        return self.number("sum", key(p), p, self.free(p))

    def irreducible(self, g: int) -> Monomial:
        """A sum as the product of its irreducible factors; all have a leading coefficient > 0."""
        if self.kind(g) != "sum":
            return ((g, 1),)
        found = self.table.factors.get(g)
        if found is None:
            found = self.table.factors[g] = self._split_now(g)
        return found

    def _split_now(self, g: int) -> Monomial:
        p = self.inner(g)
        order = sorted({h for m in p for h, _ in m})
        exponents = [[dict(m).get(h, 0) for h in order] for m in p]
        scale = lcm(*(x.denominator for row in exponents for x in row))
        rows = [tuple(int(x * scale) for x in row) for row in exponents]
        if len(p) > 60 or any(sum(row) > 24 for row in rows):
            return ((g, 1),)
        out: Monomial = ()
        for part, times in factored(tuple(zip(rows, p.values()))):
            e = {tuple((h, ratio(x, scale)) for h, x in zip(order, row) if x): c for row, c in part}
            if len(e) > 1:
                e = primitive(e)[2]
                out = join(out, ((self.sum_number(e), times),))
            else:
                out = join(out, raised(next(iter(e)), times))
        return out
