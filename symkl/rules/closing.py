"""From a state with one mean in it to a closed form: densities, terms, base integrals, algebra."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from sympy import Add, Basic, Expr, Function, Piecewise, S, default_sort_key, preorder_traversal

from symkl.claim import Claim, StepRejected
from symkl.closed_form import textbook
from symkl.display import rebuild
from symkl.kernel import Chain, infer
from symkl.nodes import COUNTING, VARIATE, Condition, Density, Image, Law, Mean
from symkl.normal_form import Undecidable
from symkl.rules.coordinates import charts
from symkl.rules.definitions import sum_over_support, write_density
from symkl.rules.expectation import insert_mean, split_mean, unmirror_mean
from symkl.rules.facts import relevant
from symkl.rules.integrals import change_variable, mirror_variable
from symkl.rules.logarithms import collect_terms, rearrange
from symkl.rules.moments import Terms, expanded, finite_sum, mass_of, moment, turns_inside
from symkl.rules.recognition import by_row

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
        mass = mass_of(density.law, given)
        try:
            written = write_density(chain.after, mean, density, mass, given=given)
            chain = chain.then(written)
        except StepRejected:  # what it says of a point of P is not known: E_P[log(p/q)] is left
            return chain
        mean = _mean(chain.after)
    try:
        plain = _unmirrored(chain, mean, given)
        found = _closed(plain, _mean(plain.after), given)
        if plain is chain or not found.after.has(Mean):
            return found
        itself = _closed(chain, mean, given)
        return found if itself.after.has(Mean) else itself
    except (StepRejected, Undecidable):  # what the algebra can't read is left as it is
        return chain


def _unmirrored(chain: Chain, mean: Mean, given: Given) -> Chain:
    """A mean over the image of a law under a map that undoes itself, as a mean over that law."""
    if not isinstance(mean.law, Image):
        return chain
    proof = Chain((infer(mirror_variable(mean, given=given)),))
    return chain.then(unmirror_mean(chain.after, proof, given=given))


def _closed(chain: Chain, mean: Mean, given: Given) -> Chain:
    plan = _best_plan(mean, given)
    if plan.left and finite_sum(mean.law, given):
        chain = chain.then(sum_over_support(chain.after, mean, given=given))
        return conclude(chain, given)
    if isinstance(plan.law, Image):
        chain = chain.then(change_variable(chain.after, mean, plan.law, given=given))
    finer = _finer(plan, given)
    if finer is not None:
        with suppress(StepRejected, Undecidable):  # its parts may diverge where their sum does not
            return _by_linearity(_collect(chain, finer, given), finer, given)
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
    best: Plan | None = None
    for law, body in _coordinates(mean, given):
        for group in _groups(law, body):
            most = 0 if group is whole else _most(law, best)
            try:
                plan = _plan(law, group(law, body, given), given, most)
            except Undecidable:
                continue
            if plan is not None and not plan.left:
                return plan
            best = plan or best
    if best is None:
        raise Undecidable(f"no term of {mean} can be read")
    return best


def _most(law: Law, best: Plan | None) -> int | None:
    """How many terms a plan over this law may leave to be better than the best; None for any.

    In another coordinate it is better only where it leaves none, or where the best is in one too.
    """
    if best is None or (isinstance(best.law, Image) and not isinstance(law, Image)):
        return None
    return 0 if isinstance(law, Image) != isinstance(best.law, Image) else len(best.left) - 1


def _groups(law: Law, body: Expr) -> tuple[Callable[..., Terms], ...]:
    """How to take the body apart; what is cut at points of a discrete law may close as a whole."""
    if law.measure == COUNTING and body.has(Piecewise):
        return whole, as_written, expanded
    return (expanded,) if isinstance(law, Image) else (as_written, expanded)


def whole(law: Law, body: Expr, given: Given) -> Terms:
    return ((S.One, body),)


def _coordinates(mean: Mean, given: Given) -> Iterator[tuple[Law, Expr]]:
    """The mean as it stands, and in each coordinate in which its law may be a row."""
    known = by_row(mean.law, S.One, relevant(given, mean.law)) is not None
    if known:
        yield mean.law, mean.body
    whole = not turns_inside(mean.law, mean.body, given)
    for chart in charts(mean.law, given):
        if len(chart) == 1 and whole:
            yield chart[0], mean.body.xreplace({x: chart[0].point})
    if not known:
        yield mean.law, mean.body


def as_written(law: Law, body: Expr, given: Given) -> Terms:
    """The terms of the sum as (coefficient, statistic), those of one statistic joined."""
    found: dict[Expr, Expr] = {}
    for term in Add.make_args(body):
        coefficient, statistic = term.as_independent(x, as_Add=False)
        found[statistic] = found.get(statistic, S.Zero) + coefficient
    pairs = [(c, t) for t, c in found.items() if c != 0]
    return tuple(sorted(pairs, key=lambda pair: default_sort_key(pair[1])))


def _finer(plan: Plan, given: Given) -> Plan | None:
    """Each term that is left, expanded where a part closes: E[(X − μ)²/X] leaves E[1/X] alone."""
    terms = {t: c for c, t in plan.terms if (c, t) not in plan.left}
    known = set(terms)
    for c, t in plan.left:
        for coefficient, part in _parts(plan.law, t, given):
            terms[part] = terms.get(part, S.Zero) + c * coefficient
    if known.union(t for _, t in plan.left) >= set(terms):
        return None
    return _plan(plan.law, tuple((c, t) for t, c in terms.items() if c != 0), given, None)


def _parts(law: Law, statistic: Expr, given: Given) -> Terms:
    """The expanded statistic, if some of it closes and it is made of the same functions."""
    whole = ((S.One, statistic),)
    try:
        parts = expanded(law, statistic, given)
    except Undecidable:
        return whole
    statistics = [t for _, t in parts if t != 1]
    if len(statistics) < 2 or not _functions(Add(*statistics)) <= _functions(statistic):
        return whole
    return parts if any(moment(law, t, given) is not None for t in statistics) else whole


def _functions(expr: Expr) -> set[Basic]:
    return {f for f in expr.atoms(Function) if f.has(x)}


def _plan(law: Law, terms: Terms, given: Given, most: int | None) -> Plan | None:
    """The terms with their proofs; None, and no more is looked for, once too many have none."""
    found: dict[Expr, Chain | None] = {}
    left = 0
    for _, statistic in terms:
        found[statistic] = moment(law, statistic, given)
        left += found[statistic] is None
        if most is not None and left > most:
            return None
    proofs = tuple(proof for _, t in terms if t != 1 and (proof := found[t]) is not None)
    return Plan(law, terms, proofs, tuple((c, t) for c, t in terms if found[t] is None))


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
    mass = mass_of(plan.law, given) if constant else None
    lemmas = (*plan.proofs, mass) if mass is not None else plan.proofs
    return split_mean(state, mean, plan.parts, lemmas=lemmas, given=given)


def _put_in(chain: Chain, plan: Plan, given: Given) -> Chain:
    for proof in plan.proofs:
        if chain.after.has(proof.before):
            chain = chain.then(insert_mean(chain.after, proof, given=given))
    return conclude(chain, given)


def conclude(chain: Chain, given: Given) -> Chain:
    """The last line, as a book prints it."""
    owed = tuple(c for c in chain.conditions if c not in given)
    shown = textbook(chain.after, (*given, *owed))
    after = rebuild(shown)
    if after == chain.after:
        last = chain.steps[-1]
        return type(chain)((*chain.steps[:-1], last.shown_as(shown)))
    return chain.then(
        rearrange(chain.after, chain.after, after, shown=shown, given=given, conditions=owed)
    )
