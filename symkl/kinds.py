"""How each kind of inference is decided, from the two sides and the witness alone. Trusted.

A decider returns nothing; it raises ``StepRejected`` where the equation l = r was not shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sympy import Add, Basic, Dummy, Expr, Integer, S, Symbol, exp, log

from symkl.claim import Claim, StepRejected
from symkl.conditions import (
    PARAMETRIC,
    algebra,
    holds,
    inclusion,
    jointly,
    points_of,
    replace_everywhere,
    require,
    same,
    support_conditions,
)
from symkl.integrals import BY_NAME, instantiate
from symkl.nodes import (
    COUNTING,
    IID,
    INDEX,
    KL,
    LEBESGUE,
    VARIATE,
    AbsolutelyContinuous,
    AbstractLaw,
    All,
    AlmostEverywhere,
    ArgMin,
    Condition,
    CrossEntropy,
    Density,
    Empirical,
    Entropy,
    Equal,
    Fails,
    Finite,
    FiniteWhen,
    Image,
    IndexProduct,
    IndexSum,
    Integrable,
    Law,
    Likelihood,
    LogLikelihood,
    Mean,
    Measure,
    Observation,
    PointMass,
    Positive,
    Support,
)
from symkl.normal_form import derivative

x = VARIATE
Decider = Callable[[Claim], None]
KINDS: dict[str, Decider] = {}


def kind(name: str) -> Callable[[Decider], Decider]:
    """Enter a decider in the table of kinds."""

    def enter(decider: Decider) -> Decider:
        KINDS[name] = decider
        return decider

    return enter


def refuse(reason: str) -> None:
    raise StepRejected(reason)


# -- definition --------------------------------------------------------------------------------


def _kl(node: KL) -> tuple[Expr, list[Condition]]:
    ratio = Density(node.p) / Density(node.q)
    return Mean(node.p, log(ratio)), [AbsolutelyContinuous(node.p, node.q)]


def _likelihood(node: Likelihood) -> tuple[Expr, list[Condition]]:
    factor = Density(node.law, Observation(node.sample))
    return IndexProduct(factor, 1, node.sample.size), [IID(node.sample, node.law)]


def _mean(node: Mean) -> tuple[Expr, list[Condition]]:
    """Over p̂ the average of the means over its point masses; over δ_a the value at a; a finite sum."""
    law, body = node.law, node.body
    if isinstance(law, Empirical):
        each = Mean(PointMass(Observation(law.sample)), body)
        return IndexSum(each, 1, law.sample.size) / law.sample.size, []
    if isinstance(law, PointMass):
        return body.xreplace({x: law.at}), []
    if law.measure == COUNTING and law.range is not None:
        points = points_of(law.range)
        if points is not None:
            masses = [_mass(law, k) for k in points]
            terms = (m * body.xreplace({x: k}) for m, k in zip(masses, points))
            return Add(*terms), [Equal(Add(*masses), S.One)]
        if isinstance(law.range, Support) and S.Infinity not in law.range.args:
            ends, mass = law.range.args, _mass(law, INDEX)
            total = Equal(IndexSum(mass, *ends), S.One)
            return IndexSum(mass * body.xreplace({x: INDEX}), *ends), [total]
    raise StepRejected(f"a mean over {law} has no definition as a finite sum")


def _mass(law: Law, point: Expr) -> Expr:
    return exp(law.log_density_at(point))


UNFOLD: dict[type, Callable[[Any], tuple[Expr, list[Condition]]]] = {
    KL: _kl,
    Entropy: lambda n: (-Mean(n.p, log(Density(n.p))), []),
    CrossEntropy: lambda n: (-Mean(n.p, log(Density(n.q))), []),
    Likelihood: _likelihood,
    LogLikelihood: lambda n: (log(Likelihood(n.law, n.sample)), []),
    Mean: _mean,
}


@kind("definition")
def definition(claim: Claim) -> None:
    """r is l with the node of the witness unfolded, or l is r with it unfolded (folded)."""
    left, right = claim.sides
    (node,) = claim.witness
    if isinstance(node, Density):
        return _density(claim, node)
    if type(node) not in UNFOLD:
        refuse(f"{type(node).__name__} has no definition to unfold")
    unfolded, needs = UNFOLD[type(node)](node)
    for condition in needs:
        require(condition, claim)
    for one, two in ((left, right), (right, left)):
        image = replace_everywhere(one, node, unfolded)
        if image != one and same(image, two, claim.facts):
            return
    refuse(f"its sides do not differ by the definition of {node}")


def _density(claim: Claim, node: Density) -> None:
    """log p(x) is the declared log-density, on the support: in a mean over P with P ≪ that law."""
    left, right = claim.sides
    value = node.law.log_density_at(x)
    if value is None or node.at != x:
        refuse(f"the density of {node.law} is not known")
    if not (isinstance(left, Mean) and isinstance(right, Mean) and left.law == right.law):
        raise StepRejected("a density is written out under a mean")
    if node.law.measure != left.law.measure:
        if not _strictly_inside(left.law, node.law, claim):
            refuse(f"{node.law} has no density known on the support of {left.law}")
    else:
        require(AbsolutelyContinuous(left.law, node.law), claim)
    written = replace_everywhere(left.body, log(node), value)
    written = replace_everywhere(written, node, exp(value))
    if written == left.body or not algebra(claim.facts).under(left.law).equal(written, right.body):
        refuse(f"its sides do not differ by the density of {node.law}")


def _strictly_inside(p: Law, q: Law, claim: Claim) -> bool:
    """Does the support of a discrete law lie in the interior of that of a density?"""
    found = inclusion(p.range, q.range) if p.range is not None and q.range is not None else None
    if p.measure != COUNTING or q.measure != LEBESGUE or found is None:
        return False
    facts = tuple(c for c in claim.facts if isinstance(c, PARAMETRIC))
    return all(
        -S.Infinity in c.args
        or S.Infinity in c.args
        or holds(Positive(c.args[1] - c.args[0]), facts)
        for c in found
    )


# -- algebra and linearity ---------------------------------------------------------------------


@kind("algebra")
def algebraic(claim: Claim) -> None:
    """l − r has normal form 0 over opaque atoms, under the facts; or l ⇔ r say the same."""
    left, right = claim.sides
    if claim.relation == "<=>":
        return _equivalent(claim, left, right)
    if claim.relation != "=":
        refuse("algebra shows equations and equivalences, not inequalities")
    if not same(left, right, claim.facts):
        refuse("its two sides are not equal by algebra")


def _equivalent(claim: Claim, left: Basic, right: Basic) -> None:
    """a = b ⇔ c = d where a − b = ±(c − d)."""
    if not (isinstance(left, Equal) and isinstance(right, Equal)):
        raise StepRejected("algebra shows the equivalence of two equations")
    one, two = left.lhs - left.rhs, right.lhs - right.rhs
    if not (same(one, two, claim.facts) or same(one, -two, claim.facts)):
        refuse("its two equations do not say the same by algebra")


@kind("linearity")
def linearity(claim: Claim) -> None:
    """E[c + Σ c_j T_j] = c + Σ c_j E[T_j]; all but one of the means absolutely convergent."""
    left, right = claim.sides
    if not isinstance(left, Mean):
        raise StepRejected("linearity takes a mean apart")
    law, context = left.law, algebra(claim.facts)
    means = [m for m in _ordered_atoms(right) if m.law == law]
    marks = [Dummy(f"t{j}", real=True) for j in range(len(means))]
    affine = right
    for mean, mark in zip(means, marks):
        affine = replace_everywhere(affine, mean, mark)
    if x in affine.free_symbols:
        refuse("the variate is left outside of the means")
    zero = dict.fromkeys(marks, S.Zero)
    constant = affine.xreplace(zero)
    slopes = [affine.xreplace({**zero, m: S.One}) - constant for m in marks]
    if not context.equal(affine, constant + Add(*(c * m for c, m in zip(slopes, marks)))):
        refuse("its right side is not linear in the means")
    body = constant + Add(*(c * m.body for c, m in zip(slopes, means)))
    if not context.under(law).equal(left.body, body):
        refuse("the parts do not add up to what stands under the mean")
    if constant != 0:
        _mass_one(law, claim)
    doubtful = [m for m in means if not _integrable(m, claim)]
    if len(doubtful) > 1:
        refuse(f"it needs the condition {Integrable(law, doubtful[0].body)}")


def _ordered_atoms(expr: Basic) -> list[Mean]:
    """The outermost means of an expression, in order of appearance."""
    if isinstance(expr, Mean):
        return [expr]
    return list(dict.fromkeys(m for a in expr.args for m in _ordered_atoms(a)))


def _proved(mean: Mean, claim: Claim) -> list[Expr]:
    return [
        lemma.after
        for lemma in claim.lemmas
        if lemma.relation == "=" and lemma.before == mean and isinstance(lemma.after, Expr)
    ]


def _integrable(mean: Mean, claim: Claim) -> bool:
    """Stated, or the mean of a lemma with a finite value; E|log p| < ∞ says that H(p) is finite."""
    stated = Integrable(mean.law, mean.body) in claim.facts
    entropy = mean.body == log(Density(mean.law)) and Finite(Entropy(mean.law)) in claim.facts
    finite = any(S.Infinity not in v.atoms() for v in _proved(mean, claim))
    return stated or entropy or finite


def _mass_one(law: Law, claim: Claim) -> None:
    """∫ p dμ = 1 holds for an abstract law by what a law is; of a family it is to be shown."""
    if isinstance(law, AbstractLaw | PointMass | Empirical) or S.One in _proved(
        Mean(law, 1), claim
    ):
        return
    refuse(f"that {law} has mass 1 was not shown")


# -- change of variable, rows, derivatives -----------------------------------------------------


@kind("change of variable")
def change_of_variable(claim: Claim) -> None:
    """E_P[f(X)] = E[f(g(U))] for X = g(U): g monotone on the support, its ends the ends of P's."""
    left, right = claim.sides
    if not (isinstance(left, Mean) and isinstance(right, Mean) and isinstance(right.law, Image)):
        raise StepRejected("a change of variable turns a mean over P into one over its image")
    image, support = right.law, left.law.range
    if image.law != left.law or image.measure != LEBESGUE or not isinstance(support, Support):
        raise StepRejected("the image is not one of the law with a density on an interval")
    context = algebra(claim.facts).under(image)
    slope = derivative(image.point, x)
    sign = 1 if context.is_positive(slope) else -1
    if not context.is_positive(sign * slope):
        refuse("the map is not shown to be strictly monotone")
    if not context.equal(image.slope, sign * slope):
        refuse("the slope declared is not the derivative of the map")
    ends = [image.point.xreplace({x: end}) for end in image.range.args]
    if ends[::sign] != list(support.args):
        refuse("the map does not carry the ends of one support to those of the other")
    if not context.equal(left.body.xreplace({x: image.point}), right.body):
        refuse("what stands under the mean was not carried over")


