"""LaTeX that a person typed, as MathML Core: what latex2mathml reads otherwise is rewritten first.

Words in \\text{…} are left as they are. An environment that is not in the table is refused by its
name, an unknown command by ``core``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from latex2mathml.converter import convert_to_element

from symkl.render.normalise import core

TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|[{}]|[^\\{}]+", re.DOTALL)
WORDS = {r"\text", r"\textrm", r"\textbf", r"\textit", r"\texttt", r"\mbox", r"\operatorname",
         r"\operatorname*"}  # fmt: skip
MATRICES = ("array", "matrix", "pmatrix", "bmatrix", "vmatrix", "Vmatrix", "Bmatrix", "smallmatrix")
# environments: what begins and what ends them for latex2mathml
READ_AS = {
    ("aligned", "split"): (r"\begin{split}", r"\end{split}"),
    ("align", "align*"): (r"\begin{align*}", r"\end{align*}"),
    ("cases", "dcases"): (r"\begin{cases}", r"\end{cases}"),
    ("gather", "gather*", "gathered"): (r"\begin{array}{c}\displaystyle ", r"\end{array}"),
    ("equation", "equation*", "displaymath", "math"): ("", ""),
} | {(name,): (rf"\begin{{{name}}}", rf"\end{{{name}}}") for name in MATRICES}
ENVIRONMENTS = {name: ends for names, ends in READ_AS.items() for name in names}
ALIGNED = {"aligned", "split", "align", "align*"}
DROPPED = {r"\nonumber", r"\notag"}
GAP = re.compile(r"\*?\s*\[\s*-?[\d.]+\s*(?:pt|em|ex|mm|cm|in|mu)\s*\]|\*")


def drawn(latex: str, display: str = "inline") -> Element:
    """The <math> element; ValueError with the formula where it cannot be drawn."""
    try:
        return core(_read(prepared(latex), display))
    except ValueError as error:
        raise ValueError(f"the formula {latex.strip()[:60]!r} cannot be drawn: {error}") from None


def _read(latex: str, display: str) -> Element:
    """What latex2mathml makes of it, whose errors are of many kinds."""
    try:
        return convert_to_element(latex, display=display)
    except Exception as error:
        raise ValueError(str(error) or f"latex2mathml: {type(error).__name__}") from error


def prepared(latex: str) -> str:
    """The same formula in what latex2mathml reads right."""
    return "".join(_Reader(TOKEN.findall(latex)).written())


class _Reader:
    """The tokens one after the other, and the environments that are open."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0
        self.open: list[str] = []

    def written(self) -> Iterator[str]:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            yield from self._one(token)

    def _one(self, token: str) -> Iterator[str]:
        if token in WORDS:
            yield token
            yield from self._group()
        elif token in (r"\begin", r"\end"):
            yield self._environment(token)
        elif token in (r"\cr", r"\\"):
            self._skip(GAP)
            inside = self.open and self.open[-1].startswith("gather")
            yield r"\\ \displaystyle " if inside else r"\\ "
        elif token == r"\mathrm":
            yield self._upright()
        elif token in (r"\tag", r"\tag*"):
            words = "".join(self._group())[1:-1]
            words = words if token.endswith("*") else f"({words})"
            aligned = self.open and self.open[-1] in ALIGNED
            yield rf"{'&&' if aligned else chr(92) + 'qquad'} \text{{{words}}}"
        elif token == r"\arg":
            yield self._arg()
        elif token not in DROPPED:
            yield token

    def _next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _skip(self, pattern: re.Pattern[str]) -> str:
        """What matches at the start of the next token, taken off it."""
        found = pattern.match(self._next())
        if not found:
            return ""
        self.tokens[self.at] = self.tokens[self.at][found.end() :]
        return found[0]

    def _group(self) -> Iterator[str]:
        """The group in braces that comes next, with its braces."""
        self._skip(re.compile(r"\s+"))
        if self._next() == "":
            self.at += 1
        depth = 0
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            depth += (token == "{") - (token == "}")
            if depth == 0 and token != "}":
                return
            self.at += 1
            yield token
            if depth == 0:
                return

    def _environment(self, command: str) -> str:
        name = "".join(self._group())[1:-1].strip()
        if name not in ENVIRONMENTS:
            raise ValueError(f"no environment {name!r}; there are {', '.join(ENVIRONMENTS)}")
        if command == r"\begin":
            self.open.append(name)
            return ENVIRONMENTS[name][0]
        if not self.open or self.open.pop() != name:
            raise ValueError(rf"\end{{{name}}} ends nothing that was begun")
        return ENVIRONMENTS[name][1]

    def _upright(self) -> str:
        """\\mathrm{d} and \\mathrm d, whose letter would lose its upright form, as names."""
        single = self._skip(re.compile(r"\s*[A-Za-z]"))
        if single:
            return rf"\operatorname{{{single.strip()}}}"
        place = self.at
        group = "".join(self._group())
        if re.fullmatch(r"\{\s*[A-Za-z]+\s*\}", group):
            return rf"\operatorname{group}"
        self.at = place
        return r"\mathrm"

    def _arg(self) -> str:
        r"""\arg\min as one name."""
        while self._next().strip() == "" and self._next():
            self.at += 1
        if self._next() in (r"\,", r"\!", r"\thinspace"):
            self.at += 1
        if self._next() in (r"\min", r"\max"):
            self.at += 1
            return {r"\min": r"\argmin ", r"\max": r"\argmax "}[self.tokens[self.at - 1]]
        return r"\operatorname{arg}"
