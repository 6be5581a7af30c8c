"""A family of laws: parameters with their domains, support, measure, log-density. Nothing else.

A family is a class, a law is an instance of it: ``Gamma`` and ``Gamma("k_1", "theta_1")``. Means,
entropies and closed forms are derived from these few lines; none is ever typed in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, ClassVar

from sympy import (
    Dummy,
    Expr,
    Integer,
    Pow,
    Range,
    Rational,
    S,
    Symbol,
    Tuple,
    loggamma,
    sympify,
    together,
)
from sympy.core.symbol import Str

from symkl.nodes import (
    INDEX,
    VARIATE,
    Condition,
    Image,
    Law,
    PointMass,
    Points,
    Positive,
    Support,
    Vector,
    instantiated,
    is_large,
)
from symkl.parameters import ABOVE_ONE as ABOVE_ONE
from symkl.parameters import COUNT as COUNT
from symkl.parameters import INTEGER, ITEMS, POSITIVE, SIMPLEX, Alternative, Parameter
from symkl.parameters import NONZERO as NONZERO
from symkl.parameters import PROBABILITY as PROBABILITY
from symkl.parameters import REAL as REAL
from symkl.parameters import UNFAIR as UNFAIR
from symkl.parameters import Domain as Domain
from symkl.parameters import above as above
from symkl.parameters import between as between
from symkl.parameters import part_of as part_of
from symkl.spelling import spelling

MOST_ITEMS = 10_000
NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*\Z")
RESERVED = {  # names that a page gives another meaning
    VARIATE.name: "the variate", "X": "the random variable", "U": "the new variable",
    "u": "the new variable", INDEX.name: "the index of sums", "e": "Euler's number",
    "E": "the mean", "I": "the imaginary unit", "pi": "a number", "oo": "infinity",
    "inf": "infinity", "nan": "no number", "log": "a function", "exp": "a function",
    "psi": "the digamma function", "Gamma": "the gamma function", "KL": "the divergence",
}  # fmt: skip


class Family(Law):
    """The base of all families. A subclass gives the class attributes and two functions:

    ``parameters``, ``measure``, ``support`` and ``log_density(x, *parameters)``. The support is a
    set, its two ends as numbers or names of parameters, or a function of the parameters. Further,
    where another law is left at an edge of the domain, ``edges``: {(name, value): left}. The
    value is a number or the name of another parameter; ``left`` is the place of a point mass, as a
    number or the name of a parameter, or a function of the parameters that returns the law.
    ``alternatives`` are numbers that may be given in place of parameters, by name.
    """

    parameters: ClassVar[tuple[Parameter, ...]] = ()
    alternatives: ClassVar[tuple[Alternative, ...]] = ()
    aliases: ClassVar[tuple[str, ...]] = ()
    conventions: ClassVar[str] = ""
    edges: ClassVar[dict[tuple[str, Any], Any]] = {}
    support: ClassVar[Any]
    log_density: ClassVar[Callable[..., Expr]]

    def __new__(cls, *values: Any, **named: Any) -> Any:
        if named or len(values) != len(cls.parameters):
            values = cls._solved(values, named)
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
    def _solved(cls, values: tuple, named: dict[str, Any]) -> tuple:
        """The parameters in their order, whichever names and alternatives they are given by."""
        found = spelling(cls, len(values), list(named))
        given = zip(found.parameters, (*values, *named.values()))
        meant = [(p, _read(cls, p, v)) for p, v in given]
        read = {p.name: v for p, v in meant}
        for parameter, value in meant:
            if parameter not in cls.parameters:
                _check(cls, parameter, value, read)
        own = found.solved(read)
        return tuple(own[p.name] for p in cls.parameters)

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
    """By letters where numbers are large: SymPy would write out the Γ of one."""
    large = [v if is_large(v) else None for v in law.args]
    if not any(large):
        return type(law).log_density(point, *law.args)
    letters = [v if big is None else Dummy(positive=True) for v, big in zip(law.args, large)]
    places = {n: v for n, v in zip(letters, large) if v is not None}
    return instantiated(type(law).log_density(point, *letters), places)


@lru_cache(maxsize=1024)
def _known(condition: Condition) -> bool | None:
    """What the assumptions of its symbols alone say of the condition."""
    if condition.known is None and isinstance(condition, Positive) and condition.has(Pow):
        return together(condition.expr).is_positive  # 1 − 1/(1 + a) is a/(1 + a)
    return condition.known


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
