"""Parameters that are large numbers: derived by letters, and Γ of them is never written out."""

import re

import pytest
from mpmath import mp, mpf, workdps
from sympy import Integer, Rational, Symbol, latex, log, loggamma

from symkl import Derivation, cross_entropy, entropy, kl, oracle
from symkl.display import display, rebuild
from symkl.families import (
    Beta,
    BetaBinomial,
    Binomial,
    ChiSquared,
    Dagum,
    Erlang,
    Exponential,
    Gamma,
    IdealSoliton,
    Kumaraswamy,
    LogLogistic,
    Lomax,
    NegativeBinomial,
    Normal,
    ShiftedGompertz,
    StudentT,
    Weibull,
    YuleSimon,
)
from symkl.nodes import Large, Positive, instantiated
from symkl.normal_form import Algebra, Undecidable
from symkl.play.javascript import Printer

N, THIRD, HALF = 10**6, Rational(1, 3), Rational(1, 2)


def gamma_gamma(k, a, b, c):
    """KL(Gamma(k, a) ‖ Gamma(b, c)), as books have it."""
    k, a, b, c = map(mpf, (k, a, b, c))
    lead = (k - b) * mp.psi(0, k) - mp.loggamma(k) + mp.loggamma(b)
    return lead + b * mp.log(c / a) + k * (a - c) / c


def student(nu):
    """H(t(ν))."""
    up, half = mpf(nu + 1) / 2, mpf(nu) / 2
    beta = mp.loggamma(half) + mp.loggamma(mpf(1) / 2) - mp.loggamma(up)
    return up * (mp.psi(0, up) - mp.psi(0, half)) + mp.log(nu) / 2 + beta


def binary(n, p, q):
    """KL of two Binomial laws of n trials."""
    return n * (p * mp.log(p / q) + (1 - p) * mp.log((1 - p) / (1 - q)))


CLOSED = [
    (lambda: kl(Gamma(N, 1), Gamma(3, 2)), lambda: gamma_gamma(N, 1, 3, 2)),
    (lambda: kl(Gamma(3, 2), Gamma(N, 1)), lambda: gamma_gamma(3, 2, N, 1)),
    (lambda: kl(Gamma(N, 1), Gamma(N + 1, 2)), lambda: gamma_gamma(N, 1, N + 1, 2)),
    (lambda: kl(Erlang(9000, 1), Gamma(3, 1)), lambda: gamma_gamma(9000, 1, 3, 1)),
    (lambda: kl(ChiSquared(2 * N + 1), Gamma(3, 2)), lambda: gamma_gamma(N + 0.5, 2, 3, 2)),
    (lambda: entropy(StudentT(10001)), lambda: student(10001)),
    (lambda: entropy(StudentT(1001)), lambda: student(1001)),
    (
        lambda: kl(Binomial(N, THIRD), Binomial(N, HALF)),
        lambda: binary(mpf(N), 1 / mpf(3), 1 / mpf(2)),
    ),
    (
        lambda: kl(NegativeBinomial(N, THIRD), NegativeBinomial(N, HALF)),
        lambda: N * (mp.log(mpf(2) / 3) + 2 * mp.log(mpf(4) / 3)),
    ),
    (
        lambda: kl(Lomax(N, 1), Lomax(3, 1)),
        lambda: mp.log(mpf(N) / 3) + mpf(3 - N) / N,
    ),
    (
        lambda: cross_entropy(Gamma(N, 1), Weibull(3, 2)),
        lambda: mpf(N) * (N + 1) / 9 - mp.psi(0, N) - mp.log(2) + 2 * mp.log(3),
    ),
    (lambda: kl(Gamma(10**30, 1), Gamma(3, 2)), lambda: gamma_gamma(10**30, 1, 3, 2)),
]


@pytest.mark.parametrize(("ask", "value"), CLOSED)
def test_a_large_number_has_a_closed_form_and_thirty_digits(ask, value):
    d = ask()
    assert d.status == "closed"
    assert max((len(str(n)) for n in d.result.atoms(Rational)), default=0) <= 62
    with workdps(100):
        right = value()
        assert abs(d.evaluate(digits=30) - right) < mpf(10) ** -29 * abs(right)
    assert d.check()


def test_equal_numbers_cancel():
    assert kl(Erlang(9000, 1), Gamma(9000, 1)).result == 0
    assert not kl(Gamma(N, 1), Erlang(N, 2)).result.atoms(Large)
    assert not kl(Binomial(N, "p"), Binomial(N, "q")).result.atoms(Large)


