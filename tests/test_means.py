"""Means with closed forms, one a statement about a statistic: the value is the oracle's integral.

The laws are of the package or strangers; the numbers are drawn, equal, whole and at the edges.
"""

import pytest
from mpmath import mpf
from strangers import BirnbaumTail, HalfLogistic, LogGamma
from sympy import Abs, Ei, Rational, S, erfi, exp, hyper, log

from symkl import oracle
from symkl.derivation import Derivation
from symkl.families import (
    Arcsin,
    Benini,
    Beta,
    BetaPrime,
    BoundedPareto,
    Chi,
    ContinuousBernoulli,
    Dagum,
    Exponential,
    ExponentialPower,
    FDistribution,
    Frechet,
    Gamma,
    GammaInverse,
    GaussianInverse,
    HalfNormal,
    Laplace,
    Levy,
    Logistic,
    LogLogistic,
    LogNormal,
    Lomax,
    Maxwell,
    Moyal,
    Nakagami,
    Normal,
    Pareto,
    PowerFunction,
    Rayleigh,
    Reciprocal,
    StudentT,
    Triangular,
    Uniform,
    WignerSemicircle,
)
from symkl.nodes import VARIATE as x
from symkl.nodes import Mean
from symkl.questions import kl
from symkl.rules.moments import moment

R = Rational
DIGITS = 25

