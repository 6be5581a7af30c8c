"""The value of an expression in a model: the walk over a SymPy tree, at mpmath's current precision.

A node's class finds its rule in a table; modules above add the rows for laws, means and claims.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

import sympy
from mpmath import mp, mpf, workprec
from sympy import Basic, Symbol, sympify
from sympy.core.relational import Relational

from symkl import nodes as n
from symkl.nodes import INDEX, VARIATE
from symkl.numerics import FUNCTIONS, exponential, hypergeometric, log_erfc
from symkl.quadrature import OracleError
from symkl.summation import series

FAR_OUT = mpf(10) ** 6  # beyond which e^z is not worth a number
BITS = 5_000  # of precision at most, where a sum cancels


@dataclass(frozen=True)
class Model:
    """Numbers for symbols and vectors, laws for abstract laws, observations, candidates.

    A law is given as a ``Law`` or as a table {point: mass}; for a parameterised law both may use
    its parameters, or it is a function of their values that returns either.
    """

    symbols: Mapping[Basic, Any] = field(default_factory=dict)
    laws: Mapping[n.AbstractLaw, Any] = field(default_factory=dict)
    samples: Mapping[n.Sample, Sequence] = field(default_factory=dict)
    candidates: Mapping[Symbol, Sequence] = field(default_factory=dict)

    def __str__(self) -> str:
        """a_1 = −4/7, p = {0: 1/3, 1: 2/3}, x = (1, 1, 2), theta in (1/2, 3)."""
        named = [*self.symbols.items(), *((law.name, value) for law, value in self.laws.items())]
        words = [f"{name} = {_words(value)}" for name, value in named]
        words += [f"{s.name} = {_words(tuple(seen))}" for s, seen in self.samples.items()]
        words += [f"{t} in {_words(tuple(found))}" for t, found in self.candidates.items()]
        return ", ".join(words)


def _words(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k}: {_words(v)}" for k, v in value.items()) + "}"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(_words, value)) + ")"
    return str(getattr(value, "name", value))


class Scope(NamedTuple):
    """A model, what is bound here, and the working precision; ``sizes`` records what cancels."""

    model: Model
    bound: dict[Basic, mpf]
    memo: dict[tuple, Any]
    sizes: list[mpf]
    digits: int
    prec: int
    start: mpf

    def bind(self, symbol: Basic, number: mpf) -> Scope:
        return self._replace(bound={**self.bound, symbol: number})


def value(node: Basic, scope: Scope) -> Any:
    """The node's value at the current precision; what no quadrature varies is computed once."""
    if not node.args:
        if node.is_Rational and not node.is_Integer:  # an end of a support is one number
            with workprec(scope.prec):
                return _rule(type(node))(node, scope)
        return _rule(type(node))(node, scope)
    free = names(node)
    if VARIATE in free:
        found = _rule(type(node))(node, scope)
    else:
        key = (node, *map(scope.bound.get, free))
        if key not in scope.memo:
            with workprec(scope.prec):
                scope.memo[key] = _rule(type(node))(node, scope)
        found = scope.memo[key]
    if found.__class__ is mpf and found != found:
        raise OracleError(f"{type(node).__name__}: nan")
    return found


@lru_cache(100_000)
def names(node: Basic) -> tuple[Basic, ...]:
    return tuple(sorted(node.free_symbols, key=sympy.default_sort_key))


@lru_cache(None)
def _rule(kind: type) -> Callable:
    for base in kind.__mro__:
        if base in RULES:
            return RULES[base]
    raise OracleError(f"no way to evaluate a {kind.__name__}")


def real(node: Basic, scope: Scope) -> mpf:
    found = value(node, scope)
    if not isinstance(found, mpf):
        raise OracleError(f"{type(node).__name__} is no real number")
    return found


