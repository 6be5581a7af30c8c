"""Values built step by step under bounds: what SymPy would choke on is refused before it sees it.

SymPy computes with numbers as they come: 9**9**9 or Γ(10⁷) would fill the memory.
"""

from __future__ import annotations

from typing import Any, NoReturn

import sympy as sp
from sympy import Expr, Rational, S

from symkl.family import exact
from symkl.formula.functions import FUNCTIONS, Function
from symkl.formula.heights import STEEP, height, low

LENGTH, TOKENS, DEPTH, DIGITS = 20_000, 4_000, 80, 40
LONG = 12_000  # bits of a number that is computed; Python writes no longer one
EXPONENT, BITS, ARGUMENT, ORDER = 64, 4096, 1000, 64
TALL = 20  # beyond which nothing is read; an absolute value counts as two, cases as five
KINKS = 60  # absolute values and the like, of which SymPy asks the sign
UNROLLED = 8  # the order up to which SymPy may write out a function
WIDE = 4  # the arguments of a maximum that SymPy may compare
CONDITIONS = 40  # joined by and, or
ITEMS = 10_000  # of a sum
NO_NUMBERS = (S.NaN, S.ComplexInfinity, S.Infinity, S.NegativeInfinity, S.ImaginaryUnit)


BOTH_SIDES = "an equation between two formulas; give the side that is to be checked"


def shown(text: str, at: int, message: str) -> str:
    """The line of the text, the column in it, and what is the matter there."""
    before = text[:at]
    line = before.count("\n")
    lines = text.split("\n")
    column = at - (before.rfind("\n") + 1)
    here = lines[line] if line < len(lines) else ""
    if len(here) > 60:
        start = max(0, min(column - 30, len(here) - 57))
        cut = here[start : start + 57]
        here = ("..." if start else "") + cut + ("..." if start + 57 < len(here) else "")
    place = f"line {line + 1}, column {column + 1}" if len(lines) > 1 else f"column {column + 1}"
    return f"{quoted(here)}, {place}: {_plain(' '.join(message.split()))}"


def quoted(text: str) -> str:
    """The text between quotes, on one line; a backslash is one backslash, as it was typed."""
    return f"'{_plain(text)}'"


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


class Builder:
    """Arithmetic and functions under bounds; ``at`` is the place that a complaint points to."""

    def __init__(self) -> None:
        self._steep = 0  # absolute values and the like so far

    def refuse(self, at: Any, message: str) -> NoReturn:
        raise ValueError(message)

    def number(self, at: Any, written: str) -> Rational:
        """0.3 is 3/10."""
        if sum(map(str.isdigit, written)) > DIGITS:
            self.refuse(at, f"a number of more than {DIGITS} digits")
        return exact(written)

    def sum_of(self, at: Any, terms: list[Expr]) -> Expr:
        return self.finite(at, sp.Add(*terms)) if len(terms) > 1 else terms[0]

    def product_of(self, at: Any, factors: list[Expr]) -> Expr:
        return self.finite(at, sp.Mul(*factors)) if len(factors) > 1 else factors[0]

    def quotient(self, at: Any, above: Expr, below: Expr) -> Expr:
        if below.is_zero if low(below) else below == 0:
            self.refuse(at, "a division by 0")
        return self.finite(at, sp.Mul(above, self._raised(below, S.NegativeOne)))

    def power(self, at: Any, base: Expr, exponent: Expr) -> Expr:
        if base == 0 and exponent.is_nonnegative is not True:
            self.refuse(at, "a power of 0")
        if low(base) and low(exponent) and base.is_zero and exponent.is_negative:
            self.refuse(at, "a division by 0")
        if base is S.Exp1:
            return self.call(at, "exp", [exponent])
        self.bound(at, base, exponent)
        return self.finite(at, self._raised(base, exponent))

    def _raised(self, base: Expr, exponent: Expr) -> Expr:
        evaluate = low(base) and low(exponent)
        return sp.Pow(base, exponent) if evaluate else sp.Pow(base, exponent, evaluate=False)

    def call(self, at: Any, name: str, values: list[Expr], told: str = "") -> Expr:
        """The function of the table at these values."""
        function = FUNCTIONS[name]
        if not function.takes(len(values)):
            self.refuse(at, f"{told or name} takes {function.words()}, {len(values)} given")
        self._guard(at, told or name, function, values)
        self._steep += function.make in STEEP
        if self._steep > KINKS:
            self.refuse(at, f"more than {KINKS} absolute values, maxima and the like")
        evaluate = all(map(low, values)) and not self._unrolls(function, values)
        try:
            value = function.make(*values) if evaluate else function.inert(*values)
        except (ValueError, TypeError, ZeroDivisionError, OverflowError, ArithmeticError) as error:
            message = " ".join(str(error).split())[:80] or "has no value"
            self.refuse(at, f"{told or name}: {message}")
        return self.finite(at, value)

    def _unrolls(self, function: Function, values: list[Expr]) -> bool:
        """Would SymPy write out a long sum, or compare too many values?"""
        if function.make in (sp.Max, sp.Min):
            return len(values) > WIDE
        if function.order is None or len(values) <= function.order:
            return False
        order = values[function.order]
        return bool(order.is_number and not within(order, UNROLLED))

    def _guard(self, at: Any, name: str, function: Function, values: list[Expr]) -> None:
        numbers = [v for v in values if v.is_number]
        if function.growing and not all(within(v, ARGUMENT) for v in numbers):
            self.refuse(at, f"{name} of a number beyond {ARGUMENT}")
        if function.order is not None and len(values) > function.order:
            order = values[function.order]
            if order.is_number and not within(order, ORDER):
                self.refuse(at, f"{name} of an order beyond {ORDER}")
            if len(numbers) > 1 and not within(sp.Mul(*numbers), ARGUMENT):
                self.refuse(at, f"{name} of numbers whose product is beyond {ARGUMENT}")
        if function.make is sp.exp:
            argument = values[0]
            if argument.is_number and not within(argument, ARGUMENT):
                self.refuse(at, f"exp of a number beyond {ARGUMENT}")
            if argument.has(sp.log):
                self.bound(at, S(2), argument)

    def bound(self, at: Any, base: Expr, exponent: Expr) -> None:
        """Refuse a power whose digits would fill the memory before anybody reads them."""
        largest = max((abs(n) for n in exponent.atoms(Rational)), default=S.One)
        sizes = [abs(n.p * n.q).bit_length() for n in base.atoms(Rational)]
        bits = max(sizes, default=1)
        if largest > EXPONENT or bits * max(largest, 1) > BITS:
            self.refuse(at, f"an exponent beyond {EXPONENT}, or a power too long to write")

    def finite(self, at: Any, value: Expr) -> Expr:
        if height(value) > TALL:
            self.refuse(at, f"functions and powers within each other more than {TALL} high")
        number = value if value.is_Rational else next(iter(value.args), S.One)
        if number.is_Rational and (abs(number.p) * number.q).bit_length() > LONG:
            self.refuse(at, f"a number of more than {LONG} bits")
        if value.has(*NO_NUMBERS) and not isinstance(value, sp.Piecewise):
            self.refuse(at, "has no finite real value")
        return value


def within(value: Expr, bound: int) -> bool:
    """Is it a real number of at most that size?"""
    if value.is_Rational:
        return abs(value) <= bound
    try:
        return bool(value.is_real is not False and abs(value.evalf(15)) <= bound)
    except (TypeError, ValueError, OverflowError, ArithmeticError, RecursionError):
        return False
