"""From a state with one mean in it to a closed form: densities, terms, base integrals, algebra."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sympy import Add, Basic, Expr, S, default_sort_key, preorder_traversal

from symkl.claim import Claim
from symkl.closed_form import textbook
from symkl.conditions import algebra, points_of
from symkl.display import rebuild
from symkl.kernel import Chain, infer
from symkl.nodes import VARIATE, Condition, Density, Equal, Image, Law, Mean
from symkl.normal_form import Undecidable
from symkl.rules.definitions import sum_over_support, write_density
from symkl.rules.expectation import insert_mean, split_mean
from symkl.rules.integrals import (
    change_variable,
    images,
    mean_of,
    normalisation,
    recognise,
    tilt,
)
from symkl.rules.logarithms import collect_terms, rearrange

x = VARIATE
Given = tuple[Condition, ...]


@dataclass(frozen=True)
class Plan:
    """A mean over the law, taken apart: the terms with their proofs, and those without one."""

    law: Law
    terms: tuple[tuple[Expr, Expr], ...]  # (coefficient, statistic)
    proofs: tuple[Chain, ...]
    left: tuple[tuple[Expr, Expr], ...]

    @property
    def body(self) -> Expr:
        return Add(*(c * t for c, t in self.terms))

    @property
    def parts(self) -> Expr:
        """c + Σ c_j E[T_j], what has no proof kept together in one mean."""
        parts = [
            c if t == 1 else c * Mean(self.law, t) for c, t in self.terms if (c, t) not in self.left
        ]
        if len(self.left) == 1:
            parts += [c * Mean(self.law, t) for c, t in self.left]
        elif self.left:
            rest = Add(*(c * t for c, t in self.left))
            sign = -1 if all(c.could_extract_minus_sign() for c, _ in self.left) else 1
            parts.append(sign * Mean(self.law, sign * rest))
        return Add(*parts)


def close(chain: Chain, given: Given) -> Chain:
    """Take the one mean of the last state to its value as far as the base integrals reach."""
    mean = _mean(chain.after)
    for density in _densities(mean):
        chain = chain.then(write_density(chain.after, mean, density, given=given))
        mean = _mean(chain.after)
    plan = _best_plan(mean, given)
    if plan.left and _finite_sum(mean.law, given):
        chain = chain.then(sum_over_support(chain.after, mean, given=given))
        return _conclude(chain, given)
    if isinstance(plan.law, Image):
        chain = chain.then(change_variable(chain.after, mean, plan.law, given=given))
    return _by_linearity(_collect(chain, plan, given), plan, given)


def _mean(state: Basic) -> Mean:
    """The first mean in the state; the states here have one."""
    return next(part for part in preorder_traversal(state) if isinstance(part, Mean))


def _densities(mean: Mean) -> list[Density]:
    laws = [d for d in mean.body.atoms(Density) if d.at == x]
    return sorted(laws, key=lambda d: (d.law != mean.law, str(d)))


# -- which terms, in which coordinate ----------------------------------------------------------


def _best_plan(mean: Mean, given: Given) -> Plan:
    """The first coordinate and grouping in which every term has a proof, or that leaves fewest.

    The terms are first taken as the densities have them, (x − μ)² in one piece, as a person would;
    then expanded, so that what cancels between p and q does.
    """
    plans = []
    for law, body in _coordinates(mean):
        for terms in (as_written(body), expanded(law, body, given)):
            plans.append(_plan(law, terms, given))
            if not plans[-1].left:
                return plans[-1]
    return min(reversed(plans[1::2]), key=lambda p: len(p.left))


def _coordinates(mean: Mean) -> list[tuple[Law, Expr]]:
    """The mean as it stands, and in each coordinate in which its law may be a row."""
    moved = [(image, mean.body.xreplace({x: image.point})) for image in images(mean.law)]
    return [(mean.law, mean.body), *moved]


Terms = tuple[tuple[Expr, Expr], ...]


def as_written(body: Expr) -> Terms:
    """The terms of the sum as (coefficient, statistic), those of one statistic joined."""
    found: dict[Expr, Expr] = {}
    for term in Add.make_args(body):
        coefficient, statistic = term.as_independent(x, as_Add=False)
        found[statistic] = found.get(statistic, S.Zero) + coefficient
    pairs = [(c, t) for t, c in found.items() if c != 0]
    return tuple(sorted(pairs, key=lambda pair: default_sort_key(pair[1])))


def expanded(law: Law, body: Expr, given: Given) -> Terms:
    """The terms of the normal form."""
    return tuple(algebra(given).under(law).split(body, x))


def _plan(law: Law, terms: Terms, given: Given) -> Plan:
    proofs, left = [], []
    for coefficient, statistic in terms:
        proof = moment(law, statistic, given)
        if proof is None:
            left.append((coefficient, statistic))
        elif statistic != 1:
            proofs.append(proof)
    return Plan(law, terms, tuple(proofs), tuple(left))


@lru_cache(maxsize=4096)
def moment(law: Law, statistic: Expr, given: Given) -> Chain | None:
    """The chain that shows E_P[T] = value: from a row, or T expanded into what rows give."""
    if statistic == 1:
        return total_mass(law, given)
    direct = mean_of(law, statistic, given)
    if direct is not None or not statistic.has(Add):
        return direct
    try:
        terms = expanded(law, statistic, given)
    except Undecidable:
        return None
    found = [(t, None if t == statistic else moment(law, t, given)) for _, t in terms]
    if any(proof is None for _, proof in found):
        return None
    proofs = tuple(proof for t, proof in found if t != 1 and proof is not None)
    plan = Plan(law, terms, proofs, ())
    mean = Mean(law, statistic)
    return _put_in(Chain((infer(_split(mean, mean, plan, given)),)), plan, given)


def total_mass(law: Law, given: Given) -> Chain | None:
    """∫ p dμ = 1: from a row, in the coordinate in which p is one, or as a finite sum."""
    total = Mean(law, S.One)
    for coordinate in (law, *images(law)):
        proof = normalisation(coordinate, given)
        rows = recognise(coordinate, given)
        if proof is None and rows:  # it has the shape of a row and another mass: let that be said
            infer(tilt(Mean(coordinate, S.One), *rows[0], S.Zero, given=given))
        if proof is not None and coordinate == law:
            return proof
        if proof is not None:
            moved = Chain((infer(change_variable(total, total, coordinate, given=given)),))
            return moved.then(insert_mean(moved.after, proof, given=given))
    if not _finite_sum(law, given):
        return None
    return _conclude(Chain((infer(sum_over_support(total, total, given=given)),)), given)


def _finite_sum(law: Law, given: Given) -> bool:
    """Is a mean over the law a finite sum that can be written down?"""
    if points_of(law.range) is not None:
        return True
    return any(isinstance(c, Equal) for c in law.conditions if c in given)


# -- the steps ---------------------------------------------------------------------------------


def _collect(chain: Chain, plan: Plan, given: Given) -> Chain:
    """The terms of one statistic joined."""
    mean = _mean(chain.after)
    if plan.body == mean.body:
        return chain
    return chain.then(collect_terms(chain.after, mean, Mean(mean.law, plan.body), given=given))


def _by_linearity(chain: Chain, plan: Plan, given: Given) -> Chain:
    """The mean of the last state taken apart, each part put in, the value as a book prints it."""
    mean = _mean(chain.after)
    if plan.parts != mean:
        chain = chain.then(_split(chain.after, mean, plan, given))
    return _put_in(chain, plan, given)


def _split(state: Basic, mean: Mean, plan: Plan, given: Given) -> Claim:
    constant = any(t == 1 for _, t in plan.terms)
    mass = moment(plan.law, S.One, given) if constant else None
    lemmas = (*plan.proofs, mass) if mass is not None else plan.proofs
    return split_mean(state, mean, plan.parts, lemmas=lemmas, given=given)


def _put_in(chain: Chain, plan: Plan, given: Given) -> Chain:
    for proof in plan.proofs:
        if chain.after.has(proof.before):
            chain = chain.then(insert_mean(chain.after, proof, given=given))
    return _conclude(chain, given)


def _conclude(chain: Chain, given: Given) -> Chain:
    """The last line, as a book prints it."""
    shown = textbook(chain.after, given)
    after = rebuild(shown)
    if after == chain.after:
        last = chain.steps[-1]
        return type(chain)((*chain.steps[:-1], last.shown_as(shown)))
    return chain.then(rearrange(chain.after, chain.after, after, shown=shown, given=given))
