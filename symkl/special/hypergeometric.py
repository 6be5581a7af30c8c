"""₁F₁, ₂F₁ for z < 1 and ₂F₂: known values, the order of the parameters. Trusted.

A parameter below the line is proved > 0 or not whole: at 0, −1, … the series has no sense.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sympy import Expr, pi

from symkl.elements import ONE, Element, Undecidable, minus, plus, scaled
from symkl.nodes.functions import Hyp1F1, Hyp2F1, Hyp2F2
from symkl.special.waves import wave

if TYPE_CHECKING:
    from symkl.expressions import Expressions


def _below(A: Expressions, b: Expr) -> Element:
    """b, proved > 0, or not whole because sin πb ≠ 0."""
    at = A.argument(b)
    if A.sign_of(at) > 0:
        return at
    if set(at) <= {()} and at and at[()].denominator != 1:
        return at
    if not A.is_nonzero(wave(A, A.reduced(A.times(A.constant(pi), at)), 0)):
        raise Undecidable(f"a hypergeometric series with {b} below the line, which may be 0, −1, …")
    return at


def _sorted(*parts: Element) -> list[Element]:
    return sorted(parts, key=lambda p: sorted(p.items()))


def kummer(A: Expressions, a: Expr, b: Expr, z: Expr) -> Element:
    """₁F₁(a; b; z): e^z where a = b, 1 where a or z is 0."""
    one, two, at = A.argument(a), _below(A, b), A.argument(z)
    if not at or not one:
        return ONE
    if not A.reduced(minus(one, two)):
        return A.exp(at)
    return A.function(Hyp1F1, one, two, at)


def gauss(A: Expressions, a: Expr, b: Expr, c: Expr, z: Expr) -> Element:
    """₂F₁(a, b; c; z): (1 − z)^(−a) where b = c, Gauss's value at z = 1."""
    one, two, below, at = A.argument(a), A.argument(b), _below(A, c), A.argument(z)
    if not at or not one or not two:
        return ONE
    left = A.reduced(minus(ONE, at))
    if not left:
        return _at_one(A, one, two, below)
    if A.sign_of(left) <= 0:
        raise Undecidable("₂F₁ at a z that is not proved < 1")
    for this, other in ((one, two), (two, one)):
        if not A.reduced(minus(other, below)):
            return A.exp(scaled(A.times(this, A.log(left)), -1))
    return A.function(Hyp2F1, *_sorted(one, two), below, at)


def _at_one(A: Expressions, a: Element, b: Element, c: Element) -> Element:
    """Γ(c) Γ(c − a − b)/(Γ(c − a) Γ(c − b)), all of whose arguments are proved > 0."""
    ends = [A.reduced(e) for e in (c, minus(minus(c, a), b), minus(c, a), minus(c, b))]
    if any(A.sign_of(e) <= 0 for e in ends):
        raise Undecidable("₂F₁ at 1 where it is not proved finite")
    logs = [A.log_gamma(e) for e in ends]
    return A.exp(minus(plus(*logs[:2]), plus(*logs[2:])))


def two_two(A: Expressions, a: Expr, b: Expr, c: Expr, d: Expr, z: Expr) -> Element:
    """₂F₂(a, b; c, d; z)."""
    above, below = [A.argument(a), A.argument(b)], [_below(A, c), _below(A, d)]
    at = A.argument(z)
    if not at or {} in above:
        return ONE
    return A.function(Hyp2F2, *_sorted(*above), *_sorted(*below), at)
