"""A page as text for a target: each block by the patterns of the target's row."""

from __future__ import annotations

import re
from copy import copy
from functools import singledispatchmethod
from html import escape

from symkl.render import text
from symkl.render.blocks import (
    Block,
    ChainOf,
    Folded,
    Formula,
    Heading,
    Items,
    Line,
    Maths,
    Note,
    Page,
    Paragraph,
    Reference,
    Runs,
    Statement,
    Words,
)
from symkl.render.breaking import broken, fit
from symkl.render.latex import CHARACTERS, height, lines_of, tex
from symkl.render.latex import escape as escape_tex
from symkl.render.layout import SIGNS, Layout
from symkl.render.slashes import slashed
from symkl.render.targets import Box, Target, target_of
from symkl.render.widths import width

LEAST = 44  # letters for the formulas of a chain, before its reasons are cut short
NARROW = 32  # and however long they are
MACRO = re.compile(r"\\(?:operatorname|lt|gt|thinspace|negthinspace|dots|iff|implies|[,!])")
MACROS = 180  # in a display: KaTeX makes at most 1,000 expansions, and some take five
SHORT = 14  # letters of a reason that is not put on two lines
Lines = tuple[Runs, ...]
GAP = 4  # between a line and its reason


class Writer:
    """A page for a target. ``math`` is what every formula goes through."""

    def __init__(self, target: Target) -> None:
        self.target = target

    def page(self, page: Page) -> str:
        """The page as a fragment of a document."""
        title = self._put(self.target.title, self.words(page.title)) if page.title else ""
        whole = "\n\n".join(filter(None, [title, self.blocks(page.blocks)]))
        return self.target.page.replace("PAGE", whole) + "\n"

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        """One after the other; on paper a sentence goes on through what is displayed in it."""
        written = ""
        blocks = tuple(part for b in blocks for part in _apart(b, self.target.width))
        for before, b in zip((None, *blocks), blocks):
            joint = "\n" if self.target.format == "latex" and _goes_on(before, b) else "\n\n"
            written += (joint if written else "") + self.block(b)
        return written

    # -- formulas and words

    def math(self, inside: str, pattern: str) -> str:
        """The formula in its delimiters; never two braces together, which Liquid and Hugo read."""
        return pattern.replace("MATH", apart(inside))

    def inline(self, layout: Layout, alone: bool = False, style: str = "") -> str:
        pattern = self.target.alone if alone else self.target.inline
        style = style if height(layout) else ""
        written = tex(layout if style else slashed(layout, within=False), self.target.dialect)
        return self.math(style + written, pattern)

    def words(self, plain: str) -> str:
        escapes = self.target.escapes
        return "".join(escapes.get(c, c) for c in CHARACTERS.findall(plain))

    def runs(self, runs: Runs, style: str = "") -> str:
        """Words and formulas, tall ones in that style."""
        alone = len(runs) == 1
        return "".join(
            self.words(r.text)
            if isinstance(r, Words)
            else self.target.reference.replace("LABEL", r.label)
            if isinstance(r, Reference)
            else self.inline(r.layout, alone, style)
            for r in runs
        )

    def spoken(self, runs: Runs) -> str:
        """Words and formulas as plain text within HTML."""
        return escape(text.spoken(runs))

    def _put(self, pattern: str, words: str) -> str:
        return pattern.replace("WORDS", words)

    def _display(self, inside: str, label: str = "") -> str:
        pattern = self.target.numbered if label else self.target.display
        return self.math(inside, pattern.replace("LABEL", label))

    def boxed(self, box: Box, inside: str, title: str = "") -> str:
        """The blocks in the box, its fence longer than those in it."""
        before, after = box.before, box.after
        if after.lstrip("\n").startswith("```"):
            longest = max(map(len, re.findall(r"^`{3,}", inside, re.M)), default=2)
            fence = "`" * max(3, longest + 1)
            before, after = before.replace("```", fence), after.replace("```", fence)
        if box.prefix:
            lines = [f"{box.prefix}{line}".rstrip() for line in inside.split("\n")]
            inside = "\n".join(lines)
        return self._put(before, title) + inside + after

    # -- blocks

    @singledispatchmethod
    def block(self, b: Block) -> str:
        """A block as text."""
        raise TypeError(f"{self.target.format} knows no block {type(b).__name__}")

    @block.register
    def _(self, b: Heading) -> str:
        return self._put(self.target.heading, self.words(b.words))

    @block.register
    def _(self, b: Paragraph) -> str:
        return self.runs(b.runs)

    @block.register
    def _(self, b: Note) -> str:
        return self._put(self.target.note, self.runs(b.runs))

    @block.register
    def _(self, b: Statement) -> str:
        box = self.target.statement
        within = copy(self)
        within.target = self.target.replaced(width=self.target.width - box.inset)
        return self.boxed(box, within.blocks(b.blocks))

    @block.register
    def _(self, b: Formula) -> str:
        """In braces where it starts with a sign that Markdown takes for a list."""
        number = len(b.label) + GAP if b.label else 0
        room = max(self.target.width - number, NARROW)
        inside = tex(fit(b.layout, room), self.target.dialect)
        risky = self.target.format == "markdown" and inside[0] in "-+=>#0123456789"
        return self._display(f"{{{inside}}}" if risky else inside, b.label)

    @block.register
    def _(self, b: ChainOf) -> str:
        rows = self.rows(b)
        parts = [rows] if self.target.bare else _portions(rows)
        insides = [self.target.chain.replace("ROWS", self._ended(part)) for part in parts]
        if self.target.bare:
            return apart(insides[0])
        return "\n\n".join(self._display(inside) for inside in insides)

    def _ended(self, rows: list[str]) -> str:
        return f" {self.target.dialect.row}\n".join(rows)

    @block.register
    def _(self, b: Items) -> str:
        t = self.target
        mark = t.numbered_item if b.numbered else t.item
        before, after = t.numbered_items if b.numbered else t.items
        items = [
            mark.replace("NUMBER", str(k)) + self.runs(runs) for k, runs in enumerate(b.items, 1)
        ]
        return before + "\n".join(items) + after

    @block.register
    def _(self, b: Folded) -> str:
        """A formula that is too long for a title is displayed below it."""
        box = self.target.fold
        blocks = b.blocks
        match b.title:
            case _ if box.spoken:
                title = self.spoken(b.title)
            case (Words(text), Maths(layout)) if 2 * width(layout) > self.target.width:
                title, blocks = self.words(text.rstrip(": ")), (Formula(layout), *blocks)
            case _:
                title = self.runs(b.title, r"\displaystyle ")
        return self.boxed(box, self.blocks(blocks), title)

    # -- chains

    def rows(self, b: ChainOf) -> list[str]:
        """first &= …, then &= …, broken to the width, the reasons at the side."""
        d, room = self.target.dialect, self.target.width
        head, start = f"{tex(b.first, d)} ", width(b.first) + 2
        written = []
        if start > room // 2:
            written, head, start = [f"& {tex(b.first, d)}"], "", 4
        reasons = _reasons(b, room - start - GAP)
        beside = max((_letters(line) for reason in reasons for line in reason), default=0)
        room = max(NARROW, room - start - beside - GAP * (beside > 0))
        indent = "" if head else r"\quad "
        for line, reason in zip(b.lines, reasons):
            sign = d.signs.get(line.relation, SIGNS[line.relation][1])
            whole = width(line.body) <= room
            first, *more = lines_of(broken(line.body, room if whole else room - 2), d)
            pieces = [f"{head}&{indent}{sign} {first}", *(rf"&{indent}\quad {p}" for p in more)]
            written += self._with(reason, pieces)
            head = ""
        return written

    def _with(self, reason: Lines, pieces: list[str]) -> list[str]:
        """The lines of a formula with those of the reason beside the last of them."""
        pieces = [*pieces, *["&"] * (len(reason) - len(pieces))]
        without = len(pieces) - len(reason)
        beside = zip(pieces[without:], reason)
        return [*pieces[:without], *(f"{one} && {self._beside(why)}" for one, why in beside)]

    def _beside(self, runs: Runs) -> str:
        """Words and formulas within a formula, without dollars."""
        d = self.target.dialect
        return "".join(
            rf"\text{{{escape_tex(r.text)}}}" if isinstance(r, Words) else f" {tex(r.layout, d)} "
            for r in runs
        ).strip()


