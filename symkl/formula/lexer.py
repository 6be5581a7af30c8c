"""LaTeX, or mathematics typed plainly, as tokens: what only sets type is left out.

A token keeps its place in the text. Delimiters come out as ``open`` and ``close`` where TeX says
which they are; a bare bar is a ``bar``. Words in upright type are one token.
"""

from __future__ import annotations

import re
from typing import NamedTuple, NoReturn

from symkl.formula.building import LENGTH, TOKENS, shown
from symkl.formula.names import greek, listed

DROPPED = listed(
    ", ; : ! > / quad qquad enspace thinspace medspace thickspace negthinspace displaystyle"
    " textstyle scriptstyle limits nolimits nonumber notag allowbreak hfill mathstrut noindent"
    " middle hskip bigskip smallskip medskip centering small normalsize large strut relax nobreak"
    " break ensuremath"
) | {" ", "\n", "\t"}
WITH_GROUP = listed("label tag hspace vspace phantom hphantom vphantom color mspace hskip")
SIZES = listed("left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm")
OPENING = {"(": "(", "[": "[", "{": "{", "lbrace": "{", "lbrack": "[", "lvert": "|", "lVert": "‖",
           "lfloor": "⌊", "lceil": "⌈", "langle": "⟨", "lparen": "("}  # fmt: skip
CLOSING = {")": ")", "]": "]", "}": "}", "rbrace": "}", "rbrack": "]", "rvert": "|", "rVert": "‖",
           "rfloor": "⌋", "rceil": "⌉", "rangle": "⟩", "rparen": ")"}  # fmt: skip
BARS = {"|": "|", "vert": "|", "mid": "|", "Vert": "‖", "parallel": "‖"}
RELATIONS = {
    "<": "<", ">": ">", "lt": "<", "gt": ">", "le": "<=", "leq": "<=", "leqslant": "<=",
    "ge": ">=", "geq": ">=", "geqslant": ">=", "ne": "!=", "neq": "!=", "=": "=", "equiv": "=",
    "triangleq": "=", "coloneqq": "=", "coloneq": "=", "approx": "~", "simeq": "~", "approxeq": "~",
    "doteq": "=", "eqdef": "=", "defeq": "=", "leqq": "<=", "geqq": ">=", "eqqcolon": "=",
}  # fmt: skip
WORDS = listed(
    "mathrm text textrm textup mathup operatorname mbox textnormal mathop textsf mathsf texttt"
    " mathtt textit textbf DeclareMathOperator hbox"
)
CHARACTERS = {
    "−": "-", "–": "-", "⋅": r"\cdot ", "·": r"\cdot ", "×": r"\times ", "∗": "*", "∕": "/",
    "⁄": "/", "÷": "/", "≤": r"\le ", "≥": r"\ge ", "≠": r"\ne ", "≈": r"\approx ", "≡": "=",
    "≔": "=", "∞": r"\infty ", "√": r"\sqrt ", "∑": r"\sum ", "∏": r"\prod ", "∫": r"\int ",
    "½": r"\frac12 ", "¼": r"\frac14 ", "¾": r"\frac34 ", "⅓": r"\frac13 ", "⅔": r"\frac23 ",
    "‖": r"\Vert ", "∥": r"\parallel ", "∣": "|", "⌊": r"\lfloor ", "⌋": r"\rfloor ",
    "⌈": r"\lceil ", "⌉": r"\rceil ", "∧": r"\wedge ", "∨": r"\vee ", "∈": r"\in ", "′": "'",
    "″": "''", "…": r"\dots ", "ℓ": r"\ell ", "𝟙": r"\mathbb1 ", "ϝ": r"\digamma ", "⩽": r"\le ",
    "⩾": r"\ge ", "\u00a0": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u2061": " ",
    "\u2062": " ", "⟨": r"\langle ", "⟩": r"\rangle ", "∂": r"\partial ", "\u2003": " ",
    "\u2002": " ", "\u2005": " ",
}  # fmt: skip
RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ", "0123456789+-()n"))
LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ", "0123456789+-()aeoxhklmnpstijruv"))
NUMBER = re.compile(r"\d+(\.\d+)?|\.\d+")
COMMAND = re.compile(r"\\([A-Za-z]+\*?|.)", re.DOTALL)
SPACING = re.compile(r"\[\s*-?[\d.]+\s*(pt|em|ex|mm|cm|in|mu|\\baselineskip)\s*\]")
PLAIN_WORD = re.compile(r"\s*([^{}\\$^]*?)\s*\Z")


