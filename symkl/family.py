"""A family of laws: parameters with their domains, support, measure, log-density. Nothing else.

A family is a class, a law is an instance of it: ``Gamma`` and ``Gamma("k_1", "theta_1")``. Means,
entropies and closed forms are derived from these few lines; none is ever typed in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, ClassVar

from sympy import Add, Expr, Integer, Range, Rational, S, Symbol, Tuple, loggamma, sympify
from sympy.core.symbol import Str

from symkl.nodes import (
    INDEX,
    VARIATE,
    Condition,
    Entry,
    Equal,
    Fails,
    Image,
    IndexSum,
    IsInteger,
    IsReal,
    Law,
    PointMass,
    Points,
    Positive,
    Support,
    Vector,
)

MOST_ITEMS = 10_000
NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*\Z")
RESERVED = {  # names that a page gives another meaning
    VARIATE.name: "the variate", "X": "the random variable", "U": "the new variable",
    "u": "the new variable", INDEX.name: "the index of sums", "e": "Euler's number",
    "E": "the mean", "I": "the imaginary unit", "pi": "a number", "oo": "infinity",
    "inf": "infinity", "nan": "no number", "log": "a function", "exp": "a function",
    "psi": "the digamma function", "Gamma": "the gamma function", "KL": "the divergence",
}  # fmt: skip


Values = dict[str, Any]  # the parameters of a law, by name


@dataclass(frozen=True)
class Domain:
    """Where a parameter lives: the words for it, a symbol's assumptions, and what must hold."""

    words: str
    assumptions: dict[str, bool]
    conditions: Callable[[Any, Values], tuple[Condition, ...]] = lambda value, others: ()


def _sum_to_one(value: Vector | Tuple, others: Values) -> tuple[Condition, ...]:
    if isinstance(value, Vector):
        return (Equal(IndexSum(Entry(value, INDEX), S.Zero, value.size - 1), S.One),)
    return (*(Positive(v) for v in value if v != 0), Equal(Add(*value), S.One))


def _distinct(value: Support | Tuple, others: Values) -> tuple[Condition, ...]:
    if isinstance(value, Support):
        return IsInteger(value.lo), IsInteger(value.hi), Positive(value.hi - value.lo + 1)
    distinct = (Fails(Equal(a, b)) for a, b in pairwise(value))
    return (*map(IsInteger, value), *distinct)


REAL = Domain("a real number", {"real": True}, lambda v, _: (IsReal(v),))
POSITIVE = Domain("a positive number", {"positive": True}, lambda v, _: (Positive(v),))
PROBABILITY = Domain(
    "a number between 0 and 1", {"positive": True}, lambda v, _: (Positive(v), Positive(1 - v))
)
UNFAIR = Domain(
    "a number between 0 and 1",
    PROBABILITY.assumptions,
    lambda v, _: (Positive(v), Positive(1 - v), Fails(Equal(v, S.Half))),
)
ABOVE_ONE = Domain("a number above 1", {"positive": True}, lambda v, _: (Positive(v - 1),))
INTEGER = Domain("a whole number", {"integer": True}, lambda v, _: (IsInteger(v),))
COUNT = Domain(
    "a whole number ≥ 1",
    {"integer": True, "positive": True},
    lambda v, _: (Positive(v), IsInteger(v)),
)
SIMPLEX = Domain("positive numbers with sum 1", {}, _sum_to_one)
ITEMS = Domain("distinct whole numbers, a list or a Range", {}, _distinct)


def above(other: str, words: str, positive: bool = False) -> Domain:
    """The domain (other, ∞), where ``other`` is another parameter of the family."""
    sign = {"positive": True} if positive else {"real": True}
    return Domain(f"a real number above {words}", sign, lambda v, o: (Positive(v - o[other]),))


def between(lo: str, hi: str, words: str) -> Domain:
    """The domain (lo, hi), where both are other parameters of the family."""
    return Domain(
        f"a number between {words}",
        {"real": True},
        lambda v, o: (Positive(v - o[lo]), Positive(o[hi] - v)),
    )


def part_of(whole: str) -> Domain:
    """The domain 1, …, whole − 1, where ``whole`` is another parameter of the family."""
    return Domain(
        f"a whole number from 0 to {whole}",
        COUNT.assumptions,
        lambda v, o: (Positive(v), Positive(o[whole] - v), IsInteger(v)),
    )


@dataclass(frozen=True)
class Parameter:
    """A parameter: its name as in sympy.stats, its usual letter, its domain and its meaning."""

    name: str
    symbol: str
    domain: Domain
    meaning: str
    symbols: tuple[str, str] | None = None  # the letters of P's and Q's, where books use two

    def standard(self, subscript: int | None) -> str:
        """The letter that a page uses: plain for one law, with a subscript for one of two."""
        if self.symbols is not None:
            return self.symbols[(subscript or 1) - 1]
        if subscript is None:
            return self.symbol
        return " ".join(f"{letter}_{subscript}" for letter in self.symbol.split())


