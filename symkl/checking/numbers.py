"""A formula as a number: a real one, ∞, none at all there, or not to be had."""

from __future__ import annotations

from typing import Any, NamedTuple

from mpmath import mp, mpf, nstr
from sympy import Basic

from symkl import oracle
from symkl.checking.clock import BREAK, Broken, broken_off
from symkl.checking.points import Numbers
from symkl.quadrature import OracleError

NONE = (  # what the walk over the formula says where there is no real number
    "log of a negative number", "is no real number", "Add: nan", "Mul: nan", "Pow: nan", "pole",
    "division by zero", "no branch of the Piecewise holds", "domain error", "undefined", "zeta(1)",
    "no whole numbers",
)  # fmt: skip
SHOWN = 20  # digits of a value on a page


class Found(NamedTuple):
    """``value`` is an mpmath number; None where there is no real one, for the reason given."""

    value: Any
    reason: str = ""


class CannotTell(ArithmeticError):
    """The formula has a value there, but its digits can't be had."""


class TooSlow(CannotTell):
    """Not in a time in which the value of a formula can be had."""


def number(expr: Basic, numbers: Numbers, digits: int) -> Found:
    """The value of the formula at the numbers, two precisions agreeing on the digits."""
    try:
        with broken_off():
            value = oracle.evaluate(expr, oracle.Model(symbols=numbers), digits)
    except (Broken, MemoryError):
        raise TooSlow(f"one value of the formula takes more than {BREAK:g} s") from None
    except OracleError as error:
        words = str(error)
        if any(mark in words for mark in NONE):
            return Found(None, words.partition(": ")[2] or words)
        raise CannotTell(words) from None
    if not isinstance(value, mpf):
        return Found(None, "it is no real number")
    return Found(value)


def same(a: Any, b: Any, digits: int) -> bool:
    """Do two numbers agree to a relative 10^−digits? ∞ only with ∞; what is no number never."""
    if a is None or b is None or a != a or b != b:
        return False
    if mp.isinf(a) or mp.isinf(b):
        return bool(a == b)
    with mp.workdps(2 * digits + 20):
        return bool(a == b or abs(a - b) <= mpf(10) ** -digits * max(abs(a), abs(b)))


def shown(value: Any, digits: int = SHOWN) -> str:
    if value is None:
        return "none"
    if mp.isinf(value):
        return "inf" if value > 0 else "-inf"
    with mp.workdps(digits + 10):
        return nstr(value, digits)
