"""How a display is written: signs between terms, fractions, exponents, big operators, cases."""

from __future__ import annotations

from typing import Any

from sympy import S

from symkl import display as d
from symkl import nodes
from symkl.nodes import COUNTING, LEBESGUE, Fails
from symkl.render.functions import operator
from symkl.render.layout import (
    Big,
    Cases,
    Fenced,
    Fraction,
    Juxtaposed,
    Layout,
    Letter,
    Number,
    Phrase,
    Radical,
    Row,
    Scripts,
    Sign,
    row,
)
from symkl.render.notation import Notation, lay
from symkl.render.parentheses import ATOM, BARE, FACTOR, PRODUCT, SUM, hold, inline
from symkl.render.slashes import slashed


@lay.register
def _(shown: d.Terms, n: Notation) -> Layout:
    items: list[Layout | str] = []
    for place, (sign, term) in enumerate(shown.terms):
        alone = len(shown.terms) == 1 and sign > 0
        if sign < 0:
            items.append("-" if place else "minus")
        elif place:
            items.append("+")
        items.append(lay(term, n) if alone else hold(term, n, PRODUCT))
    return row(*items) if items else Number("0")


@lay.register
def _(shown: d.Product, n: Notation) -> Layout:
    items: list[Layout] = []
    for place, factor in enumerate(shown.factors):
        last = place == len(shown.factors) - 1
        inner = _last(factor, n) if last else _not_last(factor, n)
        if items and _starts_with_digit(inner):
            items.append(Sign("dot"))
        items.append(inner)
    return Juxtaposed(tuple(items)) if len(items) > 1 else items[0] if items else Number("1")


def _last(factor: d.Display, n: Notation) -> Layout:
    return hold(factor, n, PRODUCT)


def _not_last(factor: d.Display, n: Notation) -> Layout:
    """A factor before others: log x becomes log(x), a sum over i is put in parentheses."""
    if isinstance(factor, d.Apply) and factor.function in BARE:
        return operator(factor, n, fenced=True)
    return hold(factor, n, FACTOR)


def _starts_with_digit(layout: Layout) -> bool:
    match layout:
        case Number():
            return True
        case Fraction(numerator, _):
            return _starts_with_digit(numerator)
        case Row(items) | Juxtaposed(items):
            return bool(items) and _starts_with_digit(items[0])
        case Scripts(base, _, _):
            return _starts_with_digit(base)
    return False


@lay.register
def _(shown: d.Ratio, n: Notation) -> Layout:
    return Fraction(slashed(lay(shown.numerator, n)), slashed(lay(shown.denominator, n)))


@lay.register
def _(shown: d.Root, n: Notation) -> Layout:
    return Radical(lay(shown.radicand, n), shown.index)


@lay.register
def _(shown: d.Power, n: Notation) -> Layout:
    return superscript(hold(shown.base, n, ATOM), inline(shown.exponent, n))


def superscript(base: Layout, sup: Layout) -> Layout:
    """The base with an exponent, beside its subscript where it has one: σ₁²."""
    if isinstance(base, Scripts) and base.sup is None:
        return base.replaced(sup=sup)
    return Scripts(base, sup=sup)


@lay.register
def _(shown: d.Absolute, n: Notation) -> Layout:
    return Fenced("|", lay(shown.argument, n), "|")


# -- means, sums, optima, cases ----------------------------------------------------------------


@lay.register
def _(shown: d.Expectation, n: Notation) -> Layout:
    if isinstance(shown.law, nodes.Length):
        return lay(d.BigSum(shown.body, shown.law, "integral"), n)
    known = {LEBESGUE: "integral", COUNTING: "sum"}.get(shown.law.measure, n.measure)
    form = "mean" if n.measure == "mean" else known
    if form != "mean":
        return lay(d.BigSum(shown.body, shown.law, "law" if form == "sum" else form), n)
    inner = n.within(shown.law, random=True)
    written = lay(shown.body, inner)
    law = shown.law
    if isinstance(law, nodes.Part):  # E_p[f(X); X ≥ a]: the mean where X is there
        law = law.law
        written = Row((written, Sign(";"), _there(shown.law.range, inner)))
    sub = Letter("U") if isinstance(law, nodes.Image) else n(law)
    return row(Scripts(Letter("E", "blackboard"), sub=sub), Fenced("[", written, "]"))


