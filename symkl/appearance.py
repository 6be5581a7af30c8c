"""Appearance: a tree of how a value is written, that rebuilds to the value.

A value is a canonical SymPy expression, and SymPy orders it as it likes. How it is written (which
term comes first, log a − log b or log(a/b), a completed square) is a separate tree, ``Display``.
``rebuild`` gives back the value, so no appearance can say what the value does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import singledispatch

import sympy as sp
from sympy import Basic, Expr, Symbol

from symkl import nodes
from symkl.nodes import Condition, Law, applied
from symkl.nodes.functions import polylogarithm
from symkl.record import Record

# -- the tree ----------------------------------------------------------------------------------


class Display(Record):
    """A way to write a value."""


class Leaf(Display):
    """A symbol, a number, a constant, or a node that has a notation of its own."""

    expr: Basic


class Terms(Display):
    """± a ± b ± …: a signed sum, in this order."""

    terms: tuple[tuple[int, Display], ...]


class Product(Display):
    """a b c …: a product, in this order."""

    factors: tuple[Display, ...]


class Ratio(Display):
    """a/b, one over the other."""

    numerator: Display
    denominator: Display


class Power(Display):
    """a^b."""

    base: Display
    exponent: Display


class Root(Display):
    """√a, or the root of that index."""

    radicand: Display
    index: int = 2


class Apply(Display):
    """f(a, …), where ``function`` is a name of the table ``FUNCTIONS``, or psi1, psi2, …"""

    function: str
    arguments: tuple[Display, ...]


class Absolute(Display):
    """|a|."""

    argument: Display


class Expectation(Display):
    """E_p[body], or a sum or an integral against p where the page asks for it."""

    law: Law
    body: Display


class BigSum(Display):
    """Σ_{i=lo}^{hi} body (kind 'index', over = (lo, hi)); Σ_x p(x) body (kind 'law', over = p);
    ∫ p(x) body dx (kind 'integral', over = p)."""

    body: Display
    over: Law | tuple[Expr, Expr]
    kind: str = "index"


class BigProduct(Display):
    """Π_{i=lo}^{hi} body."""

    body: Display
    over: tuple[Expr, Expr]


class Optimum(Display):
    """argmin_θ body or argmax_θ body; ``sense`` is 'min' or 'max'."""

    sense: str
    parameter: Symbol
    body: Display


class TwoCases(Display):
    """inside if the condition holds, else otherwise."""

    condition: Basic
    inside: Display
    otherwise: Display


class CasesOf(Display):
    """value if the condition holds, ∞ if it does not."""

    value: Display
    condition: Condition


class Branches(Display):
    """A SymPy ``Piecewise``: (value, condition) in turn, the first that holds."""

    rows: tuple[tuple[Display, Display], ...]


class Relation(Display):
    """a = b, a < b, …: a relation of SymPy, or a condition's comparison; ``sign`` as in Python."""

    sign: str
    lhs: Display
    rhs: Display


class Connective(Display):
    """a and b and …, a or b or …"""

    word: str
    parts: tuple[Display, ...]


# -- the functions -----------------------------------------------------------------------------

PSI = re.compile(r"psi([1-9][0-9]?)\Z")

FUNCTIONS: dict[str, Callable[..., Expr]] = {
    "log": lambda z: _log(z),
    "exp": sp.exp,
    "Gamma": sp.gamma,
    "lgamma": sp.loggamma,
    "psi": sp.digamma,
    "B": sp.beta,
    "erf": sp.erf,
    "erfc": sp.erfc,
    "erfi": sp.erfi,
    "binom": sp.binomial,
    "factorial": sp.factorial,
    "besseli": sp.besseli,
    "besselk": sp.besselk,
    "lowergamma": sp.lowergamma,
    "uppergamma": sp.uppergamma,
    "expint": sp.expint,
    "Ei": sp.Ei,
    "Ci": sp.Ci,
    "Si": sp.Si,
    "zeta": sp.zeta,
    "zetaderivative": nodes.ZetaDerivative,
    "lerchphi": sp.lerchphi,
    "betainc": sp.betainc,
    "polylog": lambda s, z: polylogarithm(s, z),
    "hyp1f1": nodes.Hyp1F1,
    "hyp2f1": nodes.Hyp2F1,
    "hyp2f2": nodes.Hyp2F2,
    "harmonic": sp.harmonic,
    "W": sp.LambertW,
    "max": sp.Max,
    "min": sp.Min,
    "floor": sp.floor,
    "ceiling": sp.ceiling,
    "sign": sp.sign,
} | {f.__name__: f for f in (
    sp.sin, sp.cos, sp.tan, sp.cot, sp.sec, sp.csc, sp.asin, sp.acos, sp.atan,
    sp.sinh, sp.cosh, sp.tanh, sp.asinh, sp.acosh, sp.atanh,
)}  # fmt: skip

