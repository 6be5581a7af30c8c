"""Functions before their arguments: log x y, log² x, Γ(a), ψ^{(1)}(a), I_ν(x), B(a, b)."""

from __future__ import annotations

import sympy as sp
from sympy import Expr, Integer, S

from symkl.formula.functions import canonical
from symkl.formula.letters import Letters
from symkl.formula.lexer import Token
from symkl.formula.names import GREEK, NATURAL, listed

BARE = listed(  # written before an argument without brackets
    "log ln lg lb exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan arsinh"
    " arcosh artanh arcsinh arccosh arctanh asin acos atan asinh acosh atanh log2 log10 erf"
    " erfc erfi"
)
LOGARITHMS = {"log", "ln", "lg", "lb"}
COMMANDS = {  # LaTeX's own names
    "log", "ln", "lg", "exp", "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh",
    "coth", "arcsin", "arccos", "arctan", "max", "min", "erf", "erfc", "Ei", "lb", "sgn", "sech",
    "csch", "artanh", "arsinh", "arcosh", "arctanh", "arcsinh", "arccosh", "sign", "erfi", "Ci",
    "Si",
}  # fmt: skip
SYMBOLIC = {  # letters that are functions where they are not declared
    "Gamma", "gamma", "psi", "Psi", "digamma", "zeta", "B", "Beta", "beta", "I", "K", "E", "Li",
    "H", "Phi", "phi", "W", "M", "P", "Q", "F", "T",
}  # fmt: skip
INVERSES = {  # f^{-1} is the inverse function of these
    "sin": "asin", "cos": "acos", "tan": "atan", "sinh": "asinh", "cosh": "acosh", "tanh": "atanh",
}  # fmt: skip
NAMED = {"Li", "Ei", "li"}


