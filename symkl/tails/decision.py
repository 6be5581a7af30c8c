"""E_P|T(X)| < ∞ is decided at the ends of the support: there p·T is e^F, and F is expanded.

∫ e^F du is finite where the largest term of F is negative and grows faster than log u; where it is
κ log u, where κ < −1; and at κ = −1 by the coefficient of log log u in the same way. Parts of T
that stay bounded need no condition, for P has mass 1.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from sympy import Abs, Add, Expr, Mul, S, Tuple, exp, log

from symkl.nodes import (
    COUNTING,
    VARIATE,
    Condition,
    Density,
    Law,
    Length,
    Points,
    Support,
)
from symkl.normal_form import Undecidable
from symkl.tails.conditions import ALWAYS, NEVER, both, decide
from symkl.tails.expansion import End, expansion
from symkl.tails.inside import require_mild
from symkl.tails.parameters import Facts, Split, relevant
from symkl.tails.scale import LOG, LOGLOG, UNIT, Coarse, Expansion, Monomial, Order, power

x = VARIATE
ORDERS = (1, 2, 3, 4)


class Heavy(NamedTuple):
    """A term of T that p may not carry: the end, p there, the term, and when it is integrable."""

    end: End
    density: Expr
    term: Expr
    finite_when: Condition


def integrable(law: Law, body: Expr, facts: Facts = ()) -> Condition:
    """The exact condition on the parameters under which E_P|body| < ∞.

    ``facts`` are conditions on the parameters; those of the law itself need not be among them.
    ALWAYS and NEVER are the trivial answers. Raises Undecidable where the growth is not known.
    """
    return _integrable(law, body, relevant(Tuple(law, body), facts))


@lru_cache(maxsize=65536)
def _integrable(law: Law, body: Expr, facts: Facts) -> Condition:
    found = _parts(law, body, facts)
    return both(tuple(h.finite_when for h in found), _all_facts(law, facts))


def explain(law: Law, body: Expr, facts: Facts = ()) -> tuple[Heavy, ...]:
    """The terms of the body that are not always integrable, the end each grows at, and p there."""
    near = relevant(Tuple(law, body), facts)
    return tuple(h for h in _parts(law, body, near) if h.finite_when != ALWAYS)


def _all_facts(law: Law, facts: Facts) -> Facts:
    known = (f for f in (*facts, *law.conditions) if VARIATE not in f.free_symbols)
    return tuple(dict.fromkeys(known))


@lru_cache(maxsize=16384)
def _parts(law: Law, body: Expr, facts: Facts) -> tuple[Heavy, ...]:
    density = law.log_density_at(x)
    if density is None or law.range is None:
        raise Undecidable(f"the density of {law} is not known")
    if body.has(Density):
        body = body.xreplace({log(Density(law)): density}).xreplace({Density(law): exp(density)})
    facts = _all_facts(law, facts)
    require_mild(body, law, facts)
    if isinstance(law.range, Points):
        return ()
    require_mild(density, law, facts)
    found = []
    for end in _ends(law):
        jacobian = S.Zero if end.at.is_infinite else -2 * log(end.large)
        own = relevant(Tuple(density, end.at), _all_facts(law, ()))
        if _term(density + jacobian, UNIT, end, own) != ALWAYS:
            raise Undecidable(f"that {law} has a finite mass was not shown")
        near = relevant(Tuple(density, body, end.at), facts)
        found += _at_end(density, jacobian, body, end, near)
    return tuple(found)


def _ends(law: Law) -> list[End]:
    """The ends at which the mean may diverge; a sum does so only at an infinite one."""
    support = law.range
    if not isinstance(support, Support):
        raise Undecidable(f"the support {support} is not an interval")
    ends = [End(support.lo, True), End(support.hi, False)]
    if law.measure == COUNTING:
        return [e for e in ends if e.at.is_infinite]
    if isinstance(law, Length) and any(e.at.is_infinite for e in ends):
        raise Undecidable(f"{law} is not finite")
    return ends


# -- at one end --------------------------------------------------------------------------------


def _at_end(density: Expr, jacobian: Expr, body: Expr, end: End, facts: Facts) -> list[Heavy]:
    def task(given: tuple[Expr, ...], known: Facts) -> Condition:
        p, t, at = given
        return _condition(p, t, End(at, end.lower), known)

    condition = decide(task, (density + jacobian, body, end.at), facts)
    if condition == ALWAYS:
        return []
    p, term = _shown(density, body, end, facts)
    return [Heavy(end, p, term, condition)]


def _condition(density: Expr, body: Expr, end: End, facts: Facts) -> Condition:
    """When ∫ p |T| is finite at the end: when it is so for each term of T."""
    if x not in body.free_symbols:
        return ALWAYS
    for rough in (True, False):
        for order in ORDERS:
            try:
                f = expansion(body, end, facts, order, rough)
                return _termwise(density, f, end, facts)
            except Coarse:
                continue
            except Split:
                if not rough:
                    raise
                break
    raise Undecidable(f"the growth of {body} where {end} takes more terms than are kept")


def _termwise(density: Expr, f: Expansion, end: End, facts: Facts) -> Condition:
    order = Order(facts)
    terms, rest = heavy_terms(f, order)
    answers: dict[Monomial, Condition] = {}
    for m in terms:
        answers[m] = _term(density, m, end, facts)
    for r in rest:
        if _term(density, r, end, facts) != ALWAYS:
            raise Coarse
    open_terms = [m for m in terms if answers[m] != ALWAYS]
    for m in list(open_terms):
        if order.sign(terms[m]) == 0:
            open_terms.remove(m)
    for m, n in combinations(open_terms, 2):
        if order.sign(terms[m]) != order.sign(terms[n]) and order.size(m.over(n)) == 0:
            raise Undecidable("two terms of one size were not joined")
    return both(tuple(answers[m] for m in open_terms), facts)


def heavy_terms(f: Expansion, order: Order) -> tuple[dict[Monomial, Expr], list[Monomial]]:
    """The terms of f that grow and that no other term covers, and what O(…) they leave."""
    growing = {m: c for m, c in f.terms.items() if not order.below(m, UNIT)}
    kept: dict[Monomial, Expr] = {}
    for m, c in growing.items():
        sure = [n for n, d in growing.items() if n != m and order.tried(d)]
        if not any(order.smaller(m, n) for n in sure):
            kept[m] = c
    sure = [m for m, c in kept.items() if order.tried(c)]
    covered = (order.below(r, UNIT) or any(order.smaller(r, m) for m in sure) for r in f.rest)
    return kept, [r for r, small in zip(f.rest, covered) if not small]


def _term(density: Expr, m: Monomial, end: End, facts: Facts) -> Condition:
    """When ∫ p m is finite at the end, by cases."""
    flat = (density, end.at, m.power, m.logs, m.loglogs, *(e for pair in m.rates for e in pair))
    return _carried(flat, end.lower, relevant(Tuple(*flat), facts))


@lru_cache(maxsize=65536)
def _carried(flat: tuple[Expr, ...], lower: bool, facts: Facts) -> Condition:
    def task(given: tuple[Expr, ...], known: Facts) -> Condition:
        density, at, to, logs, loglogs, *rates = given
        pairs = tuple((c, d) for c, d in zip(rates[::2], rates[1::2]) if d != 0)
        m = Monomial(pairs, to, logs, loglogs)
        return ALWAYS if converges(density, m, End(at, lower), known) else NEVER

    return decide(task, flat, facts)


def converges(density: Expr, m: Monomial, end: End, facts: Facts) -> bool:
    """Is ∫ e^(log density) m du finite for u → ∞?"""
    if m.loglogs != 0:
        raise Undecidable("powers of log log u")
    log_m = [{power(c): d} for c, d in m.rates] + [{LOG: m.power, LOGLOG: m.logs}]
    for order in ORDERS:
        try:
            f = expansion(density, end, facts, order)
            scale = Order(facts)
            return _finite(scale.sum([f, *map(Expansion, log_m)]), scale)
        except Coarse:
            continue
    raise Undecidable(f"the decay of the density where {end} takes more terms than are kept")


def _finite(f: Expansion, order: Order) -> bool:
    """Is ∫ e^f du finite, by the largest term of f?"""
    left = dict(f.terms)
    for edge in (LOG, LOGLOG):  # e^f = … u^κ (log u)^λ: κ < −1, or κ = −1 and λ < −1
        side = _faster(left, edge, f, order)
        if side:
            return side < 0
        kappa = left.pop(edge, S.Zero)
        if any(order.size(r.over(edge)) >= 0 for r in f.rest):
            raise Coarse
        side = order.sign(-1 - kappa)
        if side:
            return side > 0
    return False


def _faster(left: dict[Monomial, Expr], edge: Monomial, f: Expansion, order: Order) -> int:
    """The sign of the largest of the terms that grow faster than the edge; 0 if there is none."""
    while True:
        top = order.largest(left)
        if all(m == edge or order.smaller(m, edge) for m in top):
            return 0
        sides = {order.tried(c) for m, c in top.items() if m != edge}
        one = sides.pop() if len(sides) == 1 and edge not in top else None
        if one and all(order.smaller(edge, m) for m in top):
            covered = all(any(order.smaller(r, m) for m in top) for r in f.rest)
            if covered:
                return one
        m, c = order.pop_top(left)
        size = order.size(m.over(edge))
        if size <= 0:
            left[m if size else edge] = c
            return 0
        if any(order.size(r.over(m)) >= 0 for r in f.rest):
            raise Coarse
        side = order.sign(c)
        if side:
            return side


# -- in words ----------------------------------------------------------------------------------


def _shown(density: Expr, body: Expr, end: End, facts: Facts) -> tuple[Expr, Expr]:
    """The density at the end, but for a constant, and the heaviest terms of the body."""
    return _like(density, end, facts), _heaviest(density, body, end, facts)


def _like(density: Expr, end: End, facts: Facts) -> Expr:
    order = Order(facts)
    try:
        f = expansion(density, end, facts)
        growing = {m: c for m, c in f.terms.items() if not order.below(m, UNIT)}
        if any(not order.below(r, UNIT) for r in f.rest):
            growing = order.largest(growing)
    except (Split, Coarse):
        return exp(density)
    growing.pop(UNIT, None)
    falls = _written(Monomial(power=growing.pop(LOG, S.Zero)), end)
    return falls * exp(Add(*(c * _written(m, end) for m, c in growing.items())))


def _heaviest(density: Expr, body: Expr, end: End, facts: Facts) -> Expr:
    try:
        terms, _ = heavy_terms(expansion(body, end, facts), Order(facts))
        return Add(*(_one_power(c * _written(m, end)) for m, c in terms.items()))
    except (Split, Coarse):
        return _heavy_part(density, body, end, facts)


def _heavy_part(density: Expr, body: Expr, end: End, facts: Facts) -> Expr:
    """The terms of the body, as they stand, that p does not carry by themselves."""
    jacobian = S.Zero if end.at.is_infinite else -2 * log(end.large)

    def task(given: tuple[Expr, ...], known: Facts) -> Condition:
        p, t, at = given
        return _condition(p, t, End(at, end.lower), known)

    def light(term: Expr) -> bool:
        return decide(task, (density + jacobian, term, end.at), facts) == ALWAYS

    try:
        return Add(*(t for t in Add.make_args(body) if not light(t))) or body
    except (Undecidable, Coarse):
        return body


def _one_power(term: Expr) -> Expr:
    """e^a e^b is e^(a + b)."""
    powers = [f for f in Mul.make_args(term) if isinstance(f, exp)]
    return term if len(powers) < 2 else term / Mul(*powers) * exp(Add(*(f.exp for f in powers)))


def _written(m: Monomial, end: End) -> Expr:
    """In terms of x: |x|^a at −∞, (x − a)^−a near a."""
    u, near = end.large, end.at.is_finite
    size = Abs(u) if end.at is S.NegativeInfinity else u

    def power_of(a: Expr) -> Expr:
        return (1 / u) ** -a if near else u**a if a.is_Integer else size**a

    growth = exp(Add(*(d * power_of(c) for c, d in m.rates)))
    return power_of(m.power) * log(size) ** m.logs * log(log(size)) ** m.loglogs * growth
