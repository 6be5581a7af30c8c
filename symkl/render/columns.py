"""A page as plain text, in so many columns: lines are wrapped, formulas broken at their signs."""

from __future__ import annotations

import re
from functools import singledispatchmethod
from textwrap import wrap

from symkl.render.blocks import (
    Block,
    ChainOf,
    Folded,
    Formula,
    Heading,
    Items,
    Note,
    Page,
    Paragraph,
    Statement,
)
from symkl.render.layout import Cases, Layout, Row, Sign, row
from symkl.render.text import HARD, SHORT, line, spoken


class Columns:
    """A page in columns of one width."""

    def __init__(self, width: int) -> None:
        self.width = width

    def page(self, page: Page) -> str:
        title = [page.title, "=" * len(page.title), ""] if page.title else []
        written = "\n".join([*title, *self.blocks(page.blocks)])
        return written.rstrip().replace(HARD, " ") + "\n"

    def blocks(self, blocks: tuple[Block, ...]) -> list[str]:
        return [text for b in blocks for text in (*self.block(b), "")]

    def _wrapped(self, text: str, first: str = "", rest: str = "") -> list[str]:
        lines = wrap(text, self.width, initial_indent=first, subsequent_indent=rest,
                     break_long_words=False, break_on_hyphens=False)  # fmt: skip
        return [piece.replace(HARD, " ") for piece in lines]

    @singledispatchmethod
    def block(self, b: Block) -> list[str]:
        """The lines of a block."""
        raise TypeError(f"text knows no block {type(b).__name__}")

    @block.register
    def _(self, b: Heading) -> list[str]:
        return [b.words, "-" * len(b.words)]

    @block.register(Paragraph)
    @block.register(Note)
    def _(self, b: Paragraph | Note) -> list[str]:
        return self._wrapped(spoken(b.runs))

    @block.register
    def _(self, b: Formula) -> list[str]:
        """With its number at the right end of its last line, or under it."""
        *lines, last = self._set(b.layout, "    ", "      ")
        if not b.label:
            return [*lines, last]
        number = f"({b.label})"
        if len(last) + 3 + len(number) > self.width:
            lines, last = [*lines, last], ""
        return [*lines, last + number.rjust(self.width - len(last))]

    @block.register
    def _(self, b: Statement) -> list[str]:
        return self.blocks(b.blocks)[:-1]

    @block.register
    def _(self, b: Items) -> list[str]:
        lines = []
        for number, runs in enumerate(b.items, 1):
            mark = f"{number}. " if b.numbered else "- "
            lines += self._wrapped(spoken(runs), mark, " " * len(mark))
        return lines

    @block.register
    def _(self, b: Folded) -> list[str]:
        return [*self._wrapped(spoken(b.title)), "", *self.blocks(b.blocks)[:-1]]

    @block.register
    def _(self, b: ChainOf) -> list[str]:
        """The relations below one another; a reason beside its line, or under it."""
        first = line(b.first)
        head = first if len(first) <= 24 else "  "
        margin = " " * len(head)
        lines = [] if head is first else [first]
        for place, step in enumerate(b.lines):
            body = row(Sign(step.relation), step.body)
            written = self._set(body, margin if place else head, margin + "     ")
            reason = f"[{spoken(step.because)}]"
            if len(written[-1]) + 3 + len(reason) <= self.width:
                written[-1] = f"{written[-1]:<{self.width - len(reason)}}{reason}"
            else:
                written += self._wrapped(reason, margin + "     ", margin + "      ")
            lines += written
        return lines

    def _set(self, layout: Layout, first: str, rest: str) -> list[str]:
        """A formula of its own; cases, where it ends in them, below one another."""
        items = layout.items if isinstance(layout, Row) else (layout,)
        if not isinstance(items[-1], Cases):
            return _folded(line(layout), first, rest, self.width)
        cases = [(line(value), line(when)) for value, when in items[-1].rows]
        head = first + line(Row(items[:-1]))
        lines = _cases(cases, self.width - len(head) - 2)
        braces = ["⎧", *"⎪" * (len(lines) - 2), "⎩"] if len(lines) > 1 else ["{"]
        heads = [head, *[" " * len(head)] * (len(lines) - 1)]
        return [f"{head}{brace} {text}" for head, brace, text in zip(heads, braces, lines)]


def _cases(cases: list[tuple[str, str]], room: int) -> list[str]:
    """The conditions in a column; where that is too wide, each after its value or under it."""
    wide = max(len(value) for value, _ in cases)
    if wide + 3 + max(len(when) for _, when in cases) <= room:
        return [f"{value:<{wide}}   {when}" for value, when in cases]
    lines: list[str] = []
    for value, when in cases:
        lines += _folded(value, "", "  ", room)
        if len(lines[-1]) + 3 + len(when) <= room:
            lines[-1] += f"   {when}"
        else:
            lines += wrap(when, room, initial_indent="    ", subsequent_indent="      ",
                          break_long_words=False, break_on_hyphens=False)  # fmt: skip
    return lines


def _folded(text: str, first: str, rest: str, room: int) -> list[str]:
    """A long formula over several lines, broken before a sign of the outermost level there is.

    A factor that begins a line has a dot before it.
    """
    lines, indent = [], first
    while len(indent) + len(text) > room:
        cut = _cut(text, room - len(indent))
        if cut is None:
            break
        lines.append(indent + text[:cut].rstrip())
        text, indent = text[cut:].lstrip(), rest
        text = text if text.startswith(STARTS) else f"· {text}"
    return [*lines, indent + text]


STARTS = ("+ ", "− ", "= ", "≤ ")
FACTOR = re.compile(r"(?<=\)) (?=\w*\()")  # between ) and ( or log(


def _cut(text: str, room: int) -> int | None:
    """Where to break: the last place in the room of those at the lowest depth, outside of a
    parenthesis that is short; a sign is better than a factor of its level."""
    closed = {at for m in SHORT.finditer(text) for at in range(m.start(), m.end())}
    factors = {m.end() for m in FACTOR.finditer(text)}
    depth, places = 0, []
    for at, char in enumerate(text[:room]):
        depth += (char in "([") - (char in ")]")
        sign = text[at - 1] == " " and text[at : at + 2] in STARTS
        if at > 4 and (sign or at in factors):
            level = depth - (char == "(") if at in factors else depth
            places.append((at in closed, level, not sign, -at))
    return -min(places)[-1] if places else None