@kind("row")
def row(claim: Claim) -> None:
    """E_P[g] = r: p is the row I/V at some parameters, g·I the integrand at others, r their V/V."""
    left, right = claim.sides
    name, base, tilted = claim.witness
    if not isinstance(left, Mean) or name not in BY_NAME:
        raise StepRejected(f"a row gives a mean; there is no row {name!r} for {left}")
    entry, law = BY_NAME[name], left.law
    log_density = law.log_density_at(x)
    if log_density is None or law.measure != entry.measure:
        raise StepRejected(f"the density of {law} is not one for the {name}")
    for values in (base, tilted):
        if any(x in value.free_symbols for value in values):
            refuse("a parameter of a row may not depend on the variate")
        if not same(entry.support(*values), law.range, claim.facts):
            refuse(f"the {name} does not run over the support of {law}")
        for condition in entry.domain(*values):
            require(condition, claim)
    context = algebra(claim.facts)
    (plain, mass), (shifted, total) = instantiate(entry, base), instantiate(entry, tilted)
    if not context.under(law).equal(exp(log_density) * mass, plain):
        refuse(f"the density of {law} is not the {name} over its value: its mass is not 1")
    if not context.under(law).equal(left.body * plain, shifted):
        refuse(f"the tilted density of {law} is not that of the {name}")
    if not context.equal(right * mass, total):
        refuse(f"its right side is not the ratio of the two values of the {name}")