CLOSED = [
    # log(k + m x^c) against powers: ₂F₁
    (Pareto(R(7, 3), 3), log(1 + (x / 2) ** R(4, 3))),
    (Pareto(2, 3), log(1 + x**3)),
    (Pareto(2, R(5, 2)), log(x - 1)),
    (Lomax(R(7, 3), 3), log(1 + 3 * x / 4)),
    (Lomax(R(7, 3), 3), log(x + 3)),
    (BoundedPareto(R(3, 2), R(1, 3), R(4, 5)), log(1 + x**2)),
    (BoundedPareto(R(3, 2), R(1, 3), R(4, 5)), log(1 - x)),
    (BoundedPareto(R(3, 2), R(1, 3), 1), log(1 - x)),
    (PowerFunction(R(3, 2), R(1, 3), R(4, 5)), log(x)),
    (PowerFunction(R(1, 2), 0, R(4, 5)), log(x + 1)),
    (Uniform(R(1, 2), 2), log(1 + x ** R(1, 3))),
    (Uniform(R(1, 3), 1), log(1 - x ** R(1, 2))),
    (Triangular(R(1, 3), 2, 1), log(1 + (x / 3) ** R(5, 2))),
    # … and against exponentials
    (Exponential(R(3, 2)), log(1 + exp(-3 * x + R(3, 2)))),
    (Exponential(3), log(1 + exp(R(5, 2) - 3 * x))),
    (Exponential(R(1, 2)), log(3 + 2 * exp(2 * x))),
    (Laplace(R(3, 2), 2), log(1 + exp(1 - 2 * x))),
    (ContinuousBernoulli(R(1, 3)), log(1 + exp(R(1, 2) - 3 * x))),
    # under Gamma-like laws: ₁F₁ and ₂F₂, E₁ at a whole shape
    (Gamma(R(7, 3), R(2, 3)), log(1 + 6 * x / 7)),
    (Gamma(3, R(2, 3)), log(1 + 6 * x / 7)),
    (Gamma(R(1, 2), 20), log(1 + 6 * x)),
    (Gamma(R(7, 3), R(2, 3)), 1 / (1 + x)),
    (GammaInverse(R(7, 2), R(3, 5)), log(1 + x)),
    (GammaInverse(2, R(3, 5)), log(1 + x)),
    (HalfNormal(R(3, 2)), log(1 + x**2)),
    (Rayleigh(R(3, 2)), log(1 + x**2)),
    (Nakagami(R(7, 3), 2), log(1 + x**2 / 3)),
    (Levy(1, 2), log(x + R(1, 2))),
    # under bell curves: the Goodwin–Staton integral
    (Rayleigh(R(3, 2)), log(1 + x / 3)),
    (Rayleigh(R(1, 5)), log(7 + 2 * x)),
    (Chi(4), log(x + R(2, 3))),
    (Nakagami(3, R(7, 2)), log(1 + 4 * x)),
    (HalfNormal(R(3, 2)), 1 / (x + 2)),
    (Maxwell(R(3, 2)), 1 / (x + R(1, 3))),
    (Rayleigh(2), 1 / (-3 - 2 * x)),
    # exponentials
    (Beta(R(7, 3), R(1, 2)), exp(-3 * x)),
    (Beta(2, 3), exp(2 * x)),
    (Chi(R(7, 3)), exp(-x / 2)),
    (Nakagami(R(7, 3), 2), exp(x)),
    (Rayleigh(R(3, 2)), exp(-x)),
    (Maxwell(R(3, 2)), exp(x)),
    (BoundedPareto(R(3, 2), R(1, 3), 2), exp(-2 * x)),
    (BoundedPareto(R(3, 2), R(1, 3), 2), exp(2 * x)),
    (GaussianInverse(R(5, 3), 2), exp(x / 10)),
    (BirnbaumTail(3), exp(-x)),
    # powers
    (Arcsin(R(1, 2), R(5, 4)), x ** R(2, 3)),
    (Beta(R(3, 2), R(5, 2)), (x + 2) ** R(-1, 3)),
    (Lomax(R(7, 2), R(5, 4)), (x + 1) ** R(1, 3)),
    (BetaPrime(R(7, 2), R(5, 4)), (x + 2) ** R(1, 3)),
    (ContinuousBernoulli(R(1, 3)), x ** R(2, 3)),
    (ContinuousBernoulli(R(1, 3)), (x + 1) ** R(-2, 3)),
    (ContinuousBernoulli(R(2, 3)), 1 / (x + 1)),
    # distances
    (Beta(R(3, 2), R(5, 4)), Abs(x - R(1, 3))),
    (BetaPrime(R(5, 2), 2), Abs(x - R(1, 3))),
    (FDistribution(3, 5), Abs(x - 2)),
    (Dagum(R(5, 2), 2, R(1, 2)), Abs(x - R(1, 3))),
    (LogLogistic(R(5, 2), 2), Abs(x - 3)),
    (LogNormal(R(1, 2), R(3, 4)), Abs(x - 2)),
    (GammaInverse(R(5, 2), 2), Abs(x - 1)),
    (GaussianInverse(R(5, 3), 2), Abs(x - 1)),
    (Frechet(R(5, 2), 2, R(1, 2)), Abs(x - 2)),
    (Logistic(R(1, 2), R(3, 4)), Abs(x - 2)),
    (Moyal(R(1, 2), R(3, 4)), Abs(x - 2)),
    (LogGamma(R(5, 2), 2), Abs(x - 1)),
    (StudentT(R(7, 3)), Abs(x - R(3, 2))),
    (StudentT(2), Abs(x)),
    (StudentT(4), Abs(x + 3)),
    (WignerSemicircle(R(5, 2)), Abs(x - R(1, 3))),
    (WignerSemicircle(2), Abs(x + 2)),
    (Arcsin(R(1, 3), R(5, 2)), Abs(x - R(1, 2))),
    (Arcsin(-1, 2), Abs(x - R(1, 2))),
    (ExponentialPower(R(1, 2), 2, R(3, 2)), Abs(x - R(1, 3))),
    (ExponentialPower(1, 2, 3), Abs(x)),
    (ExponentialPower(1, 2, 4), Abs(x - R(1, 3))),
    (ExponentialPower(1, 2, R(7, 2)), Abs(x - 1)),
    (ExponentialPower(1, 2, 6), x**2),
    (Normal(R(1, 2), R(3, 4)), Abs(x - 2) ** R(2, 3)),
    (Laplace(R(1, 2), R(5, 4)), Abs(x - 2) ** R(3, 2)),
    (Beta(R(3, 2), R(5, 4)), Abs(x - R(1, 3)) ** R(3, 2)),
    (Pareto(R(3, 2), R(5, 4)), Abs(x - 2) ** R(1, 2)),
    (PowerFunction(3, R(1, 2), R(5, 4)), Abs(x - R(2, 3)) ** R(1, 2)),
    # other logarithms
    (Uniform(2, 5), log(1 + 3 * log(x / 2))),
    (Pareto(3, R(5, 2)), log(R(1, 2) + 3 * log(x / 2))),
    (Reciprocal(3, 5), log(R(1, 2) + 3 * log(x / 2))),
    (HalfLogistic(R(3, 2)), x),
    (WignerSemicircle(R(3, 2)), log(1 + (x - R(1, 3)) ** 2)),
    (WignerSemicircle(R(3, 2)), log(1 + (x - 3) ** 2)),
    (WignerSemicircle(R(3, 2)), 1 / (x + 2)),
]


