"""How mathematics is written down: from a display, a law or a condition to a layout.

``Notation`` holds what a page decides: the letters of its laws, and whether a mean is shown as
E_p[…], as a sum or as an integral. Nothing here looks at values; what has no notation raises.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import singledispatch
from typing import Any

import sympy as sp
from sympy import Basic, S, Symbol, Tuple

from symkl import display as d
from symkl import nodes
from symkl.display import display
from symkl.nodes import Law
from symkl.render.layout import (
    GREEK,
    Fenced,
    Fraction,
    Hat,
    Layout,
    Letter,
    Number,
    Phrase,
    Scripts,
    Sign,
    Upright,
    call,
    listed,
    row,
)

NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*\Z")
MEASURES = ("mean", "sum", "integral")
SUM, PRODUCT, FACTOR, ATOM = 1, 2, 3, 4  # how tightly a display holds together


@dataclass(frozen=True)
class Notation:
    """The choices of a page: the letters of its laws, the form of a mean, x or X in this place.

    The variate is a point x in a density or an integral, the random variable X within E[…], and u
    or U where the law is that of a new variable.
    """

    letters: Mapping[Law, str] = field(default_factory=dict)
    measure: str = "mean"
    variate: str = "x"
    counting: bool = False  # is the variate a whole number here?
    gamma_taken: bool = False  # is γ a parameter on this page, so that Euler's constant is γ_E?

    def __post_init__(self) -> None:
        if self.measure not in MEASURES:
            raise ValueError(f"measure is one of {', '.join(MEASURES)}, not {self.measure!r}")

    def within(self, law: Law, random: bool) -> Notation:
        """In the scope of a mean over the law: X inside E[…], x under a sum or an integral."""
        name = "u" if isinstance(law, nodes.Image) else "x"
        name = name.upper() if random else name
        return replace(self, variate=name, counting=law.measure == nodes.COUNTING)

    def __call__(self, what: Any) -> Layout:
        """The layout of a display, an expression, a law or a condition."""
        return lay(what, self)

    def density(self, law: Law, at: Layout) -> Layout:
        """p(x), q(x; θ)."""
        if law not in self.letters and isinstance(law, nodes.AbstractLaw) and law.parameters:
            parameters = listed([self(a) for a in law.parameters])
            return row(letter(law.name), Fenced("(", row(at, ";", parameters), ")"))
        if law in self.letters or not isinstance(law, d_families()):
            return call(self(law), at)
        return call(Scripts(Letter("f"), sub=self(law)), at)


def d_families() -> type:
    """The base of the concrete families, imported late: ``family`` stands above ``display``."""
    from symkl.family import Family

    return Family


@singledispatch
def lay(what: Any, n: Notation) -> Layout:
    """The layout of anything that has one; TypeError elsewhere."""
    if isinstance(what, Basic):
        shown = display(what)
        if not isinstance(shown, d.Leaf):
            return lay(shown, n)
    raise TypeError(f"no notation for {type(what).__name__}: {str(what)[:60]}")


@lay.register
def _(shown: d.Leaf, n: Notation) -> Layout:
    return lay(shown.expr, n)


# -- names -------------------------------------------------------------------------------------


def letter(name: str) -> Layout:
    """sigma_1 is σ₁, rate is an upright word; a name that is no identifier is refused."""
    if not NAME.match(name) or len(name) > 60:
        raise ValueError(f"{name[:60]!r} is no name to typeset: letters, digits and _ only")
    base, *subscripts = name.split("_")
    digits = re.fullmatch(r"([A-Za-z]+)(\d+)", base)
    if digits:
        base, subscripts = digits[1], [digits[2], *subscripts]
    if subscripts and subscripts[0] == "hat":
        return Hat(letter("_".join([base, *subscripts[1:]])))
    base = {"lamda": "lambda", "lamb": "lambda"}.get(base, base)
    head = Letter(base) if len(base) == 1 or base in GREEK else Upright(base)
    if not subscripts:
        return head
    return Scripts(head, sub=listed([_subscript(s) for s in subscripts]))


def _subscript(text: str) -> Layout:
    return Number(text) if text.isdigit() else letter(text)


# -- symbols and numbers -----------------------------------------------------------------------

CONSTANTS = {
    S.Pi: Letter("pi"),
    S.Exp1: Letter("e"),
    S.EulerGamma: Letter("gamma"),
    S.Infinity: Sign("infinity"),
    S.NegativeInfinity: row("minus", Sign("infinity")),
    S.true: Phrase("always"),
    S.false: Phrase("never"),
}


@lay.register(Symbol)
def _(symbol: Symbol, n: Notation) -> Layout:
    if isinstance(symbol, nodes.Variate):
        return Letter(n.variate)
    return letter(symbol.name)


@lay.register(sp.NumberSymbol)
@lay.register(type(S.Infinity))
@lay.register(type(S.NegativeInfinity))
@lay.register(type(S.true))
@lay.register(type(S.false))
def _(constant: Basic, n: Notation) -> Layout:
    if constant not in CONSTANTS:
        raise TypeError(f"no notation for the constant {constant}")
    if constant is S.EulerGamma and n.gamma_taken:
        return Scripts(CONSTANTS[constant], sub=Letter("E"))
    return CONSTANTS[constant]


@lay.register(sp.Number)
def _(number: sp.Number, n: Notation) -> Layout:
    if not (number.is_finite or number.is_infinite) or number is S.ComplexInfinity:
        raise TypeError(f"no notation for {number}")
    if number.is_negative:
        return row("minus", lay(-number, n))
    if isinstance(number, sp.Rational):
        above = Number(str(number.p))
        return above if number.q == 1 else Fraction(above, Number(str(number.q)))
    return Number(str(number))


@lay.register
def _(number: nodes.Large, n: Notation) -> Layout:
    return lay(number.args[0], n)


@lay.register
def _(entries: Tuple, n: Notation) -> Layout:
    return Fenced("(", listed([n(e) for e in entries]), ")")