@kind("derivative")
def differentiated(claim: Claim) -> None:
    """l = r is the n-th derivative at a point of a lemma E_P[B(t)] = V(t) that holds around it."""
    left, right = claim.sides
    parameter, order, point = claim.witness
    (lemma,) = claim.lemmas
    if not isinstance(left, Mean) or not isinstance(lemma.before, Mean) or lemma.relation != "=":
        raise StepRejected("a derivative is taken of an equation between a mean and its value")
    law = left.law
    if lemma.before.law != law or parameter in law.free_symbols or point.has(parameter, x):
        refuse("the parameter is not free for the derivative")
    if not (isinstance(order, int | Integer) and 0 < int(order) <= 16):
        refuse("the order of a derivative is a number from 1 to 16")
    body, value = lemma.before.body, lemma.after
    context = algebra(claim.facts)
    _exponential_in(body, parameter, context.under(law))
    for _ in range(int(order)):
        body, value = derivative(body, parameter), derivative(value, parameter)
    there = {parameter: point}
    for condition in lemma.conditions:
        if parameter in condition.free_symbols and not isinstance(condition, Positive):
            refuse(f"the condition {condition} does not hold on an open set")
        require(condition.xreplace(there), claim)
    if not context.under(law).equal(left.body, body.xreplace(there)):
        refuse("its left side is not the derivative of the mean")
    if not context.equal(right, value.xreplace(there)):
        refuse("its right side is not the derivative of the value")


