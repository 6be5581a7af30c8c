"""MathML Core, through latex2mathml's elements; pages as fragments of HTML.

The string that latex2mathml's ``convert`` returns is never used: it does not escape. Elements are
repaired and checked by ``normalise`` and written by ElementTree.
"""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from latex2mathml.converter import convert_to_element

from symkl.render.blocks import (
    Block,
    ChainOf,
    Folded,
    Formula,
    Heading,
    Items,
    Line,
    Note,
    Page,
    Paragraph,
    Reference,
    Run,
    Runs,
    Statement,
    Words,
    no_target,
)
from symkl.render.breaking import broken, fit, loose
from symkl.render.latex import SIZES, Dialect, height, tex
from symkl.render.layout import Layout, Scripts, row
from symkl.render.normalise import core
from symkl.render.normalise.structure import CHAIN
from symkl.render.spoken import spoken
from symkl.render.widths import width

DIALECT = Dialect(upright="operatorname", lines="split", big={"min": r"\argmin", "max": r"\argmax"})
NOTHING = Scripts(row())  # what a sign at the start of a line stands after
NAMESPACE = "http://www.w3.org/1998/Math/MathML"
ROOM = 76  # letters on a line of a page
PHONE = 32  # letters on a line of a telephone


def math(
    layout: Layout, display: str = "inline", alt: str | None = None, d: Dialect = DIALECT
) -> Element:
    """The formula as a <math> element, with its words for who can't see it."""
    found = core(convert_to_element(tex(layout, d), display=display))
    found.attrib.clear()
    if len(found) == 1 and found[0].tag == "mrow" and not found[0].attrib:
        found[:] = list(found[0])
    return _attributed(found, display, spoken(layout) if alt is None else alt)


def _attributed(element: Element, display: str, alt: str) -> Element:
    element.attrib.update({"xmlns": NAMESPACE, "display": display})
    if alt:
        element.attrib.update({"alttext": alt, "aria-label": alt})
    return element


def inside(layout: Layout, d: Dialect = DIALECT) -> list[Element]:
    """The elements of a formula, to stand in a row or a cell."""
    return list(math(layout, "block", "", d))


def write_element(element: Element) -> str:
    return tostring(element, encoding="unicode", short_empty_elements=False)


def formula(layout: Layout) -> str:
    """One formula in display style."""
    return write_element(displayed(layout))


def write(page: Page, target: str | None = None) -> str:
    """The page as a fragment of HTML: headings, paragraphs, lists and <math>."""
    no_target("mathml", target)
    title = [element("h2", page.title)] if page.title else []
    return "\n".join(write_element(e) for e in [*title, *fragment(page.blocks)]) + "\n"


def fragment(blocks: tuple[Block, ...]) -> list[Element]:
    return [e for b in blocks for e in block(b)]


def element(tag: str, *inside: Any, **attributes: str) -> Element:
    """An element of HTML around words and elements."""
    made = Element(tag, {k.rstrip("_"): v for k, v in attributes.items()})
    last = None
    for item in inside:
        if not isinstance(item, str):
            made.append(item)
            last = item
        elif last is None:
            made.text = (made.text or "") + item
        else:
            last.tail = (last.tail or "") + item
    return made


def runs(pieces: Runs) -> list[Any]:
    """Words and formulas; a line may end within a long formula, before a sign."""
    return [made for piece in pieces for made in _run(piece)]


def _run(piece: Run) -> list[Any]:
    match piece:
        case Words(text):
            return [text]
        case Reference(label):
            return [element("a", f"({label})", href=f"#eq-{label}")]
    return _within(piece.layout)


def _within(layout: Layout) -> list[Any]:
    first, *more = loose(layout)
    found: list[Any] = [_reached(math(first), first)]
    for piece in more:
        made = math(row(NOTHING, piece), alt=spoken(piece))
        if made[0].tag == "mo":
            made[0].set("lspace", "0")  # the space before it is that of the words
        found += [" ", _reached(made, piece)]
    return found


def _reached(made: Element, layout: Layout) -> Element:
    """What may be wider than a phone can be scrolled there."""
    return element("span", made, class_="long") if width(layout) > PHONE else made


@singledispatch
def block(b: Block) -> list[Element]:
    """A block as elements of HTML."""
    raise TypeError(f"MathML knows no block {type(b).__name__}")


block.register(Heading, lambda b: [element("h3", b.words)])
block.register(Paragraph, lambda b: [element("p", *runs(b.runs))])
block.register(Note, lambda b: [element("p", element("small", *runs(b.runs)))])
block.register(Formula, lambda b: [numbered(b, [displayed(b.layout)])])
block.register(Statement, lambda b: [element("div", *fragment(b.blocks), class_="statement")])


def numbered(b: Formula, shown: list[Element]) -> Element:
    """The formula as it is shown, with its number beside it if it has a label."""
    if not b.label:
        return element("div", *shown, class_="formula")
    number = element("span", f"({b.label})", class_="number")
    inner = element("div", *shown, class_="formula")
    return element("div", inner, number, class_="numbered", id=f"eq-{b.label}")


@block.register
def _(b: Items) -> list[Element]:
    items = [element("li", *runs(pieces)) for pieces in b.items]
    return [element("ol" if b.numbered else "ul", *items)]


@block.register
def _(b: Folded) -> list[Element]:
    summary = element("summary", *runs(b.title))
    return [element("details", summary, *fragment(b.blocks))]


# -- a chain: first | = right side | reason ----------------------------------------------------


@block.register
def _(b: ChainOf) -> list[Element]:
    """One <math> with a table, the relations below one another."""
    table = Element("mtable", displaystyle="true")
    left = inside(b.first)
    for step in b.lines:
        words = [_beside(run) for run in step.reason]
        lines = right_sides(step, ROOM)
        for place, cells in enumerate(lines, 1):
            mtr = SubElement(table, "mtr")
            reason = words if place == len(lines) else []
            for style, cell in zip(CHAIN, (left, cells, reason)):
                SubElement(mtr, "mtd", style=style).extend(cell)
            left = []
    alt = ", ".join(map(spoken, [b.first, *(row(s.relation, s.body) for s in b.lines)]))
    return [element("div", whole([table], alt), class_="formula")]


def _beside(run: Run) -> Element:
    if isinstance(run, Words):
        return element("mtext", run.text)
    made = Element("mrow")
    made.extend(inside(run.layout))
    return made


def whole(inside: list[Element], alt: str, display: str = "block") -> Element:
    """A <math> of its own around elements, in display style."""
    made = _attributed(Element("math", displaystyle="true"), display, alt)
    made.extend(inside)
    return made


def step_lines(step: Line, room: int) -> list[Layout]:
    """The relation and the right side, on as many lines as they take."""
    return broken(row(step.relation, step.body), room)


def right_sides(step: Line, room: int, indent: str = "2em") -> list[list[Element]]:
    """The elements of each line; one that goes on is set in, its sign between two terms."""
    first, *more = pieces = step_lines(step, room)
    size = SIZES[max(map(height, pieces))] if more else None
    d = replace(DIALECT, open=size)  # a fence that is cut is as large in each of its lines
    gap = Element("mspace", width=indent)
    return [inside(first, d), *([gap, *inside(row(NOTHING, piece), d)] for piece in more)]


def displayed(layout: Layout, room: int = ROOM) -> Element:
    """A formula on a line of its own, or on several."""
    return math(fit(layout, room), "block", spoken(layout))
