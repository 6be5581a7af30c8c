"""Completing the square: a² − 2ab + b² is (a − b)², whatever a and b are.

No denominator and no variable is chosen first: any c m may be the first square, and each n for
which √(m n) stands in the element too is another one. So (ψ(k) + log θ − μ)²/(2σ²) is found as
(μ₁ − μ₂)² is.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from symkl.elements import Element, Monomial, join, minus, plus, raised
from symkl.laurent import Laurent

Key = Callable[[Monomial], tuple]  # the order of monomials, where two squares are as good
MANY = 40  # terms beyond which no square is looked for


def completed(e: Element, context: Laurent, key: Key) -> tuple[Element, list[Monomial]]:
    """e with (…)² for a² − 2ab + b² + …, as monomials that are not expanded, and these."""
    found = []
    while 2 < len(e) <= MANY and (square := _best(e, context, key)):
        e, m = square
        found.append(m)
    return e, [m for m in found if m in e]


def _best(e: Element, context: Laurent, key: Key) -> tuple[Element, Monomial] | None:
    """c m (1 + Σ a_j r_j)², from a pivot c m and each n for which √(m n) is there too."""
    best = None
    halves = {raised(m, 2): m for m in e}
    for m, c in e.items():
        root: Element = {(): 1}
        for n in e:
            middle = halves.get(join(m, n))
            if n != m and middle is not None:
                root[join(middle, raised(m, -1))] = e[middle] / Fraction(2 * c)
        if len(root) == 1:
            continue
        scale, inner = context.factors(_settled(root, context))
        bulk = sum(abs(a * scale.denominator / scale.numerator) for a in root.values())
        rest = minus(e, context.product([{m: c}, root, root]))
        rank = len(rest), bulk, key(m)
        simple = len(rest) <= len(e) - 2 and bulk <= 2 * len(root)
        if simple and (best is None or rank < best[0]):
            best = rank, rest, join(m, raised(inner, 2)), c * scale**2
    return best and (plus(best[1], {best[2]: best[3]}), best[2])


def _settled(root: Element, context: Laurent) -> Element:
    """2a + (b − a) is a + b."""
    out = plus(*(context.product([{m: c}]) for m, c in root.items()))
    return out if len(out) <= len(root) else root
