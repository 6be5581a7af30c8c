"""Laws under other names: each density and support is that of the library's own object."""

import doctest
import importlib
import subprocess
import sys

import pytest
import sympy.stats
from foreign import VALUES, agree, at, close, ends, frozen, inside, log_density, scipy_stats
from mpmath import mp, mpf
from sympy import Interval, Symbol, exp, expand_log, log, oo, symbols
from sympy import Rational as R
from sympy.stats import density

import symkl
from symkl.families import FAMILIES, family
from symkl.interop import foreign_law
from symkl.interop.names import NOT_IN_SYMPY
from symkl.interop.scipy_table import AT_ZERO, EVERYWHERE, SPECIAL, STANDARD, WITHOUT
from symkl.nodes import IsReal, PointMass, Positive
from symkl.questions import cross_entropy, entropy, kl


def test_every_family_has_a_point():
    assert set(VALUES) == set(FAMILIES)


# -- sympy.stats -------------------------------------------------------------------------------

IN_SYMPY = sorted(set(VALUES) - NOT_IN_SYMPY)


def variable(name):
    if name == "DiscreteUniform":
        return sympy.stats.DiscreteUniform("X", list(range(3, 8)))
    return getattr(sympy.stats, name)("X", *VALUES[name])


@pytest.mark.parametrize("name", IN_SYMPY)
def test_a_random_variable_of_the_same_name_has_the_density(name):
    read = foreign_law(variable(name))
    law = at(name)
    if name != "Erlang":  # SymPy makes a Gamma of it
        assert read == law
    given = density(variable(name))
    for point in inside(law):
        value = (given[point] if name in ("Die", "DiscreteUniform") else given(point)).evalf(30)
        with mp.workdps(30):
            assert close(log_density(read, point), mp.log(mpf(value)), 1e-20), point
    wrong_in_sympy = {"Kumaraswamy", "Frechet"}  # both are declared on [0, ∞)
    support = variable(name).pspace.distribution.set
    if name not in wrong_in_sympy and hasattr(support, "inf"):
        assert (support.inf, support.sup) == ends(law)


def test_those_not_in_sympy_are_not_there():
    assert not [n for n in NOT_IN_SYMPY if hasattr(sympy.stats, n)]
    assert all(hasattr(sympy.stats, n) for n in IN_SYMPY)


q = Symbol("q")
SPECIAL_VARIABLES = [
    (lambda s: s.Bernoulli("B", q), lambda f: f("Bernoulli")(q)),
    (lambda s: s.Bernoulli("B", R(1, 3), 0, 1), lambda f: f("Categorical")([R(1, 3), R(2, 3)])),
    (lambda s: s.Bernoulli("B", R(1, 2), 1, -1), lambda f: f("Rademacher")()),
    (lambda s: s.Bernoulli("B", R(1, 3), 2, 1), lambda f: f("Categorical")([0, R(2, 3), R(1, 3)])),
    (lambda s: s.Coin("C", R(1, 3)), lambda f: f("Bernoulli")(R(1, 3))),
    (lambda s: s.Binomial("B", 4, R(1, 3), 0, 1), lambda f: f("Binomial")(4, R(2, 3))),
    (lambda s: s.Binomial("B", 0, R(1, 3)), lambda f: PointMass(0)),
    (lambda s: s.FiniteRV("F", {1: 0.75, 0: 0.25}), lambda f: f("Categorical")([R(1, 4), R(3, 4)])),
    (lambda s: s.DiscreteUniform("U", [5, 1, 2]), lambda f: f("DiscreteUniform")([1, 2, 5])),
    (lambda s: s.Frechet("F", 2), lambda f: f("Frechet")(2, 1, 0)),
    (lambda s: s.Gumbel("G", 1, 2), lambda f: f("Gumbel")(1, 2)),
    (lambda s: s.Erlang("E", 2, 3), lambda f: f("Gamma")(2, R(1, 3))),
    (lambda s: s.Normal("X", 0.1, 2.5), lambda f: f("Normal")(R(1, 10), R(5, 2))),
    (lambda s: s.Normal("X", 0, 1).pspace.distribution, lambda f: f("Normal")(0, 1)),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(SPECIAL_VARIABLES)))
def test_variables_with_arguments_of_their_own(number):
    variable, law = SPECIAL_VARIABLES[number]
    assert foreign_law(variable(sympy.stats)) == law(family)


