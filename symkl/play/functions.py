"""Which function of the page's runtime computes which function of an expression.

A function of the runtime is a file of ``runtime/``, tested against mpmath; what a file calls is
read off it, so that a page has those functions that it uses and no other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import sympy as sp

from symkl.nodes import Hyp1F1, Hyp2F1, Hyp2F2, ZetaDerivative

RUNTIME = Path(__file__).with_name("runtime")


class ExpSlope(sp.Function):
    """(e^y − 1)/y."""


class LogSlope(sp.Function):
    """log(1 + y)/y."""


FUNCTIONS: dict[type, str] = {
    sp.loggamma: "lgamma",
    sp.gamma: "gamma",
    sp.digamma: "psi",
    sp.beta: "beta",
    sp.zeta: "zeta",
    ZetaDerivative: "zetaderivative",
    sp.harmonic: "harmonic",
    sp.binomial: "binomial",
    sp.erf: "erf",
    sp.erfc: "erfc",
    sp.erfi: "erfi",
    sp.besseli: "besseli",
    sp.besselk: "besselk",
    sp.uppergamma: "uppergamma",
    sp.lowergamma: "lowergamma",
    sp.expint: "expint",
    sp.Ei: "ei",
    sp.Ci: "ci",
    sp.Si: "si",
    sp.polylog: "polylog",
    sp.lerchphi: "lerchphi",
    Hyp1F1: "hyp1f1",
    Hyp2F1: "hyp2f1",
    Hyp2F2: "hyp2f2",
    ExpSlope: "expslope",
    LogSlope: "logslope",
    sp.sinc: "sinc",
    sp.Abs: "Math.abs",
    sp.sign: "Math.sign",
    sp.Max: "Math.max",
    sp.Min: "Math.min",
    sp.sin: "Math.sin",
    sp.cos: "Math.cos",
    sp.tan: "Math.tan",
    sp.atan: "Math.atan",
    sp.asin: "Math.asin",
    sp.acos: "Math.acos",
    sp.sinh: "Math.sinh",
    sp.cosh: "Math.cosh",
    sp.tanh: "Math.tanh",
    sp.asinh: "Math.asinh",
    sp.atanh: "Math.atanh",
    sp.floor: "Math.floor",
    sp.ceiling: "Math.ceil",
}


@lru_cache(1)
def sources() -> dict[str, str]:
    """Each function of the runtime with its text, without the comment at its head."""
    files = sorted(RUNTIME.glob("*.js"))
    return {f.stem: f.read_text(encoding="utf-8") for f in files}


@lru_cache(None)
def used(name: str) -> frozenset[str]:
    """The function and all that it calls; nothing for one of JavaScript's own."""
    if name.startswith("Math."):
        return frozenset()
    found, open_ = set(), [name]
    while open_:
        one = open_.pop()
        if one not in found:
            found.add(one)
            code = re.sub(r"^\s*//.*$", "", sources()[one], flags=re.MULTILINE)
            open_ += [f for f in sources() if f != one and re.search(_call(f), code)]
    return frozenset(found)


def _call(name: str) -> str:
    """f(…), or the name alone of a table."""
    table = re.search(rf"^const {name}\b", sources()[name], flags=re.MULTILINE)
    return rf"(?<![.\w]){name}\b" if table else rf"(?<![.\w]){name}\("


def runtime(names: set[str]) -> str:
    """Their source, in one piece."""
    return "\n".join(sources()[name].strip() for name in sorted(names)) + "\n"
