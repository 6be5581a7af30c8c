"""A base integral on a page: what it says, at which parameters it was used, why it holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sympy import Symbol

from symkl.display import display
from symkl.elements import Undecidable
from symkl.integrals import BY_NAME, Row, instantiate
from symkl.nodes import COUNTING, VARIATE, IsInteger, Positive
from symkl.render.blocks import Block, Formula, Maths, Paragraph, Run, Words
from symkl.render.displays import hold
from symkl.render.explained import the
from symkl.render.layout import Big, Juxtaposed, Layout, Letter, row
from symkl.render.notation import PRODUCT, Notation
from symkl.render.sentences import said


def row_blocks(step: Any, n: Notation, seen: set) -> Iterable[Block]:
    """∫ I = V, the row of the step, once on a page; then at which values it is the mean."""
    name, constant, values = step.witness
    entry = BY_NAME[name]
    mean = Maths(n(display(step.before)))
    n = n.within(step.before.law, random=False)
    letters, written = _written(entry, values, n)
    called = the(name)[:1].upper() + the(name)[1:] + "," * ("," in name)
    if written in seen:
        at: list[Run] = [Words(f"{called} stands above: at ")]
    else:
        seen.add(written)
        yield Paragraph((Words(f"{called} is"),))
        yield Formula(written)
        yield Paragraph((*said(f"because {entry.because}", n), Words(f" ({entry.source}).")))
        at = [Words("At ")]
    at += _values(letters, values, n)
    if constant != 1:
        at += [Words(", and times "), Maths(n(display(constant))), Words(",")]
    yield Paragraph((*at, Words(" it is "), mean, Words(".")))


def _written(entry: Row, values: tuple, n: Notation) -> tuple[tuple, Layout]:
    """The row in letters; where it is written out for whole numbers only, at those of the step."""
    plain = tuple(map(Symbol, entry.parameters))
    fixed = tuple(v if v.is_Integer else s for s, v in zip(plain, values))
    try:
        return _identity(entry, plain, n)
    except Undecidable:
        return _identity(entry, fixed, n)


def _identity(entry: Row, start: tuple, n: Notation) -> tuple[tuple, Layout]:
    letters = tuple(_lettered(entry, start, place) for place in range(len(start)))
    return letters, identity(entry, letters, n)


def _lettered(entry: Row, start: tuple, place: int) -> Any:
    """The letter with what the row's domain says of it, so that its value reads as it should."""
    plain = start[place]
    if not isinstance(plain, Symbol):
        return plain
    return Symbol(plain.name, **_kind(entry.domain(*start), plain))


def _kind(domain: Iterable[Any], plain: Symbol) -> dict[str, bool]:
    """The assumptions about a letter that a domain makes."""
    domain = tuple(domain)
    whole = any(isinstance(c, IsInteger) and c.args[0] == plain for c in domain)
    if whole:
        return {"integer": True}
    positive = any(isinstance(c, Positive) and c.expr == plain for c in domain)
    return {"positive": True} if positive else {"real": True}


def identity(entry: Row, letters: tuple[Symbol, ...], n: Notation) -> Layout:
    """∫ I dx = V, or Σ I = V, over the row's support."""
    integrand, value = (display(e) for e in instantiate(entry, letters))
    support = entry.support(*letters)
    x = n(VARIATE)
    lo, hi = n(support.lo), n(support.hi)
    if entry.measure == COUNTING:
        left = Big("sum", row(x, "=", lo), hi, hold(integrand, n, PRODUCT))
    else:
        dx = row(Letter("d", "upright"), x)
        left = Big("integral", lo, hi, Juxtaposed((hold(integrand, n, PRODUCT), dx)))
    return row(left, "=", n(value))


def _values(letters: tuple[Symbol, ...], values: tuple, n: Notation) -> Iterable[Run]:
    pairs = [(s, v) for s, v in zip(letters, values) if isinstance(s, Symbol)]
    for place, (letter, value) in enumerate(pairs):
        if place:
            yield Words(", ")
        yield Maths(row(n(letter), "=", n(display(value))))
