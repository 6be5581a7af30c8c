"""An expression typed in Python's notation, read without evaluating any text.

``ast`` gives the tree; a whitelist of its nodes becomes SymPy, everything else is refused with the
column. Numbers are exact (0.3 is 3/10) and are bounded before SymPy sees them.
"""

from __future__ import annotations

import ast
import re
import unicodedata
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import sympy as sp
from sympy import Expr, Rational

from symkl.catalogue import nearest
from symkl.family import COUNT, POSITIVE, REAL, Domain, symbol
from symkl.formula.building import DEPTH, DIGITS, EXPONENT, LENGTH, Builder, quoted
from symkl.formula.functions import ALIASES, CONSTANTS, FUNCTIONS, canonical
from symkl.formula.names import GREEK, SPELLINGS

OPERATORS = (ast.Mult, ast.Div, ast.Pow)
TEX = re.compile(r"\\[A-Za-z]|_\s*\{")
LAMBDA = re.compile(r"\blambda\b")  # Python's keyword is the field's letter
INSIDE = (REAL, POSITIVE, COUNT)  # from the weakest to the strongest


@dataclass(frozen=True)
class Use:
    """A name in its place: what the place demands of it, and whether it stands there alone."""

    name: str
    domain: Domain
    alone: bool
    where: str


def read_expression(text: str, assumptions: dict[str, bool] | None = None) -> Expr:
    """``1/beta + log(2)`` as a value; each name in it is a symbol with the assumptions."""
    reader = Reader(text)
    names = {use.name for use in reader.names(reader.tree, REAL, alone=True)}
    kinds = assumptions or {}
    return reader.value(reader.tree, {n: symbol(n, "name", **kinds) for n in sorted(names)})


