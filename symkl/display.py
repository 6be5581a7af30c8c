"""The default appearance of a value: the order of its terms and factors, fractions as fractions.

Positive terms first, logs before rational terms, H(p, q) − H(p) and never −H(p) + H(p, q); in a
product numbers, then parameters (those of p before those of q), then functions. The tree itself
is in ``appearance``; all of it can be had from here.
"""

from __future__ import annotations

from functools import lru_cache, partial, singledispatch
from typing import Any

import sympy as sp
from sympy import Basic, Expr, Integer, S, Symbol

from symkl import nodes
from symkl.appearance import (
    FUNCTIONS,
    NAMES,
    PSI,
    RELATIONS,
    Absolute,
    Apply,
    BigProduct,
    BigSum,
    Branches,
    CasesOf,
    Connective,
    Display,
    Expectation,
    Leaf,
    Optimum,
    Power,
    Product,
    Ratio,
    Relation,
    Root,
    Terms,
    TwoCases,
    rebuild,
)

__all__ = [
    "FUNCTIONS",
    "PSI",
    "Absolute",
    "Apply",
    "BigProduct",
    "BigSum",
    "Branches",
    "CasesOf",
    "Connective",
    "Display",
    "Expectation",
    "Leaf",
    "Optimum",
    "Power",
    "Product",
    "Ratio",
    "Relation",
    "Root",
    "Terms",
    "TwoCases",
    "display",
    "rebuild",
]  # fmt: skip

OWN_NOTATION = (
    nodes.Density, nodes.Observation, nodes.Entry, nodes.KL, nodes.CrossEntropy, nodes.Entropy,
    nodes.Likelihood, nodes.LogLikelihood, nodes.Law, nodes.Vector, nodes.Sample, nodes.Support,
    nodes.Points, nodes.Measure,
    nodes.Positive, nodes.AtMost, nodes.IsReal, nodes.IsInteger, nodes.Equal, nodes.All,
    nodes.Either,
    nodes.Fails, nodes.AbsolutelyContinuous, nodes.Integrable, nodes.Finite, nodes.IID,
    nodes.AlmostEverywhere,
)  # fmt: skip


def display(expr: Any) -> Display:
    """The default way to write an expression, a node or a condition.

    Raises TypeError, naming the node, where there is none.
    """
    return _remembered(expr) if isinstance(expr, Basic) else _written(expr)


@singledispatch
def _written(expr: Any) -> Display:
    if isinstance(expr, Display):
        return expr
    raise TypeError(f"no notation for {type(expr).__name__}: {str(expr)[:60]}")


@lru_cache(maxsize=8192)
def _remembered(expr: Basic) -> Display:
    """The steps of a chain have most of their terms in common."""
    return _written(expr)


def _own(expr: Basic) -> Display:
    for part in expr.args:
        if isinstance(part, Expr):
            display(part)
    return Leaf(expr)


for _type in OWN_NOTATION:
    _written.register(_type, _own)
for _type in (Symbol, sp.NumberSymbol, nodes.Large):
    _written.register(_type, Leaf)
for _type in (type(S.Infinity), type(S.true), type(S.false)):
    _written.register(_type, Leaf)
_written.register(sp.Abs, lambda e: Absolute(display(e.args[0])))
_written.register(nodes.Mean, lambda e: Expectation(e.law, display(e.body)))
_written.register(nodes.IndexSum, lambda e: BigSum(display(e.body), (e.lo, e.hi), "index"))
_written.register(nodes.IndexProduct, lambda e: BigProduct(display(e.body), (e.lo, e.hi)))
_written.register(nodes.ArgMin, lambda e: Optimum("min", e.bound, display(e.body)))
_written.register(nodes.ArgMax, lambda e: Optimum("max", e.bound, display(e.body)))
_written.register(
    nodes.Cases, lambda e: TwoCases(e.condition, display(e.inside), display(e.otherwise))
)
_written.register(nodes.FiniteWhen, lambda e: CasesOf(display(e.value), e.condition))
_written.register(sp.And, lambda e: Connective("and", _sorted(e)))
_written.register(sp.Or, lambda e: Connective("or", _sorted(e)))


def _sorted(expr: Basic) -> tuple[Display, ...]:
    return tuple(display(a) for a in sp.ordered(expr.args))


