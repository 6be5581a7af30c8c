"""Sums and products over an index: Σ_{i=1}^{K} p_i log p_i, with the entries of vectors."""

from __future__ import annotations

from typing import Any

from sympy import Dummy, Expr, S

from symkl.formula.building import ITEMS, shown
from symkl.formula.commands import Commands
from symkl.formula.lexer import Token
from symkl.nodes import INDEX, CaptureError, Entry, IndexProduct, IndexSum, Vector


class Sums(Commands):
    """Entries are numbered from 1 unless the formula's sums or entries say from 0."""

    from_one = False

    def series(self) -> Expr:
        token = self.take()
        letter, lo, hi = self._range(token)
        symbol = Dummy(letter, integer=True)
        if self.names.spelled(letter) is not None:
            self.note(f"read {letter} as the index of the sum, not the parameter")
        self.indices.append((letter, symbol))
        try:
            body = self.nested(self.product)
        finally:
            self.indices.pop()
        return self._sum(token, body, symbol, lo, hi)

    def _range(self, token: Token) -> tuple[str, Expr | None, Any]:
        """The index and its bounds; None where the whole of a vector is meant."""
        letter, lo, hi = "", None, None
        while self.next_is("char", "_", "^"):
            if self.take().text == "^":
                hi = self.nested(self._upper)
            elif self.next_is("char", "{"):
                letter, lo, above = self.nested(self._lower)
                hi = above if above is not None else hi
            else:
                letter = self._index_name(self.take())
        if not letter:
            self.refuse(token, "the index of the sum is missing, as in \\sum_{i=1}^{K}")
        if (lo is None) != (hi is None):
            self.refuse(token, "one bound of the sum is missing")
        return letter, lo, hi

    def _index_name(self, token: Token) -> str:
        if token.kind not in ("letter", "command"):
            self.refuse(token, "the index of a sum is a letter")
        return token.text

    def _lower(self) -> tuple[str, Expr | None, Expr | None]:
        """i = 1, i, i ∈ X, 1 ≤ i ≤ K."""
        self.take()
        lo = hi = None
        start = self.i
        end = self.group_end(start - 1)
        relations = [t for t in self.tokens[start:end] if t.kind == "relation"]
        if len(relations) == 2 and relations[0].text == relations[1].text == "<=":
            lo = self.expression()
            self.take()
            letter = self._index_name(self.take())
            self.take()
            hi = self.expression()
        else:
            letter = self._index_name(self.take())
            if self.accept("relation", "="):
                lo = self.expression()
            elif self.accept("command", "in"):
                self.note(f"read the sum over {letter} as one over all entries")
                self.i = end
        if self.i != end:
            self.refuse_here("}")
        self.take()
        return letter, lo, hi

    def _upper(self) -> Any:
        """The upper bound; the name of an unknown one."""
        start = self.i
        if self.next_is("command", "infty") or (
            self.next_is("char", "{") and self.next_is("command", "infty", ahead=1)
        ):
            message = "an infinite sum is not supported; give its value, or the sum to a number"
            raise NotImplementedError(shown(self.text, self.peek().at, message))
        head = self.head(self.i)
        if (
            head is not None
            and self.declared() is None
            and head[0].base not in (letter for letter, _ in self.indices)
        ):
            name, after = head
            alone = self.i == after - 1 or self.next_is("char", "{")
            if alone and not self.subscript(after):
                self.i = after
                return str(name)
        self.i = start
        return self.script()

    def _sum(self, token: Token, body: Expr, symbol: Dummy, lo: Any, hi: Any) -> Expr:
        entries = [e for e in body.atoms(Entry) if symbol in e.at.free_symbols]
        vectors = sorted({e.vector for e in entries}, key=lambda v: v.name)
        size = vectors[0].size if vectors else None
        if any(v.size != size for v in vectors):
            sizes = ", ".join(f"{v.name} has {v.size}" for v in vectors)
            self.refuse(token, f"vectors of different sizes in one sum: {sizes}")
        if lo is None or isinstance(hi, str):
            lo, hi = self._whole(token, lo, hi, vectors)
        self._numbering(lo, hi, size)
        shift = self.first if vectors else 0
        lo, hi = lo - shift, hi - shift
        self._length(token, lo, hi)
        if vectors and not self._inside(lo, hi, size):
            self.refuse(token, f"{vectors[0].name} has {size} entries; the sum goes beyond them")
        make = IndexProduct if token.text == "prod" else IndexSum
        try:
            return make(body.xreplace({symbol: INDEX + shift}), lo, hi)
        except (CaptureError, ValueError):
            self.refuse(
                token, "a sum within a sum that uses the index of the outer one is not read"
            )

    def _whole(self, token: Token, lo: Any, hi: Any, vectors: list[Vector]) -> tuple[Expr, Expr]:
        """All entries, where the bounds are not given or the upper one is a letter of its own."""
        if not vectors:
            if isinstance(hi, str):
                self.refuse(token, self.names.unknown(hi))
            self.refuse(token, "the bounds of the sum are missing, as in \\sum_{i=1}^{K}")
        size = vectors[0].size
        if isinstance(hi, str):
            self.note(f"read {hi} as the number {size} of the entries of {vectors[0].name}")
            if lo not in (0, 1):
                self.refuse(token, "a sum over a vector starts at 1 or at 0")
            return (lo, size) if lo == 1 else (lo, size - 1)
        return S(self.first), size - 1 + self.first

    def _numbering(self, lo: Expr, hi: Expr, size: Expr | None) -> None:
        if size is None:
            return
        if lo == 0:
            self.from_zero = True
        elif hi == size and lo == 1 and self.first == 1:
            self.from_one = True

    def _length(self, token: Token, lo: Expr, hi: Expr) -> None:
        for bound in (lo, hi):
            if bound.is_Number and not bound.is_Integer:
                self.refuse(token, "the bounds of a sum are whole numbers")
        if (hi - lo).is_Integer and not -1 <= hi - lo < ITEMS:
            self.refuse(token, f"a sum of {hi - lo + 1} terms; from 0 to {ITEMS} are read")

    def _inside(self, lo: Expr, hi: Expr, size: Expr | None) -> bool:
        if size is None:
            return True
        return not (lo.is_negative or (size - 1 - hi).is_negative)
