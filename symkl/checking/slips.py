"""Which slip makes a wrong formula of the right one? Tried in order of likelihood, then confirmed.

A slip either changes the formula (a sign, a factor, a letter read otherwise) or the question (the
entropy where the cross-entropy was asked). What explains it must be right at every point to
25 digits, like any formula; where several slips do, all are named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from mpmath import mp
from sympy import Add, Expr, S, expand

from symkl.checking import edits, matching, terms
from symkl.checking.asked import UNDERIVED, Asked
from symkl.checking.bench import Bench
from symkl.checking.clock import OutOfTime
from symkl.checking.numbers import same
from symkl.checking.points import Numbers
from symkl.checking.readings import (
    Reading,
    partly_reordered,
    partners,
    read_as,
    readings,
    single_pairs,
)
from symkl.checking.verdict import Slip
from symkl.checking.writing import Said, said, written
from symkl.families import FAMILIES
from symkl.family import Family

Change = tuple[str, str | Said, Expr]

NAMES = {  # every slip by its name, and what it is
    "p and q swapped": "the formula is right for KL(Q‖P), or for H(q, p)",
    "rate read as scale": "a rate of the law stands where its inverse should",
    "scale read as rate": "a scale of the law stands where its inverse should",
    "standard deviation read as variance": "σ stands where σ² should",
    "variance read as standard deviation": "σ² stands where σ should",
    "precision read as variance": "τ stands where 1/τ should",
    "variance read as precision": "σ² stands where 1/σ² should",
    "log base 2": "every logarithm is binary: bits for nats",
    "log base 10": "every logarithm is decimal",
    "a sign": "one term, or the whole, has the other sign",
    "factor ½": "one term, or the whole, is half of what it should be",
    "factor 2": "one term, or the whole, is twice what it should be",
    "a lost factor": "one term lacks a factor other than 2, or has one too many",
    "a lost additive constant": "a number is missing, added twice, or another number",
    "a lost term": "a term with a parameter is missing",
    "an extra term": "a term with a parameter is too many",
    "an absolute value": "a difference stands where |·| should, or the other way round",
    "an exponent": "a power is missing, or another power",
    "a bracket": "a factor, a power or a log ends too late or too early",
    "an index": "a parameter of the other law stands in one place",
    "entropy for cross-entropy": "the formula is right for H(p), asked was H(p, q)",
    "cross-entropy for entropy": "the formula is right for H(p, q), asked was H(p)",
    "cross-entropy for KL": "the formula is right for H(p, q), asked was KL",
    "KL for cross-entropy": "the formula is right for KL, asked was H(p, q)",
    "entropy for KL": "the formula is right for H(p), asked was KL",
    "entropy of q for p": "the formula is right for H(q), asked was H(p)",
    "parameters in another order": "two parameters of a law have changed places",
    "success read as failure": "p stands where 1 − p should",
    "Γ for log Γ": "a logarithm before Γ or B is missing",
    "a lost logarithm": "a quotient stands where its logarithm should",
    "a normal approximation": "the formula is the entropy of a normal law of the same variance",
    "ψ for log": "ψ stands where log should",
    "log for ψ": "log stands where ψ should",
    "a shifted argument": "ψ, Γ or an index is off by one",
    "another support": "the law of the formula begins at another point (geometric at 0 or 1)",
    "infinite": "the formula has a finite value where the answer is ∞, or the other way round",
    "no real value": "the formula has no real value where the answer is finite",
}
ROUGHLY = 9  # digits of one quadrature that is a first look
MOST = 3  # explanations that are reported
WEAK = {  # what explains much; a sign or a shifted argument says more
    "a lost additive constant", "a lost term", "an extra term", "a lost factor", "a bracket",
    "an exponent",
}  # fmt: skip
LOCAL = {"an index", "an exponent", "a lost factor"}  # what a change in one place is called
TWINS = {"Geometric": "Geometric0", "Geometric0": "Geometric"}  # one law, begun elsewhere
OTHER_QUANTITIES = {  # what is asked: what may have been meant, of which laws, and its name
    "kl": (
        ("cross-entropy", (0, 1), "cross-entropy for KL", "the cross-entropy H(p, q)"),
        ("entropy", (0,), "entropy for KL", "the entropy H(p)"),
        ("kl", (1, 0), "p and q swapped", "KL(q ‖ p): p and q change places"),
        ("entropy", (1,), "entropy for KL", "the entropy H(q)"),
        ("cross-entropy", (1, 0), "cross-entropy for KL", "the cross-entropy H(q, p)"),
    ),
    "cross-entropy": (
        ("kl", (0, 1), "KL for cross-entropy", "KL(p ‖ q)"),
        ("entropy", (0,), "entropy for cross-entropy", "the entropy H(p)"),
        ("entropy", (1,), "entropy for cross-entropy", "the entropy H(q)"),
        ("cross-entropy", (1, 0), "p and q swapped", "H(q, p): p and q change places"),
    ),
    "entropy": (),
}


def diagnosed(bench: Bench, right: Callable[[Expr], bool]) -> tuple[Slip, ...]:
    """The slips that explain the formula; ``right`` confirms a changed one as any formula.

    Where the only explanation found is one that would explain much (a constant, a term), a more
    telling one is looked for as well.
    """
    found: dict[str, tuple[str, Expr | None]] = {}
    try:
        for attempt in (_simple, _one_place, _in_a_part, _rewritten, _normal_law, _two_slips):
            for name, words, fixed in attempt(bench):
                if name not in found and right(fixed):
                    found[name] = str(words), (None if fixed is bench.expr else fixed)
                    if len(found) > MOST:
                        break
            if found and not WEAK.issuperset(found):
                break
            if found and attempt is not _simple:
                break
    except OutOfTime:
        pass
    ranked = sorted(found.items(), key=lambda item: item[0] in WEAK)  # else as they were found
    return tuple(_slip(name, *rest) for name, rest in ranked[:MOST])


def _slip(name: str, words: str, fixed: Expr | None) -> Slip:
    if fixed is None:
        return Slip(name, words)
    return Slip(name, words, written(fixed), written(fixed, "latex"), fixed)


def _simple(bench: Bench) -> Iterator[Change]:
    """One change to the whole, to the letters, to a term, to the question."""
    yield from _fitting(bench, terms.whole(bench))
    yield from _fitting(bench, _read_otherwise(bench, readings(bench.asked)))
    yield from _fitting(bench, terms.single_terms(bench))
    yield from _fitting(bench, _read_otherwise(bench, single_pairs(bench.asked)))
    yield from _fitting(bench, partly_reordered(bench.asked, bench.expr))
    yield from _another_question(bench)
    yield from _fitting(bench, terms.lost_terms(bench))
    yield from _fitting(bench, edits.everywhere(bench.expr))


def _one_place(bench: Bench) -> Iterator[Change]:
    """One change in one place, however deep; then two terms at once."""
    yield from _fitting(bench, matching.scaled_terms(bench))
    for view in dict.fromkeys((bench.expr, terms.views(bench.expr)[-1])):
        changes = edits.single(view, partners(bench.asked))
        if view is not bench.expr:  # its terms have been tried one by one
            changes = (c for c in changes if c[0] not in ("factor ½", "factor 2"))
        yield from _fitting(bench, changes)
    yield from _fitting(bench, terms.several_terms(bench))


def _in_a_part(bench: Bench) -> Iterator[Change]:
    """The letters of one law for those of the other, all over a part."""
    return _fitting(bench, edits.single(bench.expr, partners(bench.asked), edits.letters))


def _rewritten(bench: Bench) -> Iterator[Change]:
    return _fitting(bench, matching.rewritten(bench))


def _two_slips(bench: Bench) -> Iterator[Change]:
    """Letters read otherwise, and one thing more."""
    for reading in readings(bench.asked):
        fixed = read_as(bench.expr, reading.mapping)
        other = Bench(bench.asked, fixed, bench.points, bench.values, bench.clock)
        for attempt in (terms.whole, terms.single_terms, terms.lost_terms):
            for name, words, twice in _fitting(other, attempt(other)):
                both = said("{}; and besides ({}), {}", reading.words, name, words)
                yield reading.name, both, twice


def _fitting(bench: Bench, changes: Iterable[Change]) -> Iterator[Change]:
    """Those that are right at the points; what changes nothing mends nothing."""

    def new(fixed: Expr) -> bool:
        return fixed != bench.expr and bench.fits(fixed)

    return (_called(bench, change) for change in changes if new(change[2]))


def _called(bench: Bench, change: Change) -> Change:
    """Where two terms then cancel, they were too many."""
    name, _, fixed = change
    over = expand(bench.expr - fixed) if name in LOCAL else S.Zero
    if over.is_Add and len(over.args) == 2 and set(over.args) <= set(Add.make_args(bench.expr)):
        return "an extra term", said("{} is too much", over), bench.expr - over
    return change


def _read_otherwise(bench: Bench, among: Iterable[Reading]) -> Iterator[Change]:
    for reading in among:
        yield reading.name, reading.words, read_as(bench.expr, reading.mapping)


def _another_question(bench: Bench) -> Iterator[Change]:
    """The formula is right for another quantity, or for a law that begins elsewhere."""
    for asked, name, words in _others(bench.asked):
        values = []
        for place, point in enumerate(bench.points):
            bench.clock.check()
            if asked.closed is None and _far(asked, point, bench.at(bench.expr, place)):
                break
            try:
                right = asked.value(point, 20)
            except UNDERIVED:
                break
            if not same(bench.at(bench.expr, place), right, 14):
                break
            values.append(right)
        else:
            yield name, f"right for {words}", bench.expr


def _normal_law(bench: Bench) -> Iterator[Change]:
    """½ log 2πe Var X, which an entropy tends to in the limit."""
    if bench.asked.quantity != "entropy":
        return
    for place, point in enumerate(bench.points):
        bench.clock.check()
        variance = bench.asked.variance(point)
        if variance is None or not same(
            bench.at(bench.expr, place), mp.log(2 * mp.pi * mp.e * variance) / 2, ROUGHLY
        ):
            return
    words = "the entropy of the normal law with the same variance: right in the limit only"
    yield "a normal approximation", words, bench.expr


def _far(asked: Asked, point: Numbers, value: Any) -> bool:
    """Does one quadrature, vouched for by nothing, show another value?"""
    about = asked.roughly(point)
    return about is not None and not same(about, value, ROUGHLY)


def _others(asked: Asked) -> Iterator[tuple[Asked, str, str]]:
    for quantity, places, name, words in OTHER_QUANTITIES[asked.quantity]:
        if name == "p and q swapped" and partners(asked):
            continue  # that was tried as another reading
        yield Asked(quantity, tuple(asked.laws[k] for k in places)), name, words
    for place, law in enumerate(asked.laws):
        twin = TWINS.get(type(law).__name__)
        if twin is not None and isinstance(law, Family):
            laws = list(asked.laws)
            laws[place] = FAMILIES[twin](*law.args)
            yield Asked(asked.quantity, tuple(laws)), "another support", f"{twin} for {law}"
