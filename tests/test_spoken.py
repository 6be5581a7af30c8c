"""Formulas in words: thirty of them, and no two that differ sound alike."""

import pytest
from sympy import (
    Abs,
    EulerGamma,
    Rational,
    Symbol,
    besseli,
    binomial,
    ceiling,
    digamma,
    erf,
    exp,
    factorial,
    floor,
    gamma,
    log,
    loggamma,
    oo,
    pi,
    polygamma,
    sqrt,
    symbols,
)
from test_math_font import layouts

from symkl import nodes
from symkl.families import FAMILIES
from symkl.nodes import Density, Mean
from symkl.questions import entropy, kl
from symkl.render.notation import Notation
from symkl.render.page import page
from symkl.render.spoken import SIGNS, spoken
from symkl.render.text import line
from symkl.theorems import NAMES, theorem

a, b, s1, s2, k, theta = symbols("a b sigma_1 sigma_2 k theta", positive=True)
m1, m2 = symbols("mu_1 mu_2", real=True)
n = Symbol("n", integer=True, positive=True)
P, Q = nodes.AbstractLaw("p"), nodes.AbstractLaw("q")
p, q = Density(P), Density(Q)
SAMPLE = nodes.Sample("x")
MODEL = nodes.AbstractLaw("q", nodes.ABSTRACT, theta)

SPOKEN = [
    (log(s2 / s1), "log of sigma 2 over sigma 1"),
    (log(s2) / log(s1), "the fraction log of sigma 2 over log of sigma 1 end fraction"),
    (log(a + b), "log of open paren a plus b close paren"),
    (log(a) + b, "log of a, plus b"),
    (a * log(b), "a times log of b"),
    (-a + b, "b, minus a"),
    (a * (b + 1), "a times open paren b plus 1 close paren"),
    (Rational(1, 2) * a, "a over 2"),
    ((m1 - m2) ** 2 / (2 * s2**2), "the fraction open paren mu 1 minus mu 2 close paren squared"
     " over 2 times sigma 2 squared end fraction"),
    (a**3 + a**b, "a cubed, plus a to the b"),
    (a ** (b + 1), "a to the power b plus 1 end power"),
    (exp(-a), "e to the minus a"),
    (sqrt(2 * pi), "the square root of 2 times pi end root"),
    (sqrt(a), "the square root of a"),
    (gamma(k), "capital gamma of k"),
    (loggamma(k + 1), "log of capital gamma of open paren k plus 1 close paren"),
    (digamma(k), "psi of k"),
    (polygamma(1, k), "psi of order 1 of k"),
    (besseli(0, k), "capital I 0 of k"),
    (erf(k), "error function of k"),
    (binomial(n, k), "n choose k"),
    (factorial(n), "n factorial"),
    (Abs(m1), "the absolute value of mu 1"),
    (floor(a) + ceiling(b), "the floor of a, plus the ceiling of b"),
    (EulerGamma, "gamma"),
    (oo, "infinity"),
    (nodes.KL(P, Q), "the K L divergence of p from q"),
    (nodes.CrossEntropy(P, Q) - nodes.Entropy(P), "capital H of p, q, minus capital H of p"),
    (Mean(P, log(p / q)), "the expectation under p of log of the fraction p of capital X over"
     " q of capital X end fraction, end expectation"),
    (nodes.IndexSum(log(Density(MODEL, nodes.Observation(SAMPLE))), 1, n),
     "the sum over i from 1 to n of log of q of x sub i; theta"),
    (nodes.ArgMin(theta, nodes.KL(P, MODEL)),
     "arg min over theta of the K L divergence of p from q sub theta"),
    (nodes.FiniteWhen(a, nodes.AtMost(a, b)),
     "in cases: a, if a is at most b; infinity, otherwise; end of cases"),
    (nodes.AbsolutelyContinuous(P, Q), "p is absolutely continuous with respect to q"),
    (nodes.Positive(a - b), "a is greater than b"),
    (nodes.IsReal(m1), "mu 1 in the real numbers"),
    (nodes.REAL_LINE, "the real numbers"),
    (nodes.UNIT_INTERVAL, "the interval from 0 to 1"),
    (nodes.PointMass(3), "delta 3"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "words"), SPOKEN, ids=[w for _, w in SPOKEN])
def test_spoken(what, words):
    assert spoken(Notation()(what)) == words


@pytest.mark.parametrize("measure", ["sum", "integral"])
def test_a_mean_as_a_sum_or_an_integral(measure):
    shown = spoken(Notation(measure=measure)(Mean(P, log(p))))
    if measure == "sum":
        assert shown == "the sum over x of p of x times log of p of x"
    else:
        assert shown == "the integral of p of x times log of p of x, d x"


def corpus():
    for name in NAMES:
        yield from layouts(page(theorem(name), 2).blocks)
    for name in ("Normal", "Gamma", "Beta", "Weibull", "Binomial", "Poisson", "StudentT"):
        yield from layouts(page(entropy(FAMILIES[name].standard()), 2).blocks)
    for one, two in [("Gamma", "Weibull"), ("Uniform", "Uniform"), ("StudentT", "Normal")]:
        yield from layouts(page(kl(FAMILIES[one].standard(1), FAMILIES[two].standard(2)), 2).blocks)


def test_no_two_formulas_sound_alike():
    """What differs on paper differs in words, and the words are words."""
    heard = {}
    for layout in set(corpus()):
        words = spoken(layout)
        written = line(layout)
        assert heard.setdefault(words, written) == written
        assert words == " ".join(words.split()) and ",," not in words
        assert all(c.isascii() and (c.isalnum() or c in " ,;:-'") for c in words), words
    assert len(heard) > 120


def test_every_sign_has_words():
    from symkl.render.layout import SIGNS as KEYS

    assert set(SIGNS) == set(KEYS)


def test_a_page_is_heard_without_its_pictures():
    """Each formula has its words: in MathML twice, for what reads that and for what does not."""
    derivation = kl(FAMILIES["Normal"].standard(1), FAMILIES["Normal"].standard(2))
    html, mathml = derivation.render("html"), derivation.render("mathml")
    assert html.count("<math") == html.count(' aria-label="') > 10
    assert mathml.count("<math") == mathml.count(' aria-label="') == mathml.count(' alttext="') > 5
    words = "the K L divergence of p from q equals log of sigma 2 over sigma 1, plus the fraction"
    assert f'alttext="{words}' in mathml and f'aria-label="{words}' in html
    assert 'label=""' not in html and 'alttext=""' not in mathml
