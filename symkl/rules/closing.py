"""From a state with one mean in it to a closed form: densities, terms, base integrals, algebra."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Add, Basic, Expr, S, log

from symkl.claim import Claim
from symkl.closed_form import textbook
from symkl.conditions import algebra, points_of, replace_everywhere
from symkl.display import rebuild
from symkl.kernel import Chain
from symkl.nodes import VARIATE, Condition, Density, Equal, Image, Law, Mean
from symkl.rules.definitions import sum_over_support, write_density
from symkl.rules.expectation import insert_mean, split_mean
from symkl.rules.integrals import change_variable, images, mean_of, normalisation
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
    def parts(self) -> Expr:
        """c + Σ c_j E[T_j], what has no proof kept together in one mean."""
        known = {p.before.body for p in self.proofs}
        parts = [
            c if t == 1 else c * Mean(self.law, t) for c, t in self.terms if t == 1 or t in known
        ]
        if len(self.left) == 1:
            parts += [c * Mean(self.law, t) for c, t in self.left]
        elif self.left:
            parts.append(Mean(self.law, Add(*(c * t for c, t in self.left))))
        return Add(*parts)


def close(chain: Chain, given: Given) -> Chain:
    """Take the one mean of the last state to its value as far as the base integrals reach."""
    mean = _mean(chain.after)
    for density in _densities(mean):
        chain = chain.then(write_density(chain.after, mean, density, given=given))
        mean = _mean(chain.after)
    finite = _finite_sum(mean.law, given)
    best = _best_plan(mean, given)
    if best.left and finite:
        chain = _collect(chain, mean, given)
        mean = _mean(chain.after)
        chain = chain.then(sum_over_support(chain.after, mean, given=given))
        return _conclude(chain, given)
    chain = _collect(chain, mean, given)
    mean = _mean(chain.after)
    if isinstance(best.law, Image):
        chain = chain.then(change_variable(chain.after, mean, best.law, given=given))
        mean = _mean(chain.after)
    return _by_linearity(chain, mean, best, given)


def _mean(state: Basic) -> Mean:
    return min(state.atoms(Mean), key=str)


def _densities(mean: Mean) -> list[Density]:
    laws = [d for d in mean.body.atoms(Density) if d.at == x]
    return sorted(laws, key=lambda d: (d.law != mean.law, str(d)))


def _coordinates(mean: Mean) -> list[tuple[Law, Expr]]:
    """The mean as it stands, and in each coordinate in which its law may be a row."""
    moved = [(image, mean.body.xreplace({x: image.point})) for image in images(mean.law)]
    return [(mean.law, mean.body), *moved]


def _best_plan(mean: Mean, given: Given) -> Plan:
    """The first coordinate in which every term has a proof, or the one that leaves the fewest."""
    plans = []
    for law, body in _coordinates(mean):
        plans.append(_plan(law, body, given))
        if not plans[-1].left:
            break
    return min(plans, key=lambda p: len(p.left))


def _plan(law: Law, body: Expr, given: Given) -> Plan:
    terms = tuple(algebra(given).under(law).split(body, x))
    proofs, left = [], []
    for coefficient, statistic in terms:
        if statistic == 1:
            continue
        proof = mean_of(law, statistic, given)
        if proof is None:
            left.append((coefficient, statistic))
        else:
            proofs.append(proof)
    return Plan(law, terms, tuple(proofs), tuple(left))


def _finite_sum(law: Law, given: Given) -> bool:
    """Is a mean over the law a finite sum that can be written down?"""
    if points_of(law.range) is not None:
        return True
    return any(isinstance(c, Equal) for c in law.conditions if c in given)


def _collect(chain: Chain, mean: Mean, given: Given) -> Chain:
    terms = algebra(given).under(mean.law).split(mean.body, x)
    body = Add(*(c * t for c, t in terms))
    if body == mean.body:
        return chain
    return chain.then(collect_terms(chain.after, mean, Mean(mean.law, body), given=given))


def _by_linearity(chain: Chain, mean: Mean, plan: Plan, given: Given) -> Chain:
    mass = normalisation(mean.law, given) if any(t == 1 for _, t in plan.terms) else None
    lemmas = (*plan.proofs, mass) if mass is not None else plan.proofs
    if plan.parts != mean:
        chain = chain.then(split_mean(chain.after, mean, plan.parts, lemmas=lemmas, given=given))
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
