"""The oracle: masses are one, means as known, infinities infinite, errors errors."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from mpmath import mp, mpf
from sympy import (
    Abs,
    Add,
    EulerGamma,
    Function,
    Integer,
    Piecewise,
    Rational,
    S,
    Symbol,
    digamma,
    erf,
    exp,
    log,
    oo,
    pi,
    sqrt,
    zeta,
)
from sympy import Sum as SymbolicSum

from symkl.families import (
    FAMILIES,
    Bernoulli,
    Beta,
    BetaBinomial,
    Binomial,
    Categorical,
    Exponential,
    Gamma,
    Geometric,
    Geometric0,
    LogNormal,
    Normal,
    Poisson,
    QuadraticU,
    RaisedCosine,
    Triangular,
    Uniform,
    VonMises,
    YuleSimon,
    Zeta,
)
from symkl.nodes import (
    ABSTRACT,
    COUNTING,
    HALF_LINE,
    INDEX,
    KL,
    LEBESGUE,
    REAL_LINE,
    VARIATE,
    AbsolutelyContinuous,
    AbstractLaw,
    AlmostEverywhere,
    ArgMax,
    ArgMin,
    AtMost,
    CrossEntropy,
    Density,
    Empirical,
    Entropy,
    Entry,
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
    Observation,
    PointMass,
    Positive,
    Sample,
    Support,
    Vector,
    ZetaDerivative,
)
from symkl.oracle import Model, OracleError, agree, evaluate, random_models
from symkl.questions import kl

X = VARIATE
R = Rational
P, Q = AbstractLaw("p"), AbstractLaw("q")
THETA = Symbol("theta", real=True)
Q_THETA = AbstractLaw("q", ABSTRACT, THETA)
SAMPLE = Sample("x")
N = SAMPLE.size
EMPTY = Model()


def close(node, expected, digits=30, model=EMPTY):
    found, left, right = agree(node, expected, model, digits)
    assert found, (node, left, right)


# -- laws --------------------------------------------------------------------------------------


@pytest.mark.parametrize("family", FAMILIES.values(), ids=lambda f: f.__name__)
def test_mass_is_one(family):
    mass = Mean(family.standard(), 1)
    for model in random_models(mass, 2, seed=7):
        assert abs(evaluate(mass, model) - 1) < mpf(10) ** -30


@pytest.mark.parametrize("family", FAMILIES.values(), ids=lambda f: f.__name__)
def test_divergence_from_itself_is_zero_and_never_negative(family):
    p, q = family.standard(1), family.standard(2)
    for model in random_models(KL(p, q), 2, seed=3):
        assert evaluate(KL(p, p), model) == 0
        found = evaluate(KL(p, q), model)
        same = p.xreplace(dict(model.symbols)) == q.xreplace(dict(model.symbols))
        assert found == 0 if same else found > 0


@pytest.mark.parametrize("family", FAMILIES.values(), ids=lambda f: f.__name__)
def test_cross_entropy_is_entropy_and_divergence(family):
    p, q = family.standard(1), family.standard(2)
    wanted = [AbsolutelyContinuous(p, q)]
    for model in random_models(KL(p, q), 1, seed=5, conditions=wanted):
        close(CrossEntropy(p, q), Entropy(p) + KL(p, q), 25, model)


KNOWN = [
    (Mean(Normal(R(3, 7), R(11, 5)), X**2), R(9, 49) + R(121, 25)),
    (Mean(Normal(10**6, R(1, 1000)), (X - 10**6) ** 2), R(1, 10**6)),
    (Mean(Normal(0, 1), Abs(X)), sqrt(2 / pi)),
    (Mean(Normal(0, 1), log(Abs(X))), -(EulerGamma + log(2)) / 2),
    (Mean(Normal(0, 1), exp(20 * X)), exp(200)),
    (Mean(Gamma(R(1, 1000), 3), log(X)), digamma(R(1, 1000)) + log(3)),
    (Mean(Gamma(R(1, 1000), 3), X), R(3, 1000)),
    (Mean(Gamma(10**4, R(1, 3)), X), S(10**4) / 3),
    (Mean(Gamma(R(7, 3), 2), 1 / X), R(3, 8)),
    (Mean(Exponential(R(2, 3)), log(X)), -EulerGamma - log(R(2, 3))),
    (Mean(LogNormal(R(1, 3), R(1, 2)), X), exp(R(1, 3) + R(1, 8))),
    (Mean(LogNormal(0, 5), log(X) ** 4), S(3 * 625)),
    (Mean(Uniform(2, 5), log(X - 2)), log(3) - 1),
    (Mean(Poisson(R(7, 2)), X * (X - 1)), R(49, 4)),
    (Mean(Geometric(R(1, 700)), X), S(700)),
    (Mean(Geometric0(R(1, 4)), X**2), S(21)),
    (Mean(Binomial(9, R(1, 3)), X), S(3)),
    (KL(Normal(0, 1), Normal(1, 2)), log(2) - R(1, 4)),
    (KL(Normal(0, 1), Normal(R(1, 10**12), 1)), R(1, 2 * 10**24)),
    (KL(Poisson(9999), Poisson(10001)), 9999 * log(R(9999, 10001)) + 2),
    (KL(Gamma(1, 2), Exponential(R(1, 2))), S.Zero),
    (KL(Uniform(0, 1), Uniform(0, 3)), log(3)),
    (KL(Bernoulli(R(1, 3)), Bernoulli(R(1, 2))), log(2) * R(5, 3) - log(3)),
    (KL(PointMass(0), Poisson(3)), S(3)),
    (KL(Categorical([0, R(1, 2), R(1, 2)]), Categorical([R(1, 2), R(1, 4), R(1, 4)])), log(2)),
    (Entropy(Uniform(1, 4)), log(3)),
    (SymbolicSum(1 / Symbol("k") ** 2, (Symbol("k"), 1, oo)), pi**2 / 6),
]


@pytest.mark.parametrize("node, expected", KNOWN, ids=[str(k) for k, _ in KNOWN])
def test_known_values(node, expected):
    close(node, expected)


def test_series_with_log_factorial():
    lamda, p = mpf(3), mpf(1) / 4
    with mp.workdps(50):
        mean = mp.nsum(
            lambda k: mp.exp(-lamda) * lamda**k / mp.factorial(k) * mp.loggamma(k + 1), [0, mp.inf]
        )
        expected = lamda * mp.log(lamda) - lamda - mean - mp.log(p) - lamda * mp.log(1 - p)
        assert abs(evaluate(KL(Poisson(3), Geometric0(R(1, 4)))) - expected) < mpf(10) ** -29


INFINITE = [
    KL(Normal(0, 1), Exponential(1)),
    KL(Uniform(0, 2), Uniform(0, 1)),
    KL(Uniform(-1, 1), Gamma(2, 3)),
    KL(Geometric0(R(1, 3)), Geometric(R(1, 3))),
    KL(Poisson(2), Binomial(5, R(1, 2))),
    KL(Normal(0, 1), Poisson(1)),
    KL(Poisson(1), Normal(0, 1)),
    KL(PointMass(0), Normal(0, 1)),
    KL(Categorical([R(1, 2), R(1, 2)]), Categorical([0, 1])),
    Mean(LogNormal(0, 1), exp(X)),
    Mean(Exponential(1), exp(X)),
    Mean(Gamma(R(1, 2), 1), 1 / X),
    Mean(Uniform(2, 3), 1 / (X - 2)),
    Mean(Geometric0(R(1, 2)), 2**X),
    CrossEntropy(Normal(0, 1), Exponential(1)),
    CrossEntropy(Poisson(3), Binomial(400, R(1, 2))),
]


@pytest.mark.parametrize("node", INFINITE, ids=str)
def test_infinite(node):
    assert evaluate(node) == mp.inf


def test_log_of_a_vanishing_density_is_minus_infinity():
    assert evaluate(Mean(Poisson(3), log(Density(Binomial(400, R(1, 2)))))) == -mp.inf
    assert evaluate(Mean(Normal(0, 1), log(Density(Exponential(1))))) == -mp.inf


def test_touching_supports_are_included():
    close(KL(Exponential(1), Gamma(2, 1)), EulerGamma)
    close(KL(Geometric(R(1, 2)), Geometric0(R(1, 2))), log(2))


# -- models ------------------------------------------------------------------------------------


def test_zero_log_zero():
    model = Model(laws={P: {0: 0, 1: R(1, 2), 2: R(1, 2)}, Q: {0: R(1, 3), 1: R(1, 3), 2: R(1, 3)}})
    close(KL(P, Q), log(R(3, 2)), model=model)
    assert evaluate(KL(Q, P), model) == mp.inf
    summed = IndexSum(Density(P, INDEX) * log(Density(P, INDEX) / Density(Q, INDEX)), 0, 2)
    close(summed, KL(P, Q), model=model)


def test_observations_that_repeat_add_their_masses():
    model = Model({N: 4}, {Q_THETA: Normal(THETA, 2)}, {SAMPLE: [1, 3, 1, R(1, 2)]})
    empirical = Empirical(SAMPLE)
    close(Entropy(empirical), log(2) * R(3, 2), model=model)
    law = AbstractLaw("q", ABSTRACT, Integer(1))
    close(CrossEntropy(empirical, law), -LogLikelihood(law, SAMPLE) / N, model=model)
    close(log(Likelihood(law, SAMPLE)), LogLikelihood(law, SAMPLE), model=model)
    product = IndexProduct(Density(law, Observation(SAMPLE, INDEX)), 1, N)
    close(product, Likelihood(law, SAMPLE), model=model)
    assert evaluate(KL(empirical, law), model) == mp.inf


def test_optima_with_ties():
    model = Model(
        laws={P: Normal(0, 1), Q_THETA: Normal(THETA, 1)},
        candidates={THETA: (-1, R(1, 2), 1, R(-1, 2))},
    )
    assert evaluate(ArgMin(THETA, KL(P, Q_THETA)), model) == {R(1, 2), R(-1, 2)}
    assert evaluate(ArgMax(THETA, KL(P, Q_THETA)), model) == {1, -1}
    infinite = Model(
        laws={P: Uniform(0, 1), Q_THETA: Uniform(THETA, 1)}, candidates={THETA: (R(1, 2), 0, -1)}
    )
    assert evaluate(ArgMin(THETA, KL(P, Q_THETA)), infinite) == {0}
    assert evaluate(ArgMax(THETA, KL(P, Q_THETA)), infinite) == {R(1, 2)}


def test_a_law_given_as_a_function_of_its_parameter():
    model = Model({THETA: R(1, 4)}, {Q_THETA: lambda t: {0: t, 1: 1 - t}})
    close(Entropy(Q_THETA), 2 * log(2) - R(3, 4) * log(3), model=model)


def test_image():
    u = Image(LogNormal(R(1, 3), 2), exp(X), exp(X), REAL_LINE)
    close(Mean(u, X), R(1, 3))
    close(KL(u, Normal(0, 1)), KL(Normal(R(1, 3), 2), Normal(0, 1)))
    lying = Image(Exponential(1), 2 * X, S(5), HALF_LINE)
    close(Mean(lying, 1), S.One)


def test_vectors():
    size = Symbol("K", integer=True, positive=True)
    p = Vector("p", size)
    model = Model({size: 3, p: [R(1, 2), R(1, 4), R(1, 4)]})
    plogp = IndexSum(Entry(p, INDEX) * log(Entry(p, INDEX)), 0, size - 1)
    close(Entropy(Categorical(p)), -plogp, model=model)


def test_conditions():
    x, q = Symbol("x_0", real=True), Normal(0, 1)
    model = Model({x: R(1, 3)})
    holds = [
        Positive(x),
        AtMost(x, R(1, 3)),
        Equal(exp(log(3) / 2), sqrt(3)),
        AbsolutelyContinuous(Exponential(1), q),
        Fails(AbsolutelyContinuous(q, Exponential(1))),
        Integrable(q, X**3),
        Fails(Integrable(LogNormal(0, 1), exp(X))),
        Finite(KL(q, Normal(1, 2))),
        Fails(Finite(KL(q, Exponential(1)))),
        Fails(Positive(x - R(1, 3))),
        AlmostEverywhere(q, log(exp(X)), X),
        Fails(AlmostEverywhere(q, Abs(X), X)),
    ]
    for condition in holds:
        assert evaluate(condition, model) is True, condition
    assert evaluate(FiniteWhen(x, Positive(-x)), model) == mp.inf
    close(Piecewise((1, x > 1), (x**2, True)), R(1, 9), model=model)


# -- random models -----------------------------------------------------------------------------


def test_random_models_cover_the_kinds_and_are_reproducible():
    models = random_models(KL(P, Q), 3, seed=1)
    kinds = [
        {type(law).measure if isinstance(law, Law) else "table" for law in m.laws.values()}
        for m in models
    ]
    assert kinds == [{"table"}, {LEBESGUE}, {COUNTING}]
    assert models == random_models(KL(P, Q), 3, seed=1)
    assert models != random_models(KL(P, Q), 3, seed=2)


def test_random_models_respect_the_conditions():
    a, b = Uniform.standard(1), Uniform.standard(2)
    for model in random_models(KL(a, b), 2, conditions=[AbsolutelyContinuous(a, b)]):
        assert mp.isfinite(evaluate(KL(a, b), model))
    with pytest.raises(OracleError, match="no model"):
        random_models(KL(a, b), 1, conditions=[Positive(S(-1))])


def test_random_optima():
    left, right = ArgMin(THETA, KL(P, Q_THETA)), ArgMin(THETA, CrossEntropy(P, Q_THETA))
    for model in random_models([left, right], 3):
        assert agree(left, right, model)[0]
        wrong = ArgMax(THETA, CrossEntropy(P, Q_THETA))
        assert not agree(left, wrong, model)[0]


def test_the_hash_seed_changes_nothing():
    code = (
        "from symkl.nodes import *; from symkl.oracle import *; from symkl.families import *\n"
        "nodes = [KL(Gamma.standard(1), LogNormal.standard(2)), Entropy(AbstractLaw('p')),"
        " LogLikelihood(AbstractLaw('q'), Sample('x'))]\n"
        "m = random_models(nodes, 2)[1]; print(m, evaluate(nodes[0], m))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.getcwd()},
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(printed) == 1


# -- errors ------------------------------------------------------------------------------------


ERRORS = [
    S.NaN,
    S.ComplexInfinity,
    Symbol("unknown"),
    Function("f")(1),
    P,
    Entropy(P),
    log(S(-1), evaluate=False),
    Mean(Normal(0, 1), log(X)),
    Mean(Normal(0, 1), 1 / X),
    Add(S.Infinity, Mean(Normal(0, 1), log(Density(Exponential(1)))), evaluate=False),
    Mean(Normal(0, 1), exp(X**4) * X),
    LogLikelihood(Normal(0, 1), Sample("y", 3)),
    ArgMin(THETA, THETA**2),
]


@pytest.mark.parametrize("node", ERRORS, ids=str)
def test_no_number_is_an_error(node):
    with pytest.raises(OracleError):
        evaluate(node)


def test_disagreement_is_seen():
    assert not agree(Mean(Gamma(2, 3), X), S(6) + R(1, 10**25))[0]
    assert not agree(KL(Normal(0, 1), Exponential(1)), S(3))[0]


def test_the_context_is_left_alone():
    before = mp.prec
    evaluate(KL(Gamma(2, 3), Exponential(1)))
    with pytest.raises(OracleError):
        evaluate(Mean(Normal(0, 1), 1 / X))
    assert mp.prec == before


# -- what quadratures miss ----------------------------------------------------------------------


def test_a_second_mode_is_seen():
    """The mass of a von Mises law about 0 lies at both ends of [0, 2π], half of it at each."""
    for law in (VonMises(0, 10**6), VonMises(R(1, 10), 1000), BetaBinomial(2000, R(1, 10**9), 1)):
        close(Mean(law, 1), S.One)


def test_what_is_loud_beyond_a_silence_is_never_missed():
    """e^(−50(x+20)) is nothing where the normal law is, and most of the mean where it is not."""
    with pytest.raises(OracleError):  # far too narrow there for the grid; never 1
        evaluate(Mean(Normal(0, 1), 1 + exp(-50 * (X + 20))))
    close(Mean(Normal(0, 1), 1 + exp(-9 * (X + 12))), 1 + exp(R(81, 2) - 108))


def test_power_tails_are_summed():
    s = R(7, 2)
    close(Mean(Zeta(s), log(X)), -ZetaDerivative(1, s) / zeta(s))
    close(Mean(YuleSimon(R(5, 2)), X), R(5, 3))
    close(Mean(Geometric0(R(1, 10**6)), X), S(10**6 - 1))
    close(Mean(Poisson(10**6), X), S(10**6))


def test_noise_is_no_number():
    """1 − erf 200 is 0 to the last digit at every precision tried, and e^40000 makes it count."""
    with pytest.raises(OracleError):
        evaluate(exp(40000) * (1 - erf(200)))
    assert evaluate(log(3) - log(2) - log(R(3, 2)) + 1) == 1


@pytest.mark.parametrize("family", ("Zeta", "Borel"))
def test_a_slow_sum_of_a_log_ratio(family):
    """Between whole numbers both densities are carried on; log 0 − log 0 is no number."""
    verified = kl(family, family).verify(digits=15, points=1)
    assert len(verified.points) == 1


def test_an_image_keeps_the_corner_and_the_ends_of_its_law():
    """1 − 10⁻⁴⁰ is carried to b, not beyond it; the density is 0 where that of the law is."""
    a, b = R(-5, 11), R(1, 13)
    image = Image(QuadraticU(a, b), a + X * (b - a), b - a, Support(0, 1))
    close(Mean(image, X), R(1, 2))
    close(Mean(image, X**2), R(2, 5))


@pytest.mark.parametrize("a", [R(1, 5), R(2)])
def test_a_density_that_vanishes_where_the_supports_touch(a):
    """q = (1 + cos π(x − 1))/2 is 0 at 0, and 1 + cos has no digits there."""
    with mp.workdps(50):
        a_ = mpf(a.p) / a.q
        rest = mp.quad(  # of E_P log q, what is left of log sin²(πx/2) without log (πx/2)²
            lambda x: a_ * x ** (a_ - 1) * 2 * mp.log(mp.sincpi(x / 2)),
            [0, mpf(10) ** -20, mpf(10) ** -5, 0.1, 1],
        )
        log_q = rest + 2 * (mp.log(mp.pi / 2) - 1 / a_)
        expected = mp.log(a_) - (a_ - 1) / a_ - log_q
        assert abs(evaluate(KL(Beta(a, 1), RaisedCosine(1, 1))) - expected) < mpf(10) ** -15


@pytest.mark.parametrize("start", [R(1, 3), R(-7, 5)])
def test_where_they_touch_at_a_number_that_is_rounded(start):
    here = KL(Triangular(0, R(1, 2), R(1, 8)), RaisedCosine(2, 2))
    moved = KL(Triangular(start, start + R(1, 2), start + R(1, 8)), RaisedCosine(start + 2, 2))
    assert agree(here, moved)[0]


@pytest.mark.parametrize("digits", [15, 18, 20, 25, 30])
def test_where_the_end_of_p_is_a_difference_that_is_rounded(digits):
    """μ − s is the end of q but for the last digit, beyond which q has no density."""
    start, s, b, c = R(169, 100), R(71, 100), R(595, 400), R(3927, 4000)
    here = evaluate(KL(RaisedCosine(s, s), Triangular(0, b, c)), digits=digits)
    moved = kl(RaisedCosine(start + s, s), Triangular(start, start + b, start + c))
    assert abs(moved.evaluate({}, digits=digits) - here) < mpf(10) ** (2 - digits)