def page_for(page: Page, format: str, target: str | None, width: int | None) -> str:
    """The page for the target of that name, in lines of so many letters."""
    row = target_of(format, target)
    return Writer(row if width is None else row.replaced(width=width)).page(page)


def _reasons(b: ChainOf, room: int) -> list[Lines]:
    """In full, in few words, by number or on two lines: the first that leaves formulas room."""
    widest = max((width(line.body) for line in b.lines), default=0)
    choices: list[list[Lines]] = [
        [(line.reason,) for line in b.lines],
        [(line.brief,) for line in b.lines],
        [(_number(line),) for line in b.lines],
    ]
    if not all(line.number for line in b.lines):
        choices[2] = [_halved(line.brief) for line in b.lines]
    for reasons in choices:
        beside = max((_letters(line) for reason in reasons for line in reason), default=0)
        if room - beside >= min(LEAST, widest):
            return reasons
    return choices[2]


def _portions(rows: list[str]) -> list[list[str]]:
    """The rows, in several displays where one has more macros than KaTeX expands."""
    parts: list[list[str]] = [[]]
    used = 0
    for row in rows:
        macros = len(MACRO.findall(row))
        if parts[-1] and used + macros > MACROS:
            parts.append([])
            used = 0
        parts[-1].append(row)
        used += macros
    return parts


