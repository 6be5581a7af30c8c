"""An expression typed in Python's notation, read without evaluating any text.

``ast`` gives the tree; a whitelist of its nodes becomes SymPy, everything else is refused with the
column. Numbers are exact (0.3 is 3/10) and are bounded before SymPy sees them.
"""

from __future__ import annotations

import ast
import difflib
import operator
import re
import unicodedata
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import sympy as sp
from sympy import Expr, Rational, S

from symkl.family import COUNT, POSITIVE, REAL, Domain, exact, symbol

LENGTH, DEPTH, DIGITS, EXPONENT, BITS, ARGUMENT = 20_000, 80, 40, 64, 4096, 1000

FUNCTIONS: dict[str, tuple[Any, int, Domain | None]] = {  # what it is, arity, what names inside are
    "sqrt": (sp.sqrt, 1, POSITIVE),
    "exp": (sp.exp, 1, REAL),
    "log": (sp.log, 1, POSITIVE),
    "ln": (sp.log, 1, POSITIVE),
    "abs": (sp.Abs, 1, REAL),
    "erf": (sp.erf, 1, REAL),
    "gamma": (sp.gamma, 1, POSITIVE),
    "loggamma": (sp.loggamma, 1, POSITIVE),
    "digamma": (sp.digamma, 1, POSITIVE),
    "polygamma": (sp.polygamma, 2, POSITIVE),
    "beta": (sp.beta, 2, POSITIVE),
    "factorial": (sp.factorial, 1, COUNT),
    "binomial": (sp.binomial, 2, COUNT),
}
GROWING = {"gamma", "loggamma", "digamma", "polygamma", "beta", "factorial", "binomial"}
CONSTANTS = {"pi": sp.pi, "EulerGamma": sp.EulerGamma}
OPERATORS: dict[type, Any] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
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


class Reader:
    """One text: its tree, and the column for a complaint."""

    def __init__(self, text: str) -> None:
        self.text = " ".join(text.split()) if isinstance(text, str) else ""
        if not self.text:
            raise ValueError("nothing to read; write something such as Normal(mu, sigma)")
        if len(self.text) > LENGTH:
            raise ValueError(f"{len(self.text)} characters; at most {LENGTH} are read")
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
        if _depth(self.tree) > DEPTH:
            self.refuse(0, f"nested more than {DEPTH} deep")

    def refuse(self, at: int | ast.AST, message: str) -> NoReturn:
        if isinstance(at, ast.AST):
            before = self.source.encode()[: getattr(at, "col_offset", 0)]
            at = len(before.decode(errors="ignore"))
        shown = self.text if len(self.text) <= 60 else self.text[:57] + "..."
        raise ValueError(f"{shown!r}, column {at + 1}: {message}")

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
            domain = FUNCTIONS.get(node.func.id, (None, 0, None))[2] or domain
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
            case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
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
        return exact(written)

    def _operation(self, node: ast.AST, op: type, left: Expr, right: Expr) -> Expr:
        if op is ast.Div and right.is_zero:
            self.refuse(node, "a division by 0")
        if op is ast.Pow:
            if left.is_zero and right.is_nonnegative is not True:
                self.refuse(node, "a power of 0")
            self._bound(node, left, right)
        return self._real(node, OPERATORS[op](left, right))

    def _call(self, node: ast.Call, meaning: dict[str, Expr]) -> Expr:
        name = self.name(node.func)  # type: ignore[arg-type]
        if name not in FUNCTIONS:
            near = difflib.get_close_matches(name, FUNCTIONS, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(FUNCTIONS)}"
            self.refuse(node, f"unknown function {name!r} (a product needs *); {hint}")
        function, arity, _ = FUNCTIONS[name]
        if len(node.args) != arity:
            self.refuse(node, f"{name} takes {arity} argument{'s' * (arity > 1)}")
        values = [self.value(a, meaning) for a in node.args]
        if name in GROWING and any(v.is_number and not _within(v, ARGUMENT) for v in values):
            self.refuse(node, f"{name} of a number beyond {ARGUMENT}")
        if name == "exp" and values[0].has(sp.log):
            self._bound(node, S(2), values[0])
        return self._real(node, function(*values))

    def _bound(self, node: ast.AST, base: Expr, exponent: Expr) -> None:
        """Refuse a power whose digits would fill the memory before anybody reads them."""
        largest = max((abs(n) for n in exponent.atoms(Rational)), default=S.One)
        sizes = [abs(n.p * n.q).bit_length() for n in base.atoms(Rational)]
        bits = max(sizes, default=1)
        if largest > EXPONENT or bits * max(largest, 1) > BITS:
            self.refuse(node, f"an exponent beyond {EXPONENT}, or a power too long to write")

    def _real(self, node: ast.AST, value: Expr) -> Expr:
        if value.has(S.NaN, S.ComplexInfinity, S.Infinity, S.NegativeInfinity, S.ImaginaryUnit):
            self.refuse(node, "has no finite real value")
        return value


def _within(value: Expr, bound: int) -> bool:
    return bool(value.is_real and abs(value.evalf(15)) <= bound)


def _depth(tree: ast.AST) -> int:
    deepest, waiting = 0, [(tree, 1)]
    while waiting and deepest <= DEPTH:
        node, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting += [(c, depth + 1) for c in ast.iter_child_nodes(node) if isinstance(c, ast.expr)]
    return deepest