def _there(support: Any, n: Notation) -> Layout:
    """X ≥ a, X ≤ b, a ≤ X ≤ b."""
    x, lo, hi = n(nodes.VARIATE), support.lo, support.hi
    if hi == S.Infinity:
        return row(x, ">=", n(lo))
    below = row(x, "<=", n(hi))
    return below if lo == S.NegativeInfinity else row(n(lo), "<=", below)


@lay.register
def _(shown: d.BigSum, n: Notation) -> Layout:
    if shown.kind == "index":
        lo, hi = shown.over
        return Big("sum", row(n(nodes.INDEX), "=", n(lo)), n(hi), hold(shown.body, n, PRODUCT))
    n = n.within(shown.over, random=False)
    x = n(nodes.VARIATE)
    one = shown.body == d.Leaf(S.One)
    body = () if one else (hold(shown.body, n, PRODUCT),)
    plain = isinstance(shown.over, nodes.Length)  # its density is 1
    inside = body if plain else (n.density(shown.over, x), *body)
    if shown.kind == "integral":
        dx = row(Letter("d", "upright"), x)
        lower, upper = _limits(shown.over.range, n)
        return Big("integral", lower, upper, Juxtaposed((*inside, dx)))
    over = inside[0] if one else Juxtaposed(inside)
    return Big("sum", *_range(shown.over.range, n), over)


def _limits(support: Any, n: Notation) -> tuple[Layout | None, Layout | None]:
    if not isinstance(support, nodes.Support):
        return None, None
    return n(support.lo), n(support.hi)


def _range(support: Any, n: Notation) -> tuple[Layout, Layout | None]:
    x = n(nodes.VARIATE)
    if isinstance(support, nodes.Support):
        return row(x, "=", n(support.lo)), n(support.hi)
    if isinstance(support, nodes.Points):
        return row(x, "in", n(support)), None
    return x, None


@lay.register
def _(shown: d.BigProduct, n: Notation) -> Layout:
    lo, hi = shown.over
    return Big("product", row(n(nodes.INDEX), "=", n(lo)), n(hi), hold(shown.body, n, PRODUCT))


@lay.register
def _(shown: d.Optimum, n: Notation) -> Layout:
    body = shown.body
    alone = isinstance(body, d.Terms) and len(body.terms) == 1
    inside = lay(body, n) if alone else hold(body, n, PRODUCT)
    return Big(shown.sense, n(shown.parameter), None, inside)


@lay.register
def _(shown: d.CasesOf, n: Notation) -> Layout:
    rows = [(lay(v, n), _when(known, n)) for v, known in _branches(shown.value, shown.condition)]
    return Cases((*rows, (Sign("infinity"), Phrase("otherwise"))))


@lay.register
def _(shown: d.TwoCases, n: Notation) -> Layout:
    rows = [(lay(v, n), _when(known, n)) for v, known in _branches(shown)]
    return Cases((*rows[:-1], (rows[-1][0], Phrase("otherwise"))))


def _branches(shown: d.Display, *known: Any) -> list[tuple[d.Display, tuple]]:
    """The values of cases within cases, each with all its conditions."""
    if not isinstance(shown, d.TwoCases):
        return [(shown, known)]
    one = _branches(shown.inside, *known, shown.condition)
    return one + _branches(shown.otherwise, *known, Fails(shown.condition))


def _when(conditions: tuple, n: Notation) -> Layout:
    return row(Phrase("if "), joined([lay(c, n) for c in conditions], " and "))


@lay.register
def _(shown: d.Branches, n: Notation) -> Layout:
    def when(condition: d.Display) -> Layout:
        if condition == d.Leaf(S.true):
            return Phrase("otherwise")
        return row(Phrase("if "), lay(condition, n))

    return Cases(tuple((lay(value, n), when(condition)) for value, condition in shown.rows))


@lay.register
def _(shown: d.Relation, n: Notation) -> Layout:
    return row(lay(shown.lhs, n), shown.sign, lay(shown.rhs, n))


@lay.register
def _(shown: d.Connective, n: Notation) -> Layout:
    return joined([hold(p, n, SUM) for p in shown.parts], f" {shown.word} ")


def joined(items: list[Layout], words: str) -> Layout:
    """a and b and c."""
    spread: list[Layout] = []
    for item in items:
        spread += [Phrase(words), item] if spread else [item]
    return row(*spread)
