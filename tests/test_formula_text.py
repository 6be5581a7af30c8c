"""Reading laws and expressions: exact, bounded, and nothing is ever evaluated."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Rational, Symbol, exp, log, sqrt

from symkl.families import (
    Bernoulli,
    Binomial,
    Categorical,
    Exponential,
    Gamma,
    Normal,
    Poisson,
    Uniform,
)
from symkl.formula.text import read_expression, read_law, read_laws

POSITIVE = {n: Symbol(n, positive=True) for n in ("v", "beta", "s", "lambda", "sigma_1", "a", "b")}
REAL = {n: Symbol(n, real=True) for n in ("mu", "mu_1", "m", "t")}

READ = {
    "Normal": Normal,
    "Gaussian": Normal,
    "Normal(0, 1)": Normal(0, 1),
    " Normal ( 0 ,\n 1 ) ": Normal(0, 1),
    "Normal(-1, 1)": Normal(-1, 1),
    "Normal(mu, sqrt(v))": Normal("mu", sqrt(POSITIVE["v"])),
    "Exponential(1/beta)": Exponential(1 / POSITIVE["beta"]),
    "Exponential(lambda)": Exponential("lambda"),
    "Exponential(2*lambda)": Exponential(2 * POSITIVE["lambda"]),
    "Exponential(λ)": Exponential("lambda"),
    "Normal(μ_1, σ_1)": Normal("mu_1", "sigma_1"),
    "Poisson(lambda=3)": Poisson(3),
    "Poisson(lamda=3)": Poisson(3),
    "Exponential(rate=0.3)": Exponential(Rational(3, 10)),
    "Exponential(1e-3)": Exponential(Rational(1, 1000)),
    "Exponential(1_000.5)": Exponential(Rational(2001, 2)),
    "Normal(sigma=2, mu=1)": Normal(1, 2),
    "Gamma(theta=1, k=2)": Gamma(2, 1),
    "Normal(s**2, s)": Normal(POSITIVE["s"] ** 2, "s"),
    "Normal(log(a), 1)": Normal(log(POSITIVE["a"]), 1),
    "Normal(0, exp(t))": Normal(0, exp(REAL["t"])),
    "Categorical([0.2, 0.3, 0.5])": Categorical([Rational(1, 5), Rational(3, 10), Rational(1, 2)]),
    "Categorical([a, b, 1 - a - b])": Categorical(
        [POSITIVE["a"], POSITIVE["b"], 1 - POSITIVE["a"] - POSITIVE["b"]]
    ),
    "Categorical(p)": Categorical("p"),
    "Bernoulli(1/3)": Bernoulli(Rational(1, 3)),
    "Uniform(0, 1)": Uniform(0, 1),
}

REFUSED = {
    "": "nothing to read",
    "3": "column 1: a law is written as a family",
    "Gama(1, 2)": "unknown family 'Gama'; did you mean Gamma?",
    "normal": "did you mean Normal?",
    "Normal(0)": "takes 2 parameters, 1 given",
    "Normal()": "takes 2 parameters, 0 given",
    "Normal(0, 1, 2)": "takes 2 parameters, 3 given",
    "Normal(0, foo=1)": "takes no 'foo' here",
    "Normal(0, -1)": "std must be a positive number, not -1",
    "Normal(0, 0)": "std must be a positive number, not 0",
    "Bernoulli(2)": "p must be a number between 0 and 1, not 2",
    "Binomial(2.5, p)": "n must be a whole number",
    "Categorical([0.2, 0.3])": "sum 1",
    "Categorical(0.5)": "column 13: p is ",
    "Normal(0, 1": "column 7",
    "Normal(0 1)": "cannot be read",
    "Normal(0, s^2)": "column 11: write a power as **, not ^",
    "Normal(mu (1 + 2), 1)": "column 8: unknown function 'mu'",
    "Exponential(2*sqt(3))": "column 15: unknown function 'sqt' (a product needs *); did you mean",
    "Exponential(sqrt(2, 3))": "sqrt takes 1 argument",
    "Exponential(1/0)": "column 13: a division by 0",
    "Exponential(1/(2 - 2))": "a division by 0",
    "Exponential(0**(-1))": "a power of 0",
    "Exponential(log(0))": "has no finite real value",
    "Exponential((-8)**(1/3))": "must be a positive number",
    "Normal(x, 1)": "'x' is taken",
    "Normal(m, m)": "use two names",
    "Normal(1e500, 1)": "column 8: a power of ten beyond 64",
    "Normal(2j, 1)": "column 8: only names",
    "Normal(True, 1)": "column 8: only names",
    "Normal('mu', 1)": "column 8: only names",
    "Normal(*a)": "parameters",
    "Normal(**a)": "takes no '**' here",
    "Normal(a.b, 1)": "column 8: only names",
    "Normal((lambda: 1)(), 1)": "",
    "Normal([y for y in z], 1)": "column 8: only names",
    "Normal((y := 1), 1)": "column 9: only names",
    "Normal(f'{y}', 1)": "column 8: only names",
    "Normal(y if z else 1, 1)": "column 8: only names",
    "Normal(1 < 2, 1)": "column 8: only names",
    "Normal(__import__('os').system('true'), 1)": "column 8: only names",
    "Normal(__import__(1), 1)": "unknown function '__import__'",
    "Normal(_, 1)": "is not a name",
    "Normal(λ + é, 1)": "is not a name",
    "Exponential(\0)": "",
}

BOMBS = [
    "9**9**9",
    "2**(2**40)",
    "(((9**64)**64)**64)**64",
    "((2*a)**64)**64",
    "2**(10**9*a)",
    "exp(log(2)*10**12)",
    "log(10**(10**7))",
    "gamma(10**7)",
    "factorial(10**7)",
    "binomial(10**7, 5*10**6)",
    "digamma(10**6)",
    "polygamma(3, 10**7)",
    "beta(10**7, 10**7)",
    "1" * 41,
    "1e999999999",
    "(" * 300 + "1" + ")" * 300,
    "sqrt(" * 90 + "2" + ")" * 90,
    "-" * 5000 + "1",
    "1+" * 9000 + "1",
    "1" + "+a" * 15000,
]


@pytest.mark.parametrize("text", READ)
def test_a_law_is_read_exactly(text):
    assert read_law(text) == READ[text]


@pytest.mark.parametrize("text", REFUSED)
def test_a_slip_is_refused_in_one_line(text):
    with pytest.raises(ValueError) as refusal:
        read_law(text)
    assert REFUSED[text] in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("bomb", BOMBS, ids=lambda b: b[:24])
def test_a_number_too_large_is_refused_before_it_is_made(bomb):
    start = time.perf_counter()
    with pytest.raises(ValueError):
        read_law(f"Exponential({bomb})")
    assert time.perf_counter() - start < 1


def test_an_expression():
    beta = Symbol("beta", positive=True)
    assert read_expression("1/beta + log(2)", {"positive": True}) == 1 / beta + log(2)
    assert read_expression("-3") == -3


PAIRS_REFUSED = {
    ("Normal(m, s)", "Exponential(m)"): ("Normal(m, s) (mean)", "Exponential(m) (rate)"),
    ("Normal(m, s)", "Exponential(1/m)"): ("Normal(m, s)", "Exponential(1/m)"),
    ("Binomial(n, p)", "Poisson(n)"): ("Binomial(n, p)", "Poisson(n)"),
    ("Categorical(p)", "Bernoulli(p)"): ("Categorical(p)", "Bernoulli(p)"),
    ("Normal", "Exponential(mu_1)"): ("Normal", "Exponential(mu_1)"),
}


@pytest.mark.parametrize("pair", PAIRS_REFUSED)
def test_a_name_for_two_symbols_is_refused_and_both_uses_are_named(pair):
    with pytest.raises(ValueError) as refusal:
        read_laws(*pair)
    for use in PAIRS_REFUSED[pair]:
        assert use in str(refusal.value)


def test_a_name_inside_an_expression_is_the_one_that_stands_alone():
    p, q = read_laws("Normal(0, s)", "Normal(s/2, 1)")
    assert p.free_symbols == q.free_symbols == {POSITIVE["s"]}
    p, q = read_laws("Binomial(n, p)", "Poisson(n*p)")
    assert q.free_symbols == p.free_symbols == Binomial("n", "p").free_symbols


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="Nor()[]{}0129.,+-*/^_ablmx'\"\\=:\n λé", max_size=40))
def test_whatever_is_typed_is_a_law_or_one_clear_line(text):
    for typed in (text, f"Normal({text})", f"Exponential({text})"):
        try:
            read_law(typed)
        except ValueError as refusal:
            assert "\n" not in str(refusal)