class Reader(Builder):
    """One text: its tree, and the column for a complaint."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = " ".join(text.split()) if isinstance(text, str) else ""
        if not self.text:
            raise ValueError("nothing to read; write something such as Normal(mu, sigma)")
        if len(self.text) > LENGTH:
            raise ValueError(f"{len(self.text)} characters; at most {LENGTH} are read")
        if TEX.search(self.text):
            self.text = self._plain()
        long = re.search(rf"\d{{{DIGITS + 1},}}", self.text)
        if long:
            self.refuse(long.start(), f"a number of more than {DIGITS} digits")
        self.source = LAMBDA.sub("ƛambda", self.text)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self.tree = ast.parse(self.source, mode="eval").body
        except SyntaxError as error:
            self.refuse((error.offset or 1) - 1, f"cannot be read ({error.msg})")
        except (ValueError, RecursionError, MemoryError):
            self.refuse(0, "cannot be read")
        if depth(self.tree) > DEPTH:
            self.refuse(0, f"nested more than {DEPTH} deep")

    def _plain(self) -> str:
        r"""\mu_{1} is mu_1 and \sigma^2 is sigma**2; other commands of LaTeX are refused."""

        def letter(found: re.Match[str]) -> str:
            name = SPELLINGS.get(found[1], found[1])
            if name not in GREEK:
                self.refuse(found.start(), r"of LaTeX only letters are read here, as in \sigma_1^2")
            return name

        plain = re.sub(r"\\([A-Za-z]+)", letter, self.text)
        plain = re.sub(r"_\s*\{\s*(\w+)\s*\}", r"_\1", plain)
        return re.sub(r"\^\s*(?:\{([^{}]*)\}|(\w))", r"**(\1\2)", plain)

    def refuse(self, at: int | ast.AST, message: str) -> NoReturn:
        if isinstance(at, ast.AST):
            before = self.source.encode()[: getattr(at, "col_offset", 0)]
            at = len(before.decode(errors="ignore"))
        shown = self.text if len(self.text) <= 60 else self.text[:57] + "..."
        raise ValueError(f"{quoted(shown)}, column {at + 1}: {message}")

    def name(self, node: ast.Name) -> str:
        """The name as typed: λ is lambda, σ_1 is sigma_1."""
        letter, rest = node.id[0], node.id[1:]
        if letter == "ƛ":
            return "l" + rest
        title = unicodedata.name(letter, "")
        if not title.startswith("GREEK ") or len(title.split()) != 4:
            return node.id
        greek = title.split()[-1].lower().replace("lamda", "lambda")
        return (greek.capitalize() if "CAPITAL" in title else greek) + rest

    def names(self, node: ast.AST, domain: Domain, alone: bool, where: str = "") -> Iterator[Use]:
        """Each name below the node, with the domain that its place demands."""
        if isinstance(node, ast.Name):
            if self.name(node) not in CONSTANTS:
                yield Use(self.name(node), domain, alone, where)
            return
        if domain not in INSIDE:
            domain = REAL if domain.assumptions.get("real") else POSITIVE
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            row = canonical(node.func.id)
            domain = FUNCTIONS[row].inside if row else domain
            children: list[Any] = list(node.args)
        else:
            children = list(ast.iter_child_nodes(node))
        called = isinstance(node, ast.Call)  # log(a) demands of a what it demands of a parameter
        for child in children:
            yield from self.names(child, domain, called and isinstance(child, ast.Name), where)

    def value(self, node: ast.AST, meaning: dict[str, Expr]) -> Expr:
        match node:
            case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
                return self._number(node)
            case ast.Name():
                name = self.name(node)
                return CONSTANTS[name] if name in CONSTANTS else meaning[name]
            case ast.UnaryOp(op=ast.USub() | ast.UAdd() as sign, operand=inner):
                value = self.value(inner, meaning)
                return -value if isinstance(sign, ast.USub) else value
            case ast.BinOp(op=ast.Add() | ast.Sub()):
                return self.sum_of(node, [s * self.value(t, meaning) for s, t in terms(node)])
            case ast.BinOp(left=left, op=op, right=right) if isinstance(op, OPERATORS):
                operands = self.value(left, meaning), self.value(right, meaning)
                return self._operation(node, type(op), *operands)
            case ast.BinOp(op=ast.BitXor()):
                self.refuse(node, "write a power as **, not ^")
            case ast.Call(func=ast.Name(), keywords=[]):
                return self._call(node, meaning)
        self.refuse(node, "only names, numbers, + - * / ** and functions such as sqrt are read")

    def _number(self, node: ast.Constant) -> Rational:
        if isinstance(node.value, int):
            return sp.Integer(node.value)
        written = (ast.get_source_segment(self.source, node) or "").replace("_", "")
        power = re.search(r"e([+-]?\d+)$", written.lower())
        if power and abs(int(power[1])) > EXPONENT:
            self.refuse(node, f"a power of ten beyond {EXPONENT}")
        return self.number(node, written)

    def _operation(self, node: ast.AST, op: type, left: Expr, right: Expr) -> Expr:
        if op is ast.Div:
            return self.quotient(node, left, right)
        if op is ast.Pow:
            return self.power(node, left, right)
        return self.product_of(node, [left, right])

    def _call(self, node: ast.Call, meaning: dict[str, Expr]) -> Expr:
        name = self.name(node.func)  # type: ignore[arg-type]
        row = canonical(name)
        if row is None:
            self.unknown_function(node, name)
        return self.call(node, row, [self.value(a, meaning) for a in node.args], name)

    def unknown_function(self, node: ast.AST, name: str) -> NoReturn:
        near = nearest(name, [*FUNCTIONS, *ALIASES])
        some = "sqrt, exp, log, abs, gamma, digamma, beta, erf, besseli"
        hint = f"did you mean {near[0]}?" if near else f"there are {some} and others"
        self.refuse(node, f"unknown function {name[:40]!r} (a product needs *); {hint}")


def terms(node: ast.AST) -> list[tuple[int, ast.AST]]:
    """The signs and the terms of a + b - c, from left to right."""
    found: list[tuple[int, ast.AST]] = []
    while isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        found.append((-1 if isinstance(node.op, ast.Sub) else 1, node.right))
        node = node.left
    return [(1, node), *reversed(found)]


def depth(tree: ast.AST) -> int:
    """How deep it is nested; a sum is one level, however long."""
    deepest, waiting = 0, [(tree, 1)]
    while waiting and deepest <= DEPTH:
        node, level = waiting.pop()
        deepest = max(deepest, level)
        children = [t for _, t in terms(node)]
        if len(children) == 1:
            children = list(ast.iter_child_nodes(node))
        waiting += [(c, level + 1) for c in children if isinstance(c, ast.expr)]
    return deepest
