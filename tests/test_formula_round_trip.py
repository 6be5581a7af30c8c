"""What the LaTeX renderer prints of a result reads back to the same value."""

from random import Random

import pytest
from drawn import draw
from sympy import Float, N, Piecewise, Rational, S, oo

from symkl.families import FAMILIES
from symkl.formula import read_formula
from symkl.nodes import FiniteWhen, Vector
from symkl.normal_form import Algebra, Undecidable
from symkl.questions import entropy, kl
from symkl.sympy_form import to_sympy

DIGITS = 30
CLOSED_ENTROPIES = 57

PAIRS = """
Arcsin|Arcsin Arcsin|Beta Arcsin|ChiSquared Arcsin|Maxwell Benini|Beta
Benini|ContinuousBernoulli Bernoulli|Bernoulli Bernoulli|BetaBinomial Bernoulli|FlorySchulz
BetaBinomial|Geometric BetaPrime|BetaPrime BetaPrime|BoundedPareto BetaPrime|Erlang Beta|Beta
Binomial|Borel Borel|Borel Borel|Categorical Borel|Hypergeometric BoundedPareto|BoundedPareto
Categorical|Categorical Categorical|Die Categorical|IdealSoliton Cauchy|Cauchy Cauchy|Chi
Cauchy|Exponential ChiSquared|ChiSquared ChiSquared|ContinuousBernoulli Chi|Chi Chi|ChiSquared
Chi|GammaInverse ContinuousBernoulli|ContinuousBernoulli Dagum|Erlang Dagum|Rayleigh Die|Die
Die|DiscreteUniform Die|Logarithmic DiscreteUniform|Die DiscreteUniform|DiscreteUniform
DiscreteUniform|FlorySchulz Erlang|Erlang Erlang|Gamma ExGaussian|Exponential
ExGaussian|GammaInverse ExponentialPower|FDistribution ExponentialPower|GeneralizedGamma
Exponential|Exponential Exponential|GaussianInverse Exponential|Levy Exponential|Moyal
FDistribution|Gompertz FisherZ|Frechet FisherZ|Gumbel FlorySchulz|FlorySchulz
GammaInverse|GammaInverse GammaInverse|GaussianInverse GammaInverse|Kumaraswamy Gamma|Gamma
Gamma|GammaInverse Gamma|HalfNormal Gamma|Weibull GaussianInverse|Gamma
GaussianInverse|GaussianInverse GaussianInverse|GeneralizedGamma
GeneralizedGamma|GeneralizedGamma Geometric0|Geometric0 Geometric0|Hypergeometric
Geometric|Geometric Geometric|Geometric0 Geometric|Rademacher Gompertz|Gompertz Gompertz|Gumbel
Gumbel|Gumbel Gumbel|HalfCauchy Gumbel|LogNormal HalfCauchy|HalfCauchy HalfCauchy|HalfNormal
HalfCauchy|Logistic HalfNormal|HalfNormal HalfNormal|Kumaraswamy HalfNormal|LogitNormal
IdealSoliton|IdealSoliton Laplace|Laplace Laplace|Levy Laplace|Maxwell Levy|Moyal
LogLogistic|LogNormal LogLogistic|Nakagami LogNormal|GaussianInverse LogNormal|LogNormal
LogNormal|Normal Logarithmic|Bernoulli Logarithmic|Logarithmic Logistic|LogitNormal
Logistic|Pareto LogitNormal|LogitNormal Lomax|Maxwell Lomax|QuadraticU Lomax|Rayleigh
Maxwell|Maxwell Maxwell|RaisedCosine Moyal|Moyal Moyal|Nakagami Moyal|Rayleigh Nakagami|Nakagami
Nakagami|Normal Nakagami|Reciprocal NegativeBinomial|BetaBinomial Normal|Normal Normal|Pareto
Normal|ShiftedGompertz Pareto|Pareto Pareto|PowerFunction Poisson|Binomial Poisson|Poisson
Poisson|Rademacher QuadraticU|QuadraticU QuadraticU|TruncatedNormal Rademacher|Borel
Rademacher|Rademacher Rademacher|Skellam RaisedCosine|Uniform Rayleigh|LogNormal
Rayleigh|Rayleigh Rayleigh|Reciprocal Rayleigh|VonMises Reciprocal|Reciprocal
Reciprocal|StudentT Reciprocal|Weibull ShiftedGompertz|WignerSemicircle Skellam|Categorical
Skellam|YuleSimon StudentT|Arcsin StudentT|Triangular Triangular|TruncatedNormal
TruncatedNormal|TruncatedNormal TruncatedNormal|Uniform Uniform|BetaPrime Uniform|Erlang
Uniform|Uniform Uniform|VonMises VonMises|BoundedPareto VonMises|VonMises Weibull|Weibull
Weibull|WignerSemicircle WignerSemicircle|Arcsin WignerSemicircle|Chi
WignerSemicircle|WignerSemicircle RaisedCosine|Rayleigh RaisedCosine|QuadraticU Reciprocal|VonMises
Exponential|HalfCauchy YuleSimon|Die Zeta|Bernoulli Zeta|DiscreteUniform Zeta|Zeta
"""


