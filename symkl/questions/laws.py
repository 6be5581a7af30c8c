"""What a caller may write for a law: a family, its name, a law, one of SymPy's or SciPy's."""

from __future__ import annotations

from typing import Any

from symkl.families import family
from symkl.family import Family
from symkl.interop import foreign_law
from symkl.nodes import Condition, Law
from symkl.values import symbols_by_name


def law(given: Any, subscript: int | None = None) -> Law:
    """The law meant; a family or its name stands for the law with the usual letters.

    A random variable of sympy.stats or a frozen distribution of scipy.stats stands for its law.
    """
    if isinstance(given, str):
        given = family(given)
    if isinstance(given, type) and issubclass(given, Family):
        return given.standard(subscript)
    if isinstance(given, Family):
        return given
    if isinstance(given, Law) and given.log_density_at(0) is not None:
        return given
    foreign = foreign_law(given)
    if foreign is not None:
        return foreign
    raise TypeError(
        "a law is a family, its name, a family at parameters, or a random variable of sympy.stats"
        f" or scipy.stats, not {given!r}"
    )


def pair(p: Any, q: Any) -> tuple[Law, Law]:
    """The two laws of a divergence, with 1 and 2 as subscripts where none are given."""
    laws = law(p, 1), law(q, 2)
    symbols_by_name(*laws)
    return laws


def domains(*laws: Law) -> tuple[Condition, ...]:
    """The standing hypotheses: each parameter in its domain."""
    return tuple(dict.fromkeys(c for one in laws for c in one.conditions))