X, Y = sympy.stats.Normal("X", 0, 1), sympy.stats.Normal("Y", 0, 1)
REFUSED_VARIABLES = [
    (lambda s: 2 * X, TypeError, "expression"),
    (lambda s: X + Y, TypeError, "expression"),
    (lambda s: s.Normal("N", X, 1), TypeError, "compound"),
    (lambda s: s.Normal("N", [0, 1], [[1, 0], [0, 1]]), TypeError, "vector"),
    (lambda s: s.given(X, X > 0), TypeError, "conditional"),
    (lambda s: s.given(s.Die("D", 6), s.Die("D", 6) > 3), TypeError, "conditional"),
    (lambda s: s.Multinomial("M", 3, [R(1, 2), R(1, 2)]), TypeError, "vector"),
    (lambda s: s.BernoulliProcess("B", p=R(1, 2))[1], TypeError, "process"),
    (lambda s: s.GaussianUnitaryEnsemble("U", 2), TypeError, "matrix"),
    (lambda s: s.Gumbel("G", 1, 2, True), ValueError, "minimum"),
    (lambda s: s.Bernoulli("B", R(1, 3), 1, -1), ValueError, "whole numbers"),
    (lambda s: s.Binomial("B", 4, R(1, 3), 2, 1), ValueError, "succ"),
    (lambda s: s.FiniteRV("F", {R(1, 2): R(1, 4), 3: R(3, 4)}), ValueError, "whole numbers"),
    (lambda s: s.DiscreteUniform("U", symbols("a b c")), ValueError, "items"),
    (lambda s: s.BetaNoncentral("B", 1, 2, 3), ValueError, "Beta"),
    (lambda s: s.ChiNoncentral("C", 1, 2), ValueError, "Chi"),
    (lambda s: s.Davis("D", 2, 3, 1), ValueError, "GammaInverse"),
    (lambda s: s.Hermite("H", 1, 2), ValueError, "Poisson"),
    (lambda s: s.LogCauchy("L", 1, 2), ValueError, "Cauchy"),
    (lambda s: s.RobustSoliton("R", 9, R(1, 2), R(1, 9)), ValueError, "IdealSoliton"),
    (lambda s: s.Trapezoidal("T", 0, 1, 2, 3), ValueError, "Triangular"),
    (lambda s: s.UniformSum("U", 2), ValueError, "Uniform"),
    (lambda s: s.ContinuousRV(q, exp(-q), set=Interval(0, oo)), ValueError, "Family"),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(REFUSED_VARIABLES)))
def test_what_is_no_law_of_a_family_is_refused_in_a_line(number):
    variable, kind, word = REFUSED_VARIABLES[number]
    with pytest.raises(kind, match=word) as caught:
        foreign_law(variable(sympy.stats))
    assert "\n" not in str(caught.value)


def test_every_distribution_of_sympy_stats_is_read_or_refused():
    """Each class of the three modules has a family, or a reason why not."""
    from symkl.interop.sympy_stats import READ, WITHOUT

    for module in ("crv_types", "drv_types", "frv_types"):
        found = importlib.import_module(f"sympy.stats.{module}")
        for name in (n for n, thing in vars(found).items() if isinstance(thing, type)):
            bare = name.removesuffix("Distribution")
            if bare in ("Single" + k for k in ("Continuous", "Discrete", "Finite")):
                continue
            if name.endswith(("Distribution", "Handmade")):
                assert bare in {*FAMILIES, *READ, *WITHOUT}, name


def test_what_is_of_no_other_library_is_left_to_others():
    assert foreign_law("Gamma") is None
    assert foreign_law(Symbol("mu") + 1) is None
    assert foreign_law(None) is None


# -- scipy.stats -------------------------------------------------------------------------------

