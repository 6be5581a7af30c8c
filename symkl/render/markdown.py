"""Markdown: formulas that survive the reader's own toolchain; ``targets`` has a row for each."""

from __future__ import annotations

from symkl.render.blocks import Page
from symkl.render.latex import tex
from symkl.render.layout import Layout
from symkl.render.targets import ALIASES, SAFE, TARGETS
from symkl.render.written import page_for

__all__ = ["ALIASES", "TARGETS", "formula", "write"]


def formula(layout: Layout) -> str:
    """One formula in the safe dialect, without dollars."""
    return tex(layout, SAFE)


def write(page: Page, target: str | None = None, width: int | None = None) -> str:
    """The page for that target; ValueError that lists the targets for any other."""
    return page_for(page, "markdown", target, width)
