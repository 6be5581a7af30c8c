"""A formula that a person wrote, as a value: LaTeX or Python, read without evaluating any text."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, islice
from typing import Any

from sympy import Expr, S

from symkl.formula.building import LENGTH, shown
from symkl.formula.names import Names

MOST = 24  # other readings that are tried
SYNTAXES = ("latex", "python")
LATEX = re.compile(r"[\\{}$^]")
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
        sizes = range(1, len(self._choices) + 1)
        flips = (chosen for size in sizes for chosen in combinations(self._choices, size))
        for chosen in islice(flips, MOST):
            try:
                value = self._again(frozenset(place for place, _ in chosen))
            except (ValueError, RecursionError):
                continue
            if value != self.expr:
                found.setdefault(value, "; ".join(told for _, told in chosen))
        return tuple((told, value) for value, told in found.items())


def read_formula(
    text: str, names: Mapping[str, Any], syntax: str | None = None, base: int | None = None
) -> Reading:
    """The formula in these names; ValueError with the column and what was possible.

    ``base`` is that of a log without one; ln is natural.
    """
    if syntax is not None and syntax not in SYNTAXES:
        raise ValueError(f"unknown syntax {str(syntax)[:40]!r}; there are {', '.join(SYNTAXES)}")
    _readable(text)
    known = Names(names, base)
    try:
        return _by_syntax(text, known, syntax or detected(text))
    except RecursionError:
        raise ValueError("nested too deep to be read") from None


def _by_syntax(text: str, known: Names, syntax: str) -> Reading:
    """The reading; in a text that might be either, Python's comes first."""
    from symkl.formula.python import read_python

    if syntax == "latex":
        return _latex(text, known)
    if syntax == "python":
        return read_python(text, known)
    try:
        return read_python(text, known)
    except ValueError as refusal:
        try:
            return _latex(text, known)
        except ValueError as other:
            raise (refusal if _parses(text) else other) from None


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
    """latex where it has a backslash, braces or ^; python where it has ** or np.; or either."""
    if LATEX.search(text):
        return "latex"
    if PYTHON.search(text):
        return "python"
    return "latex" if not text.isascii() and not _parses(text) else "either"


def _parses(text: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
