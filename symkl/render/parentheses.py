"""Where parentheses are needed: how tightly each form of display holds together."""

from __future__ import annotations

import sympy as sp

from symkl import display as d
from symkl import nodes
from symkl.render.layout import Fenced, Layout, Operator, row
from symkl.render.notation import Notation, lay

SUM, PRODUCT, FACTOR, ATOM = 1, 2, 3, 4

# functions that are written before their argument without parentheses where it is short
BARE = {
    name: Operator(name)
    for name in ("log", "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh")
} | {
    "asin": Operator("arcsin"),
    "acos": Operator("arccos"),
    "atan": Operator("arctan"),
    "asinh": Operator("arsinh"),
    "acosh": Operator("arcosh"),
    "atanh": Operator("artanh"),
}


def tightness(shown: d.Display) -> int:
    """Does it need parentheses as a term, a factor, a base?"""
    match shown:
        case d.Terms(((sign, term),)) if sign > 0:
            return tightness(term)
        case d.Terms() | d.CasesOf() | d.TwoCases() | d.Branches() | d.Relation() | d.Connective():
            return SUM
        case d.Product((factor,)):
            return tightness(factor)
        case d.Product() | d.BigProduct() | d.Optimum():
            return PRODUCT
        case d.BigSum(_, _, kind):
            return FACTOR if kind == "integral" else PRODUCT
        case d.Apply(function, _):
            return PRODUCT if function in BARE or function == "lgamma" else ATOM
        case d.Leaf(expr):
            return _leaf(expr)
        case d.Ratio() | d.Power() | d.Root():
            return FACTOR
    return ATOM


def _leaf(expr: sp.Basic) -> int:
    if isinstance(expr, sp.Number) and expr.is_negative:
        return SUM
    if isinstance(expr, nodes.LogLikelihood):
        return PRODUCT
    return FACTOR if isinstance(expr, sp.Rational) and expr.q != 1 else ATOM


def hold(shown: d.Display, n: Notation, needed: int) -> Layout:
    """The layout, in parentheses where it does not hold together that tightly."""
    inner = lay(shown, n)
    return inner if tightness(shown) >= needed else Fenced("(", inner, ")")


def inline(shown: d.Display, n: Notation) -> Layout:
    """With a/b on one line, as in an exponent."""
    if isinstance(shown, d.Ratio):
        below = hold(shown.denominator, n, FACTOR)
        return row(hold(shown.numerator, n, PRODUCT), "/", below)
    if isinstance(shown, d.Terms) and len(shown.terms) == 1 and shown.terms[0][0] < 0:
        return row("minus", inline(shown.terms[0][1], n))
    return lay(shown, n)