def _exponential_in(body: Expr, parameter: Symbol, context: Any) -> None:
    """B = e^(tD)·C with D, C free of t: where its mean is finite for t in an open interval, so are
    those of its derivatives, and they are the derivatives of the mean."""
    first = derivative(body, parameter)
    if not context.equal(derivative(first, parameter) * body, first**2):
        refuse("only the mean of an exponential in the parameter is differentiated inside")


# -- lemmas, optima, inequalities --------------------------------------------------------------


@kind("lemma")
def lemma(claim: Claim) -> None:
    """l R r is an instance of what the lemma proves; its conditions there are stated or hold."""
    left, right = claim.sides
    (proof,) = claim.lemmas
    instance: dict[Basic, Basic] = dict(claim.witness)
    _admissible(instance, proof, claim)
    if proof.relation != claim.relation:
        refuse(f"the lemma shows {proof.relation}, not {claim.relation}")
    one, two = instantiated(proof.before, instance), instantiated(proof.after, instance)
    turned = proof.relation == "=" and (two, one) == (left, right)
    if (one, two) != (left, right) and not turned:
        refuse("its sides are not an instance of the lemma")
    for condition in proof.conditions:
        require(instantiated(condition, instance), claim)


def instantiated(expr: Any, instance: dict[Basic, Basic]) -> Any:
    """All laws and symbols replaced at once."""
    if expr in instance:
        return instance[expr]
    if not expr.args:
        return expr
    args = [instantiated(a, instance) for a in expr.args]
    return expr if all(a is b for a, b in zip(args, expr.args)) else expr.func(*args)


