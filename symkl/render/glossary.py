"""What the functions of a closed form are: ψ is the digamma function, the derivative of log Γ."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from symkl import display as d
from symkl import nodes
from symkl.record import Record
from symkl.render.blocks import Maths, Run, Runs, Words
from symkl.render.functions import INDEXED, LETTERS, factorial_of
from symkl.render.layout import Fenced, Layout, Letter, Number, Scripts, call, row
from symkl.render.notation import Notation

Head = Callable[[d.Apply, Notation], Layout]


def _letter(name: str) -> Head:
    return lambda shown, n: LETTERS[name]


def _with_order(name: str) -> Head:
    """E₁, I_n: the first argument is the order."""
    return lambda shown, n: Scripts(INDEXED[name], sub=n(shown.arguments[0]))


def _of_two(name: str) -> Head:
    """Γ(s, z), beside Γ."""
    return lambda shown, n: call(LETTERS[name], Letter("s"), Letter("z"))


def _hypergeometric(above: int, below: int) -> Head:
    one, two = Number(str(above)), Number(str(below))
    head = row(Scripts(row(), sub=one), Scripts(Letter("F"), sub=two))
    return lambda shown, n: head


def _derivative(shown: d.Apply, n: Notation) -> Layout:
    return Scripts(Letter("psi"), sup=Fenced("(", Number(shown.function[3:]), ")"))


def _incomplete_beta(shown: d.Apply, n: Notation) -> Layout:
    return call(Scripts(LETTERS["B"], sub=Letter("x")), Letter("a"), Letter("b"))


GAMMA, ZETA = "the Gamma function", "Riemann's zeta function"
NAMES: dict[str, tuple[Head, str]] = {  # a function: how it is written, and what it is
    "Gamma": (_letter("Gamma"), GAMMA),
    "lgamma": (_letter("Gamma"), GAMMA),
    "psi": (_letter("psi"), "the digamma function, the derivative of log\u00a0Γ"),
    "psi′": (_derivative, "a derivative of ψ"),
    "B": (_letter("B"), "the Beta function"),
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
    "zetaderivative": (_letter("zeta"), ZETA),
    "polylog": (_with_order("polylog"), "a polylogarithm"),
    "lerchphi": (_letter("lerchphi"), "Lerch's transcendent"),
    "W": (_letter("W"), "Lambert's function"),
    "besseli": (_with_order("besseli"), "a modified Bessel function of the first kind"),
    "besselk": (_with_order("besselk"), "a modified Bessel function of the second kind"),
    "hyp1f1": (_hypergeometric(1, 1), "Kummer's confluent hypergeometric function"),
    "hyp2f1": (_hypergeometric(2, 1), "Gauss's hypergeometric function"),
    "hyp2f2": (_hypergeometric(2, 2), "a generalised hypergeometric function"),
}


def glossary(shown: Any, n: Notation) -> Runs:
    """Γ is the Gamma function; ψ the digamma function. Nothing where there is nothing to say."""
    applied = list(_applied(shown, n))
    found: dict[Layout, str] = {}
    for name, (head, what) in NAMES.items():
        for one in (one for one in applied if _name(one) == name):
            found.setdefault(head(one, n), what)
    runs: list[Run] = []
    for what in dict.fromkeys(found.values()):
        heads = [head for head, its in found.items() if its == what]
        runs.append(Words("; " if runs else ""))
        for place, head in enumerate(heads):
            joint = "" if place == 0 else " and " if place == len(heads) - 1 else ", "
            runs += [Words(joint), Maths(head)]
        runs.append(Words(f" are {_plural(what)}" if heads[1:] else f" is {what}"))
    return (*(r for r in runs if r != Words("")), Words(".")) if runs else ()


def _name(shown: d.Apply) -> str:
    return "psi′" if d.PSI.match(shown.function) else shown.function


def _applied(shown: Any, n: Notation) -> Iterator[d.Apply]:
    """Every function in it, but for log Γ(k + 1) where that is written log k!."""
    if isinstance(shown, d.Expectation):
        n = replace(n, counting=shown.law.measure == nodes.COUNTING)
    if isinstance(shown, d.Apply):
        known = shown.function == "lgamma" and factorial_of(shown.arguments[0], n)
        if not known:
            yield shown
    parts = shown if isinstance(shown, tuple) else ()
    if isinstance(shown, Record):
        parts = tuple(shown.__dict__.values())
    for part in parts:
        yield from _applied(part, n)


def _plural(what: str) -> str:
    """modified Bessel functions of the first kind"""
    one = what.removeprefix("an ").removeprefix("a ")
    return re.sub(r"(function|integral|derivative|logarithm)\b", r"\1s", one, count=1)
