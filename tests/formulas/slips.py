"""Which slip undone makes a wrong formula right: a search over small changes of its ``value``.

A rate and a scale are one here. Brackets, and most lost terms and factors, are beyond it.
"""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from mpmath import mp, mpf

from formulas.points import POINTS, point
from formulas.truth import FUNCTIONS, measured, python, spelled

CLOSE = mpf(10) ** -13
ARGUMENTS = {"psi", "gamma_function", "lgamma", "harmonic", "I"}  # where an argument is shifted
OPPOSITE = {"1": "2", "2": "1", "p": "q", "q": "p"}


def slips(formula, named=None) -> set[str]:
    """The slips, of those named, that undone give the right number at both points."""
    with mp.workdps(30):
        right = [measured(formula, which) for which in (0, 1)]
        values = [point(formula, which) for which in (0, 1)]
        written = spelled(formula.value)
        said = [python(written, v) for v in values]
        changes = [(n, t) for n, t in _changed(formula, written) if named is None or n in named]
        found = {
            name
            for name, text in changes
            if all(_near(_try(text, v), r) for v, r in zip(values, right))
        }
        found |= {name for name, other in _other_questions(formula) if _answers(other, said)}
        if _near(*(r - s for r, s in zip(right, said))):
            found.add("a lost additive constant")
        found = found or _factors(written, values, right)
        if not found and _simple_term([r - s for r, s in zip(right, said)], values):
            found.add("a lost term")
        return found if named is None else found & named


def _changed(formula, written: str) -> Iterator[tuple[str, str]]:
    yield from _renamed(formula)
    yield from _rewritten(written)
    yield from _signs(written)
    yield from _one_node(written)


def _try(text, values):
    try:
        return python(text, values)
    except (ArithmeticError, NameError, SyntaxError, TypeError, ValueError):
        return None


def _near(a, b) -> bool:
    return a is not None and abs(a - b) < CLOSE * max(1, abs(b))


def _simple_term(missing, values) -> bool:
    """What is missing is a parameter, or its logarithm, times a number."""
    for name in values[0]:
        for function in (lambda x: x, mp.log):
            terms = [_applied(function, v[name]) for v in values]
            if all(terms) and _near(missing[0] / terms[0], missing[1] / terms[1]):
                return abs(missing[0]) > CLOSE
    return False


def _applied(function, value):
    known = isinstance(value, mpf) and (value > 0 or function is not mp.log)
    return function(value) if known else None


def _answers(formula, said) -> bool:
    return all(_near(measured(formula, which), said[which]) for which in (0, 1))


def _other_questions(formula) -> Iterator[tuple]:
    """Entropy for cross-entropy and so on."""
    entropy, q = ("entropy", ""), formula.q
    asked = {"kl": "KL"}.get(formula.quantity, formula.quantity)
    if q and formula.quantity != "cross-entropy":
        yield f"cross-entropy for {asked}", replace(formula, quantity="cross-entropy")
    if q and formula.quantity != "kl":
        yield f"KL for {asked}", replace(formula, quantity="kl")
    if q:
        yield f"entropy for {asked}", replace(formula, quantity=entropy[0], q="")
        yield f"entropy for {asked}", replace(formula, quantity=entropy[0], p=q, q="")


def _names(text: str) -> set[str]:
    found = {n.id for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Name)}
    return {n for n in found if _stem(n) and n not in FUNCTIONS}


def _stem(name: str) -> str:
    stem = name.rpartition("_")[0]
    return name if name in POINTS else stem if stem in POINTS else ""


def _substituted(text: str, new: dict[str, str]) -> str:
    return re.sub(r"\b[A-Za-z_]\w*\b(?!\()", lambda m: new.get(m[0], m[0]), text)


def _renamed(formula) -> Iterator[tuple[str, str]]:
    """Parameters put for one another, or turned over."""
    text = spelled(formula.value)
    names = _names(" + ".join(map(spelled, (text, *formula.laws))))
    stems = {_stem(n) for n in names}
    swapped = {n: n[:-1] + OPPOSITE[n[-1]] for n in names if n[-2:-1] == "_" and n[-1] in OPPOSITE}
    if {"p", "q"} <= names:
        swapped |= {"p": "q", "q": "p"}
    yield "p and q swapped", _substituted(text, swapped)
    for stem in stems:
        own = [n for n in names if _stem(n) == stem]
        turned = _substituted(text, {n: f"(1/{n})" for n in own})
        inverse = "precision read as variance" if stem == "tau" else "rate read as scale"
        yield inverse, turned
        squared = _substituted(text, {n: f"({n}**2)" for n in own})
        yield "standard deviation read as variance", squared
        rooted = _substituted(text, {n: f"sqrt({n})" for n in own})
        yield "variance read as standard deviation", rooted
        if stem == "p":
            yield "success read as failure", _substituted(text, {n: f"(1 - {n})" for n in own})
        for other in stems - {stem} - {"p", "q"}:
            pairs = {n: other + n[len(stem) :] for n in own}
            pairs |= {v: k for k, v in pairs.items()}
            yield "parameters in another order", _substituted(text, pairs)


