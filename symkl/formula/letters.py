"""What a letter stands for: a declared name, an entry of a vector, a constant, a function's name.

What is declared comes first. Only a letter that is not is γ, e, π or the name of a function.
"""

from __future__ import annotations

import sympy as sp
from sympy import Expr, Symbol

from symkl.formula.arithmetic import Arithmetic
from symkl.formula.functions import canonical
from symkl.formula.lexer import Token
from symkl.formula.names import GREEK, SPELLINGS, Name, listed, plain
from symkl.nodes import Entry, Vector

ACCENTED = {
    "hat": "hat", "widehat": "hat", "bar": "bar", "overline": "bar", "tilde": "tilde",
    "widetilde": "tilde", "dot": "dot", "check": "check", "breve": "breve", "vec": "vec",
}  # fmt: skip
FONTS = listed(
    "mathbf boldsymbol bm mathcal mathit mathsf mathfrak mathscr pmb mathnormal symbf mathrm text"
    " operatorname textrm mathbb mathtt textit textbf mathds"
)
SYMBOLS = {"ell": "l", "digamma": "digamma", "Beta": "Beta"}


class Letters(Arithmetic):
    """Names with their accents, primes and subscripts."""

    first = 1  # the number of a vector's first entry, in this formula

    # -- looking ahead -----------------------------------------------------------------------------

    def head(self, i: int, depth: int = 0) -> tuple[Name, int] | None:
        """The name without a subscript that begins at that token, and the place after it."""
        token = self.peek(i - self.i)
        if depth > 8:
            return None
        if token.kind == "letter":
            return Name(token.text), i + 1
        if token.kind in ("word", "text"):
            if not token.text.replace("_", "").isalnum():
                return None
            return plain(token.text), i + 1
        if token.kind == "char" and token.text == "{":
            return self._in_braces(i, depth)
        if token.kind != "command":
            return None
        text = token.text
        if text in ACCENTED or text in FONTS:
            inner = self.head(i + 1, depth + 1)
            if inner is None or text in FONTS:
                return inner
            name, after = inner
            return name._replace(accents=tuple(sorted((*name.accents, ACCENTED[text])))), after
        base = SPELLINGS.get(text, text)
        base = SYMBOLS.get(base, base)
        return (Name(base), i + 1) if base in GREEK or text in SYMBOLS else None

    def _in_braces(self, i: int, depth: int) -> tuple[Name, int] | None:
        inner = self.head(i + 1, depth + 1)
        if inner is None:
            return None
        name, after = inner
        found = self.subscript(after)
        if found:
            name, after = name._replace(sub=name.sub + found[0]), found[1]
        closing = self.peek(after - self.i)
        return (name, after + 1) if (closing.kind, closing.text) == ("char", "}") else None

    def subscript(self, i: int) -> tuple[str, int] | None:
        """The subscript at that token as plain text; None where there is none, or no plain one."""
        if not self._is(i, "char", "_"):
            return None
        token = self.peek(i + 1 - self.i)
        if not self._is(i + 1, "char", "{"):
            part = self._part(token)
            if part is None and token.kind == "command" and token.text in FONTS | set(ACCENTED):
                inner = self.head(i + 1)
                return (str(inner[0]).replace("_", ""), inner[1]) if inner else None
            return None if part is None else (part, i + 2)
        end = self.group_end(i + 1)
        parts = [self._part(t) for t in self.tokens[i + 2 : end]]
        if not parts or None in parts:
            return None
        return "".join(map(str, parts)), end + 1

    def _is(self, i: int, kind: str, text: str) -> bool:
        return self.next_is(kind, text, ahead=i - self.i)

    def _part(self, token: Token) -> str | None:
        match token.kind:
            case "number":
                return token.text if token.text.isdigit() else None
            case "letter":
                return token.text
            case "word" | "text":
                return "".join(c for c in token.text if c.isalnum())
            case "char":
                return "" if token.text in ",{}_" else None
            case "command":
                if token.text in FONTS:
                    return ""
                return (
                    SPELLINGS.get(token.text, token.text)
                    if token.text in GREEK | set(SPELLINGS)
                    else None
                )
        return None

    def primes(self, i: int) -> tuple[int, int]:
        """How many primes stand there, and the place after them."""
        start = i
        while self._is(i, "char", "'"):
            i += 1
        if i > start:
            return i - start, i
        if self._is(i, "char", "^"):
            if self._is(i + 1, "command", "prime"):
                return 1, i + 2
            if self._is(i + 1, "char", "{") and self._is(i + 2, "command", "prime"):
                end = self.group_end(i + 1)
                inside = self.tokens[i + 2 : end]
                if all(t.text == "prime" for t in inside):
                    return len(inside), end + 1
        return 0, i

    def is_letter(self) -> bool:
        """Is the next token a declared name or a constant, and no function?"""
        found = self.declared()
        if found is not None:
            value = found[0]
            return not isinstance(value, Vector)
        head = self.head(self.i)
        return head is not None and head[0].base in ("pi", "e", "gamma") and not self._run_word()

    def declared(self) -> tuple[Symbol | Vector, int, Name, Expr | None] | None:
        """The declared name here: its value, the place after, its spelling, a power within it."""
        run = self._run()
        if len(run) > 1:
            after = self.i + len(run)
            found = self._with_scripts(plain(run), after, run)
            if found and self._one_name(run):
                return found
        head = self.head(self.i)
        if head is None:
            return None
        if head[0].base in [letter for letter, _ in self.indices] and not head[0].sub:
            return None
        return self._with_scripts(*head)

    def _one_name(self, run: str) -> bool:
        """Is ab the name ab, and not a times b? Doubtful where all three are declared."""
        if not all(self.names.spelled(c) is not None for c in run):
            return True
        return self.choose(self.peek(), f"{run} as {' '.join(run)}", f"{run} as one name")

    def _with_scripts(self, name: Name, after: int, written: str = "") -> tuple | None:
        """With as much of the primes, the subscript and the digits after it as is declared."""
        primes, unprimed = self.primes(after)
        primed = name._replace(accents=tuple(sorted((*name.accents, *["prime"] * primes))))
        spellings = [(primed, unprimed)] if primes else []
        sub = self.subscript(unprimed)
        if sub:
            full = primed._replace(sub=name.sub + sub[0])
            more, end = self.primes(sub[1])
            spellings.insert(0, (full, sub[1]))
            if more:
                accents = tuple(sorted((*full.accents, *["prime"] * more)))
                spellings.insert(0, (full._replace(accents=accents), end))
        number = self.peek(after - self.i)
        if not sub and number.kind == "number" and number.near and number.text.isdigit():
            spellings.insert(0, (name._replace(sub=name.sub + number.text), after + 1))
        for spelled, end in spellings:
            value = self.names.get(spelled)
            if value is not None:
                return value, end, spelled, None
        if primes or self._is(unprimed, "char", "_"):
            return self._vector(name, after)
        beyond = self._power_between(name, after)
        if beyond:
            return beyond
        value = self.names.get(name, written)
        return None if value is None else (value, after, name, None)

    def _vector(self, name: Name, after: int) -> tuple | None:
        value = self.names.get(name)
        return (value, after, name, None) if isinstance(value, Vector) else None

    def _power_between(self, name: Name, after: int) -> tuple | None:
        """σ^2_1 is σ_1^2: the place of the power is kept in the last part."""
        if not self._is(after, "char", "^"):
            return None
        start = after + 1
        end = self.group_end(start) + 1 if self._is(start, "char", "{") else start + 1
        sub = self.subscript(end)
        if not sub:
            return None
        value = self.names.get(name._replace(sub=name.sub + sub[0]))
        return None if value is None else (value, sub[1], name, start)

    def _run(self) -> str:
        """The letters that stand together here."""
        if self.peek().kind != "letter":
            return ""
        letters, i = [self.peek().text], 1
        while self.peek(i).kind == "letter" and self.peek(i).near:
            letters.append(self.peek(i).text)
            i += 1
        return "".join(letters)

    def _run_word(self) -> str:
        """log, sigma or exp without a backslash, where its letters are not names one by one."""
        run = self._run()
        if len(run) < 2 or all(self.names.spelled(c) for c in run):
            return ""
        known = canonical(run) is not None or SPELLINGS.get(run, run) in GREEK
        return run if known else ""

    # -- reading -----------------------------------------------------------------------------------

    def letter(self) -> Expr | None:
        """The value of the declared name here; None where there is none."""
        at = self.peek()
        index = self._index()
        if index is not None:
            return index
        found = self.declared()
        if found is None:
            return None
        value, after, _, raised = found
        if isinstance(value, Vector):
            self.i = after
            return self.entry(at, value)
        opens = self.peek(after - self.i)
        if opens.kind == "open" and opens.text == "(" and self.is_pair(after):
            return None  # (a, b) is no factor: a function's name
        if raised is not None:
            self.i = raised
            self.raised = self.script()
        self.i = after
        return value

    def is_pair(self, i: int) -> bool:
        """Is there a comma or a semicolon in the bracket that opens there, at its own level?"""
        depth = 0
        for token in self.tokens[i:]:
            if token.kind == "open" or (token.kind, token.text) == ("char", "{"):
                depth += 1
            elif token.kind == "close" or (token.kind, token.text) == ("char", "}"):
                depth -= 1
                if depth == 0:
                    return False
            elif depth == 1 and token.kind == "char" and token.text in ",;":
                return True
        return False

    def _index(self) -> Expr | None:
        token = self.peek()
        name = token.text if token.kind in ("letter", "command") else ""
        for letter, symbol in reversed(self.indices):
            if letter == name and not self.next_is("char", "_", ahead=1):
                self.take()
                return symbol
        return None

    def entry(self, at: Token, vector: Vector) -> Expr:
        """p_i, p_{i} or p(i): an entry, numbered from ``first``."""
        if self.accept("char", "_"):
            place = self.nested(self.single)
        elif self.next_is("open", "(", "["):
            place = self.fenced()
        else:
            self.refuse(at, f"{vector.name} is a vector; write an entry of it, {vector.name}_i")
        if place.is_Number:
            self.evidence(at, place)
            if not (place.is_Integer and place >= self.first):
                self.refuse(at, f"{vector.name} has no entry {place}")
        return Entry(vector, place - self.first)

    def evidence(self, at: Token, place: Expr) -> None:
        """What the number of an entry says about how they are numbered."""
        if place == 0:
            self.from_zero = True

    from_zero = False

    def constant(self, name: Name, after: int) -> Expr | None:
        """e, π, Euler's γ, where nothing of that name is declared."""
        sub = self.subscript(after)
        upright = self.peek().kind in ("word", "text")
        if name == Name("e") and not sub:
            if not upright:
                self.note("read e as Euler's number 2.718…")
            self.i = after
            return sp.E
        if name == Name("pi") and not sub:
            self.i = after
            return sp.pi
        if name.base == "gamma" and not name.accents:
            euler = name.sub or (sub[0] if sub else "")
            if euler in ("", "E", "EM", "Euler", "e", "0"):
                self.note("read γ as Euler's constant 0.577…")
                self.i = sub[1] if sub and not name.sub else after
                return sp.EulerGamma
        return None

    def no_such_name(self, at: Token) -> Expr:
        """The complaint about the name that stands here."""
        head = self.head(self.i)
        kept = self.i
        while self.peek().kind == self.peek(-1).kind == "letter" and self.peek().near and self.i:
            self.i -= 1
        run = self._run()
        if len(run) > 1:
            sub = self.subscript(self.i + len(run))
            self.refuse(self.peek(), self.names.unknown(run + (f"_{sub[0]}" if sub else "")))
        self.i = kept
        if head is None:
            self.refuse_here("a number, a name or a function")
        name, after = head
        primes, after = self.primes(after)
        sub = self.subscript(after)
        if sub:
            name = name._replace(sub=name.sub + sub[0])
        elif self._is(after, "char", "_") and name in self.names:
            self.refuse(self.peek(after - self.i), f"this subscript of {name} is not read")
        if primes:
            name = name._replace(accents=(*name.accents, *["prime"] * primes))
        self.refuse(at, self.names.unknown(str(name)))
