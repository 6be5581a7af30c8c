"""Laws: mass, positivity, KL(p, p) = 0, limits and aliases, two routes to one result."""

import pytest
from mpmath import mpf, workdps
from points import CROSS, SAME, at
from sympy import Rational as R
from sympy import S, Symbol, diff, exp, gamma, log, loggamma, pi, sqrt

from symkl import FAMILIES, oracle
from symkl.conditions import algebra
from symkl.families import (
    Bernoulli,
    Binomial,
    Exponential,
    Gamma,
    Geometric,
    Geometric0,
    LogNormal,
    Normal,
    Poisson,
    Uniform,
)
from symkl.family import Family
from symkl.nodes import HALF_LINE, KL, LEBESGUE, Equal, Mean
from symkl.questions import cross_entropy, entropy, kl
from symkl.rules.moments import total_mass

k, theta = Symbol("k", positive=True), Symbol("theta", positive=True)
k2, theta2 = Symbol("k_2", positive=True), Symbol("theta_2", positive=True)
n = Symbol("n", integer=True, positive=True)


def equal(one, two):
    """Equal by algebra, under the conditions of both."""
    facts = tuple(dict.fromkeys((*one.conditions, *two.conditions)))
    return algebra(facts).equal(one.after, two.after)


@pytest.mark.parametrize("family", FAMILIES.values(), ids=lambda f: f.__name__)
def test_mass_is_one(family):
    """Proved from a row, or a finite sum; and summed by the oracle at two points."""
    law = family.standard(1)
    proof = total_mass(law, law.conditions)
    assert proof is not None
    assert proof.after == 1 or Equal(proof.after, 1) in law.conditions
    for which in (0, 1):
        assert abs(oracle.evaluate(Mean(at(family, which), S.One), digits=30) - 1) < mpf(10) ** -29


@pytest.mark.parametrize("family", FAMILIES.values(), ids=lambda f: f.__name__)
def test_a_law_does_not_diverge_from_itself(family):
    d = kl(family.standard(1), family.standard(1))
    assert d.status == "closed" and d.result == 0
    d.check()


@pytest.mark.parametrize("pair", [*SAME, *CROSS], ids=lambda p: "‖".join(f.__name__ for f in p))
def test_divergence_is_cross_entropy_less_entropy(pair):
    p, q = pair[0].standard(1), pair[1].standard(2)
    both = kl(p, q), cross_entropy(p, q), entropy(p)
    if any(d.status != "closed" for d in both):  # log k! is left in H(p, q) and H(p) of Poisson
        assert pair[0] in (Poisson,)
        return
    d, h, e = ((x.after.args[0] if pair[0] is Uniform and i < 2 else x.after)
               for i, x in enumerate(both))  # fmt: skip
    facts = tuple(dict.fromkeys(c for x in both for c in x.conditions))
    assert algebra(facts).equal(d, h - e)


@pytest.mark.parametrize("pair", [*SAME, *CROSS], ids=lambda p: "‖".join(f.__name__ for f in p))
def test_divergence_is_positive(pair):
    for a, b in ((0, 1), (1, 0)):
        assert kl(at(pair[0], a), at(pair[1], b)).evaluate() > 0


ALIASES = {
    "Gamma(1, θ) = Exponential(1/θ)": lambda: (Gamma(1, theta), Exponential(1 / theta)),
    "Binomial(1, p) = Bernoulli(p)": lambda: (Binomial(1, "p"), Bernoulli("p")),
    "Bernoulli(p) = Binomial(1, p)": lambda: (Bernoulli("p"), Binomial(1, "p")),
    "numbers": lambda: (Gamma(1, R(1, 2)), Exponential(2)),
}


@pytest.mark.parametrize("name", ALIASES)
def test_one_law_under_two_names(name):
    d = kl(*ALIASES[name]())
    assert d.status == "closed" and d.result == 0


