"""The lines of a post, read as CommonMark reads them: in which list or quotation, text or code.

Only what decides about a marker is read: front matter, containers (lists and quotations), fences,
indented code. Offsets are those of the text, so that what is not replaced keeps every byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from symkl.record import Record

LINE = re.compile(r"[^\n]*\n|[^\n]+")
FRONT = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?")
FENCE = re.compile(r"(`{3,}|~{3,})([^\r\n]*)")
BULLET = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?=[ \t\r\n]|$)")
RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,})\r?\n?$")
STARTS = re.compile(r"`{3}|~{3}|#{1,6}[ \t\r\n]|>|<[a-zA-Z!/?]")  # what ends a paragraph
ALONE = re.compile(r"#{1,6}(?=\s|$)|<[a-zA-Z!/?]")  # a line that is no paragraph
UNDERLINE = re.compile(r"(?:=+|-+)\s*$")  # it makes a heading of the paragraph above
TAB = 4
CODE = 4  # columns that make a line code
QUOTE = -1  # among the containers; a list item is the columns that it is indented by


class Line(Record):
    """One line; ``prefix`` goes before what is written below it in the same container."""

    number: int
    start: int  # of the line
    begins: int  # its text, after the prefix
    end: int  # the next line
    prefix: str
    rest: str  # its text
    kind: str  # text, code (indented), opens, fenced, closes

    @property
    def newline(self) -> str:
        return "\r\n" if self.rest.endswith("\r\n") else "\n"


class Reader:
    """The lines one after the other. While ``opaque`` is set, containers stay as they are: what
    was generated, and will be replaced, decides nothing."""

    def __init__(self, text: str) -> None:
        self.text, self.opaque = text, False
        self.containers: list[int] = []
        self.fence, self.depth = "", 0
        self.paragraph = False  # the line before was of one
        self.empty = False  # the last item has nothing in it

    def __iter__(self) -> Iterator[Line]:
        rows = LINE.findall(self.text)
        front, offset = front_matter(rows), 0
        for number, row in enumerate(rows, 1):
            if number > front:
                yield self._line(number, offset, row)
            offset += len(row)

    def _line(self, number: int, offset: int, row: str) -> Line:
        """What the line is, and what it leaves open."""
        at = 1 if number == 1 and row.startswith("\ufeff") else 0
        if self.opaque:
            return self._opaque(number, offset, row, at)
        place, column, base, kept = self._inside(row, at)
        blank = not row[place:].strip()
        if not blank:
            self.empty = False
        if kept < len(self.containers):
            self._leave(kept, blank, row[place:])
        if not self.fence and not blank:
            place, column, base = self._enter(row, place, column, base)
        indent = column - base
        prefix = continued(row[at:place]) if self.containers else ""
        kind = self._kind(row[place:], indent, blank)
        return Line(number, offset, offset + place, offset + len(row), prefix, row[place:], kind)

    def _inside(self, row: str, at: int) -> tuple[int, int, int, int]:
        """Where the text begins, its column, that of its container, the containers that go on."""
        place, column, base = at, 0, 0
        for kept, container in enumerate(self.containers):
            ahead, there = spaces(row, place, column)
            if container == QUOTE:
                if there - base >= CODE or row[ahead : ahead + 1] != ">":
                    return ahead, there, base, kept
                place, column, base = quoted(row, ahead, there)
            elif there - base >= container or self._goes_on(row[ahead:], kept):
                base += container
            else:
                return ahead, there, base, kept
        place, column = spaces(row, place, column)
        return place, column, base, len(self.containers)

    def _goes_on(self, rest: str, kept: int) -> bool:
        """A blank line goes on with an item, unless there is nothing in it yet."""
        empty = self.empty and kept == len(self.containers) - 1
        return not rest.strip() and not empty

    def _leave(self, kept: int, blank: bool, rest: str) -> None:
        """Containers end, unless the line goes on with a paragraph."""
        lazy = self.paragraph and not self.fence and not blank
        if lazy and not (STARTS.match(rest) or BULLET.match(rest) or RULE.match(rest)):
            return
        if self.fence and kept < self.depth:
            self.fence = ""
        del self.containers[kept:]
        self.paragraph = False

    def _enter(self, row: str, place: int, column: int, base: int) -> tuple[int, int, int]:
        """The quotations and list items that begin on this line."""
        while column - base < CODE:
            rest = row[place:]
            if rest.startswith(">"):
                self.containers.append(QUOTE)
                place, column, base = quoted(row, place, column)
            elif (bullet := BULLET.match(rest)) and self._itemises(bullet[0], rest):
                width = len(bullet[0])
                ahead, there = spaces(row, place + width, column + width)
                gap = there - column - width
                if gap > CODE or not row[ahead:].strip():
                    gap = 1
                self.containers.append(column - base + width + gap)
                place, column, base = ahead, there, column + width + gap
                self.paragraph, self.empty = False, not row[ahead:].strip()
                continue
            else:
                break
            place, column = spaces(row, place, column)
            self.paragraph = False
        return place, column, base

    def _itemises(self, bullet: str, rest: str) -> bool:
        """It begins an item: a paragraph is broken by no empty one, and by no number but 1."""
        if RULE.match(rest):
            return False
        first = not bullet[0].isdigit() or int(bullet[:-1]) == 1
        return not self.paragraph or (first and bool(rest[len(bullet) :].strip()))

    def _kind(self, rest: str, indent: int, blank: bool) -> str:
        match = FENCE.match(rest) if indent < CODE else None
        if self.fence:
            if match and match[1].startswith(self.fence) and not match[2].strip():
                self.fence = ""
                return "closes"
            return "fenced"
        if match and not (match[1][0] == "`" and "`" in match[2]):
            self.fence, self.depth, self.paragraph = match[1], len(self.containers), False
            return "opens"
        if indent < CODE:
            underline = self.paragraph and UNDERLINE.match(rest)
            self.paragraph = not (blank or ALONE.match(rest) or RULE.match(rest) or underline)
        else:
            self.paragraph = self.paragraph and not blank
        return "code" if indent >= CODE else "text"

    def _opaque(self, number: int, offset: int, row: str, at: int) -> Line:
        """A line of what was generated: only its fences count."""
        place = at + len(row[at:]) - len(row[at:].lstrip(" \t>"))
        kind, self.paragraph = self._kind(row[place:], 0, False), False
        return Line(number, offset, offset + place, offset + len(row), "", row[place:], kind)


def front_matter(rows: list[str]) -> int:
    """How many lines the front matter takes: from --- or +++ to the same."""
    match = FRONT.fullmatch(rows[0].removesuffix("\n")) if rows else None
    if match is None:
        return 0
    closing = re.compile(rf"{re.escape(match[1])}[ \t]*\r?\n?")
    ends = (number for number, row in enumerate(rows[1:], 2) if closing.fullmatch(row))
    return next(ends, 0)


def spaces(row: str, place: int, column: int) -> tuple[int, int]:
    """Past spaces and tabs; a tab reaches the next multiple of four."""
    while row[place : place + 1] in (" ", "\t"):
        column += 1 if row[place] == " " else TAB - column % TAB
        place += 1
    return place, column


def quoted(row: str, place: int, column: int) -> tuple[int, int, int]:
    """Past > and the space that belongs to it."""
    place, column = place + 1, column + 1
    if row[place : place + 1] == " ":
        return place + 1, column + 1, column + 1
    return place, column, column + (row[place : place + 1] == "\t")


def continued(prefix: str) -> str:
    """What stands below the prefix in the same container: - becomes a space, > stays."""
    return re.sub(r"[^>\t]", " ", prefix)
