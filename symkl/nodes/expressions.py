"""The inert expressions: densities, means, divergences, optima; binders that refuse capture."""

from __future__ import annotations

from typing import Any

from sympy import Expr, Integer, Symbol, Tuple, sympify

from symkl.nodes.laws import INDEX, VARIATE, Binding, Law, Sample, Vector


class Node(Expr):
    """The base of all inert expressions; commutative, and never differentiated by SymPy."""

    is_commutative = True

    def _eval_derivative(self, symbol: Symbol) -> Expr:
        raise TypeError(f"{type(self).__name__} is inert; a rule differentiates it, not SymPy")


class Density(Node):
    """p(x), the density of a law with respect to its reference measure."""

    is_extended_nonnegative = True

    def __new__(cls, law: Law, at: Any = VARIATE) -> Density:
        return super().__new__(cls, law, sympify(at, strict=True))

    law = property(lambda self: self.args[0])
    at = property(lambda self: self.args[1])


class Observation(Node):
    """x_i, a place of a sample."""

    is_real = True

    def __new__(cls, sample: Sample, index: Any = INDEX) -> Observation:
        return super().__new__(cls, sample, sympify(index, strict=True))

    sample = property(lambda self: self.args[0])
    index = property(lambda self: self.args[1])


class Entry(Node):
    """p_k, an entry of a vector: a symbolic one, or the number itself of an explicit list."""

    def __new__(cls, vector: Vector | Tuple, at: Any) -> Expr:
        at = sympify(at, strict=True)
        if isinstance(vector, Tuple) and isinstance(at, Integer):
            return vector[int(at)]
        return super().__new__(cls, vector, at)

    vector = property(lambda self: self.args[0])
    at = property(lambda self: self.args[1])

    def _eval_is_positive(self) -> bool | None:
        """A vector's entries are positive; those of a list where each of them is."""
        if isinstance(self.vector, Vector) or all(v.is_positive for v in self.vector):
            return True
        return None


class Binder(Binding, Node):
    """An expression in which one symbol is bound."""


class Mean(Binder):
    """E_P[f(X)] = ∫ f p dμ: the mean of f over the law; binds the variate in f."""

    bound = VARIATE

    def __new__(cls, law: Law, body: Any) -> Mean:
        return super().__new__(cls, law, sympify(body, strict=True))

    law = property(lambda self: self.args[0])
    body = property(lambda self: self.args[1])


class IndexSum(Binder):
    """Σ_{i=lo}^{hi} body: a finite sum; binds the index in body."""

    bound = INDEX

    def __new__(cls, body: Any, lo: Any, hi: Any) -> IndexSum:
        return super().__new__(cls, *(sympify(a, strict=True) for a in (body, lo, hi)))

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
        return super().__new__(cls, parameter, sympify(body, strict=True))

    bound = property(lambda self: self.args[0])
    body = property(lambda self: self.args[1])


class ArgMax(ArgMin):
    """argmax_θ f(θ): the set of maximisers; binds θ."""


class Cases(Node):
    """inside where the condition holds, otherwise where it does not."""

    condition = property(lambda self: self.args[0])
    inside = property(lambda self: self.args[1])
    otherwise = property(lambda self: self.args[2])


class FiniteWhen(Node):
    """value where the condition holds, ∞ where it does not."""

    value = property(lambda self: self.args[0])
    condition = property(lambda self: self.args[1])
