"""The formulas and the words of an HTML page as a browser gets it, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import NamedTuple

from toolchain.corpus import TOKEN, squeezed

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


class Arrival(NamedTuple):
    """Of each formula whether it is displayed, and its TeX; the words between them."""

    formulas: list[tuple[bool, str]]
    words: list[str]

    def lost(self, words: Iterable[str]) -> str | None:
        """The first of the words that did not arrive in its order."""
        here = iter(self.words)
        return next((word for word in words if word not in here), None)


def read(html: str, inside: str | None = None) -> Arrival:
    """What arrived in the page."""
    reader = Formulas(inside)
    reader.feed(html)
    reader.close()
    text, found = "".join(reader.text), []
    for match in DELIMITED.finditer(text):
        shown = match[1] is not None or match[2] is not None
        found.append((shown, squeezed(next(g for g in match.groups() if g is not None))))
    return Arrival(found, TOKEN.findall(DELIMITED.sub(" ", text)))
