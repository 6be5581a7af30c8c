"""Sums, products, powers and brackets; a product may do without its sign."""

from __future__ import annotations

import re

import sympy as sp
from sympy import Expr, S

from symkl.formula.cursor import Cursor
from symkl.formula.lexer import Token

TIMES = {"cdot", "times", "ast", "bullet"}
BETWEEN = TIMES | {  # commands that are no factor
    "div", "pm", "mp", "wedge", "land", "vee", "lor", "over", "choose", "atop", "in", "notin",
    "to", "dots", "ldots", "cdots", "dotsb", "dotsc", "infty", "mapsto", "implies", "iff",
    "Rightarrow", "square", "blacksquare", "qed", "Box", "prime", "and", "quad", "rightarrow",
}  # fmt: skip
PAIRS = {"(": ")", "[": "]", "{": "}", "|": "|", "⌊": "⌋", "⌈": "⌉"}
DOTS = {"dots", "ldots", "cdots", "dotsb", "dotsc"}
THIN = re.compile(r"\\[,;: ]|~")  # a space that somebody put between two factors


class Arithmetic(Cursor):
    """An expression: terms of factors of atoms with what follows them."""

    def expression(self) -> Expr:
        return self.nested(self._terms)

    def _terms(self) -> Expr:
        self._past_nothing()
        start = self.peek()
        terms = []
        sign = self.accept("char", "+", "-")
        while True:
            if self.next_is("char", "+", "-"):
                self.refuse(self.peek(), "two signs in a row; put the term in parentheses")
            term = self.product()
            terms.append(-term if sign and sign.text == "-" else term)
            sign = self.accept("char", "+", "-")
            if not sign:
                self._no_more()
                return self.sum_of(start, terms)

    def _past_nothing(self) -> None:
        """{} before a sign is there for the space that TeX then leaves."""
        while self.next_is("char", "{") and self.next_is("char", "}", ahead=1):
            if not self.next_is("char", "+", "-", ahead=2):
                return
            self.i += 2

    def _no_more(self) -> None:
        token = self.peek()
        if token.kind == "command" and token.text in ("pm", "mp"):
            self.refuse(token, f"\\{token.text} means two formulas; write + or -")
        if token.kind == "command" and token.text in DOTS:
            self.refuse(token, "dots leave open what stands there; write a sum with \\sum")

    def product(self) -> Expr:
        start = self.peek()
        factors = [self.factor()]
        while True:
            self._past_nothing()
            token = self.peek()
            if self.is_times(token):
                self.take()
                factors.append(self.factor())
            elif self.next_is("char", "/") or self.next_is("command", "div"):
                self.take()
                factors.append(self.quotient(token, S.One, self._denominator(factors)))
            elif self.starts_factor(token):
                self._beside(token)
                factors.append(self.factor())
            else:
                return self.product_of(start, factors)

    def is_times(self, token: Token) -> bool:
        sign = token.kind == "char" and token.text == "*"
        return sign or (token.kind == "command" and token.text in TIMES)

    def _beside(self, token: Token) -> None:
        """Factors without a sign between them: what is doubtful there."""
        before = self.tokens[self.i - 1]
        if token.kind == "number":
            spaced = THIN.search(self.text[before.at : token.at])
            if before.kind == "number" or not spaced:
                self.refuse(token, "a number directly after a factor; write \\cdot between them")
            self.note(f"read {token.text} after a factor and a thin space as one more factor")
        if before.kind == "number" and token.kind == "command" and token.text in ("frac", "tfrac"):
            self.note(f"read {before.text} beside a fraction as their product")

    def _denominator(self, above: list[Expr]) -> Expr:
        """a/b c is a/(b c), but ½ c where two numbers come before a space."""
        start, at = self.i, self.peek()
        below = [self.factor()]
        plain = self.i == start + 1 or at.kind in ("letter", "command", "word")
        if plain and at.kind != "open" and self.next_is("open", "("):
            return self._before_bracket(start, at, below)
        if not (plain and at.kind in ("number", "letter", "command") and self.starts_simple()):
            return below[0]
        end = self.i
        while self.starts_simple():
            below.append(self.factor())
        inside, one = self.source(start), self.source(start, end)
        number = at.kind == "number" and above[-1].is_Number and not self.tokens[end].near
        readings = [
            f"/{inside} as a division by all of {inside}",
            f"/{one} as a division by {one} only",
        ]
        alone = self.choose(self.tokens[end], *(readings[::-1] if number else readings)) ^ number
        if alone:
            self.i = end
            return below[0]
        return self.product_of(at, below)

    def _before_bracket(self, start: int, at: Token, below: list[Expr]) -> Expr:
        """1/2 (a + b) is half of it."""
        one, token = self.source(start), self.peek()
        alone, all_of = f"/{one} as a division by {one} only", f"/{one}(…) as one by the product"
        if self.choose(token, alone, all_of):
            below.append(self.factor())
        return self.product_of(at, below)

    def factor(self) -> Expr:
        """An atom with its powers and factorials."""
        at = self.peek()
        self.raised: Expr | None = None
        value = self.atom()
        raised, self.raised = self.raised, None
        if raised is not None:
            value = self.power(at, value, raised)
        return self.postfix(at, value, raised is not None)

    def postfix(self, at: Token, value: Expr, powered: bool = False) -> Expr:
        while True:
            token = self.peek()
            if self.accept("char", "^"):
                if powered:
                    self.refuse(token, "a second exponent; put the first power in braces")
                value, powered = self.power(token, value, self.script()), True
            elif self.accept("char", "!"):
                if self.next_is("char", "!"):
                    self.refuse(token, "a double factorial is not read")
                if powered:
                    self.refuse(token, "a factorial of a power; put one of them in braces")
                value = self.call(token, "factorial", [value])
            elif self.next_is("char", "'"):
                self.refuse(token, "a prime is read after a name or after ψ, ζ, Γ only")
            elif self.next_is("char", "_"):
                self.refuse(token, "a subscript is read after a name or a function only")
            else:
                return value

    def script(self) -> Expr:
        """The exponent or the order: a group, or one token."""
        token = self.peek()
        if self.next_is("char", "{"):
            return self.group()
        if token.kind == "number":
            if len(token.text) > 1:
                self.note(f"read ^{token.text} as ^{{{token.text}}}")
            return self.number(self.take(), token.text)
        if token.kind == "open" and token.text == "(":
            self.note("read an exponent in parentheses as all of the exponent")
            return self.fenced()
        if token.kind in ("letter", "command", "word") and token.text not in BETWEEN:
            return self.nested(self.single)
        self.refuse(token, "an exponent is a group {…} or one letter or digit")

    def single(self) -> Expr:
        """One token, as TeX takes it where there are no braces."""
        token = self.peek()
        if token.kind == "number" and token.text.isdigit():
            self.take()
            if len(token.text) > 1:
                self._split(token)
                return sp.Integer(token.text[0])
            return self.number(token, token.text)
        if self.next_is("char", "{"):
            return self.group()
        if token.kind in ("letter", "word") or (
            token.kind == "command" and token.text not in BETWEEN
        ):
            return self.token_alone()
        self.refuse_here("a group {…}")

    def _split(self, token: Token) -> None:
        """TeX takes one digit of 12 and leaves the other."""
        rest = Token("number", token.text[1:], token.at + 1, True)
        self.tokens = [*self.tokens[: self.i], rest, *self.tokens[self.i :]]

    def group(self) -> Expr:
        """{…}, with \\over or \\choose in it."""
        start = self.expect("a group {…}", "char", "{")

        def inside() -> Expr:
            above = self.expression()
            for name, function in (("over", ""), ("choose", "binomial")):
                if token := self.accept("command", name):
                    below = self.expression()
                    if function:
                        return self.call(token, function, [above, below])
                    return self.quotient(token, above, below)
            return above

        value = self.nested(inside)
        if not self.accept("char", "}"):
            self._unclosed(start, "}")
        return value

    def fenced(self) -> Expr:
        """(…), […], {…}, ⌊…⌋ or |…|."""
        start = self.take()
        if start.text not in PAIRS:
            what = "a norm" if start.text == "‖" else f"the bracket {start.text}"
            self.refuse(start, f"{what} is not read in a formula")
        value = self.expression()
        self.closing(start)
        if start.text == "|":
            return self.call(start, "abs", [value])
        if start.text in "⌊⌈":
            return self.call(start, "floor" if start.text == "⌊" else "ceiling", [value])
        return value

    def closing(self, start: Token) -> None:
        wanted = PAIRS.get(start.text, "")
        if not self.accept("close", wanted):
            if self.next_is("char", ",", ";"):
                self.refuse(self.peek(), "several values in brackets; only functions take several")
            self._unclosed(start, wanted)

    def _unclosed(self, start: Token, wanted: str) -> None:
        if self.peek().kind == "end":
            self.refuse(start, f"this bracket is never closed; {wanted} is missing")
        self.refuse_here(f"{wanted} or an operator")

    def barred(self) -> Expr:
        """|x| between bare bars."""
        start = self.take()
        if start.text != "|":
            self.refuse(start, "a norm is not read in a formula")

        def inside() -> Expr:
            self.bars = 1
            return self._terms()

        value = self.nested(inside)
        if not self.accept("bar", "|"):
            self._unclosed(start, "|")
        return self.call(start, "abs", [value])

    # -- for what comes further down ---------------------------------------------------------------

    def starts_factor(self, token: Token) -> bool:
        match token.kind:
            case "number" | "letter" | "word" | "open" | "begin":
                return token.text != "." or token.kind != "open"
            case "text":
                return self.names.spelled(token.text) is not None
            case "command":
                return token.text not in BETWEEN
            case "bar":
                return not self.bars
            case "char":
                return token.text == "{"
        return False

    def starts_simple(self) -> bool:
        """Does a letter or a root follow, and no function and no bracket?"""
        token = self.peek()
        if token.kind == "command" and token.text == "sqrt":
            return True
        if token.kind not in ("letter", "command", "word"):
            return False
        return self.starts_factor(token) and self.is_letter()

    def is_letter(self) -> bool:
        raise NotImplementedError

    def atom(self) -> Expr:
        raise NotImplementedError

    def token_alone(self) -> Expr:
        raise NotImplementedError
