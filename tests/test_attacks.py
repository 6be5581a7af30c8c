"""False steps that the kernel once accepted, found by attack; each class of them is refused."""

import json
from types import SimpleNamespace

import pytest
from mpmath import inf, mpf
from sympy import Abs, I, Integer, Rational, S, Symbol, Tuple, exp, log, nan, oo, sqrt
from test_rejections import offer

from symkl import Derivation, StepRejected
from symkl.certificate import CertificateError
from symkl.claim import Claim
from symkl.conditions import holds
from symkl.derivation import stands
from symkl.display import Leaf, Product, Root, Terms
from symkl.families import (
    Bernoulli,
    Binomial,
    Categorical,
    Exponential,
    Geometric0,
    Normal,
    Poisson,
    Uniform,
)
from symkl.kernel import Chain, infer
from symkl.nodes import (
    HALF_LINE,
    INDEX,
    KL,
    VARIATE,
    AbstractLaw,
    ArgMin,
    AtMost,
    CrossEntropy,
    Density,
    Empirical,
    Entry,
    Equal,
    Finite,
    FiniteWhen,
    Image,
    IndexProduct,
    IndexSum,
    Integrable,
    Length,
    Likelihood,
    Mean,
    Observation,
    PointMass,
    Points,
    Positive,
    Sample,
    Support,
    Vector,
)
from symkl.questions import cross_entropy, kl
from symkl.rules.logarithms import rearrange
from symkl.theorems.laws import p, p_hat, q, q_theta, sample

x, i = VARIATE, INDEX
a, b, c, m = (Symbol(n, real=True) for n in "abcm")
th, eta = Symbol("theta", real=True), Symbol("eta", real=True)
U, E, N = Uniform(0, 1), Exponential(1), Normal(0, 1)
w = Symbol("w", positive=True)
tp = Symbol("t", positive=True)
K = KL(N, Poisson(2))
F = FiniteWhen(a, AtMost(a, b))
k = Symbol("k", real=True)


def chain(*args, **more):
    return Chain((infer(offer(*args, **more)),))


def lemma(before, after, proof, *witness, **more):
    return offer("lemma", before, after, lemmas=(proof,), witness=witness, **more)


square = chain("algebra", (m + 1) ** 2, m**2 + 2 * m + 1)
z = Symbol("z")
mean_c = chain("linearity", Mean(p, c), c)
bad = Image(N, S.Zero, S.One, Support(a, b))
flat = Image(E, S.Zero, exp(S(3)), HALF_LINE)
inverted = Image(U, (x - 1) ** 2, 2 * (x - 1), Support(1, 0))
ratio = Density(flat) / Density(E)
half = chain(
    "row", Mean(E, exp(-x)), S.Half, witness=("Gamma integral", S.One, (S.One, S(2), S.One))
)
e1, e2 = Mean(E, exp(2 * x)), Mean(E, 1 - exp(2 * x))
same_e1 = chain("algebra", e1, e1)
at_x = AbstractLaw("q", p.measure, x)
tuple_entry = Entry(Tuple(-1, 2), k)

