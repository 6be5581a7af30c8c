"""Every answer agrees with the definition, evaluated by an oracle that shares no code with it."""

import itertools

import pytest
from mpmath import inf, mpf, workdps
from points import CROSS, PAIRS, POINTS, SAME, at
from sympy import Rational as R
from sympy import log, pi, sqrt

from symkl import oracle
from symkl.families import (
    Benini,
    Bernoulli,
    Binomial,
    Categorical,
    Exponential,
    Gamma,
    Geometric,
    Geometric0,
    LogNormal,
    Normal,
    Poisson,
    Uniform,
    Weibull,
)
from symkl.nodes import KL, CrossEntropy, Entropy
from symkl.questions import cross_entropy, entropy, kl

DIGITS = 25


def agree(one, two):
    """Equal to 25 digits; nan and a failed evaluation are never equal."""
    return one == two or bool(abs(one - two) <= mpf(10) ** -DIGITS * max(abs(one), abs(two)))


def symbols(family, subscript):
    return [family.standard(subscript).args, family.standard(subscript)]


def values(law, point):
    return {s.name: v for s, v in zip(law.args, point)}


@pytest.mark.parametrize(("p", "q"), PAIRS, ids=lambda f: f.__name__)
@pytest.mark.parametrize("turned", [False, True])
def test_kl_with_symbols_agrees_with_its_definition(p, q, turned):
    one, two = p.standard(1), q.standard(2)
    d = kl(one, two)
    a, b = (1, 0) if turned else (0, 1)
    numbers = {**values(one, POINTS[p][a]), **values(two, POINTS[q][b])}
    truth = oracle.evaluate(KL(at(p, a), at(q, b)), digits=DIGITS + 5)
    assert agree(d.evaluate(numbers, digits=DIGITS + 5), truth)


@pytest.mark.parametrize(("p", "q"), [*SAME, *CROSS], ids=lambda f: f.__name__)
def test_the_pairs_of_the_book_are_closed(p, q):
    assert kl(p, q).status == "closed"
    assert cross_entropy(p, q).status in ("closed", "irreducible")


@pytest.mark.parametrize("family", POINTS, ids=lambda f: f.__name__)
def test_entropy_agrees_with_its_definition(family):
    for which in (0, 1):
        law = at(family, which)
        truth = oracle.evaluate(Entropy(law), digits=DIGITS + 5)
        assert agree(entropy(law).evaluate(digits=DIGITS + 5), truth)


CONTINUOUS = (Normal, LogNormal, Exponential, Gamma, Uniform)
DISCRETE = (Bernoulli, Binomial, Geometric, Geometric0, Poisson, Categorical)


@pytest.mark.parametrize(
    ("p", "q"),
    [*itertools.product(CONTINUOUS, repeat=2), *itertools.product(DISCRETE, repeat=2)],
    ids=lambda f: f.__name__,
)
def test_every_ordered_pair_at_numbers(p, q):
    """Whatever the status, the number is the definition's: divergence and cross-entropy."""
    one, two = at(p, 0), at(q, 1)
    for node, ask in ((KL, kl), (CrossEntropy, cross_entropy)):
        truth = oracle.evaluate(node(one, two), digits=DIGITS + 5)
        assert agree(ask(one, two).evaluate(digits=DIGITS + 5), truth)


@pytest.mark.parametrize(("p", "q"), [*itertools.product((Normal, Gamma), (Poisson, Bernoulli))])
def test_laws_of_two_measures_are_singular(p, q):
    for one, two in ((p, q), (q, p)):
        d = kl(one, two)
        assert d.status == "infinite" and "singular" in d.reason
        assert d.evaluate({}) == inf if not d.before.free_symbols else True


EDGES = (
    (Bernoulli(0), Bernoulli(R(3, 10)), "log(10/7)"),
    (Bernoulli(1), Bernoulli(R(3, 10)), "log(10/3)"),
    (Bernoulli(R(3, 10)), Bernoulli(0), "oo"),
    (Bernoulli(R(3, 10)), Bernoulli(1), "oo"),
    (Bernoulli(0), Bernoulli(0), "0"),
    (Bernoulli(0), Bernoulli(1), "oo"),
    (Binomial(5, 1), Binomial(5, R(3, 10)), "5*log(10/3)"),
    (Binomial(5, R(3, 10)), Binomial(5, 0), "oo"),
    (Geometric(1), Geometric(1), "0"),
    (Geometric(1), Geometric(R(1, 4)), "log(4)"),
    (Geometric(R(1, 4)), Geometric(1), "oo"),
    (Poisson(0), Poisson(1), "1"),
    (Poisson(1), Poisson(0), "oo"),
    (Uniform(0, 1), Uniform(0, 2), "log(2)"),
    (Uniform(0, 1), Uniform(0, 1), "0"),
    (Uniform(0, 2), Uniform(0, 1), "oo"),
    (Uniform(0, 1), Uniform(1, 2), "oo"),
    (Uniform(0, 1), Exponential(3), "3/2 - log(3)"),
    (Exponential(3), Uniform(0, 1), "oo"),
    (Categorical([0, 1]), Categorical([R(1, 2), R(1, 2)]), "log(2)"),
    (Categorical([R(1, 2), R(1, 2)]), Categorical([0, 1]), "oo"),
    (Categorical([R(1, 2), 0, R(1, 2)]), Categorical([R(1, 4), R(1, 4), R(1, 2)]), "log(2)/2"),
    (Binomial(5, R(3, 10)), Binomial(4, R(3, 10)), "oo"),
    (Geometric0(R(1, 3)), Geometric(R(1, 3)), "oo"),
    (Binomial(1, R(1, 3)), Bernoulli(R(1, 3)), "0"),
    (Gamma(1, R(1, 2)), Exponential(2), "0"),
)


