"""Expressions as a page writes them; SymPy's way where our notation has nothing for them."""

from __future__ import annotations

from typing import Any

from symkl.render import formula


def written(expr: Any, format: str = "text") -> str:
    """The expression in our notation."""
    try:
        return formula(expr, format)
    except (TypeError, ValueError):
        return str(expr) if format == "text" else ""
