"""The vocabulary: laws, densities, means, divergences, optima, and what is claimed of them.

Every node is inert: it has no value and nothing rewrites it but a rule. A node that binds a symbol
(``Mean`` the variate, ``IndexSum`` the index, ``ArgMin`` its parameter) refuses to capture: a
substitution that would bring the bound symbol in from outside raises ``CaptureError``.
"""

from __future__ import annotations

from typing import Any, ClassVar

from sympy import Basic, Expr, Integer, S, Symbol, Tuple, log, sympify
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


# -- measures, supports, laws ------------------------------------------------------------------


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
    """lo … hi: an interval under Lebesgue's measure, the whole numbers in it under the counting one."""

    def __new__(cls, lo: Any, hi: Any) -> Support:
        return super().__new__(cls, sympify(lo), sympify(hi))

    lo = property(lambda self: self.args[0])
    hi = property(lambda self: self.args[1])


class Points(Basic):
    """A finite set of whole numbers, each of positive mass."""

    def __new__(cls, *points: Any) -> Points:
        return super().__new__(cls, *(sympify(p) for p in points))


REAL_LINE = Support(-S.Infinity, S.Infinity)
HALF_LINE = Support(0, S.Infinity)
UNIT_INTERVAL = Support(0, 1)


class Law(Basic):
    """P, a probability law: a density with respect to a measure, and nothing else."""

    measure: ClassVar[Any]

    def _sympystr(self, printer: Any) -> str:
        return f"{type(self).__name__}({', '.join(printer._print(a) for a in self.args)})"

    @property
    def range(self) -> Support | Points | None:
        """{x : p(x) > 0}; None where it is not known (an abstract law)."""
        return None

    @property
    def conditions(self) -> tuple[Condition, ...]:
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


class PointMass(Law):
    """δ_a: all mass at a. Its density under the counting measure is 1 at a."""

    measure = COUNTING

    def __new__(cls, at: Any) -> PointMass:
        return super().__new__(cls, sympify(at))

    at = property(lambda self: self.args[0])

    @property
    def range(self) -> Points:
        return Points(self.at)

    def log_density_at(self, point: Expr) -> Expr:
        return S.Zero


class Image(Law):
    """The law of U where X = map(U) has the law P: log p_U(u) = log p(map(u)) + log|map′(u)|.

    ``slope`` is |map′|, proposed by whoever makes the node; the kernel differentiates for itself.
    """

    def __new__(cls, law: Law, point: Expr, slope: Expr, support: Support) -> Image:
        return super().__new__(cls, law, point, slope, support)

    law = property(lambda self: self.args[0])
    point = property(lambda self: self.args[1])
    slope = property(lambda self: self.args[2])
    measure = property(lambda self: self.law.measure)
    conditions = property(lambda self: self.law.conditions)
    range = property(lambda self: self.args[3])

    def log_density_at(self, point: Expr) -> Expr | None:
        there = {VARIATE: point}
        inner = self.law.log_density_at(self.point.xreplace(there))
        return None if inner is None else inner + log(self.slope.xreplace(there))


class Sample(Basic):
    """x_1, …, x_n: the observations, a symbol for each place; two of them may be equal."""

    def __new__(cls, name: str | Str = "x", size: Any = None) -> Sample:
        size = Symbol("n", integer=True, positive=True) if size is None else sympify(size)
        return super().__new__(cls, name if isinstance(name, Str) else Str(name), size)

    name = property(lambda self: self.args[0].name)
    size = property(lambda self: self.args[1])


class Empirical(Law):
    """p̂ = (1/n) Σ δ_{x_i}: the law that gives each observation the mass 1/n, repeated ones added."""

    measure = COUNTING

    def __new__(cls, sample: Sample) -> Empirical:
        return super().__new__(cls, sample)

    sample = property(lambda self: self.args[0])


class Vector(Basic):
    """(p_0, …, p_{K−1}): a vector of K positive numbers that sum to 1, named by one letter."""

    def __new__(cls, name: str | Str, size: Any) -> Vector:
        return super().__new__(cls, name if isinstance(name, Str) else Str(name), sympify(size))

    name = property(lambda self: self.args[0].name)
    size = property(lambda self: self.args[1])


# -- expressions -------------------------------------------------------------------------------


class Node(Expr):
    """The base of all inert expressions; commutative, and never differentiated by SymPy."""

    is_commutative = True

    def _eval_derivative(self, symbol: Symbol) -> Expr:
        raise TypeError(f"{type(self).__name__} is inert; a rule differentiates it, not SymPy")


class Density(Node):
    """p(x), the density of a law with respect to its reference measure."""

    is_extended_nonnegative = True

    def __new__(cls, law: Law, at: Any = VARIATE) -> Density:
        return super().__new__(cls, law, sympify(at))

    law = property(lambda self: self.args[0])
    at = property(lambda self: self.args[1])


class Observation(Node):
    """x_i, a place of a sample."""

    is_real = True

    def __new__(cls, sample: Sample, index: Any = INDEX) -> Observation:
        return super().__new__(cls, sample, sympify(index))

    sample = property(lambda self: self.args[0])
    index = property(lambda self: self.args[1])


