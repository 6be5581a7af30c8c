"""1/sin z, which the normal form has as sin z/((1 − cos z)(1 + cos z))."""

from __future__ import annotations

from typing import Any

from sympy import cos, sin

from symkl.elements import Monomial
from symkl.normal_form import Algebra


def sines(context: Algebra, c: Any, m: Monomial) -> tuple[Any, Monomial]:
    """c · m with sin^(2x) z for (1 − cos² z)^x, x < 0, in one sum or in two; to be written only."""
    powers, single = dict(m), {}
    for g, x in m:
        found = _of_cosine(context, g) if x < 0 and x.denominator == 1 else None
        if found is None:
            continue
        h, side, unit, power = found
        other = single.pop((h, -side, x), None)
        if power == 2 or other is not None:
            for gone, own in ((g, unit), *([other] if other else [])):
                del powers[gone]
                c *= own ** (int(x) % 2)
            (sine,) = (k for n in context.function(sin, *context.inner(h)[1]) for k, _ in n)
            powers[sine] = powers.get(sine, 0) + 2 * x
        else:
            single[h, side, x] = g, unit
    return c, tuple(sorted((g, x) for g, x in powers.items() if x))


def _of_cosine(context: Algebra, g: int) -> tuple[int, int, int, int] | None:
    """h, s, a, n of the sum a (1 + s h), h = cos z, or a (1 − h²) with n = 2; a = ±1."""
    inner = context.inner(g) if context.kind(g) == "sum" else {}
    moving = [n for n in inner if n]
    if len(inner) != 2 or len(moving) != 1 or len(moving[0]) != 1:
        return None
    ((h, n),) = moving[0]
    a, b = inner[()], inner[moving[0]]
    cosine = context.kind(h) == "function" and context.inner(h)[0] is cos
    if not cosine or abs(a) != 1 or abs(b) != 1 or (n, a * b) not in ((1, 1), (1, -1), (2, -1)):
        return None
    return h, int(a * b), int(a), int(n)
