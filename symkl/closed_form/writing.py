"""Elements of the normal form, written: c · g₁^e₁ ⋯ gₙ^eₙ as one fraction with its roots, 1 − p and
μ₁ − μ₂ the right way round, (a/b)^s and e^(s + t) joined, terms and factors in the order of books.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from sympy import Ci, EulerGamma, Expr, Integer, Rational, S, Si, Symbol, cos, sin

from symkl.appearance import NAMES
from symkl.closed_form.sines import sines
from symkl.closed_form.squares import completed
from symkl.display import Apply, Display, Leaf, Power, Product, Ratio, Root, Terms, display
from symkl.elements import Element, Monomial, join, minus, plus, primitive
from symkl.nodes import Density, Entry, IndexSum, Likelihood, Mean, Node, Observation
from symkl.normal_form import Algebra

HALF = Fraction(1, 2)

# the ranks of factors; from ψ on they stand beside a fraction, not in it
NUMBER, SYMBOL, SUM, POWER, PSI, LOG, OTHER, INDEXED, MEAN = range(9)
KINDS = {"prime": NUMBER, "abs": SYMBOL, "sum": SUM, "exp": POWER, "psi": PSI, "log": LOG,
         "lg": LOG}  # fmt: skip
NODES = {Entry: SYMBOL, Observation: SYMBOL, Density: SYMBOL, Likelihood: SYMBOL,
         IndexSum: INDEXED, Mean: MEAN}  # fmt: skip
ANGLED = (sin, cos, Si, Ci)
SIZE = 2.5  # in a product |a| stands after the sums

LAST = 9


class Term(NamedTuple):
    """± shown, and its place in a sum: less is earlier."""

    place: tuple
    sign: int
    shown: Display


class Factor(NamedTuple):
    """base^exponent, and its place in a product."""

    place: tuple
    base: Display
    exponent: Any


def total(terms: Iterable[Term], positive_first: bool = True) -> Display:
    """a ± b ± …, the first positive term before all others, or all positive terms first."""
    row = sorted(terms, key=lambda t: (-t.sign, t.place) if positive_first else t.place)
    first = next((t for t in row if t.sign > 0), None)
    if first is not None:
        row.remove(first)
        row.insert(0, first)
        if len(row) == 1:
            return first.shown
    return Terms(tuple((t.sign, t.shown) for t in row)) if row else Leaf(S.Zero)


def quotient(c: Any, factors: Iterable[Factor]) -> Display:
    """c · Π base^exponent as one fraction, the square roots under one sign at its end."""
    sides: tuple[list, list] = [], []
    roots: tuple[list, list] = [], []
    for side, n in zip(sides, (c.numerator, c.denominator)):
        side += [Leaf(Integer(n))] if n != 1 else []
    for _, base, x in sorted(factors, key=lambda f: f.place):
        if abs(x) == HALF:
            roots[x < 0].append(base)
        else:
            sides[x < 0].append(power(base, abs(x)))
    for side, radicands in zip(sides, roots):
        side += [Root(product(radicands))] if radicands else []
    return Ratio(product(sides[0]), product(sides[1])) if sides[1] else product(sides[0])


def product(factors: list[Display]) -> Display:
    return factors[0] if len(factors) == 1 else Product(tuple(factors)) if factors else Leaf(S.One)


def power(base: Display, x: Any) -> Display:
    return base if x == 1 else Power(base, display(Rational(x.numerator, x.denominator)))


def beside(coefficient: Display, *heads: Display) -> Display:
    """k log x, (a/b) log x: what stands beside a fraction, not in it."""
    if not heads:
        return coefficient
    if coefficient == Leaf(S.One):
        return product([*heads])
    plain = coefficient.factors if isinstance(coefficient, Product) else (coefficient,)
    return Product((*plain, *heads))


class Writer:
    """Writes the elements of one context of the algebra."""

    def __init__(self, context: Algebra) -> None:
        self.context = context
        self._places: dict[int, tuple] = {}
        self._sides: dict[int, tuple[int, bool]] = {}

    # -- places: number, symbols, sums, functions; subscript 1 before subscript 2 -----------------

    def place(self, g: int) -> tuple:
        """The place of a generator in a product."""
        found = self._places.get(g)
        if found is None:
            kind, inner, free = self.context.table.generators[g]
            rank = NUMBER if inner is EulerGamma else SIZE if kind == "abs" else self.rank(g)
            kind_or_first = "" if kind == "prime" else kind  # √(2π), not √(π · 2)
            found = self._places[g] = rank, names(free), kind_or_first, self._last(kind, inner)
        return found

    def _last(self, kind: str, inner: Any) -> Any:
        """What tells apart two generators of one kind in the same symbols."""
        match kind:
            case "prime":
                return inner
            case "log" | "abs":
                return self.place(inner)
            case "exp":
                return self.key(inner)
            case "sum":
                return sorted((self.key(m), c) for m, c in inner.items())
            case "lg" | "psi":
                return inner[0], sorted((self.key(m), c) for m, c in inner[1].items())
        return inner.name if isinstance(inner, Symbol) else _text(inner)

    def rank(self, g: int) -> int:
        kind, inner = self.context.kind(g), self.context.inner(g)
        if kind in KINDS:
            return KINDS[kind]
        if isinstance(inner, Symbol):
            return SYMBOL
        if isinstance(inner, Node):
            return NODES.get(type(inner), OTHER)
        return PSI if inner is EulerGamma else NUMBER if kind == "atom" else OTHER

    def key(self, m: Monomial) -> tuple:
        """The place of a monomial in a sum: numbers, then by its symbols, squares of sums last."""
        places = sorted((self.place(g), -x) for g, x in m)
        letters = tuple(sorted(n for p, _ in places for n in p[1]))
        return any(p[0] == SUM and x < 0 for p, x in places), letters, places

    def heads(self, m: Monomial) -> Monomial:
        """The log, ψ, mean … in a monomial."""
        return tuple((g, x) for g, x in m if x > 0 and self.rank(g) >= PSI)

    # -- signs ------------------------------------------------------------------------------------

    def turned(self, m: Monomial) -> tuple[int, set]:
        """The sums to write with the other sign, as 1 − p and μ₁ − μ₂, and the sign this makes."""
        sign, out = 1, set()
        for g, x in m:
            if self.context.kind(g) == "sum":
                inner = self.context.inner(g)
                odd = x % 2 == 1
                known = self.context.sign(g) if odd or len(inner) == 2 else 0
                if (known or self._as_written(g)[0]) < 0:
                    out.add(g)
                    sign *= -1 if odd else 1
        return sign, out

    def _as_written(self, g: int) -> tuple[int, bool]:
        """The sign of a sum as it is written: that of all its terms, or of the first one."""
        found = self._sides.get(g)
        if found is None:
            inner = self.context.inner(g)
            e, _ = completed(inner, self.context, self.key)
            signs = {c > 0 for c in e.values()}
            up = signs.pop() if len(signs) == 1 else inner[min(inner, key=self.key)] > 0
            found = self._sides[g] = (1 if up else -1), not signs
        return found

    def side(self, m: Monomial, signs: Iterable[int]) -> int:
        """The sign to take out of m · (± … ± …): that of all, or that of m as it is written."""
        found = set(signs)
        return found.pop() if len(found) == 1 else self.turned(m)[0]

    def factored(self, e: Element) -> tuple[Any, Monomial]:
        """e = c · Π g^x over irreducible factors."""
        c, m = self.context.factors(e, split=True)
        if len(e) > 1 or any(self.context.kind(g) == "sum" for g, _ in m):
            settled = plus(*(self.context.product([{n: x}]) for n, x in e.items()))
            if not self.context.vanishes(minus(settled, self.context.product([{m: c}]))):
                c = -c
        return c, m

    # -- terms ------------------------------------------------------------------------------------

    def term(self, c: Any, m: Monomial) -> Term:
        """± c · m; a sum of unknown sign takes the − upon itself, unless − a − b comes of it."""
        c, m = sines(self.context, c, m)
        sign, turned = self.turned(m)
        c *= sign
        loose = [g for g, x in m if x % 2 == 1 and self.context.kind(g) == "sum"
                 and not self.context.sign(g) and not self._as_written(g)[1]]  # fmt: skip
        if c < 0 and loose:
            c, turned = -c, turned ^ {min(loose, key=self.place)}
        heads = [p for p in self.heads(m) if self.context.inner(p[0]) is not EulerGamma]
        if any(x < 0 and self.rank(g) >= PSI for g, x in m):
            heads = []
        size, plain = self._roots_below(abs(c), [p for p in m if p not in heads])
        row = sorted(heads, key=lambda p: self.place(p[0]))
        shown = [power(self.base(g), x) for g, x in row]
        written = beside(quotient(size, self.factors(plain, turned)), *shown)
        return Term(self.key(m), 1 if c > 0 else -1, written)

    def over(self, group: Element) -> Term:
        """A sum over its common denominator."""
        if len(group) == 1:
            ((m, c),) = group.items()
            return self.term(c, m)
        c, common, p = primitive(group)
        c, common = sines(self.context, c, common)
        back = tuple((g, x) for g, x in common if x < 0 and self.context.kind(g) == "exp")
        common = tuple(pair for pair in common if pair not in back)
        p = {join(n, back): x for n, x in p.items()}
        sign = 1 if any(x * c > 0 for x in p.values()) else -1
        above = self.sum(p, sign if c > 0 else -sign)
        if isinstance(above, Terms) and all(s < 0 for s, _ in above.terms):  # its squares joined
            sign = -sign
            above = self.sum(p, sign if c > 0 else -sign)
        numerator = Factor((SUM,), above, 1)
        turn, turned = self.turned(common)
        size, common = self._roots_below(abs(c), list(common))
        shown = quotient(size, [*self.factors(common, turned), numerator])
        return Term(min(map(self.key, group)), sign * turn, shown)

    def sum(self, e: Element, sign: int = 1) -> Display:
        """In the order of ``key``, but k + 1, not 1 + k; its squares completed."""
        e, _ = completed(e, self.context, self.key)
        terms = [self.term(sign * c, m) for m, c in e.items()]
        if all(len(m) < 2 and all(x == 1 and self.rank(g) == SYMBOL for g, x in m) for m in e):
            terms = [t._replace(place=(LAST,)) if t.place == self.key(()) else t for t in terms]
        return total(terms)

    def grouped(self, e: Element) -> Display:
        """A sum with a fraction for each denominator: μ + (a − b)/c."""
        groups: dict[Monomial, Element] = {}
        for m, c in e.items():
            groups.setdefault(self.denominator(m) or m, {})[m] = c
        return total(map(self.over, groups.values()))

    def inside(self, e: Element) -> Display:
        """The argument of a function: k + 1, (a − b)/(√2 σ), 1 + a/b."""
        return self.grouped(e) if any(self.denominator(m) for m in e) else self.sum(e)

    def angle(self, e: Element) -> Display:
        """The argument of a sine over one denominator: π (b − a)/s."""
        return total([self.over(e)])

    def denominator(self, m: Monomial) -> Monomial:
        return tuple((g, x) for g, x in m if x < 0 and self.context.kind(g) != "exp")

    def _roots_below(self, c: Any, m: list) -> tuple[Any, list]:
        """√2/2 is 1/√2."""
        out = []
        for g, x in m:
            inner = self.context.inner(g)
            if self.context.kind(g) == "prime" and x == HALF and c.denominator % inner == 0:
                c, x = Fraction(c * inner), -x
            out.append((g, x))
        return c, out

    # -- factors ----------------------------------------------------------------------------------

    def factors(self, m: Iterable, turned: Iterable = ()) -> Iterator[Factor]:
        """The factors of a monomial; of the exponentials (a/b)^s and e^(s + t)."""
        bases: dict = {}
        exponent: Element = {}
        for g, x in m:
            inner = self.context.inner(g)
            if self.context.kind(g) != "exp":
                yield Factor(self.place(g), self.base(g, g in turned), x)
                continue
            kinds = [self.context.kind(h) if y == 1 else "" for h, y in inner]
            if kinds == ["lg"]:
                yield Factor(self.place(g), self.argument(inner[0][0]), x)
            elif kinds.count("log") == 1:
                h = inner[kinds.index("log")]
                rest = tuple(p for p in inner if p != h)
                bases.setdefault((rest, abs(x)), []).append((h[0], 1 if x > 0 else -1))
            else:
                exponent = plus(exponent, {inner: x})
        for (rest, x), of in bases.items():
            up = max(s for _, s in of)
            base = quotient(1, [Factor(self.place(h), self.argument(h), s * up) for h, s in of])
            yield Factor((POWER,), Power(base, self.sum({rest: x})), up)
        if exponent:
            yield Factor((POWER, ()), Apply("exp", (self.grouped(exponent),)), 1)

    def base(self, g: int, turned: bool = False) -> Display:
        inner = self.context.inner(g)
        match self.context.kind(g):
            case "sum":
                return self.sum(inner, -1 if turned else 1)
            case "atom":
                return display(inner)
            case "log":
                return Apply("log", (self.argument(g),))
            case "function" | "sine" if inner[0] in NAMES:
                write = self.angle if inner[0] in ANGLED else self.inside
                return Apply(NAMES[inner[0]], tuple(map(write, inner[1])))
            case "psi":
                name = f"psi{inner[0]}" if inner[0] else "psi"
                return Apply(name, (self.shifted(inner[1]),))
        return display(self._expr(g))

    def argument(self, h: int) -> Display:
        """a of the generator log a, Γ(z) of the generator log Γ(z)."""
        inner = self.context.inner(h)
        if self.context.kind(h) == "lg":
            return Apply("Gamma", (self.shifted(inner[1]),))
        sign = self.context.sign(inner)
        if sign and self.context.kind(inner) == "sum":
            return self.base(inner, sign < 0)
        return self.base(inner) if sign > 0 else display(self._expr(h).args[0])

    def shifted(self, z: Element) -> Display:
        """The argument of a Γ or ψ: (k + 1)/2, but 1 + 1/k."""
        split = any(self.denominator(m) for m in z) or len({c.denominator for c in z.values()}) > 1
        return self.sum(z) if split or len(z) == 1 else self.over(z).shown

    def _expr(self, g: int) -> Expr:
        return self.context.to_expr({((g, 1),): 1})


def names(symbols: Iterable) -> tuple:
    """Subscript 1 before subscript 2, then by letter."""

    def parts(name: str) -> tuple:
        letter, *subscripts = name.split("_")
        return tuple((len(s), s) for s in subscripts), letter

    return tuple(sorted(parts(s.name) for s in symbols if isinstance(s, Symbol)))


def _text(inner: Any) -> str:
    """As text; in hexadecimal where its numbers have more digits than Python writes."""
    try:
        return str(inner)
    except ValueError:
        pass
    match inner:
        case Rational() | Fraction() | int():
            return f"{int(inner.numerator):x}/{int(inner.denominator):x}"
        case dict():
            return _text([*inner.items()])
        case tuple() | list():
            return f"({', '.join(map(_text, inner))})"
    return f"{type(inner).__name__}{_text(inner.args)}"
