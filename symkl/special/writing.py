"""1 − erf z is written erfc z, and Γ(s) − Γ(s, x) is written γ(s, x): no digits are lost there.

1 − cos² z, under which 1/sin z is brought, is not left there.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sympy import Expr, Mul, erf, erfc, lowergamma, sin, uppergamma

from symkl.elements import ONE, Element, Monomial, join, minus, scaled

if TYPE_CHECKING:
    from symkl.expressions import Expressions


def joined(A: Expressions, e: Element) -> tuple[list[Expr], Element]:
    """The terms that pair up to a complement, and the rest of e."""
    found, left = [], dict(e)
    for m in e:
        for g, x in m:
            f = A.inner(g)[0] if x == 1 and A.kind(g) == "function" else None
            if f in COMPLEMENTS and m in left:
                pair = COMPLEMENTS[f](A, left, m, g)
                if pair is not None:
                    partner, term = pair
                    found.append(term)
                    del left[m], left[partner]
    return found, left


def over_sine(A: Expressions, m: Monomial) -> tuple[Monomial, list[Expr]]:
    """sin z/((1 − cos z) (1 + cos z)), the normal form of 1/sin z, as 1/sin z."""
    found: list[Expr] = []
    for g, x in m:
        if A.kind(g) != "sine" or x != 1:
            continue
        cosine = A.cosine(g)
        below = {h: _one_less(A.inner(h), cosine) for h, y in m if y == -1 and A.kind(h) == "sum"}
        sides = {side: h for h, (side, _) in below.items() if side}
        if len(sides) == 2:
            signs = [below[h][1] for h in sides.values()]
            found.append(signs[0] * signs[1] / sin(A.to_expr(A.inner(g)[1][0])))
            m = tuple(p for p in m if p[0] != g and p[0] not in sides.values())
    return m, found


def _one_less(e: Element, cosine: Element) -> tuple[int, int]:
    """(1, ±1) for ±(1 − cos z), (−1, ±1) for ±(1 + cos z), (0, 0) for another."""
    for side in (1, -1):
        for sign in (1, -1):
            if e == scaled(minus(ONE, scaled(cosine, side)), sign):
                return side, sign
    return 0, 0


def _partner(
    A: Expressions, left: Element, m: Monomial, g: int, whole: Element
) -> tuple[Monomial, Any, Element] | None:
    """(partner, d, rest) for m = rest · g and partner = rest · whole with the coefficient d."""
    if len(whole) != 1:
        return None
    ((top, c),) = whole.items()
    rest = tuple(p for p in m if p[0] != g)
    partner = join(rest, top)
    return (partner, left[partner] / Fraction(c), {rest: 1}) if partner in left else None


def _error(A: Expressions, left: Element, m: Monomial, g: int) -> tuple[Monomial, Expr] | None:
    """d (1 ∓ erf z) = d erfc(±z)."""
    found = _partner(A, left, m, g, ONE)
    if found is None or abs(found[1]) != abs(left[m]):
        return None
    partner, d, rest = found
    z = scaled(A.inner(g)[1][0], -1 if d == left[m] else 1)
    return partner, Mul(A.to_expr(scaled(rest, d)), erfc(A.to_expr(z), evaluate=False))


def _gamma(A: Expressions, left: Element, m: Monomial, g: int) -> tuple[Monomial, Expr] | None:
    """d (Γ(s) − Γ(s, x)) = d γ(s, x)."""
    s, x = A.inner(g)[1]
    if A.sign_of(s) <= 0:
        return None
    found = _partner(A, left, m, g, A.exp(A.log_gamma(s)))
    if found is None or found[1] != -left[m]:
        return None
    partner, d, rest = found
    return partner, Mul(A.to_expr(scaled(rest, d)), lowergamma(A.to_expr(s), A.to_expr(x)))


COMPLEMENTS = {erf: _error, uppergamma: _gamma}
