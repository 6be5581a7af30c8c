"""What is asked: a quantity of laws; its derivation, and its value by two routes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sympy import Basic, oo

from symkl import questions
from symkl.catalogue import pick
from symkl.checking.points import Numbers, Space, named, true_at
from symkl.claim import StepRejected
from symkl.conditions import holds
from symkl.derivation import Derivation
from symkl.nodes import KL, VARIATE, Cases, CrossEntropy, Entropy, FiniteWhen, Law, Mean
from symkl.questions.laws import law, pair
from symkl.values import at

QUANTITIES: dict[str, tuple[type, int]] = {
    "kl": (KL, 2),
    "entropy": (Entropy, 1),
    "cross-entropy": (CrossEntropy, 2),
}
ROUGH = 18  # digits of the arithmetic of one quadrature
UNDERIVED = (StepRejected, ArithmeticError, ValueError, RecursionError, NotImplementedError)


@dataclass(frozen=True)
class Asked:
    """A quantity of one law or two."""

    quantity: str
    laws: tuple[Law, ...]

    @classmethod
    def of(cls, quantity: str, given: tuple[Any, ...]) -> Asked:
        """ValueError where there is no such quantity, or not so many laws."""
        quantity = pick("quantity", quantity.replace("_", "-"), QUANTITIES)
        count = QUANTITIES[quantity][1]
        if len(given) != count:
            number = f"{count} law{'s' * (count != 1)}"
            raise ValueError(f"{quantity} takes {number}, {len(given)} given")
        return cls(quantity, pair(*given) if count == 2 else (law(given[0]),))

    @property
    def node(self) -> Basic:
        return QUANTITIES[self.quantity][0](*self.laws)

    @cached_property
    def space(self) -> Space:
        return Space(self.laws)

    @cached_property
    def derivation(self) -> Derivation | None:
        """The derivation; None where the engine has none: the oracle has the number then."""
        ask = getattr(questions, self.quantity.replace("-", "_"))
        try:
            return ask(*self.laws)
        except UNDERIVED:
            return None

    @property
    def answer(self) -> Basic | None:
        return None if self.derivation is None else self.derivation.after

    @property
    def finite_branch(self) -> Basic | None:
        """The value where it is finite, as our own nodes."""
        return self.answer.value if isinstance(self.answer, FiniteWhen) else self.answer

    @property
    def closed(self) -> Basic | None:
        """The finite branch where no mean is left in it."""
        value = self.finite_branch
        open_nodes = (Mean, KL, CrossEntropy, Entropy)
        return None if value is None or value is oo or value.has(*open_nodes) else value

    @property
    def conditions(self) -> tuple[Basic, ...]:
        """What the value depends on, besides the domains: where it is finite, and its cases."""
        if self.answer is None:
            return ()
        cases = sorted(self.answer.atoms(Cases), key=str)
        finite = [self.answer.condition] if isinstance(self.answer, FiniteWhen) else []
        return tuple(dict.fromkeys([*finite, *(c.condition for c in cases)]))

    def finite(self, numbers: Numbers) -> bool | None:
        """Is it finite there? None where only the oracle can say."""
        if self.answer is None:
            return None
        if self.answer is oo:
            return False
        if isinstance(self.answer, FiniteWhen):
            return true_at(self.answer.condition, numbers)
        return True

    @cached_property
    def _values(self) -> dict[str, tuple[int, Any]]:
        return {}

    def value(self, numbers: Numbers, digits: int) -> Any:
        """The number in nats, or inf: from the closed form where there is one.

        What was had to as many digits is not computed again: it may be a quadrature.
        """
        key = str(numbers)
        known, found = self._values.get(key, (0, None))
        if known < digits:
            found = self._value(numbers, digits)
            self._values[key] = digits, found
        return found

    def _value(self, numbers: Numbers, digits: int) -> Any:
        if self.derivation is None:
            return self.by_definition(numbers, digits)
        own = {s: v for s, v in numbers.items() if s in (*self.space.symbols, *self.space.vectors)}
        return self.derivation.evaluate(named(own), digits=digits)

    def roughly(self, numbers: Numbers) -> Any:
        """The same once only, at 18 digits: enough to confirm a value that came another way."""
        from mpmath import mp, mpf

        from symkl import oracle
        from symkl.valuation import Scope, value

        there = [at(one, named(numbers)) for one in self.laws]
        with mp.workdps(ROUGH):
            scope = Scope(oracle.Model(), {}, {}, [mpf(1)], ROUGH // 2, mp.prec, oracle.STARTS[0])
            try:
                return value(self.node.func(*there), scope)
            except oracle.SLIPS:
                return None

    def variance(self, numbers: Numbers) -> Any:
        """Var X of the first law, to about as many digits; None where it has none."""
        from symkl import oracle

        there = at(self.laws[0], named(numbers))
        node = Mean(there, VARIATE**2) - Mean(there, VARIATE) ** 2
        try:
            return oracle.evaluate(node, oracle.Model(), ROUGH - 6)
        except UNDERIVED:
            return None

    def by_definition(self, numbers: Numbers, digits: int) -> Any:
        """The number by quadrature or summation of the densities; no rule has a part in it."""
        from symkl import oracle

        there = [at(one, named(numbers)) for one in self.laws]
        return oracle.evaluate(self.node.func(*there), oracle.Model(), digits)

    @property
    def facts(self) -> tuple[Basic, ...]:
        """The standing hypotheses under which the closed form holds."""
        finite = (self.answer.condition,) if isinstance(self.answer, FiniteWhen) else ()
        return (*self.space.conditions, *finite)

    def implied(self, condition: Any) -> bool:
        return holds(condition, self.space.conditions)
