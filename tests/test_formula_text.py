"""Reading laws and expressions: exact, bounded, and nothing is ever evaluated."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Range, Rational, Symbol, exp, log, sqrt

from symkl import kl
from symkl.families import (
    Bernoulli,
    Binomial,
    Categorical,
    DiscreteUniform,
    Exponential,
    Gamma,
    Normal,
    Poisson,
    Uniform,
)
from symkl.formula import read_formula
from symkl.formula.lets import Lets
from symkl.formula.text import read_expression, read_law, read_laws

COUNT = {"integer": True, "positive": True}
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
    "Normal(m, m)": Normal(Symbol("m", positive=True), "m"),
    "Gamma(alpha, rate=beta)": Gamma(Symbol("alpha", positive=True), 1 / POSITIVE["beta"]),
    "Normal(mu, variance=v)": Normal("mu", sqrt(POSITIVE["v"])),
    "Normal(mu, precision=1/4)": Normal("mu", 2),
    "Exponential(mean=2*s)": Exponential(1 / (2 * POSITIVE["s"])),
    "Bernoulli(logits=t)": Bernoulli(1 / (1 + exp(-REAL["t"]))),
    "Gamma(scale=2, shape=3)": Gamma(3, 2),
    "Exponential(lam=2)": Exponential(2),
    "Normal(μ=1, σ=2)": Normal(1, 2),
    "Exponential(λ=2)": Exponential(2),
    "DiscreteUniform(a=-1, b=n)": DiscreteUniform(Range(-1, Symbol("n", integer=True) + 1)),
    "Exponential(lamda=2)": Exponential(2),
}

REFUSED = {
    "": "nothing to read",
    "3": "column 1: a law is written as a family",
    "Gama(1, 2)": "unknown family 'Gama'; did you mean Gamma?",
    "normal": "did you mean Normal?",
    "Normal(0)": "takes 2 parameters, 1 given",
    "Normal()": "takes 2 parameters, 0 given",
    "Normal(0, 1, 2)": "takes 2 parameters, 3 given",
    "Normal(0, foo=1)": "takes no 'foo'; it is Normal(mean, std), mu or loc for mean",
    "Gamma(k, ratee=b)": "takes no 'ratee'; did you mean rate? It is Gamma(k, theta), shape or",
    "Gamma(k, rate=b, scale=c)": "Gamma(k, theta) takes 2 parameters, 3 given",
    "Gamma(shape=k, k=2)": "shape=, k= do not go together; it is Gamma(k, theta)",
    "Gamma(k, rate=3, rate=4)": "a parameter is given twice",
    "Normal(0, variance=-1)": "variance must be a positive number, not -1",
    "Normal(0, variance=0)": "variance must be a positive number, not 0",
    "Beta(mean=2, concentration=1)": "mean must be a number between 0 and 1, not 2",
    "Beta(mean=m)": "takes 2 parameters, 1 given; it is Beta(alpha, beta)",
    "Skellam(mean=3, variance=1)": "mu2 must be a positive number",
    "TruncatedNormal(a=1, b=2, loc=0, scale=1)": "do not go together",
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
    "Binomial(n, n)": "in Binomial(n, n) (p) and a whole number ≥ 1 in Binomial(n, n) (n)",
    "Normal(1e500, 1)": "column 8: a power of ten beyond 64",
    "Normal(2j, 1)": "column 8: only names",
    "Normal(True, 1)": "column 8: only names",
    "Normal('mu', 1)": "column 8: only names",
    "Normal(*a)": "parameters",
    "Normal(**a)": "takes no '**'",
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
    ("Binomial(p, q)", "Geometric0(p)"): ("a whole number", "Binomial(p, q) (n)", "Geometric0(p)"),
    ("Zeta(p)", "Logarithmic(p)"): ("above 1 in Zeta(p) (s)", "0 and 1 in Logarithmic(p) (p)"),
    ("Uniform(a, b)", "Uniform(b, a)"): ("in Uniform(a, b) (", "in Uniform(b, a) ("),
    ("Exponential(a - b)", "Exponential(b - a)"): ("Exponential(a - b) (", "Exponential(b - a) ("),
    ("Categorical(p)", "Bernoulli(p)"): ("Categorical(p)", "Bernoulli(p)"),
    ("Categorical", "Bernoulli(p)"): ("Categorical (p)", "Bernoulli(p)"),
}


@pytest.mark.parametrize("pair", PAIRS_REFUSED)
def test_a_name_that_cannot_be_both_is_refused_and_both_places_are_named(pair):
    with pytest.raises(ValueError) as refusal:
        read_laws(*pair)
    for words in PAIRS_REFUSED[pair]:
        assert words in str(refusal.value)
    assert "\n" not in str(refusal.value)


TOGETHER = {  # what each name is, where its places demand different things that go together
    ("Erlang(k, l)", "Gamma(k, 1/l)"): {"k": COUNT, "l": {"positive": True}},
    ("Normal(m, s)", "Exponential(m)"): {"m": {"positive": True}, "s": {"positive": True}},
    ("Exponential(m)", "Normal(m, s)"): {"m": {"positive": True}, "s": {"positive": True}},
    ("Normal(m, s)", "Exponential(1/m)"): {"m": {"positive": True}, "s": {"positive": True}},
    ("Normal(m, s)", "Exponential(m**2)"): {"m": {"real": True}, "s": {"positive": True}},
    ("Normal(m, s)", "Exponential(s - m)"): {"m": {"real": True}, "s": {"positive": True}},
    ("Normal(m, s)", "Exponential(m - s)"): {"m": {"positive": True}, "s": {"positive": True}},
    ("Normal(m, s)", "Normal(log(m), s)"): {"m": {"positive": True}, "s": {"positive": True}},
    ("Binomial(n, p)", "Poisson(n)"): {"n": COUNT, "p": {"positive": True}},
    ("Normal", "Exponential(mu_1)"): {"mu_1": {"positive": True}, "sigma_1": {"positive": True}},
    ("DiscreteUniform", "Poisson(b_1)"): {"a_1": {"integer": True}, "b_1": COUNT},
}


@pytest.mark.parametrize("pair", TOGETHER)
def test_a_name_is_all_that_its_places_demand(pair):
    laws = [p.standard(k) if isinstance(p, type) else p for k, p in enumerate(read_laws(*pair), 1)]
    found = {s for law in laws for s in law.free_symbols}
    assert found == {Symbol(n, **kinds) for n, kinds in TOGETHER[pair].items()}


SAME = [
    ("Erlang(k, l)", "Gamma(k, 1/l)"),
    ("Gamma(k, 1/l)", "Erlang(k, l)"),
    ("Erlang(n, rate=b)", "Gamma(n, rate=b)"),
    ("Gamma(mean=m, variance=v)", "Gamma(m**2/v, v/m)"),
    ("Exponential(mean=m)", "Gamma(1, m)"),
    ("ChiSquared(k)", "Gamma(k/2, rate=1/2)"),
    ("Normal(mu, precision=t)", "Normal(mu, variance=1/t)"),
    ("Bernoulli(logits=log(a))", "Bernoulli(a/(1 + a))"),
    ("NegativeBinomial(n, p)", "NegativeBinomial(n, probs=1 - p)"),
    ("Geometric0(p)", "NegativeBinomial(1, p)"),
    ("Binomial(1, p)", "Bernoulli(p)"),
    ("Weibull(scale=s, shape=1)", "Exponential(scale=s)"),
    ("Weibull(a, k)", "Weibull(shape=k, scale=a)"),
    ("Beta(mean=1/2, concentration=2)", "Uniform(0, 1)"),
    ("LogNormal(m, variance=v)", "LogNormal(median=exp(m), precision=1/v)"),
]


@pytest.mark.parametrize("pair", SAME)
def test_one_law_under_two_names_has_divergence_zero(pair):
    assert kl(*read_laws(*pair)).check().result == 0


def test_a_name_inside_an_expression_is_the_one_that_stands_alone():
    p, q = read_laws("Normal(0, s)", "Normal(s/2, 1)")
    assert p.free_symbols == q.free_symbols == {POSITIVE["s"]}
    p, q = read_laws("Binomial(n, p)", "Poisson(n*p)")
    assert q.free_symbols == p.free_symbols == Binomial("n", "p").free_symbols


LET = {
    ("Gamma(k, b)", "b=1/theta"): "Gamma(k, 1/theta)",
    ("Gamma(k, b)", "b=c", "c = 1 / theta "): "Gamma(k, 1/theta)",
    ("Gamma(k, 2*b + b**2)", "b=1/theta"): "Gamma(k, 2/theta + 1/theta**2)",
    ("Gamma(k, rate=b)", "b=lambda"): "Gamma(k, rate=lambda)",
    ("Gamma(k, rate=β)", "β=1/θ"): "Gamma(k, theta)",
    ("Binomial(x, p)", "x=n"): "Binomial(n, p)",
    ("Gamma(x, 1)", "x=a"): "Gamma(a, 1)",
    ("Normal(0, s)", "s=0.3"): "Normal(0, 0.3)",
    ("Categorical(w)", "w=[0.2, a, 0.8 - a]"): "Categorical([0.2, a, 0.8 - a])",
    ("Categorical(w)", "w=r"): "Categorical(r)",
    ("Categorical([w, 1 - w])", "w=1/3"): "Categorical([1/3, 2/3])",
}


@pytest.mark.parametrize("case", LET)
def test_a_name_stands_for_an_expression(case):
    text, *lets = case
    assert read_laws(text, let=lets) == read_laws(LET[case])


LET_REFUSED = {
    ("b",): "write NAME=EXPRESSION",
    ("=1",): "write NAME=EXPRESSION",
    ("b=",): "write NAME=EXPRESSION",
    ("b+1=c",): "is not a name",
    ("__import__('os')=c",): "is not a name",
    ("pi=3",): "'pi' is a number",
    ("b=1", "b=2"): "two meanings",
    ("b=b",): "'b' stands for itself: b → b",
    ("b=1/c", "c=d+1", "d=b"): "stands for itself: b → c → d → b",
    ("b=1/0",): "'1/0', column 1: a division by 0",
    ("b=c + sqt(2)",): "'c + sqt(2)', column 5: unknown function 'sqt'",
    ("b=__import__('os').system('true')",): "only names",
    ("b=[1, 2]",): "only names",
    ("b=-1",): "theta must be a positive number, not -1",
    ("b=x",): "'x' is taken",
    ("b=9**9**9",): "an exponent beyond",
    tuple(f"{p}={q}*{q}" for p, q in zip("bcdefghijklmnop", "cdefghijklmnopq")): "too long",
    tuple(f"{p}=1+{q}" for p, q in pairwise(["b", *(f"t{k}" for k in range(99))])): "too deep",
    tuple(f"t{k}=1" for k in range(101)): "at most 100",
}


@pytest.mark.parametrize("lets", LET_REFUSED, ids=lambda x: x[0])
def test_a_let_that_makes_no_sense_is_refused_in_one_line(lets):
    start = time.perf_counter()
    with pytest.raises(ValueError) as refusal:
        read_laws("Gamma(k, b)", let=lets)
    assert LET_REFUSED[lets] in str(refusal.value) and "\n" not in str(refusal.value)
    assert time.perf_counter() - start < 2


def test_what_is_let_has_a_value_for_the_formula():
    lets = Lets(["b=1/theta", "c=b + 1"])
    theta = Symbol("theta", positive=True)
    assert lets.values({"theta": theta}) == {"b": 1 / theta, "c": 1 + 1 / theta}
    with pytest.raises(ValueError, match="let b: 'theta' is in no law; there are k"):
        lets.values({"k": theta})
    fresh = Lets(["b=1/theta", "c=b + 1"])
    read_laws("Gamma(k, b)", let=fresh)
    with pytest.raises(ValueError, match="'c' stands in no law"):
        fresh.refuse_unused()


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="abc=+-*/()[],.0129 'λ_\n", max_size=30), st.text("bc=1/ ", max_size=9))
def test_whatever_is_let_is_a_law_or_one_clear_line(first, second):
    for lets in ([first], [f"b={first}"], [f"b={first}", second]):
        try:
            read_laws("Gamma(k, b)", "Gamma(shape=k, rate=c)", let=lets)
        except ValueError as refusal:
            assert "\n" not in str(refusal)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="Nor()[]{}0129.,+-*/^_ablmx'\"\\=:\n λé", max_size=40))
def test_whatever_is_typed_is_a_law_or_one_clear_line(text):
    for typed in (text, f"Normal({text})", f"Exponential({text})"):
        try:
            read_law(typed)
        except ValueError as refusal:
            assert "\n" not in str(refusal)


@pytest.mark.parametrize(
    "text, told",
    [
        (r"\frac{a}{b}+\foo{b}", r"'\frac{a}{b}+\foo{b}', column 13: \foo is not read here"),
        ("\\\r)oo", r"'\\r)oo', column 1: \ is not read here"),
    ],
)
def test_what_is_echoed_is_what_was_typed(text, told):
    """One backslash for one, and one line whatever stands in it."""
    letters = {n: Symbol(n, positive=True) for n in "ab"}
    with pytest.raises(ValueError, match=re.escape(told)) as caught:
        read_formula(text, letters, "latex")
    assert str(caught.value).isprintable()


def test_a_law_is_echoed_as_it_was_typed():
    with pytest.raises(ValueError, match=re.escape(r"'Exponential(\foo)', column 13")):
        read_laws(r"Exponential(\foo)")


def test_no_family_is_one_short_line():
    with pytest.raises(ValueError, match="symkl families lists all of them") as caught:
        read_laws("Qqqq(1, 2)")
    assert len(str(caught.value)) < 80
