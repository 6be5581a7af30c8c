"""The presentation tree: what stands on a page, whatever its format. ``page`` makes it."""

from __future__ import annotations

from dataclasses import dataclass

from symkl.render.layout import Layout


@dataclass(frozen=True)
class Words:
    """Plain words."""

    text: str


@dataclass(frozen=True)
class Maths:
    """A formula within a line of words."""

    layout: Layout


Run = Words | Maths
Runs = tuple[Run, ...]


class Block:
    """A part of a page."""


@dataclass(frozen=True)
class Heading(Block):
    words: str


@dataclass(frozen=True)
class Paragraph(Block):
    runs: Runs


@dataclass(frozen=True)
class Formula(Block):
    """A formula on a line of its own."""

    layout: Layout


@dataclass(frozen=True)
class Line:
    """relation and right side; ``reason`` in a few words, ``because`` in full."""

    relation: str
    body: Layout
    reason: str
    because: str = ""


@dataclass(frozen=True)
class ChainOf(Block):
    """first = … = last, aligned at the relations."""

    first: Layout
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Items(Block):
    """A list; numbered where the order is an argument."""

    items: tuple[Runs, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Statement(Block):
    """What is shown: set apart from the rest."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Folded(Block):
    """What a reader may skip."""

    title: Runs
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Note(Block):
    """An aside in small type."""

    runs: Runs


@dataclass(frozen=True)
class Page:
    title: str
    blocks: tuple[Block, ...]


def no_target(format: str, target: str | None) -> None:
    """Refuse a target of a format that has one form only."""
    if target is not None:
        raise ValueError(f"{format} has no targets, so not {target!r}")
