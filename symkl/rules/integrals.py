"""Rules that act on a mean by its integral: base integrals, derivatives, new variables, cuts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sympy import Add, Basic, Expr, Integer, S, Symbol, expand, polylog

from symkl.claim import Claim, StepRejected, rule
from symkl.conditions import algebra, evident, holds, replace_everywhere
from symkl.integrals import Row, inert_exp, instantiate
from symkl.kernel import Chain
from symkl.nodes import (
    COUNTING,
    VARIATE,
    AtMost,
    Condition,
    Equal,
    Fails,
    Image,
    IsInteger,
    Length,
    Mean,
    Part,
    Support,
)
from symkl.nodes.functions import Hypergeometric
from symkl.normal_form import Undecidable, derivative

x = VARIATE


@rule(
    "row",
    "the integrand is that of a base integral, times a constant",
    "base integral",
)
def integrate(mean: Mean, row: Row, constant: Expr, values: tuple[Expr, ...], **more: Any) -> Claim:
    """E_P[g] = ∫ g p dμ = c ∫ I(x; θ) dμ = c V(θ)."""
    given, tilts = more.get("given", ()), more.pop("tilts", frozenset())
    conditions = _owed(row.domain(*values), given, tilts)
    context = algebra(given + conditions)
    value = instantiate(row, values)[1]
    _differentiable(value, tilts)
    value = context.to_expr(context.normal(constant * value))
    witness = (row.name, constant, values)
    return Claim(mean, value, witness=witness, conditions=conditions, **more)


def _differentiable(value: Expr, tilts: frozenset) -> None:
    """Refused at once where a series is left whose derivative in a parameter is not known."""
    for f in value.atoms(Hypergeometric, polylog) if tilts else ():
        above, below = _parameters(f)
        if any(a.has(*tilts) for a in above + below) and not _special(f, above, below):
            raise Undecidable(f"the derivative of {type(f).__name__} in a parameter")


def _parameters(f: Any) -> tuple[tuple[Expr, ...], tuple[Expr, ...]]:
    return f.parameters if isinstance(f, Hypergeometric) else (f.args[:1], ())


def _special(f: Any, above: tuple[Expr, ...], below: tuple[Expr, ...]) -> bool:
    """May it be elementary: at a number, or where a parameter is 0 or stands on both sides?"""
    shared = any(expand(a - b) == 0 for a in above for b in (S.Zero, *below))
    return shared or expand(f.args[-1]).is_number


def _owed(
    domain: Iterable[Condition], given: tuple[Condition, ...], tilts: frozenset
) -> tuple[Condition, ...]:
    """Of the domain what is stated: that two parameters differ, what a tilt must satisfy, and what
    the kernel discharges; what follows from those before it is left out."""
    found: tuple[Condition, ...] = ()
    for c in domain:
        if evident(c) or c in given or c in found:
            continue
        if holds(c, given) or c.free_symbols & tilts:
            found += (c,)
        elif found and holds(c, given + found):
            continue
        elif _generic(c, given):
            found += (c,)
        else:
            raise StepRejected(f"{c} is not known")
    return found


def _generic(condition: Condition, given: tuple[Condition, ...]) -> bool:
    """It fails only where two parameters happen to be equal, or one of them to be whole."""
    if not (isinstance(condition, Fails) and isinstance(condition.condition, Equal | IsInteger)):
        return False
    return bool(condition.free_symbols) and not holds(condition.condition, given)


@rule(
    "derivative",
    "differentiated under the integral sign",
    "derivative",
)
def differentiate_under_integral(
    mean: Mean, tilted: Chain, parameter: Symbol, order: int, point: Expr, **more: Any
) -> Claim:
    """E_P[D^j e^(cD)] is the j-th derivative of E_P[e^(sD)] at s = c."""
    value = tilted.after
    for _ in range(order):
        value = derivative(value, parameter)
    there = {parameter: point}
    given, tilts = more.get("given", ()), more.pop("tilts", frozenset())
    conditions = _owed((c.xreplace(there) for c in tilted.conditions), given, tilts)
    context = algebra(given + conditions)
    value = context.to_expr(context.normal(value.xreplace(there)))
    witness = (parameter, Integer(order), point)
    return Claim(mean, value, witness=witness, lemmas=(tilted,), conditions=conditions, **more)


@rule(
    "change of variable",
    "a change of variable",
    "change of variable",
)
def change_variable(state: Basic, mean: Mean, image: Image, **more: Any) -> Claim:
    """E_P[f(X)] = E[f(g(U))] where X = g(U)."""
    carried = Mean(image, mean.body.xreplace({x: image.point}))
    return Claim(state, replace_everywhere(state, mean, carried), equation=(mean, carried), **more)


@rule(
    "change of variable",
    "a change of variable",
    "change of variable",
)
def mirror_variable(mean: Mean, **more: Any) -> Claim:
    """E_P[f(g(X))] = E[f(U)] where X = g(U), g its own inverse: E[f(U)] is what is known."""
    image = mean.law
    return Claim(Mean(image.law, mean.body.xreplace({x: image.point})), mean, **more)


@rule(
    "partition",
    "the support is cut, the mean is the sum of what each piece gives",
    "support cut",
)
def cut(state: Basic, mean: Mean, knots: tuple[Expr, ...], **more: Any) -> Claim:
    """E_P[f] = Σ ∫_{I_j} f p dμ, I_j between the knots; of whole numbers, runs that end there."""
    gap = 1 if mean.law.measure == COUNTING else 0
    starts = (mean.law.range.lo, *(k + gap for k in knots))
    supports = tuple(map(Support, starts, (*knots, mean.law.range.hi)))
    given = more.get("given", ())
    ordered = [c for s in supports if not holds(c := AtMost(s.lo, s.hi + gap), given)]
    if ordered:
        raise StepRejected(f"{ordered[0]} is not known")
    pieces = Add(*(Mean(Part(mean.law, s), mean.body) for s in supports))
    after = replace_everywhere(state, mean, pieces)
    return Claim(state, after, equation=(mean, pieces), witness=supports, **more)


@rule(
    "integral",
    "the mean is the integral against the density",
    "written as an integral",
)
def write_integral(state: Basic, mean: Mean, written: Mean | None = None, **more: Any) -> Claim:
    """E_P[f] = ∫ f p dx; ``written`` is that integral where it is to be read in a certain form."""
    if written is None:
        context = algebra(more.get("given", ())).under(mean.law)
        density = inert_exp(mean.law.log_density_at(x))
        body = context.to_expr(context.normal(mean.body * density))
        written = Mean(Length(mean.law.range), body)
    return Claim(state, replace_everywhere(state, mean, written), equation=(mean, written), **more)
