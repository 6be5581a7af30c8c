"""E_P[T] = value, as a chain: by a base integral, its derivatives, a new variable, or a cut.

T is read as e^(statistics) · Π D^j: the exponential goes into the integrand, and each D^j is the
j-th derivative of e^(sD) at s = 0. What has no row in the variate itself is carried to a chart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TypeVar

from sympy import Abs, Add, Expr, Piecewise, S, Symbol, exp, log

from symkl.claim import StepRejected
from symkl.closed_form import size
from symkl.conditions import algebra, points_of
from symkl.kernel import Chain, infer
from symkl.nodes import (
    COUNTING,
    VARIATE,
    AtMost,
    Condition,
    Equal,
    Fails,
    Image,
    Law,
    Length,
    Mean,
    Part,
    Support,
)
from symkl.nodes.functions import Hypergeometric
from symkl.normal_form import Undecidable
from symkl.rules.coordinates import (
    Chart,
    charts,
    ends_of,
    knots,
    last_points,
    log_statistics,
)
from symkl.rules.definitions import sum_over_support
from symkl.rules.expectation import insert_mean, split_mean
from symkl.rules.facts import relevant
from symkl.rules.integrals import (
    change_variable,
    cut,
    write_integral,
)
from symkl.rules.logarithms import collect_terms, rearrange
from symkl.rules.recognition import by_row
from symkl.rules.supports import by_location

x = VARIATE
Given = tuple[Condition, ...]
Terms = tuple[tuple[Expr, Expr], ...]  # (coefficient, statistic)
T = TypeVar("T")
Find = Callable[[Law, Expr, Given], Chain | None]


def moment(law: Law, statistic: Expr, given: Given) -> Chain | None:
    """The chain that shows E_P[T] = value, under the facts that speak of P and T; None if none."""
    return _moment(law, statistic, relevant(given, law, statistic))


@lru_cache(maxsize=16384)
def _moment(law: Law, statistic: Expr, given: Given) -> Chain | None:
    if statistic == 1 and not isinstance(law, Part | Length | Image):
        return total_mass(law, given)
    found = by_row(law, statistic, given)
    if found is not None and not (isinstance(law, Part) and found.after.has(Hypergeometric)):
        return found
    other = _plainest(_otherwise(law, statistic, given))
    return found if other is None or (found and other.after.has(Hypergeometric)) else other


def _plainest(found: Iterator[Chain]) -> Chain | None:
    """The first without hypergeometric functions, or else the first."""
    kept: Chain | None = None
    for chain in found:
        if not chain.after.has(Hypergeometric):
            return chain
        kept = kept or chain
    return kept


def _otherwise(law: Law, statistic: Expr, given: Given) -> Iterator[Chain]:
    """In a chart; cut where it has a corner; expanded; as an integral against the density."""
    ways = (_in_charts, _cut_at_knots, _expanded, _as_integral)
    for way in ways:
        found = way(law, statistic, given)
        if found is not None:
            yield found


# -- by other means --------------------------------------------------------------------------------


def _in_charts(law: Law, statistic: Expr, given: Given) -> Chain | None:
    """In the first chart that serves, one without hypergeometric functions before the others."""
    kept: Chain | None = None
    for chart in charts(law, given):
        if len(chart) == 1 and turns_inside(law, statistic, given):
            continue
        found = _in_chart(law, statistic, chart, given)
        if found is not None and not found.after.has(Hypergeometric):
            return found
        kept = kept or found
    return kept


def turns_inside(law: Law, statistic: Expr, given: Given) -> bool:
    """Do pieces of the statistic meet inside the support, for all that is known? No row has two."""
    pieces = statistic.atoms(Piecewise)
    if not pieces or law.measure == COUNTING or not isinstance(law.range, Support):
        return False
    inside, unknown = knots(Add(*pieces), law, given)
    return bool(inside) or unknown is not None


def _in_chart(law: Law, statistic: Expr, chart: Chart, given: Given) -> Chain | None:
    """Carried to the new variables, where each term is a row."""
    pieces: list[tuple[Law, Expr]] = []
    try:
        for image in chart:
            pieces.append((image, statistic.xreplace({x: image.point})))
        plans = _all(_row_terms(image, body, given) for image, body in pieces)
        if plans is None:
            return None
        mean = Mean(law, statistic)
        chain: Chain | None = None
        if len(chart) > 1:
            chain = Chain((infer(cut(mean, mean, _knots_of(chart), given=given)),))
        for image, (terms, proofs) in zip(chart, plans):
            chain = _carry(chain, mean if chain is None else None, image, statistic, given)
            chain = _take_apart(chain, image, terms, proofs, given)
        return _concluded(chain, given)
    except (StepRejected, Undecidable):
        return None


def _knots_of(chart: Chart) -> tuple[Expr, ...]:
    return tuple(image.law.range.lo for image in chart[1:])


def _row_terms(law: Law, body: Expr, given: Given) -> tuple[Terms, tuple[Chain, ...]] | None:
    terms = tuple(algebra(given).under(law).split(body, x))
    proofs = _proofs(lambda t: _at_once(law, t, given), terms)
    return None if proofs is None else (terms, proofs)


def _proofs(prove: Callable[[Expr], Chain | None], terms: Terms) -> tuple[Chain, ...] | None:
    """One for each term, in their order; the longest terms, which fail most often, tried first."""
    hardest = sorted((t for _, t in terms), key=size, reverse=True)
    found = _all((t, chain) if (chain := prove(t)) is not None else None for t in hardest)
    return None if found is None else tuple(dict(found)[t] for _, t in terms)


def _all(found: Iterable[T | None]) -> tuple[T, ...] | None:
    """All of them; None, and no more is looked at, once one is missing."""
    kept: list[T] = []
    for one in found:
        if one is None:
            return None
        kept.append(one)
    return tuple(kept)


def _at_once(law: Law, statistic: Expr, given: Given) -> Chain | None:
    return by_row(law, statistic, given) or _as_integral(law, statistic, given)


def _carry(
    chain: Chain | None, mean: Mean | None, image: Image, statistic: Expr, given: Given
) -> Chain:
    mean = Mean(image.law, statistic) if mean is None else mean
    state = mean if chain is None else chain.after
    claim = change_variable(state, mean, image, given=given)
    return Chain((infer(claim),)) if chain is None else chain.then(claim)


def _take_apart(
    chain: Chain, law: Law, terms: Terms, proofs: tuple[Chain, ...], given: Given
) -> Chain:
    """The mean over the law in the last state, as the sum of what the rows give."""
    (mean,) = (m for m in chain.after.atoms(Mean) if m.law == law)
    parts = Add(*(c * Mean(law, t) for c, t in terms))
    if parts != mean:
        chain = chain.then(split_mean(chain.after, mean, parts, lemmas=proofs, given=given))
    for proof in proofs:
        if chain.after.has(proof.before):
            chain = chain.then(insert_mean(chain.after, proof, given=given))
    return chain


def _concluded(chain: Chain, given: Given) -> Chain:
    """The value with its like terms together."""
    context = algebra((*given, *chain.conditions))
    value = context.to_expr(context.reduced(context.normal(chain.after)))
    if value == chain.after:
        return chain
    owed = tuple(c for c in chain.conditions if c not in given)
    return chain.then(rearrange(chain.after, chain.after, value, given=given, conditions=owed))


def _cut_at_knots(law: Law, statistic: Expr, given: Given) -> Chain | None:
    """Cut where the statistic or the density has a corner."""
    if not isinstance(law.range, Support) or isinstance(law, Image | Length):
        return None
    cornered = statistic * exp(law.log_density_at(x))
    if law.measure == COUNTING:
        at, unknown = last_points(cornered, law, given), None
    else:
        at, unknown = knots(cornered, law, given)
    if unknown is not None and statistic.has(Piecewise):
        return None
    if unknown is not None:
        own, open_ = knots(exp(law.log_density_at(x)), law, given)
        whole = _cut(law, statistic, own, given, _at_once) if own and open_ is None else None
        return whole or _located(law, statistic, *unknown, given)
    return _cut(law, statistic, at, given, _moment) if at else None


def _cut(law: Law, statistic: Expr, at: tuple[Expr, ...], given: Given, find: Find) -> Chain | None:
    """The sum of what the pieces give, each of its terms found so."""
    mean = Mean(law, statistic)
    try:
        chain = Chain((infer(cut(mean, mean, at, given=given)),))
        for piece in chain.steps[0].claim.witness:
            part = Part(law, piece)
            if law.measure == COUNTING and piece.lo == piece.hi:
                single = Mean(part, statistic)
                chain = chain.then(sum_over_support(chain.after, single, given=given))
                continue
            chain = _piecewise(chain, part, statistic, given, find)
            if chain is None:
                return None
        return _concluded(chain, given)
    except (StepRejected, Undecidable):
        return None


def _located(law: Law, statistic: Expr, a: Expr, b: Expr, given: Given) -> Chain | None:
    """Where a ≤ b and where a > b; one value for both, if it is a matter of |a − b| alone.

    It is none where one of them is an end of the support.
    """
    if not isinstance(b, Symbol) or {a, b} & {*ends_of(law)}:
        return None
    known = AtMost(a, b)
    inside = _moment(law, statistic, (*given, known))
    otherwise = _moment(law, statistic, (*given, Fails(known))) if inside is not None else None
    if inside is None or otherwise is None:
        return None
    value = in_the_distance(inside.after, a, b, given)
    if value is None:
        return None
    mean = Mean(law, statistic)
    offer = by_location(mean, known, inside, otherwise, value, given=given)
    try:
        return Chain((infer(offer),))
    except (StepRejected, Undecidable):
        return None


def in_the_distance(value: Expr, a: Expr, b: Expr, given: Given) -> Expr | None:
    """The value with b − a written |a − b|, where it depends on no more than that."""
    if not isinstance(b, Symbol):
        return None
    d = Symbol("d", positive=True)
    context = algebra(given)
    try:
        found = context.to_expr(context.reduced(context.normal(value.xreplace({b: a + d}))))
    except Undecidable:
        return None
    return None if b in found.free_symbols else found.xreplace({d: Abs(a - b)})


def _piecewise(
    chain: Chain, part: Part, statistic: Expr, given: Given, find: Find
) -> Chain | None:
    terms = tuple(algebra(given).under(part).split(statistic, x))
    proofs = _proofs(lambda t: find(part, t, given), terms)
    if proofs is None:
        return None
    mean = Mean(part, statistic)
    body = Add(*(c * t for c, t in terms))
    if body != statistic:
        chain = chain.then(collect_terms(chain.after, mean, Mean(part, body), given=given))
    return _take_apart(chain, part, terms, proofs, given)


def _expanded(law: Law, statistic: Expr, given: Given) -> Chain | None:
    """T as a sum of statistics that have means."""
    if not statistic.has(Add):
        return None
    try:
        terms = expanded(law, statistic, given)
        if any(t == statistic for _, t in terms):
            return None
        proofs = _proofs(lambda t: _moment(law, t, given), terms)
        if proofs is None:
            return None
        mean = Mean(law, statistic)
        constant = isinstance(law, Part | Length | Image)
        parts = Add(*(c if t == 1 and not constant else c * Mean(law, t) for c, t in terms))
        chain = Chain((infer(split_mean(mean, mean, parts, lemmas=proofs, given=given)),))
        for proof in proofs:
            if chain.after.has(proof.before):
                chain = chain.then(insert_mean(chain.after, proof, given=given))
        return _concluded(chain, given)
    except (StepRejected, Undecidable):
        return None


def expanded(law: Law, body: Expr, given: Given) -> Terms:
    """The terms of the normal form."""
    return tuple(algebra(given).under(law).split(body, x))


def _as_integral(law: Law, statistic: Expr, given: Given) -> Chain | None:
    """∫ T p dx, where p is a sum of integrands and not one of them."""
    density = log_statistics(law, given)
    if density is None or isinstance(law, Length) or law.measure != Length.measure:
        return None
    if not any(isinstance(t, log) and c.is_Integer and c > 0 for t, c in density.items()):
        return None
    mean = Mean(law, statistic)
    try:
        chain = Chain((infer(write_integral(mean, mean, given=given)),))
        (written,) = chain.after.atoms(Mean)
        terms = expanded(written.law, written.body, given)
        if len(terms) < 2:
            return None
        proofs = _proofs(lambda t: by_row(written.law, t, given), terms)
        if proofs is None:
            return None
        return _concluded(_take_apart(chain, written.law, terms, proofs, given), given)
    except (StepRejected, Undecidable):
        return None


# -- the total mass --------------------------------------------------------------------------------


def mass_of(law: Law, given: Given) -> Chain | None:
    """The proof that the law, or the one that it is an image of, has mass 1; refused if it has not.

    None where it was not found, or nothing is to be shown: the mass is then a condition.
    """
    while isinstance(law, Image):
        law = law.law
    found = total_mass(law, relevant(given, law))
    if found is None or found.after == 1 or Equal(found.after, 1) in given:
        return found
    if found.after.has(Hypergeometric):  # of which it is not known what it is
        return None
    raise StepRejected(f"the density of {law} has the mass {found.after}, not 1")


@lru_cache(maxsize=1024)
def total_mass(law: Law, given: Given) -> Chain | None:
    """∫ p dμ = 1: from a row, in a chart, in pieces, or as a finite sum."""
    found = by_row(law, S.One, given) or _plainest(_otherwise(law, S.One, given))
    if found is None and finite_sum(law, given):
        total = Mean(law, S.One)
        found = Chain((infer(sum_over_support(total, total, given=given)),))
    if found is not None and found.after != 1 and _equal(found.after, S.One, given):
        found = found.then(rearrange(found.after, found.after, S.One, given=given))
    return found


def _equal(one: Expr, two: Expr, given: Given) -> bool:
    try:
        return algebra(given).equal(one, two)
    except Undecidable:
        return False


def finite_sum(law: Law, given: Given) -> bool:
    """Is a mean over the law a finite sum that can be written down?"""
    if law.measure != COUNTING:
        return False
    if points_of(law.range) is not None:
        return True
    return any(isinstance(c, Equal) for c in law.conditions if c in given)
