"""An expression in the variate as a function x ↦ f(x) of a number.

A quadrature asks for f at hundreds of points: the tree is walked once, into calls of mpmath that
work at its current precision. What does not depend on x is a number, found once at the precision
of the evaluation. What has no entry in the table is walked at each point, as everything was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import sympy
from mpmath import mp, mpf
from sympy import Basic
from sympy.core.relational import Relational

from symkl import nodes as n
from symkl.nodes import VARIATE
from symkl.numerics import FUNCTIONS, HUGE, log_erfc
from symkl.quadrature import OracleError
from symkl.valuation import RELATIONS, Scope, ln, names, real, value

Function = Callable[[mpf], Any]
Maker = Callable[[Basic, Scope], Function]
SMALL, LARGE = 12, 3_000  # bits that cancel; fewer do not matter, more are not computed,
LARGEST = 50_000  # not even beside an end where a density has much of its mass
WEIGHTS = (n.Density, n.Likelihood, n.Entry)  # what may be 0 before something infinite


def function(body: Basic, scope: Scope) -> Function:
    """x ↦ body(x), a real number; OracleError where it is none."""
    made = _made(body, scope)

    def checked(x: mpf) -> mpf:
        found = made(x)
        if found.__class__ is not mpf or found != found:
            raise OracleError(f"{type(body).__name__}: no real number at x = {mp.nstr(x, 8)}")
        return found

    return checked


def _made(node: Basic, scope: Scope) -> Function:
    if node is VARIATE:
        return lambda x: x
    if VARIATE not in names(node):
        return _constant(node, scope)
    for kind in type(node).__mro__:
        if kind in MAKERS:
            return MAKERS[kind](node, scope)
    return _walked(node, scope)


def _walked(node: Basic, scope: Scope) -> Function:
    return lambda x: real(node, scope.bind(VARIATE, x))


class Constant:
    """A number as a function; found when it is asked for, for a branch may never be."""

    def __init__(self, node: Basic, scope: Scope) -> None:
        bound = {s: v for s, v in scope.bound.items() if s is not VARIATE}
        self.node, self.scope = node, scope._replace(bound=bound)
        self.found: mpf | None = None

    def __call__(self, x: mpf) -> mpf:
        if self.found is None:
            self.found = real(self.node, self.scope)
        return self.found


def _constant(node: Basic, scope: Scope) -> Function:
    return Constant(node, scope)


def _parted(node: Basic, scope: Scope) -> tuple[Function | None, list[Function]]:
    """The constant part of a sum or product, as one number, and the rest."""
    fixed = [a for a in node.args if VARIATE not in names(a)]
    rest = [_made(a, scope) for a in node.args if VARIATE in names(a)]
    return (_constant(node.func(*fixed), scope) if fixed else None), rest


def _add(node: Basic, scope: Scope) -> Function:
    fixed, rest = _parted(node, scope)
    first, others = (fixed, rest) if fixed else (rest[0], rest[1:])
    if len(others) == 1:
        second = others[0]
        return lambda x: first(x) + second(x)

    def total(x: mpf) -> mpf:
        found = first(x)
        for term in others:
            found = found + term(x)
        return found

    return total


def _mul(node: Basic, scope: Scope) -> Function:
    if any(isinstance(a, WEIGHTS) for a in node.args):
        return _walked(node, scope)
    if node.args[0] is sympy.S.NegativeOne:
        inner = _made(node.func(*node.args[1:]), scope)
        return lambda x: -inner(x)
    fixed, rest = _parted(node, scope)
    first, others = (fixed, rest) if fixed else (rest[0], rest[1:])
    if len(others) == 1:
        second = others[0]
        return lambda x: first(x) * second(x)

    def product(x: mpf) -> mpf:
        found = first(x)
        for factor in others:
            found = found * factor(x)
        return found

    return product


def _pow(node: Basic, scope: Scope) -> Function:
    base, power = node.args
    if isinstance(base, WEIGHTS):
        return _walked(node, scope)
    inner, raised = _made(base, scope), _made(power, scope)
    if power.is_Integer and -1000 < power < 1000:
        k = int(power)
        return SMALL_POWERS.get(k, lambda f: lambda x: f(x) ** k)(inner)

    def general(x: mpf) -> mpf:
        y, e = inner(x), raised(x)
        if mp.isint(e):
            return y ** int(e)
        if y < 0:
            raise OracleError("a power of a negative number")
        return mp.sqrt(y) if e == 0.5 else y**e

    return general


def _square(f: Function) -> Function:
    def squared(x: mpf) -> mpf:
        y = f(x)
        return y * y

    return squared


SMALL_POWERS: dict[int, Callable[[Function], Function]] = {
    -1: lambda f: lambda x: 1 / f(x),
    2: _square,
}


def _exp(node: Basic, scope: Scope) -> Function:
    inner = _made(node.args[0], scope)

    def raised(x: mpf) -> mpf:
        y = inner(x)
        if -HUGE < y < HUGE:
            return mp.exp(y)
        if mp.isfinite(y) and y > 0:
            raise OracleError("exp: out of range")
        return mp.exp(y) if y != y or y > 0 else mpf(0)

    return raised


def _log(node: Basic, scope: Scope) -> Function:
    argument = node.args[0]
    for kind in type(argument).__mro__:
        made = LOG_MAKERS[kind](argument, scope) if kind in LOG_MAKERS else None
        if made is not None:
            return made
    inner = _made(argument, scope)
    return lambda x: ln(inner(x))


def _log_mul(node: Basic, scope: Scope) -> Function | None:
    """log of a product of densities from their logs, so that nothing underflows."""
    if not node.has(n.Density, n.Likelihood):
        return None
    return _fsum([_log(sympy.log(a, evaluate=False), scope) for a in node.args])


def _fsum(terms: Sequence[Function]) -> Function:
    return lambda x: mp.fsum(term(x) for term in terms)


def _log_pow(node: Basic, scope: Scope) -> Function | None:
    if not isinstance(node.args[0], (n.Density, n.Likelihood)):
        return None
    inner = _log(sympy.log(node.args[0], evaluate=False), scope)
    raised = _made(node.args[1], scope)
    return lambda x: raised(x) * inner(x)


def _log_add(node: Basic, scope: Scope) -> Function:
    """log(1 + r) keeps the digits of a small r; where the terms cancel there are as many further
    bits, as for 1 + cos πz beside z = 1; far out, where e^z has no number, it is term by term."""
    terms = _terms(node, scope)
    finer = lru_cache(None)(lambda prec: _terms(*_finer(node, scope, prec)))
    far = _walked(sympy.log(node, evaluate=False), scope) if node.has(sympy.exp) else None

    def found(x: mpf) -> mpf:
        try:
            return _log_of_sum(terms(x), lambda prec: finer(prec)(x), scope.prec)
        except OracleError:
            if far is None:
                raise
            return far(x)

    return found


def _terms(node: Basic, scope: Scope) -> Callable[[mpf], list[mpf]]:
    """The terms of a sum; the constants among them are found where they are first asked for."""
    made = [_made(a, scope) for a in node.args]
    return lambda x: [f(x) for f in made]


def _finer(node: Basic, scope: Scope, prec: int) -> tuple[Basic, Scope]:
    """π to more bits; but a fraction, which may be an end of the support, stays one number."""
    bound, letters = dict(scope.bound), {}
    for r in node.atoms(sympy.Rational):
        if not r.is_Integer:
            letters[r] = sympy.Dummy("r", real=True)
            bound[letters[r]] = real(r, scope)
    return node.xreplace(letters), scope._replace(bound=bound, memo={}, prec=prec)


def _log_of_sum(terms: list[mpf], finer: Callable[[int], list[mpf]], prec: int) -> mpf:
    """log Σ t, the terms taken again with more bits until ``prec`` of the sum's are right."""
    bits, most = mp.prec, mp.prec + LARGEST
    while True:
        if len(terms) == 2 and terms[0] == 1 and -0.5 < terms[1] < 0.5:
            return mp.log1p(terms[1])
        with mp.workprec(bits):
            total = sum(terms[1:], terms[0])
        top = max(map(mp.mag, terms))
        if not mp.isfinite(total) or bits >= most:
            return ln(total)
        lost = top - mp.mag(total) if total else bits
        if lost <= bits - prec + SMALL:
            return ln(total)
        bits = min(most, 1 << (max(bits, prec + lost) + SMALL).bit_length())
        with mp.workprec(bits):
            terms = finer(bits)


