"""Sums of c · g₁^e₁ ⋯ gₙ^eₙ as dicts, and monomials as tuples: arithmetic that knows no generator.

An element is a dict {monomial: rational}; a monomial is a sorted tuple of (generator, exponent),
exponents rational. Rationals that are whole numbers are ints: Python's fractions are slow.
"""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction
from functools import cache, lru_cache
from math import gcd, lcm, prod
from typing import Any

from sympy import ZZ, factorint
from sympy.polys.factortools import dup_irreducible_p
from sympy.polys.rings import ring

Monomial = tuple  # of (generator, exponent)
Element = dict  # monomial -> int or Fraction

ONE: Element = {(): 1}
MOST_TERMS = 20_000
MOST_BITS = 20_000
MOST_STEPS = 400
LONG = 400  # bits of a number whose primes are looked for beyond the small ones


class Undecidable(ValueError):
    """The question has no sense or no proof here: ∞, a log of unknown sign, a division by 0 …"""


def key(e: Element) -> Hashable:
    """The element as a value to compare and hash by."""
    return frozenset(e.items())


def rational(c: Any) -> Any:
    """The rational c as an int where it is one: Python's fractions are slow."""
    return c.numerator if c.__class__ is Fraction and c.denominator == 1 else c


def ratio(a: Any, b: Any) -> Any:
    """a/b for rationals."""
    return a if b == 1 else rational(Fraction(a) / b)


def plus(*elements: Element) -> Element:
    """a + b + …"""
    out: Element = {}
    for e in elements:
        if not out:
            out = {m: c for m, c in e.items() if c}
            continue
        for m, c in e.items():
            if m in out:
                c = rational(out[m] + c)
                if c:
                    out[m] = c
                else:
                    del out[m]
            elif c:
                out[m] = c
    return out


def scaled(e: Element, by: Any) -> Element:
    """q · e for a rational q."""
    by = rational(by)
    if by == 1:
        return e
    return {m: rational(c * by) for m, c in e.items()} if by else {}


def minus(a: Element, b: Element) -> Element:
    return plus(a, scaled(b, -1))


def join(a: Monomial, b: Monomial) -> Monomial:
    """The product of two monomials: exponents add."""
    if not a or not b:
        return a or b
    out = dict(a)
    for g, e in b:
        if g in out:
            e = rational(out[g] + e)
        if e:
            out[g] = e
        else:
            del out[g]
    return tuple(sorted(out.items()))


def raised(m: Monomial, by: Any) -> Monomial:
    return m if by == 1 else tuple((g, rational(e * by)) for g, e in m)


def leading(e: Element) -> Monomial:
    """The greatest monomial in the lexicographic order, which multiplication respects."""
    order = sorted({g for m in e for g, _ in m})
    return max(e, key=lambda m: [dict(m).get(g, 0) for g in order])


def primitive(e: Element) -> tuple[Any, Monomial, Element]:
    """e = c · m · P, with P free of common factors, in whole numbers, its leading one > 0."""
    low = dict(next(iter(e)))
    for m in e:
        exponents = dict(m)
        low = {g: min(low.get(g, 0), exponents.get(g, 0)) for g in {**low, **exponents}}
    common = tuple(sorted((g, x) for g, x in low.items() if x))
    above = gcd(*(c.numerator for c in e.values()))
    below = lcm(*(c.denominator for c in e.values()))
    if e[leading(e)] < 0:
        above = -above
    back = raised(common, -1)
    whole = {join(m, back): int(x * below) // above for m, x in e.items()}
    return ratio(above, below), common, whole


def few(n: int) -> int:
    """n as a number of factors to multiply out; raises where that is too many."""
    if n > MOST_STEPS:
        raise Undecidable(f"a sum to the power {n} is too large")
    return int(n)


@cache
def prime_powers(c: Any) -> Monomial:
    """A rational c > 0 as pairs (prime, exponent); a large cofactor is left as it is."""
    above, below = (_trial(int(n)) for n in (c.numerator, c.denominator))
    return tuple(sorted(above.items())) + tuple((p, -x) for p, x in sorted(below.items()))


def _trial(n: int) -> dict[int, int]:
    more = n.bit_length() <= LONG  # beyond, a search for larger primes has no end
    found = factorint(n, limit=1 << 15, use_rho=more, use_pm1=more, use_ecm=more)
    return {int(p): int(x) for p, x in found.items()}


@lru_cache(maxsize=65536)
def factored(terms: tuple) -> tuple:
    """The irreducible factors of Σ c · Π hᵢ^rowᵢ, given as its pairs (row, c), with exponents."""
    if _irreducible(terms):
        return ((terms, 1),)
    width = len(terms[0][0])
    whole = ring([f"g{k}" for k in range(width)], ZZ)[0]
    parts = sorted(_factors(whole.from_dict({row: ZZ(c) for row, c in terms})), key=_simplest)
    return tuple((tuple((row, int(c)) for row, c in p.terms()), times) for p, times in parts)


def _factors(p: Any) -> list[tuple[Any, int]]:
    """Those of what all coefficients of a letter have in common, and those of the rest.

    In a letter of the least degree: a h + b with no common factor of a and b has none itself.
    """
    degree, h = min((d, k) for k, d in enumerate(p.degrees()) if d > 0)
    common = _content(p, h)
    if not common.is_ground:
        return _factors(common) + _factors(p.quo(common))
    if degree > 1:
        return p.factor_list()[1]
    return [(p if p.LC > 0 else -p, 1)]


def _content(p: Any, h: int) -> Any:
    """The greatest common factor of the coefficients of the powers of a letter."""
    coefficients: dict[int, dict] = {}
    for row, c in p.items():
        coefficients.setdefault(row[h], {})[(*row[:h], 0, *row[h + 1 :])] = c
    shortest, *others = sorted(coefficients.values(), key=len)
    common = p.ring.from_dict(shortest)
    for other in others:
        if common.is_ground:
            break
        common = common.gcd(p.ring.from_dict(other))
    return common


def _simplest(part: tuple[Any, int]) -> tuple:
    """The order of SymPy's factors."""
    dense = part[0].to_dense()
    return len(dense), part[1], dense


PRIMES = (3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41)


def _irreducible(terms: tuple) -> bool:
    """Is it seen at once that a primitive sum has no factors?

    One of two terms whose exponents have no common divisor. One of which, in a letter h, the
    coefficient of a power is a single term: a factor free of h would divide that term, and so be a
    common factor of all; and it has no two factors with h in them if it has none at numbers.
    """
    rows = [row for row, _ in terms]
    if len(rows) == 2 and gcd(*(x for row in rows for x in row)) == 1:
        return True
    for h, column in enumerate(zip(*rows)):
        sizes = [column.count(k) for k in set(column)]
        if min(column) == 0 and 1 in sizes and _irreducible_in(h, terms, max(column)):
            return True
    return False


def _irreducible_in(h: int, terms: tuple, degree: int) -> bool:
    """Is it irreducible as a polynomial in h, with primes for the other letters?"""
    if degree == 1:
        return True
    if degree > 4 or len(terms[0][0]) > len(PRIMES):
        return False
    values = [0] * (degree + 1)
    for row, c in terms:
        others = (p**x for k, (p, x) in enumerate(zip(PRIMES, row)) if k != h)
        values[degree - row[h]] += c * prod(others)
    return values[0] != 0 and dup_irreducible_p(list(map(ZZ, values)), ZZ)
