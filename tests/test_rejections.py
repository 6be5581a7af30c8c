"""The tester tested: wrong rules, missing conditions, lying families and displays. All refused."""

import pytest
from sympy import Dummy, EulerGamma, Integer, Rational, S, Symbol, exp, gamma, log, nan, oo

from symkl.claim import RULES, Claim, Rule, StepRejected
from symkl.conditions import holds
from symkl.display import Leaf
from symkl.families import (
    Bernoulli,
    Cauchy,
    Exponential,
    Gamma,
    Laplace,
    LogNormal,
    Normal,
    Poisson,
    Uniform,
)
from symkl.family import POSITIVE, Family, Parameter
from symkl.kernel import Chain, Step, compose, infer
from symkl.nodes import (
    HALF_LINE,
    KL,
    LEBESGUE,
    REAL_LINE,
    VARIATE,
    AbsolutelyContinuous,
    All,
    AlmostEverywhere,
    ArgMax,
    ArgMin,
    AtMost,
    Cases,
    CrossEntropy,
    Density,
    Entropy,
    Equal,
    Fails,
    Finite,
    FiniteWhen,
    Image,
    IndexProduct,
    Integrable,
    IsInteger,
    Length,
    Likelihood,
    LogLikelihood,
    Mean,
    Observation,
    Part,
    Positive,
    Support,
)
from symkl.questions import kl
from symkl.theorems import theorem
from symkl.theorems.laws import p, p_hat, q, q_theta, q_theta_density, sample, theta

x = VARIATE
P_Q = AbsolutelyContinuous(p, q)
log_p, log_q = log(Density(p)), log(Density(q))
k, t = Symbol("k", positive=True), Symbol("t", real=True)
a, b, m = Symbol("a", real=True), Symbol("b", real=True), Symbol("m", real=True)


class Liar(Family):
    """2 λ e^(−λx): a density of mass 2."""

    parameters = (Parameter("rate", "lambda", POSITIVE, "rate"),)
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, rate):
        return log(2 * rate) - rate * x


def offer(kind, before, after, **more):
    """A claim of a rule that is entered under the kind, so that only the mathematics is wrong."""
    name = f"wrong_{kind.replace(' ', '_')}"
    RULES[name] = Rule(name, kind, "because it says so", "so")
    return Claim(before, after, kind=kind, rule=name, **more)


def row(law, body, value, values, name="Gamma integral", constant=S.One, **more):
    return offer("row", Mean(law, body), value, witness=(name, constant, values), **more)


one = Exponential(1)
unit = (S.One, S.One, S.One)
shifted = (1 + t, S.One, S.One)


def tilted_exponential():
    """E[X^t] = Γ(1+t) under Exponential(1), for t > −1."""
    claim = row(one, exp(t * log(x)), gamma(1 + t), shifted, conditions=(Positive(1 + t),))
    return Chain((infer(claim),))


def derivative(body, value, witness, **more):
    return offer(
        "derivative",
        Mean(one, body),
        value,
        witness=witness,
        lemmas=(tilted_exponential(),),
        **more,
    )


def under_a_sample(*conditions):
    """E_p̂[log q(X)] = −E_p̂[X] for q = Exponential(1)."""
    mass = Equal(Mean(one, 1), 1)
    before, after = Mean(p_hat, log(Density(one))), Mean(p_hat, -x)
    conditions = (mass, *conditions)
    return offer("definition", before, after, witness=(Density(one),), conditions=conditions)


def lemma(name, before, after, witness=(), **more):
    return offer("lemma", before, after, witness=witness, lemmas=(theorem(name),), **more)


inside = kl(Uniform("a_1", "b_1"), Uniform("a_2", "b_2")).steps[0]
located = kl(Exponential(1), Laplace(m, 1)).steps[0]
ratio = Density(q) / Density(p)


def cut_at(*supports):
    pieces = [Mean(Part(Normal(0, 1), s), x) for s in supports]
    return offer("partition", Mean(Normal(0, 1), x), sum(pieces), witness=supports)


decomposition = (CrossEntropy(p, q) - Entropy(p), (P_Q, Finite(Entropy(p))))

