"""The formula as a sum of terms, and which of the terms is not as it should be.

If f + (c − 1) t is right for a term t and a number c, then c = 1 + (T − f)/t at every point: one
division finds a sign (c = −1), a factor, a term too many (c = 0).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from mpmath import mp
from sympy import (
    Add,
    Basic,
    Expr,
    Mul,
    Pow,
    S,
    Symbol,
    beta,
    digamma,
    exp,
    expand_mul,
    gamma,
    log,
    loggamma,
    polygamma,
)

from symkl.checking.bench import Bench
from symkl.checking.constants import as_factor, as_sum, constant, rational
from symkl.checking.writing import Said, said
from symkl.formula.heights import put

LOWERED = 4  # by how much at most
MOST = 40  # terms that are looked at
Change = tuple[str, str | Said, Expr]  # the name of a slip, in words, the right formula


def views(expr: Expr) -> list[Expr]:
    """The sum as written, with its products multiplied out, with all taken apart: its logarithms,
    and ψ and log Γ of a number and 1."""
    found = [expr]
    for step in (multiplied_out, lambda e: multiplied_out(logs_apart(lowered(e)))):
        made = step(expr)
        if made not in found and len(Add.make_args(made)) <= MOST:
            found.append(made)
    return found


def multiplied_out(expr: Expr) -> Expr:
    """Products of a sum multiplied out at the top; squares stay squares."""
    terms: list[Expr] = []
    for term in Add.make_args(expr):
        sums = [f for f in Mul.make_args(term) if f.is_Add]
        size = 1
        for s in sums:
            size *= len(s.args)
        small = isinstance(term, Mul) and sums and size <= MOST
        terms += Add.make_args(expand_mul(term, deep=False)) if small else [term]
    return Add(*terms) if len(terms) <= MOST else expr


def lowered(expr: Expr) -> Expr:
    """ψ(u + 1) is ψ(u) + 1/u, and log Γ(u + 1) is log Γ(u) + log u."""
    found: dict[Basic, Expr] = {}
    for e in expr.atoms(polygamma, loggamma):
        number, rest = e.args[-1].as_coeff_Add()
        if number.is_Integer and 1 <= number <= LOWERED and rest.is_positive:
            steps = [rest + k for k in range(int(number))]
            if isinstance(e, loggamma):
                found[e] = Add(loggamma(rest), *map(log, steps))
            elif e.args[0] == 0:
                found[e] = Add(digamma(rest), *(1 / u for u in steps))
    return put(expr, found) if found else expr


def logs_apart(expr: Expr) -> Expr:
    """log(a b^n) is log a + n log b."""
    if not expr.args or not expr.has(log):
        return expr
    if isinstance(expr, log):
        return _apart(expr.args[0])
    if isinstance(expr, Add | Mul):
        return expr.func(*(logs_apart(a) for a in expr.args))
    return expr


def _apart(inside: Expr) -> Expr:
    if isinstance(inside, exp):
        return inside.args[0]
    if isinstance(inside, gamma):
        return loggamma(inside.args[0])
    if isinstance(inside, beta):
        a, b = inside.args
        return loggamma(a) + loggamma(b) - loggamma(a + b)
    if isinstance(inside, Pow) and inside.exp.is_real:
        return inside.exp * _apart(inside.base)
    if isinstance(inside, Mul):
        signs = [f for f in inside.args if f.is_negative]
        if not signs:
            return Add(*(_apart(f) for f in inside.args))
    if inside.is_Rational and inside.q != 1 and inside.p > 0:
        return log(inside.p) - log(inside.q)
    return log(inside)


# -- one term --------------------------------------------------------------------------------


def whole(bench: Bench) -> Iterator[Change]:
    """The formula times a number, or with a number added."""
    values = bench.all(bench.expr)
    if values is None or any(v == 0 for v in values):
        return
    with mp.workdps(30):
        ratio = constant([t / v for t, v in zip(bench.values, values)])
        gap = constant([t - v for t, v in zip(bench.values, values)])
    factor = None if ratio is None else as_factor(ratio)
    if factor is not None:
        yield _scaled(factor, bench.expr, S.Zero, "the whole")
    added = None if gap is None or gap == 0 else as_sum(gap)
    if added is not None:
        words = said("the constant {} is missing", added)
        if added.is_negative:
            words = said("the constant {} is too much", -added)
        yield "a lost additive constant", words, bench.expr + added


def single_terms(bench: Bench) -> Iterator[Change]:
    """One term of the sum with another factor, or none."""
    found = gaps(bench)
    if found is None:
        return
    for view in views(bench.expr):
        terms = Add.make_args(view)
        if len(terms) < 2:
            continue
        for term in terms:
            c = _coefficient(bench, found, term)
            factor = None if c is None else as_factor(c)
            if factor is None or factor == 1:
                continue
            name, words, fixed = _scaled(factor, term, view - term, "the term")
            if factor != 0 and _of_a_number(bench.expr, term):
                name = "a lost additive constant"
            yield name, words, fixed


def _of_a_number(expr: Expr, term: Expr) -> bool:
    """Does it come of a number in a sum, as −ψ(u) does of (a − 1) ψ(u)?"""
    if term.is_number:
        return term not in Add.make_args(expr)
    for product in Add.make_args(expr):
        for bracket in Mul.make_args(product):
            if bracket.is_Add and any(n.is_number and n * product / bracket == term
                                      for n in bracket.args):  # fmt: skip
                return True
    return False


def lost_terms(bench: Bench) -> Iterator[Change]:
    """A term of ours that the formula does not have."""
    found, ours = gaps(bench), bench.asked.closed
    if found is None:
        return
    candidates = (
        [t for view in views(ours) for t in Add.make_args(view)] if isinstance(ours, Expr) else []
    )
    logs = [log(s) for s in bench.points[0] if isinstance(s, Symbol) and s.is_positive]
    for term in dict.fromkeys([*candidates, *logs]):
        if term.is_number:
            continue
        c = _coefficient(bench, found, term)
        factor = None if c is None else rational(c - 1)
        if factor is not None and factor != 0:
            missing = factor * term
            yield "a lost term", said("the term {} is missing", missing), bench.expr + missing


def several_terms(bench: Bench) -> Iterator[Change]:
    """Two terms, or all but one, with one factor or with two."""
    found = gaps(bench)
    if found is None or len(bench.values) < 3:
        return
    for view in views(bench.expr):
        terms = Add.make_args(view)
        if not 3 <= len(terms) <= 12:
            continue
        values = [bench.all(t) for t in terms]
        if any(v is None for v in values):
            continue
        rest = [Add(*(u for u in terms if u is not t)) for t in terms]
        for kept, r in zip(terms, rest):
            c = _coefficient(bench, found, r)
            factor = None if c is None else as_factor(c)
            if factor is not None and factor not in (0, 1):
                yield _bracket(factor, r, kept)
        for i, j in combinations(range(len(terms)), 2):
            both = _pair(found, values[i], values[j])
            if both is not None:
                a, b = both
                fixed = view + (a - 1) * terms[i] + (b - 1) * terms[j]
                yield _two(a, b, terms[i], terms[j], fixed)


def _pair(gaps: list, one: list, two: list) -> tuple | None:
    """(a − 1) t + (b − 1) u = T − f at two points; checked by the caller at the others."""
    with mp.workdps(30):
        determinant = one[0] * two[1] - one[1] * two[0]
        if abs(determinant) < mp.mpf(10) ** -12:
            return None
        a = 1 + (gaps[0] * two[1] - gaps[1] * two[0]) / determinant
        b = 1 + (one[0] * gaps[1] - one[1] * gaps[0]) / determinant
        for k in range(2, len(gaps)):
            if abs((a - 1) * one[k] + (b - 1) * two[k] - gaps[k]) > 1e-13 * (1 + abs(gaps[k])):
                return None
        found = rational(a), rational(b)
    return found if None not in found and 1 not in found else None


def gaps(bench: Bench) -> list[Any] | None:
    """T − f at each point."""
    values = bench.all(bench.expr)
    if values is None:
        return None
    with mp.workdps(30):
        return [t - v for t, v in zip(bench.values, values)]


def _coefficient(bench: Bench, gaps: list[Any], term: Expr) -> Any:
    values = bench.all(term)
    if values is None or any(v == 0 for v in values):
        return None
    with mp.workdps(30):
        return constant([1 + g / v for g, v in zip(gaps, values)])


# -- what it is called -----------------------------------------------------------------------


def _scaled(factor: Expr, term: Expr, rest: Expr, what: str) -> Change:
    """``factor`` is what the term should be multiplied by."""
    shown = "" if what == "the whole" else said(" {}", term)
    fixed = rest + factor * term
    if factor == 0:
        name = "a lost additive constant" if term.is_number else "an extra term"
        return name, said("the term{} is one too many", shown), fixed
    if factor == -1:
        return "a sign", said("{}{} has the wrong sign", what, shown), fixed
    if term.is_Rational and what != "the whole":
        words = said("the constant{} should be {}", shown, factor * term)
        return "a lost additive constant", words, fixed
    if factor == 2:
        return "factor ½", said("{}{} is half of what it should be", what, shown), fixed
    if factor == S.Half:
        return "factor 2", said("{}{} is twice what it should be", what, shown), fixed
    for base in (2, 10):
        if factor == log(base) and what == "the whole":
            return f"log base {base}", f"its logarithms are to the base {base}", fixed
        if factor == log(base) and term.has(log):
            words = said("the logarithm in{} is to the base {}", shown, str(base))
            return f"log base {base}", words, fixed
    if term.is_number:
        return (
            "a lost additive constant",
            said("the constant{} should be {}", shown, factor * term),
            fixed,
        )
    return "a lost factor", said("{}{} should be multiplied by {}", what, shown, factor), fixed


def _bracket(factor: Expr, terms: Expr, kept: Expr) -> Change:
    if factor == -1:
        return "a sign", said("everything but {} has the wrong sign", kept), kept - terms
    words = said("everything but {} should be multiplied by {}", kept, factor)
    name = "a bracket" if factor in (2, S.Half) else "a lost factor"
    return name, words, kept + factor * terms


def _two(a: Any, b: Any, one: Expr, two: Expr, fixed: Expr) -> Change:
    first, second = _scaled(a, one, S.Zero, "the term"), _scaled(b, two, S.Zero, "the term")
    if a == b:
        name = first[0] if a in (-1, 0) else "a bracket"
        return name, said("{}, and {}", first[1], second[1]), fixed
    return first[0], said("{}, and {}", first[1], second[1]), fixed
