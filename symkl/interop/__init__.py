"""A law under its other names: random variables of sympy.stats, frozen laws of scipy.stats.

Each library is read by a module of its own, imported when an object of that library comes; so
SciPy is no dependency, and a session that never shows one pays nothing for it.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from sympy import Basic

from symkl.interop.names import foreign_names
from symkl.nodes import Law

READERS = {"sympy.stats": "symkl.interop.sympy_stats", "scipy.stats": "symkl.interop.scipy_stats"}

__all__ = ["foreign_law", "foreign_names"]


def foreign_law(given: Any) -> Law | None:
    """The law of an object of another library; None where it is of none that is known.

    Raises ValueError where no family has the law, TypeError where the object is no single law of
    real numbers (a random vector, a compound or conditional variable, an array of laws).
    """
    for library, reader in READERS.items():
        if library in _libraries(given):
            return import_module(reader).law(given)
    return None


def _libraries(given: Any) -> set[str]:
    """sympy.stats, for a random variable and for an expression in one."""
    parts = [given, *given.free_symbols] if isinstance(given, Basic) else [given]
    return {".".join(type(part).__module__.split(".")[:2]) for part in parts}