FROZEN = [  # the call, and the family that it is a law of
    ("arcsine(-1.5, 2.5)", "Arcsin"), ("cauchy(1.5, 2.5)", "Cauchy"),
    ("cosine(1.5, 2.5)", "RaisedCosine"), ("exponnorm(0.7, 1.5, 2.5)", "ExGaussian"),
    ("gennorm(1.7, 1.5, 2.5)", "ExponentialPower"), ("gumbel_r(1.5, 2.5)", "Gumbel"),
    ("invweibull(1.7, 1.5, 2.5)", "Frechet"), ("laplace(1.5, 2.5)", "Laplace"),
    ("levy(1.5, 2.5)", "Levy"), ("logistic(1.5, scale=2.5)", "Logistic"),
    ("moyal(1.5, 2.5)", "Moyal"), ("norm(loc=1.5, scale=2.5)", "Normal"),
    ("powerlaw(1.7, 1.5, 2.5)", "PowerFunction"), ("triang(0.3, 1.5, 2.5)", "Triangular"),
    ("triang(1, 1.5, 2.5)", "PowerFunction"), ("truncnorm(-0.7, 1.2, 1.5, 2.5)", "TruncatedNormal"),
    ("truncnorm(-inf, inf, 1.5, 2.5)", "Normal"), ("truncnorm(0, inf, 0, 2.5)", "HalfNormal"),
    ("uniform(-1.5, 2.5)", "Uniform"), ("burr(1.7, 0.6, scale=2.5)", "Dagum"),
    ("erlang(3, scale=2.5)", "Erlang"), ("erlang(3.5, scale=2.5)", "Gamma"),
    ("expon(scale=2.5)", "Exponential"), ("fisk(1.7, scale=2.5)", "LogLogistic"),
    ("gamma(1.7, scale=2.5)", "Gamma"), ("gengamma(1.7, 0.6, scale=2.5)", "GeneralizedGamma"),
    ("gengamma(1.7, -1, scale=2.5)", "GammaInverse"), ("gibrat(scale=2.5)", "LogNormal"),
    ("gompertz(0.7, scale=2.5)", "Gompertz"), ("halfcauchy(scale=2.5)", "HalfCauchy"),
    ("halfgennorm(1.7, scale=2.5)", "GeneralizedGamma"), ("halfnorm(scale=2.5)", "HalfNormal"),
    ("invgamma(1.7, scale=2.5)", "GammaInverse"), ("invgauss(0.7, scale=2.5)", "GaussianInverse"),
    ("lognorm(0.7, scale=2.5)", "LogNormal"), ("loguniform(0.5, 2, scale=2.5)", "Reciprocal"),
    ("reciprocal(0.5, 2)", "Reciprocal"), ("lomax(1.7, scale=2.5)", "Lomax"),
    ("lomax(1.7, 2.5, 2.5)", "Pareto"), ("maxwell(scale=2.5)", "Maxwell"),
    ("mielke(1.7, 0.6, scale=2.5)", "Dagum"), ("nakagami(1.7, scale=2.5)", "Nakagami"),
    ("pareto(1.7, scale=2.5)", "Pareto"), ("pareto(1.7, -2.5, 2.5)", "Lomax"),
    ("rayleigh(scale=2.5)", "Rayleigh"), ("semicircular(scale=2.5)", "WignerSemicircle"),
    ("truncpareto(1.7, 3.5, scale=2.5)", "BoundedPareto"), ("wald(scale=2.5)", "GaussianInverse"),
    ("weibull_min(1.7, scale=2.5)", "Weibull"), ("beta(1.7, 0.6)", "Beta"),
    ("beta(0.5, 0.5, -1.5, 2.5)", "Arcsin"), ("beta(1, 1, -1.5, 2.5)", "Uniform"),
    ("beta(1.7, 1, -1.5, 2.5)", "PowerFunction"), ("betaprime(1.7, 2.6)", "BetaPrime"),
    ("burr12(1.7, 1, scale=2.5)", "LogLogistic"), ("burr12(1, 1.7, scale=2.5)", "Lomax"),
    ("chi(1.7)", "Chi"), ("chi(1.7, scale=2.5)", "Nakagami"), ("chi2(1.7)", "ChiSquared"),
    ("chi2(1.7, scale=2.5)", "Gamma"), ("f(1.7, 2.6)", "FDistribution"),
    ("genextreme(0, 1.5, 2.5)", "Gumbel"), ("genextreme(-0.5, 1.5, 2.5)", "Frechet"),
    ("genpareto(0, scale=2.5)", "Exponential"), ("genpareto(0.8, scale=2.5)", "Lomax"),
    ("genpareto(-1, -1.5, 2.5)", "Uniform"), ("genpareto(0.5, 5, 2.5)", "Pareto"),
    ("johnsonsb(0.7, 1.6)", "LogitNormal"), ("t(3.5)", "StudentT"), ("t(1, 1.5, 2.5)", "Cauchy"),
    ("t(inf, 1.5, 2.5)", "Normal"),
    ("bernoulli(0.3)", "Bernoulli"), ("betabinom(6, 1.7, 0.6)", "BetaBinomial"),
    ("binom(6, 0.3)", "Binomial"), ("geom(0.3)", "Geometric"), ("geom(0.3, loc=-1)", "Geometric0"),
    ("hypergeom(20, 7, 12)", "Hypergeometric"), ("hypergeom(20, 12, 15)", "Hypergeometric"),
    ("logser(0.3)", "Logarithmic"), ("nbinom(2.5, 0.3)", "NegativeBinomial"),
    ("nhypergeom(20, 7, 5)", "BetaBinomial"), ("planck(0.7)", "Geometric0"),
    ("poisson(1.7)", "Poisson"), ("randint(2, 7)", "DiscreteUniform"),
    ("randint(2, 7, loc=-4)", "DiscreteUniform"), ("skellam(1.7, 0.6)", "Skellam"),
    ("yulesimon(1.7)", "YuleSimon"), ("zipf(2.3)", "Zeta"),
]  # fmt: skip
LOOSE = {"truncnorm": 1e-11, "skellam": 1e-11, "exponnorm": 1e-11}  # SciPy's own digits


