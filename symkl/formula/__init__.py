"""Reading what a person wrote: nothing here evaluates text, everything else is refused."""

from __future__ import annotations

from typing import Any

__all__ = ["read_formula"]


def __getattr__(name: str) -> Any:
    if name == "read_formula":
        from symkl.formula.reading import read_formula

        return read_formula
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
