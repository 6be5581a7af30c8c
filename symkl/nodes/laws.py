"""The variate, measures, supports and laws."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any, ClassVar

from sympy import Basic, Expr, S, Symbol, log, sympify
from sympy.core.symbol import Str


class CaptureError(ValueError):
    """A substitution would carry a free symbol into the scope of a binder of the same symbol."""


class Variate(Symbol):
    """x, the one symbol that a ``Mean`` binds: a point of the sample space."""

    __slots__ = ()


class Index(Symbol):
    """i, the one symbol that an ``IndexSum`` binds: a whole number."""

    __slots__ = ()


VARIATE = Variate("x", real=True)
INDEX = Index("i", integer=True)


class Measure(Basic):
    """A reference measure: Lebesgue's, the counting measure, or an abstract μ."""

    def __new__(cls, name: str | Str) -> Measure:
        return super().__new__(cls, name if isinstance(name, Str) else Str(name))

    @property
    def name(self) -> str:
        return self.args[0].name


LEBESGUE = Measure("Lebesgue")
COUNTING = Measure("counting")
ABSTRACT = Measure("mu")


class Support(Basic):
    """lo … hi: an interval under Lebesgue's measure, its whole numbers under the counting one."""

    def __new__(cls, lo: Any, hi: Any) -> Support:
        return super().__new__(cls, sympify(lo, strict=True), sympify(hi, strict=True))

    lo = property(lambda self: self.args[0])
    hi = property(lambda self: self.args[1])


class Points(Basic):
    """A finite set of whole numbers, each of positive mass."""

    def __new__(cls, *points: Any) -> Points:
        return super().__new__(cls, *(sympify(p, strict=True) for p in points))


REAL_LINE = Support(-S.Infinity, S.Infinity)
HALF_LINE = Support(0, S.Infinity)
UNIT_INTERVAL = Support(0, 1)


class Law(Basic):
    """P, a probability law: a density with respect to a measure, and nothing else."""

    measure: ClassVar[Any]

    def _sympystr(self, printer: Any) -> str:
        return f"{type(self).__name__}({', '.join(printer._print(a) for a in self.args)})"

    @cached_property
    def free_symbols(self) -> frozenset[Basic]:
        return frozenset(super().free_symbols)

    @property
    def range(self) -> Support | Points | None:
        """{x : p(x) > 0}; None where it is not known (an abstract law)."""
        return None

    @property
    def conditions(self) -> tuple[Any, ...]:
        """What the parameters must satisfy beyond the assumptions of their symbols."""
        return ()

    def log_density_at(self, point: Expr) -> Expr | None:
        """log p(point), for a point of the support; None for an abstract law."""
        return None


class AbstractLaw(Law):
    """p, or q_θ: a law of which only the reference measure is known."""

    def __new__(
        cls, name: str | Str, measure: Measure = ABSTRACT, *parameters: Expr
    ) -> AbstractLaw:
        name = name if isinstance(name, Str) else Str(name)
        return super().__new__(cls, name, measure, *parameters)

    name = property(lambda self: self.args[0].name)
    measure = property(lambda self: self.args[1])
    parameters = property(lambda self: self.args[2:])

    def _sympystr(self, printer: Any) -> str:
        given = ", ".join(printer._print(a) for a in self.parameters)
        return f"{self.name}({given})" if given else self.name


class PointMass(Law):
    """δ_a: all mass at a. Its density under the counting measure is 1 at a."""

    measure = COUNTING

    def __new__(cls, at: Any) -> PointMass:
        return super().__new__(cls, sympify(at, strict=True))

    at = property(lambda self: self.args[0])

    @property
    def range(self) -> Points:
        return Points(self.at)

    def log_density_at(self, point: Expr) -> Expr:
        return S.Zero


