"""A law typed in Python's notation: ``Normal(mu, sqrt(v))``, ``Exponential(rate=1/2)``, ``Gamma``.

A name means one thing throughout: what its parameter's domain says where it stands alone; inside
an expression the same, or, where it stands alone nowhere, a number of the kind its place demands.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

from sympy import Symbol

from symkl.families import family
from symkl.family import ITEMS, POSITIVE, SIMPLEX, Domain, Family, Parameter, symbol
from symkl.formula.expression import INSIDE, Reader, Use
from symkl.formula.expression import read_expression as read_expression
from symkl.nodes import Law

VECTOR = Domain("a list of probabilities", {})


def read_law(text: str) -> Law | type[Family]:
    """``Normal(mu, sqrt(v))`` as a law; ``Normal`` alone as the family. ValueError on a slip."""
    return read_laws(text)[0]


def read_laws(*texts: str) -> list[Law | type[Family]]:
    """Several laws that share their names: a name that would mean two things is refused."""
    readers = [_LawReader(text) for text in texts]
    meaning = _meanings([use for reader in readers for use in reader.uses()])
    laws = [reader.law(meaning) for reader in readers]
    _one_symbol_a_name(laws)
    return laws


class _LawReader(Reader):
    """A family and the text of each of its parameters."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.arguments: list[tuple[Parameter, Any]] = []
        match self.tree:
            case ast.Name():
                self.family = family(self.tree.id)
            case ast.Call(func=ast.Name(id=name)):
                self.family = family(name)
                self.arguments = self._arguments(self.tree)
            case _:
                self.refuse(0, "a law is written as a family, Normal or Normal(mu, sigma)")

    def _arguments(self, call: ast.Call) -> list[tuple[Parameter, Any]]:
        by_letter = {p.symbol: p.name for p in self.family.parameters}
        by_letter |= {p.name: p.name for p in self.family.parameters}
        named = {}
        for keyword in call.keywords:
            written = (keyword.arg or "**").replace("ƛ", "l")
            named[by_letter.get(written, written)] = keyword.value
        try:
            values = self.family._in_order(tuple(call.args), named)
        except TypeError as error:
            raise ValueError(str(error)) from None
        return list(zip(self.family.parameters, values))

    def uses(self) -> Iterator[Use]:
        for parameter, node in self.arguments:
            where = f"{self.text[:60]} ({parameter.name})"
            if parameter.domain not in (SIMPLEX, ITEMS):
                yield from self.names(node, parameter.domain, True, where)
            elif isinstance(node, ast.Name) and parameter.domain is SIMPLEX:
                yield Use(self.name(node), VECTOR, True, where)
            else:
                yield from self.names(node, POSITIVE, False, where)

    def law(self, meaning: dict[str, Any]) -> Law | type[Family]:
        if isinstance(self.tree, ast.Name):
            return self.family
        try:
            return self.family(*(self._argument(p, node, meaning) for p, node in self.arguments))
        except TypeError as error:
            raise ValueError(str(error)) from None

    def _argument(self, parameter: Parameter, node: ast.AST, meaning: dict[str, Any]) -> Any:
        if parameter.domain not in (SIMPLEX, ITEMS):
            return self.value(node, meaning)
        match node:
            case ast.Name() if parameter.domain is SIMPLEX:
                return self.name(node)
            case ast.List(elts=entries) | ast.Tuple(elts=entries):
                return [self.value(e, meaning) for e in entries]
        self.refuse(node, f"{parameter.name} is {parameter.domain.words}")


def _meanings(uses: list[Use]) -> dict[str, Any]:
    """One symbol a name; a ValueError that names both uses where two places demand two."""
    return {use.name: _meaning([u for u in uses if u.name == use.name]) for use in uses}


def _meaning(uses: list[Use]) -> Any:
    alone = [u for u in uses if u.alone]
    chosen = alone[0] if alone else max(uses, key=lambda u: INSIDE.index(u.domain))
    for other in uses:
        if other.alone and other.domain.assumptions != chosen.domain.assumptions:
            break
        if (chosen.domain is VECTOR) != (other.domain is VECTOR):
            break
        if not _implies(chosen.domain, other.domain):
            break
    else:
        if chosen.domain is VECTOR:
            return None
        return symbol(chosen.name, chosen.where, **chosen.domain.assumptions)
    raise ValueError(
        f"{chosen.name!r} is {chosen.domain.words} in {chosen.where}"
        f" and {other.domain.words} in {other.where}; use two names"
    )


def _implies(strong: Domain, weak: Domain) -> bool:
    probe = Symbol("t", **strong.assumptions)
    return all(getattr(probe, f"is_{k}") is v for k, v in weak.assumptions.items())


def _one_symbol_a_name(laws: list[Any]) -> None:
    """The letters that a family brings along must not be another symbol of the same name."""
    pair = len(laws) > 1
    seen: dict[str, tuple[Any, str]] = {}
    for place, law in enumerate(laws, 1):
        shown = law.__name__ if isinstance(law, type) else str(law)
        full = law.standard(place if pair else None) if isinstance(law, type) else law
        for letter in sorted(full.free_symbols, key=str):
            known, where = seen.setdefault(letter.name, (letter, shown))
            if known != letter:
                raise ValueError(
                    f"{letter.name!r} is one number in {where} and another kind in {shown};"
                    " use two names"
                )
