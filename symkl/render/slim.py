"""MathML without what a browser knows by itself: what an HTML page leaves out of it.

A name for screen readers stands in aria-label alone; a group of one element is that element; a
parenthesis has no space beside it, as the operator dictionary of MathML Core has it, too.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

PARENTHESES = {"prefix": "([{", "postfix": ")]}"}
NO_SPACE = ("lspace", "rspace")
ROWS = ("math", "mtd", "msqrt")  # their children are a row anyhow
ALONE = ("mi", "mn", "msub", "msup", "msubsup", "mfrac", "msqrt", "mtext")  # mo reads its row


def slim(e: Element) -> Element:
    """The element itself, changed."""
    for part in list(e.iter()):
        if "aria-label" in part.attrib:
            part.attrib.pop("alttext", None)
        if part.tag.rpartition("}")[2] in ROWS and len(part) == 1 and _plain_row(part[0]):
            part[:] = list(part[0])
        for place, child in enumerate(part):
            if _of_one(child):
                part[place] = _inner(child)
        if (part.text or "") in PARENTHESES.get(part.get("form", ""), ()) and part.text:
            for name in NO_SPACE:
                if part.get(name) == "0":
                    del part.attrib[name]
    return e


def _plain_row(e: Element) -> bool:
    words = [e.text, e.tail, *(child.tail for child in e)]
    return e.tag.rpartition("}")[2] == "mrow" and not e.attrib and not any(map(_said, words))


def _said(text: str | None) -> bool:
    return bool((text or "").strip())


def _of_one(e: Element) -> bool:
    """A group around one element, which says nothing of its own."""
    if e.tag.rpartition("}")[2] != "mrow" or e.attrib or len(e) != 1 or _said(e.text):
        return False
    return e[0].tag.rpartition("}")[2] in (*ALONE, "mrow") and not _said(e[0].tail)


def _inner(e: Element) -> Element:
    """The innermost of groups of one, with what stands behind the outermost."""
    inside = e
    while _of_one(inside):
        inside = inside[0]
    inside.tail = e.tail
    return inside
