"""Polylogarithms, Lerch's Φ and Hurwitz's ζ where their series converge. Trusted.

Li_n for n ≤ 1 is elementary, Φ(z, s, 1) = Li_s(z)/z, ζ(n, a) is a ψ, and whole shifts of a are
carried out.
"""

from __future__ import annotations

from fractions import Fraction
from math import comb, factorial
from typing import TYPE_CHECKING, Any

from sympy import Expr, Integer, S, lerchphi, polylog, zeta

from symkl.elements import ONE, Element, Undecidable, key, minus, plus, scaled
from symkl.nodes.functions import ZetaDerivative
from symkl.special.climbing import climb

if TYPE_CHECKING:
    from symkl.expressions import Expressions

HALF = {(): Fraction(1, 2)}
LOWEST = -12  # the order of the lowest polylogarithm that is written out


def poly_logarithm(A: Expressions, s: Expr, z: Expr) -> Element:
    """Li_s(z) = Σ_{n ≥ 1} z^n/n^s and its continuation to z < 1."""
    return _poly(A, A.argument(s), A.argument(z))


def _poly(A: Expressions, s: Element, z: Element) -> Element:
    if not z:
        return {}
    left = minus(ONE, z)
    if not left:
        return hurwitz(A, s, ONE)
    n = s.get((), 0) if set(s) <= {()} else None
    if A.sign_of(left, n is None or n < 2) <= 0:  # at 1 it is ζ(s), for s > 1
        raise Undecidable("a polylogarithm at a z that is not proved < 1")
    if n == 1:
        return scaled(A.log(left), -1)
    if n is not None and n.denominator == 1 and LOWEST <= n <= 0:
        return _rational(A, -int(n), A.times(z, A.power(left, -1)))
    return A.function(polylog, s, z)


def _rational(A: Expressions, n: int, ratio: Element) -> Element:
    """Li_{−n}(z) = Σ_k k! S(n+1, k+1) (z/(1−z))^(k+1), S Stirling's numbers of the second kind."""

    def times(k: int) -> int:  # k! S(n + 1, k + 1)
        total = sum((-1) ** (k + 1 - j) * comb(k + 1, j) * j ** (n + 1) for j in range(k + 2))
        return total // (k + 1)

    signs = [scaled(A.power(ratio, k + 1), times(k)) for k in range(n + 1)]
    return plus(*signs)


def lerch(A: Expressions, z: Expr, s: Expr, a: Expr) -> Element:
    """Φ(z, s, a) = Σ_{n ≥ 0} z^n/(n + a)^s, continued to z < 1; Φ(a) = z Φ(a + 1) + a^(−s)."""
    at, order = A.argument(z), A.argument(s)
    shift = A.reduced(A._demand_positive(a, "Φ(z, s, a)"))
    if not minus(at, ONE):
        return hurwitz(A, order, shift)
    if A.sign_of(minus(ONE, at)) <= 0:
        raise Undecidable("Φ(z, s, a) at a z that is not proved < 1")

    def first(a: Element) -> Element:
        return A.exp(scaled(A.times(order, A.log(a)), -1))

    def start(a: Element) -> Element:
        if a == ONE and A.is_nonzero(at):
            return A.times(_poly(A, order, at), A.power(at, -1))
        return A.function(lerchphi, at, order, a)

    def up(a: Element, f: Element) -> Element:
        return A.times(minus(f, first(a)), A.power(at, -1))

    def down(a: Element, f: Element) -> Element:
        return plus(A.times(at, f), first(a))

    can = A.is_nonzero(at)
    may = (lambda a: can, lambda a: A.sign_of(a) > 0)
    found = climb(A, ("lerchphi", key(at), key(order)), shift, start, up, down, may, _unit)
    return A.known_positive(found) if A.sign_of(at) > 0 or A.sign_of(order) > 0 else found


def riemann(A: Expressions, s: Expr, a: Expr = S.One) -> Element:
    """ζ(s, a) = Σ_{n ≥ 0} (n + a)^(−s), s > 1 and a > 0."""
    shift = A.reduced(A._demand_positive(a, "ζ(s, a)"))
    return A.known_positive(hurwitz(A, A.argument(s), shift))


def hurwitz(A: Expressions, s: Element, a: Element) -> Element:
    """ζ(s, a + 1) = ζ(s, a) − a^(−s); at ½ it is (2^s − 1) ζ(s)."""
    n = s.get((), 0) if set(s) <= {()} else None
    if n is not None and n.denominator == 1 and n > 1:
        return scaled(A.psi(int(n) - 1, a), Fraction((-1) ** int(n), factorial(int(n) - 1)))
    if A.sign_of(minus(s, ONE)) <= 0:
        raise Undecidable("ζ(s, a) at an s that is not proved > 1")

    def first(a: Element) -> Element:
        return A.exp(scaled(A.times(s, A.log(a)), -1))

    def start(a: Element) -> Element:
        if a == ONE:
            return A.function(zeta, s)
        if a == HALF:
            two = A.exp(A.times(s, A.log({(): 2})))
            return A.times(minus(two, ONE), A.function(zeta, s))
        return A.function(zeta, s, a)

    may = (lambda a: True, lambda a: A.sign_of(a) > 0)
    up = lambda a, f: minus(f, first(a))  # noqa: E731
    down = lambda a, f: plus(f, first(a))  # noqa: E731
    return climb(A, ("zeta", key(s)), a, start, up, down, may, _unit)


def _unit(c: Any) -> Any:
    return c % 1 or 1


def alternating(A: Expressions, s: Expr) -> Element:
    """η(s) = (1 − 2^(1−s)) ζ(s), s > 1."""
    order = A.argument(s)
    factor = A.exp(A.times(minus(ONE, order), A.log({(): 2})))
    return A.times(minus(ONE, factor), hurwitz(A, order, ONE))


def zeta_derivative(A: Expressions, k: Expr, s: Expr) -> Element:
    """ζ^(k)(s), s > 1, for a number k."""
    if not isinstance(k, Integer) or k < 1:
        raise Undecidable(f"the derivative of order {k} of ζ")
    A._demand_positive(s - 1, "ζ^(k)(s) at s; s − 1")
    return A.function(ZetaDerivative, {(): int(k)}, A.argument(s))