def _admissible(instance: dict[Basic, Basic], proof: Any, claim: Claim) -> None:
    """Laws become laws, all of one measure; a symbol becomes what satisfies its assumptions."""
    measures: dict[Measure, Measure] = {}
    bound = {VARIATE, INDEX} | {b.bound for b in _binders(proof)}
    inside = {instance.get(b, b) for b in bound}
    for old, new in instance.items():
        if old in (VARIATE, INDEX) or (old in bound and not isinstance(new, Symbol)):
            refuse(f"{old} is bound in the lemma")
        if not old.free_symbols & bound and new.free_symbols & inside:
            refuse(f"{new} would be captured: it depends on what the lemma binds")
        if isinstance(old, AbstractLaw) and isinstance(new, Law):
            if measures.setdefault(old.measure, new.measure) != new.measure:
                refuse("the laws of the lemma share a measure, those of the instance do not")
        elif isinstance(old, Symbol) and isinstance(new, Expr):
            for name, value in old.assumptions0.items():
                if value is not None and getattr(new, f"is_{name}", None) is not value:
                    if not (name == "positive" and holds(Positive(new), claim.facts)):
                        refuse(f"{new} is not shown to be {name} as {old} of the lemma is")
        elif type(old) is not type(new):
            refuse(f"{old} of the lemma can't become {new}")
    for chain_law in _laws(proof.before) | _laws(proof.after):
        measure = chain_law.measure
        if chain_law not in instance and measures.get(measure, measure) != measure:
            refuse("the laws of the lemma share a measure, those of the instance do not")


def _laws(expr: Basic) -> set[AbstractLaw]:
    return expr.atoms(AbstractLaw)


def _binders(proof: Any) -> set[ArgMin]:
    return proof.before.atoms(ArgMin) | proof.after.atoms(ArgMin)


@kind("optimum")
def optimum(claim: Claim) -> None:
    """The optimisers stay when a term free of θ is added, a positive factor put, a log taken."""
    left, right = claim.sides
    how, *rest = claim.witness
    if not (isinstance(left, ArgMin) and isinstance(right, ArgMin)) or left.bound != right.bound:
        raise StepRejected("an optimum is compared with an optimum over the same parameter")
    if how not in OPTIMA:
        raise StepRejected(f"there is no transformation {how!r}; there are {', '.join(OPTIMA)}")
    turns = how == "negate"
    if (type(left) is type(right)) is turns:
        refuse("a minimum stays a minimum unless the function is negated")
    if any(left.bound in term.free_symbols for term in rest):
        refuse("what is added or multiplied depends on the parameter")
    image = OPTIMA[how](claim, left.body, *rest)
    if not same(image, right.body, claim.facts):
        refuse("the functions do not differ by that transformation")


def _add(claim: Claim, body: Expr, term: Expr) -> Expr:
    require(Finite(term), claim)
    return body + term


def _scale(claim: Claim, body: Expr, factor: Expr) -> Expr:
    require(Positive(factor), claim)
    return body * factor


def _log(claim: Claim, body: Expr) -> Expr:
    if body.is_extended_nonnegative is not True:
        refuse("the logarithm is increasing on [0, ∞]; that the function lies there was not shown")
    return log(body)


OPTIMA: dict[str, Callable[..., Expr]] = {
    "add": _add,
    "scale": _scale,
    "negate": lambda claim, body: -body,
    "log": _log,
}


@kind("inequality")
def inequality(claim: Claim) -> None:
    """A pointwise inequality taken under a mean, or when it is an equality."""
    left, right = claim.sides
    name, *rest = claim.witness
    if name not in INEQUALITIES:
        raise StepRejected(f"there is no inequality {name!r}; there are {', '.join(INEQUALITIES)}")
    relation = INEQUALITIES[name][0]
    if claim.relation != relation:
        refuse(f"the inequality gives {relation}, not {claim.relation}")
    INEQUALITIES[name][1](claim, left, right, *rest)


def _log_tangent(claim: Claim, left: Basic, right: Basic, t: Expr) -> None:
    """E_P[−log t] ≥ E_P[1 − t] for t > 0, because log t ≤ t − 1."""
    if not (isinstance(left, Mean) and isinstance(right, Mean) and left.law == right.law):
        raise StepRejected("log t ≤ t − 1 is taken under one mean")
    context = algebra(claim.facts).under(left.law)
    if not context.is_positive(t):
        refuse(f"{t} is not shown to be positive under {left.law}")
    if not (context.equal(left.body, -log(t)) and context.equal(right.body, 1 - t)):
        refuse("its sides are not −log t and 1 − t under the mean")