class Token(NamedTuple):
    kind: str  # number letter command word open close bar relation char row begin finish text
    text: str
    at: int
    near: bool  # does it follow the token before it without any space?
    sized: bool = False


class Lexer:
    """One text in tokens."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self.near = False
        self.at = 0

    def refuse(self, at: int, message: str) -> NoReturn:
        raise ValueError(shown(self.text, at, message))

    def read(self) -> list[Token]:
        if len(self.text) > LENGTH:
            raise ValueError(f"{len(self.text)} characters; at most {LENGTH} are read")
        while self.at < len(self.text):
            self._next()
            if len(self.tokens) > TOKENS:
                self.refuse(self.at - 1, f"more than {TOKENS} signs")
        return self.tokens

    def put(self, kind: str, text: str, at: int | None = None, sized: bool = False) -> None:
        at = self.at if at is None else at
        self.tokens.append(Token(kind, text, at, self.near, sized))
        self.near = True

    def _next(self) -> None:
        char, at = self.text[self.at], self.at
        if self.text.startswith("{}", at) and self._begins():
            self.at += 2  # TeX sets the sign after it as one between terms
            return
        number = NUMBER.match(self.text, at)
        if number and char.isascii():
            self.put("number", number[0])
            self.at = number.end()
        elif char == "\\":
            self._command()
        elif char.isspace() or char == "~":
            self.near = False
            self.at += 1
        elif char == "%":
            end = self.text.find("\n", at)
            self.at = len(self.text) if end < 0 else end
        elif char.isascii() and char.isalpha():
            self.put("letter", char)
            self.at += 1
        else:
            self._sign(char)

    def _begins(self) -> bool:
        """Is this the start of a line, or of a cell of it?"""
        last = self.tokens[-1] if self.tokens else None
        return last is None or last.kind in ("row", "begin", "wrap") or last.text == "&"

    def _sign(self, char: str) -> None:
        at = self.at
        if self.text.startswith((":=", "==", "!=", "<=", ">="), at):
            pair = self.text[at : at + 2]
            self.put("relation", {":=": "=", "==": "="}.get(pair, pair))
            self.at += 2
            return
        self.at += 1
        if char in "()[]":
            self.put("open" if char in "([" else "close", char, at)
        elif char == "|":
            self.put("bar", "|", at)
        elif char in "<>=":
            self.put("relation", char, at)
        elif char in "{}^_&+-*/!,;:'.":
            self.put("char", char, at)
        elif char == "$":
            self.at += self.text.startswith("$", self.at)
            self.put("wrap", "$", at)
        elif char in RAISED or char in LOWERED:
            self._run(RAISED if char in RAISED else LOWERED, at)
        elif char in CHARACTERS:
            self._instead(CHARACTERS[char], at)
        elif greek(char):
            self.put("command", str(greek(char)), at)
        else:
            self.refuse(at, f"the character {char!r} has no meaning here")

    def _run(self, table: dict[str, str], at: int) -> None:
        """σ₁² is σ_{1}^{2}."""
        end = at
        while end < len(self.text) and self.text[end] in table:
            end += 1
        self._instead(
            ("^{" if table is RAISED else "_{")
            + "".join(table[c] for c in self.text[at:end])
            + "}",
            at,
        )
        self.at = end

    def _instead(self, written: str, at: int) -> None:
        """The tokens of another spelling, all in this place."""
        inner = Lexer(written)
        inner.near = self.near
        for token in inner.read():
            self.tokens.append(token._replace(at=at))
        self.near = not written.endswith(" ") or written.startswith("\\")
        if written == " ":
            self.near = False

    # -- commands --------------------------------------------------------------------------------

    def _command(self) -> None:
        at = self.at
        found = COMMAND.match(self.text, at)
        if not found:
            self.refuse(at, "a backslash at the end")
        name = found[1]
        self.at = found.end()
        starred = name.endswith("*") and len(name) > 1
        name = name[:-1] if starred else name
        if starred and name not in WITH_GROUP | WORDS | {"hspace", "tag"}:
            self.at -= 1
        if name in ("\\", "cr", "newline", "tabularnewline"):
            self._row(at)
        elif name in WITH_GROUP:
            self._braces()
            self.near = False
        elif name in DROPPED:
            self.near = False
        elif name in SIZES:
            self._delimiter(name, at)
        elif name in ("begin", "end"):
            self.put("begin" if name == "begin" else "finish", self._braces().strip(), at)
        elif name in ("[", "]", "(", ")"):
            self.put("wrap", "\\" + name, at)
        elif name in OPENING:
            self.put("open", OPENING[name], at)
        elif name in CLOSING:
            self.put("close", CLOSING[name], at)
        elif name == "|" or name in BARS:
            self.put("bar", BARS.get(name, "‖") if name != "|" else "‖", at)
        elif name in RELATIONS:
            self.put("relation", RELATIONS[name], at)
        elif name == "not":
            self._not(at)
        elif name in WORDS:
            self._word(name, at)
        else:
            self.put("command", name, at)

    def _row(self, at: int) -> None:
        spacing = SPACING.match(self.text, self.at + self.text.startswith("*", self.at))
        if spacing:
            self.at = spacing.end()
        self.near = False
        self.put("row", "\\\\", at)
        self.near = False

    def _not(self, at: int) -> None:
        rest = re.compile(r"\s*=").match(self.text, self.at)
        if not rest:
            self.refuse(at, r"\not is read before = only")
        self.at = rest.end()
        self.put("relation", "!=", at)

    def _delimiter(self, size: str, at: int) -> None:
        """The delimiter after \\left, \\bigr and the like."""
        found = re.compile(r"\s*(\\[A-Za-z]+|\\.|.)?", re.DOTALL).match(self.text, self.at)
        written = (found and found[1]) or ""
        name = written.removeprefix("\\")
        escaped = written.startswith("\\")
        self.at += len(found[0]) if found else 0
        closes = size == "right" or size.endswith("r")
        opens = size == "left" or size.endswith("l")
        if written == "." and size in ("left", "right"):
            self.put("open" if opens else "close", ".", at, sized=True)
        elif name in OPENING and (escaped or name in "(["):
            self.put("open", OPENING[name], at, sized=True)
        elif name in CLOSING and (escaped or name in ")]"):
            self.put("close", CLOSING[name], at, sized=True)
        elif written == r"\|" or name in BARS or written in CHARACTERS:
            bar = "‖" if written == r"\|" else BARS.get(name) or {"∣": "|"}.get(written, "‖")
            kind = "open" if opens else "close" if closes else "bar"
            self.put(kind, bar, at, sized=True)
        elif written == "/":
            self.put("char", "/", at)
        else:
            self.refuse(at, f"\\{size} is read before a bracket or a bar only")

    def _braces(self) -> str:
        """The group {…} in this place, as text."""
        found = re.compile(r"\s*\{([^{}]*)\}").match(self.text, self.at)
        if not found:
            self.refuse(min(self.at, len(self.text) - 1), "a group {…} is missing")
        self.at = found.end()
        return found[1]

    def _word(self, command: str, at: int) -> None:
        """\\mathrm{KL}, \\text{ if }, \\mathrm e; with formulas inside, a group."""
        found = re.compile(r"\s*(\{([^{}\\$^]*)\}|[A-Za-z0-9])").match(self.text, self.at)
        if found:
            inside = found[2] if found[2] is not None else found[1]
            self.at = found.end()
            self.put(
                "text" if command in ("text", "mbox", "textrm", "textnormal", "hbox") else "word",
                " ".join(inside.replace("~", " ").split()),
                at,
            )
            return
        mixed = re.compile(r"\s*\{([^{}]*)\}").match(self.text, self.at)
        if mixed and "$" in mixed[1]:
            self._mixed(mixed, at)
        elif mixed and not re.search(r"\\[A-Za-z]", mixed[1]):
            self.at = mixed.end()
            inside = re.sub(r"\\[,;:! ]", "", mixed[1])
            self.put("word", " ".join(inside.split()), at)
        # else: the group that follows is read as it stands

    def _mixed(self, found: re.Match[str], at: int) -> None:
        """\\text{if $x < y$}: words and formulas in turn."""
        for place, piece in enumerate(found[1].split("$")):
            if place % 2:
                inner = Lexer(piece)
                start = found.start(1) + len("$".join(found[1].split("$")[:place])) + 1
                self.tokens += [t._replace(at=t.at + start) for t in inner.read()]
            elif piece.strip():
                self.near = False
                self.put("text", " ".join(piece.split()), at)
        self.near = False
        self.at = found.end()
