"""KL in an exponential family by two routes: by its definition, by the log-normaliser."""

import pytest
from mpmath import mp, mpf
from sympy import Rational

from symkl import bregman, kl, oracle
from symkl.families import (
    Beta,
    Binomial,
    Gamma,
    GaussianInverse,
    Laplace,
    Normal,
    Pareto,
    Poisson,
    StudentT,
    Uniform,
    VonMises,
    Weibull,
    Zeta,
)
from symkl.nodes import KL

PAIRS = [
    (Normal(1, 2), Normal(-1, Rational(1, 3))),
    (Gamma(Rational(5, 2), 1), Gamma(Rational(1, 3), 7)),
    (Beta(2, Rational(1, 3)), Beta(Rational(7, 2), 1)),
    (GaussianInverse(1, 2), GaussianInverse(3, Rational(1, 2))),
    (VonMises(1, 2), VonMises(3, Rational(1, 2))),
    (Poisson(2), Poisson(Rational(1, 3))),
    (Zeta(9), Zeta(12)),
    (Binomial(7, Rational(1, 3)), Binomial(7, Rational(3, 4))),  # one n
    (Laplace(1, 2), Laplace(1, 3)),  # one mean
    (Weibull(2, 3), Weibull(1, 3)),  # one shape
]
NONE = [
    (Normal(0, 1), Laplace(0, 1)),
    (StudentT(2), StudentT(3)),
    (Laplace(1, 2), Laplace(2, 2)),
    (Weibull(2, 3), Weibull(2, 4)),
    (Pareto(2, 3), Pareto(1, 3)),  # the support moves
    (Uniform(0, 1), Uniform(0, 2)),
]


@pytest.mark.parametrize("p, q", PAIRS, ids=str)
def test_two_routes_agree(p, q):
    other = bregman.divergence(KL(p, q), oracle.Model(), 30)
    value = oracle.evaluate(KL(p, q), oracle.Model(), 30)
    with mp.workdps(40):
        assert other is not None and abs(other - value) < mpf(10) ** -30 * value


@pytest.mark.parametrize("p, q", NONE, ids=str)
def test_there_is_no_second_route(p, q):
    assert bregman.divergence(KL(p, q), oracle.Model(), 20) is None


def test_a_verification_takes_both():
    found = kl(Gamma("k", "s"), Gamma("l", "t")).verify(digits=20, points=2)
    assert found.routes == 2 and "log-normaliser" in str(found)
    assert kl(Normal("mu", "sigma"), Laplace("m", "b")).verify(digits=15, points=1).routes == 0


def test_a_disagreement_is_told_with_both_values(monkeypatch):
    """A quadrature that is wrong by one part in 10⁹ does not pass; what isn't finite neither."""
    right = oracle.evaluate
    monkeypatch.setattr(
        oracle, "evaluate",
        lambda node, *more: right(node, *more) * (1 + mpf(10) ** -9 * isinstance(node, KL)),
    )  # fmt: skip
    node, model = KL(Normal(0, 1), Normal(1, 2)), oracle.Model()
    value = oracle.evaluate(node, model, 20)
    with pytest.raises(oracle.OracleError, match=r"0\.4431471\d+ by the definition, 0\.4431471805"):
        bregman.agrees(node, value, model, 18)
    with pytest.raises(oracle.OracleError, match="two routes"):
        bregman.agrees(node, mp.nan, model, 18)
    with pytest.raises(oracle.OracleError, match="two routes"):
        bregman.agrees(node, mp.inf, model, 18)


@pytest.mark.parametrize("law", (Normal(0, 1), Gamma(2, 3), Poisson(2)), ids=str)
def test_a_law_and_itself(law):
    """No parameter moves: A(θ) − A(θ) = 0, and so says verify()."""
    verified = kl(law, law).verify(digits=15, points=1)
    assert verified.routes == 1
    assert {(before, after) for _, _, before, after in verified.rows} == {("0.0", "0.0")}


def test_laws_that_are_nearly_equal():
    """KL is 10⁻³¹, and thirty digits of A(θ₂) − A(θ₁) cancel: the precision grows with them."""
    near = Poisson(3 + Rational(1, 10**15))
    assert kl(Poisson(3), near).verify(digits=15, points=1).routes == 1
