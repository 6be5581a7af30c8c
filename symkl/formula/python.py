"""One formula in Python's notation, as it stands in code: NumPy, SciPy, PyTorch, math, SymPy."""

from __future__ import annotations

import ast
import re
import warnings
from typing import Any, NoReturn

import sympy as sp
from sympy import Dummy, Expr, S

from symkl.formula.building import BOTH_SIDES, CONDITIONS, DEPTH, DIGITS, ITEMS, TOKENS, shown
from symkl.formula.conditions import cases, compared
from symkl.formula.expression import LAMBDA, Reader, depth
from symkl.formula.functions import FUNCTIONS, canonical
from symkl.formula.names import NATURAL, Names, listed
from symkl.formula.reading import Reading
from symkl.nodes import INDEX, CaptureError, Entry, IndexSum, Vector

MODULES = listed(
    "np numpy math torch sp sympy scipy special tf tensorflow jnp jax onp cmath mpmath mp lax nn"
    " functional F stats tfp sc xp lib"
)
ENDLESS = {"inf", "oo", "infty", "Inf", "infinity", "PINF"}
CONSTANTS = {"pi": sp.pi, "e": sp.E, "E": sp.E, "euler_gamma": sp.EulerGamma,
             "EulerGamma": sp.EulerGamma, "euler": sp.EulerGamma}  # fmt: skip
METHODS = listed("log exp sqrt lgamma digamma abs log1p expm1 square reciprocal log2 log10 erf")
PLAIN = {"float", "as_tensor", "asarray", "array", "Integer", "S", "Float", "tensor", "nsimplify"}
FLOAT = re.compile(r"float\((['\"])inf(inity)?\1\)")
LEFT = re.compile(r"\s*(?:return\b|([A-Za-z_]\w*(?:\([^()=]*\))?)\s*(?::\s*float\s*)?=(?!=))")
COMPARED = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "=", ast.NotEq: "!="}


def read_python(text: str, names: Names) -> Reading:
    """The value of the formula; ValueError with the column where it can't be read."""
    reader = PythonFormula(text, names)
    value = reader.branch(reader.tree)
    reader.settled(value)
    base = next(iter(reader.bases)) if len(reader.bases) == 1 else S.Exp1
    return Reading(value, "python", tuple(reader.notes), reader.left, base)


