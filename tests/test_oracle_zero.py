"""What is 0 in disguise, and what is nearly: the second warrant has its digits, or says 0."""

import pytest
from mpmath import exp as exp_
from mpmath import fac, fsum, mpf, workdps
from sympy import Max, Mul, Piecewise, Rational, Symbol, exp

from symkl import kl, oracle
from symkl.derivation import Derivation
from symkl.families import (
    Bernoulli,
    Beta,
    Binomial,
    Cauchy,
    Chi,
    Erlang,
    Exponential,
    Gamma,
    GammaInverse,
    Geometric0,
    Kumaraswamy,
    Levy,
    Maxwell,
    NegativeBinomial,
    Normal,
    Poisson,
    StudentT,
    Weibull,
)
from symkl.nodes import VARIATE, Mean

c, k = Symbol("c", positive=True), Symbol("k", positive=True)
m, mu = Symbol("m", integer=True, positive=True), Symbol("mu", real=True)
SAME = [
    (Gamma((k + 1) ** 2, 1), Gamma(k**2 + 2 * k + 1, 1)),
    (Levy(0, c), GammaInverse(Rational(1, 2), c / 2)),
    (Erlang(m, c), Gamma(m, 1 / c)),
    (Weibull(c, 1), Exponential(1 / c)),
    (Normal(mu * (c + 1), 1), Normal(mu * c + mu, 1)),
    (Chi(3), Maxwell(1)),
    (StudentT(1), Cauchy(0, 1)),
    (Geometric0(1 / (1 + c)), NegativeBinomial(1, 1 / (1 + c))),
    (Binomial(1, c / (1 + c)), Bernoulli(1 - 1 / (1 + c))),
    (Beta(c, 1), Kumaraswamy(c, 1)),
]


@pytest.mark.parametrize(("p", "q"), SAME, ids=str)
def test_one_law_under_two_names_is_verified_to_diverge_by_0(p, q):
    d = kl(p, q)
    assert d.result == 0
    assert d.verify(points=1).digits == 30


x = VARIATE
SMALL_HERE = [  # a mean, its value: 0, or nearly, at every point that is looked at first
    (Mean(Exponential(1), exp(-(10**6) * x)), 1 / (1 + mpf(10) ** 6)),
    (Mean(Exponential(1), exp(-(10**6) * x) - exp(-2 * 10**6 * x)),
     1 / (1 + mpf(10) ** 6) - 1 / (1 + mpf(10) ** 6 * 2)),
    (Mean(Poisson(5), Mul(*(x - j for j in range(14)))), mpf(5) ** 14),
    (Mean(Poisson(5), Piecewise((0, x < 20), (1, True))),
     fsum(exp_(-5) * mpf(5) ** j / fac(j) for j in range(20, 90))),
    (Mean(Poisson(5), Max(x, 30) - 30),
     fsum((j - 30) * exp_(-5) * mpf(5) ** j / fac(j) for j in range(30, 120))),
]  # fmt: skip


@pytest.mark.parametrize(("mean", "value"), SMALL_HERE, ids=lambda case: str(case)[:40])
def test_what_is_0_at_some_points_is_not_0(mean, value):
    found = oracle.evaluate(mean, digits=14)
    assert abs(found - value) < mpf(10) ** -12 * value


def test_what_is_nearly_0_is_not_0():
    for tiny in (Rational(1, 10**9), Rational(1, 10**30), Rational(1, 10**45)):
        near = oracle.evaluate(kl(Normal(0, 1), Normal(tiny, 1)).before, digits=20)
        with workdps(30):
            right = mpf(tiny.p) ** 2 / mpf(tiny.q) ** 2 / 2
            assert abs(near - right) < mpf(10) ** -19 * right
    small = Mean(Normal(0, 1), VARIATE**2 / 10**60)
    with workdps(40):
        assert abs(oracle.evaluate(small) * mpf(10) ** 60 - 1) < mpf(10) ** -29


@pytest.mark.parametrize("q", [Gamma(3 + Rational(1, 10**9), 1), Gamma(3, 1 + Rational(1, 10**9))])
def test_laws_that_are_nearly_equal_are_evaluated_at_few_precisions(q, monkeypatch):
    tried: list[int] = []
    once = oracle._once
    monkeypatch.setattr(oracle, "_once", lambda n, s: tried.append(s.prec) or once(n, s))
    d = kl(Gamma(3, 1), q)
    assert isinstance(d, Derivation)
    states = 1 + len(d.steps)
    d.verify()
    assert max(tried) < 350  # bits, of which 30 digits and the 18 that cancel are 160
    assert len(tried) <= 4 * states + 40  # of the log-normaliser; one model, for there is no symbol