def _log_erfc(node: Basic, scope: Scope) -> Function:
    inner = _made(node.args[0], scope)
    return lambda x: log_erfc(inner(x))


def _piecewise(node: Basic, scope: Scope) -> Function:
    branches = [(_made(b, scope), _condition(c, scope)) for b, c in node.args]

    def chosen(x: mpf) -> mpf:
        for branch, condition in branches:
            if condition(x):
                return branch(x)
        raise OracleError("no branch of the Piecewise holds")

    return chosen


def _condition(node: Basic, scope: Scope) -> Function:
    if not isinstance(node, Relational):
        return lambda x: value(node, scope.bind(VARIATE, x))
    relation, one, two = RELATIONS[node.rel_op], _made(node.lhs, scope), _made(node.rhs, scope)
    return lambda x: relation(one(x), two(x))


def _function(f: Callable) -> Maker:
    def make(node: Basic, scope: Scope) -> Function:
        arguments = [_made(a, scope) for a in node.args]
        if len(arguments) == 1:
            inner = arguments[0]
            return lambda x: _real(f(inner(x)))
        return lambda x: _real(f(*(a(x) for a in arguments)))

    return make


def _real(found: Any) -> mpf:
    if found.__class__ is not mpf:
        raise OracleError("a special function that is no real number")
    return found


MAKERS: dict[type, Maker] = {
    **{kind: _function(f) for kind, f in FUNCTIONS.items()},
    sympy.Add: _add,
    sympy.Mul: _mul,
    sympy.Pow: _pow,
    sympy.exp: _exp,
    sympy.log: _log,
    sympy.Piecewise: _piecewise,
}

LOG_MAKERS: dict[type, Callable[[Basic, Scope], Function | None]] = {
    sympy.exp: lambda node, scope: _made(node.args[0], scope),
    sympy.Mul: _log_mul,
    sympy.Add: _log_add,
    sympy.Pow: _log_pow,
    sympy.erfc: _log_erfc,
}
