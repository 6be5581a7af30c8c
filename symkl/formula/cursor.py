"""A place in a row of tokens, what has been decided on the way to it, and complaints about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from sympy import Expr, Symbol

from symkl.formula.building import DEPTH, Builder, shown
from symkl.formula.lexer import Token
from symkl.formula.names import Names


class Cursor(Builder):
    """Tokens from left to right. ``flips`` are the doubtful places to be read the other way."""

    def __init__(
        self, text: str, tokens: list[Token], names: Names, flips: frozenset[int] = frozenset()
    ) -> None:
        super().__init__()
        self.text, self.tokens, self.names, self.flips = text, tokens, names, flips
        self.i = self.depth = self.bars = 0
        self.notes: dict[str, None] = {}
        self.choices: dict[int, str] = {}  # place: the reading that was not taken
        self.bases: set[Expr] = set()
        self.indices: list[tuple[str, Symbol]] = []
        self.end = Token("end", "", len(text), False)

    # -- moving ----------------------------------------------------------------------------------

    def peek(self, ahead: int = 0) -> Token:
        at = self.i + ahead
        return self.tokens[at] if at < len(self.tokens) else self.end

    def take(self) -> Token:
        token = self.peek()
        self.i += 1
        return token

    def next_is(self, kind: str, *texts: str, ahead: int = 0) -> bool:
        token = self.peek(ahead)
        return token.kind == kind and (not texts or token.text in texts)

    def accept(self, kind: str, *texts: str) -> Token | None:
        return self.take() if self.next_is(kind, *texts) else None

    def expect(self, what: str, kind: str, *texts: str) -> Token:
        if not self.next_is(kind, *texts):
            self.refuse(self.peek(), f"{what} is missing")
        return self.take()

    def nested(self, inner: Callable[[], Any]) -> Any:
        """What the function reads, one level further in."""
        self.depth += 1
        if self.depth > DEPTH:
            self.refuse(self.peek(), f"nested more than {DEPTH} deep")
        bars, self.bars = self.bars, 0
        try:
            return inner()
        finally:
            self.depth -= 1
            self.bars = bars

    def group_end(self, start: int) -> int:
        """The place of the brace that closes the group that opens there."""
        depth = 0
        for place in range(start, len(self.tokens)):
            token = self.tokens[place]
            if token.kind == "char" and token.text in "{}":
                depth += 1 if token.text == "{" else -1
                if depth == 0:
                    return place
        self.refuse(self.tokens[start], "this brace is never closed")

    def source(self, start: int, end: int | None = None) -> str:
        """The text of the tokens from one place to the other."""
        end = self.i if end is None else end
        first = self.tokens[start].at if start < len(self.tokens) else len(self.text)
        last = self.tokens[end].at if end < len(self.tokens) else len(self.text)
        words = " ".join(self.text[first:last].split())
        return words if len(words) <= 60 else words[:57] + "..."

    # -- saying ----------------------------------------------------------------------------------

    def refuse(self, at: Any, message: str) -> NoReturn:
        place = at.at if isinstance(at, Token) else int(at)
        raise ValueError(shown(self.text, min(place, len(self.text)), message))

    def refuse_here(self, wanted: str) -> NoReturn:
        token = self.peek()
        found = "the end" if token.kind == "end" else repr(self._written(token))
        self.refuse(token, f"{wanted} expected, not {found}")

    def _written(self, token: Token) -> str:
        slash = token.kind in ("command", "begin")
        return ("\\" if slash else "") + token.text[:40]

    def note(self, what: str) -> None:
        self.notes.setdefault(what)

    def choose(self, at: Token, taken: str, other: str) -> bool:
        """Is the other reading to be taken? Notes the one that is."""
        flipped = at.at in self.flips
        self.note(f"read {other if flipped else taken}")
        self.choices[at.at] = f"read {taken if flipped else other}"
        return flipped