class Family(Law):
    """The base of all families. A subclass gives the class attributes and two functions:

    ``parameters``, ``measure``, ``support`` and ``log_density(x, *parameters)``. The support is a
    set, its two ends as numbers or names of parameters, or a function of the parameters. Further,
    where another law is left at an edge of the domain, ``edges``: {(name, value): left}. The
    value is a number or the name of another parameter; ``left`` is the place of a point mass, as a
    number or the name of a parameter, or a function of the parameters that returns the law.
    """

    parameters: ClassVar[tuple[Parameter, ...]] = ()
    aliases: ClassVar[tuple[str, ...]] = ()
    conventions: ClassVar[str] = ""
    edges: ClassVar[dict[tuple[str, Any], Any]] = {}
    support: ClassVar[Any]
    log_density: ClassVar[Callable[..., Expr]]

    def __new__(cls, *values: Any, **named: Any) -> Any:
        values = cls._in_order(values, named)
        read = [_read(cls, p, v) for p, v in zip(cls.parameters, values)]
        others = {p.name: v for p, v in zip(cls.parameters, read)}
        at_edge = {
            name: left
            for (name, value), left in cls.edges.items()
            if others[name] == others.get(value, value)
        }
        for parameter in cls.parameters:
            if parameter.name not in at_edge:
                _check(cls, parameter, others[parameter.name], others)
        for left in at_edge.values():
            if callable(left):
                return left(*read)
            return PointMass(others.get(left, left))
        return super().__new__(cls, *read)

    @classmethod
    def _in_order(cls, values: tuple, named: dict[str, Any]) -> tuple:
        names = [p.name for p in cls.parameters]
        usage = f"{cls.__name__}({', '.join(names)})"
        for name in named:
            if name not in names[len(values) :]:
                raise TypeError(f"{cls.__name__} takes no {name!r} here; it is {usage}")
        values = values + tuple(named[n] for n in names[len(values) :] if n in named)
        if len(values) != len(names):
            raise TypeError(f"{usage} takes {len(names)} parameters, {len(values)} given")
        return values

    @classmethod
    def standard(cls, subscript: int | None = None) -> Any:
        """The law with the usual letters, with a subscript where it is one of two."""
        return _standard(cls, subscript)

    @property
    def range(self) -> Support | Points:
        return _range(self)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return _conditions(self)

    def log_density_at(self, point: Expr) -> Expr:
        return _log_density(self, point)


@lru_cache(maxsize=1024)
def _standard(cls: type[Family], subscript: int | None) -> Law:
    return cls(*(p.standard(subscript) for p in cls.parameters))


@lru_cache(maxsize=4096)
def _range(law: Family) -> Support | Points:
    support = type(law).support
    if isinstance(support, Support | Points):
        return support
    if callable(support):
        return support(*law.args)
    values = {p.name: v for p, v in zip(law.parameters, law.args)}
    return Support(*(values.get(end, end) for end in support))


@lru_cache(maxsize=4096)
def _conditions(law: Family) -> tuple[Condition, ...]:
    values = {p.name: v for p, v in zip(law.parameters, law.args)}
    return tuple(
        c
        for p in law.parameters
        for c in p.domain.conditions(values[p.name], values)
        if _known(c) is not True
    )


@lru_cache(maxsize=16384)
def _log_density(law: Family, point: Expr) -> Expr:
    return type(law).log_density(point, *law.args)


def _known(condition: Condition) -> bool | None:
    """What the assumptions of its symbols alone say of the condition."""
    if not isinstance(condition, Fails):
        return condition.known
    inner = condition.condition.known
    return None if inner is None else not inner


def _check(cls: type, parameter: Parameter, value: Any, others: dict[str, Any]) -> None:
    for condition in parameter.domain.conditions(value, others):
        if _known(condition) is False:
            raise ValueError(
                f"{cls.__name__}: {parameter.name} must be {parameter.domain.words}, not {value}"
            )


