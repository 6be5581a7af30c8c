"""Bessel's I and K at an argument > 0: two neighbouring orders stand for all that are whole
numbers away, orders with ½ are elementary, K is even in its order, and so is I of whole order.
Trusted.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sympy import Expr, besseli, besselk, pi

from symkl.elements import ONE, Element, minus, plus, scaled
from symkl.special.climbing import FAR, NEAR, apart, climb_by_two

if TYPE_CHECKING:
    from symkl.expressions import Expressions

HALF = Fraction(1, 2)


def bessel_k(A: Expressions, order: Expr, z: Expr) -> Element:
    """K_ν(z) by K_{ν+1} = K_{ν−1} + (2ν/z) K_ν."""
    at = A.reduced(A._demand_positive(z, "K_ν(z)"))
    nu = _turned(A, A.argument(order))
    return A.known_positive(_by_neighbours(A, besselk, nu, at, 1))


def bessel_i(A: Expressions, order: Expr, z: Expr) -> Element:
    """I_ν(z) by I_{ν+1} = I_{ν−1} − (2ν/z) I_ν."""
    nu = A.argument(order)
    whole = order.is_integer is True
    if A.vanishes(A.normal(z)) and (not nu or (whole and A.sign_of(nu) > 0)):
        return {} if nu else ONE
    free = A.argument(z)
    if nu in ({}, ONE) and A.sign_of(free) <= 0:  # of any real z: I₀ is even, I₁ is odd
        side = A.side(free)
        return scaled(A.function(besseli, nu, scaled(free, side)), side if nu else 1)
    at = A.reduced(A._demand_positive(z, "I_ν(z)"))
    found = _by_neighbours(A, besseli, _turned(A, nu) if whole else nu, at, -1)
    positive = whole or A.sign_of(plus(nu, ONE)) > 0
    return A.known_positive(found) if positive else found


def _turned(A: Expressions, nu: Element) -> Element:
    """ν or −ν."""
    rest, const = apart(nu)
    turn = A.side(rest) < 0 if rest else const < 0
    return scaled(nu, -1) if turn else nu


def _by_neighbours(A: Expressions, f: type, nu: Element, z: Element, sign: int) -> Element:
    """f_ν(z) by the neighbours f_c and f_{c+1}, where f_{ν+1} = f_{ν−1} + sign (2ν/z) f_ν."""
    rest, const = apart(nu)
    start = lambda m: _start(A, f, m, z)  # noqa: E731
    over = A.power(z, -1)

    def next_one(m: Element, before: Element, here: Element) -> Element:
        return plus(before, A.product((scaled(m, 2 * sign), over, here)))

    lowest = const % 1 if rest or const % 1 == 0 else const % 1 - 1
    n = const - lowest
    if abs(n) > (NEAR if rest else FAR):
        return A.function(f, nu, z)
    if n >= 0:
        return climb_by_two(start, next_one, plus(rest, {(): lowest}), int(n))
    after, here, m = start(plus(rest, {(): lowest + 1})), start(plus(rest, {(): lowest})), lowest
    for _ in range(int(-n)):  # f_{m−1} = f_{m+1} − sign (2m/z) f_m
        at = plus(rest, {(): m})
        after, here, m = here, minus(after, A.product((scaled(at, 2 * sign), over, here))), m - 1
    return here


def _start(A: Expressions, f: type, nu: Element, z: Element) -> Element:
    """f_ν(z) for one of the two neighbours; K_±½ and I_±½ are elementary."""
    if nu not in ({(): HALF}, {(): -HALF}):
        rest, const = apart(nu)
        return A.function(f, {(): abs(const)} if f is besselk and not rest and const else nu, z)
    grows, falls = A.exp(z), A.exp(scaled(z, -1))
    if f is besselk:
        size, wave = A.times(A.constant(pi), scaled(A.power(z, -1), HALF)), falls
    else:
        size = A.times(scaled(A.power(z, -1), HALF), A.power(A.constant(pi), -1))
        wave = minus(grows, falls) if nu == {(): HALF} else plus(grows, falls)
    return A.times(A.root(size, HALF), wave)
