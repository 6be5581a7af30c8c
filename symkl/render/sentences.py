"""Sentences of the engine as a page sets them: the formulas in them as formulas, by its letters."""

from __future__ import annotations

import re

from symkl.render.blocks import Maths, Run, Runs, Words
from symkl.render.layout import (
    GREEK,
    SIGNS,
    Applied,
    Hat,
    Layout,
    Letter,
    Number,
    Operator,
    Radical,
    Scripts,
    Upright,
    call,
    listed,
    row,
)
from symkl.render.notation import Notation, letter

NAMES = {char: name for name, (char, _) in GREEK.items() if not char.isascii()}
KEYS = ("<<", "<=", ">=", "=", "<", ">", "minus", "+", "/", "-+")
BINARY = {SIGNS[key][0]: "-" if key == "minus" else key for key in KEYS}
HAT = "\N{COMBINING CIRCUMFLEX ACCENT}"
START = re.compile(r"(?<![\w'’.(-])(?=[−√∞\w])")
WORD = re.compile(r"[\w'’-]|\.\w")  # what goes on with a letter makes it a word
ENGLISH = {"a", "A", "I", "KL"}


def said(text: str, n: Notation) -> Runs:
    """The words with the page's letters for P and Q, and the formulas among them set as such."""
    text = text.replace(" ≪ ", "\u00a0≪\u00a0")
    if not any(name.isupper() for name in n.letters.values()):
        text = re.sub(r"\b[PQ]\b(?! ?\()", lambda m: m[0].lower(), text)
    runs: list[Run] = []
    last = at = 0
    while match := START.search(text, at):
        start = at = match.start()
        found = _formula(text, start)
        if found is None:
            at += 1
            continue
        layout, at = found
        runs += [Words(text[last:start])] if start > last else []
        runs.append(Maths(layout))
        last = at
    return (*runs, Words(text[last:])) if last < len(text) or not runs else tuple(runs)


def _formula(text: str, at: int) -> tuple[Layout, int] | None:
    """The formula that starts here, and where it ends; None where there is only a word."""
    reader = Reader(text, at)
    layout = reader.sum()
    if layout is None or WORD.match(text, reader.at):
        return None
    plain = text[at : reader.at]
    return None if plain in ENGLISH or plain.isdigit() else (layout, reader.at)


class Reader:
    """x_i, p̂, H(p), √(b/x), −log q, t − 1: letters, scripts, calls, signs; None for what else."""

    def __init__(self, text: str, at: int) -> None:
        self.text, self.at = text, at

    def _take(self, pattern: str) -> str:
        match = re.compile(pattern).match(self.text, self.at)
        self.at = match.end() if match else self.at
        return match[0] if match else ""

    def sum(self) -> Layout | None:
        """− a op b op c; a sign with nothing after it is left."""
        start = self.at
        minus = ["minus"] if self._take("−") else []
        first = self.factor()
        if first is None:
            self.at = start
            return None
        items: list[Layout | str] = [*minus, first]
        while True:
            before = self.at
            sign = self._take(r"[ \u00a0]?[≪≤≥=<>−+/∓][ \u00a0]?").strip(" \u00a0")
            after = self.factor() if sign else None
            if after is None:
                self.at = before
                return row(*items)
            items += [BINARY[sign], after]

    def factor(self) -> Layout | None:
        start = self.at
        if self._take(r"log (?=[\w(√])"):
            inner = self.factor()
            if inner is not None:
                return Applied(Operator("log"), inner)
        elif self._take(r"√\("):
            inner = self.sum()
            if inner is not None and self._take(r"\)"):
                return Radical(inner)
        else:
            return self._scripted()
        self.at = start
        return None

    def _scripted(self) -> Layout | None:
        base = self._atom()
        if base is None:
            return None
        sub = self._take(r"_\w")
        sup = self._take(r"\^\w")
        if sub or sup:
            small = [_small(s[1:]) if s else None for s in (sub, sup)]
            base = Scripts(base, *small)
        return base if base == Letter("x") else self._called(base)

    def _called(self, base: Layout) -> Layout:
        """f(a, b), where the parenthesis follows at once."""
        start = self.at
        arguments: list[Layout] = []
        mark = ","
        if self._take(r"\("):
            while (one := self.sum()) is not None:
                arguments.append(one)
                if self._take(r"\)"):
                    return call(base, listed(arguments, mark))
                mark = self._take("[,;] ").strip() or mark
        self.at = start
        return base

    def _atom(self) -> Layout | None:
        if digits := self._take(r"\d+(?![\w.])"):
            return Number(digits)
        if self._take("∞"):
            return row("infinity")
        if self._take(r"KL(?![\w-])"):
            return Upright("KL")
        name = self._take(rf"[A-Za-zΑ-Ωα-ω]{HAT}?(?![A-Za-z'’-])")
        if not name:
            return None
        base = letter(NAMES.get(name[0], name[0]))
        return Hat(base) if name.endswith(HAT) else base


def _small(char: str) -> Layout:
    return Number(char) if char.isdigit() else letter(NAMES.get(char, char))


def joined(text: Runs, more: Runs) -> Runs:
    """The sentence and what follows it."""
    if text and more and isinstance(text[-1], Words) and isinstance(more[0], Words):
        return (*text[:-1], Words(text[-1].text + more[0].text), *more[1:])
    return (*text, *more)