def _sub_mass(claim: Claim, left: Basic, right: Basic) -> None:
    """E_P[1 − q/p] ≥ 0, because E_P[q/p] = ∫_{p>0} q dμ ≤ ∫ q dμ = 1."""
    ratios = [b for b in _ratios(left) if b is not None]
    if right != 0 or not ratios:
        refuse("it says E[1 − q/p] ≥ 0")


def _ratios(expr: Basic) -> list[tuple[Law, Law] | None]:
    if not isinstance(expr, Mean):
        return [None]
    p = expr.law
    laws = [d.law for d in expr.body.atoms(Density) if d.law != p]
    if len(laws) != 1 or laws[0].measure != p.measure:
        return [None]
    ratio = 1 - Density(laws[0]) / Density(p)
    return [(p, laws[0])] if algebra(()).under(p).equal(expr.body, ratio) else [None]


def _tangent_touches(claim: Claim, left: Basic, right: Basic, t: Expr) -> None:
    """E_P[t − 1 − log t] + (1 − E_P[t]) = 0 ⇔ t = 1 P-almost everywhere, for E_P[t] ≤ 1."""
    if not (isinstance(left, Equal) and isinstance(right, AlmostEverywhere) and left.rhs == 0):
        raise StepRejected("it says when a mean is 0")
    law, context = right.law, algebra(claim.facts).under(right.law)
    if not isinstance(left.lhs, Mean) or left.lhs.law != law or not context.is_positive(t):
        raise StepRejected(f"{t} is not shown to be positive under {law}")
    if not (
        context.equal(left.lhs.body, -log(t))
        and {right.lhs / right.rhs, right.rhs / right.lhs} & {t}
    ):
        refuse("its sides are not E[−log t] = 0 and t = 1")
    if not _ratios(Mean(law, 1 - t)) or _ratios(Mean(law, 1 - t)) == [None]:
        refuse("E[t] ≤ 1 was not shown")


INEQUALITIES: dict[str, tuple[str, Callable[..., None]]] = {
    "log t <= t - 1": (">=", _log_tangent),
    "sub-probability": (">=", _sub_mass),
    "equality in log t <= t - 1": ("<=>", _tangent_touches),
}


# -- supports and cases ------------------------------------------------------------------------


@kind("support")
def support(claim: Claim) -> None:
    """KL(P‖Q) = ∞, and H(P, Q) = ∞, where P has mass outside the support of Q."""
    left, right = claim.sides
    if not isinstance(left, KL | CrossEntropy) or right is not S.Infinity:
        raise StepRejected("a support shows that a divergence is ∞")
    p, q = left.p, left.q
    if {p.measure, q.measure} == {LEBESGUE, COUNTING}:
        if isinstance(left, CrossEntropy) and p.measure == COUNTING:
            refuse("a discrete law may have a finite cross-entropy with a density")
        return
    if p.measure != q.measure or p.range is None or q.range is None or p == q:
        raise StepRejected("that P has mass where Q has none was not shown")
    conditions = support_conditions(p, q)
    if conditions is None:
        return
    if Fails(jointly(conditions)) not in claim.facts:
        refuse("that P has mass where Q has none was not shown")


@kind("cases")
def cases(claim: Claim) -> None:
    """l is its value where the condition holds and ∞ where it fails; both halves are proved."""
    left, right = claim.sides
    inside, outside = claim.lemmas
    if not isinstance(right, FiniteWhen):
        raise StepRejected("cases end in a value that is finite where a condition holds")
    condition = right.condition
    parts = condition.args if isinstance(condition, All) else (condition,)
    if not (inside.before == outside.before == left) or {inside.relation, outside.relation} != {
        "="
    }:
        refuse("the two cases are not about the left side")
    if inside.after != right.value or outside.after is not S.Infinity:
        refuse("the two cases do not end in the value and in ∞")
    for c in inside.conditions:
        if c not in parts:
            require(c, claim)
    for c in outside.conditions:
        if c != Fails(condition):
            require(c, claim)