@pytest.mark.parametrize(("call", "name"), FROZEN)
def test_a_frozen_distribution_has_the_density_and_the_support(call, name):
    law = foreign_law(frozen(call))
    assert type(law).__name__ == name
    agree(law, frozen(call), LOOSE.get(call.partition("(")[0], 1e-12))


def test_every_row_of_the_tables_is_tested():
    tested = {call.partition("(")[0] for call, _ in FROZEN}
    assert tested == {*EVERYWHERE, *AT_ZERO, *STANDARD, *SPECIAL}
    assert not set(WITHOUT) & {*EVERYWHERE, *AT_ZERO, *STANDARD}
    assert all(hasattr(scipy_stats(), name) for name in {*tested, *WITHOUT})


@pytest.mark.parametrize("name", sorted(WITHOUT.keys() - SPECIAL.keys()))
def test_distributions_without_a_family_are_refused(name):
    own = getattr(scipy_stats(), name)
    values = [0.5] * len((own.shapes or "").split(",")) if own.shapes else []
    with pytest.raises(ValueError, match="no family is scipy"):
        foreign_law(own(*values))


REFUSED_FROZEN = [
    ("norm", TypeError, "call it"), ("norm([0, 1], 1)", TypeError, "one real number"),
    ("norm(0, -1)", ValueError, "positive"), ("norm(0, 0)", ValueError, "positive"),
    ("norm(inf)", ValueError, "finite"), ("norm(True)", TypeError, "one real number"),
    ("gamma(2, loc=1)", ValueError, "at loc = 0"), ("expon(1)", ValueError, "at loc = 0"),
    ("t(3, 1)", ValueError, "scale = 1"), ("t(3, 0, 2)", ValueError, "scale = 1"),
    ("f(3, 4, 0, 2)", ValueError, "scale = 1"), ("beta(2, 3, 0, 2)", ValueError, "scale = 1"),
    ("binom(5, 0.5, loc=1)", ValueError, "at loc = 0"), ("geom(0.5, 1)", ValueError, "loc = 0"),
    ("chi(3, loc=1, scale=2)", ValueError, "loc = 0"), ("pareto(2, 1)", ValueError, "loc = 0"),
    ("burr12(2, 3)", ValueError, "d = 1"), ("genextreme(0.5)", ValueError, "c ≤ 0"),
    ("genpareto(-0.5)", ValueError, "c ≥ 0"), ("gengamma(2, -2)", ValueError, "positive"),
    ("truncnorm(1, inf)", ValueError, "TruncatedNormal"), ("randint(1, 1)", ValueError, "whole"),
    ("gamma(-2)", ValueError, "positive"), ("binom(2.5, 0.5)", ValueError, "whole"),
    ("multivariate_normal([0, 1])", TypeError, "not a frozen"),
    ("alpha(2)", ValueError, "no family"),
    ("gaussian_kde([1, 2, 3])", TypeError, "not a frozen"),
    ("type(norm)(a=0, name='norm')()", TypeError, "not scipy.stats.norm"),
    ("rv_discrete(values=([-1, 2], [0.5, 0.5]))()", ValueError, "whole numbers"),
    ("rv_discrete(values=([1, 2], [0.5, 0.5]))(loc=1)", ValueError, "loc"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "kind", "word"), REFUSED_FROZEN)
def test_what_scipy_has_and_no_family_is_refused_in_a_line(call, kind, word):
    with pytest.raises(kind, match=word) as caught:
        foreign_law(frozen(call))
    assert "\n" not in str(caught.value)


