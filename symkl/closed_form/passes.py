"""The passes: each writes the terms that it knows, and leaves the others to the next one."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import Any

from symkl.closed_form.brackets import bracketed
from symkl.closed_form.logarithms import logarithms, together
from symkl.closed_form.squares import completed
from symkl.closed_form.writing import (
    LAST,
    LOG,
    MEAN,
    NUMBER,
    POWER,
    PSI,
    SYMBOL,
    Term,
    Writer,
)
from symkl.elements import Element, Monomial, join, plus, raised

Taken = tuple[list[Term], Element]

MOST = 10  # terms of a sum that may be a product
MANY = 60  # terms that are taken over one denominator
OPAQUE = ("abs", "exp")  # the kinds that a sum is collected over

PLAIN_LOGS, LOGS, PSIS, POWERS, FRACTIONS, CONSTANTS, MEANS = range(7)


def at(place: int, term: Term) -> Term:
    """The term with its place in the whole: logs, ψ, powers, fractions, constants, means."""
    return term._replace(place=(place, -term.sign, term.place))


def squares(w: Writer, e: Element) -> Taken:
    """a² − 2ab + b² + … is (a − b)² + …; what has the same denominator joins it."""
    e, found = completed(e, w.context, w.key)
    terms = []
    for m in sorted(found, key=lambda m: (e[m], w.key(m))):
        if m in e and not w.heads(m):  # not taken by a square before it, nor beside E₁(λ)
            group = {n: c for n, c in e.items() if n == m or _joins(w, n, c, m, e[m])}
            e = {n: c for n, c in e.items() if n not in group}
            terms.append(at(FRACTIONS, w.over(group)))
    return terms, e


def _joins(w: Writer, n: Monomial, c: Any, m: Monomial, unit: Any) -> bool:
    """Has c n the denominator of unit · m, with a whole number above?"""
    below = w.denominator(m)
    shared = below or (c.denominator > 1 and not w.heads(n))
    return bool(shared) and w.denominator(n) == below and (Fraction(c) / unit).denominator == 1


def functions(w: Writer, e: Element) -> Taken:
    """k log a − k log b is k log(a/b), k ψ + k log a is k (ψ + log a); the rest of ψ, γ alone."""
    coefficients, e = by_head(w, e, {LOG, PSI})
    groups: dict[Monomial, dict[int, Any]] = {}
    for h, coefficient in coefficients.items():
        c, m = w.factored(coefficient)
        groups.setdefault(m, {})[h] = c
    terms = []
    for m, group in groups.items():
        logs = {h: c for h, c in group.items() if w.rank(h) == LOG}
        others = {h: c for h, c in group.items() if h not in logs}
        if m and len({abs(c) for c in group.values()}) == 1:
            if logs:
                locations, e = _locations(w, e, m, abs(logs[min(logs)]))
                others |= locations
            if others and len(logs) + len(others) > 1:
                terms.append(at(LOGS if logs else PSIS, together(w, m, logs, others)))
                continue
        terms += [at(LOGS if m else PLAIN_LOGS, t) for t in logarithms(w, m, logs)]
        for h, c in others.items():
            term = w.term(c, join(m, ((h, 1),)))
            letters = len(w.context.table.generators[h].free)
            terms.append(at(PSIS, term._replace(place=(letters, term.place))))
    return terms, e


def _locations(w: Writer, e: Element, m: Monomial, q: Any) -> tuple[dict, Element]:
    """The terms ± q m μ for a symbol μ of unknown sign, and the other ones."""
    found = {}
    for n, c in e.items():
        rest = join(n, raised(m, -1))
        if abs(c) == q and len(rest) == 1 and rest[0][1] == 1:
            g = rest[0][0]
            if w.rank(g) == SYMBOL and not w.context.sign(g):
                found[g] = c
    gone = [join(m, ((g, 1),)) for g in found]
    return found, {n: c for n, c in e.items() if n not in gone}


def others(w: Writer, e: Element) -> Taken:
    """What is left of means and functions, those that share a coefficient in a bracket."""
    coefficients, e = by_head(w, e, None)
    factored = {head: w.factored(c) for head, c in coefficients.items()}
    of_means = {h: c for h, c in factored.items() if any(w.rank(g) == MEAN for g, _ in h)}
    of_functions = {h: c for h, c in factored.items() if h not in of_means}
    terms = [_last(MEANS, t) for t in bracketed(w, of_means)]
    return [*terms, *(_last(PSIS, t) for t in bracketed(w, of_functions))], e


def _last(place: int, term: Term) -> Term:
    return at(place, term._replace(place=(LAST, term.place)))


def by_head(w: Writer, e: Element, ranks: set[int] | None) -> tuple[dict, Element]:
    """{head: its coefficient}, and the terms without; with ``ranks``, for heads g¹ of such a g."""
    found: dict = {}
    left: Element = {}
    for m, c in e.items():
        head = w.heads(m)
        single = len(head) == 1 and head[0][1] == 1 and w.rank(head[0][0]) in (ranks or ())
        if single or (head and ranks is None):
            of = head[0][0] if single else head
            rest = tuple(p for p in m if p not in head)
            found[of] = plus(found.get(of, {}), {rest: c})
        else:
            left[m] = c
    return found, left


def fractions(w: Writer, e: Element) -> Taken:
    """What is left, over common denominators: a/c + b/c is (a + b)/c."""
    groups: dict[tuple, Element] = {}
    for m, c in _paired(w, _absorbed(w, collected(w, _as_product(w, e)))).items():
        own = w.denominator(m)
        alone = () if own or c.denominator > 1 else m
        groups.setdefault((own, 1 if own else c.denominator, alone), {})[m] = c
    terms = []
    for group in groups.values():
        gens = {g for m in group for g, _ in m}
        letters = FRACTIONS if any(w.rank(g) != NUMBER for g in gens) else CONSTANTS
        place = POWERS if any(w.rank(g) == POWER for g in gens) else letters
        terms.append(at(place, w.over(group)))
    return terms, {}


def united(w: Writer, e: Element) -> Element:
    """a/(b − c) + d/((b − a)(b − c)) + … over one denominator, where that leaves less to read.

    What has the same letters below, the same powers and the same functions is taken together.
    """
    groups: dict[tuple, Element] = {}
    for m, c in e.items():
        kinds = [(w.context.kind(g), g, x) for g, x in m]
        alone = tuple(
            (g, x)
            for kind, g, x in kinds
            if kind in OPAQUE or w.rank(g) >= PSI or (x < 0 and kind != "sum")
        )
        groups.setdefault(alone, {})[m] = c
    for group in groups.values():
        below = {g for m in group for g, x in m if x < 0 and w.context.kind(g) == "sum"}
        if len(below) < 2 or not 2 <= len(group) <= MANY:
            continue
        new = _over_one(w, group)
        if _length(w, new) < _length(w, group):
            e = plus({m: c for m, c in e.items() if m not in group}, new)
    return e


def _over_one(w: Writer, group: Element) -> Element:
    """The group over one denominator, nothing above it that stands below."""
    if not w.context.clear(group)[0]:
        return {}
    c, m = w.factored(group)
    above = tuple((g, x) for g, x in m if x > 0 and w.context.kind(g) == "sum")
    if len(above) == 1 and above[0][1] == 1 and not w.denominator(m):
        rest = {tuple(p for p in m if p not in above): c}
        return w.context.times(rest, w.context.inner(above[0][0]))
    return {m: c}


def _length(w: Writer, e: Element) -> int:
    """How many letters stand in it."""
    return sum(_letters(w, m) for m in e)


def _letters(w: Writer, m: Monomial) -> int:
    sums = (g for g, _ in m if w.context.kind(g) == "sum")
    return len(m) + 1 + sum(_length(w, w.context.inner(g)) for g in sums)


def collected(w: Writer, e: Element) -> Element:
    """a |c| − b |c| is (a − b) |c|, and so for powers, where that leaves no more to read."""
    groups: dict[Monomial, Element] = {}
    for m, c in e.items():
        head = tuple(p for p in m if w.context.kind(p[0]) in OPAQUE)
        groups.setdefault(head, {})[m] = c
    for head, group in groups.items():
        if head and 2 <= len(group) <= MOST:
            c, m = w.factored(group)
            if _terms_above(w, m) <= len(group):
                e = {**{n: x for n, x in e.items() if n not in group}, m: c}
    return e


def _terms_above(w: Writer, m: Monomial) -> Any:
    """How many terms stand in the sums of a numerator."""
    return sum(x * len(w.context.inner(g)) for g, x in m if x > 0 and w.context.kind(g) == "sum")


def _absorbed(w: Writer, e: Element) -> Element:
    """2a/(ν − 2) + a is a ν/(ν − 2)."""
    if not 2 <= len(e) <= MOST:
        return e
    for m in e:
        for g, x in m:
            rest = join(m, ((g, -x),))
            if x == -1 and w.context.kind(g) == "sum" and rest in e:
                c, whole = w.context.factors({m: e[m], rest: e[rest]})
                if not _terms_above(w, whole):
                    left = {n: y for n, y in e.items() if n not in (m, rest)}
                    return _absorbed(w, {**left, whole: c})
    return e


def _as_product(w: Writer, e: Element) -> Element:
    """(a + b)⁶ where that is shorter than the sum."""
    if not 4 <= len(e) <= MOST:
        return e
    c, m = w.factored(e)
    parts = sum(len(w.context.inner(g)) if w.context.kind(g) == "sum" else 1 for g, _ in m)
    return {m: c} if parts < len(e) else e


def _paired(w: Writer, e: Element) -> Element:
    """Two terms of opposite signs with a symbol in common: k θ₁/θ₂ − k is k (θ₁ − θ₂)/θ₂."""
    plain = [m for m in e if all(w.rank(g) <= SYMBOL for g, _ in m)]
    for m, n in combinations(sorted(plain, key=w.key), 2):
        common = {g for g, x in m if x > 0} & {g for g, x in n if x > 0 and w.rank(g) == SYMBOL}
        over = w.denominator(m)
        if common and e[m] * e[n] < 0 and not (over and over == w.denominator(n)):
            c, whole = w.context.factors({m: e[m], n: e[n]})
            return _paired(w, {**{k: x for k, x in e.items() if k not in (m, n)}, whole: c})
    return e