class Applied(Letters):
    """The functions, by command, by word, by letter."""

    def function_name(self) -> tuple[str, int] | None:
        """The function of the table that is named here, and the place after its name."""
        token = self.peek()
        if token.kind == "command" and token.text in COMMANDS:
            return token.text, self.i + 1
        word = token.text if token.kind in ("word", "text") and len(token.text) > 1 else ""
        if word and (canonical(word) or word in LOGARITHMS | NAMED):
            return word, self.i + 1
        run = self._run_word()
        if run and run not in GREEK and (canonical(run) or run in LOGARITHMS):
            return run, self.i + len(run)
        return None

    def is_function(self) -> bool:
        """Is the next thing a function and no declared name?"""
        if self.function_name():
            return True
        if self.declared():
            return False
        head = self.head(self.i)
        if head is None or head[0].base not in SYMBOLIC or head[0].accents:
            return False
        return head[0].base != "gamma" or self.next_is("open", ahead=head[1] - self.i)

    def apply_named(self, name: str, after: int) -> Expr:
        """log, exp, erf and the like, with scripts and argument."""
        at = self.peek()
        if at.kind == "letter":
            self.note(f"read {name} as \\{name}")
        self.i = after
        if name in NAMED or name in ("Gamma", "psi", "zeta"):
            return self.symbolic(at, name)
        row = {"lg": "log10", "lb": "log2"}.get(name) or canonical(name) or name
        power, below = self._scripts(at, row)
        if name in LOGARITHMS or row in ("log2", "log10"):
            return self._logarithm(at, name, power, below)
        if below is not None:
            self.refuse(at, f"{name} with a subscript is not read")
        if power == -1 and not self._reciprocal(at, row, name):
            row, power = INVERSES[row], None
        value = self._applied(at, row, name)
        return value if power is None else self.power(at, value, power)

    def _reciprocal(self, at: Token, row: str, name: str) -> bool:
        """Is f^{-1} to be read as 1/f? Not at first."""
        full = f"{'ar' if row.endswith('h') else 'arc'}{row}"
        inverse = f"{name}^{{-1}} as the inverse function {full}, not as 1/{name}"
        return self.choose(at, inverse, f"{name}^{{-1}} as 1/{name}, not as {full}")

    def _scripts(self, at: Token, row: str) -> tuple[Expr | None, Expr | None]:
        power = below = None
        while True:
            if power is None and self.accept("char", "^"):
                power = self.script()
                if power.is_negative and not (power == -1 and row in INVERSES):
                    self.refuse(
                        at, "an inverse or a reciprocal? write 1/f(x) or the inverse's name"
                    )
            elif below is None and self.next_is("char", "_"):
                self.take()
                below = self.nested(self.single)
            else:
                return power, below

    def _logarithm(self, at: Token, name: str, power: Expr | None, below: Expr | None) -> Expr:
        base = below
        if base is None and name == "log" and self.names.base:
            base = Integer(self.names.base)
        if base is None and name in ("lb", "log2"):
            base = Integer(2)
        elif base is None and name == "log10":
            base = Integer(10)
        elif base is None and name == "lg":
            two = self.choose(at, "lg as the logarithm of base 10", "lg as the logarithm of base 2")
            base = Integer(2 if two else 10)
        if base is not None and (base in (0, 1) or base.is_negative):
            self.refuse(at, f"a logarithm has no base {base}")
        if base is None or base == S.Exp1:
            self.bases.add(S.Exp1)
            if name == "log":
                self.note(NATURAL)
        else:
            self.bases.add(base)
            self.note(f"read the logarithm of base {base} as log x/log {base}")
        value = self._applied(at, "log", name)
        if base is not None and base != S.Exp1:
            value = self.quotient(at, value, self.call(at, "log", [base]))
        return value if power is None else self.power(at, value, power)

    def _applied(self, at: Token, row: str, told: str) -> Expr:
        """The function of what follows."""
        if row in ("Max", "Min"):
            return self.call(at, row, self.arguments(at, told)[0])
        if self.next_is("open") and self.peek().text in "([{":
            start = self.i
            values, _ = self.arguments(at, told)
            if len(values) > 1:
                return self.call(at, row, values, told)
            return self._after_bracket(at, row, told, values[0], start)
        if self.next_is("char", "{") and not self._is_name_group():
            return self._after_group(at, row, told)
        if self.next_is("char", "+", "-"):
            self.refuse(self.peek(), f"put the argument of {told} in parentheses")
        if not self.starts_factor(self.peek()):
            self.refuse(self.peek(), f"the argument of {told} is missing")
        if row in BARE or told in BARE:
            return self.nested(lambda: self._bare(at, row, told))
        return self.logged(at, row, self.nested(self.factor))

    def _is_name_group(self) -> bool:
        """{σ}_1: a name in braces that goes on after them."""
        head = self.head(self.i)
        return head is not None and (self.next_is("char", "_", "^", ahead=head[1] - self.i))

    def logged(self, at: Token, row: str, value: Expr, told: str = "") -> Expr:
        """f(value); log Γ(z) is the function of that name."""
        if row == "log" and isinstance(value, sp.gamma):
            return self.call(at, "loggamma", list(value.args))
        return self.call(at, row, [value], told)

    def _after_bracket(self, at: Token, row: str, told: str, value: Expr, start: int) -> Expr:
        """log(a)! is log(a!); log(a)^2 a square of the logarithm or not; log(a)/b likewise."""
        if row == "log" and self.next_is("char", "!"):
            value = self.postfix(at, value)
        if self.next_is("char", "^") and row in ("log", "exp"):
            inner = self.source(start)
            token = self.peek()
            taken, other = (
                f"{told}{inner}^… as a power of the {told}",
                f"{told}{inner}^… as the {told} of a power",
            )
            if self.choose(token, taken, other):
                return self.logged(at, row, self.postfix(at, value), told)
        if self.next_is("char", "/") and row == "log":
            taken, other = (
                f"{told}{self.source(start)}/… as ({told} …)/…",
                f"{told}{self.source(start)}/… as the {told} of a quotient",
            )
            token = self.peek()
            if self.choose(token, taken, other):
                self.take()
                below = self._denominator([value])
                return self.logged(at, row, self.quotient(token, value, below), told)
        return self.logged(at, row, value, told)

    def _after_group(self, at: Token, row: str, told: str) -> Expr:
        """\\log{x}: the group is the argument, though the page does not show it."""
        start = self.i
        value = self.group()
        only_brackets = (
            self.tokens[start + 1].kind == "open" and self.tokens[self.i - 2].kind == "close"
        )
        if self.next_is("char", "^", "!", "_") and not only_brackets:
            value = self.postfix(at, value)
        token = self.peek()
        if not only_brackets and self.starts_simple():
            inner = self.source(start)
            if self.choose(
                token, f"\\{told}{inner} as ending there", f"\\{told}{inner} … as going on"
            ):
                return self._juxtaposed(at, row, told, [value])
        return self.logged(at, row, value, told)

    def _bare(self, at: Token, row: str, told: str) -> Expr:
        """log x y is log(x y): up to the next sign, bracket or function."""
        start = self.i
        closed = self.is_function() or self.next_is("open") or self.next_is("bar")
        closed = closed or self.next_is("command", "sum", "prod", "max", "min")
        factors = [self.factor()]
        if closed:
            return self.logged(at, row, factors[0], told)
        end = self.i
        more = self._going_on()
        if more:
            while self._going_on():
                if self.peek().kind == "number":
                    self.refuse(self.peek(), "a number directly after a factor; write \\cdot")
                factors.append(self.factor())
            taken = f"{told} {self.source(start)} as the {told} of the whole product"
            other = (
                f"{told} {self.source(start)} as ({told} {self.source(start, end)}) times the rest"
            )
            if self.choose(self.tokens[end], taken, other):
                self.i = end
                return self.logged(at, row, factors[0], told)
        if self.is_times(self.peek()):
            taken, other = f"{told} {self.source(start)} as ending there", "it as going on"
            if self.choose(self.peek(), taken, other):
                self.take()
                factors.append(self.factor())
        value = self.product_of(at, factors)
        if self.next_is("char", "/"):
            return self._divided(at, row, told, value, start)
        return self.logged(at, row, value, told)

    def _juxtaposed(self, at: Token, row: str, told: str, factors: list[Expr]) -> Expr:
        while self._going_on():
            factors.append(self.factor())
        return self.logged(at, row, self.product_of(at, factors), told)

    def _going_on(self) -> bool:
        token = self.peek()
        if self.starts_simple() and not self.is_function():
            return True
        group = self.next_is("char", "{")
        fraction = token.kind == "command" and token.text in (
            "frac",
            "tfrac",
            "dfrac",
            "cfrac",
            "binom",
        )
        return fraction or (group and not self.is_function())

    def _divided(self, at: Token, row: str, told: str, value: Expr, start: int) -> Expr:
        """log a/b is log(a/b), but log 2/3 a third of log 2; either is doubtful."""
        token = self.take()
        after, inner = self.i, self.source(start, self.i - 1)
        number = self.next_is("number")
        whole = f"{told} {inner}/… as the {told} of the quotient"
        outside = f"{told} {inner}/… as ({told} {inner})/…"
        readings = (outside, whole) if number else (whole, outside)
        if self.choose(token, *readings) ^ number:
            self.i = after - 1
            return self.logged(at, row, value, told)
        below = self._denominator([value])
        return self.logged(at, row, self.quotient(token, value, below), told)

    # -- arguments in brackets -------------------------------------------------------------------

    def arguments(self, at: Token, told: str) -> tuple[list[Expr], list[str]]:
        """(a, b; c): the values and the marks between them."""
        grouped = self.next_is("char", "{") and self.next_is("open", ahead=1) and self.take()
        if not (self.next_is("open") and self.peek().text in "([{"):
            self.refuse(self.peek(), f"the arguments of {told} are missing; write {told}(…)")
        start = self.take()
        values, marks = [self.expression()], []
        while mark := self.accept("char", ",", ";"):
            marks.append(mark.text)
            values.append(self.expression())
        if self.next_is("bar") and told in ("F", "M"):
            self.refuse(self.peek(), "separate the arguments by ; and ,")
        self.closing(start)
        if grouped and not self.accept("char", "}"):
            self.refuse_here("}")
        return values, marks

    def symbolic(self, at: Token, base: str) -> Expr:
        """Γ, ψ, B and the other functions that are called by a letter."""
        raise NotImplementedError