SAME_ANSWER = {
    "Gamma(1, θ) as Exponential": lambda: (
        kl(Gamma(1, 1 / theta), Gamma(k2, theta2)), kl(Exponential(theta), Gamma(k2, theta2)),
    ),
    "to Gamma(1, θ) as Exponential": lambda: (
        kl(Gamma(k, theta), Gamma(1, 1 / theta2)), kl(Gamma(k, theta), Exponential(theta2)),
    ),
    "the logarithm is one to one": lambda: (kl(Normal, Normal), kl(LogNormal, LogNormal)),
    "counting from 0 or from 1": lambda: (kl(Geometric, Geometric), kl(Geometric0, Geometric0)),
    "Binomial(1, p) as Bernoulli": lambda: (
        kl(Binomial(1, "p_1"), Binomial(1, "p_2")), kl(Bernoulli, Bernoulli),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SAME_ANSWER)
def test_two_routes_to_one_divergence(name):
    one, two = SAME_ANSWER[name]()
    assert equal(one, two)


def test_a_binomial_is_n_bernoullis():
    many = kl(Binomial(n, "p_1"), Binomial(n, "p_2"))
    one = kl(Bernoulli, Bernoulli)
    assert many.status == "closed"
    assert algebra(many.conditions).equal(many.after, n * one.after)


def test_equal_variances_simplify():
    d = kl(Normal("mu_1", "sigma"), Normal("mu_2", "sigma"))
    m1, m2 = (Symbol(f"mu_{i}", real=True) for i in (1, 2))
    sigma = Symbol("sigma", positive=True)
    assert algebra(()).equal(d.after, (m1 - m2) ** 2 / (2 * sigma**2))
    assert not d.after.has(log)


a, b = Symbol("a", positive=True), Symbol("b", negative=True)
EXPONENTIAL_FAMILIES = {  # log-normaliser A(η) and η(parameters): KL is a Bregman divergence of A
    Poisson: (lambda e: exp(e[0]), lambda v: (log(v[0]),)),
    Exponential: (lambda e: -log(-e[0]), lambda v: (-v[0],)),
    Bernoulli: (lambda e: log(1 + exp(e[0])), lambda v: (log(v[0] / (1 - v[0])),)),
    Geometric0: (lambda e: -log(1 - exp(e[0])), lambda v: (log(1 - v[0]),)),
    Gamma: (
        lambda e: loggamma(e[0] + 1) - (e[0] + 1) * log(-e[1]), lambda v: (v[0] - 1, -1 / v[1]),
    ),
    Normal: (
        lambda e: -(e[0] ** 2) / (4 * e[1]) - log(-2 * e[1]) / 2,
        lambda v: (v[0] / v[1] ** 2, -1 / (2 * v[1] ** 2)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("family", EXPONENTIAL_FAMILIES, ids=lambda f: f.__name__)
def test_divergence_is_the_bregman_divergence_of_the_log_normaliser(family):
    """KL(η₁‖η₂) = A(η₂) − A(η₁) − ∇A(η₁)·(η₂ − η₁): no mean is taken on this route."""
    log_normaliser, natural = EXPONENTIAL_FAMILIES[family]
    eta = [Symbol(f"eta_{i}") for i in range(len(family.parameters))]
    one, two = (natural(at(family, i).args) for i in (0, 1))
    there = dict(zip(eta, one))
    gradient = [diff(log_normaliser(eta), e).subs(there) for e in eta]
    route = log_normaliser(two) - log_normaliser(one)
    route -= sum(g * (y - x) for g, x, y in zip(gradient, one, two))
    value = kl(at(family, 0), at(family, 1)).evaluate(digits=25)
    with workdps(40):
        assert abs(value - mpf(str(route.evalf(40)))) < mpf(10) ** -24 * value


class Weibull2(Family):
    """2x/α² e^(−(x/α)²) for x > 0, under another name than the row's."""

    from symkl.family import POSITIVE, Parameter
    from symkl.nodes import HALF_LINE, LEBESGUE

    parameters = (Parameter("alpha", "alpha", POSITIVE, "scale"),)
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, alpha):
        return log(2) + log(x) - 2 * log(alpha) - (x / alpha) ** 2


def test_a_family_that_the_package_has_never_seen():
    """The engine reads a density, not a name."""
    d = kl(Weibull2("alpha_1"), Weibull2("alpha_2"))
    assert d.status == "closed"
    numbers = {"alpha_1": R(3, 2), "alpha_2": R(4, 7)}
    expected = 2 * log(R(4, 7) / R(3, 2)) + (R(3, 2) / R(4, 7)) ** 2 - 1
    assert abs(d.evaluate(numbers, digits=20) - oracle.evaluate(expected)) < mpf(10) ** -19
    assert kl(Weibull2("alpha"), Gamma).status == "closed"


class TwoTails(Family):
    """(e^(−x²) + e^(−x³))/m for x > 0, where m = √π/2 + Γ(4/3): its log is no row's."""

    parameters = ()
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x):
        return log(exp(2) * (exp(-(x**2)) + exp(-(x**3)))) - log(MASS)


MASS = exp(2) * (sqrt(pi) / 2 + gamma(R(4, 3)))


def test_an_unknown_law_as_p_is_left_open():
    """Its mass is stated and not proved; what is left is one mean, and its number is right."""
    d = kl(TwoTails(), Gamma(2, 1))
    assert d.status == "irreducible"
    truth = oracle.evaluate(KL(TwoTails(), Gamma(2, 1)), digits=20)
    assert abs(d.evaluate(digits=20) - truth) < mpf(10) ** -19
    d.check()


def test_a_family_that_no_row_reaches_is_left_open_and_still_evaluated():
    d = kl(Gamma(2, 1), TwoTails())
    assert d.status == "irreducible" and d.after.has(Mean)
    truth = oracle.evaluate(KL(Gamma(2, 1), TwoTails()), digits=20)
    assert abs(d.evaluate(digits=20) - truth) < mpf(10) ** -19
