"""A law typed in Python's notation: ``Normal(mu, sqrt(v))``, ``Gamma(a, rate=b)``, ``Gamma``.

A name means one thing throughout: all that its places demand where it stands alone; inside an
expression the same, or, where it stands alone nowhere, a number of the kind its places demand.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import Any

from symkl.families import family
from symkl.family import INTEGER, ITEMS, POSITIVE, SIMPLEX, Family, Parameter
from symkl.formula.expression import Use
from symkl.formula.expression import read_expression as read_expression
from symkl.formula.lets import LetReader, Lets
from symkl.formula.meaning import VECTOR, meanings, settled
from symkl.nodes import Law
from symkl.spelling import spelling

LETTERS = {SIMPLEX.words: VECTOR, ITEMS.words: INTEGER}  # what the usual letters of these are


def read_law(text: str) -> Law | type[Family]:
    """``Normal(mu, sqrt(v))`` as a law; ``Normal`` alone as the family. ValueError on a slip."""
    return read_laws(text)[0]


def read_laws(*texts: str, let: Lets | Iterable[str] = ()) -> list[Law | type[Family]]:
    """Several laws that share their names: a name that cannot mean one thing is refused.

    ``let`` says what names in the texts stand for: ``b=1/theta``, each read as safely as a law.
    """
    lets = let if isinstance(let, Lets) else Lets(let)
    pair = len(texts) > 1
    readers = [LawReader(t, lets, place if pair else None) for place, t in enumerate(texts, 1)]
    uses = [use for reader in readers for use in reader.uses()]
    meaning = meanings(uses)
    laws = [reader.law(meaning) for reader in readers]
    return settled(laws, uses, [reader.place for reader in readers])


class LawReader(LetReader):
    """A family and the text of each of its parameters, or its usual letters where none is given."""

    def __init__(self, text: str, lets: Lets, place: int | None) -> None:
        super().__init__(text, lets)
        self.place = place
        self.written: ast.Call | None = None
        match self.tree:
            case ast.Name():
                self.family = family(self.tree.id)
                parameters = self.family.parameters
            case ast.Call(func=ast.Name(id=name)) as call:
                self.family, self.written = family(name), call
                parameters = self._spelled(call)
            case _:
                self.refuse(0, "a law is written as a family, Normal or Normal(mu, sigma)")
        self.parameters: tuple[Parameter, ...] = parameters

    def _spelled(self, call: ast.Call) -> tuple[Parameter, ...]:
        self.keywords = [self.name(ast.Name(k.arg or "**")) for k in call.keywords]
        self.nodes = [*call.args, *(k.value for k in call.keywords)]
        if len(set(self.keywords)) < len(self.keywords):
            self.refuse(0, "a parameter is given twice")
        try:
            return spelling(self.family, len(call.args), self.keywords).parameters
        except TypeError as error:
            raise ValueError(str(error)) from None

    def uses(self) -> Iterator[Use]:
        """Each name in the law, with the domain that its place demands."""
        if self.written is None:
            for parameter in self.family.parameters:
                where = f"{self.text[:60]} ({parameter.name})"
                domain = LETTERS.get(parameter.domain.words, parameter.domain)
                for letter in parameter.standard(self.place).split():
                    yield Use(letter, domain, True, where)
            return
        for parameter, node in zip(self.parameters, self.nodes):
            where = f"{self.text[:60]} ({parameter.name})"
            reader, node = self.unfolded(node)
            if parameter.domain not in (SIMPLEX, ITEMS):
                yield from reader.names(node, parameter.domain, True, where)
            elif isinstance(node, ast.Name) and parameter.domain is SIMPLEX:
                yield Use(reader.name(node), VECTOR, True, where)
            else:
                yield from reader.names(node, POSITIVE, False, where)

    def law(self, meaning: dict[str, Any]) -> Law | type[Family]:
        if self.written is None:
            return self._usual(meaning)
        values = [self._argument(p, n, meaning) for p, n in zip(self.parameters, self.nodes)]
        count = len(self.written.args)
        try:
            return self.family(*values[:count], **dict(zip(self.keywords, values[count:])))
        except TypeError as error:
            raise ValueError(str(error)) from None

    def _usual(self, meaning: dict[str, Any]) -> Law | type[Family]:
        """The family, or with its letters where another law demands more of one of them."""
        standard = self.family.standard(self.place)
        return self.family if _as_meant(standard, meaning) else standard.xreplace(
            {s: meaning[s.name] for s in standard.free_symbols if s.name in meaning}
        )

    def _argument(self, parameter: Parameter, node: ast.AST, meaning: dict[str, Any]) -> Any:
        if parameter.domain not in (SIMPLEX, ITEMS):
            return self.value(node, meaning)
        reader, node = self.unfolded(node)
        match node:
            case ast.Name() if parameter.domain is SIMPLEX:
                return reader.name(node)
            case ast.List(elts=entries) | ast.Tuple(elts=entries):
                return [reader.value(e, meaning) for e in entries]
        reader.refuse(node, f"{parameter.name} is {parameter.domain.words}")


def _as_meant(law: Law, meaning: dict[str, Any]) -> bool:
    return all(meaning.get(s.name, s) == s for s in law.free_symbols)
