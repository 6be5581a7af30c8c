"""One logarithm for several: log(Γ(k₂)/Γ(k₁)), k log(θ₂/θ₁), log(σ√(2π)), ½ log(λ₁/λ₂)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations
from math import gcd, lcm
from typing import Any

from sympy import Integer, Rational, pi

from symkl.closed_form.writing import (
    HALF,
    LAST,
    NUMBER,
    Factor,
    Term,
    Writer,
    beside,
    quotient,
    total,
)
from symkl.display import Apply, Leaf
from symkl.elements import Monomial, plus

LARGEST = 10**6  # a number in 72 log(72/λ); a weight of 1 or 2 has 3 log 2 − log λ


def logarithms(w: Writer, m: Monomial, exponents: dict[int, Any]) -> Iterator[Term]:
    """± q m log(Π a^…): as few as read well, but log Γ − log a, and no high powers of constants."""
    for part in _sized(w, exponents):
        q = _common(w, part)
        high = [h for h, c in part.items() if _constant(w, h) and (2 * c / q).denominator > 1]
        if q.numerator < 3 or _number(w, part, q) > LARGEST:
            high = [h for h, c in part.items() if _constant(w, h) and (h in high or abs(c / q) > 2)]
        gammas = {h: c for h, c in part.items() if w.context.kind(h) == "lg"}
        plain = {h: c for h, c in part.items() if h not in gammas and h not in high}
        split = max(plain.values(), default=0) < 0 < max(gammas.values(), default=0)
        joined = (gammas, plain) if split else ({**gammas, **plain},)
        for one in (*joined, *({h: part[h]} for h in high)):
            if one:
                yield _logarithm(w, m, one)


def _sized(w: Writer, exponents: dict[int, Any]) -> list[dict[int, Any]]:
    """All in one log; where that makes roots and powers, by size: ¼ log a + ¾ log b."""
    sizes = sorted({abs(c) for c in exponents.values()})
    letters = {abs(c) for h, c in exponents.items() if not _constant(w, h)}
    if len(letters) == 1 and all(c % min(letters) == 0 for c in exponents.values()):
        return [exponents]
    if not exponents or len(sizes) == 1 or _common(w, exponents).denominator < 3:
        return [exponents] if exponents else []
    return [{h: c for h, c in exponents.items() if abs(c) == size} for size in sizes]


def _constant(w: Writer, h: int) -> bool:
    return not w.context.table.generators[h].free


def _number(w: Writer, exponents: dict[int, Any], q: Fraction) -> int:
    """The larger of a and b in q log(a/b …), of the numbers with whole exponents."""
    above, below = 1, 1
    for h, c in exponents.items():
        inner = w.context.inner(h)
        if w.context.kind(h) == "log" and w.context.kind(inner) == "prime":
            e = Fraction(c) / q
            if e.denominator == 1 and abs(e) <= 64:
                power = w.context.inner(inner) ** abs(int(e))
                above, below = (above * power, below) if e > 0 else (above, below * power)
            else:
                return LARGEST + 1
    return max(above, below)


def _common(w: Writer, exponents: dict[int, Any]) -> Fraction:
    """q in q log(a^… b^…): the common size of the exponents, those of letters if there are any."""
    own = [c for h, c in exponents.items() if not _constant(w, h)] or exponents.values()
    sizes = {Fraction(abs(c)) for c in own}
    q = Fraction(gcd(*(c.numerator for c in sizes)), lcm(*(c.denominator for c in sizes)))
    return Fraction(1) if q == HALF and len(sizes) > 1 else q


def _logarithm(w: Writer, m: Monomial, exponents: dict[int, Any]) -> Term:
    """± q m log(Π a^…), the sign such that m is written on its positive side."""
    q = _common(w, exponents)
    side = w.side(m, (1 if c > 0 else -1 for c in exponents.values()))
    exponents = {h: side * Fraction(c) / q for h, c in exponents.items()}
    number, under = Fraction(1), {1: 1, -1: 1}
    factors: list[Factor] = []
    for h, x in exponents.items():
        inner = w.context.inner(h)
        if w.context.kind(h) == "log" and w.context.kind(inner) == "prime":
            prime = w.context.inner(inner)
            number *= Fraction(prime) ** int(x)
            under[1 if x > 0 else -1] *= prime if x.denominator == 2 else 1
    for a, rest in _half_betas(w, exponents):
        shown_b = Apply("B", (w.shifted(w.context.inner(a)[1]), Leaf(Rational(1, 2))))
        factors.append(Factor((LAST, w.place(a)), shown_b, exponents[a]))
        exponents = rest
    for parts, x in _betas(w, exponents):
        name = "B" if len(parts) > 1 else "Gamma"
        arguments = tuple(w.shifted(w.context.inner(h)[1]) for h in parts)
        factors.append(Factor((LAST, *map(w.place, parts)), Apply(name, arguments), x))
    for h, x in exponents.items():
        if w.context.kind(h) == "log" and w.context.kind(w.context.inner(h)) != "prime":
            factors.append(Factor(w.place(w.context.inner(h)), w.argument(h), x))
    if under[-1] > 1 and HALF in (f.exponent for f in factors):  # √(2π)/2, not √π/√2
        number, under = number / under[-1], {1: under[1] * under[-1], -1: 1}
    if number < 1 and not factors and under == {1: 1, -1: 1}:
        number, side = 1 / number, -side
    factors += [Factor((NUMBER,), Leaf(Integer(n)), s * HALF) for s, n in under.items() if n != 1]
    outside = w.term(side * q, m)
    shown = Apply("log", (quotient(number, factors),))
    letters = sorted(w.place(h) for h in exponents)
    return Term((bool(m), w.key(m), letters), outside.sign, beside(outside.shown, shown))


def _half_betas(w: Writer, exponents: dict[int, Any]) -> Iterator[tuple[int, dict[int, Any]]]:
    """√π Γ(z)/Γ(z + ½) is B(z, ½): z, and the exponents without it."""
    left = {h: x for h, x in exponents.items() if w.context.kind(h) == "lg"}
    for root in (h for h in exponents if w.context.kind(h) == "log"):
        if w.context.inner(w.context.inner(root)) is not pi:
            continue
        for a, s in permutations(left, 2):
            za, zs = (w.context.inner(h)[1] for h in (a, s))
            if left[a] == -left[s] == 2 * exponents[root] and plus(za, {(): HALF}) == zs:
                yield a, {h: x for h, x in exponents.items() if h not in (a, s, root)}
                return


def _betas(w: Writer, exponents: dict[int, Any]) -> Iterator[tuple[tuple[int, ...], Any]]:
    """Γ(a) Γ(b)/Γ(a + b) is B(a, b)."""
    left = {h: x for h, x in exponents.items() if w.context.kind(h) == "lg"}
    for a, b, s in permutations(sorted(left, key=w.place), 3):
        if {a, b, s} <= set(left) and left[a] == left[b] == -left[s]:
            za, zb, zs = (w.context.inner(h)[1] for h in (a, b, s))
            if plus(za, zb) == zs:
                yield (a, b), left[a]
                left = {h: x for h, x in left.items() if h not in (a, b, s)}
    yield from (((h,), x) for h, x in left.items())


def together(w: Writer, m: Monomial, logs: dict, others: dict) -> Term:
    """k (ψ + log a − μ)."""
    both = {**logs, **others}
    q = abs(next(iter(both.values())))
    side = w.side(m, (1 if c > 0 else -1 for c in both.values()))
    row = [w.term(Fraction(side * c) / q, ((h, 1),)) for h, c in others.items()]
    row.sort(key=lambda t: t.place)
    row += logarithms(w, (), {h: Fraction(side * c) / q for h, c in logs.items()})
    inside = total(Term((i,), t.sign, t.shown) for i, t in enumerate(row))
    outside = w.term(side * q, m)
    place = True, w.key(m), sorted(map(w.place, both))
    return Term(place, outside.sign, beside(outside.shown, inside))
