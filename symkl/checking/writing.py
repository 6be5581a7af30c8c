"""Expressions as a page writes them; SymPy's way where our notation has nothing for them.

``said("{} should be {}", a, b)`` is words that are written out only if somebody reads them: most
changes that are tried mend nothing, and writing them out took longer than trying them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from symkl.render import formula


class Said:
    """A sentence about expressions, other sentences and plain words."""

    def __init__(self, template: str, *parts: Any) -> None:
        self.template, self.parts = template, parts

    def __str__(self) -> str:
        return self.template.format(
            *(str(p) if isinstance(p, str | Said) else written(p) for p in self.parts)
        )


def listed(between: str, parts: Iterable[Any]) -> Said:
    parts = tuple(parts)
    return Said(between.join(["{}"] * len(parts)), *parts)


def said(template: str, *parts: Any) -> Said:
    return Said(template, *parts)


def written(expr: Any, format: str = "text") -> str:
    """The expression in our notation."""
    try:
        return formula(expr, format)
    except (TypeError, ValueError):
        return str(expr) if format == "text" else ""
