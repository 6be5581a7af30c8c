"""The presentation tree: what stands on a page, whatever its format. ``page`` makes it."""

from __future__ import annotations

import re

from symkl.record import Record
from symkl.render.layout import Layout

SHOWS = ("page", "statement", "result", "chain", "conditions", "lemmas")  # the parts of a page
NUMBERED = ("page", "statement", "result")  # those that a label can number
WIDTHS = range(40, 401)  # letters of a line
LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,39}")


def checked_width(width: int) -> int:
    """The width, if lines can be broken to it."""
    if width not in WIDTHS:
        raise ValueError(f"width is {WIDTHS[0]} to {WIDTHS[-1]} letters, not {width}")
    return width


def checked_label(label: str) -> str:
    """The label, if every target can name a formula so."""
    if not LABEL.fullmatch(label):
        begins = "a label is letters, digits, - and ., the first a letter or a digit"
        raise ValueError(f"{begins}, 40 at most, not {label[:50]!r}")
    return label


class Words(Record):
    """Plain words."""

    text: str


class Maths(Record):
    """A formula within a line of words."""

    layout: Layout


class Reference(Record):
    """The number of the formula with that label."""

    label: str


Run = Words | Maths | Reference
Runs = tuple[Run, ...]


class Block(Record):
    """A part of a page."""


class Heading(Block):
    words: str


class Paragraph(Block):
    runs: Runs


class Formula(Block):
    """A formula on a line of its own; one with a label has a number."""

    layout: Layout
    label: str = ""


class Line(Record):
    """relation and right side; why: ``because`` in full, ``reason`` short, ``brief`` a word or two.

    ``number`` is that of its explanation in the list below, where there is one.
    """

    relation: str
    body: Layout
    reason: Runs
    because: Runs = ()
    brief: Runs = ()
    number: int = 0


class ChainOf(Block):
    """first = … = last, aligned at the relations."""

    first: Layout
    lines: tuple[Line, ...]


class Items(Block):
    """A list; numbered where the order is an argument."""

    items: tuple[Runs, ...]
    numbered: bool = False


class Statement(Block):
    """What is shown: set apart from the rest."""

    blocks: tuple[Block, ...]


class Folded(Block):
    """What a reader may skip."""

    title: Runs
    blocks: tuple[Block, ...]


class Note(Block):
    """An aside in small type."""

    runs: Runs


class Page(Record):
    title: str
    blocks: tuple[Block, ...]


def no_target(format: str, target: str | None) -> None:
    """Refuse a target of a format that has one form only."""
    if target is not None:
        raise ValueError(f"{format} has no targets, so not {target!r}")