FALSE = {
    "a lemma with a number replaced": lambda: lemma(
        (m + 1) ** 3, m**3 + 3 * m + 1, square, (Integer(2), Integer(3))
    ),
    "a lemma with a divergence at other numbers": lambda: lemma(
        KL(N, Normal(3, 1)), S(3), kl(N, Normal(2, 1)), (Integer(2), Integer(3))
    ),
    "a lemma at I": lambda: lemma(
        1 + I, -1 + I, chain("algebra", Abs(z) ** 2 + z, z**2 + z), (z, I)
    ),
    "a lemma at ∞": lambda: lemma(
        S.One, nan, chain("algebra", 1 - 1 / (1 + exp(z)), exp(z) / (1 + exp(z))), (z, oo)
    ),
    "a bound parameter renamed to a free one": lambda: lemma(
        ArgMin(eta, S.Zero),
        ArgMin(eta, eta),
        chain(
            "optimum", ArgMin(th, (th - eta) ** 2), ArgMin(th, (th - eta) ** 2 + eta),
            witness=("add", eta), conditions=(Finite(eta),),
        ),
        (th, eta),
        conditions=(Finite(eta),),
    ),
    "a sample of another size": lambda: lemma(
        Mean(Empirical(Sample("y", Symbol("N", integer=True, positive=True))), x),
        IndexSum(Mean(PointMass(Observation(Sample("y", Symbol("N", integer=True, positive=True)))),
                      x), 1, sample.size) / sample.size,
        chain(
            "definition", Mean(Empirical(sample), x),
            IndexSum(Mean(PointMass(Observation(sample)), x), 1, sample.size) / sample.size,
            witness=(Mean(Empirical(sample), x),),
        ),
        (sample, Sample("y", Symbol("N", integer=True, positive=True))),
    ),
    "a constant under an image that is none": lambda: lemma(
        Mean(bad, c), c, mean_c, (p, bad)
    ),
    "log t ≤ t − 1 under a flat image": lambda: offer(
        "inequality", Mean(E, 1 - ratio), S.Zero, relation=">=", witness=("sub-probability",)
    ),
    "a change of variable to an inverted interval": lambda: offer(
        "change of variable", Mean(U, -log(1 + sqrt(x))), Mean(inverted, -log(-x))
    ),
    "a change of variable to points": lambda: offer(
        "change of variable", Mean(U, x), Mean(Image(U, x, S.One, Points(0, 1)), x)
    ),
    "a derivative whose domain hides in its symbol": lambda: offer(
        "derivative", Mean(U, log(x) / x**3), -Rational(1, 4), witness=(tp, Integer(1), S(-3)),
        lemmas=(chain("row", Mean(U, x**tp), 1 / (1 + tp),
                      witness=("power integral from 0", S.One, (1 + tp, S.One))),),
    ),
    "a derivative in the variate": lambda: offer(
        "derivative", Mean(E, -S.One), S.Zero, witness=(x, Integer(1), S.Zero), lemmas=(half,)
    ),
    "a point mass at the variate": lambda: offer(
        "definition", Mean(PointMass(a), x), Mean(PointMass(a), Mean(PointMass(x), x)),
        witness=(Mean(PointMass(x), x),),
    ),
    "a law with the variate as a parameter": lambda: offer(
        "definition", CrossEntropy(p, at_x), -Mean(p, log(Density(at_x))),
        witness=(CrossEntropy(p, at_x),),
    ),
    "an index captured by the sum over a sample": lambda: offer(
        "definition", IndexSum(Mean(Empirical(sample), i * x), 5, 5),
        IndexSum(IndexSum(Mean(PointMass(Observation(sample)), i * x), 1, sample.size)
                 / sample.size, 5, 5),
        witness=(Mean(Empirical(sample), i * x),),
    ),
    "an index captured by the likelihood": lambda: offer(
        "definition", Likelihood(AbstractLaw("q", p.measure, i), sample),
        IndexProduct(Density(AbstractLaw("q", p.measure, i), Observation(sample)), 1, sample.size),
        witness=(Likelihood(AbstractLaw("q", p.measure, i), sample),),
    ),
    "a density written out in an inner mean": lambda: offer(
        "definition", Mean(E, Mean(N, log(Density(E)))), Mean(E, Mean(N, -x)),
        witness=(Density(E),),
    ),
    "linearity under a sum": lambda: offer(
        "linearity", IndexSum(Mean(p, 3 * i * x), 5, 5),
        IndexSum(IndexSum(Mean(p, i * x), 1, 3), 5, 5),
        equation=(Mean(p, 3 * i * x), IndexSum(Mean(p, i * x), 1, 3)),
        conditions=(Integrable(p, x),),
    ),
    "1 = ∞ − ∞ by linearity": lambda: offer(
        "linearity", Mean(E, S.One), e1 + e2, lemmas=(same_e1,)
    ),
    "∞ + 1 = ∞ ⇔ 1 = 0": lambda: offer(
        "algebra", Equal(K + 1, K), Equal(S.One, S.Zero), relation="<=>"
    ),
    "the same with cases": lambda: offer(
        "algebra", Equal(F + 1, F), Equal(S.One, S.Zero), relation="<=>"
    ),
    "a minimum scaled by what may be ∞": lambda: offer(
        "optimum", ArgMin(th, th**2), ArgMin(th, th**2 * KL(p, q)),
        witness=("scale", KL(p, q)), conditions=(Positive(KL(p, q)),),
    ),
    "a forged lemma": lambda: offer(
        "lemma", m, m + 1,
        lemmas=(SimpleNamespace(before=m, after=m + 1, relation="=", conditions=(), claims=()),),
    ),
    "an entry of unknown sign": lambda: offer(
        "algebra", log(tuple_entry**2), 2 * log(tuple_entry)
    ),
    "KL across measures": lambda: offer(
        "definition", KL(p, N), Mean(p, log(Density(p) / Density(N))), witness=(KL(p, N),),
        conditions=(),
    ),
    "a sum to a half": lambda: offer("algebra", IndexSum(c, 0, S.Half), 3 * c / 2),
    "|z|² = z² for a complex z": lambda: offer(
        "algebra", Abs(Symbol("z", complex=True)) ** 2, Symbol("z", complex=True) ** 2
    ),
    "an equation for a bound symbol": lambda: offer(
        "algebra", ArgMin(th, Abs(th)), ArgMin(th, th), equation=(th, Abs(th)),
        conditions=(Positive(th),),
    ),
    "a sign that is 2": lambda: offer(
        "algebra", 2 * k, 2 * k, shown=Terms(((2, Leaf(k)),))
    ),
    "a root of index −1": lambda: offer("algebra", 1 / w, 1 / w, shown=Root(Leaf(w), -1)),
    "a sum as a leaf": lambda: offer(
        "algebra", -k * (k + 1), -k * (k + 1), shown=Product((Leaf(-k), Leaf(k + 1)))
    ),
    "a measure said to be other": lambda: offer("singularity", KL(N, E), oo),
    "no witness": lambda: offer("row", Mean(E, x), S.One),
    "a state that is no expression": lambda: offer("definition", Points(1), Points(2)),
}  # fmt: skip


