"""One formula in LaTeX, or typed plainly, as a value: the last side of its equations."""

from __future__ import annotations

import re
from dataclasses import dataclass

import sympy as sp
from sympy import Expr, S

from symkl.formula.building import BOTH_SIDES, quoted, shown
from symkl.formula.conditions import OTHERWISE, WHEN, cases
from symkl.formula.lexer import Lexer, Token
from symkl.formula.names import Names
from symkl.formula.sides import Side, sides, unwrapped, written
from symkl.formula.sums import Sums

UNITS = {"nats", "nat", "nats."}


class Formula(Sums):
    """A side of an equation, with the conditions that stand behind it."""

    def whole(self) -> Expr:
        value = self.bound_value()
        above = self.next_is("relation", ">=", ">") and self.next_is("number", "0", ahead=1)
        if above and self.peek(2).kind == "end":
            self.i += 2
            self.note("left out that it is not negative")
        value = self._behind(value)
        if self.peek().kind != "end":
            self._left_over()
        return value

    def _behind(self, value: Expr) -> Expr:
        """…, for α > 1."""
        start = self.i
        comma = self.accept("char", ",", ";")
        if self.words(UNITS):
            return self._behind(value)
        said = self.words(WHEN)
        if not said and not (comma and self._has_relation()):
            self.i = start
            return value
        if self.words(OTHERWISE):
            return value
        when = self.condition()
        self.accept("char", ".", ",")
        self.note("read the condition behind the formula as where it holds")
        return cases([(value, when)])

    def _has_relation(self) -> bool:
        return any(t.kind == "relation" for t in self.tokens[self.i :])

    def _left_over(self) -> None:
        token = self.peek()
        if token.kind == "relation":
            self.refuse(token, "an inequality is no formula for a value")
        if token.kind == "text" or token.kind == "word":
            self.refuse(token, f"the words {quoted(token.text[:40])} are not read here")
        if token.kind == "char" and token.text in ",;":
            self.refuse(token, "one formula is read at a time; here a list begins")
        if token.kind == "close" or (token.kind, token.text) == ("char", "}"):
            self.refuse(token, f"{token.text} closes nothing that was opened")
        self._no_more()
        self.refuse_here("an operator or the end")


@dataclass
class Read:
    """What came out: the value, what was noted, and the doubtful places with the other reading."""

    value: Expr
    notes: list[str]
    left: str
    base: Expr
    choices: dict[int, str]


def read_latex(text: str, names: Names, flips: frozenset[int] = frozenset()) -> Read:
    """The value of the formula; ValueError with the column where it can't be read."""
    for first in (1, 0):
        read, again = _attempt(text, names, flips, first)
        if not again:
            return read
    return read


def _attempt(text: str, names: Names, flips: frozenset[int], first: int) -> tuple[Read, bool]:
    tokens = unwrapped(text, Lexer(text).read())
    found = sides(text, tokens)
    notes: list[str] = []
    left = ""
    chosen = found[-1]
    if len(found) > 1:
        chosen, left = _which(text, found, names, notes)
    if not chosen.tokens:
        at = found[-1].tokens[0].at if found[-1].tokens else len(text)
        raise ValueError(_empty(text, at))
    parser = Formula(text, chosen.tokens, names, flips)
    parser.first = first
    last = chosen.tokens[-1]
    parser.end = Token("end", "", _end_of(text, last), False)
    try:
        value = parser.whole()
    except ValueError:
        if parser.from_zero and first == 1:
            return Read(S.Zero, [], "", S.Exp1, {}), True
        raise
    if parser.from_zero and parser.from_one:
        parser.refuse(0, "entries are numbered from 0 in one place and from 1 in another")
    again = parser.from_zero and first == 1
    if value.atoms(sp.Dummy):
        parser.refuse(0, "an index outside of its sum")
    base = next(iter(parser.bases)) if len(parser.bases) == 1 else S.Exp1
    return Read(value, [*notes, *parser.notes], left, base, parser.choices), again


def _empty(text: str, at: int) -> str:
    if not text.strip():
        return "nothing to read; write a formula such as \\log\\frac{\\sigma_2}{\\sigma_1}"
    return shown(text, at, "a formula is missing")


def _end_of(text: str, last: Token) -> int:
    return min(len(text), last.at + max(1, len(last.text) + (last.kind == "command")))


def _which(text: str, found: list[Side], names: Names, notes: list[str]) -> tuple[Side, str]:
    """The side that counts, and the text before the first sign of equality."""
    first = found[0]
    end = _end_of(text, first.tokens[-1]) if first.tokens else 0
    left = written(text, first.tokens, end)
    values = [s for s in found[1:] if s.sign == "="]
    if len(values) < len(found) - 1:
        notes.append("left out the approximate value at the end")
    if len(values) > 1 and _is_decimal(values[-1]):
        notes.append("left out the number at the end of the chain")
        values.pop()
    if not values:
        if _readable(text, first, names):
            return first, ""
        at = found[1].tokens[0].at if found[1].tokens else len(text)
        raise ValueError(shown(text, at, "only an approximate value; a formula is needed"))
    if left and len(values) == 1 and values[0].tokens and _readable(text, first, names):
        raise ValueError(shown(text, first.tokens[0].at, BOTH_SIDES))
    if left:
        notes.append(f"read the left-hand side {left} = and left it out")
    if len(values) > 1:
        notes.append(f"read the last of a chain of {len(values)} right-hand sides")
    return values[-1], left


def _is_decimal(side: Side) -> bool:
    numbers = [t for t in side.tokens if t.kind == "number"]
    others = [t for t in side.tokens if t.kind != "number" and t.text not in "+-"]
    return len(numbers) == 1 and not others and bool(re.search(r"\.", numbers[0].text))


def _readable(text: str, side: Side, names: Names) -> bool:
    try:
        Formula(text, side.tokens, names).whole()
    except (ValueError, NotImplementedError):
        return False
    return True