def _rewritten(text: str) -> Iterator[tuple[str, str]]:
    yield "log base 2", text.replace("log(2)", "1")
    yield "log base 10", text.replace("log(10)", "1")
    yield "Γ for log Γ", text.replace("gamma_function(", "lgamma(")
    yield "log for ψ", text.replace("log(", "psi(")
    yield "ψ for log", text.replace("psi(", "log(")
    yield "a sign", text.replace("euler", "(-euler)")
    for name in ARGUMENTS:
        for shift in "+-":
            yield (
                "a shifted argument",
                re.sub(rf"\b{name}\(([^()]*)\)", rf"{name}(\1 {shift} 1)", text),
            )


def _signs(text: str) -> Iterator[tuple[str, str]]:
    """The sign of two of the terms."""
    terms = list(_terms(_parsed(text)))
    for pair in combinations(range(len(terms)), 2):
        signed = (
            ("-" if (i in pair) == plus else "+") + f"({ast.unparse(node)})"
            for i, (plus, node) in enumerate(terms)
        )
        yield "a sign", "".join(signed)


def _terms(node, plus=True) -> Iterator[tuple[bool, ast.expr]]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
        yield from _terms(node.left, plus)
        yield from _terms(node.right, plus == isinstance(node.op, ast.Add))
    else:
        yield plus, node


def _one_node(text: str) -> Iterator[tuple[str, str]]:
    """One place of the formula changed."""
    tree = ast.parse(text, mode="eval")
    for index, node in enumerate(_expressions(tree)):
        for name, new in _changes(node):
            other = copy.deepcopy(tree)
            yield name, ast.unparse(_put(other, index, new))


def _changes(node) -> Iterator[tuple[str, ast.expr]]:
    written = ast.unparse(node)
    if isinstance(node, ast.Name) and node.id[-2:-1] == "_" and node.id[-1] in OPPOSITE:
        yield "an index", _parsed(node.id[:-1] + OPPOSITE[node.id[-1]])
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        name = node.func.id
        if name == "log":
            yield "log for ψ", _parsed("psi" + written[3:])
        if name == "psi":
            yield "ψ for log", _parsed("log" + written[3:])
        if name == "gamma_function":
            yield "Γ for log Γ", _parsed(f"log({written})")
        if name in ARGUMENTS:
            first, *rest = map(ast.unparse, node.args)
            for shift in "+-":
                moved = ", ".join([f"{first} {shift} 1", *rest])
                yield "a shifted argument", _parsed(f"{name}({moved})")
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
        yield "an exponent", node.left
    elif "gamma_function" in written or "B(" in written or "I(" in written:
        yield "Γ for log Γ", _parsed(f"log({written})")
    if not isinstance(node, ast.Constant):
        yield "an exponent", _parsed(f"({written})**2")
        yield "a sign", _parsed(f"-({written})")
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
        yield "an extra term", node.left


def _factors(text: str, values, right) -> set[str]:
    """A number c times one part of the formula makes it right: 2, ½, −1 or another."""
    tree, found = ast.parse(text, mode="eval"), set()
    for index, node in enumerate(_expressions(tree)):
        written, factors = ast.unparse(node), []
        for v, r in zip(values, right):
            once, twice, thrice = (
                _try(ast.unparse(_put(copy.deepcopy(tree), index, _parsed(f"{c}*({written})"))), v)
                for c in (1, 2, 3)
            )
            if None in (once, twice, thrice) or not _near(thrice - twice, twice - once):
                break
            if _near(twice, once):
                break
            factors.append(1 + (r - once) / (twice - once))
        if len(factors) == 2 and _near(*factors) and abs(factors[0]) > CLOSE:
            found.add(_FACTOR.get(mp.nstr(factors[0], 8), "a lost factor"))
    return found


_FACTOR = {"2.0": "factor ½", "0.5": "factor 2", "-1.0": "a sign"}


def _parsed(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def _expressions(tree) -> list[ast.expr]:
    """Every part of a formula that is a number, in a fixed order."""
    functions = {id(n.func) for n in ast.walk(tree) if isinstance(n, ast.Call)}
    inner = {
        id(part)
        for n in ast.walk(tree)
        if isinstance(n, (ast.GeneratorExp, ast.Lambda, ast.Subscript, ast.Compare))
        for part in ast.walk(n)
    }
    return [
        n
        for n in ast.walk(tree)
        if isinstance(n, ast.expr) and id(n) not in functions and id(n) not in inner
    ]


def _put(tree, index: int, new: ast.expr):
    """The tree with its index-th expression replaced."""
    old = _expressions(tree)[index]

    class Replace(ast.NodeTransformer):
        def visit(self, node):
            return new if node is old else self.generic_visit(node)

    return ast.fix_missing_locations(Replace().visit(tree))