def _number(line: Line) -> Runs:
    return (Words(f"step {line.number}"),) if line.number else ()


def _apart(b: Block, room: int) -> list[Block]:
    """A formula in a sentence that takes most of a line is displayed, and the sentence goes on."""
    if not isinstance(b, Paragraph):
        return [b]
    widths = (5 * width(r.layout) if isinstance(r, Maths) else 0 for r in b.runs)
    place = next((k for k, wide in enumerate(widths) if wide > 3 * room), None)
    if place is None:
        return [b]
    before, one, after = b.runs[:place], b.runs[place], b.runs[place + 1 :]
    if after and isinstance(after[0], Words):
        after = (Words(after[0].text.lstrip(",.; ")), *after[1:])
    after = tuple(r for r in after if r != Words(""))
    rest = _apart(Paragraph(after), room) if after else []
    return [*([Paragraph(before)] if before else []), Formula(one.layout), *rest]


def _goes_on(before: Block | None, b: Block) -> bool:
    """Is a formula displayed within a sentence, or does the sentence go on after it?"""
    match before, b:
        case Paragraph(), Formula() | ChainOf():
            return True
        case (Formula() | ChainOf()), Paragraph((Words(text), *_)):
            return text[:1].islower()
    return False


def _halved(reason: Runs) -> Lines:
    """On two lines: change of variable, | with X = …; definition of | the cross-entropy."""
    match reason:
        case (Words(text), *rest) if rest and ", " in text:
            before, _, after = text.rpartition(", ")
            return ((Words(f"{before},"),), (Words(after), *rest))
        case (Words(), Maths() as formula):
            return (reason[:1], (formula,))
        case (Words(text),) if len(text) > SHORT:
            spaces = [m.start() for m in re.finditer(" ", text)] or [len(text)]
            cut = min(spaces, key=lambda place: abs(len(text) - 2 * place))
            return ((Words(text[:cut]),), (Words(text[cut + 1 :]),))
    return (reason,)


def _letters(runs: Runs) -> int:
    """About how wide the runs are."""
    return sum(len(r.text) if isinstance(r, Words) else width(r.layout) for r in runs)


def apart(inside: str) -> str:
    """No two opening braces together, nor one before % or #: those are template marks."""
    return re.sub(r"\{(?=[{%#])", "{ ", inside)
