"""An expression at an end of a support, expanded in the scale u^a (log u)^j e^(Σ d u^c), u → ∞.

At ∞ the variable is u = x, at −∞ u = −x, at a finite end u = 1/(x − a) or 1/(b − x). What is
dropped is kept as an O(…). An expression with no expansion here raises ``Undecidable``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ClassVar, NamedTuple

from sympy import (
    Abs,
    Add,
    Expr,
    Integer,
    Max,
    Min,
    Mul,
    Piecewise,
    Pow,
    Rational,
    S,
    besseli,
    cos,
    erf,
    erfc,
    exp,
    gamma,
    log,
    loggamma,
    pi,
    sin,
    sqrt,
)
from sympy.core.relational import Relational

from symkl.nodes import VARIATE
from symkl.normal_form import Undecidable
from symkl.tails.parameters import Facts
from symkl.tails.scale import LOG, LOGLOG, UNIT, Coarse, Expansion, Monomial, Order, power

x = VARIATE
WHOLE = 8  # powers that are multiplied out
ANALYTIC = (Add, Mul, exp, cos, sin, erf, erfc)


class End(NamedTuple):
    """An end of a support: where it is, and whether it is the lower one."""

    at: Expr
    lower: bool

    @property
    def variate(self) -> Expansion:
        """x in terms of u."""
        if self.at.is_infinite:
            return Expansion({power(S.One): S.NegativeOne if self.lower else S.One})
        near = {power(S.NegativeOne): S.One if self.lower else S.NegativeOne}
        return Expansion({UNIT: self.at, **near} if self.at != 0 else near)

    @property
    def large(self) -> Expr:
        """u in terms of x."""
        if self.at.is_infinite:
            return -x if self.lower else x
        return 1 / (x - self.at if self.lower else self.at - x)

    def __str__(self) -> str:
        return f"x → {self.at}"


@lru_cache(maxsize=16384)
def expansion(e: Expr, end: End, facts: Facts, order: int = 1, rough: bool = False) -> Expansion:
    """e at the end. Small parts are expanded to ``order``.

    ``rough`` asks for no sign that it can do without: log f of an analytic f is O(log u) at a
    finite end, whether f vanishes there or not.
    """
    return Expander(end, facts, order, rough).read(e)


class Expander(Order):
    """Expands at one end under the facts."""

    readers: ClassVar[dict[type, Callable[[Expander, Expr], Expansion]]] = {}
    logs: ClassVar[dict[type, Callable[[Expander, Expr], Expansion]]] = {}

    def __init__(self, end: End, facts: Facts, order: int, rough: bool) -> None:
        super().__init__(facts)
        self.end, self.order, self.rough = end, order, rough
        self._read: dict[Expr, Expansion] = {}

    def read(self, e: Expr) -> Expansion:
        if e == x:
            return self.end.variate
        if x not in e.free_symbols:
            return _constant(e)
        if e not in self._read:
            reader = self.readers.get(e.func)
            if reader is None:
                raise Undecidable(f"how {e} grows where {self.end} is not known")
            self._read[e] = reader(self, e)
        return self._read[e]

    def _add(self, e: Expr) -> Expansion:
        return self.sum([self.read(a) for a in e.args])

    def _mul(self, e: Expr) -> Expansion:
        c, rest = e.as_independent(x, as_Add=False)
        out = _constant(S.One)
        for a in Mul.make_args(rest):
            out = self.product(out, self.read(a))
        return self.scaled(out, c)

    def _pow(self, e: Expr) -> Expansion:
        base, to = e.args
        if x in to.free_symbols:
            return self.exp(self.product(self.read(to), self.read_log(base)))
        f = self.read(base)
        if _whole(to) and to <= WHOLE:
            out = f
            for _ in range(int(to) - 1):
                out = self.product(out, f)
            return out
        if self.rough and self._bounded(f) and self.sign(to) > 0:
            return Expansion({}, (UNIT,))
        m, c, side, small = self.factored(f, base)
        if side < 0 and to.is_integer is not True:
            raise Undecidable(f"{base} < 0 where {self.end}")
        binomial, coefficient = [], S.One
        for k in range(self.order):
            coefficient = coefficient * (to - k) / (k + 1)
            binomial.append(coefficient)
        return self.scaled(self.series(S.One, binomial, small), c**to, m.to(to))

    def _bounded(self, f: Expansion) -> bool:
        return all(self.below(m, UNIT) for m in (*f.terms, *f.rest))

    def factored(self, f: Expansion, e: Expr) -> tuple[Monomial, Expr, int, Expansion]:
        """f = c · m · (1 + small): m, c, the sign of c, small."""
        lead = self.lead(f)
        if lead is None:
            raise Undecidable(f"{e} vanishes where {self.end}")
        m, c, side, left = lead
        return m, c, side, self.scaled(Expansion(left, f.rest), 1 / c, m.to(S.NegativeOne))

    def series(self, start: Expr, coefficients: list[Expr], small: Expansion) -> Expansion:
        """start + Σ_k coefficient_k small^k up to the order."""
        if not small.terms and not small.rest:
            return _constant(start)
        parts, of = [_constant(start)], _constant(S.One)
        for c in coefficients:
            of = self.product(of, small)
            parts.append(self.scaled(of, c))
        beyond = Integer(len(coefficients) + 1)
        rest = tuple(m.to(beyond) for m in small.terms) + small.rest
        return self.sum([*parts, Expansion({}, rest)])

    # -- functions ------------------------------------------------------------------------------

    def _log(self, e: Expr) -> Expansion:
        return self.read_log(e.args[0])

    def read_log(self, e: Expr) -> Expansion:
        """log e, or log |e| of an absolute value."""
        if self.rough and self._analytic(e.args[0] if isinstance(e, Abs) else e):
            return Expansion({}, (LOG,))
        special = self.logs.get(e.func)
        if special is not None and x in e.free_symbols:
            return special(self, e)
        inner = e.args[0] if isinstance(e, Abs) else e
        return self.log(self.read(inner), inner, signed=inner is e)

    def _analytic(self, e: Expr) -> bool:
        """Is e analytic at a finite end, so that it has a zero of finite order there, or none?"""
        if x not in e.free_symbols or e == x:
            return self.end.at.is_finite is True
        if isinstance(e, log) or (isinstance(e, Pow) and not _whole(e.exp)):
            there = e.args[0].xreplace({x: self.end.at})
            to = e.exp if isinstance(e, Pow) else S.One
            return x not in to.free_symbols and self._analytic(e.args[0]) and self.tried(there) == 1
        return isinstance(e, (*ANALYTIC, Pow)) and all(self._analytic(a) for a in e.args)

    def log(self, f: Expansion, e: Expr, signed: bool = True) -> Expansion:
        m, c, side, small = self.factored(f, e)
        if signed and side < 0:
            raise Undecidable(f"{e} < 0 where {self.end}")
        terms = {power(a): d for a, d in m.rates}
        terms |= {n: a for n, a in ((LOG, m.power), (LOGLOG, m.logs)) if a != 0}
        if m.loglogs != 0:
            raise Undecidable(f"how log({e}) grows where {self.end} is not known")
        size = c if side > 0 else -c
        if size != 1:
            terms[UNIT] = log(size)
        mercator = [Rational((-1) ** (k + 1), k) for k in range(1, self.order + 1)]
        return self.sum([Expansion(terms), self.series(S.Zero, mercator, small)])

    def exp(self, f: Expansion) -> Expansion:
        big, constant, small = self.parted(f)
        m = UNIT
        for n, c in big.items():
            if n == LOG:
                m = m.times(power(c))
            elif n == LOGLOG:
                m = m.times(Monomial(logs=c))
            elif n == power(n.power):
                m = m.times(Monomial(rates=((n.power, c),)))
            else:
                raise Undecidable(f"growth faster than e^(u^c) where {self.end}")
        factorials, c = [], S.One
        for k in range(1, self.order + 1):
            c = c / k
            factorials.append(c)
        return self.scaled(self.series(S.One, factorials, small), exp(constant), m)

    def parted(self, f: Expansion) -> tuple[dict[Monomial, Expr], Expr, Expansion]:
        """The terms that grow, the constant, and those that go to 0."""
        big: dict[Monomial, Expr] = {}
        constant, small = S.Zero, Expansion({}, f.rest)
        for m, c in f.terms.items():
            size = self.size(m)
            if size > 0:
                big[m] = c
            elif size < 0:
                small.terms[m] = c
            else:
                constant += c
        if any(self.size(r) >= 0 for r in f.rest):
            raise Coarse
        return big, constant, small

    def _abs(self, e: Expr) -> Expansion:
        f = self.read(e.args[0])
        if self.rough and self.end.at.is_finite:
            return self.pruned(Expansion({}, _sizes(f)))
        lead = self.lead(f)
        return f if lead is None or lead[2] > 0 else self.scaled(f, S.NegativeOne)

    def _wave(self, e: Expr) -> Expansion:
        """cos or sin, bounded; at a number its Taylor series."""
        try:
            big, at, small = self.parted(self.read(e.args[0]))
        except Coarse:
            big, at, small = {UNIT: S.One}, S.Zero, Expansion()
        if big:
            return Expansion({}, (UNIT,))
        shift = e.func is sin
        turns = [cos(at + pi * (k - shift) / 2) for k in range(self.order + 1)]
        taylor, factorial = [], 1
        for k in range(1, self.order + 1):
            factorial *= k
            taylor.append(turns[k] / factorial)
        return self.series(turns[0], taylor, small)

    def _toward(self, e: Expr) -> tuple[int, Expr, Expansion]:
        """Where e goes: (1, 0) for ∞, (−1, 0) for −∞, (0, its limit); and its expansion."""
        f = self.read(e)
        lead = self.lead(f)
        if lead is not None and self.size(lead[0]) > 0:
            return lead[2], S.Zero, f
        return 0, self.parted(f)[1], f

    def _beyond(self, f: Expansion, k: int = 1) -> Expansion:
        """O(f^−k)."""
        lead = self.lead(f)
        return Expansion({}, (lead[0].to(Integer(-k)),) if lead else ())

    def log_erfc(self, e: Expr) -> Expansion:
        """log erfc(w) = −w² − log w − log(π)/2 + O(w^−2) at ∞; log 2 at −∞."""
        side, at, f = self._toward(e.args[0])
        if side == 0:
            return self.sum([_constant(log(erfc(at))), Expansion({}, self._steps(f, at))])
        if side < 0:
            return self.sum([_constant(log(Integer(2))), self._beyond(f, 2)])
        parts = [self.scaled(g, S.NegativeOne) for g in (self.product(f, f), self.log(f, e))]
        return self.sum([*parts, _constant(-log(pi) / 2), self._beyond(f, 2)])

    def _steps(self, f: Expansion, at: Expr) -> tuple[Monomial, ...]:
        """O(f − its limit)."""
        return tuple(m for m in f.terms if m != UNIT) + f.rest

    def _erfc(self, e: Expr) -> Expansion:
        side, at, f = self._toward(e.args[0])
        if side > 0:
            return self.exp(self.log_erfc(e))
        if side < 0:
            return self.sum([_constant(Integer(2)), self._beyond(f, 2)])
        if self.order > 1:
            raise Undecidable(f"{e} is not expanded where {self.end}")
        _, _, small = self.parted(f)
        return self.series(erfc(at), [-2 * exp(-(at**2)) / sqrt(pi)], small)

    def _erf(self, e: Expr) -> Expansion:
        return self.sum([_constant(S.One), self.scaled(self._erfc(erfc(e.args[0])), -S.One)])

    def _loggamma(self, e: Expr) -> Expansion:
        """log Γ(w) = (w − 1/2) log w − w + log(2π)/2 + O(1/w) at ∞."""
        side, at, f = self._toward(e.args[0])
        if side == 0 and self.sign(at) > 0:
            return self.sum([_constant(loggamma(at)), Expansion({}, self._steps(f, at))])
        if side <= 0:
            raise Undecidable(f"how {e} behaves where {self.end} is not known")
        half = self.sum([f, _constant(-S.Half)])
        main = self.product(half, self.log(f, e.args[0]))
        rest = self.sum([_constant(log(2 * pi) / 2), self._beyond(f)])
        return self.sum([main, self.scaled(f, S.NegativeOne), rest])

    def log_besseli(self, e: Expr) -> Expansion:
        """log I_n(z) = n log(z/2) − log Γ(n+1) + O(1/n) for n → ∞ at a fixed z > 0."""
        n, z = e.args
        if x in z.free_symbols or self.sign(z) <= 0:
            raise Undecidable(f"how {e} grows where {self.end} is not known")
        side, _, f = self._toward(n)
        if side <= 0:
            raise Undecidable(f"how {e} grows where {self.end} is not known")
        g = self._loggamma(loggamma(n + 1))
        parts = [self.scaled(f, log(z / 2)), self.scaled(g, S.NegativeOne), self._beyond(f)]
        return self.sum(parts)

    def _piecewise(self, e: Expr) -> Expansion:
        """The branch that holds near the end; roughly, all of them."""
        if self.rough:
            branches = [self.read(value) for value, _ in e.args]
            return self.pruned(Expansion({}, tuple(m for f in branches for m in _sizes(f))))
        for value, condition in e.args:
            if self.holds(condition):
                return self.read(value)
        raise Undecidable(f"{e} has no branch where {self.end}")

    def holds(self, condition: object) -> bool:
        if condition in (S.true, S.false):
            return condition is S.true
        if not isinstance(condition, Relational) or condition.rel_op not in RELATIONS:
            raise Undecidable(f"the condition {condition} is not read")
        lead = self.lead(self.read(condition.lhs - condition.rhs))
        return (0 if lead is None else lead[2]) in RELATIONS[condition.rel_op]

    def _extreme(self, e: Expr) -> Expansion:
        """Max or Min: the argument that is the largest, or the smallest, near the end."""
        wanted, best = (1 if e.func is Max else -1), e.args[0]
        for other in e.args[1:]:
            lead = self.lead(self.read(other - best))
            if lead is not None and lead[2] == wanted:
                best = other
        return self.read(best)


RELATIONS = {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1), "==": (0,), "!=": (-1, 1)}


def _constant(c: Expr) -> Expansion:
    return Expansion({UNIT: c} if c != 0 else {})


def _whole(k: Expr) -> bool:
    return isinstance(k, Integer) and k > 0


def _sizes(f: Expansion) -> tuple[Monomial, ...]:
    """f = O(these)."""
    return (*f.terms, *f.rest)


Expander.readers = {
    Add: Expander._add,
    Mul: Expander._mul,
    Pow: Expander._pow,
    exp: lambda self, e: self.exp(self.read(e.args[0])),
    log: Expander._log,
    Abs: Expander._abs,
    cos: Expander._wave,
    sin: Expander._wave,
    erf: Expander._erf,
    erfc: Expander._erfc,
    loggamma: Expander._loggamma,
    gamma: lambda self, e: self.exp(self._loggamma(loggamma(e.args[0]))),
    Piecewise: Expander._piecewise,
    Max: Expander._extreme,
    Min: Expander._extreme,
}
Expander.logs = {
    exp: lambda self, e: self.read(e.args[0]),
    erfc: Expander.log_erfc,
    besseli: Expander.log_besseli,
    gamma: lambda self, e: self._loggamma(loggamma(e.args[0])),
}
