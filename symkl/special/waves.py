"""sin, cos and their kin: the argument is turned and brought near 0, sin² is 1 − cos². The
hyperbolic functions and the inverses of both are read through exp, log and atan. Ci, Si. Trusted.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sympy import Ci, Expr, Si, acos, asin, atan, cos, pi, sin

from symkl.elements import ONE, Element, Undecidable, minus, plus, scaled
from symkl.special.gammas import odd

if TYPE_CHECKING:
    from symkl.expressions import Expressions

HALF = Fraction(1, 2)


def sine(A: Expressions, z: Expr) -> Element:
    return wave(A, A.argument(z), 0)


def cosine(A: Expressions, z: Expr) -> Element:
    return wave(A, A.argument(z), 1)


def wave(A: Expressions, z: Element, quarters: int) -> Element:
    """sin(z + quarters · π/2)."""
    circle = next(iter(A.constant(pi)))
    rest = {m: c for m, c in z.items() if m != circle}
    turn = z.get(circle, 0) + Fraction(quarters, 2)
    if not rest and turn % HALF == 0:
        return scaled(ONE, (0, 1, 0, -1)[int(2 * turn) % 4])
    sign = 1
    if rest and A.side(rest) < 0:  # sin(−w) = −sin w
        rest, turn, sign = scaled(rest, -1), -turn, -1
    quarters, turn = int(turn // HALF) % 4, turn % HALF
    if not rest and turn > Fraction(1, 4):  # sin(turn) = cos(½ − turn)
        turn, sign, quarters = HALF - turn, sign * (1, 1, -1, -1)[quarters], 1 - quarters % 2
    elif quarters > 1:
        sign, quarters = -sign, quarters - 2
    at = plus(rest, scaled(A.constant(pi), turn))
    return scaled(_known(A, at, quarters, not rest), sign)


def _known(A: Expressions, z: Element, quarters: int, number: bool) -> Element:
    """sin z or cos z as generators, or as SymPy's radicals for π/5 and the like."""
    if number:
        found = (cos if quarters else sin)(A.to_expr(z))
        if not found.has(sin, cos):
            return A.normal(found)
    return A.function(cos, z) if quarters else A.function(sin, z)


def tangent(A: Expressions, z: Expr) -> Element:
    return _ratio(A, sine(A, z), cosine(A, z))


def cotangent(A: Expressions, z: Expr) -> Element:
    return _ratio(A, cosine(A, z), sine(A, z))


def secant(A: Expressions, z: Expr) -> Element:
    return _ratio(A, ONE, cosine(A, z))


def cosecant(A: Expressions, z: Expr) -> Element:
    return _ratio(A, ONE, sine(A, z))


def _ratio(A: Expressions, top: Element, below: Element) -> Element:
    if not A.is_nonzero(below):
        raise Undecidable("a division by a sine or cosine that may be 0")
    return A.times(top, A.power(below, -1))


def arc_tangent(A: Expressions, z: Expr) -> Element:
    at = A.argument(z)
    if not at:
        return {}
    side = A.side(at)
    return scaled(A.function(atan, scaled(at, side)), side)


def arc_sine(A: Expressions, z: Expr) -> Element:
    at = A.argument(z)
    if A.sign_of(minus(ONE, A.times(at, at)), False) <= 0:
        raise Undecidable("asin of what is not proved to lie between −1 and 1")
    side = A.side(at) if at else 1
    return scaled(A.function(asin, scaled(at, side)), side) if at else {}


def arc_cosine(A: Expressions, z: Expr) -> Element:
    return minus(scaled(A.constant(pi), HALF), arc_sine(A, z))


# -- their integrals over z ------------------------------------------------------------------------


def cosine_integral(A: Expressions, z: Expr) -> Element:
    """Ci z for z > 0."""
    return A.function(Ci, A.reduced(A._demand_positive(z, "Ci")))


def sine_integral(A: Expressions, z: Expr) -> Element:
    """Si z = ∫_0^z sin t dt/t, odd."""
    return odd(A, Si, A.argument(z))


# -- through exp -----------------------------------------------------------------------------------


def hyperbolic_sine(A: Expressions, z: Expr) -> Element:
    at = A.normal(z)
    return scaled(minus(A.exp(at), A.exp(scaled(at, -1))), HALF)


def hyperbolic_cosine(A: Expressions, z: Expr) -> Element:
    at = A.normal(z)
    return scaled(plus(A.exp(at), A.exp(scaled(at, -1))), HALF)


def hyperbolic_tangent(A: Expressions, z: Expr) -> Element:
    """tanh z = (e^(2z) − 1)/(e^(2z) + 1)."""
    square = A.exp(scaled(A.normal(z), 2))
    return A.times(minus(square, ONE), A.power(plus(square, ONE), -1))


def area_sine(A: Expressions, z: Expr) -> Element:
    """asinh z = log(z + √(z² + 1)), odd."""
    at = A.argument(z)
    if not at:
        return {}
    side = A.side(at)
    root = A.root(plus(A.times(at, at), ONE), HALF)
    whole = plus(scaled(at, side), root)
    A.declare(whole, True, use=False)
    return scaled(A.log(whole), side)


def area_tangent(A: Expressions, z: Expr) -> Element:
    """atanh z = ½ log((1 + z)/(1 − z)), −1 < z < 1."""
    above = A.log(A._demand_positive(1 + z, "atanh"))
    return scaled(minus(above, A.log(A._demand_positive(1 - z, "atanh"))), HALF)


INVERSE = {asin: arc_sine, acos: arc_cosine, atan: arc_tangent}
