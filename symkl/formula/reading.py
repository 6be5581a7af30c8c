"""A formula that a person wrote, as a value: LaTeX or Python, read without evaluating any text."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import Any

from sympy import Expr, S

from symkl.formula.building import LENGTH, shown
from symkl.formula.names import Names

MOST = 12  # other readings that are tried
SYNTAXES = ("latex", "python")
LATEX = re.compile(r"[\\{}$&^]")
PYTHON = re.compile(
    r"\*\*|\b(np|numpy|math|torch|sp|sympy|scipy|special|tf|jnp)\.|\bif\b.*\belse\b"
)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class Reading:
    """The value, and every choice that was made on the way to it."""

    expr: Expr
    syntax: str
    notes: tuple[str, ...] = ()
    left: str = ""
    base: Expr = S.Exp1
    _again: Any = field(default=None, compare=False, repr=False)
    _choices: tuple[tuple[int, str], ...] = field(default=(), compare=False, repr=False)

    @cached_property
    def others(self) -> tuple[tuple[str, Expr], ...]:
        """The formula with doubtful places read the other way: what is said of it, its value."""
        found: dict[Expr, str] = {}
        for several in range(1, len(self._choices) + 1):
            for chosen in combinations(self._choices, several):
                if len(found) >= MOST or several > 3:
                    break
                try:
                    value = self._again(frozenset(place for place, _ in chosen))
                except (ValueError, RecursionError):
                    continue
                if value != self.expr:
                    found.setdefault(value, "; ".join(told for _, told in chosen))
        return tuple((told, value) for value, told in found.items())


def read_formula(text: str, names: Mapping[str, Any], syntax: str | None = None) -> Reading:
    """The formula in these names; ValueError with the column and what was possible."""
    if syntax is not None and syntax not in SYNTAXES:
        raise ValueError(f"unknown syntax {str(syntax)[:40]!r}; there are {', '.join(SYNTAXES)}")
    _readable(text)
    known = Names(names)
    syntax = syntax or detected(text)
    try:
        if syntax == "python":
            from symkl.formula.python import read_python

            return read_python(text, known)
        return _latex(text, known)
    except RecursionError:
        raise ValueError("nested too deep to be read") from None


def _latex(text: str, known: Names) -> Reading:
    from symkl.formula.latex import read_latex

    read = read_latex(text, known)
    return Reading(
        read.value,
        "latex",
        tuple(read.notes),
        read.left,
        read.base,
        lambda flips: read_latex(text, known, flips).value,
        tuple(read.choices.items())[:6],
    )


def _readable(text: Any) -> None:
    if not isinstance(text, str):
        raise ValueError(f"a formula is a text, not {type(text).__name__}")
    if len(text) > LENGTH:
        raise ValueError(f"{len(text)} characters; at most {LENGTH} are read")
    if not text.strip():
        raise ValueError("nothing to read; write a formula such as log(sigma_2/sigma_1)")
    control = CONTROL.search(text)
    if control:
        raise ValueError(shown(text, control.start(), f"the control character {control[0]!r}"))


def detected(text: str) -> str:
    """LaTeX where it has a backslash, braces or ^; Python where Python could read it."""
    if PYTHON.search(text):
        return "python"
    if LATEX.search(text):
        return "latex"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return (
            "python"
            if re.match(r"\s*(return\b|[A-Za-z_]\w*\s*=[^=])", text) and text.isascii()
            else "latex"
        )
    return "python"