def _read(cls: type, parameter: Parameter, value: Any) -> Any:
    """A name, a number, an expression, or a list of these, as an exact SymPy value."""
    where = f"{cls.__name__}: {parameter.name}"
    if parameter.domain is SIMPLEX:
        return _read_vector(cls, parameter, value)
    if parameter.domain is ITEMS:
        return _read_items(cls, parameter, value)
    if isinstance(value, str):
        return symbol(value, where, **parameter.domain.assumptions)
    if isinstance(value, bool) or value is None:
        raise TypeError(f"{where} must be {parameter.domain.words}, not {value!r}")
    if isinstance(value, float):
        value = exact(value, where)
    try:
        value = sympify(value, strict=True)
    except Exception as error:
        raise TypeError(f"{where} must be {parameter.domain.words}, not {value!r}") from error
    if not isinstance(value, Expr):
        raise TypeError(f"{where} must be {parameter.domain.words}, not {value!r}")
    if any(type(s).__module__.startswith("sympy.stats") for s in value.free_symbols):
        raise TypeError(f"{where} must not be random: {value}")
    value = value.xreplace({f: exact(f, where) for f in value.atoms(type(S(0.5)))})
    if value.has(S.NaN, S.Infinity, S.NegativeInfinity, S.ComplexInfinity):
        raise ValueError(f"{where} must be {parameter.domain.words}, not {value}")
    if value.has(VARIATE, INDEX) or any(
        s.name in RESERVED for s in value.free_symbols if isinstance(s, Symbol)
    ):
        taken = sorted(s.name for s in value.free_symbols if s.name in RESERVED)
        raise ValueError(f"{where}: {', '.join(taken)} is taken; choose another name")
    return value


def _read_vector(cls: type, parameter: Parameter, value: Any) -> Vector | Tuple:
    if isinstance(value, Vector | Tuple):
        return value
    where = f"{cls.__name__}: {parameter.name}"
    if isinstance(value, Str):
        value = value.name
    if isinstance(value, str):
        _valid_name(value, where)
        return Vector(value, Symbol("K", integer=True, positive=True))
    if not isinstance(value, list | tuple) or not value:
        raise TypeError(f"{where} must be {parameter.domain.words}, not {value!r}")
    scalar = Parameter(parameter.name, parameter.symbol, POSITIVE, parameter.meaning)
    return Tuple(*(S.Zero if v == 0 else _read(cls, scalar, v) for v in value))


def _read_items(cls: type, parameter: Parameter, value: Any) -> Support | Tuple:
    """A list of whole numbers, sorted; a run as a Range, a Support or the names of its ends."""
    where = f"{cls.__name__}: {parameter.name}"
    whole = Parameter(parameter.name, parameter.symbol, INTEGER, parameter.meaning)
    if isinstance(value, str) and len(value.split()) == 2:
        value = Support(*(symbol(name, where, **INTEGER.assumptions) for name in value.split()))
    if isinstance(value, range):
        value = Range(value.start, value.stop, value.step)
    if isinstance(value, Range) and value.step == 1:
        value = Support(value.start, value.stop - 1)
    if isinstance(value, Support):
        return Support(*(_read(cls, whole, end) for end in value.args))
    if isinstance(value, list | tuple | Tuple | Range) and 0 < len(value) <= MOST_ITEMS:
        items = [_read(cls, whole, v) for v in value]
        if all(v.is_Integer for v in items):
            return Tuple(*sorted(items))
    raise ValueError(f"{where} must be {parameter.domain.words}, not {value!r:.60}")


def _valid_name(name: str, where: str) -> None:
    if not NAME.match(name) or len(name) > 60:
        what = "letters, digits and _, at most 60"
        raise ValueError(f"{where}: {name[:60]!r} is not a name ({what})")
    if name in RESERVED:
        raise ValueError(f"{where}: {name!r} is taken, it is {RESERVED[name]}; choose another name")


def symbol(name: str, where: str = "symbol", **assumptions: bool) -> Symbol:
    """The symbol of that name, refused where the name is not one or is taken."""
    _valid_name(name, where)
    return Symbol(name, **assumptions)


def exact(number: Any, where: str = "number") -> Rational | Integer:
    """0.3 is 3/10: a decimal number as it was written."""
    text = repr(float(number)) if isinstance(number, float) else str(number)
    if text in ("nan", "inf", "-inf", "oo", "-oo"):
        raise ValueError(f"{where} must be a finite number, not {text}")
    return Rational(text)


# -- what densities are written with -----------------------------------------------------------


def log_beta(a: Expr, b: Expr) -> Expr:
    """log B(a, b)."""
    return loggamma(a) + loggamma(b) - loggamma(a + b)


def log_choose(n: Expr, k: Expr) -> Expr:
    """log C(n, k)."""
    return loggamma(n + 1) - loggamma(k + 1) - loggamma(n - k + 1)


def mirrored(law: Law) -> Image:
    """The law of lo + hi − X, where X has the law and lo, hi are the ends of its support."""
    support = law.range
    if not isinstance(support, Support):
        raise TypeError(f"{law} has no two ends")
    return Image(law, support.lo + support.hi - VARIATE, S.One, support)
