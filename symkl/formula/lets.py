"""What names in a text stand for: ``b=1/theta``. Nothing is replaced as text.

Each is an expression of its own, read where the name stands, so that what the place demands is
demanded of the names inside. The sizes and depths that bound one text bound it with all its names
unfolded; a name that stands for itself in the end is refused.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import Any

from sympy import Expr

from symkl.family import NAME, REAL, Domain
from symkl.formula.building import quoted
from symkl.formula.expression import CONSTANTS, DEPTH, LENGTH, Reader, Use

MOST = 100


class Lets:
    """The expressions that names stand for, by name."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self.readers: dict[str, LetReader] = {}
        self.used: set[str] = set()  # the names that were met in a text
        self._sizes: dict[str, tuple[int, int]] = {}
        self._asking: list[str] = []
        texts = (texts,) if isinstance(texts, str) else tuple(texts)
        if len(texts) > MOST:
            raise ValueError(f"{len(texts)} names to be let; at most {MOST} are read")
        read = [_parted(text) for text in texts]
        for name, expression in read:
            if name in self.readers:
                raise ValueError(f"let: {name!r} is given two meanings; give it one")
            self.readers[name] = LetReader(expression)
        for reader in self.readers.values():
            reader.lets = self
        for name in self.readers:
            self.size(name)

    def refuse_unused(self) -> None:
        """Where a name that is let stands in none of the texts, it was meant otherwise."""
        for name in self.readers:
            if name not in self.used:
                raise ValueError(f"let: {name!r} stands in no law")

    def __contains__(self, name: str) -> bool:
        return name in self.readers

    def values(self, meaning: dict[str, Expr]) -> dict[str, Expr]:
        """What each name is worth, where ``meaning`` has the symbol of every other name."""
        found = {}
        for name, reader in self.readers.items():
            used = {use.name for use in reader.names(reader.tree, REAL, True)}
            unknown = sorted(used - set(meaning))
            if unknown:
                known = ", ".join(sorted(meaning))
                raise ValueError(f"let {name}: {unknown[0]!r} is in no law; there are {known}")
            found[name] = reader.value(reader.tree, meaning)
        return found

    def size(self, name: str) -> tuple[int, int]:
        """How many nodes the expression has, and how deep it is, with its names unfolded."""
        if name in self._asking:
            circle = " → ".join([*self._asking[self._asking.index(name) :], name])
            raise ValueError(f"let: {name!r} stands for itself: {circle}")
        if name not in self._sizes:
            self._asking.append(name)
            self._sizes[name] = self.measured(self.readers[name])
            self._asking.pop()
        return self._sizes[name]

    def measured(self, reader: LetReader) -> tuple[int, int]:
        """The same of any text; refused where it is larger than a text may be."""
        size, deepest, waiting = 0, 0, [(reader.tree, 1)]
        while waiting:
            node, depth = waiting.pop()
            inner = reader.name(node) if isinstance(node, ast.Name) else ""
            more, below = self.size(inner) if inner in self else (1, 1)
            size, deepest = size + more, max(deepest, depth + below - 1)
            waiting += [(c, depth + 1) for c in ast.iter_child_nodes(node)]
            if size > LENGTH or deepest > DEPTH + 2:
                reader.refuse(0, "too long or nested too deep once the names are put in")
        return size, deepest


class LetReader(Reader):
    """A text in which some names stand for expressions."""

    def __init__(self, text: str, lets: Lets | None = None) -> None:
        super().__init__(text)
        self.lets = lets
        if lets is not None and lets.readers:
            lets.measured(self)

    def unfolded(self, node: Any) -> tuple[LetReader, Any]:
        """What the node is once names are put in, and the text that it is in."""
        if isinstance(node, ast.Name) and self.lets and self.name(node) in self.lets:
            reader = self.lets.readers[self.name(node)]
            self.lets.used.add(self.name(node))
            return reader.unfolded(reader.tree)
        return self, node

    def names(self, node: ast.AST, domain: Domain, alone: bool, where: str = "") -> Iterator[Use]:
        reader, node = self.unfolded(node)
        if reader is self:
            yield from super().names(node, domain, alone, where)
        else:
            yield from reader.names(node, domain, alone, where)

    def value(self, node: ast.AST, meaning: dict[str, Expr]) -> Expr:
        reader, node = self.unfolded(node)
        return super().value(node, meaning) if reader is self else reader.value(node, meaning)


def _parted(text: str) -> tuple[str, str]:
    """(b, 1/theta) of b=1/theta."""
    left, equals, right = text.partition("=")
    if not equals or not left.strip() or not right.strip():
        told = quoted(text[:60])
        raise ValueError(f"{told} lets nothing; write NAME=EXPRESSION, such as b=1/theta")
    reader = Reader(left)
    name = reader.name(reader.tree) if isinstance(reader.tree, ast.Name) else left.strip()
    if not NAME.match(name) or len(name) > 60:
        told = quoted(name[:60])
        raise ValueError(f"let: {told} is not a name (letters, digits and _, at most 60)")
    if name in CONSTANTS:
        raise ValueError(f"let: {name!r} is a number; choose another name")
    return name, right
