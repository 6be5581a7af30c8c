"""Functions that have one coefficient in one bracket: k ((Ci a − Ci b) cos c − Si d sin c)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sympy import cos

from symkl.closed_form.writing import Term, Writer, beside, product, total
from symkl.elements import Monomial, join

Factored = tuple[Any, Monomial]  # c · m
Row = dict[Monomial, int]  # a product of functions: ±1


def bracketed(w: Writer, coefficients: dict[Monomial, Factored]) -> Iterable[Term]:
    """Σ c m · head for {head: (c, m)}; functions, but for log and ψ, of one c m in a bracket."""
    groups: dict[Factored, Row] = {}
    for head, (c, m) in coefficients.items():
        if all(w.context.kind(g) in ("function", "sine") for g, _ in head):
            groups.setdefault((abs(c), m), {})[head] = 1 if c > 0 else -1
        else:
            yield w.term(c, join(m, head))
    for (c, m), row in groups.items():
        if len(row) == 1:
            yield from (w.term(side * c, join(m, head)) for head, side in row.items())
        elif c == 1 and not m:
            yield from _parts(w, row)
        else:
            yield _whole(w, c, m, _parts(w, row))


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