def _apply(name: str, expr: Basic) -> Display:
    arguments = sp.ordered(expr.args) if name in ("max", "min") else expr.args
    return Apply(name, tuple(display(a) for a in arguments))


for _type, _name in NAMES.items():
    _written.register(_type, partial(_apply, _name))
for _sign, _type in RELATIONS.items():
    _written.register(_type, lambda e, sign=_sign: Relation(sign, display(e.lhs), display(e.rhs)))


@_written.register
def _(expr: sp.Piecewise) -> Display:
    return Branches(tuple((display(value), display(condition)) for value, condition in expr.args))


@_written.register
def _(expr: sp.polygamma) -> Display:
    order, argument = expr.args
    if order == 0:
        return Apply("psi", (display(argument),))
    if not (isinstance(order, Integer) and 0 < order < 100):
        raise TypeError(f"no notation for polygamma of order {order}")
    return Apply(f"psi{order}", (display(argument),))


@_written.register
def _(expr: sp.Number) -> Display:
    if expr is S.NaN or expr is S.ComplexInfinity:
        raise TypeError(f"{expr} is not a number to show")
    if expr < 0:
        return Terms(((-1, display(-expr)),))
    if isinstance(expr, sp.Rational) and expr.q != 1:
        return Ratio(Leaf(Integer(expr.p)), Leaf(Integer(expr.q)))
    return Leaf(expr)


@_written.register
def _(expr: sp.Add) -> Display:
    signed = []
    for term in expr.args:
        sign = -1 if term.as_coeff_Mul()[0] < 0 else 1
        signed.append((sign, sign * term))
    some = {_of_a_density(t) for _, t in signed} == {True, False}
    signed.sort(
        key=lambda t: (some and _of_a_density(t[1]), _term_rank(t[1]), -t[0], _term_key(t[1]))
    )
    first = next((t for t in signed if t[0] > 0), signed[0])
    signed.remove(first)
    return Terms(tuple((sign, display(term)) for sign, term in [first, *signed]))


@_written.register
def _(expr: sp.Pow) -> Display:
    base, exponent = expr.args
    if isinstance(exponent, sp.Rational) and exponent < 0:
        return Ratio(Leaf(S.One), display(base**-exponent))
    if exponent == S.Half:
        return Root(display(base))
    return Power(display(base), display(exponent))


@_written.register
def _(expr: sp.Mul) -> Display:
    coefficient, rest = expr.as_coeff_Mul()
    if coefficient < 0:
        return Terms(((-1, display(-expr)),))
    above, below = [], []
    if coefficient.is_Rational:
        above += [] if coefficient.p == 1 else [Integer(coefficient.p)]
        below += [] if coefficient.q == 1 else [Integer(coefficient.q)]
    else:
        above.append(coefficient)
    for factor in sp.Mul.make_args(rest):
        base, exponent = factor.as_base_exp()
        down = isinstance(factor, sp.Pow) and exponent.as_coeff_Mul()[0].is_negative is True
        (below if down else above).append(base**-exponent if down else factor)
    above, below = _rational_roots(above, below)
    plain = [f for f in above if _factor_rank(f) < FUNCTION]
    functions = [f for f in above if _factor_rank(f) >= FUNCTION]
    mean = len(above) == 1 and isinstance(above[0], nodes.Mean)
    if not below or not functions or mean:
        return _over(above, below)
    if any(_factor_rank(f) >= FUNCTION or isinstance(f, nodes.Density) for f in below):
        return _over(above, below)
    return Product((_over(plain, below), *_factors(functions)))


