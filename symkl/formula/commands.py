"""The atoms: numbers, brackets, fractions, roots, sums, indicators, cases."""

from __future__ import annotations

from sympy import Expr, Integer, S

from symkl.formula.applied import SYMBOLIC
from symkl.formula.conditions import Conditions, cases
from symkl.formula.lexer import Token
from symkl.formula.names import Name

FRACTIONS = {"frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac"}
BINOMIALS = {"binom", "dbinom", "tbinom"}
BOXES = {"boxed", "underbrace", "overbrace", "underline", "textcolor", "mathopen", "mathclose",
         "mathord", "mathbin", "mathrel", "mathinner"}  # fmt: skip
TABLES = {"array", "matrix", "aligned", "cases", "dcases", "rcases", "alignedat", "gathered"}
MISSING = {
    "int": "an integral", "iint": "an integral", "lim": "a limit", "partial": "a derivative",
    "nabla": "a derivative", "mathbb": "this letter", "sup": "a supremum", "inf": "an infimum",
    "oint": "an integral", "arg": "an optimum", "det": "a determinant", "top": "a transpose",
    "Pr": "a probability", "E": "a mean",
}  # fmt: skip
INDICATORS = {"mathbb", "mathbf", "mathds", "boldsymbol", "bm"}


class Commands(Conditions):
    """What a factor begins with."""

    def atom(self) -> Expr:
        token = self.peek()
        if token.kind == "number":
            return self.number(self.take(), token.text)
        if token.kind == "open":
            return self.fenced_or_cases()
        if token.kind == "bar":
            return self.barred()
        if token.kind == "begin":
            return self.environment()
        if token.kind == "char" and token.text == "_":
            return self.hypergeometric()
        if token.kind == "char" and token.text == "{":
            return self._braces()
        if token.kind == "command" and token.text == "infty":
            self.refuse(token, "∞ stands alone as a value; it is not computed with")
        if token.kind in ("letter", "command", "word", "text"):
            return self.named()
        self.refuse_here("a number, a name or a function")

    def _braces(self) -> Expr:
        if self.next_is("char", "}", ahead=1):
            self.i += 2
            return self.hypergeometric() if self.next_is("char", "_") else self.nested(self.atom)
        head = self.head(self.i)
        value = self.letter() if head else None
        return self.group() if value is None else value

    def token_alone(self) -> Expr:
        """A letter without its scripts, or a command with its arguments: what TeX takes."""
        token = self.peek()
        head = self.head(self.i) if token.kind == "command" else None
        if token.kind == "letter" or (head and head[1] == self.i + 1):
            end = self.i + 1
            kept, self.tokens = self.tokens, self.tokens[:end]
            try:
                return self.named()
            finally:
                self.tokens = kept
        return self.atom()

    def named(self) -> Expr:
        """What begins with a letter or a command."""
        token = self.peek()
        if token.kind == "command" and (value := self._command(token)) is not None:
            return value
        if token.kind in ("word", "text") and token.text == "1":
            self.take()
            return self._indicator(token)
        value = self.letter()
        if value is not None:
            return value
        found = self.function_name()
        if found:
            return self.apply_named(*found)
        run = self._run_word()
        if run:
            return self._without_backslash(token, run)
        head = self.head(self.i)
        if head is None:
            what = f"\\{token.text}" if token.kind == "command" else token.text
            self.refuse(token, f"{what[:40]} is not read here")
        name, after = head
        known = Name(name.base, sub=name.sub)
        if (
            name.base in SYMBOLIC
            and not name.accents
            and (name.base != "gamma" or self.is_pair(after))
        ):
            return self._symbolic_here(token, name, after)
        value = self.constant(known, after) if not name.accents else None
        return value if value is not None else self.no_such_name(token)

    def _symbolic_here(self, token: Token, name: Name, after: int) -> Expr:
        start = self.i
        self.i = after
        if name.sub:  # E1, k0: no subscript that TeX knows
            self.i = start
            self.no_such_name(token)
        marks = self.peek()
        if (
            not (
                self.next_is("open")
                or self.next_is("char", "_", "^", "'", "{")
                or name.base in ("Gamma", "psi", "zeta", "digamma")
            )
            or marks.kind == "end"
        ):
            self.i = start
            self.no_such_name(token)
        return self.symbolic(token, name.base)

    def _without_backslash(self, token: Token, run: str) -> Expr:
        """sigma for \\sigma, as in formulas that are typed plainly."""
        at = self.i
        if run == "gamma" and self.next_is("open", "(", ahead=len(run)):
            self.refuse(token, r"in LaTeX write \Gamma(…), or \gamma\,(…) for Euler's constant")
        word = Token("command", run, token.at, token.near)
        self.tokens = [*self.tokens[:at], word, *self.tokens[at + len(run) :]]
        return self.named()

    def _command(self, token: Token) -> Expr | None:
        name = token.text
        if name in FRACTIONS:
            self.take()
            above, below = self.nested(self.single), self.nested(self.single)
            return self.quotient(token, above, below)
        if name in BINOMIALS:
            self.take()
            values = [self.nested(self.single), self.nested(self.single)]
            return self.call(token, "binomial", values)
        if name in ("sqrt", "root"):
            return self._root()
        if name in ("sum", "prod"):
            return self.series()
        if name in BOXES:
            return self._boxed()
        if name in INDICATORS and self._is_one():
            self.take()
            if self.next_is("char", "{"):
                self.i += 3
            else:
                self.take()
            return self._indicator(token)
        if name in MISSING and self.head(self.i) is None:
            self.refuse(token, f"{MISSING[name]} is not read; write its value")
        if name == "mathbb" and self.peek(1).text in "EP":
            self.refuse(token, "a mean is not read; write its value")
        return None

    def _is_one(self) -> bool:
        if self.next_is("number", "1", ahead=1) or self.next_is("word", "1", ahead=1):
            return True
        inside = self.peek(2)
        one = inside.text in ("1", "I") and inside.kind in ("number", "letter")
        return self.next_is("char", "{", ahead=1) and one and self.next_is("char", "}", ahead=3)

    def _root(self) -> Expr:
        token = self.take()
        index: Expr = Integer(2)
        if self.accept("open", "["):
            index = self.expression()
            self.expect("]", "close", "]")
        inside = self.fenced() if self.next_is("open", "(") else self.nested(self.single)
        if index == 2:
            return self.call(token, "sqrt", [inside])
        return self.power(token, inside, self.quotient(token, S.One, index))

    def _boxed(self) -> Expr:
        token = self.take()
        if token.text == "textcolor":
            self.i = self.group_end(self.i) + 1
        value = self.group()
        if token.text in ("underbrace", "overbrace") and self.accept("char", "_", "^"):
            if self.next_is("char", "{"):
                self.i = self.group_end(self.i) + 1
            else:
                self.take()
            self.note("left out what stands at a brace")
        return value

    def _indicator(self, token: Token) -> Expr:
        """1 where the condition in the bracket or the subscript holds, else 0."""
        sub = self.accept("char", "_")
        brace = self.accept("char", "{")
        bracket = self.accept("open", "(", "[", "{")
        if not brace and not bracket:
            self.refuse(token, "a condition is missing, as in \\mathbf 1_{x<y}")
        when = self.nested(self.condition)
        if bracket:
            self.closing(bracket)
        if brace:
            self.expect("}", "char", "}")
        self.note(f"read {'the subscripted ' if sub else ''}1 with a condition as its indicator")
        return cases([(S.One, when), (S.Zero, S.true)])

    # -- brackets that hold rows -------------------------------------------------------------------

    def environment(self) -> Expr:
        token = self.take()
        name = token.text.rstrip("*")
        if name not in ("cases", "dcases", "rcases", "array"):
            what = "a matrix" if "matrix" in name else f"the environment {name[:40]}"
            self.refuse(token, f"{what} is not read in a formula")
        if name == "array" and self.next_is("char", "{"):
            self.i = self.group_end(self.i) + 1
        value = self.nested(lambda: self.branches(token))
        if not self.accept("finish", token.text):
            self.refuse(token, f"\\end{{{token.text[:40]}}} is missing")
        return value

    def fenced_or_cases(self) -> Expr:
        """\\left\\{ \\begin{array}{ll} … \\end{array} \\right. is cases."""
        token = self.peek()
        if token.text == "{" and self.next_is("begin", ahead=1):
            name = self.peek(1).text.rstrip("*")
            if name in TABLES:
                self.take()
                begun = self.take()
                if name in ("array", "alignedat") and self.next_is("char", "{"):
                    self.i = self.group_end(self.i) + 1
                value = self.nested(lambda: self.branches(begun))
                self.expect(f"\\end{{{begun.text}}}", "finish", begun.text)
                if not self.accept("close", ".", "}"):
                    self.refuse_here("\\right.")
                return value
        if token.text == ".":
            self.refuse(token, "a bracket with one side is not read")
        return self.fenced()

    def series(self) -> Expr:
        raise NotImplementedError
