"""The formulas in an HTML page as a reader's browser gets it, in the order of the page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from toolchain.corpus import squeezed

DELIMITED = re.compile(r"\\\[(.*?)\\\]|\$\$(.*?)\$\$|\\\((.*?)\\\)|\$(.*?)\$", re.S)
VOID = {"br", "hr", "img", "input", "link", "meta", "col", "source"}


class Formulas(HTMLParser):
    """Text between delimiters, code blocks named math, and the TeX that KaTeX keeps beside MathML.

    Of a page with a ``main`` (or another element named by ``inside``) only that is read.
    """

    def __init__(self, inside: str | None = None) -> None:
        super().__init__(convert_charrefs=True)
        self.inside, self.depth, self.text = inside, 0 if inside else 1, []
        self.stack: list[tuple[str, dict]] = []

    def handle_starttag(self, tag, attributes):
        given = {key: value or "" for key, value in attributes}
        if self.inside and not self.depth and self.inside in (tag, given.get("id")):
            self.depth = len(self.stack) + 1
        if tag not in VOID:
            self.stack.append((tag, given))
        if self._opens(tag, given):
            self.text.append("\\[")

    def handle_endtag(self, tag):
        while self.stack:
            name, given = self.stack.pop()
            if self._opens(name, given):
                self.text.append("\\]")
            if self.inside and len(self.stack) < self.depth:
                self.depth = 0
            if name == tag:
                break

    @staticmethod
    def _opens(tag: str, given: dict) -> bool:
        return tag == "code" and "math" in given.get("class", "").replace("language-", "").split()

    def handle_data(self, data):
        if self.depth:
            self.text.append(data)


def formulas(html: str, inside: str | None = None) -> list[tuple[bool, str]]:
    """Is it displayed, and its TeX: for each formula of the page."""
    reader = Formulas(inside)
    reader.feed(html)
    reader.close()
    found = []
    for match in DELIMITED.finditer("".join(reader.text)):
        shown = match[1] is not None or match[2] is not None
        found.append((shown, squeezed(next(g for g in match.groups() if g is not None))))
    return found