@pytest.mark.parametrize("name", FALSE)
def test_a_false_step_is_refused(name):
    try:
        claim = FALSE[name]()
    except (StepRejected, ValueError, TypeError):
        return  # what it rests on is refused already
    with pytest.raises(StepRejected):
        infer(claim)


def test_a_claim_is_a_claim_and_a_step_a_step():
    class Evil(Claim):
        sides = property(lambda self: (m, m))

    with pytest.raises(StepRejected):
        infer(Evil(m, m + 1, kind="algebra", rule="rearrange"))
    with pytest.raises(TypeError):
        Chain((SimpleNamespace(claim=Claim(m, m + 1), before=m, after=m + 1),))


@pytest.mark.parametrize("law", (Normal(0, 1), p_hat), ids=str)
def test_what_may_be_infinite_is_no_coefficient(law):
    """E[H X²] with H = ∫₀^∞ 1 dx: with it log 2 = E[X²] + log 2 had a proof."""
    endless = Mean(Length(Support(S.Zero, oo)), S.One)
    same = Mean(Length(Support(S.Zero, oo)), (1 + sqrt(2)) ** 2 - 2 - 2 * sqrt(2))
    assert not holds(Integrable(law, endless * x**2), ())
    assert holds(Integrable(law, endless * x**2), (Finite(endless),))
    from_nothing = Mean(law, endless * x**2) - Mean(law, same * x**2) + log(2)
    with pytest.raises(StepRejected, match="not shown to be finite"):
        infer(rearrange(log(2), log(2), from_nothing))


def test_infinity_agrees_with_nothing_finite():
    assert not stands(inf, "=", mpf(1), 30)
    assert not stands(inf, "=", -inf, 30)
    assert stands(inf, "=", inf, 30) and stands(mpf(1), "<=", inf, 30)
    assert not stands(mpf("nan"), "=", mpf("nan"), 30)


def test_a_discrete_law_that_leaves_the_support_of_a_density():
    for law, density in ((Poisson(w), Uniform(-1, 5)), (Geometric0("p"), Uniform(-1, 10))):
        with pytest.raises(NotImplementedError, match="inside the support"):
            cross_entropy(law, density)
    inside = cross_entropy(Bernoulli("p"), Uniform(-1, 5))
    assert inside.status == "closed" and inside.after == log(S(6))


def test_a_point_that_is_not_whole_has_no_mass():
    for law in (Poisson(w), Bernoulli("p"), Geometric0("p")):
        assert kl(PointMass(Rational(1, 2)), law).status == "infinite"


def test_sizes_are_whole():
    for size in (Rational(5, 2), 0, -1, Symbol("r", positive=True)):
        with pytest.raises(ValueError, match="whole number"):
            Vector("p", size)
        with pytest.raises(ValueError, match="whole number"):
            Sample("x", size)


def test_an_edge_is_decided_exactly():
    d = kl(Uniform("a", "b"), Uniform("c", "d"))
    there = {"a": Rational(3, 10) - Rational(1, 10**30), "b": 1, "c": "0.3", "d": 2}
    assert d.evaluate(there, digits=12) == inf
    assert d.evaluate({**there, "a": Rational(3, 10)}, digits=12) < 1


def test_lists_with_symbols_are_evaluated():
    d = kl(Categorical([w, 1 - w]), Categorical([tp, 1 - tp]))
    value = d.evaluate({"w": 0.5, "t": 0.25}, digits=20)
    other = kl(Bernoulli(S.Half), Bernoulli(Rational(1, 4))).evaluate(digits=20)
    assert abs(value - other) < mpf(10) ** -19


def test_values_that_make_no_sense_are_named():
    d = kl(Exponential("r"), Exponential("s"))
    for value in ("abc", None, [1], float("inf"), I):
        with pytest.raises(ValueError, match="r"):
            d.evaluate({"r": value, "s": 1})
    vectors = kl(Categorical("p"), Categorical("q"))
    with pytest.raises(ValueError, match="list"):
        vectors.evaluate({"p": 0.5, "q": [0.5, 0.5]})
    with pytest.raises(ValueError, match="entries"):
        vectors.evaluate({"p": [0.5, 0.5], "q": [0.5, 0.5], "K": 3})


