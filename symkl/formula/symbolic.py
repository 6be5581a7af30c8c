"""The functions that are called by a letter: Γ, ψ, ζ, B, I, K, E, Li, H, Φ, W, and pF_q."""

from __future__ import annotations

from typing import NamedTuple

from sympy import Expr, S

from symkl.formula.applied import Applied
from symkl.formula.functions import FUNCTIONS
from symkl.formula.lexer import Token


class Marks(NamedTuple):
    """What stands at the letter of a function: a subscript, primes or ^{(n)}, a power."""

    sub: Expr | None
    order: int
    power: Expr | None


class Symbolic(Applied):
    """Their scripts and arguments; what else the letter might have meant is noted."""

    def symbolic(self, at: Token, base: str) -> Expr:
        name = {"Psi": "psi", "digamma": "psi", "Beta": "B", "beta": "B"}.get(base, base)
        start = self.i
        marks = self._marks()
        read = getattr(self, f"_{name.lower() if name in ('Gamma', 'Phi') else name}", None)
        if name == "gamma":
            read = self._lower_gamma
        elif name == "phi":
            read = self._normal_density
        value = read(at, marks) if read else None
        if value is None:
            self.i = start - 1 if base not in ("Li", "Ei", "li") else start
            self.no_such_name(at)
        return value if marks.power is None else self.power(at, value, marks.power)

    def _marks(self) -> Marks:
        sub = power = None
        order = 0
        while True:
            primes, after = self.primes(self.i)
            number = self._order_ahead()
            if primes:
                order += primes
                self.i = after
            elif number is not None:
                order += int(self.peek(3).text)
                self.i = number
            elif sub is None and self.next_is("char", "_"):
                self.take()
                sub = self.nested(self.single)
            elif power is None and self.next_is("char", "^"):
                power = self._power_of(self.take())
            else:
                return Marks(sub, order, power)

    def _power_of(self, sign: Token) -> Expr:
        power = self.script()
        if power == 1:
            self.refuse(sign, "a power 1 or a derivative? write ^{(1)} for the derivative")
        if power.is_Integer:
            self.note(f"read the exponent {power} at a function as a power, not a derivative")
        return power

    def _order_ahead(self) -> int | None:
        """The place after ^{(1)}."""
        signs = [("char", "^"), ("char", "{"), ("open", "("), ("number", None), ("close", ")")]
        for ahead, (kind, text) in enumerate([*signs, ("char", "}")]):
            token = self.peek(ahead)
            if token.kind != kind or (text and token.text != text):
                return None
        return self.i + 6 if self.peek(3).text.isdigit() and len(self.peek(3).text) < 3 else None

    def _values(self, at: Token, told: str, single: bool = True) -> tuple[list[Expr], list[str]]:
        """The arguments; one factor where there are no brackets."""
        if self.next_is("char", "{") and not self.next_is("open", ahead=1):
            return [self.group()], []
        if single and not self.next_is("open") and not self.next_is("char", "{"):
            if not self.starts_factor(self.peek()):
                self.refuse(self.peek(), f"the argument of {told} is missing")
            return [self.nested(self.factor)], []
        return self.arguments(at, told)

    def _gamma(self, at: Token, marks: Marks) -> Expr:
        if marks.sub is not None or marks.order > 1:
            self.refuse(at, "Γ with a subscript, or its second derivative, is not read")
        values, _ = self._values(at, "Γ")
        if len(values) == 2:
            return self.call(at, "uppergamma", values, "Γ(s, x)")
        value = self.call(at, "gamma", values, "Γ")
        if marks.order:
            return self.product_of(at, [value, self.call(at, "digamma", values, "ψ")])
        return value

    def _lower_gamma(self, at: Token, marks: Marks) -> Expr | None:
        if not self.is_pair(self.i) or marks.sub is not None:
            return None
        self.note("read γ(s, x) as the lower incomplete gamma function")
        return self.call(at, "lowergamma", self.arguments(at, "γ(s, x)")[0], "γ(s, x)")

    def _psi(self, at: Token, marks: Marks) -> Expr:
        if marks.sub is not None and marks.order:
            self.refuse(at, "ψ with a subscript and a derivative")
        if not self.next_is("open") and not self.next_is("char", "{"):
            self.note("read ψ before a letter as the digamma function of it")
        values, _ = self._values(at, "ψ")
        order = S(marks.order) if marks.sub is None else marks.sub
        if len(values) == 2 and marks.sub is None and not marks.order:
            order = values.pop(0)
            self.note("read ψ(n, x) as the derivative of order n of the digamma function")
        if not (order.is_Integer and order >= 0):
            self.refuse(at, f"ψ of order {order}; the order is a whole number")
        if marks.sub is not None and order > 0:
            self.note(f"read ψ_{order} as the derivative of order {order} of the digamma function")
        if order == 0:
            return self.call(at, "digamma", values, "ψ")
        return self.call(at, "polygamma", [order, *values], "ψ")

    def _zeta(self, at: Token, marks: Marks) -> Expr:
        if marks.sub is not None:
            self.refuse(at, "ζ with a subscript is not read")
        values, _ = self._values(at, "ζ")
        if not marks.order:
            return self.call(at, "zeta", values, "ζ")
        return self.call(at, "zetaderivative", [S(marks.order), *values], "ζ′")

    def _B(self, at: Token, marks: Marks) -> Expr | None:
        if not self.is_pair(self.i):
            return None
        values, separators = self.arguments(at, "B")
        self.note("read B(a, b) as the Beta function")
        if marks.sub is not None:
            values.insert(0, marks.sub)
        elif len(values) == 3 and ";" not in separators:
            self.refuse(at, "B of three arguments; write B(x; a, b)")
        if len(values) == 2:
            return self.call(at, "beta", values, "B")
        if len(values) != 3:
            self.refuse(at, "B takes two arguments, or three as B(x; a, b)")
        x, a, b = values
        return self.call(at, "betainc", [a, b, S.Zero, x], "B(x; a, b)")

    def _I(self, at: Token, marks: Marks) -> Expr | None:
        if marks.sub is None or marks.order or not self.next_is("open"):
            return None
        values, _ = self.arguments(at, "I")
        if len(values) == 2:
            self.note("read I_x(a, b) as the regularised incomplete Beta function")
            return self.call(at, "betainc", [*values, marks.sub], "I_x(a, b)")
        self.note("read I as the modified Bessel function of the first kind")
        return self.call(at, "besseli", [marks.sub, *values], "I")

    def _K(self, at: Token, marks: Marks) -> Expr | None:
        if marks.sub is None or marks.order or not self.next_is("open"):
            return None
        self.note("read K as the modified Bessel function of the second kind")
        return self.call(at, "besselk", [marks.sub, *self.arguments(at, "K")[0]], "K")

    def _E(self, at: Token, marks: Marks) -> Expr | None:
        if marks.sub is None or marks.order or not marks.sub.is_number:
            if self.next_is("open"):
                self.refuse(at, "a mean E[…] is not read; write its value")
            return None
        self.note(f"read E_{marks.sub} as the exponential integral")
        return self.call(at, "expint", [marks.sub, *self._values(at, "E")[0]], "E")

    def _Ei(self, at: Token, marks: Marks) -> Expr:
        return self.call(at, "Ei", self._values(at, "Ei")[0], "Ei")

    def _li(self, at: Token, marks: Marks) -> Expr:
        return self.call(at, "li", self._values(at, "li")[0], "li")

    def _Li(self, at: Token, marks: Marks) -> Expr:
        if marks.sub is None:
            self.refuse(at, "the order of Li is missing; write \\operatorname{Li}_2(z)")
        return self.call(at, "polylog", [marks.sub, *self._values(at, "Li")[0]], "Li")

    def _H(self, at: Token, marks: Marks) -> Expr | None:
        if marks.sub is None:
            return None
        self.note("read H with a subscript as the harmonic number")
        more = [S(marks.order)] if marks.order else []
        return self.call(at, "harmonic", [marks.sub, *more], "H")

    def _phi(self, at: Token, marks: Marks) -> Expr | None:
        if marks.sub is not None or marks.order or not self.next_is("open"):
            return None
        if marks.power is not None and marks.power.is_negative:
            self.refuse(at, "the inverse of Φ is not read")
        values, _ = self.arguments(at, "Φ")
        if len(values) == 3:
            self.note("read Φ(z, s, a) as the Lerch transcendent")
            return self.call(at, "lerchphi", values, "Φ(z, s, a)")
        self.note("read Φ as the distribution function of the standard normal law")
        return self.call(at, "ndtr", values, "Φ")

    def _normal_density(self, at: Token, marks: Marks) -> Expr | None:
        if marks.sub is not None or marks.order or not self.next_is("open"):
            return None
        self.note("read φ as the density of the standard normal law")
        return self.call(at, "normpdf", self.arguments(at, "φ")[0], "φ")

    def _W(self, at: Token, marks: Marks) -> Expr | None:
        if marks.sub not in (None, S.Zero) or marks.order or not self.next_is("open"):
            return None
        self.note("read W as Lambert's function, its principal branch")
        return self.call(at, "LambertW", self.arguments(at, "W")[0], "W")

    def _M(self, at: Token, marks: Marks) -> Expr | None:
        if marks.sub is not None or not self.is_pair(self.i):
            return None
        self.note("read M(a, b, z) as Kummer's function 1F1")
        return self.call(at, "hyp1f1", self.arguments(at, "M")[0], "M")

    def _P(self, at: Token, marks: Marks) -> Expr | None:
        return self._regularised(at, marks, "P", "gammainc", "lower")

    def _Q(self, at: Token, marks: Marks) -> Expr | None:
        return self._regularised(at, marks, "Q", "gammaincc", "upper")

    def _regularised(self, at: Token, marks: Marks, told: str, row: str, side: str) -> Expr | None:
        if marks.sub is not None or marks.order or not self.is_pair(self.i):
            return None
        self.note(f"read {told}(s, x) as the regularised {side} incomplete gamma function")
        return self.call(at, row, self.arguments(at, told)[0], f"{told}(s, x)")

    def _F(self, at: Token, marks: Marks) -> Expr | None:
        return None

    def hypergeometric(self) -> Expr:
        """{}_1F_1(a; b; z), from the first subscript on."""
        at = self.take()
        above = self.nested(self.single)
        letter = self.accept("letter", "F") or self.accept("word", "F")
        if not letter:
            self.refuse(at, "a subscript with nothing before it")
        self.expect("the second subscript of F", "char", "_")
        below = self.nested(self.single)
        row = f"hyp{above}f{below}"
        values, marks = self.arguments(at, "F")
        if above.is_Integer and below.is_Integer and ";" in marks:
            place = [i for i, mark in enumerate(marks) if mark == ";"]
            if place != [int(above) - 1, int(above + below) - 1]:
                self.refuse(at, f"{above}F{below} takes {above} arguments; {below}; 1")
        if row not in FUNCTIONS:
            self.refuse(at, "only 0F1, 1F1, 2F1, 2F2 and 3F2 are read")
        return self.call(at, row, values, f"{above}F{below}")