def number(given: Any, scope: Scope) -> mpf:
    """A number as the model gives it, exact where it is exact."""
    found = given if isinstance(given, mpf) else value(sympify(given, strict=True), scope)
    if not isinstance(found, mpf) or found != found:
        raise OracleError(f"{given!r} is no real number")
    return found


def _symbol(node: Symbol, scope: Scope) -> mpf:
    if node in scope.bound:
        return scope.bound[node]
    if node not in scope.model.symbols:
        raise OracleError(f"the model has no value for {node}")
    return number(scope.model.symbols[node], scope)


def _outweighs(node: Basic, scope: Scope) -> bool:
    """A mass that is 0: what it multiplies does not count, be it infinite or undefined."""
    return isinstance(node, (n.Density, n.Likelihood, n.Entry)) and value(node, scope) == 0


def _add(node: Basic, scope: Scope) -> mpf:
    terms = [real(a, scope) for a in node.args]
    total = sum(terms[1:], terms[0])
    if VARIATE in scope.bound or not mp.isfinite(total):
        return total
    size = max(map(abs, terms))
    if _lost(total, size, scope) and node.has(sympy.Function, sympy.Pow):
        total, size = _again(node, scope, total, size)
    scope.sizes[0] = max(scope.sizes[0], size)
    return total


def _lost(total: mpf, size: mpf, scope: Scope) -> bool:
    """Has so much cancelled that not all the digits asked for are left?"""
    return abs(total) < size * mpf(10) ** (scope.digits + 6 - mp.dps)


def _again(node: Basic, scope: Scope, total: mpf, size: mpf) -> tuple[mpf, mpf]:
    """The sum at twice the precision, and twice that, until its digits are there.

    A factor before it, e^128 say, would carry the ones that are missing to the front; and two
    evaluations in which erf z is 1 to the last digit agree on a difference of 0. What is left at
    the last precision is noise, the same in each evaluation, and no number.
    """
    if _nothing(node, scope):
        return mpf(0), size
    prec, noise = mp.prec, mp.inf
    most = min(BITS, 4 * prec) if node.has(n.Mean) else BITS  # of an integral each digit is dear
    while prec < most:
        prec = min(2 * prec, most)
        with workprec(prec):
            fresh = scope._replace(memo={}, sizes=[mpf(1)], prec=prec)
            terms = [real(a, fresh) for a in node.args]
            total, size = sum(terms[1:], terms[0]), max(map(abs, terms))
            if not _lost(total, size, scope):
                return +total, size
            noise = size * mpf(10) ** (5 - mp.dps)
    if most < BITS and abs(total) <= noise <= mpf(10) ** (-2 * scope.digits):
        return mpf(0), size
    raise OracleError("a sum in which all the digits cancel")


def _nothing(node: Basic, scope: Scope) -> bool:
    """log a − log b for a = b: is nothing left of the sum once letters of one number are one, or
    once the numbers are put in?"""
    letters: dict[Any, Basic] = {}
    same = {s: letters.setdefault(number(scope.bound.get(s, s), scope), s) for s in names(node)}
    exact = {s: v for s, v in scope.model.symbols.items() if getattr(v, "is_Rational", False)}
    plain = node.xreplace(same)
    gammas = {f: sympy.log(sympy.gamma(*f.args)) for f in plain.atoms(sympy.loggamma)}
    if sympy.expand_log(sympy.expand_func(plain.xreplace(gammas))) == 0:
        return True
    return bool(exact) and sympy.expand_log(sympy.expand(n.instantiated(node, exact))) == 0


def _mul(node: Basic, scope: Scope) -> mpf:
    if any(_outweighs(a, scope) for a in node.args):
        return mpf(0)
    product = mpf(1)
    for factor in node.args:
        product *= real(factor, scope)
    return product


def _pow(node: Basic, scope: Scope) -> mpf:
    base, power = (real(a, scope) for a in node.args)
    if base == 0 and power < 0 and isinstance(node.args[0], n.Density):
        return mp.inf
    return base ** (int(power) if mp.isint(power) else power)


