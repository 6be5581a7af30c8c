"""How the nodes are written: laws, densities, divergences, samples."""

from __future__ import annotations

from typing import Any

from sympy import Expr, S

from symkl import nodes
from symkl.nodes import COUNTING, Law
from symkl.render.layout import (
    Applied,
    Fenced,
    Hat,
    Layout,
    Letter,
    Operator,
    Phrase,
    Scripts,
    Sign,
    Upright,
    call,
    listed,
    row,
)
from symkl.render.notation import Notation, lay, letter

# -- laws and sets -----------------------------------------------------------------------------


def lettered(rule: Any) -> Any:
    """The page's letter for the law, where it has one; else the rule."""

    def named(law: Law, n: Notation) -> Layout:
        return letter(n.letters[law]) if law in n.letters else rule(law, n)

    return named


@lay.register(Law)
@lettered
def _(law: Law, n: Notation) -> Layout:
    """Normal(μ, σ): a family by its name and parameters."""
    return call(Upright(type(law).__name__), *(n(a) for a in law.args))


@lay.register(nodes.AbstractLaw)
@lettered
def _(law: nodes.AbstractLaw, n: Notation) -> Layout:
    if not law.parameters:
        return letter(law.name)
    return Scripts(letter(law.name), sub=listed([n(a) for a in law.parameters]))


@lay.register(nodes.PointMass)
@lettered
def _(law: nodes.PointMass, n: Notation) -> Layout:
    return Scripts(Letter("delta"), sub=n(law.at))


@lay.register(nodes.Empirical)
@lettered
def _(law: nodes.Empirical, n: Notation) -> Layout:
    return Hat(Letter("p"))


@lay.register(nodes.Image)
@lettered
def _(law: nodes.Image, n: Notation) -> Layout:
    """The law of U, where map(U) has the law: p_U."""
    base = n(law.law)
    head = base if isinstance(base, Letter) else Letter("p")
    return Scripts(head, sub=Letter("U"))


@lay.register
def _(support: nodes.Support, n: Notation) -> Layout:
    """An interval: an end that is a number belongs to it."""
    if support == nodes.REAL_LINE:
        return Letter("R", "blackboard")
    left = "(" if support.lo == S.NegativeInfinity else "["
    right = ")" if support.hi == S.Infinity else "]"
    return Fenced(left, listed([n(support.lo), n(support.hi)]), right)


@lay.register
def _(points: nodes.Points, n: Notation) -> Layout:
    return Fenced("{", listed([n(p) for p in points.args]), "}")


def support_of(law: Law, n: Notation) -> Layout | None:
    """{x : p(x) > 0} as a set; None where it is not known."""
    support = law.range
    if law.measure != COUNTING or not isinstance(support, nodes.Support):
        return None if support is None else n(support)
    lo, hi = support.lo, support.hi
    if lo == S.NegativeInfinity:
        return Letter("Z", "blackboard")
    if hi - lo == 1:
        places = [n(lo), n(hi)]
    elif hi == S.Infinity:
        places = [n(lo), n(lo + 1), n(lo + 2), Sign("...")]
    else:
        places = [n(lo), n(lo + 1), Sign("..."), n(hi)]
    return Fenced("{", listed(places), "}")


@lay.register
def _(measure: nodes.Measure, n: Notation) -> Layout:
    if measure == nodes.ABSTRACT:
        return Letter("mu")
    return Phrase(f"{measure.name} measure")


@lay.register(nodes.Vector)
@lay.register(nodes.Sample)
def _(named: nodes.Vector | nodes.Sample, n: Notation) -> Layout:
    if isinstance(named, nodes.Vector):
        return letter(named.name)
    first, last = (nodes.Observation(named, i) for i in (1, named.size))
    return listed([n(first), Sign("..."), n(last)])


# -- nodes -------------------------------------------------------------------------------------


@lay.register
def _(density: nodes.Density, n: Notation) -> Layout:
    return n.density(density.law, n(density.at))


@lay.register
def _(place: nodes.Observation, n: Notation) -> Layout:
    return Scripts(letter(place.sample.name), sub=n(place.index))


@lay.register
def _(entry: nodes.Entry, n: Notation) -> Layout:
    return Scripts(n(entry.vector), sub=n(entry.at))


@lay.register
def _(divergence: nodes.KL, n: Notation) -> Layout:
    both = row(n(divergence.p), "||", n(divergence.q))
    return row(Scripts(Letter("D"), sub=Upright("KL")), Fenced("(", both, ")"))


@lay.register
def _(cross: nodes.CrossEntropy, n: Notation) -> Layout:
    return call(Letter("H"), n(cross.p), n(cross.q))


@lay.register
def _(entropy: nodes.Entropy, n: Notation) -> Layout:
    return call(Letter("H"), n(entropy.p))


def _parameters(law: Law) -> list[Expr]:
    """What the likelihood is a function of."""
    if isinstance(law, nodes.AbstractLaw):
        return list(law.parameters)
    return [a for a in law.args if isinstance(a, Expr) and a.free_symbols]


@lay.register
def _(likelihood: nodes.Likelihood, n: Notation) -> Layout:
    parameters = [n(a) for a in _parameters(likelihood.law)]
    return call(Letter("L"), *(parameters or [n(likelihood.law)]))


@lay.register
def _(likelihood: nodes.LogLikelihood, n: Notation) -> Layout:
    return Applied(Operator("log"), n(nodes.Likelihood(*likelihood.args)))