LEFT = [
    (Erlang(301, 1), Lomax(2, 1)),
    (Dagum(1000, 2, 1), LogLogistic(2, 3)),
    (BetaBinomial(N, 2, 3), Binomial(N, HALF)),
    (Binomial(N, HALF), Binomial(N + 1, HALF)),
    (StudentT(10001), StudentT(3)),
]


@pytest.mark.parametrize(("p", "q"), LEFT, ids=str)
def test_what_has_no_closed_form_leaves_a_mean_that_has_a_value(p, q):
    d = kl(p, q)
    assert d.status == "irreducible"
    assert d.check()
    direct = oracle.evaluate(d.before, digits=15)
    with workdps(20):
        assert abs(d.evaluate(digits=15) - direct) <= mpf(10) ** -14 * direct


def test_entropies_of_laws_on_many_points():
    assert entropy(YuleSimon(N)).status == entropy(IdealSoliton(N)).status == "irreducible"
    assert 2 < entropy(IdealSoliton(N)).evaluate(digits=15) < 3


def test_finiteness_is_decided_at_the_numbers():
    assert kl(Binomial(N + 1, HALF), Binomial(N, HALF)).status == "infinite"
    assert kl(StudentT(N), Normal(0, 1)).status == "closed"
    assert kl(Beta(N, 1), Beta(1, N)).status == "closed"


@pytest.mark.parametrize("ask", [CLOSED[0][0], CLOSED[5][0], CLOSED[7][0]])
def test_pages_and_certificates_keep_large_numbers(ask):
    d = ask()
    again = Derivation.from_json(d.to_json())
    assert again.check()
    assert again.result == d.result
    assert "Large" not in d.render("text") + d.render("latex") + str(d.result)
    assert d.verify().digits == 30


def test_the_argument_stands_and_is_the_number():
    k, A = Symbol("k", positive=True), Algebra()
    seen = instantiated(loggamma(k + 1), {k: Rational(N)})
    assert seen == loggamma(Large(N + 1))
    assert rebuild(display(seen)) == seen
    assert A.equal(seen, loggamma(Large(N)) + log(N))
    assert A.equal(Large(N) - N, 0)
    assert Large(7) == 7


def test_a_page_to_play_with_computes_with_it():
    assert "lgamma(1000000)" in Printer({})(loggamma(Large(N))).replace(" ", "")


def test_what_is_made_unevaluated_is_not_taken_for_large():
    """Large(y) with evaluate=False is no positive number, whatever y is."""
    y = Symbol("y", real=True)
    for inside in (y, Integer(-5), Integer(7)):
        stray = Large(inside, evaluate=False)
        assert not stray.is_positive
        with pytest.raises(Undecidable):
            Algebra(()).is_positive(stray)
    given = Large(y, evaluate=False)
    assert Positive(given) in entropy(Exponential(given)).conditions
    with pytest.raises(ValueError, match="positive"):
        entropy(Exponential(Large(Integer(-5), evaluate=False)))
    assert str(Large(Rational(1001, 2)) ** 2) == "(1001/2)**2"
    assert latex(Large(1000) ** 2) == "1000^{2}"


def test_what_is_written_is_read_again():
    """Numbers of hundreds of digits too, and none of thousands: 3^(10⁶) is not written out."""
    for d in (
        kl(Weibull(1, 2), Weibull(3, 301)),
        kl(Gamma(10**400, 1), Gamma(3, 2)),
        kl(Beta(70, 80), Kumaraswamy(65, 90)),
        kl(Weibull(1, 2), Weibull(3, 10**6)),
    ):
        again = Derivation.from_json(d.to_json())
        again.check()
        assert again.result == d.result
        assert all(len(n) <= 1000 for n in re.findall("[0-9]+", str(d.result)))


def test_a_large_rate_in_an_exponential():
    """H(ShiftedGompertz(b, η)) is that of b = 1 less log b, for b is a rate."""
    eta = Symbol("eta", positive=True)
    one, large = (entropy(ShiftedGompertz(b, eta)) for b in (1, N))
    values = [d.evaluate({"eta": HALF}, digits=25) for d in (one, large)]
    assert large.status == "closed"
    with workdps(40):
        assert abs(values[0] - values[1] - mp.log(N)) < mpf(10) ** -24