@pytest.mark.parametrize("law, statistic", CLOSED, ids=str)
def test_a_mean_is_its_closed_form(law, statistic):
    proof = moment(law, statistic, law.conditions)
    assert proof is not None and not proof.after.has(Mean)
    found = oracle.evaluate(proof.after, digits=DIGITS)
    truth = oracle.evaluate(Mean(law, statistic), digits=DIGITS)
    assert abs(found - truth) <= mpf(10) ** (1 - DIGITS) * (1 + abs(truth))


OPEN = [  # what no row says is left: it is never guessed
    (Gamma(R(7, 3), 2), log(1 + x**2)),
    (Normal(0, 1), log(1 + exp(-x))),
    (Beta(R(3, 2), R(5, 4)), log(1 + x)),
    (Benini(1, 2, 3), log(1 + 5 * log(x))),
    (Exponential(2), log(1 + x ** R(1, 3))),
    (LogNormal(0, 1), log(1 + x)),
    (HalfNormal(R(3, 2)), log(1 + x)),
    (Chi(R(7, 2)), log(1 + x)),
]


@pytest.mark.parametrize("law, statistic", OPEN, ids=str)
def test_a_mean_without_a_closed_form_is_left(law, statistic):
    assert moment(law, statistic, law.conditions) is None
    assert oracle.evaluate(Mean(law, statistic), digits=10) != S.Zero


@pytest.mark.parametrize("pair", [("Gamma", "Lomax"), ("Beta", "Gumbel"), ("Pareto", "Lomax")])
def test_a_hypergeometric_answer_is_printed_replayed_and_plain_sympy(pair):
    d = kl(*pair)
    assert d.status == "closed" and d.result.has(hyper)
    for form in ("text", "latex", "markdown", "html", "mathml"):
        assert "F" in d.render(form)
    assert Derivation.from_json(d.to_json()).check().after == d.after


@pytest.mark.parametrize(
    "q", [Beta(R(1, 2), R(7, 3)), Laplace(R(1, 3), 2), Triangular(-1, 2, R(1, 2)), Arcsin(0, 1)]
)
def test_a_law_with_its_mode_at_an_end_is_the_mirrored_one(q):
    d = kl(Triangular(0, 1, 0), q)
    assert d.status == "closed"
    truth = oracle.evaluate(d.before, digits=DIGITS)
    assert abs(d.evaluate(digits=DIGITS) - truth) <= mpf(10) ** (1 - DIGITS) * (1 + abs(truth))
    assert Derivation.from_json(d.to_json()).check().after == d.after


def test_a_mirrored_law_against_itself_is_nothing():
    p = Triangular("a", "b", "a")
    assert kl(p, p).result == 0
    assert kl(Triangular(0, 1, 0), Triangular(0, 1, 1)).result == 1


@pytest.mark.parametrize("p", ["StudentT", "WignerSemicircle", "ExponentialPower"])
def test_a_divergence_from_laplace_closes(p):
    d = kl(p, "Laplace")
    assert d.status == "closed"
    assert Derivation.from_json(d.to_json()).check().after == d.after


@pytest.mark.parametrize("q", ["Lomax", "BetaPrime", "FDistribution", "Levy"])
def test_a_divergence_from_a_log_of_a_line_closes_under_rayleigh(q):
    d = kl("Rayleigh", q)
    assert d.status == "closed" and d.result.has(erfi, Ei)
    assert Derivation.from_json(d.to_json()).check().after == d.after


def test_a_shift_of_zero_is_a_case_of_its_own():
    """μ = 0 is left out by the formula, and answered."""
    d = kl("Rayleigh", "Levy")
    assert d.evaluate(sigma_1=1, mu_2=0, c_2=2) == kl(Rayleigh(1), Levy(0, 2)).evaluate()
    near = d.evaluate(sigma_1=1, mu_2=-R(1, 10**9), c_2=2)
    assert abs(near - d.evaluate(sigma_1=1, mu_2=0, c_2=2)) < 1e-7
