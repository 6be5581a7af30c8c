"""Two points for every parameter name; a formula may name its own where its laws need others."""

from __future__ import annotations

import re

from mpmath import mpf

POINTS = {  # stem: (for P or alone, for Q), each at the first and the second point
    "mu": (("3/10", "-6/5"), ("11/10", "1/4")),
    "x0": (("2/5", "-7/10"), ("-3/5", "13/10")),
    "x_0": (("2/5", "-7/10"), ("-3/5", "13/10")),
    "sigma": (("13/10", "4/5"), ("7/10", "9/5")),
    "s": (("4/5", "5/2"), ("7/5", "3/5")),
    "v": (("17/10", "3/5"), ("9/10", "14/5")),
    "tau": (("3/5", "9/4"), ("7/4", "4/5")),
    "alpha": (("5/2", "9/4"), ("9/5", "16/5")),
    "beta": (("8/5", "7/10"), ("11/5", "3/2")),
    "gamma": (("7/5", "3/5"), ("9/10", "2")),
    "k": (("5/2", "7/4"), ("9/5", "3")),
    "theta": (("4/5", "3/2"), ("6/5", "7/10")),
    "lambda": (("5/4", "7/10"), ("4/5", "12/5")),
    "lamda": (("5/4", "7/10"), ("4/5", "12/5")),
    "a": (("3/2", "4/5"), ("11/10", "9/4")),
    "b": (("9/10", "8/5"), ("7/5", "11/20")),
    "c": (("6/5", "2/3"), ("3/4", "9/5")),
    "d": (("9/4", "6/5"), ("3/2", "5/2")),
    "nu": (("7/2", "6"), ("5/2", "9/2")),
    "p": (("3/10", "16/25"), ("9/20", "2/5")),
    "q": (("9/20", "2/5"), ("9/20", "2/5")),
    "r": (("5/2", "4"), ("3/2", "5")),
    "m": (("7/5", "3/4"), ("9/10", "5/2")),
    "omega": (("3/2", "4/5"), ("9/10", "5/2")),
    "eta": (("3/5", "7/4"), ("6/5", "1/2")),
    "kappa": (("8/5", "7/10"), ("3/4", "9/4")),
    "x_m": (("3/2", "5/2"), ("6/5", "3/4")),
    "n": (("5", "3"), ("5", "3")),
    "ell": (("2/5", "-3/4"), ("-1/5", "6/5")),
    "R": (("3/2", "4/5"), ("5/2", "2")),
}
SECOND = "2", "q", "0"


def point(formula, which: int) -> dict:
    """The parameters' values at the formula's first or second point."""
    text = " ".join((*formula.laws, formula.value))
    named = re.sub(r"\b[A-Za-z_][\w]*\(|\b\w+=", " ", text)  # no functions, no keywords
    names = set(re.findall(r"(?<![\w.])[A-Za-z]\w*", named)) | set(formula.at)
    values = {n: _value(formula, n, which) for n in names if n in formula.at or _stem(n)}
    return {"lamda" if name == "lambda" else name: value for name, value in values.items()}


def _stem(name: str) -> str:
    if name in POINTS:
        return name
    stem = name.rpartition("_")[0]
    return stem if stem in POINTS else ""


def _value(formula, name: str, which: int):
    if name in formula.at:
        return _number(formula.at[name][which])
    second = name != _stem(name) and name.rpartition("_")[2] in SECOND
    return _number(POINTS[_stem(name)][second][which])


def _number(text):
    if isinstance(text, (list, tuple)):
        return [_number(t) for t in text]
    above, _, below = str(text).partition("/")
    return mpf(above) / mpf(below or 1)
