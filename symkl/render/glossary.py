"""What the functions of a closed form are: ψ is the digamma function, the derivative of log Γ."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import sympy as sp
from sympy import Basic

from symkl.display import display
from symkl.render.blocks import Maths, Run, Runs, Words
from symkl.render.functions import INDEXED, LETTERS
from symkl.render.layout import Fenced, Layout, Letter, Number, Scripts, call, row
from symkl.render.notation import Notation

Head = Callable[[Any, Notation], Layout]


def _letter(name: str) -> Head:
    return lambda e, n: LETTERS[name]


def _with_order(name: str) -> Head:
    """E₁, I_n: the first argument is the order."""
    return lambda e, n: Scripts(INDEXED[name], sub=n(display(e.args[0])))


def _of_two(name: str) -> Head:
    """Γ(s, z), beside Γ."""
    return lambda e, n: call(LETTERS[name], Letter("s"), Letter("z"))


def _hypergeometric(e: Any, n: Notation) -> Layout:
    one, two = (Number(str(len(part))) for part in e.args[:2])
    return row(Scripts(row(), sub=one), Scripts(Letter("F"), sub=two))


def _psi(e: Any, n: Notation) -> Layout:
    if e.args[0] == 0:
        return LETTERS["psi"]
    return Scripts(Letter("psi"), sup=Fenced("(", n(display(e.args[0])), ")"))


def _incomplete_beta(e: Any, n: Notation) -> Layout:
    return call(Scripts(LETTERS["B"], sub=Letter("x")), Letter("a"), Letter("b"))


def _kind_of_psi(e: Any) -> str:
    digamma = e.args[0] == 0
    return "the digamma function, the derivative of log\u00a0Γ" if digamma else "a derivative of ψ"


def _kind_of_f(e: Any) -> str:
    known = {1: "Kummer's confluent", 2: "Gauss's"} if len(e.args[1]) == 1 else {}
    return f"{known.get(len(e.args[0]), 'a generalised')} hypergeometric function"


GAMMA, ZETA = "the Gamma function", "Riemann's zeta function"
NAMES: dict[str, tuple[Head, Any]] = {  # a function: how it is written, and what it is
    "gamma": (_letter("Gamma"), GAMMA),
    "loggamma": (_letter("Gamma"), GAMMA),
    "polygamma": (_psi, _kind_of_psi),
    "beta": (_letter("B"), "the Beta function"),
    "betainc": (_incomplete_beta, "the incomplete Beta function"),
    "uppergamma": (_of_two("uppergamma"), "the upper incomplete Gamma function"),
    "lowergamma": (_of_two("lowergamma"), "the lower incomplete Gamma function"),
    "erf": (_letter("erf"), "the error function"),
    "erfc": (_letter("erfc"), "the complementary error function"),
    "erfi": (_letter("erfi"), "the imaginary error function"),
    "expint": (_with_order("expint"), "an exponential integral"),
    "Ei": (_letter("Ei"), "the exponential integral as a principal value"),
    "Ci": (_letter("Ci"), "the cosine integral"),
    "Si": (_letter("Si"), "the sine integral"),
    "zeta": (_letter("zeta"), ZETA),
    "ZetaDerivative": (_letter("zeta"), ZETA),
    "polylog": (_with_order("polylog"), "a polylogarithm"),
    "lerchphi": (_letter("lerchphi"), "Lerch's transcendent"),
    "LambertW": (_letter("W"), "Lambert's function"),
    "besseli": (_with_order("besseli"), "a modified Bessel function of the first kind"),
    "besselk": (_with_order("besselk"), "a modified Bessel function of the second kind"),
    "hyper": (_hypergeometric, _kind_of_f),
}


def glossary(result: Basic, n: Notation) -> Runs:
    """Γ is the Gamma function; ψ the digamma function. Nothing where there is nothing to say."""
    named = [e for e in sp.ordered(result.atoms(sp.Function)) if type(e).__name__ in NAMES]
    found: dict[Layout, str] = {}
    for name, (head, what) in NAMES.items():
        for e in (e for e in named if type(e).__name__ == name):
            found.setdefault(head(e, n), what if isinstance(what, str) else what(e))
    runs: list[Run] = []
    for what in dict.fromkeys(found.values()):
        heads = [head for head, its in found.items() if its == what]
        runs.append(Words("; " if runs else ""))
        for place, head in enumerate(heads):
            joint = "" if place == 0 else " and " if place == len(heads) - 1 else ", "
            runs += [Words(joint), Maths(head)]
        runs.append(Words(f" are {_plural(what)}" if heads[1:] else f" is {what}"))
    return (*(r for r in runs if r != Words("")), Words(".")) if runs else ()


def _plural(what: str) -> str:
    """modified Bessel functions of the first kind"""
    one = what.removeprefix("an ").removeprefix("a ")
    return re.sub(r"(function|integral|derivative|logarithm)\b", r"\1s", one, count=1)