class Binding(Basic):
    """A node in which one symbol is bound: substitution passes it by, or refuses to capture."""

    @property
    def bound(self) -> Symbol:
        raise TypeError(f"{type(self).__name__} does not say what it binds")

    @property
    def bound_symbols(self) -> list[Symbol]:
        return [self.bound]

    @cached_property
    def free_symbols(self) -> frozenset[Basic]:
        return frozenset().union(*(a.free_symbols for a in self.args)) - {self.bound}

    def _guard(self, old: Basic, new: Basic) -> bool:
        """May ``old`` become ``new`` in here? False: it is bound. Raises where it would capture."""
        if self.bound in old.free_symbols:
            return False
        if self.bound in new.free_symbols and self.has(old):
            raise CaptureError(f"{new} would be captured by the bound {self.bound} of {self}")
        return True

    def _eval_subs(self, old: Basic, new: Basic) -> Basic | None:
        return None if self._guard(old, new) else self

    def _xreplace(self, rule: dict) -> tuple[Basic, bool]:
        if self in rule:
            return rule[self], True
        inner = {old: new for old, new in rule.items() if self._guard(old, new)}
        return super()._xreplace(inner) if inner else (self, False)


class Image(Binding, Law):
    """The law of U where X = map(U) has the law P: log p_U(u) = log p(map(u)) + log|map′(u)|.

    ``slope`` is |map′|, proposed by whoever makes the node; the kernel differentiates for itself.
    """

    bound = VARIATE

    def __new__(cls, law: Law, point: Expr, slope: Expr, support: Support) -> Image:
        return super().__new__(cls, law, point, slope, support)

    law = property(lambda self: self.args[0])
    point = property(lambda self: self.args[1])
    slope = property(lambda self: self.args[2])
    measure = property(lambda self: self.law.measure)
    conditions = property(lambda self: self.law.conditions)
    range = property(lambda self: self.args[3])

    def log_density_at(self, point: Expr) -> Expr | None:
        return _image_log_density(self, point)


@lru_cache(maxsize=4096)
def _image_log_density(image: Image, point: Expr) -> Expr | None:
    there = {VARIATE: point}
    inner = image.law.log_density_at(image.point.xreplace(there))
    return None if inner is None else inner + log(image.slope.xreplace(there))


class Part(Law):
    """The measure with the density of P on an interval inside its support, and none elsewhere."""

    def __new__(cls, law: Law, support: Support) -> Part:
        return super().__new__(cls, law, support)

    law = property(lambda self: self.args[0])
    measure = property(lambda self: self.law.measure)
    conditions = property(lambda self: self.law.conditions)
    range = property(lambda self: self.args[1])

    def log_density_at(self, point: Expr) -> Expr | None:
        return self.law.log_density_at(point)


class Length(Law):
    """Lebesgue's measure on an interval: the density 1, and no law of mass 1."""

    measure = LEBESGUE

    def __new__(cls, support: Support) -> Length:
        return super().__new__(cls, support)

    range = property(lambda self: self.args[0])

    def log_density_at(self, point: Expr) -> Expr:
        return S.Zero


def _size(size: Any) -> Expr:
    size = sympify(size, strict=True)
    if size.is_integer is not True or size.is_positive is not True:
        raise ValueError(f"a size is a whole number ≥ 1, not {size}")
    return size


class Sample(Basic):
    """x_1, …, x_n: the observations, a symbol for each place; two of them may be equal."""

    def __new__(cls, name: str | Str = "x", size: Any = None) -> Sample:
        size = Symbol("n", integer=True, positive=True) if size is None else _size(size)
        return super().__new__(cls, name if isinstance(name, Str) else Str(name), size)

    name = property(lambda self: self.args[0].name)
    size = property(lambda self: self.args[1])


class Empirical(Law):
    """p̂ = (1/n) Σ δ_{x_i}: each observation has the mass 1/n, that of repeated ones added."""

    measure = COUNTING

    def __new__(cls, sample: Sample) -> Empirical:
        return super().__new__(cls, sample)

    sample = property(lambda self: self.args[0])


class Vector(Basic):
    """(p_0, …, p_{K−1}): a vector of K positive numbers that sum to 1, named by one letter."""

    def __new__(cls, name: str | Str, size: Any) -> Vector:
        return super().__new__(cls, name if isinstance(name, Str) else Str(name), _size(size))

    name = property(lambda self: self.args[0].name)
    size = property(lambda self: self.args[1])