def _rational_roots(above: list[Expr], below: list[Expr]) -> tuple[list[Expr], list[Expr]]:
    """√2/2 is 1/√2: a root above goes below where the whole number below it is its multiple."""
    for root in [f for f in above if isinstance(f, sp.Pow) and f.exp == S.Half]:
        for whole in [f for f in below if isinstance(f, Integer)]:
            if isinstance(root.base, Integer) and whole % root.base == 0:
                above = [f for f in above if f is not root]
                quotient = [whole // root.base] if whole != root.base else []
                below = [root, *quotient, *(f for f in below if f is not whole)]
    return above, below


def _over(above: list[Expr], below: list[Expr]) -> Display:
    return Ratio(_product(above), _product(below)) if below else _product(above)


def _product(factors: list[Expr]) -> Display:
    shown = _factors(factors)
    return shown[0] if len(shown) == 1 else Product(shown) if shown else Leaf(S.One)


def _factors(factors: list[Expr]) -> tuple[Display, ...]:
    """The factors in order, the square roots of what is positive under one sign: √(2π)."""

    def under_root(f: Expr) -> bool:
        return isinstance(f, sp.Pow) and f.exp == S.Half and f.base.is_nonnegative is True

    roots = [f.base for f in factors if under_root(f)]
    others = sorted((f for f in factors if not under_root(f)), key=_factor_key)
    if not roots:
        return tuple(display(f) for f in others)
    root = Root(_product(roots))
    before = [f for f in others if _factor_rank(f) == 0]
    return (*map(display, before), root, *(display(f) for f in others if f not in before))


# -- the order of terms and factors ------------------------------------------------------------

FUNCTION, LOG = 7, 9  # factors of rank 7 and above stand beside a fraction, not in its numerator
INFORMATION = {nodes.CrossEntropy: 0, nodes.Entropy: 1, nodes.KL: 2, nodes.LogLikelihood: 3}
LAST = {nodes.Mean: 10, nodes.IndexSum: 11, nodes.IndexProduct: 11, nodes.ArgMin: 12,
        nodes.ArgMax: 12}  # fmt: skip


def _factor_rank(factor: Expr) -> int:
    """Numbers, constants, parameters, sums, the variate, densities; then e^…, functions, logs."""
    base, exponent = factor.as_base_exp()
    if isinstance(factor, sp.exp):
        return FUNCTION
    if base.is_Number and exponent.is_Number:
        return 0
    if isinstance(base, sp.NumberSymbol):
        return 1
    if isinstance(base, nodes.Variate):
        return 4
    if isinstance(base, sp.Add):
        return FUNCTION if _has_function(base) else 5 if base.has(nodes.Variate) else 3
    if isinstance(base, (nodes.Density, nodes.Likelihood)):
        return 6
    if isinstance(base, (sp.log, sp.loggamma)):
        return LOG
    if type(base) in INFORMATION:
        return 10
    if type(base) in LAST:
        return LAST[type(base)]
    return 8 if isinstance(base, sp.Function) and not isinstance(base, sp.Abs) else 2


def _has_function(expr: Expr) -> bool:
    return expr.has(sp.log, sp.loggamma, sp.polygamma, sp.gamma, *LAST, *INFORMATION)


def _names(expr: Expr) -> tuple:
    """Subscript 1 before subscript 2, then by name."""

    def key(symbol: Symbol) -> tuple:
        letter, *subscripts = symbol.name.split("_")
        return (tuple((len(s), s) for s in subscripts), letter)

    return tuple(sorted(key(s) for s in expr.free_symbols if isinstance(s, Symbol)))


def _factor_key(factor: Expr) -> tuple:
    return (_factor_rank(factor), _names(factor), sp.default_sort_key(factor))


def _of_a_density(term: Expr) -> bool:
    """log q(X), which comes after what is written out already."""
    logs = (f for f in sp.Mul.make_args(term) if isinstance(f, sp.log))
    return any(isinstance(f.args[0], nodes.Density) for f in logs)


def _term_rank(term: Expr) -> int:
    """Logs and entropies, log Γ, means, functions, the rest; numbers; and e^… after the numbers."""
    factors = sp.Mul.make_args(term)
    ranks = [_factor_rank(f) for f in factors]
    highest = max(ranks)
    if any(type(f) in INFORMATION for f in factors):
        return 0
    if highest == LOG:
        return 1 if any(isinstance(f, sp.loggamma) for f in factors) else 0
    if highest > LOG:
        return 2
    if highest == FUNCTION and any(isinstance(f, sp.exp) for f in factors):
        return 6
    return 3 if highest >= FUNCTION else 5 if not term.free_symbols else 4


def _term_key(term: Expr) -> tuple:
    powers = [f.as_base_exp() for f in sp.Mul.make_args(term)]
    degrees = [(b, n) for b, n in powers if isinstance(b, Symbol) and n.is_Number]
    return (
        min((INFORMATION.get(type(f), 9) for f in sp.Mul.make_args(term)), default=9),
        not term.free_symbols,
        -float(sum(n for b, n in degrees if isinstance(b, nodes.Variate))),
        -float(sum(n for b, n in degrees if n > 0)),
        _names(term),
        sp.default_sort_key(term),
    )