def ln(x: mpf) -> mpf:
    if x < 0:
        raise OracleError("log of a negative number")
    return mp.log(x) if x else -mp.inf


def _log(node: Basic, scope: Scope) -> mpf:
    """log of a density from the log-density, so that nothing underflows; log 0 = −∞."""
    argument = node.args[0]
    rule = LOGS.get(type(argument))
    found = rule(argument, scope) if rule else None
    return ln(real(argument, scope)) if found is None else found


def _log_mul(node: Basic, scope: Scope) -> mpf | None:
    if not node.has(n.Density, n.Likelihood):
        return None
    return mp.fsum(_log(sympy.log(a, evaluate=False), scope) for a in node.args)


def _log_pow(node: Basic, scope: Scope) -> mpf | None:
    if not isinstance(node.args[0], (n.Density, n.Likelihood)):
        return None
    return real(node.args[1], scope) * LOGS[type(node.args[0])](node.args[0], scope)


def _log_add(node: Basic, scope: Scope) -> mpf | None:
    """log(a + b e^z) far out, where e^z has no number: the largest term and its relative sum."""
    exponents = [real(e.args[0], scope) for e in node.atoms(sympy.exp)]
    if VARIATE not in scope.bound or max(exponents, default=0) < FAR_OUT:
        return None
    sizes = [_size(term, scope) for term in node.args]
    top = max(size for _, size in sizes)
    rest = mp.fsum(sign * exponential(size - top) for sign, size in sizes)
    return top + ln(rest)


def _size(term: Basic, scope: Scope) -> tuple[int, mpf]:
    """The sign of a product and the log of its size."""
    sign, size = 1, mpf(0)
    for factor in sympy.Mul.make_args(term):
        if isinstance(factor, sympy.exp):
            size += real(factor.args[0], scope)
            continue
        found = real(factor, scope)
        sign, size = (-sign if found < 0 else sign), size + ln(abs(found))
    return sign, size


def _function(f: Callable) -> Callable:
    return lambda node, scope: f(*(real(a, scope) for a in node.args))


def _hypergeometric(node: sympy.hyper, scope: Scope) -> mpf:
    above, below = ([real(a, scope) for a in row] for row in (node.ap, node.bq))
    return hypergeometric(above, below, real(node.argument, scope))


def _piecewise(node: Basic, scope: Scope) -> mpf:
    for branch, condition in node.args:
        if value(condition, scope):
            return value(branch, scope)
    raise OracleError("no branch of the Piecewise holds")


def _finite_when(node: n.FiniteWhen, scope: Scope) -> mpf:
    return value(node.value, scope) if value(node.condition, scope) else mp.inf


def _cases(node: n.Cases, scope: Scope) -> mpf:
    return value(node.inside if value(node.condition, scope) else node.otherwise, scope)


def _index_range(lo: Basic, hi: Basic, scope: Scope) -> list[mpf]:
    first, last = real(lo, scope), real(hi, scope)
    if not (mp.isint(first) and mp.isint(last)):
        raise OracleError(f"no whole numbers from {first} to {last}")
    return [mpf(k) for k in range(int(first), int(last) + 1)]


def _index_sum(node: n.IndexSum, scope: Scope) -> mpf:
    indices = _index_range(node.lo, node.hi, scope)
    return mp.fsum(real(node.body, scope.bind(INDEX, k)) for k in indices)


def _index_product(node: n.IndexProduct, scope: Scope) -> mpf:
    indices = _index_range(node.lo, node.hi, scope)
    return mp.fprod(real(node.body, scope.bind(INDEX, k)) for k in indices)