def printed(derivation):
    """The equation of the result, as the page has it between \\[ and \\]."""
    page = derivation.render("latex", show="result")
    return page[page.index(r"\[") : page.rindex(r"\]") + 2]


def names(derivation):
    found = {}
    for _, law in derivation.laws:
        found |= {s.name: s for s in law.free_symbols} | {v.name: v for v in law.atoms(Vector)}
    return found


def branches(value):
    return value.args if isinstance(value, Piecewise) else ((value, S.true),)


def points(derivation, count):
    """Admissible parameters, exact, drawn anew for each law."""
    for seed in range(count):
        random, point = Random(seed), {}
        for _, law in derivation.laws:
            for symbol, value in zip(law.args, draw(type(law), random).args):
                inner = symbol.args or (symbol,)  # a range has two
                point.update(zip(inner, value.args if symbol.args else (value,)))
        if all(value.is_number for value in point.values()):
            yield point


def proved(derivation, want, got, condition):
    facts = [c for _, law in derivation.laws for c in law.conditions]
    try:
        return Algebra([*facts, *condition]).equal(want, got)
    except Undecidable:
        return False


def agree(derivation, want, got):
    """At two points or more both are the same number to 30 digits, or both are ∞."""
    compared = 0
    for point in points(derivation, 80):
        values = [N(branch_at(e, point), DIGITS + 12) for e in (want, got)]
        if values == [oo, oo]:
            continue
        if not all(isinstance(v, Float) for v in values):
            assert values[0] == values[1]
            continue
        one, two = values
        assert abs(one - two) <= Rational(1, 10**DIGITS) * (1 + abs(one)), point
        compared += 1
        if compared == 2:
            return
    raise AssertionError("no point at which both are finite")


def branch_at(value, point):
    for branch, condition in branches(value):
        if condition == S.true or condition.xreplace(point) == S.true:
            return branch.xreplace(point)
    raise AssertionError("no branch holds")


def check(derivation):
    text = printed(derivation)
    reading = read_formula(text, names(derivation))
    assert reading.syntax == "latex" and reading.left
    want = derivation.after
    if want is S.Infinity:
        assert reading.expr is S.Infinity
        return
    whole = to_sympy(want)
    assert len(branches(reading.expr)) == len(branches(whole))
    condition = []
    if isinstance(want, FiniteWhen):
        want, condition = want.value, [want.condition]
        assert branches(reading.expr)[-1] == (S.Infinity, S.true)
        for point in points(derivation, 12):
            assert [c.xreplace(point) for _, c in branches(reading.expr)] == [
                c.xreplace(point) for _, c in branches(whole)
            ]
    if proved(derivation, want, branches(reading.expr)[0][0], condition):
        return
    agree(derivation, whole, reading.expr)


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_every_closed_entropy(family):
    derivation = entropy(family)
    if derivation.status == "irreducible":
        pytest.skip("a mean is left, which is not read")
    check(derivation)


@pytest.mark.parametrize("pair", PAIRS.split())
def test_pairs_of_all_families(pair):
    derivation = kl(*pair.split("|"))
    assert derivation.status in ("closed", "infinite")
    check(derivation)


def test_the_table_has_all_families():
    assert {name for pair in PAIRS.split() for name in pair.split("|")} == set(FAMILIES)
    assert len(PAIRS.split()) >= 150
