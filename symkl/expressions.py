"""SymPy expressions as elements, and back.

A log, a root, a Γ, a power with a symbol in it is read only where its argument is proved > 0, a
division only where the divisor is proved ≠ 0; ∞, nan, complex and inexact numbers never. Every
symbol stands for a real number. A function that is not known is an atom: equal arguments, equal
values.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Any, ClassVar

from sympy import (
    Abs,
    Add,
    Basic,
    EulerGamma,
    Expr,
    Function,
    Integer,
    Mul,
    NumberSymbol,
    Pow,
    Rational,
    S,
    Symbol,
    beta,
    binomial,
    cos,
    digamma,
    exp,
    factorial,
    gamma,
    harmonic,
    log,
    loggamma,
    polygamma,
    polylog,
    sin,
    sympify,
    trigamma,
    zeta,
)

from symkl.elements import ONE, Element, Monomial, Undecidable, key, minus, plus, scaled
from symkl.laurent import Table
from symkl.nodes.functions import polylogarithm
from symkl.nodes.large import Large, applied, inert, is_large
from symkl.signs import Signs
from symkl.special.writing import joined, over_sine

ENDLESS = (S.NaN, S.Infinity, S.NegativeInfinity, S.ComplexInfinity)

INERT = {polylog: polylogarithm}

Reader = Callable[[Any, Any], Element]  # (algebra, expression) -> element


class Expressions(Signs):
    """Reads SymPy trees; `readers` says how each class is read."""

    readers: ClassVar[dict[type, Reader]]

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._read: dict[Expr, Element] = {}
        self._positive: set[Expr] = set()  # declared, as they were written
        self._loose: set[int] = set()  # read in a log or power, though 0 at single points

    def normal(self, e: Any) -> Element:
        """The normal form of e."""
        found = self._read.get(e)
        if found is None:
            e = expression(e)
            found = self._read[e] = self._read_now(e)
        return found

    def _read_now(self, e: Expr) -> Element:
        if e.is_Rational:
            return plus({(): _number(e)})
        read = self._reader(type(e))
        if read is None:
            raise Undecidable(f"{short(e)} ({type(e).__name__}) is no number that can be read")
        return read(self, e)

    @classmethod
    @cache
    def _reader(cls, kind: type) -> Reader | None:
        return next((r for known, r in cls.readers.items() if issubclass(kind, known)), None)

    def _demand_positive(self, e: Expr, what: str) -> Element:
        """The normal form of e, proved > 0; as it stands, for expanded it may not be seen."""
        read = self.normal(e)
        if len(read) == 1 and self.sign_of(read) > 0:
            return read
        if e in self._positive or e.is_positive is True:
            if len(read) > 1:
                self.declare(read, True, use=False)
        elif self.sign_of(read) <= 0:
            raise Undecidable(f"{what} of {short(e)}, which is not proved positive")
        return read

    def _demand_nearly(self, e: Expr, what: str) -> Element:
        """As `_demand_positive`; under a density also what is ≥ 0, and 0 at single points only."""
        try:
            return self._demand_positive(e, what)
        except Undecidable:
            read = self.normal(e)
            if self.vanishes(read):
                raise
            c, m = self.factors(read, split=True)
            even = {self.inner(g) if self.kind(g) == "abs" else g for g, x in m if self._even(g, x)}
            if c < 0 or not all(self._even(g, x) or self.sign(g) > 0 for g, x in m):
                raise
            if not all(map(self.nonzero_nearly, even)):
                raise
            self._loose |= {g for g in even if not self.nonzero(g)}
            return read

    def _even(self, g: int, x: Any) -> bool:
        return x % 2 == 0 or self.kind(g) == "abs"

    def nonzero_nearly(self, g: int) -> bool:
        """Is the generator ≠ 0 but at single points of the variate?"""
        return self.nonzero(g)

    # -- for the readers of functions -----------------------------------------------------------

    def argument(self, e: Expr) -> Element:
        return self.reduced(self.normal(e))

    def function(self, f: type, *args: Element) -> Element:
        """f(args) as a generator; of numbers it is what SymPy knows of them."""
        args = tuple(map(self.reduced, args))
        free = frozenset().union(*map(self.free, args))
        if not free:
            value = applied(f, map(self.to_expr, args))
            if not value.has(f):
                return self.normal(value)
        kind = "sine" if f is sin else "function"
        return self.generator(kind, (f, *map(key, args)), (f, list(args)), free)

    def cosine(self, g: int) -> Element:
        return self.function(cos, *self.inner(g)[1])

    def side(self, e: Element) -> int:
        """±1, and the other for −e: which of f(e), f(−e) an odd or even function is read at."""
        return 1 if self.factors(e)[0] > 0 else -1

    def is_nonzero(self, e: Element) -> bool:
        """Is e ≠ 0 proved?"""
        if self.vanishes(e):
            return False
        factored = (self.factors(e, split)[1] for split in (False, True))
        return any(all(self.nonzero(g) for g, x in m if x > 0) for m in factored) or (
            self.sign_of(e) != 0
        )

    def known_positive(self, e: Element) -> Element:
        """e, whose sign was proved from how it was written."""
        if len(e) > 1:
            self.declare(e, True, use=False)
        return e

    def _symbol(self, e: Symbol) -> Element:
        declared = e.assumptions0
        strange = declared.get("complex") is True and declared.get("real") is None
        if e.is_real is False or e.is_infinite is True or strange or not e.is_commutative:
            raise Undecidable(f"{e} is not real")
        return self.generator("atom", e, e, {e})

    def _power(self, e: Pow) -> Element:
        """b^r: a product for whole r, Π|g|^r for b > 0, and exp(r log b)."""
        base, to = e.args
        read = self.normal(base)
        if not to.is_Rational:
            try:
                read = self._demand_positive(base, "a power")
            except Undecidable:
                if self.sign_of(self.normal(to)) <= 0:
                    raise
                read = self._demand_nearly(base, "a power")
            return self.exp(self.times(self.normal(to), self.log(read)))
        r = _number(to)
        if r > 0 and self.vanishes(read):
            return {}
        if r.denominator != 1:
            return self._root(base, read, r)
        if r < 0:
            self._demand_nonzero(base, read)
        return self.power(read, r)

    def _root(self, base: Expr, read: Element, r: Any) -> Element:
        """b^r for b > 0, or for a product b of factors ≥ 0: of a square it is |g|^(2r)."""
        if r > 0:
            for whole in (True, False):
                c, m = self.factors(read, split=whole)
                if c > 0 and all(self._no_less(g, x) for g, x in m):
                    return self.product([self.root({(): c}, r), *(self._of(g, x, r) for g, x in m)])
            if base.is_nonnegative is True:
                return self.root(read, r)
        return self.root(self._demand_positive(base, "a root"), r)

    def _of(self, g: int, x: Any, r: Any) -> Element:
        """(g^x)^r for g^x ≥ 0."""
        return self.absolute(g, x * r) if x % 2 == 0 else self.settle(((g, x * r),))

    def _no_less(self, g: int, x: Any) -> bool:
        """Is g^x ≥ 0?"""
        if x < 0:
            return self.sign(g) > 0
        return x % 2 == 0 or self.generator_sign(g, False) > 0

    def _demand_nonzero(self, base: Expr, read: Element) -> None:
        if self.vanishes(read):
            raise Undecidable(f"a division by {short(base)}, which is 0")
        if len(read) == 1 and self.sign_of(read) != 0:
            return
        if base.is_positive or base.is_negative or (base.is_zero is False and base.is_finite):
            return
        if not self.is_nonzero(read):
            raise Undecidable(f"a division by {short(base)}, which may be 0")

    def _absolute(self, e: Abs) -> Element:
        read = self.normal(e.args[0])
        sign = self.sign_of(read, strict=False)
        return scaled(read, sign) if sign else self.root(read, 1)

    def _log_gamma(self, z: Expr) -> Element:
        return self.log_gamma(self._demand_positive(z, "log Γ"))

    def _psi(self, k: Expr, z: Expr) -> Element:
        if not k.is_Integer or k < 0:
            raise Undecidable(f"a polygamma function of order {short(k)}")
        return self.psi(int(k), self._demand_positive(z, "ψ"))

    def _large(self, e: Large) -> Element:
        if not is_large(e.args[0]):  # as it can be made with evaluate=False
            raise Undecidable(f"{short(e)} is no large number")
        return self.normal(e.args[0])

    def _function(self, e: Function) -> Element:
        """A function that is not looked into: real, and equal at equal arguments."""
        if not (e.is_extended_real and all(isinstance(a, Expr) for a in e.args)):
            raise Undecidable(f"{short(e)} is not known to be real")
        args = [self.reduced(self.normal(a)) for a in e.args]
        if any(set(a) <= {()} for a in args):  # it may have a value there, or a pole
            rebuilt = applied(e.func, map(self.to_expr, args))
            if rebuilt != e:
                return self.normal(rebuilt)
        free = frozenset().union(*map(self.free, args))
        return self.generator("function", (e.func, *map(key, args)), (e.func, args), free)

    # -- back to SymPy --------------------------------------------------------------------------

    def to_expr(self, e: Element) -> Expr:
        """The element as a SymPy expression."""
        found: list[Expr] = []
        if len(e) > 1 and any(self.kind(g) == "function" for m in e for g, _ in m):
            found, e = joined(self, e)
        return Add(*found, *(self._written(m, c) for m, c in e.items()))

    def _written(self, m: Monomial, c: Any) -> Expr:
        """c m as a product."""
        if len(m) > 2 and any(self.kind(g) == "sine" for g, _ in m):
            m, sines = over_sine(self, m)
            return Mul(_rational(c), *sines, *(self._raised(g, x) for g, x in m))
        return Mul(_rational(c), *(self._raised(g, x) for g, x in m))

    def _raised(self, g: int, x: Any) -> Expr:
        """g^x; exp(m)^x as Γ(z)^x, as b^(x s), or as it stands."""
        x = _rational(x)
        if self.kind(g) != "exp":
            return Pow(self._expr(g), x)
        m = self.inner(g)
        if len(m) == 1 and m[0][1] == 1 and self.kind(m[0][0]) == "lg":
            return Pow(gamma(inert(self.to_expr(self.inner(m[0][0])[1]))), x)
        logs = [p for p in m if p[1] == 1 and self.kind(p[0]) == "log"]
        if len(logs) == 1:
            rest = self.to_expr({tuple(p for p in m if p not in logs): 1})
            return Pow(self._size(self.inner(logs[0][0])), x * rest)
        return exp(x * self.to_expr({m: 1}))

    def _size(self, g: int) -> Expr:
        """|g|."""
        sign = self.sign(g)
        inside = self.inner(g) if self.kind(g) == "sum" else {((g, 1),): 1}
        return self.to_expr(scaled(inside, sign)) if sign else Abs(self.to_expr(inside))

    def _expr(self, g: int) -> Expr:
        """The generator as an expression; what does not ask for signs is made once in a table."""
        if self.kind(g) in ("log", "abs"):
            return self._expr_now(g)
        found = self.table.expressions.get(g)
        if found is None:
            found = self.table.expressions[g] = self._expr_now(g)
        return found

    def _expr_now(self, g: int) -> Expr:
        inner = self.inner(g)
        match self.kind(g):
            case "atom":
                return inner
            case "prime":
                return Integer(inner)
            case "sum":
                return self.to_expr(inner)
            case "log":
                size = self._size(inner)  # SymPy would look long whether a sum is 0
                plain = size.is_Symbol or (size.is_Add and size.free_symbols)
                return log(size, evaluate=not plain)
            case "abs":
                return self._size(inner)
            case "lg":
                return loggamma(inert(self.to_expr(inner[1])))
            case "psi":
                return polygamma(inner[0], inert(self.to_expr(inner[1])))
            case "function" | "sine":
                arguments = map(self.to_expr, inner[1])
                make = INERT.get(inner[0]) or inner[0]
                return applied(make, arguments)
        raise TypeError(f"a generator of kind {self.kind(g)} has no expression")


# -- on the way in ---------------------------------------------------------------------------------


def expression(e: Any) -> Expr:
    try:
        e = sympify(e, strict=True)
    except ValueError as error:
        raise TypeError(f"an expression is needed, not {e!r:.80}") from error
    if not isinstance(e, Expr):
        raise TypeError(f"an expression is needed, not {e!r:.80}")
    return e


def short(e: Basic) -> str:
    text = str(e)
    return text if len(text) <= 80 else text[:77] + "…"


def _number(e: Rational) -> Any:
    return int(e.p) if e.q == 1 else Fraction(int(e.p), int(e.q))


def _rational(c: Any) -> Rational:
    return Rational(c.numerator, c.denominator)


# -- what each kind of expression is read as -------------------------------------------------------


def _log_beta(A: Expressions, a: Expr, b: Expr) -> Element:
    return minus(plus(A._log_gamma(a), A._log_gamma(b)), A._log_gamma(a + b))


def _log_binomial(A: Expressions, n: Expr, k: Expr) -> Element:
    return minus(A._log_gamma(n + 1), plus(A._log_gamma(k + 1), A._log_gamma(n - k + 1)))


def _harmonic(A: Expressions, n: Expr, m: Expr = S.One) -> Element:
    """ψ(n + 1) + γ, and ζ(m) − ζ(m, n + 1) for a number m > 1."""
    if m == 1:
        return plus(A._psi(S.Zero, n + 1), A.constant(EulerGamma))
    return minus(A.normal(zeta(m)), A.normal(zeta(m, n + 1)))


Expressions.readers = {
    Symbol: Expressions._symbol,
    NumberSymbol: lambda A, e: A.exp(ONE) if e is S.Exp1 else A.constant(e),
    Add: lambda A, e: plus(*map(A.normal, e.args)),
    Mul: lambda A, e: A.product(map(A.normal, e.args)),
    Pow: Expressions._power,
    exp: lambda A, e: A.exp(A.normal(e.args[0])),
    log: lambda A, e: A.log(A._demand_nearly(e.args[0], "a logarithm")),
    loggamma: lambda A, e: A._log_gamma(e.args[0]),
    gamma: lambda A, e: A.exp(A._log_gamma(e.args[0])),
    factorial: lambda A, e: A.exp(A._log_gamma(e.args[0] + 1)),
    beta: lambda A, e: A.exp(_log_beta(A, *e.args)),
    binomial: lambda A, e: A.exp(_log_binomial(A, *e.args)),
    polygamma: lambda A, e: A._psi(*e.args),
    digamma: lambda A, e: A._psi(S.Zero, e.args[0]),
    trigamma: lambda A, e: A._psi(S.One, e.args[0]),
    harmonic: lambda A, e: _harmonic(A, *e.args),
    Abs: Expressions._absolute,
    Large: Expressions._large,
    Function: Expressions._function,
}
