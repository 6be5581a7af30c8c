"""Conditions and cases: x < y, 0 < a \\le 1 and b \\ne 2, otherwise."""

from __future__ import annotations

from typing import Any

import sympy as sp
from sympy import Expr, S

from symkl.formula.building import CONDITIONS, Builder
from symkl.formula.heights import low
from symkl.formula.lexer import Token
from symkl.formula.symbolic import Symbolic

WHEN = {"if", "for", "when", "where", "whenever", "provided", "provided that", "with", "falls",
        "as long as", "iff", "given", "assuming", "if and only if", "where we assume"}  # fmt: skip
OTHERWISE = {"otherwise", "else", "elsewhere", "in all other cases", "other", "o.w.", "ow",
             "otherwise.", "sonst", "in every other case", "if not", "always"}  # fmt: skip
AND = {"and", "and if", ",", "and also", "with"}
OR = {"or", "or if"}
RELATIONS: dict[str, Any] = {
    "<": sp.StrictLessThan, ">": sp.StrictGreaterThan, "<=": sp.LessThan, ">=": sp.GreaterThan,
    "=": sp.Eq, "!=": sp.Ne,
}  # fmt: skip


MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}


class Conditions(Symbolic):
    """Truth values, and what holds in which case."""

    def words(self, *sets: set[str]) -> str:
        """The words that stand here, if they are among these; takes them."""
        token = self.peek()
        if token.kind in ("text", "word"):
            said = token.text.strip(" ,.").lower() or token.text.strip()
            if any(said in words for words in sets):
                self.take()
                return said
        run = self._run().lower()
        if len(run) > 1 and any(run in words for words in sets):
            self.i += len(run)
            return run
        return ""

    def condition(self) -> Any:
        """Comparisons joined by and, or."""
        found = [self._all()]
        while self.words(OR) or self.accept("command", "vee", "lor"):
            self.words(WHEN)
            found.append(self._all())
            self._few(found)
        return found[0] if len(found) == 1 else sp.Or(*found)

    def _all(self) -> Any:
        found = [self._comparison()]
        while self._joined():
            found.append(self._comparison())
            self._few(found)
        return found[0] if len(found) == 1 else sp.And(*found)

    def _few(self, found: list[Any]) -> None:
        if len(found) > CONDITIONS:
            self.refuse(self.peek(), f"more than {CONDITIONS} conditions")

    def _joined(self) -> bool:
        start = self.i
        comma = self.accept("char", ",")
        if self.words(AND) or self.accept("command", "wedge", "land"):
            self.words(WHEN)
            return True
        if comma and self.peek().kind not in ("end", "row", "close", "char"):
            return True
        self.i = start
        return False

    def _comparison(self) -> Any:
        start = self.peek()
        left = self.bound_value()
        if token := self.accept("command", "in"):
            return self._within(token, left)
        found = []
        while relation := self.accept("relation"):
            if relation.text not in RELATIONS:
                self.refuse(relation, "a condition is a comparison with <, >, ≤, ≥, = or ≠")
            right = self.bound_value()
            found.append(compared(self, relation, left, relation.text, right))
            self._few(found)
            left = right
        if not found:
            self.refuse(start, "a condition is a comparison such as x < y")
        return found[0] if len(found) == 1 else sp.And(*found)

    def _within(self, at: Token, value: Expr) -> Any:
        """x in (a, b]."""
        start = self.peek()
        if not (start.kind == "open" and start.text in "(["):
            self.refuse(start, "after ∈ an interval such as (0, 1) is read")
        self.take()
        lower = self.bound_value()
        self.expect("a comma", "char", ",")
        upper = self.bound_value()
        end = self.peek()
        if not (end.kind == "close" and end.text in ")]"):
            self.refuse_here(") or ]")
        self.take()
        above = compared(self, at, lower, "<" if start.text == "(" else "<=", value)
        return sp.And(above, compared(self, at, value, "<" if end.text == ")" else "<=", upper))

    def bound_value(self) -> Expr:
        """A value in which ±∞ may stand alone."""
        return self.infinity() or self.expression()

    def infinity(self) -> Expr | None:
        """∞, +∞, −∞ where nothing follows that would make an expression of it."""
        sign = 1 if self.next_is("char", "+", "-") else 0
        if not self.next_is("command", "infty", ahead=sign):
            return None
        after = self.peek(sign + 1)
        if self.starts_factor(after) or (after.kind == "char" and after.text in "+-*/^_!"):
            self.refuse(self.peek(sign), "∞ stands alone as a value; it is not computed with")
        minus = sign and self.peek().text == "-"
        self.i += sign + 1
        return S.NegativeInfinity if minus else S.Infinity

    # -- cases -------------------------------------------------------------------------------------

    def branches(self, end: Token) -> Expr:
        """The rows value & condition, up to the end of the environment."""
        found: list[tuple[Expr, Any]] = []
        while not (self.next_is("finish", end.text) or self.next_is("close")):
            if self.accept("row"):
                continue
            if self.peek().kind == "end":
                self.refuse(end, f"\\end{{{end.text}}} is missing")
            if found and found[-1][1] is S.true:
                self.refuse(self.peek(), "a case after the one for all that is left")
            found.append(self._branch())
            if self.peek().kind == "end":
                self.refuse(end, f"\\end{{{end.text[:40]}}} is missing")
            if not (
                self.next_is("row") or self.next_is("finish", end.text) or self.next_is("close")
            ):
                self.refuse_here("the end of the case")
        if not found:
            self.refuse(end, "no cases")
        return cases(found)

    def _branch(self) -> tuple[Expr, Any]:
        value = self.bound_value()
        self.accept("char", ",", ";")
        self.accept("char", "&")
        while self.accept("char", "&", ","):
            pass
        when = self._when()
        while self.accept("char", ".", ",", ";"):
            pass
        return value, when

    def _when(self) -> Any:
        if self.words(OTHERWISE):
            return S.true
        said = self.words(WHEN)
        if self.words(OTHERWISE):
            return S.true
        if not said and (self.next_is("row") or self.peek().kind in ("end", "finish", "close")):
            self.note("read the case without a condition as the one for all that is left")
            return S.true
        bracket = self.next_is("open", "(") and self._comparison_in_brackets()
        if bracket:
            self.take()
        when = S.true if self.words(OTHERWISE) else self.condition()
        if bracket:
            self.expect(")", "close", ")")
        return when

    def _comparison_in_brackets(self) -> bool:
        depth = 0
        for token in self.tokens[self.i :]:
            depth += {"open": 1, "close": -1}.get(token.kind, 0)
            if token.kind == "relation" or token.kind == "text":
                return depth == 1
            if depth == 0 or token.kind == "row":
                return False
        return False


def compared(builder: Builder, at: Any, left: Expr, sign: str, right: Expr) -> Any:
    """left < right and the like, a number on the right."""
    if left.is_number and not right.is_number:
        left, right, sign = right, left, MIRRORED.get(sign, sign)
    if left.has(sp.Piecewise) or right.has(sp.Piecewise):
        builder.refuse(at, "cases within a condition are not read")
    make = RELATIONS[sign]
    if low(left) and low(right):
        return make(left, right)
    return make(left, right, evaluate=False)


def cases(found: list[tuple[Expr, Any]]) -> Expr:
    """A Piecewise as it is written: what never holds is left out, what always does is the last."""
    kept: list[tuple[Expr, Any]] = []
    for value, when in found:
        if when is S.false:
            continue
        kept.append((value, when))
        if when is S.true:
            break
    if kept and kept[0][1] is S.true:
        return kept[0][0]
    if not kept:
        raise ValueError("none of the cases ever holds")
    return sp.Piecewise(*kept, evaluate=False)
