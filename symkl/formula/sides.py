"""What is around a formula: dollars, environments, a left-hand side, a full stop.

The tokens of a text become those of one formula. In a chain of equations the last side counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from symkl.formula.building import shown
from symkl.formula.lexer import Token
from symkl.formula.names import listed

ROWS = listed(  # environments that set rows of formulas
    "equation align aligned gather gathered split multline eqnarray alignat alignedat displaymath"
    " math flalign dmath subequations IEEEeqnarray"
)
COLUMNS = {"alignat", "alignedat", "IEEEeqnarray", "xalignat"}
INSIDE = {"cases", "dcases", "rcases", "array", "matrix", "pmatrix", "bmatrix", "substack"}
WRAPS = {"$": "$", "\\[": "\\]", "\\(": "\\)"}
ENDING = {".", ",", ";", ":"}
CLOSING_WORDS = {"square", "blacksquare", "qed", "Box"}


@dataclass
class Side:
    """The tokens between two signs of equality, and the sign before them."""

    sign: str
    tokens: list[Token]


def unwrapped(text: str, tokens: list[Token]) -> list[Token]:
    """Without dollars and environments; a row's end stays as a token where it is no case's."""
    tokens = _without_wraps(text, tokens)
    kept: list[Token] = []
    stack: list[str] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        name = token.text.rstrip("*")
        inside = any(s in INSIDE for s in stack)
        place += 1
        if token.kind == "begin":
            stack.append(name)
            if name in ROWS and not _opens_cases(kept):
                if name in COLUMNS:
                    place = _past_group(tokens, place)
                continue
            if _opens_cases(kept):
                stack[-1] = "cases"
        elif token.kind == "finish":
            if not stack:
                raise ValueError(shown(text, token.at, f"\\end{{{name[:40]}}} without a beginning"))
            begun = stack.pop()
            if begun in ROWS:
                if name != begun:
                    raise ValueError(shown(text, token.at, f"\\end{{{begun}}} is missing"))
                continue
        elif token.kind == "char" and token.text == "&" and (not inside or stack[-1] in ROWS):
            continue
        elif token.kind == "row" and inside and stack[-1] in ROWS:
            continue  # one value of a case, written on several lines
        kept.append(token)
    for name in stack:
        if name in ROWS:
            raise ValueError(shown(text, len(text), f"\\end{{{name}}} is missing"))
    return _joined(kept)


def _opens_cases(kept: list[Token]) -> bool:
    """Does \\left\\{ stand just before?"""
    return bool(kept) and (kept[-1].kind, kept[-1].text) == ("open", "{")


def _past_group(tokens: list[Token], place: int) -> int:
    if place < len(tokens) and tokens[place].text == "{":
        while place < len(tokens) and tokens[place].text != "}":
            place += 1
        place += 1
    return place


def _without_wraps(text: str, tokens: list[Token]) -> list[Token]:
    """The formula within $…$, $$…$$, \\[…\\] or \\(…\\), and nothing beside it."""
    while tokens and tokens[0].kind == "wrap":
        first, wanted = tokens[0], WRAPS.get(tokens[0].text)
        ends = len(tokens)
        while ends > 1 and tokens[ends - 1].kind == "char" and tokens[ends - 1].text in ENDING:
            ends -= 1
        last = tokens[ends - 1] if ends > 1 else None
        if last is None or last.kind != "wrap" or last.text != wanted:
            raise ValueError(shown(text, first.at, f"{first.text} is never closed"))
        tokens = tokens[1 : ends - 1]
    for token in tokens:
        if token.kind == "wrap":
            message = f"{token.text} within a formula; one formula is read at a time"
            raise ValueError(shown(text, token.at, message))
    return tokens


def _joined(tokens: list[Token]) -> list[Token]:
    """Without the pairs \\right. \\left. that carry a bracket over the end of a row."""
    kept: list[Token] = []
    place = 0
    while place < len(tokens):
        here = tokens[place]
        if (here.kind, here.text) == ("close", "."):
            after = place + 1
            while after < len(tokens) and tokens[after].kind == "row":
                after += 1
            if after < len(tokens) and (tokens[after].kind, tokens[after].text) == ("open", "."):
                place = after + 1
                continue
        kept.append(here)
        place += 1
    return kept


def sides(text: str, tokens: list[Token]) -> list[Side]:
    """The sides of the equations; rows joined, a second formula refused."""
    found = [Side("", [])]
    depth, stack = 0, 0
    row_at: list[int] = [0]  # where in the side each row of it begins
    for token in tokens:
        opens = token.kind == "open" or (token.kind, token.text) == ("char", "{")
        closes = token.kind == "close" or (token.kind, token.text) == ("char", "}")
        stack += {"begin": 1, "finish": -1}.get(token.kind, 0)
        depth += opens - closes
        outer = depth <= 0 and stack == 0
        if token.kind == "row" and stack == 0:
            row_at.append(len(found[-1].tokens))
            continue
        if token.kind == "relation" and outer and token.text in "=~":
            if (
                len(row_at) > 1
                and row_at[-1] < len(found[-1].tokens)
                and found[-1].tokens[: row_at[-1]]
            ):
                raise ValueError(
                    shown(text, found[-1].tokens[row_at[-1]].at, "a second formula; give one")
                )
            found.append(Side(token.text, []))
            row_at = [0]
            continue
        found[-1].tokens.append(token)
    found[-1].tokens = _trimmed(found[-1].tokens)
    return found


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Without the full stop, and the box that ends a proof."""
    tokens = list(tokens)
    while tokens and (
        (tokens[-1].kind == "char" and tokens[-1].text in ENDING)
        or (tokens[-1].kind == "command" and tokens[-1].text in CLOSING_WORDS)
    ):
        tokens.pop()
    return tokens


def written(text: str, tokens: list[Token], end: int) -> str:
    """The text of these tokens, on one line."""
    return " ".join(text[tokens[0].at : end].replace("&", " ").split()) if tokens else ""