def test_verification_has_points():
    d = kl(Exponential("r"), Exponential("s"))
    for wrong in ({"points": 0}, {"digits": -50}):
        with pytest.raises(ValueError):
            d.verify(**wrong)


# -- certificates ------------------------------------------------------------------------------


def step(before, after, **more):
    plain = {
        "before": before, "after": after, "kind": "algebra", "rule": "rearrange", "relation": "=",
        "equation": None, "witness": ["tuple"], "conditions": ["tuple"], "given": ["tuple"],
        "lemmas": [], "shown": None,
    }  # fmt: skip
    return {**plain, **more}


def certificate(chains, symbols=("m",)):
    return json.dumps(
        {
            "symkl": "certificate",
            "version": 2,
            "contents": [{"title": "", "notes": [], "chain": len(chains) - 1}],
            "symbols": {s: {"real": True} for s in symbols},
            "chains": chains,
        }
    )


def test_shared_chains_are_replayed_once():
    """Each of thirty chains cites the one before it twice: 2^30 replays, or thirty."""
    one = {"symbol": "m"}
    chains = [[step(one, one)]]
    for _ in range(30):
        cites = {"kind": "lemma", "rule": "cite", "lemmas": [len(chains) - 1]}
        chains.append([step(one, one, **cites), step(one, one, **cites)])
    Derivation.from_json(certificate(chains)).check()


def test_chains_are_not_cited_too_deep():
    one = {"symbol": "m"}
    chains = [[step(one, one)]]
    for _ in range(1500):
        cites = {"kind": "lemma", "rule": "cite", "lemmas": [len(chains) - 1]}
        chains.append([step(one, one, **cites)])
    with pytest.raises(CertificateError, match="deep"):
        Derivation.from_json(certificate(chains))


HOSTILE = {
    "a tower of small powers": ["Pow", ["Pow", ["Pow", ["Pow", 2, 400], 400], 400], 400],
    "Γ of nan": ["gamma", ["Mul", 0, ["constant", "oo"]]],
    "a law as a term": ["Add", ["Normal", 0, 1], 1],
    "a divergence of numbers": ["KL", 1, 2],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_expressions(name):
    with pytest.raises((CertificateError, StepRejected)):
        Derivation.from_json(certificate([[step(HOSTILE[name], HOSTILE[name])]])).check()


@pytest.mark.parametrize("name", ["x", "i"])
def test_a_symbol_does_not_pass_for_the_variate(name):
    with pytest.raises(CertificateError, match="not a name"):
        Derivation.from_json(certificate([[step({"symbol": name}, {"symbol": name})]], (name,)))


def test_an_identity_is_not_an_answer():
    law = ["Normal", 0, 1]
    node = ["KL", law, ["Normal", 2, 1]]
    d = Derivation.from_json(certificate([[step(node, node)]])).check()
    assert d.status == "irreducible"


def test_binomial_of_one_trial_is_in_the_points_of_a_list():
    assert kl(Binomial(1, "p"), Categorical([S.Half, S.Half])).status == "closed"
    assert q_theta.measure == p.measure


@pytest.mark.parametrize("name", ["X", "U", "u", "e", "oo", "nan", "I", "psi", "Gamma", "pi"])
def test_a_letter_that_a_page_uses_is_refused(name):
    with pytest.raises(ValueError, match="taken"):
        Normal(name, 1)


NEVER = (
    ("Uniform(a, b)", "Uniform(b, c)"),
    ("Uniform(2*a, 2*b)", "Uniform(a, b)"),
    ("Uniform(-a, a)", "Exponential(1)"),
)


@pytest.mark.parametrize(("one", "two"), NEVER)
def test_conditions_that_never_hold_leave_infinity(one, two):
    from symkl.formula.text import read_laws

    d = kl(*read_laws(one, two))
    assert d.status == "infinite"
    d.check()


def test_conditions_between_the_parameters_are_enough():
    d = kl(Uniform(a, a + 1), Uniform(b, b + 1))
    assert d.status == "closed" and d.closed_form == 0


TEXT = "__import__('os').abort()"


@pytest.mark.parametrize(
    "make",
    [
        lambda: Mean(N, TEXT),
        lambda: IndexSum(TEXT, 0, 1),
        lambda: Density(N, TEXT),
        lambda: PointMass(TEXT),
        lambda: Support(TEXT, 1),
        lambda: Positive(TEXT),
        lambda: ArgMin(th, TEXT),
        lambda: Vector("p", TEXT),
        lambda: Normal(TEXT, 1),
    ],
)
def test_no_node_reads_text_as_code(make):
    with pytest.raises((ValueError, TypeError)):
        make()