WRONG = {
    "log of a ratio as a sum": lambda: offer(
        "algebra", Mean(p, log_p - log_q), Mean(p, log_p + log_q), conditions=(P_Q,)
    ),
    "ratio split without P ≪ Q": lambda: offer(
        "algebra", Mean(p, log(Density(p) / Density(q))), Mean(p, log_p - log_q)
    ),
    "nan = nan": lambda: offer("algebra", nan * k, nan),
    "∞ − ∞ by algebra": lambda: offer("algebra", k + oo, oo + m, equation=(k * oo + m, oo)),
    "log of unknown sign": lambda: offer("algebra", log(m**2), 2 * log(m)),
    "square root of a square": lambda: offer("algebra", (m**2) ** Rational(1, 2), m),
    "division by what may be 0": lambda: offer("algebra", m / (m - a) - a / (m - a), S.One),
    "Γ shifted below 0": lambda: offer(
        "algebra", log(gamma(m)), log(gamma(m - 1)) + log(m - 1)
    ),
    "a perturbed constant": lambda: offer(
        "algebra", EulerGamma * k, Rational(5772156649, 10**10) * k
    ),
    "an inequality by algebra": lambda: offer("algebra", k, k, relation="<="),
    "a constant dropped from a mean": lambda: offer(
        "linearity", Mean(p, log_p + 1), Mean(p, log_p), conditions=(Finite(Entropy(p)),)
    ),
    "two means split, neither finite": lambda: offer(
        "linearity", Mean(p, log_p - log_q), Mean(p, log_p) - Mean(p, log_q), conditions=(P_Q,)
    ),
    "0 times a mean that does not exist": lambda: offer(  # at a = b
        "linearity", Mean(Cauchy(0, 1), (a - b) * x), (a - b) * Mean(Cauchy(0, 1), x)
    ),
    "0 times a mean that may be infinite": lambda: offer(
        "linearity", Mean(p, (a - b) ** 2 * log_p), (a - b) ** 2 * Mean(p, log_p)
    ),
    "a product of means": lambda: offer(
        "linearity", Mean(p, log_p * log_q), Mean(p, log_p) * Mean(p, log_q),
        conditions=(P_Q, Finite(Entropy(p))),
    ),
    "the variate outside of a mean": lambda: offer("linearity", Mean(p, x), x * Mean(p, S.One)),
    "a constant under a law of mass 2": lambda: offer(
        "linearity", Mean(Liar(1), S(3)), S(3)
    ),
    "a lying family": lambda: row(Liar(1), x, S.One, (S(2), S.One, S.One)),
    "the density of a lying family": lambda: offer(
        "definition", Mean(Liar(1), log(Density(Liar(1)))),
        Mean(Liar(1), Liar(1).log_density_at(x)), witness=(Density(Liar(1)),),
    ),
    "a mean for the wrong value": lambda: row(one, x, S(2), (S(2), S.One, S.One)),
    "a row with the wrong constant": lambda: row(
        one, x, S(2), (S(2), S.One, S.One), constant=S(2)
    ),
    "a row with the variate for a constant": lambda: row(one, x, x, unit, constant=x),
    "a row outside its domain": lambda: row(
        one, x ** (-2), gamma(-1 + k - k), (-S.One, S.One, S.One)
    ),
    "a row whose domain is not shown": lambda: row(
        one, exp(t * log(x)), gamma(1 + t), shifted
    ),
    "a row over another support": lambda: row(
        Normal(0, 1), x, S.Zero, (S(2), S.One, S.One)
    ),
    "a row tilted by another statistic": lambda: row(
        one, x**2, S.One, (S(2), S.One, S.One)
    ),
    "a row that does not exist": lambda: row(one, x, S.One, unit, name="Delta integral"),
    "a derivative of the wrong order": lambda: derivative(
        log(x), -EulerGamma, (t, Integer(2), S.Zero)
    ),
    "a derivative outside the domain": lambda: derivative(
        x ** (-2) * log(x), S.One, (t, Integer(1), -S(2))
    ),
    "a derivative at the edge of the domain": lambda: derivative(
        log(x) / x, S.One, (t, Integer(1), -S.One)
    ),
    "a derivative with another value": lambda: derivative(
        log(x), EulerGamma, (t, Integer(1), S.Zero)
    ),
    "KL unfolded without P ≪ Q": lambda: offer(
        "definition", KL(p, q), Mean(p, log(Density(p) / Density(q))), witness=(KL(p, q),)
    ),
    "KL unfolded the other way round": lambda: offer(
        "definition", KL(p, q), Mean(q, log(Density(q) / Density(p))),
        witness=(KL(p, q),), conditions=(P_Q,),
    ),
    "entropy with the wrong sign": lambda: offer(
        "definition", Entropy(p), Mean(p, log_p), witness=(Entropy(p),)
    ),
    "a likelihood without independence": lambda: offer(
        "definition", Likelihood(q_theta, sample),
        IndexProduct(Density(q_theta, Observation(sample)), 1, sample.size),
        witness=(Likelihood(q_theta, sample),),
    ),
    "a density written outside its support": lambda: offer(
        "definition", Mean(Normal(0, 1), log(Density(Gamma(2, 1)))),
        Mean(Normal(0, 1), Gamma(2, 1).log_density_at(x)), witness=(Density(Gamma(2, 1)),),
    ),
    "a node without a definition": lambda: offer(
        "definition", Density(p), S.One, witness=(Observation(sample),)
    ),
    "a lemma without its conditions": lambda: lemma(
        "kl-decomposition", KL(p, q), decomposition[0]
    ),
    "a lemma with one condition dropped": lambda: lemma(
        "kl-decomposition", KL(p, q), decomposition[0], conditions=decomposition[1][:1]
    ),
    "a lemma at laws of two measures": lambda: lemma(
        "kl-decomposition",
        KL(p_hat, q_theta_density),
        CrossEntropy(p_hat, q_theta_density) - Entropy(p_hat),
        ((p, p_hat), (q, q_theta_density)),
        conditions=(AbsolutelyContinuous(p_hat, q_theta_density), Finite(Entropy(p_hat))),
    ),
    "a lemma whose bound parameter is captured": lambda: lemma(
        "kl-cross-entropy-argmin",
        ArgMin(theta, KL(Normal(theta, 1), q_theta_density)),
        ArgMin(theta, CrossEntropy(Normal(theta, 1), q_theta_density)),
        ((p, Normal(theta, 1)), (q_theta, q_theta_density)),
        conditions=(
            AbsolutelyContinuous(Normal(theta, 1), q_theta_density),
            Finite(Entropy(Normal(theta, 1))),
        ),
    ),
    "an inequality cited as an equation": lambda: lemma(
        "gibbs-inequality", KL(p, q), S.Zero, conditions=(P_Q,)
    ),
    "a term with the parameter dropped": lambda: offer(
        "optimum", ArgMin(theta, KL(p, q_theta) + theta), ArgMin(theta, KL(p, q_theta)),
        witness=("add", -theta), conditions=(Finite(-theta),),
    ),
    "an infinite constant dropped": lambda: offer(
        "optimum", ArgMin(theta, KL(p, q_theta) - Entropy(p)), ArgMin(theta, KL(p, q_theta)),
        witness=("add", Entropy(p)),
    ),
    "a negative factor": lambda: offer(
        "optimum", ArgMin(theta, theta**2), ArgMin(theta, -(theta**2)), witness=("scale", -S.One)
    ),
    "a minimum that stays one when negated": lambda: offer(
        "optimum", ArgMin(theta, theta**2), ArgMin(theta, -(theta**2)), witness=("negate",)
    ),
    "the logarithm of what may be negative": lambda: offer(
        "optimum", ArgMax(theta, theta), ArgMax(theta, log(theta)), witness=("log",)
    ),
    "a maximum of the wrong function": lambda: offer(
        "optimum", ArgMax(theta, Likelihood(q_theta, sample)),
        ArgMax(theta, 2 * LogLikelihood(q_theta, sample)), witness=("log",),
    ),
    "an inequality the wrong way round": lambda: offer(
        "inequality", Mean(p, -log(ratio)), Mean(p, 1 - ratio), relation="<=",
        witness=("log t <= t - 1", ratio), conditions=(P_Q,),
    ),
    "log t ≤ t − 1 for t of unknown sign": lambda: offer(
        "inequality", Mean(p, -log(ratio)), Mean(p, 1 - ratio), relation=">=",
        witness=("log t <= t - 1", ratio),
    ),
    "twice the mass of q": lambda: offer(
        "inequality", Mean(p, 1 - 2 * ratio), S.Zero, relation=">=",
        witness=("sub-probability",), conditions=(P_Q,),
    ),
    "equality at another point": lambda: offer(
        "inequality", Equal(Mean(p, -log(ratio)), S.Zero),
        AlmostEverywhere(p, Density(p), 2 * Density(q)), relation="<=>",
        witness=("equality in log t <= t - 1", ratio), conditions=(P_Q,),
    ),
    "∞ for a support that is inside": lambda: offer("support", KL(Gamma(2, 1), Normal(0, 1)), oo),
    "∞ for laws that are not known": lambda: offer("support", KL(p, q), oo),
    "∞ for equal supports": lambda: offer("support", KL(one, Gamma(2, 1)), oo),
    "∞ where it depends": lambda: offer("support", inside.before, oo),
    "∞ where another condition fails": lambda: offer(
        "support", inside.before, oo, conditions=(Fails(AtMost(b, a)),)
    ),
    "cases with the wrong value": lambda: offer(
        "cases", inside.before, FiniteWhen(S.Zero, inside.after.condition), lemmas=inside.lemmas
    ),
    "cases with half of the condition": lambda: offer(
        "cases", inside.before,
        FiniteWhen(inside.after.value, inside.after.condition.args[0]), lemmas=inside.lemmas,
    ),
    "cases without the second": lambda: offer(
        "cases", inside.before, inside.after, lemmas=inside.lemmas[:1]
    ),
    "a case of ∞ with a condition of its own": lambda: offer(
        "cases", located.before, FiniteWhen(S.Zero, AtMost(m, 0)),
        lemmas=(located.lemmas[0], located.lemmas[0]),
    ),
    "two cases with their values exchanged": lambda: offer(
        "split", located.before,
        Cases(located.after.condition, located.after.otherwise, located.after.inside),
        witness=located.witness, lemmas=located.lemmas,
    ),
    "two cases under another condition": lambda: offer(
        "split", located.before, located.after, witness=(AtMost(located.after.inside, 0),),
        lemmas=located.lemmas,
    ),
    "one value for two cases": lambda: offer(
        "split", located.before, located.after.inside, witness=located.witness,
        lemmas=located.lemmas,
    ),
    "the same case twice": lambda: offer(
        "split", located.before,
        Cases(located.after.condition, located.after.inside, located.after.inside),
        witness=located.witness, lemmas=(located.lemmas[0],) * 2,
    ),
    "a partition with a gap": lambda: cut_at(Support(-oo, 0), Support(1, oo)),
    "a partition that overlaps": lambda: cut_at(Support(-oo, 1), Support(0, oo)),
    "a partition that stops short": lambda: cut_at(Support(-oo, 0), Support(0, 1)),
    "a partition out of order": lambda: cut_at(Support(-oo, k), Support(k, 0), Support(0, oo)),
    "a partition with a piece twice": lambda: offer(
        "partition", Mean(Normal(0, 1), x), 2 * Mean(Part(Normal(0, 1), REAL_LINE), x),
        witness=(REAL_LINE,),
    ),
    "a partition of another law": lambda: offer(
        "partition", Mean(Normal(0, 1), x), Mean(Part(Normal(0, 2), REAL_LINE), x),
        witness=(REAL_LINE,),
    ),
    "a partition with another statistic": lambda: offer(
        "partition", Mean(Normal(0, 1), x), Mean(Part(Normal(0, 1), REAL_LINE), x**2),
        witness=(REAL_LINE,),
    ),
    "an integral without the density": lambda: offer(
        "integral", Mean(one, x), Mean(Length(HALF_LINE), x)
    ),
    "an integral over another interval": lambda: offer(
        "integral", Mean(one, x), Mean(Length(Support(0, 1)), x * exp(-x))
    ),
    "a piece that counts as a law": lambda: offer(
        "linearity", Mean(Part(one, Support(0, 1)), S(3)), S(3)
    ),
    "a length that counts as a law": lambda: offer(
        "linearity", Mean(Length(Support(0, 2)), S(3)), S(3)
    ),
    "a change of variable that is not monotone": lambda: offer(
        "change of variable", Mean(one, x), Mean(Image(one, x**2, 2 * x, REAL_LINE), x**2)
    ),
    "a change of variable with the wrong slope": lambda: offer(
        "change of variable", Mean(LogNormal(0, 1), log(x)),
        Mean(Image(LogNormal(0, 1), exp(x), S.One, REAL_LINE), x),
    ),
    "a change of variable to another support": lambda: offer(
        "change of variable", Mean(LogNormal(0, 1), log(x)),
        Mean(Image(LogNormal(0, 1), exp(x), exp(x), HALF_LINE), x),
    ),
    "a mean not carried over": lambda: offer(
        "change of variable", Mean(LogNormal(0, 1), log(x)),
        Mean(Image(LogNormal(0, 1), exp(x), exp(x), REAL_LINE), 2 * x),
    ),
    "an equation used where it does not occur": lambda: offer(
        "algebra", k + 1, k + 2, equation=(m * (m + 1), m**2 + m)
    ),
    "an equation used to get something else": lambda: offer(
        "algebra", m * (m + 1) + k, m**2 + m + 2 * k, equation=(m * (m + 1), m**2 + m)
    ),
    "an inequality under a minus sign, not turned": lambda: offer(
        "inequality", -Mean(p, -log(ratio)), -Mean(p, 1 - ratio), relation=">=",
        equation=(Mean(p, -log(ratio)), Mean(p, 1 - ratio)),
        witness=("log t <= t - 1", ratio), conditions=(P_Q,),
    ),
    "a display that lies": lambda: offer("algebra", k + m, m + k, shown=Leaf(k)),
    "a condition on the bound variate": lambda: offer(
        "algebra", log(x**2), 2 * log(x), conditions=(Positive(x),)
    ),
    "a density read at observations anywhere": lambda: under_a_sample(),
    "a mean over a sample of what may be endless": lambda: offer(
        "linearity", Mean(p_hat, 1 / x + log(x)), Mean(p_hat, 1 / x) + Mean(p_hat, log(x))
    ),
    "an unknown kind": lambda: offer("magic", k, k),
    "an unknown relation": lambda: offer("algebra", k, k, relation="~"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_step_is_refused(name):
    claim = WRONG[name]()
    with pytest.raises(StepRejected) as caught:
        infer(claim)
    assert str(caught.value) and "\n" not in str(caught.value)


def test_what_a_sample_allows():
    """The same with what it needs: observations in the support; averages of numbers."""
    seen = Positive(Density(one, Observation(sample)))
    assert seen in infer(under_a_sample(seen)).conditions
    parts = Mean(p_hat, x) + Mean(p_hat, x**2)
    assert infer(offer("linearity", Mean(p_hat, x + x**2), parts)).conditions == ()
    assert not holds(Integrable(p_hat, t * x), ())
    assert not holds(Integrable(p_hat, 1 / x), ())


def test_at_least_twenty():
    assert len(WRONG) >= 20


def test_a_rule_must_be_known_and_of_its_kind():
    for name, kind in (("nobody", "algebra"), ("define_kl", "algebra")):
        with pytest.raises(StepRejected, match="no rule"):
            infer(Claim(k, k, kind=kind, rule=name))


def test_only_the_kernel_makes_a_step():
    claim = offer("algebra", k, k)
    with pytest.raises(TypeError, match="only the kernel"):
        Step(claim, ())
    step = infer(claim)
    with pytest.raises(AttributeError):
        step.claim = offer("algebra", k, m)


def test_relations_chain_or_are_refused():
    """= then ≥ is ≥; ≥ then ≤ is nothing; a step starts where the one before it ends."""
    up = infer(
        offer(
            "inequality", Mean(p, -log(ratio)), Mean(p, 1 - ratio), relation=">=",
            witness=("log t <= t - 1", ratio), conditions=(P_Q,),
        )
    )  # fmt: skip
    same = infer(offer("algebra", Mean(p, 1 - ratio), Mean(p, 1 - ratio), conditions=(P_Q,)))
    assert Chain((up, same)).relation == ">="
    with pytest.raises(StepRejected, match="does not start where"):
        Chain((same, up))
    for bad in (["<=", ">="], ["=", "<=>"], ["=", "~"]):
        with pytest.raises(StepRejected):
            compose(bad)
    assert [compose(r) for r in (["=", "<="], [">=", "=", ">="], ["<=>"], ["="])] == [
        "<=", ">=", "<=>", "=",
    ]  # fmt: skip


def test_a_lying_family_gets_no_answer():
    """Mass 2 is noticed before anything is said about its divergence."""
    with pytest.raises(StepRejected):
        kl(Liar("lambda_1"), Liar("lambda_2"))


def test_conditions_are_never_dropped():
    d = kl(Uniform("a_1", "b_1"), Uniform("a_2", "b_2"))
    assert Positive(Symbol("b_1", real=True) - Symbol("a_1", real=True)) in d.conditions
    bernoulli = kl(Bernoulli("p_1"), Bernoulli("p_2"))
    assert Positive(1 - Symbol("p_1", positive=True)) in bernoulli.conditions
    assert set(theorem("kl-decomposition").conditions) == {P_Q, Finite(Entropy(p))}


def test_dummies_and_other_strangers_do_not_pass_for_symbols():
    with pytest.raises(StepRejected):
        infer(offer("algebra", Dummy("k", positive=True), k))


def test_poisson_mean_is_not_its_square():
    wrong = offer(
        "row", Mean(Poisson(k), exp(t * x)), exp(k * exp(t)),
        witness=("exponential series", (k,), (k * exp(t),)),
    )  # fmt: skip
    with pytest.raises(StepRejected):
        infer(wrong)


REFUTED = [
    Equal(k + 1, 0),
    Equal(a, b),
    Equal(k * (a - b), 0),
    Equal(a**2 + 1, 0),
    Equal(exp(k), 1),
    AtMost(k + 1, 1),
    AtMost(b, a),
    Positive(-k),
    IsInteger(Rational(1, 2)),
]
NOT_REFUTED = [
    Equal(k, 1),
    Equal(a, -b),
    Equal(a, 0),
    Equal(k**2 - 2 * k + 1, 0),
    Equal(a / b, 0),
    Equal(2 * log(Integer(2)), log(Integer(4))),
    Equal(gamma(k + 1), k * gamma(k)),
    AtMost(k, 1),
    AtMost(a, b),
    AtMost(a, oo),
    AtMost(oo, a),
    Positive(a),
    Positive(b - a),
    IsInteger(k),
    Finite(k),
    All(Positive(-k), Positive(a)),
]


@pytest.mark.parametrize("condition", [*REFUTED, *NOT_REFUTED], ids=str)
def test_a_condition_fails_only_where_it_is_refuted(condition):
    """Under a < b, and k > 0 by its assumptions."""
    assert holds(Fails(condition), (Positive(b - a),)) is (condition in REFUTED)


def test_a_condition_that_does_not_follow_is_kept():
    """Of x ≠ 1 and x ≠ 0 under x > 0 one is left."""
    owed = Fails(Equal(k, 1)), Fails(Equal(k + 2, 0))
    step = infer(Claim(k, k, kind="algebra", rule="rearrange", conditions=owed))
    assert set(step.conditions) == {Fails(Equal(k, 1))}


def test_a_mean_that_does_not_exist_may_be_scaled_by_what_is_not_0():
    law = Cauchy(0, 1)
    step = infer(offer("linearity", Mean(law, (1 + a**2) * x), (1 + a**2) * Mean(law, x)))
    assert step.conditions == ()