class Entry(Node):
    """p_k, an entry of a vector: a symbolic one, or the number itself of an explicit list."""

    is_positive = True

    def __new__(cls, vector: Vector | Tuple, at: Any) -> Expr:
        at = sympify(at)
        if isinstance(vector, Tuple) and isinstance(at, Integer):
            return vector[int(at)]
        return super().__new__(cls, vector, at)

    vector = property(lambda self: self.args[0])
    at = property(lambda self: self.args[1])


class Binder(Node):
    """A node in which one symbol is bound."""

    @property
    def bound(self) -> Symbol:
        raise TypeError(f"{type(self).__name__} does not say what it binds")

    @property
    def bound_symbols(self) -> list[Symbol]:
        return [self.bound]

    @property
    def free_symbols(self) -> set[Basic]:
        return set().union(*(a.free_symbols for a in self.args)) - {self.bound}

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


class Mean(Binder):
    """E_P[f(X)] = ∫ f p dμ: the mean of f over the law; binds the variate in f."""

    bound = VARIATE

    def __new__(cls, law: Law, body: Any) -> Mean:
        return super().__new__(cls, law, sympify(body))

    law = property(lambda self: self.args[0])
    body = property(lambda self: self.args[1])


class IndexSum(Binder):
    """Σ_{i=lo}^{hi} body: a finite sum; binds the index in body."""

    bound = INDEX

    def __new__(cls, body: Any, lo: Any, hi: Any) -> IndexSum:
        return super().__new__(cls, sympify(body), sympify(lo), sympify(hi))

    body = property(lambda self: self.args[0])
    lo = property(lambda self: self.args[1])
    hi = property(lambda self: self.args[2])


class IndexProduct(IndexSum):
    """Π_{i=lo}^{hi} body: a finite product; binds the index in body."""


class KL(Node):
    """KL(P‖Q) = E_P[log(p(X)/q(X))] in [0, ∞], ∞ unless P ≪ Q and the mean is finite; in nats."""

    is_extended_nonnegative = True
    p = property(lambda self: self.args[0])
    q = property(lambda self: self.args[1])


class CrossEntropy(Node):
    """H(p, q) = −E_P[log q(X)], in nats."""

    is_extended_real = True
    p = property(lambda self: self.args[0])
    q = property(lambda self: self.args[1])


class Entropy(Node):
    """H(p) = −E_P[log p(X)], in nats; differential entropy under Lebesgue's measure."""

    is_extended_real = True
    p = property(lambda self: self.args[0])


class Likelihood(Node):
    """L(θ; x_1, …, x_n), the joint density of the sample under the model, as a function of θ."""

    is_extended_nonnegative = True
    law = property(lambda self: self.args[0])
    sample = property(lambda self: self.args[1])


class LogLikelihood(Node):
    """log L(θ; x_1, …, x_n)."""

    is_extended_real = True
    law = property(lambda self: self.args[0])
    sample = property(lambda self: self.args[1])


class ArgMin(Binder):
    """argmin_θ f(θ): the set of minimisers; binds θ."""

    def __new__(cls, parameter: Symbol, body: Any) -> ArgMin:
        return super().__new__(cls, parameter, sympify(body))

    bound = property(lambda self: self.args[0])
    body = property(lambda self: self.args[1])


class ArgMax(ArgMin):
    """argmax_θ f(θ): the set of maximisers; binds θ."""


class FiniteWhen(Node):
    """value where the condition holds, ∞ where it does not."""

    value = property(lambda self: self.args[0])
    condition = property(lambda self: self.args[1])


# -- what is claimed: conditions and propositions ----------------------------------------------


class Condition(Basic):
    """A statement that holds or does not. Our own node: SymPy would fold it away."""

    def __new__(cls, *args: Any) -> Any:
        return super().__new__(cls, *map(sympify, args))


class Positive(Condition):
    """expr > 0."""

    expr = property(lambda self: self.args[0])


class AtMost(Condition):
    """lesser ≤ greater."""

    lesser = property(lambda self: self.args[0])
    greater = property(lambda self: self.args[1])


class IsReal(Condition):
    """expr is a real number."""


class IsInteger(Condition):
    """expr is a whole number."""


class Equal(Condition):
    """lhs = rhs, claimed and not evaluated."""

    lhs = property(lambda self: self.args[0])
    rhs = property(lambda self: self.args[1])


class All(Condition):
    """Each of the conditions holds."""


class Fails(Condition):
    """The condition does not hold."""

    condition = property(lambda self: self.args[0])


class AbsolutelyContinuous(Condition):
    """P ≪ Q: what has mass 0 under Q has mass 0 under P."""

    p = property(lambda self: self.args[0])
    q = property(lambda self: self.args[1])


class Integrable(Condition):
    """E_P[|f(X)|] < ∞."""

    bound = VARIATE
    law = property(lambda self: self.args[0])
    body = property(lambda self: self.args[1])

    @property
    def free_symbols(self) -> set[Basic]:
        return (self.law.free_symbols | self.body.free_symbols) - {VARIATE}


class Finite(Condition):
    """The extended real number expr is neither ∞ nor −∞."""

    expr = property(lambda self: self.args[0])


class IID(Condition):
    """The observations are independent and each has the law."""

    sample = property(lambda self: self.args[0])
    law = property(lambda self: self.args[1])


class AlmostEverywhere(Condition):
    """lhs(x) = rhs(x) for all x outside a set of mass 0 under the law or measure."""

    law = property(lambda self: self.args[0])
    lhs = property(lambda self: self.args[1])
    rhs = property(lambda self: self.args[2])