NAMES: dict[type, str] = {sp.log: "log", sp.polylog: "polylog"} | {
    f: name for name, f in FUNCTIONS.items() if isinstance(f, type)
}

RELATIONS: dict[str, type] = {
    "==": sp.Eq, "!=": sp.Ne, "<": sp.Lt, "<=": sp.Le, ">": sp.Gt, ">=": sp.Ge,
}  # fmt: skip


def _log(z: Expr) -> Expr:
    """log z in the one spelling of the library: log Γ is ``loggamma``, log B is three of them."""
    total, rest = [], []
    for factor in sp.Mul.make_args(z):
        base, exponent = factor.as_base_exp()
        if isinstance(base, sp.gamma):
            total.append(exponent * sp.loggamma(base.args[0]))
        elif isinstance(base, sp.beta):
            a, b = base.args
            one, two, both = (applied(sp.loggamma, (z,)) for z in (a, b, a + b))
            total.append(exponent * (one + two - both))
        else:
            rest.append(factor)
    return sp.Add(*total, sp.log(sp.Mul(*rest)))


# -- from a display to the value ---------------------------------------------------------------


@singledispatch
def rebuild(shown: Display) -> Basic:
    """The value that a display writes."""
    raise TypeError(f"{type(shown).__name__} is not a display")


rebuild.register(Leaf, lambda d: d.expr)
rebuild.register(Terms, lambda d: sp.Add(*(sign * rebuild(t) for sign, t in d.terms)))
rebuild.register(Product, lambda d: sp.Mul(*(part for f in d.factors for part in _parts(f))))
rebuild.register(Ratio, lambda d: rebuild(d.numerator) / rebuild(d.denominator))
rebuild.register(Power, lambda d: rebuild(d.base) ** rebuild(d.exponent))
rebuild.register(Root, lambda d: rebuild(d.radicand) ** sp.Rational(1, d.index))
rebuild.register(Absolute, lambda d: sp.Abs(rebuild(d.argument)))
rebuild.register(Expectation, lambda d: nodes.Mean(d.law, rebuild(d.body)))
rebuild.register(BigProduct, lambda d: nodes.IndexProduct(rebuild(d.body), *d.over))
rebuild.register(
    TwoCases, lambda d: nodes.Cases(d.condition, rebuild(d.inside), rebuild(d.otherwise))
)
rebuild.register(CasesOf, lambda d: nodes.FiniteWhen(rebuild(d.value), d.condition))
rebuild.register(Branches, lambda d: sp.Piecewise(*((rebuild(v), rebuild(c)) for v, c in d.rows)))
rebuild.register(Relation, lambda d: RELATIONS[d.sign](rebuild(d.lhs), rebuild(d.rhs)))


def _parts(factor: Display) -> tuple[Expr, ...]:
    """The factors of a fraction one by one: SymPy would carry the 2 of (a + b)/2 into the sum."""
    if isinstance(factor, Ratio):
        return rebuild(factor.numerator), 1 / rebuild(factor.denominator)
    return (rebuild(factor),)


@rebuild.register
def _(shown: Apply) -> Expr:
    arguments = [rebuild(a) for a in shown.arguments]
    order = PSI.match(shown.function)
    if order:
        return applied(sp.polygamma, (sp.Integer(order[1]), *arguments))
    if shown.function not in FUNCTIONS:
        raise TypeError(f"no function {shown.function!r}; there are {', '.join(FUNCTIONS)}")
    return applied(FUNCTIONS[shown.function], arguments)


@rebuild.register
def _(shown: BigSum) -> Expr:
    body = rebuild(shown.body)
    if shown.kind == "index":
        return nodes.IndexSum(body, *shown.over)
    if shown.kind in ("law", "integral"):
        return nodes.Mean(shown.over, body)
    raise TypeError(f"a BigSum is of kind 'index', 'law' or 'integral', not {shown.kind!r}")


@rebuild.register
def _(shown: Optimum) -> Expr:
    kind = {"min": nodes.ArgMin, "max": nodes.ArgMax}[shown.sense]
    return kind(shown.parameter, rebuild(shown.body))


@rebuild.register
def _(shown: Connective) -> Basic:
    return {"and": sp.And, "or": sp.Or}[shown.word](*map(rebuild, shown.parts))
