"""The terms of the formula beside ours: which has no partner, and what the one makes the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from mpmath import mp
from sympy import Add, Expr, Function, Mul, Symbol, exp, expand, log

from symkl.checking.bench import Bench
from symkl.checking.numbers import same
from symkl.checking.readings import partners
from symkl.checking.terms import MOST, Change, gaps, views
from symkl.checking.writing import said
from symkl.nodes import Mean

SHIFTS = 1, -1
Form = Callable[[Expr], Expr]  # a sum in which terms are looked for


def scaled_terms(bench: Bench) -> Iterator[Change]:
    """The whole, or one term, without a factor that is a letter: n, 1/p, λ₁, θ₁/θ₂."""
    found = gaps(bench)
    if found is None:
        return
    factors = [(f, bench.all(f)) for f in _factors(bench)]
    terms = dict.fromkeys([bench.expr, *(t for v in views(bench.expr) for t in Add.make_args(v))])
    for term in terms:
        values = bench.all(term)
        if values is None or any(v == 0 for v in values):
            continue
        with mp.workdps(30):
            needed = [1 + g / v for g, v in zip(found, values)]
        for factor, its in factors:
            if _near(needed, its):
                what = "the whole" if term == bench.expr else term
                words = said("{} should be multiplied by {}", what, factor)
                bases = {f.as_base_exp()[0] for f in Mul.make_args(term)}
                own = bases & {f.as_base_exp()[0] for f in Mul.make_args(factor)}
                name = "an exponent" if own else "a lost factor"
                yield name, words, bench.expr + (factor - 1) * term


def _factors(bench: Bench) -> list[Expr]:
    """Powers of the letters, of 1 − p where p is between 0 and 1, and their quotients."""
    letters = [s for s in bench.points[0] if isinstance(s, Symbol)]
    unit = [1 - s for s in letters if all(0 < p[s] < 1 for p in bench.points)]
    single = [*letters, *unit]
    powers = [f**k for f in single for k in (1, -1, 2, -2)]
    products = [a * b**k for a, b in combinations(single, 2) for k in (1, -1)]
    return [*powers, *products, *(1 / p for p in products)]


def rewritten(bench: Bench) -> Iterator[Change]:
    """The terms of the formula that we have not should be the terms of ours that it lacks.

    Where no term has a partner, the formula is another one, and this says nothing.
    """
    for form in (apart, written_out):
        yield from _rewritten(bench, form)


def _rewritten(bench: Bench, form: Form) -> Iterator[Change]:
    missing, extra = unmatched(bench, form)
    right, wrong = Add(*missing), Add(*extra)
    alone = len(extra) == len(Add.make_args(form(bench.expr)))
    if len(missing) > 4 or len(extra) > 3 or alone:
        return
    if not extra or not missing:
        name, what = ("a lost term", right) if missing else ("an extra term", wrong)
        name = "a lost additive constant" if what.is_number else name
        words = said("{} is {}", what, "missing" if missing else "too much")
        yield name, words, bench.expr - wrong + right
        return
    name = _kind_of_change(bench, wrong, right)
    words = said("{} should be {}", wrong, right)
    yield name, words, form(bench.expr) - wrong + right


def _kind_of_change(bench: Bench, wrong: Expr, right: Expr) -> str:
    """What one would call it that the one stands for the other."""
    if wrong.is_number and right.is_number:
        return "a lost additive constant"
    if wrong.is_number or right.is_number:
        return "a lost term" if wrong.is_number else "an extra term"
    one, two = set(Mul.make_args(wrong)), set(Mul.make_args(right))
    if (one < two or two < one) and not wrong.is_Add and not right.is_Add:
        return "a lost factor"
    if right.has(Mean):
        return "a lost term"
    pairs = partners(bench.asked)
    if any(wrong.xreplace({a: b, b: a}) == right for a, b in pairs.items()):
        return "an index"
    values, wanted = bench.all(wrong), bench.all(right)
    if values is not None and wanted is not None and not any(v == 0 for v in values):
        with mp.workdps(30):
            needed = [b / a for a, b in zip(values, wanted)]
        if any(_near(needed, bench.all(f)) for f in _factors(bench)):
            return "a lost factor"
    if _shifted(wrong, right):
        return "a shifted argument"
    if _bases(wrong) == _bases(right):
        return "an exponent"
    new = right.free_symbols - wrong.free_symbols
    if new and not new & set(pairs):
        return "a lost term" if right.is_Add else "a lost factor"
    if {f.func for f in wrong.atoms(Function)} != {f.func for f in right.atoms(Function)}:
        return "a bracket"
    if wrong.free_symbols != right.free_symbols:
        return "an index"
    if wrong.atoms(Function) == right.atoms(Function):
        return "an exponent"
    return "a bracket" if wrong.has(log) else "a shifted argument"


def _shifted(wrong: Expr, right: Expr) -> bool:
    """Is it k where k − 1 should be?"""
    letters = sorted(wrong.free_symbols, key=str)
    return any(wrong.xreplace({s: s + by}) == right for s in letters for by in SHIFTS)


def _bases(term: Expr) -> set[Expr]:
    """What a product is a product of powers of; numbers do not count."""
    found: set[Expr] = set()
    for factor in Mul.make_args(term):
        base, power = (factor, 1) if isinstance(factor, exp) else factor.as_base_exp()
        found |= {base} if power == 1 or not isinstance(base, Mul) else _bases(base)
    return {f for f in found if not f.is_number}


def _near(one: list, two: list | None) -> bool:
    return two is not None and all(same(a, b, 13) for a, b in zip(one, two))


def apart(expr: Expr) -> Expr:
    """Its products multiplied out, its logarithms taken apart."""
    return views(expr)[-1]


def written_out(expr: Expr) -> Expr:
    """Its squares too."""
    made = expand(apart(expr), func=False, log=False, trig=False, power_exp=False)
    return made if len(Add.make_args(made)) <= MOST else apart(expr)


def unmatched(bench: Bench, form: Form = apart) -> tuple[list[Expr], list[Expr]]:
    """The terms of ours that the formula lacks, and those of the formula that we have not."""
    ours = bench.asked.finite_branch
    if not isinstance(ours, Expr):
        return [], []
    left = [(t, _values(bench, t)) for t in Add.make_args(form(ours))]
    right = [(t, bench.all(t, 3)) for t in Add.make_args(form(bench.expr))]
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
