"""The textbook form of a value: log(σ₂/σ₁) + (σ₁² + (μ₁ − μ₂)²)/(2σ₂²) − ½.

It is written from the normal form, a sum of monomials, by the ``PASSES``. They may guess: a form is
used only if it is not much longer than the value as it stands and the algebra proves them equal.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from sympy import (
    Add,
    Basic,
    Expr,
    Function,
    Rational,
    gamma,
    loggamma,
    polygamma,
    preorder_traversal,
)

from symkl.closed_form.passes import (
    LOGS,
    Taken,
    at,
    by_head,
    fractions,
    functions,
    others,
    squares,
    united,
)
from symkl.closed_form.writing import INDEXED, Term, Writer, beside, total
from symkl.conditions import algebra
from symkl.display import BigSum, CasesOf, Display, TwoCases, display, rebuild
from symkl.elements import Element, Undecidable
from symkl.nodes import Cases, Condition, Fails, FiniteWhen
from symkl.normal_form import Algebra

Given = tuple[Condition, ...]
LONGER = 1.5  # (1 − p)/p counts more than 1/p − 1; an expanded power counts much more


def textbook(expr: Expr, given: Given = ()) -> Display:
    """How a textbook prints the value: a display that rebuilds to what is proved equal to it.

    ``given`` are the standing conditions, as 1 − p > 0. Every value has a form: where none of the
    passes helps it is the default display.
    """
    if isinstance(expr, FiniteWhen):
        return CasesOf(textbook(expr.value, (*given, expr.condition)), expr.condition)
    if isinstance(expr, Cases):
        inside = textbook(expr.inside, (*given, expr.condition))
        otherwise = textbook(expr.otherwise, (*given, Fails(expr.condition)))
        return TwoCases(expr.condition, inside, otherwise)
    with suppress(Undecidable):
        anchored = expr.has(gamma, loggamma, polygamma)  # which Γ is printed is chosen anew
        shown = written(expr, Writer(Algebra(given) if anchored else algebra(given)))
        value = rebuild(shown)
        if size(value) <= LONGER * size(expr) and algebra(given).equal(value, expr):
            return shown
    return display(expr)


def written(expr: Expr, w: Writer) -> Display:
    """Pass after pass, each on what the ones before it left."""
    arguments = {f.args[-1] for f in expr.atoms(gamma, loggamma)}
    for f in sorted(expr.atoms(gamma, loggamma, polygamma), key=str):
        _choose_shift(f, w.context, arguments)
    e = united(w, w.context.reduced(w.context.normal(expr)))
    terms: list[Term] = []
    for take in PASSES:
        found, e = take(w, e)
        terms += found
    return total(terms, positive_first=False)


def size(expr: Basic) -> int:
    """How much there is to read: symbols, numbers, functions."""
    return sum(not e.args or isinstance(e, Function) for e in preorder_traversal(expr))


def _choose_shift(f: Any, context: Algebra, arguments: set[Expr]) -> None:
    """Of Γ(z), Γ(z + 1), … read first the one to print: Γ(k), but Γ(1 + 1/k), n!.

    Where Γ(z) itself stands in the expression it is Γ(z).
    """
    whole, rest = f.args[-1].as_coeff_Add()
    fraction = not rest.is_Add and any(x.is_negative for x in rest.as_powers_dict().values())
    fraction = fraction and (whole.is_Integer or not isinstance(f, polygamma))  # but ψ(1/2 + 1/k)
    upwards = (fraction or rest.is_integer) and rest + whole % 1 not in arguments
    least = whole % 1 + (1 if upwards else 0)
    for constant in (least, least + 1):
        with suppress(Undecidable):
            context.normal(f.func(*f.args[:-1], rest + constant))
            return


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


PASSES: tuple[Callable[[Writer, Element], Taken], ...] = (
    squares, sums, functions, others, fractions,
)  # fmt: skip

__all__ = ["textbook"]
