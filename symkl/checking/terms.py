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
    Expr,
    Function,
    Mul,
    Pow,
    S,
    Symbol,
    beta,
    exp,
    expand_mul,
    gamma,
    log,
    loggamma,
)

from symkl.checking.bench import Bench
from symkl.checking.constants import as_factor, as_sum, constant, rational
from symkl.checking.numbers import same
from symkl.checking.writing import written
from symkl.nodes import Mean

MOST = 40  # terms that are looked at
Change = tuple[str, str, Expr]  # the name of a slip, in words, the right formula


def views(expr: Expr) -> list[Expr]:
    """The sum as written, with its products multiplied out, with its logarithms taken apart."""
    found = [expr]
    for step in (multiplied_out, lambda e: multiplied_out(logs_apart(e))):
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
        words = f"the constant {written(added)} is missing"
        if added.is_negative:
            words = f"the constant {written(-added)} is too much"
        yield "a lost additive constant", words, bench.expr + added


def single_terms(bench: Bench) -> Iterator[Change]:
    """One term of the sum with another factor, or none."""
    gaps = _gaps(bench)
    if gaps is None:
        return
    for view in views(bench.expr):
        terms = Add.make_args(view)
        if len(terms) < 2:
            continue
        for term in terms:
            c = _coefficient(bench, gaps, term)
            factor = None if c is None else as_factor(c)
            if factor is None or factor == 1:
                continue
            name, words, fixed = _scaled(factor, term, view - term, "the term")
            if term.is_number and term not in Add.make_args(bench.expr):
                name = "a lost additive constant"
            yield name, words, fixed


def lost_terms(bench: Bench) -> Iterator[Change]:
    """A term of ours that the formula does not have."""
    gaps, ours = _gaps(bench), bench.asked.closed
    if gaps is None:
        return
    candidates = [t for view in views(ours) for t in Add.make_args(view)] if _plain(ours) else []
    logs = [log(s) for s in bench.points[0] if isinstance(s, Symbol) and s.is_positive]
    for term in dict.fromkeys([*candidates, *logs]):
        if term.is_number:
            continue
        c = _coefficient(bench, gaps, term)
        factor = None if c is None else rational(c - 1)
        if factor is not None and factor != 0:
            missing = factor * term
            yield "a lost term", f"the term {written(missing)} is missing", bench.expr + missing


def scaled_terms(bench: Bench) -> Iterator[Change]:
    """The whole, or one term, without a factor that is a letter: n, 1/p, λ₁, θ₁/θ₂."""
    gaps = _gaps(bench)
    if gaps is None:
        return
    factors = [(f, bench.all(f)) for f in _factors(bench)]
    terms = dict.fromkeys([bench.expr, *(t for v in views(bench.expr) for t in Add.make_args(v))])
    for term in terms:
        values = bench.all(term)
        if values is None or any(v == 0 for v in values):
            continue
        with mp.workdps(30):
            needed = [1 + g / v for g, v in zip(gaps, values)]
        for factor, its in factors:
            if _near(needed, its):
                what = "the whole" if term == bench.expr else written(term)
                words = f"{what} should be multiplied by {written(factor)}"
                name = "an exponent" if abs(factor.as_base_exp()[1]) == 2 else "a lost factor"
                yield name, words, bench.expr + (factor - 1) * term


def _factors(bench: Bench) -> list[Expr]:
    """Powers of the letters, of 1 − p where p is between 0 and 1, and their quotients."""
    letters = [s for s in bench.points[0] if isinstance(s, Symbol)]
    unit = [1 - s for s in letters if all(0 < p[s] < 1 for p in bench.points)]
    single = [*letters, *unit]
    powers = [f**k for f in single for k in (1, -1, 2, -2)]
    products = [a * b**k for a, b in combinations(single, 2) for k in (1, -1)]
    return [*powers, *products, *(1 / p for p in products)]


def several_terms(bench: Bench) -> Iterator[Change]:
    """Two terms, or all but one, with one factor or with two."""
    gaps = _gaps(bench)
    if gaps is None or len(bench.values) < 3:
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
            c = _coefficient(bench, gaps, r)
            factor = None if c is None else as_factor(c)
            if factor is not None and factor not in (0, 1):
                yield _bracket(factor, r, kept)
        for i, j in combinations(range(len(terms)), 2):
            found = _pair(gaps, values[i], values[j])
            if found is not None:
                a, b = found
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


