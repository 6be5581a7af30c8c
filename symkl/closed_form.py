"""The textbook form of a value: log(σ₂/σ₁) + (σ₁² + (μ₁ − μ₂)²)/(2σ₂²) − ½.

It is written from the normal form, a sum of monomials. Each of ``PASSES`` takes the terms that it
knows how to print and leaves the others. A pass may guess: a form is used only if it is not
much longer than the value as it stands and the algebra proves the two equal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from fractions import Fraction
from itertools import permutations
from math import gcd, lcm
from typing import Any

from sympy import (
    Add,
    Expr,
    Function,
    Integer,
    Rational,
    gamma,
    loggamma,
    polygamma,
    preorder_traversal,
)  # fmt: skip

from symkl.conditions import algebra
from symkl.display import Apply, BigSum, CasesOf, Display, Leaf, display, rebuild
from symkl.laurent import Element, Monomial, Undecidable, join, plus, raised
from symkl.nodes import Condition, FiniteWhen
from symkl.normal_form import Algebra
from symkl.writing import (
    HALF,
    INDEXED,
    LAST,
    LOG,
    MEAN,
    NUMBER,
    POWER,
    PSI,
    SYMBOL,
    Factor,
    Term,
    Writer,
    beside,
    quotient,
    total,
)

Given = tuple[Condition, ...]
Taken = tuple[list[Term], Element]
LONGER = 1.5  # (1 − p)/p counts more than 1/p − 1; an expanded power counts much more


def textbook(expr: Expr, given: Given = ()) -> Display:
    """How a textbook prints the value: a display that rebuilds to what is proved equal to it.

    ``given`` are the standing conditions, as 1 − p > 0. Every value has a form: where none of the
    passes helps it is the default display.
    """
    if isinstance(expr, FiniteWhen):
        return CasesOf(textbook(expr.value, (*given, expr.condition)), expr.condition)
    with suppress(Undecidable):
        shown = written(expr, Writer(Algebra(given)))
        value = rebuild(shown)
        if size(value) <= LONGER * size(expr) and algebra(given).equal(value, expr):
            return shown
    return display(expr)


def written(expr: Expr, w: Writer) -> Display:
    """Pass after pass, each on what the ones before it left."""
    for f in sorted(expr.atoms(gamma, loggamma, polygamma), key=str):
        _choose_shift(f, w.context)
    e = w.context.reduced(w.context.normal(expr))
    terms: list[Term] = []
    for take in PASSES:
        found, e = take(w, e)
        terms += found
    return total(terms, positive_first=False)


def size(expr: Expr) -> int:
    """How much there is to read: symbols, numbers, functions."""
    return sum(not e.args or isinstance(e, Function) for e in preorder_traversal(expr))


def _choose_shift(f: Expr, context: Algebra) -> None:
    """Of Γ(z), Γ(z + 1), … read first the one to print: Γ(k), but Γ(1 + 1/k), n!."""
    whole, rest = f.args[-1].as_coeff_Add()
    fraction = not rest.is_Add and any(x.is_negative for x in rest.as_powers_dict().values())
    least = whole % 1 + (1 if fraction or rest.is_integer else 0)
    for least in (least, least + 1):
        with suppress(Undecidable):
            context.normal(f.func(*f.args[:-1], rest + least))
            return


# -- the passes --------------------------------------------------------------------------------

LOGS, PSIS, POWERS, FRACTIONS, CONSTANTS, MEANS = range(6)


def at(place: int, term: Term) -> Term:
    """The term with its place in the whole: logs, ψ, powers, fractions, constants, means."""
    return term._replace(place=(place, -term.sign, term.place))


def squares(w: Writer, e: Element) -> Taken:
    """a² − 2ab + b² + … is (a − b)² + …; what has the same denominator joins it."""
    e, found = w.completed(e)
    terms = []
    for m in sorted(found, key=lambda m: (e.get(m, 0), w.key(m))):
        own = w.denominator(m)
        group = {
            n: c for n, c in e.items()
            if w.denominator(n) == own and Fraction(c / Fraction(e.get(m, c))).denominator == 1
            and (own or n == m or (c.denominator > 1 and not w.heads(n)))
        } if m in e else {}  # fmt: skip
        e = {n: c for n, c in e.items() if n not in group}
        terms += [at(FRACTIONS, w.over(group))] if group else []
    return terms, e


def sums(w: Writer, e: Element) -> Taken:
    """Σ a_i − Σ b_i is Σ (a_i − b_i)."""
    coefficients, e = by_head(w, e, {INDEXED})
    groups: dict = {}
    for h, coefficient in coefficients.items():
        c, m = w.factored(coefficient)
        whole = w.context.inner(h)
        groups.setdefault((m, whole.lo, whole.hi), []).append((c, whole.body))
    terms = []
    for (m, lo, hi), parts in groups.items():
        side = w.side(m, (1 if c > 0 else -1 for c, _ in parts))
        body = Add(*(side * Rational(c.numerator, c.denominator) * b for c, b in parts))
        outside = w.term(side, m)
        shown = BigSum(textbook(body, w.context.facts), (lo, hi))
        place = True, w.key(m), []
        terms.append(at(LOGS, Term(place, outside.sign, beside(outside.shown, shown))))
    return terms, e


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
        if m and logs and len({abs(c) for c in group.values()}) == 1:
            locations, e = _locations(w, e, m, abs(group[min(logs)]))
            others |= locations
            if others:
                terms.append(at(LOGS, _together(w, m, logs, others)))
                continue
        terms += [at(LOGS, t) for t in _logarithms(w, m, logs)]
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


def _together(w: Writer, m: Monomial, logs: dict, others: dict) -> Term:
    """k (ψ + log a − μ)."""
    both = {**logs, **others}
    q = abs(next(iter(both.values())))
    side = w.side(m, (1 if c > 0 else -1 for c in both.values()))
    row = [w.term(Fraction(side * c) / q, ((h, 1),)) for h, c in others.items()]
    row.sort(key=lambda t: t.place)
    row += _logarithms(w, (), {h: Fraction(side * c) / q for h, c in logs.items()})
    inside = total(Term((i,), t.sign, t.shown) for i, t in enumerate(row))
    outside = w.term(side * q, m)
    place = True, w.key(m), sorted(map(w.place, logs))
    return Term(place, outside.sign, beside(outside.shown, inside))


def _logarithms(w: Writer, m: Monomial, exponents: dict[int, Any]) -> Iterator[Term]:
    """± q m log(Π a^…): one log of all, but for high powers of constants."""
    if not exponents:
        return
    q = _common(w, exponents)
    apart = {h: c for h, c in exponents.items()
             if _constant(w, h) and (abs(c / q) > 2 or (2 * c / q).denominator > 1)}  # fmt: skip
    for part in [{h: c for h, c in exponents.items() if h not in apart},
                 *({h: c} for h, c in apart.items())]:  # fmt: skip
        if part:
            yield _logarithm(w, m, part)


def _constant(w: Writer, h: int) -> bool:
    return not w.context.table.generators[h].free


def _common(w: Writer, exponents: dict[int, Any]) -> Fraction:
    """q in q log(a^… b^…): the common size of the exponents, those of letters if there are any."""
    own = [c for h, c in exponents.items() if not _constant(w, h)] or exponents.values()
    sizes = {Fraction(abs(c)) for c in own}
    q = Fraction(gcd(*(c.numerator for c in sizes)), lcm(*(c.denominator for c in sizes)))
    return q if len(sizes) == 1 or q > 1 else max(q, HALF) if q.denominator > 2 else Fraction(1)


def _logarithm(w: Writer, m: Monomial, exponents: dict[int, Any]) -> Term:
    """± q m log(Π a^…), the sign such that m is written on its positive side."""
    q = _common(w, exponents)
    side = w.side(m, (1 if c > 0 else -1 for c in exponents.values()))
    exponents = {h: side * Fraction(c) / q for h, c in exponents.items()}
    number, under, factors = Fraction(1), {1: 1, -1: 1}, []
    for h, x in exponents.items():
        inner = w.context.inner(h)
        if w.context.kind(h) == "log" and w.context.kind(inner) == "prime":
            prime = w.context.inner(inner)
            number *= Fraction(prime) ** int(x)
            under[1 if x > 0 else -1] *= prime if x.denominator == 2 else 1
    for parts, x in _betas(w, exponents):
        name = "B" if len(parts) > 1 else "Gamma"
        arguments = tuple(w.sum(w.context.inner(h)[1]) for h in parts)
        factors.append(Factor((PSI, w.place(parts[0])), Apply(name, arguments), x))
    for h, x in exponents.items():
        if w.context.kind(h) == "log" and w.context.kind(w.context.inner(h)) != "prime":
            factors.append(Factor(w.place(w.context.inner(h)), w.argument(h), x))
    if under[-1] > 1 and HALF in (f.exponent for f in factors):  # √(2π)/2, not √π/√2
        number, under = number / under[-1], {1: under[1] * under[-1], -1: 1}
    if number < 1 and not factors and under == {1: 1, -1: 1}:
        number, side = 1 / number, -side
    factors += [Factor((NUMBER,), Leaf(Integer(n)), s * HALF) for s, n in under.items() if n > 1]
    outside = w.term(side * q, m)
    shown = Apply("log", (quotient(number, factors),))
    letters = sorted(w.place(h) for h in exponents)
    return Term((bool(m), w.key(m), letters), outside.sign, beside(outside.shown, shown))


def _betas(w: Writer, exponents: dict[int, Any]) -> Iterator[tuple[tuple, Any]]:
    """Γ(a) Γ(b)/Γ(a + b) is B(a, b)."""
    left = {h: x for h, x in exponents.items() if w.context.kind(h) == "lg"}
    for a, b, s in permutations(sorted(left, key=w.place), 3):
        if {a, b, s} <= set(left) and left[a] == left[b] == -left[s]:
            za, zb, zs = (w.context.inner(h)[1] for h in (a, b, s))
            if plus(za, zb) == zs:
                yield (a, b), left[a]
                left = {h: x for h, x in left.items() if h not in (a, b, s)}
    yield from (((h,), x) for h, x in left.items())


def others(w: Writer, e: Element) -> Taken:
    """What is left of means and functions, each with its coefficient as one product."""
    coefficients, e = by_head(w, e, None)
    terms = []
    for head, coefficient in coefficients.items():
        c, m = w.factored(coefficient)
        place = MEANS if any(w.rank(g) == MEAN for g, _ in head) else PSIS
        term = w.term(c, join(m, head))
        terms.append(at(place, term._replace(place=(LAST, term.place))))
    return terms, e


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
    for m, c in _paired(w, e).items():
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


def _paired(w: Writer, e: Element) -> Element:
    """Two terms of opposite signs with a symbol in common: k θ₁/θ₂ − k is k (θ₁ − θ₂)/θ₂."""
    order = sorted(e, key=w.key)
    for i, m in enumerate(order):
        for n in order[i + 1 :]:
            common = {g for g, x in m if x > 0 and w.rank(g) == SYMBOL} & {g for g, x in n if x > 0}
            over = w.denominator(m)
            if common and e[m] * e[n] < 0 and not (over and over == w.denominator(n)):
                c, whole = w.context.factors({m: e[m], n: e[n]})
                return _paired(w, {**{k: x for k, x in e.items() if k not in (m, n)}, whole: c})
    return e


PASSES: tuple[Callable[[Writer, Element], Taken], ...] = (
    squares, sums, functions, others, fractions,
)  # fmt: skip