class PythonFormula(Reader):
    """The whitelist of ``Reader``, the functions by the names that libraries give them, cases."""

    def __init__(self, text: str, names: Names) -> None:
        super(Reader, self).__init__()
        self.text, self.known = text, names
        self.notes: dict[str, None] = {}
        self.bases: set[Expr] = set()
        self.indices: dict[str, Dummy] = {}
        self.over: list[Dummy] = []  # sums over all entries that vectors stand in as they are
        self.left = ""
        self.tree = self._parsed()

    def _parsed(self) -> ast.expr:
        start = 0
        found = LEFT.match(self.text)
        if found:
            self.left, start = found[1] or "", found.end()
            if self.known.spelled(self.left) is not None:
                self.refuse(0, BOTH_SIDES)
            if self.left:
                self.notes[f"read the left-hand side {self.left} = and left it out"] = None
        code = " " * start + self.text[start:]
        code = FLOAT.sub(lambda found: "oo".ljust(len(found[0])), code)
        self._balanced(code)
        long = re.search(rf"\d{{{DIGITS + 1},}}", self.text)
        if long:
            self.refuse(long.start(), f"a number of more than {DIGITS} digits")
        self.source = LAMBDA.sub("ƛambda", code)
        wrapped = "(" + self.source[1:] if start else "(" + self.source
        self.shift = 0 if start else 1
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                tree = ast.parse(wrapped + "\n)", mode="eval").body
        except SyntaxError as error:
            at = self._index(error.lineno or 1, max((error.offset or 1) - 1, 0))
            self.refuse(min(at, len(self.text)), f"cannot be read ({error.msg})")
        except (ValueError, RecursionError, MemoryError):
            self.refuse(0, "cannot be read")
        if depth(tree) > DEPTH:
            self.refuse(0, f"nested more than {DEPTH} deep")
        if sum(1 for _ in ast.walk(tree)) > 4 * TOKENS:
            self.refuse(0, f"more than {TOKENS} signs")
        self.source, self.lines = wrapped, wrapped.split("\n")
        return tree

    def _balanced(self, code: str) -> None:
        """No bracket closes that was not opened."""
        open_ones: list[int] = []
        for at, char in enumerate(code):
            if char in "([{":
                open_ones.append(at)
                if len(open_ones) > DEPTH:
                    self.refuse(at, f"nested more than {DEPTH} deep")
            elif char in ")]}":
                if not open_ones:
                    self.refuse(at, f"{char} closes nothing that was opened")
                open_ones.pop()
            elif char in "'\"#`;":
                self.refuse(at, f"{char} is not read in a formula")
        if open_ones:
            self.refuse(open_ones[-1], "this bracket is never closed")

    def _index(self, line: int, column: int) -> int:
        lines = self.text.split("\n")
        before = sum(len(text) + 1 for text in lines[: line - 1])
        return before + column - (self.shift if line == 1 else 0)

    def refuse(self, at: Any, message: str) -> NoReturn:
        if isinstance(at, ast.AST):
            line = getattr(at, "lineno", 1)
            encoded = self.lines[line - 1].encode() if line <= len(self.lines) else b""
            column = len(encoded[: getattr(at, "col_offset", 0)].decode(errors="ignore"))
            at = self._index(line, column)
        raise ValueError(shown(self.text, max(0, min(int(at), len(self.text))), message))

    # -- values -----------------------------------------------------------------------------------

    def branch(self, node: ast.AST) -> Expr:
        """A value in which ∞ may stand alone."""
        sign = S.One
        inner = node
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            sign, inner = S.NegativeOne, node.operand
        name = self._dotted(inner)
        if name in ENDLESS and self.known.spelled(name) is None:
            return sign * S.Infinity
        return self.value(node, {})

    def value(self, node: ast.AST, meaning: dict[str, Expr]) -> Expr:
        match node:
            case ast.Name() | ast.Attribute():
                return self._name(node)
            case ast.IfExp(test=test, body=body, orelse=other):
                return cases([(self.branch(body), self.truth(test)), (self.branch(other), S.true)])
            case ast.Subscript(value=ast.Name() as name, slice=place):
                return self._entry(name, self.value(place, meaning))
            case ast.Call():
                return self._called(node)
        return super().value(node, meaning)

    def _dotted(self, node: ast.AST) -> str:
        """log for np.log and scipy.special.log; the name as it stands for a name."""
        parts = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return ""
        if not parts:
            return self.name(node)
        if any(p not in MODULES for p in [node.id, *parts[1:]]):
            return ""
        return parts[0]

    def _name(self, node: ast.AST) -> Expr:
        name = self._dotted(node)
        if isinstance(node, ast.Name):
            if name in self.indices:
                return self.indices[name]
            value = self.known.spelled(name)
            if isinstance(value, Vector):
                if not self.over:
                    self.refuse(node, f"{name} is a vector; write an entry of it, {name}[i]")
                return Entry(value, self.over[-1])
            if value is not None:
                return value
        if name in ENDLESS:
            self.refuse(node, "∞ stands alone as a value; it is not computed with")
        if name not in CONSTANTS:
            self.refuse(node, self.known.unknown(name or ast.unparse(node)))
        if name in ("e", "E") and isinstance(node, ast.Name):
            self.notes[f"read {name} as Euler's number 2.718…"] = None
        return CONSTANTS[name]

    def _entry(self, name: ast.Name, place: Expr) -> Expr:
        vector = self.known.spelled(self.name(name))
        if not isinstance(vector, Vector):
            self.refuse(name, f"{name.id[:40]!r} is no vector; only vectors have entries")
        if place.is_Number and not (place.is_Integer and place >= 0):
            self.refuse(name, f"{vector.name} has no entry {place}")
        return Entry(vector, place)

    # -- functions --------------------------------------------------------------------------------

    def _called(self, node: ast.Call) -> Expr:
        name = self._dotted(node.func)
        if not name and isinstance(node.func, ast.Attribute):
            return self._method(node, node.func)
        if not name:
            self.refuse(node, "only functions by name are called")
        if any(isinstance(a, ast.Starred) for a in node.args):
            self.refuse(node, "* before an argument is not read")
        if name == "sum":
            return self._sum(node)
        if node.keywords:
            self.refuse(node, f"{name} takes no keywords here")
        if name == "Rational" and len(node.args) == 2:
            return self.quotient(node, *(self.value(a, {}) for a in node.args))
        if name in PLAIN and len(node.args) == 1:
            return self.value(node.args[0], {})
        if name == "where" and len(node.args) == 3:
            test, body, other = node.args
            return cases([(self.branch(body), self.truth(test)), (self.branch(other), S.true)])
        if name == "Piecewise":
            return self._piecewise(node)
        if name in ("pow", "power") and len(node.args) == 2:
            return self.power(node, *(self.value(a, {}) for a in node.args))
        if name == "hyper":
            return self._hyper(node)
        row = canonical(name)
        if row is None:
            if self.known.spelled(name) is not None:
                self.refuse(node, f"{name} is a number, no function; a product needs *")
            self.unknown_function(node, name)
        return self._logged(node, row, name, [self.value(a, {}) for a in node.args])

    def _logged(self, node: ast.AST, row: str, name: str, values: list[Expr]) -> Expr:
        base: Expr | None = {"log2": S(2), "log10": S(10), "log": S.Exp1}.get(row)
        if row == "log" and len(values) == 1 and name != "ln" and self.known.base:
            base = S(self.known.base)
            return self.quotient(
                node, self._logged(node, row, "ln", values), self.call(node, "log", [base])
            )
        if row == "log" and len(values) == 2:
            base = values[1]
            if base in (0, 1) or base.is_negative:
                self.refuse(node, f"a logarithm has no base {base}")
        if base is not None:
            self.bases.add(base)
            natural = base == S.Exp1
            self.notes[
                NATURAL if natural else f"read the logarithm of base {base} as log x/log {base}"
            ] = None
        if row == "log" and len(values) == 1 and isinstance(values[0], sp.gamma):
            row, values = "loggamma", list(values[0].args)
        return self.call(node, row, values, name)

    def _method(self, node: ast.Call, function: ast.Attribute) -> Expr:
        """x.log(), x.pow(2): as tensors have them."""
        if function.attr == "sum" and not node.args and not node.keywords:
            return self._over_all(node, function.value)
        value = self.value(function.value, {})
        if function.attr == "pow" and len(node.args) == 1 and not node.keywords:
            return self.power(node, value, self.value(node.args[0], {}))
        if function.attr in METHODS and not node.args and not node.keywords:
            row = canonical(function.attr)
            assert row is not None
            return self._logged(node, row, function.attr, [value])
        self.refuse(node, f"the method {function.attr[:40]} is not read")

    def _hyper(self, node: ast.Call) -> Expr:
        match node.args:
            case [ast.List(elts=a) | ast.Tuple(elts=a), ast.List(elts=b) | ast.Tuple(elts=b), z]:
                row = f"hyp{len(a)}f{len(b)}"
                if row in FUNCTIONS:
                    return self.call(node, row, [self.value(v, {}) for v in [*a, *b, z]], "hyper")
        self.refuse(node, "hyper takes two lists and a number; 0F1, 1F1, 2F1, 2F2, 3F2 are read")

    def _piecewise(self, node: ast.Call) -> Expr:
        found = []
        for pair in node.args:
            if not (isinstance(pair, ast.Tuple) and len(pair.elts) == 2):
                self.refuse(pair, "a case is a pair (value, condition)")
            found.append((self.branch(pair.elts[0]), self.truth(pair.elts[1])))
        if not found:
            self.refuse(node, "no cases")
        return cases(found)

    # -- conditions -------------------------------------------------------------------------------

    def truth(self, node: ast.AST) -> Any:
        match node:
            case ast.Constant(value=True):
                return S.true
            case ast.BoolOp(op=op, values=values) if len(values) <= CONDITIONS:
                return (sp.And if isinstance(op, ast.And) else sp.Or)(*map(self.truth, values))
            case ast.BinOp(op=ast.BitAnd() | ast.BitOr() as op, left=a, right=b):
                return (sp.And if isinstance(op, ast.BitAnd) else sp.Or)(
                    self.truth(a), self.truth(b)
                )
            case ast.UnaryOp(op=ast.Not() | ast.Invert(), operand=inner):
                return sp.Not(self.truth(inner))
            case ast.Compare(left=left, ops=ops, comparators=others) if len(ops) <= CONDITIONS:
                return self._compared(node, [left, *others], ops)
        self.refuse(node, f"a condition is a comparison such as x < y; at most {CONDITIONS} joined")

    def _compared(self, node: ast.AST, sides: list[ast.expr], ops: list[ast.cmpop]) -> Any:
        values = [self.branch(s) for s in sides]
        found = []
        for left, op, right in zip(values, ops, values[1:]):
            if type(op) not in COMPARED:
                self.refuse(node, "a condition is a comparison with <, >, <=, >=, == or !=")
            found.append(compared(self, node, left, COMPARED[type(op)], right))
        return found[0] if len(found) == 1 else sp.And(*found)

    # -- sums -------------------------------------------------------------------------------------

    def _sum(self, node: ast.Call) -> Expr:
        match node.args:
            case [ast.GeneratorExp() as each] if not node.keywords:
                return self._generated(node, each)
            case [inside] if not node.keywords:
                return self._over_all(node, inside)
        self.refuse(node, "sum takes one expression")

    def _over_all(self, node: ast.AST, inside: ast.AST) -> Expr:
        """sum(p * log(p/q)) of vectors: over all their entries."""
        symbol = Dummy("i", integer=True)
        self.over.append(symbol)
        body = self.value(inside, {})
        self.over.pop()
        sizes = {e.vector.size for e in body.atoms(Entry) if symbol in e.at.free_symbols}
        if len(sizes) != 1:
            self.refuse(node, "a sum is one over a vector, or of vectors of one size")
        return self._bound_sum(node, body, symbol, S.Zero, sizes.pop() - 1)

    def _generated(self, node: ast.AST, each: ast.GeneratorExp) -> Expr:
        match each.generators:
            case [ast.comprehension(target=ast.Name(id=name), ifs=[], is_async=0, iter=bounds)]:
                match bounds:
                    case ast.Call(func=ast.Name(id="range"), args=[_] | [_, _], keywords=[]):
                        values = [self.value(a, {}) for a in bounds.args]
                        lo, hi = values if len(values) == 2 else (S.Zero, values[0])
                        symbol = Dummy(name, integer=True)
                        kept = self.indices.get(name)
                        self.indices[name] = symbol
                        body = self.value(each.elt, {})
                        del self.indices[name]
                        if kept is not None:
                            self.indices[name] = kept
                        return self._bound_sum(node, body, symbol, lo, hi - 1)
        self.refuse(node, "a sum runs over range(K): sum(p[i]*log(p[i]) for i in range(K))")

    def _bound_sum(self, node: ast.AST, body: Expr, symbol: Dummy, lo: Expr, hi: Expr) -> Expr:
        if any(b.is_Number and not b.is_Integer for b in (lo, hi)):
            self.refuse(node, "the bounds of a sum are whole numbers")
        if (hi - lo).is_Integer and not -1 <= hi - lo < ITEMS:
            self.refuse(node, f"a sum of {hi - lo + 1} terms; from 0 to {ITEMS} are read")
        for entry in body.atoms(Entry):
            beyond = lo.is_negative or (entry.vector.size - 1 - hi).is_negative
            if entry.at == symbol and beyond:
                self.refuse(node, f"{entry.vector.name} has {entry.vector.size} entries only")
        try:
            return IndexSum(body.xreplace({symbol: INDEX}), lo, hi)
        except (CaptureError, ValueError):
            self.refuse(node, "a sum within a sum that uses the outer index is not read")

    def settled(self, value: Expr) -> None:
        if value.atoms(Dummy):
            self.refuse(0, "an index outside of its sum")
