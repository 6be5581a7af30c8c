"""Functions that share a coefficient in one bracket: k ((Ci a − Ci b) cos c − Si d sin c),
e^(−z²) (π erfi z − Ei z²), (ψ(k + 1) + γ) log p.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from fractions import Fraction
from itertools import chain
from math import gcd, lcm
from typing import Any

from sympy import cos

from symkl.closed_form.writing import (
    LOG,
    MEAN,
    NUMBER,
    Term,
    Writer,
    beside,
    power,
    product,
    total,
)
from symkl.elements import Monomial, join, raised

Group = dict[Monomial, tuple[Any, Monomial]]  # a product of functions: c · m
Row = dict[Monomial, int]  # a product of functions: ±1


def bracketed(w: Writer, coefficients: Group) -> Iterable[Term]:
    """Σ c m · head for {head: (c, m)}, what is shared before a bracket or after it."""
    groups: dict[Hashable, Group] = {}
    for head, (c, m) in coefficients.items():
        groups.setdefault(_shared(w, head, c, m), {})[head] = c, m
    for group in groups.values():
        c, m = _one_coefficient(group)
        if len(group) == 1:
            ((head, (c, m)),) = group.items()
            yield w.term(c, join(m, head))
        elif c is None:
            yield _joined(w, group)
        elif c == 1 and not m:
            yield from _parts(w, _signs(group))
        else:
            yield _whole(w, c, m, _parts(w, _signs(group)))


def _shared(w: Writer, head: Monomial, c: Any, m: Monomial) -> Hashable:
    """What functions of one bracket have in common: a log, all letters of the coefficient, or it.

    Numbers alone may differ where an exponential is shared.
    """
    letters = tuple(p for p in m if w.rank(p[0]) != NUMBER)
    logs = tuple(p for p in head if w.rank(p[0]) == LOG)
    if any(w.rank(g) == MEAN for g, _ in head):
        return head
    if len(head) == 2 and len(logs) == 1:
        return letters, logs
    if not all(w.context.kind(g) in ("function", "sine") for g, _ in head):
        return head
    return (letters,) if any(w.context.kind(g) == "exp" for g, _ in m) else (abs(c), m)


def _one_coefficient(group: Group) -> tuple[Any, Monomial]:
    """c m, where it is that of all functions but for its sign; else None. With a log it is not."""
    found = {(abs(c), m) for c, m in group.values()}
    return found.pop() if len(found) == 1 and not _least(group) else (None, ())


def _signs(group: Group) -> Row:
    return {head: 1 if c > 0 else -1 for head, (c, _) in group.items()}


def _joined(w: Writer, group: Group) -> Term:
    """Σ c m · head, where the m differ in numbers alone, as one product, their log last."""
    common, last = _least(m for _, m in group.values()), _least(group)
    sizes = [abs(Fraction(c)) for c, _ in group.values()]
    q = Fraction(gcd(*(c.numerator for c in sizes)), lcm(*(c.denominator for c in sizes)))
    side = w.side(common, (1 if c > 0 else -1 for c, _ in group.values()))
    back = raised(join(common, last), -1)
    inside = total(
        w.term(side * c / q, join(join(m, back), head)) for head, (c, m) in group.items()
    )
    outside = w.term(side * q, common)
    behind = [power(w.base(g), x) for g, x in last]
    return Term(outside.place, outside.sign, beside(outside.shown, inside, *behind))


def _least(monomials: Iterable[Monomial]) -> Monomial:
    """Each factor to the least power that it has in any of them."""
    powers = [dict(m) for m in monomials]
    least = {g: min(p.get(g, 0) for p in powers) for g in sorted({*chain(*powers)})}
    return tuple((g, x) for g, x in least.items() if x != 0)


def _whole(w: Writer, c: Any, m: Monomial, parts: list[Term]) -> Term:
    """c m (± … ± …)"""
    side = w.side(m, (p.sign for p in parts))
    outside = w.term(c * side, m)
    body = total(p._replace(sign=p.sign * side) for p in parts)
    place = min(p.place for p in parts)
    return Term(place, outside.sign, beside(outside.shown, body))


def _parts(w: Writer, row: Row) -> list[Term]:
    """What has one sine or cosine together: (Ci a − Ci b) cos c."""
    by_wave: dict[Monomial, Row] = {}
    for head, side in row.items():
        waves = tuple(p for p in head if _is_wave(w, p[0]))
        rest = tuple(p for p in head if p not in waves)
        by_wave.setdefault(waves if rest else (), {})[rest or head] = side
    terms = []
    for waves, heads in by_wave.items():
        if waves == () or len(heads) == 1:
            terms += [w.term(side, join(head, waves)) for head, side in heads.items()]
            continue
        inside = sorted((w.term(side, head) for head, side in heads.items()), key=lambda t: t.place)
        first = inside[0].sign
        body = total(t._replace(sign=t.sign * first) for t in inside)
        turned = w.term(1, waves)
        terms.append(Term(turned.place, first * turned.sign, product([body, turned.shown])))
    return sorted(terms, key=lambda t: t.place)


def _is_wave(w: Writer, g: int) -> bool:
    return w.context.kind(g) == "sine" or w.context.inner(g)[0] is cos