def _gaps(bench: Bench) -> list[Any] | None:
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
    shown = "" if what == "the whole" else f" {written(term)}"
    fixed = rest + factor * term
    if factor == 0:
        name = "a lost additive constant" if term.is_number else "an extra term"
        return name, f"the term{shown} is one too many", fixed
    if factor == -1:
        return "a sign", f"{what}{shown} has the wrong sign", fixed
    if factor == 2:
        return "factor ½", f"{what}{shown} is half of what it should be", fixed
    if factor == S.Half:
        return "factor 2", f"{what}{shown} is twice what it should be", fixed
    for base in (2, 10):
        if factor == log(base) and what == "the whole":
            return f"log base {base}", f"its logarithms are to the base {base}", fixed
        if factor == log(base) and term.has(log):
            return f"log base {base}", f"the logarithm in{shown} is to the base {base}", fixed
    if term.is_number:
        return (
            "a lost additive constant",
            f"the constant{shown} should be {written(factor * term)}",
            fixed,
        )
    return "a lost factor", f"{what}{shown} should be multiplied by {written(factor)}", fixed


def _bracket(factor: Expr, terms: Expr, kept: Expr) -> Change:
    if factor == -1:
        return "a sign", f"everything but {written(kept)} has the wrong sign", kept - terms
    words = f"everything but {written(kept)} should be multiplied by {written(factor)}"
    name = "a bracket" if factor in (2, S.Half) else "a lost factor"
    return name, words, kept + factor * terms


def rewritten(bench: Bench) -> Iterator[Change]:
    """The terms of the formula that we have not should be the terms of ours that it lacks."""
    missing, extra = unmatched(bench)
    right, wrong = Add(*missing), Add(*extra)
    if len(missing) > 3 or len(extra) > 3:
        return
    if not extra or not missing:
        name, what = ("a lost term", right) if missing else ("an extra term", wrong)
        name = "a lost additive constant" if what.is_number else name
        words = f"{written(what)} is {'missing' if missing else 'too much'}"
        yield name, words, bench.expr - wrong + right
        return
    if len(missing) > 2:
        return
    if wrong.is_number or right.is_number:
        return
    name = _kind_of_change(bench, wrong, right)
    words = f"{written(wrong)} should be {written(right)}"
    yield name, words, views(bench.expr)[-1] - wrong + right


def _kind_of_change(bench: Bench, wrong: Expr, right: Expr) -> str:
    """What one would call it that the one stands for the other."""
    values = bench.all(wrong), bench.all(right)
    if None not in values and not any(v == 0 for v in values[0]):
        with mp.workdps(30):
            needed = [b / a for a, b in zip(*values)]
        if any(_near(needed, bench.all(f)) for f in _factors(bench)):
            return "a lost factor"
    one, two = set(Mul.make_args(wrong)), set(Mul.make_args(right))
    if (one < two or two < one) and not wrong.is_Add and not right.is_Add:
        return "a lost factor"
    if {f.func for f in wrong.atoms(Function)} != {f.func for f in right.atoms(Function)}:
        return "a bracket"
    if wrong.free_symbols != right.free_symbols:
        return "an index"
    if wrong.atoms(Function) == right.atoms(Function):
        return "an exponent"
    return "a bracket" if wrong.has(log) else "a shifted argument"


def _near(one: list, two: list | None) -> bool:
    return two is not None and all(same(a, b, 13) for a, b in zip(one, two))


def unmatched(bench: Bench) -> tuple[list[Expr], list[Expr]]:
    """The terms of ours that the formula lacks, and those of the formula that we have not."""
    ours = bench.asked.finite_branch
    if not _plain(ours):
        return [], []
    left = [(t, _values(bench, t)) for t in Add.make_args(views(ours)[-1])]
    right = [(t, bench.all(t, 3)) for t in Add.make_args(views(bench.expr)[-1])]
    for one in list(left):
        partner = next((r for r in right if _alike(one[1], r[1])), None)
        if partner is not None:
            left.remove(one)
            right.remove(partner)
    return [t for t, _ in left], [t for t, _ in right]


def _values(bench: Bench, term: Expr) -> list | None:
    """A mean that is left has no partner in any formula."""
    return None if term.has(Mean) else bench.all(term, 3)


def _alike(one: list | None, two: list | None) -> bool:
    return one is not None and two is not None and all(same(a, b, 14) for a, b in zip(one, two))


def _two(a: Any, b: Any, one: Expr, two: Expr, fixed: Expr) -> Change:
    first, second = _scaled(a, one, S.Zero, "the term"), _scaled(b, two, S.Zero, "the term")
    if a == b:
        name = first[0] if a in (-1, 0) else "a bracket"
        return name, f"{first[1]}, and {second[1]}", fixed
    return first[0], f"{first[1]}, and {second[1]}", fixed


def _plain(e: Any) -> bool:
    return isinstance(e, Expr)
