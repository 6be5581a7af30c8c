"""What is claimed of laws and numbers. Our own nodes: SymPy would fold them away."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from sympy import Basic, Expr, sympify

from symkl.nodes.laws import VARIATE


class Condition(Basic):
    """A statement that holds or does not. Our own node: SymPy would fold it away.

    ``known`` is what the assumptions of its symbols alone say: True, False, or None.
    """

    known: bool | None = None

    def __new__(cls, *args: Any) -> Any:
        return super().__new__(cls, *(sympify(a, strict=True) for a in args))

    @cached_property
    def free_symbols(self) -> frozenset[Basic]:  # asked of each fact by each question
        return frozenset(super().free_symbols)


class Positive(Condition):
    """expr > 0."""

    known = property(lambda self: self.args[0].is_positive)

    expr = property(lambda self: self.args[0])


class AtMost(Condition):
    """lesser ≤ greater."""

    lesser = property(lambda self: self.args[0])
    greater = property(lambda self: self.args[1])


class IsReal(Condition):
    """expr is a real number."""

    known = property(lambda self: self.args[0].is_real)


class IsInteger(Condition):
    """expr is a whole number."""

    known = property(lambda self: self.args[0].is_integer)


class Equal(Condition):
    """lhs = rhs, claimed and not evaluated."""

    @property
    def known(self) -> bool | None:
        if self.lhs == self.rhs:
            return True
        both = isinstance(self.lhs, Expr) and isinstance(self.rhs, Expr)
        return (self.lhs - self.rhs).is_zero if both else None

    lhs = property(lambda self: self.args[0])
    rhs = property(lambda self: self.args[1])


class All(Condition):
    """Each of the conditions holds."""


class Either(Condition):
    """At least one of the conditions holds."""


class Fails(Condition):
    """The condition does not hold."""

    @property
    def known(self) -> bool | None:
        return None if self.condition.known is None else not self.condition.known

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

    @cached_property
    def free_symbols(self) -> frozenset[Basic]:
        return frozenset(self.law.free_symbols | self.body.free_symbols) - {VARIATE}


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
