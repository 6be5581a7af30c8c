"""A family of laws: parameters with their domains, support, measure, log-density. Nothing else.

A family is a class, a law is an instance of it: ``Gamma`` and ``Gamma("k_1", "theta_1")``. Means,
entropies and closed forms are derived from these few lines; none is ever typed in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from sympy import Add, Expr, Integer, Rational, S, Symbol, Tuple, sympify
from sympy.core.symbol import Str

from symkl.nodes import (
    INDEX,
    VARIATE,
    Condition,
    Entry,
    Equal,
    IndexSum,
    IsInteger,
    IsReal,
    Law,
    PointMass,
    Positive,
    Support,
    Vector,
)

NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*\Z")
RESERVED = {  # names that a page gives another meaning
    VARIATE.name: "the variate", "X": "the random variable", "U": "the new variable",
    "u": "the new variable", INDEX.name: "the index of sums", "e": "Euler's number",
    "E": "the mean", "I": "the imaginary unit", "pi": "a number", "oo": "infinity",
    "inf": "infinity", "nan": "no number", "log": "a function", "exp": "a function",
    "psi": "the digamma function", "Gamma": "the gamma function", "KL": "the divergence",
}  # fmt: skip


@dataclass(frozen=True)
class Domain:
    """Where a parameter lives: the words for it, a symbol's assumptions, and what must be > 0."""

    words: str
    assumptions: dict[str, bool]
    positive: Callable[..., tuple[Expr, ...]] = lambda value, others: ()
    integer: bool = False


REAL = Domain("a real number", {"real": True})
POSITIVE = Domain("a positive number", {"positive": True}, lambda v, _: (v,))
PROBABILITY = Domain("a number between 0 and 1", {"positive": True}, lambda v, _: (v, 1 - v))
COUNT = Domain("a whole number ≥ 1", {"integer": True, "positive": True}, lambda v, _: (v,), True)
SIMPLEX = Domain("positive numbers with sum 1", {})


def above(other: str, words: str) -> Domain:
    """The domain (other, ∞), where ``other`` is an earlier parameter of the family."""
    return Domain(f"a real number above {words}", {"real": True}, lambda v, o: (v - o[other],))


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
        return self.symbol if subscript is None else f"{self.symbol}_{subscript}"


class Family(Law):
    """The base of all families. A subclass gives the class attributes and two functions:

    ``parameters``, ``measure``, ``support(*parameters)`` and ``log_density(x, *parameters)``,
    and, where an edge of the domain leaves a single point, ``point_masses``: {(name, value): at},
    with ``at`` a number or the name of a parameter.
    """

    parameters: ClassVar[tuple[Parameter, ...]] = ()
    aliases: ClassVar[tuple[str, ...]] = ()
    conventions: ClassVar[str] = ""
    point_masses: ClassVar[dict[tuple[str, int], Any]] = {}
    support: ClassVar[Any]
    log_density: ClassVar[Callable[..., Expr]]

    def __new__(cls, *values: Any, **named: Any) -> Any:
        values = cls._in_order(values, named)
        read = [_read(cls, p, v) for p, v in zip(cls.parameters, values)]
        others = {p.name: v for p, v in zip(cls.parameters, read)}
        for parameter in cls.parameters:
            edge = (parameter.name, others[parameter.name])
            if edge in cls.point_masses:
                for other in cls.parameters:
                    if other is not parameter:
                        _check(cls, other, others[other.name], others)
                at = cls.point_masses[edge]
                return PointMass(others.get(at, at) if isinstance(at, str) else at)
        for parameter in cls.parameters:
            _check(cls, parameter, others[parameter.name], others)
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
        return cls(*(p.standard(subscript) for p in cls.parameters))

    @property
    def range(self) -> Support:
        support = type(self).support
        return support if isinstance(support, Support) else support(*self.args)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        values = {p.name: v for p, v in zip(self.parameters, self.args)}
        return tuple(
            c
            for p in self.parameters
            for c in _constraints(p, values[p.name], values)
            if c.known is not True
        )

    def log_density_at(self, point: Expr) -> Expr:
        return type(self).log_density(point, *self.args)


def _constraints(parameter: Parameter, value: Any, others: dict[str, Any]) -> list[Condition]:
    if isinstance(value, Vector):
        return [Equal(IndexSum(Entry(value, INDEX), S.Zero, value.size - 1), S.One)]
    if isinstance(value, Tuple):
        inside = [Positive(v) for v in value if v != 0]
        return [*inside, Equal(Add(*value), S.One)]
    found: list[Condition] = [Positive(e) for e in parameter.domain.positive(value, others)]
    if parameter.domain.integer:
        found.append(IsInteger(value))
    return found or [IsReal(value)]


def _check(cls: type, parameter: Parameter, value: Any, others: dict[str, Any]) -> None:
    for condition in _constraints(parameter, value, others):
        if condition.known is False:
            raise ValueError(
                f"{cls.__name__}: {parameter.name} must be {parameter.domain.words}, not {value}"
            )


def _read(cls: type, parameter: Parameter, value: Any) -> Any:
    """A name, a number, an expression, or a list of these, as an exact SymPy value."""
    where = f"{cls.__name__}: {parameter.name}"
    if parameter.domain is SIMPLEX:
        return _read_vector(where, parameter, value)
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
    value = value.xreplace({f: exact(f, where) for f in value.atoms(type(S(0.5)))})
    if value.has(S.NaN, S.Infinity, S.NegativeInfinity, S.ComplexInfinity):
        raise ValueError(f"{where} must be {parameter.domain.words}, not {value}")
    if value.has(VARIATE, INDEX) or any(
        s.name in RESERVED for s in value.free_symbols if isinstance(s, Symbol)
    ):
        taken = sorted(s.name for s in value.free_symbols if s.name in RESERVED)
        raise ValueError(f"{where}: {', '.join(taken)} is taken; choose another name")
    return value


def _read_vector(where: str, parameter: Parameter, value: Any) -> Vector | Tuple:
    if isinstance(value, Vector | Tuple):
        return value
    if isinstance(value, Str):
        value = value.name
    if isinstance(value, str):
        _valid_name(value, where)
        return Vector(value, Symbol("K", integer=True, positive=True))
    if not isinstance(value, list | tuple) or not value:
        raise TypeError(f"{where} must be {parameter.domain.words}, not {value!r}")
    scalar = Parameter(parameter.name, parameter.symbol, POSITIVE, parameter.meaning)
    return Tuple(*(S.Zero if v == 0 else _read(Family, scalar, v) for v in value))


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
    text = repr(number) if isinstance(number, float) else str(number)
    if text in ("nan", "inf", "-inf", "oo", "-oo"):
        raise ValueError(f"{where} must be a finite number, not {text}")
    return Rational(text)