def test_numbers_are_taken_as_they_are_written():
    numpy = pytest.importorskip("numpy")
    norm = scipy_stats().norm
    exact = family("Normal")(R(1, 10), 2)
    for tenth in (0.1, numpy.float64(0.1), numpy.float32(0.1), numpy.array(0.1), R(1, 10)):
        assert foreign_law(norm(tenth, numpy.int64(2))) == exact
    masses = frozen("rv_discrete(values=([2, 0], [0.7, 0.3]))()")
    assert foreign_law(masses) == family("Categorical")([R(3, 10), 0, R(7, 10)])


@pytest.mark.parametrize(
    ("call", "law"),
    [("Normal(mu=0.5, sigma=2)", ("Normal", R(1, 2), 2)), ("Uniform(a=1, b=3)", ("Uniform", 1, 3)),
     ("Logistic()", ("Logistic", 0, 1)), ("Binomial(n=3, p=0.2)", ("Binomial", 3, R(1, 5)))],
)  # fmt: skip
def test_the_newer_interface_of_scipy(call, law):
    if not hasattr(scipy_stats(), call.partition("(")[0]):
        pytest.skip("an older SciPy")
    assert foreign_law(frozen(call)) == family(law[0])(*law[1:])


# -- asking ------------------------------------------------------------------------------------


def test_random_variables_and_frozen_distributions_are_laws_to_every_question():
    mu, sigma = symbols("mu sigma")  # without assumptions: the conditions say what they need
    d = kl(sympy.stats.Normal("X", 0, 1), sympy.stats.Normal("Y", mu, sigma))
    assert d.result == kl(family("Normal")(0, 1), family("Normal")(mu, sigma)).result
    assert d.conditions == (IsReal(mu), Positive(sigma))
    d.check()
    s = Symbol("s", positive=True)
    assert (
        entropy(sympy.stats.Exponential("X", s)).result == entropy(family("Exponential")(s)).result
    )
    die, faces = sympy.stats.Die("D", 6), sympy.stats.DiscreteUniform("U", range(1, 9))
    assert cross_entropy(die, faces).result == 3 * log(2)
    assert kl(faces, die).reason.startswith("support: P puts mass where Q has none")
    lomax = kl(frozen("lomax(2.5, scale=3)"), frozen("pareto(2.5, -3, 3)"))
    assert lomax.result == 0
    assert kl(frozen("norm(0.5, 2)"), sympy.stats.Normal("Y", R(1, 2), 2)).result == 0


def test_outcomes_keep_their_labels():
    """P has 1/3, 2/3 at 2 and 5, Q has 1/2, 1/4 there: log(2/3)/3 + 2 log(8/3)/3."""
    p = sympy.stats.Bernoulli("P", R(1, 3), 2, 5)
    q = sympy.stats.FiniteRV("Q", {2: R(1, 2), 5: R(1, 4), 0: R(1, 4)})
    assert expand_log(kl(p, q).result - (log(R(2, 3)) + 2 * log(R(8, 3))) / 3).expand() == 0
    assert kl(q, p).status == "infinite"
    assert kl(sympy.stats.Bernoulli("B", R(1, 3)), p).status == "infinite"


def test_kl_divergence_is_the_expression():
    a, b = symbols("a b", positive=True)
    p, q = sympy.stats.Exponential("X", a), sympy.stats.Exponential("Y", b)
    assert symkl.kl_divergence(p, q) == log(a / b) - 1 + b / a
    assert symkl.kl_divergence(p, p) == 0
    assert symkl.kl_divergence(sympy.stats.Normal("X", 0, 1), p) == oo
    result = doctest.testmod(importlib.import_module("symkl.questions.stats"))
    assert result.attempted > 0 and result.failed == 0


def test_one_name_for_two_symbols_is_refused():
    p = sympy.stats.Exponential("X", Symbol("a"))
    with pytest.raises(ValueError, match="used for two symbols"):
        kl(p, sympy.stats.Exponential("Y", Symbol("a", positive=True)))


def test_what_is_no_law_is_told_what_would_be_one():
    with pytest.raises(TypeError, match="random variable of sympy"):
        kl(3, "Normal")


def test_neither_library_is_imported_before_it_is_shown():
    asked = "symkl.kl('Gamma', 'Weibull'); print({'scipy', 'sympy.stats'} & set(sys.modules))"
    command = [sys.executable, "-c", f"import sys, symkl; {asked}"]
    assert subprocess.run(command, capture_output=True, text=True).stdout == "set()\n"