@pytest.mark.parametrize(("p", "q", "expected"), EDGES, ids=str)
def test_edges(p, q, expected):
    """0 log 0, touching supports, degenerate laws, one law under two names."""
    from sympy import sympify

    d = kl(p, q)
    truth = sympify(expected)
    assert d.status == ("infinite" if expected == "oo" else "closed")
    assert agree(d.evaluate(digits=DIGITS + 5), oracle.evaluate(truth, digits=DIGITS + 5))
    d.check()


def test_values_at_the_edge_of_the_domain():
    """The closed form has 0 log 0 there; the value is that of the law at the edge."""
    d = kl(Bernoulli, Bernoulli)
    assert agree(d.evaluate(p_1=0, p_2=R(3, 10), digits=30), kl(*EDGES[0][:2]).evaluate(digits=30))
    assert d.evaluate(p_1=R(3, 10), p_2=0) == inf
    assert kl(Poisson, Poisson).evaluate(lambda_1=0, lambda_2=2) == 2
    cases = kl(Uniform("a_1", "b_1"), Uniform("a_2", "b_2"))
    inside = {"a_1": 0, "b_1": 1, "a_2": 0, "b_2": 2}
    assert agree(cases.evaluate(inside, digits=30), oracle.evaluate(sympify_log2(), digits=30))
    assert cases.evaluate({**inside, "a_1": R(-1, 100)}) == inf


def sympify_log2():
    from sympy import Integer, log

    return log(Integer(2))


def test_nearly_equal_laws_lose_no_digits():
    """KL is about ε²/2 · Fisher information: 10^−24 here, from terms of size 1."""
    epsilon = R(1, 10**12)
    d = kl(Gamma, Gamma)
    there = {"k_1": R(7, 3), "theta_1": 1, "k_2": R(7, 3) * (1 + epsilon), "theta_2": 1}
    truth = oracle.evaluate(KL(Gamma(R(7, 3), 1), Gamma(R(7, 3) * (1 + epsilon), 1)), digits=20)
    value = d.evaluate(there, digits=20)
    assert 0 < value < mpf(10) ** -23 and abs(value - truth) <= mpf(10) ** -19 * truth


@pytest.mark.parametrize(
    ("bad", "error"),
    [
        ({"lambda_1": 1}, "no value was given for lambda_2"),
        ({"lambda_1": 1, "lamda_2": 1}, "did you mean lambda_2"),
        ({"lambda_1": 1, "lambda_2": -1}, "must be a positive number"),
        ({"lambda_1": 1, "lambda_2": float("nan")}, "finite"),
    ],
)
def test_evaluate_refuses_bad_values(bad, error):
    with pytest.raises(ValueError, match=error):
        kl(Exponential, Exponential).evaluate(bad)


def test_a_closed_form_that_cancels_to_noise_is_not_believed():
    """e^(z²) erfc z written with 1 − erf z, z = 157: the definition has the number, about 6.016."""
    values = (R(8986, 25), R(3247, 2500), R(29633, 10000), 4, R(90627, 100000))
    p, q = Benini(*values[:3]), Weibull(*values[3:])
    letters = (*Benini.standard(1).args, *Weibull.standard(2).args)
    found = kl(Benini, Weibull).evaluate(dict(zip(letters, values)), digits=20)
    truth = oracle.evaluate(KL(p, q), digits=20)
    assert 6 < found < 7 and abs(found - truth) <= mpf(10) ** -19 * truth


def test_zero_is_proved():
    """At equal laws, under two names too; where the laws differ by 10^−80, it is not 0."""
    there = {"k_1": 1, "theta_1": 2, "lambda_2": R(1, 2)}
    assert kl(Gamma, Exponential).evaluate(there) == 0
    there = {"mu_1": 0, "sigma_1": 1, "mu_2": R(1, 10**80), "sigma_2": 1}
    assert abs(kl(Normal, Normal).evaluate(there) / mpf("5e-161") - 1) < mpf(10) ** -14


@pytest.mark.parametrize(
    "right, expected",
    [(log(2), inf), (log(2) + log(R(3, 2)), 0), (log(4), None), (sqrt(2), None), (pi / 3, inf)],
)
def test_conditions_at_irrational_numbers_are_decided(right, expected):
    """Uniform(0, log 3) ‖ Uniform(0, b): finite where log 3 ≤ b."""
    found = kl(Uniform, Uniform).evaluate({"a_1": 0, "b_1": log(3), "a_2": 0, "b_2": right})
    assert found == expected if expected is not None else 0 < found < 1


def test_a_case_that_is_not_there_needs_no_value():
    d = kl("Benini", "Laplace")  # log μ stands in the case μ > σ alone
    found = d.evaluate({"alpha_1": 1, "beta_1": "1/2", "sigma_1": "3/2", "mu_2": 0, "b_2": 5})
    with workdps(30):
        assert abs(found - mpf("1.3788899999035981403")) < mpf("1e-18")


def test_a_large_number_is_put_in_for_a_letter():
    d = kl(Gamma("k_1", 1), Gamma("k_2", 1))
    with workdps(30):  # ψ′(k)/2 to first order
        found = d.evaluate({"k_1": 10**6, "k_2": 10**6 + 1}, digits=20)
        assert abs(found - mpf("5.0000008333e-7")) < mpf("1e-12")
    assert kl(Normal(10**9, 1), Normal(0, 1)).status == "closed"