def _sum(node: sympy.Sum, scope: Scope) -> mpf:
    """Σ over SymPy's own index, which may go to ∞."""
    body, (index, lo, hi) = node.function, node.limits[0]
    if len(node.limits) > 1:
        raise OracleError("a double Sum")
    if mp.isfinite(real(lo, scope)) and mp.isfinite(real(hi, scope)):
        indices = _index_range(lo, hi, scope)
        return mp.fsum(real(body, scope.bind(index, k)) for k in indices)
    if VARIATE in names(body):
        raise OracleError("a series inside of a mean")
    body = body.xreplace({index: VARIATE})  # what varies is never remembered

    def term(k: mpf) -> mpf:
        return real(body, scope.bind(VARIATE, k))

    ends = real(lo, scope), real(hi, scope)
    return series(lambda k: ln(abs(term(k))), lambda k: mp.sign(term(k)), *ends, scope.start).value


def _place(listed: Sequence, at: mpf, first: int, what: Basic, scope: Scope) -> mpf:
    if not (mp.isint(at) and 0 <= at - first < len(listed)):
        raise OracleError(f"{what} has no place {at}")
    return number(listed[int(at) - first], scope)


def _observation(node: n.Observation, scope: Scope) -> mpf:
    return _place(observations(node.sample, scope), real(node.index, scope), 1, node.sample, scope)


def observations(sample: n.Sample, scope: Scope) -> Sequence:
    if sample not in scope.model.samples:
        raise OracleError(f"the model has no observations for {sample}")
    found = scope.model.samples[sample]
    if real(sample.size, scope) != len(found) or not found:
        raise OracleError(f"{sample} has not {len(found)} observations")
    return found


def _entry(node: n.Entry, scope: Scope) -> mpf:
    vector = node.vector
    listed = vector.args if isinstance(vector, sympy.Tuple) else scope.model.symbols.get(vector)
    if listed is None:
        raise OracleError(f"the model has no values for {vector}")
    return _place(listed, real(node.at, scope), 0, vector, scope)


def _relation(node: Relational, scope: Scope) -> bool:
    return RELATIONS[node.rel_op](real(node.lhs, scope), real(node.rhs, scope))


# -- the tables --------------------------------------------------------------------------------

RELATIONS = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}

LOGS: dict[type, Callable] = {
    sympy.exp: lambda node, scope: real(node.args[0], scope),
    sympy.erfc: lambda node, scope: log_erfc(real(node.args[0], scope)),
    sympy.Mul: _log_mul,
    sympy.Add: _log_add,
    sympy.Pow: _log_pow,
}

CONSTANTS: dict[type, Callable] = {
    type(sympy.pi): lambda node, scope: +mp.pi,
    type(sympy.E): lambda node, scope: +mp.e,
    type(sympy.EulerGamma): lambda node, scope: +mp.euler,
    type(sympy.Catalan): lambda node, scope: +mp.catalan,
    type(sympy.GoldenRatio): lambda node, scope: +mp.phi,
    type(sympy.oo): lambda node, scope: mp.inf,
    type(-sympy.oo): lambda node, scope: -mp.inf,
    sympy.Rational: lambda node, scope: mpf(node.p) / node.q,
    sympy.Float: lambda node, scope: mpf(node._mpf_),
    type(sympy.true): lambda node, scope: True,
    type(sympy.false): lambda node, scope: False,
}

RULES: dict[type, Callable] = {
    **CONSTANTS,
    **{kind: _function(f) for kind, f in FUNCTIONS.items()},
    Symbol: _symbol,
    sympy.Add: _add,
    sympy.Mul: _mul,
    sympy.Pow: _pow,
    sympy.log: _log,
    sympy.hyper: _hypergeometric,
    sympy.Piecewise: _piecewise,
    sympy.Sum: _sum,
    sympy.And: lambda node, scope: all(value(a, scope) for a in node.args),
    sympy.Or: lambda node, scope: any(value(a, scope) for a in node.args),
    sympy.Not: lambda node, scope: not value(node.args[0], scope),
    Relational: _relation,
    n.Observation: _observation,
    n.Entry: _entry,
    n.IndexSum: _index_sum,
    n.IndexProduct: _index_product,
    n.FiniteWhen: _finite_when,
    n.Cases: _cases,
}
