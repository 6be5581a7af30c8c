"""Each function that a formula may have has a number, and what has none for us refutes nothing."""

import signal

import pytest
from mpmath import mp, mpf
from sympy import Function, Rational, Symbol, polygamma, polylog

from symkl import oracle
from symkl.checking.clock import Broken, broken_off
from symkl.checking.deciding import decided
from symkl.checking.numbers import CannotTell, number
from symkl.checking.request import Request
from symkl.formula import read_formula
from symkl.formula.functions import FUNCTIONS

POINT = {"u": Rational(3, 2), "v": Rational(2, 5), "w": Rational(7, 6), "y": Rational(1, 3)}
SYMBOLS = {n: Symbol(n, positive=True) for n in POINT}
WORTH = {  # the same in mpmath's words, where the name is not the same
    "log2": lambda x: mp.log(x, 2), "log10": lambda x: mp.log(x, 10), "abs": abs,
    "ceiling": mp.ceil, "Max": max, "Min": min, "erfcx": lambda x: mp.exp(x * x) * mp.erfc(x),
    "ndtr": mp.ncdf, "log_ndtr": lambda x: mp.log(mp.ncdf(x)), "normpdf": mp.npdf,
    "trigamma": lambda x: mp.psi(1, x), "polygamma": lambda m, x: mp.psi(2, x),
    "betaln": lambda a, b: mp.log(mp.beta(a, b)), "uppergamma": mp.gammainc,
    "betainc": lambda a, b, x: mp.betainc(a, b, 0, x, regularized=True),
    "lowergamma": lambda a, x: mp.gammainc(a, 0, x),
    "gammainc": lambda a, x: mp.gammainc(a, 0, x, regularized=True),
    "gammaincc": lambda a, x: mp.gammainc(a, x, regularized=True),
    "i0": lambda x: mp.besseli(0, x), "i1": lambda x: mp.besseli(1, x),
    "k0": lambda x: mp.besselk(0, x), "k1": lambda x: mp.besselk(1, x),
    "i0e": lambda x: mp.exp(-x) * mp.besseli(0, x), "i1e": lambda x: mp.exp(-x) * mp.besseli(1, x),
    "exp1": mp.e1, "Ei": mp.ei, "Ci": mp.ci, "Si": mp.si,
    "zetaderivative": lambda k, s: mp.zeta(s, 1, 2),
    "LambertW": mp.lambertw, "square": lambda x: x * x, "reciprocal": lambda x: 1 / x,
    "xlogy": lambda x, y: x * mp.log(y), "entr": lambda x: -x * mp.log(x),
    "rel_entr": lambda x, y: x * mp.log(x / y), "logit": lambda x: mp.log(x / (1 - x)),
    "expit": lambda x: 1 / (1 + mp.exp(-x)), "softplus": lambda x: mp.log(1 + mp.exp(x)),
    "cbrt": lambda x: x ** (mpf(1) / 3), "hyp3f2": lambda *a: mp.hyper(a[:3], a[3:5], a[5]),
}  # fmt: skip
FIRST = {"polygamma": "2", "zetaderivative": "2"}  # an order is a whole number
INSIDE = ["asin", "acos", "atanh", "logit"]  # between 0 and 1
SWAPPED = ["hyp2f1", "hyp3f2", "polylog", "betainc"]  # the last one is less than 1


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_has_its_number(name):
    count = 2 if name in ("Max", "Min") else FUNCTIONS[name].arities[0]
    letters = ["u", "w", "y", "u", "w", "v"][6 - count :] if name in SWAPPED else list("uvwyuv")
    letters = ["y"] if name in INSIDE else letters[:count]
    letters = ["v", "u", "w"] if name == "lerchphi" else letters
    given = [FIRST.get(name, letters[0]), *letters[1:]]
    expr = read_formula(f"{name}({', '.join(given)})", SYMBOLS, "python").expr
    found = number(expr, {SYMBOLS[n]: v for n, v in POINT.items()}, 25)
    with mp.workdps(40):
        values = [mpf(POINT[n].p) / POINT[n].q for n in letters]
        right = WORTH.get(name, getattr(mp, name, None))(*values)
        assert abs(found.value - right) < mpf(10) ** -24 * max(1, abs(right))


RIGHT = "log(a/b) + b/a - 1"
NOTHING = {  # is 0, in a roundabout way
    "the Lambert function": "lambertw(a*exp(a)) - a",
    "a secant": "sec(b)*cos(b) - 1",
    "an inverse function": "acosh(cosh(a)) - a",
    "a hypergeometric function": "hyp3f2(1, 1, 1, 2, 1, -a/9) - 9*log(1 + a/9)/a",
    "Kummer's function": "hyp1f1(a, b, -1) - exp(-1)*hyp1f1(b - a, b, 1)",
    "an order between the whole ones": "0*a + polygamma(a, b) - polygamma(a, b)",
}


@pytest.mark.parametrize("added", NOTHING.values(), ids=NOTHING)
def test_what_comes_to_nothing_refutes_nothing(added):
    asked = Request("kl", ("Exponential(a)", "Exponential(b)"), f"{RIGHT} + {added}")
    assert decided(asked, 30.0).kind == "equal"


def test_what_cannot_be_evaluated_is_undecided():
    """The class of a fault: no rule for a function was taken for no value of the formula."""
    unknown = Function("unknown", real=True)
    a = Symbol("a", positive=True)
    for expr in (unknown(a), polygamma(a, a)):
        with pytest.raises(CannotTell):
            number(expr, {a: Rational(3, 7)}, 20)
    text = f"{RIGHT} + polygamma(a, b) - polygamma(a, b + 1)"
    found = decided(Request("kl", ("Exponential(a)", "Exponential(b)"), text), 30.0)
    assert found.kind == "undecided" and "whole numbers" in found.reason


def test_a_complex_number_is_one_at_the_first_two_precisions(monkeypatch):
    """Two evaluations that agree on it are enough; the last precision of all took a minute."""
    a = Symbol("a", positive=True)
    used = []
    once = oracle._once
    monkeypatch.setattr(oracle, "_once", lambda *given: used.append(mp.dps) or once(*given))
    assert number(polylog(a, 2), {a: Rational(3, 7)}, 20).value is None
    assert len(used) == 2


LITTLE = {
    r"10^{-30}a": "a lost term",
    r"e^{-100a-200}": "a lost term",
    r"e^{-1000}": "a lost additive constant",
    r"10^{-18}": "a lost additive constant",
}


@pytest.mark.parametrize("added", LITTLE)
def test_a_difference_that_no_digits_show_refutes_all_the_same(added):
    """It is not 0 in normal form: more digits are shown, and they differ."""
    found = decided(Request("entropy", ("Exponential(a)",), rf"1-\log a+{added}"), 30)
    assert (found.kind, found.how, found.slips[0].name) == ("unequal", "apart", LITTLE[added])
    assert found.slips[0].fixed == "1 − log a"
    with mp.workdps(600):
        assert mpf(found.witness.theirs) > mpf(found.witness.ours)


def test_a_difference_beyond_all_digits_is_undecided():
    """e^(−1000 a) is not 0, but a page can't show it at the point: no verdict without a point."""
    found = decided(Request("entropy", ("Exponential(a)",), r"1-\log a+e^{-1000-1000a}"), 30)
    assert found.kind == "undecided" and "less than 10^-500" in found.reason


@pytest.mark.parametrize(
    "added", [r"10^{-30}(a-b)", r"e^{-1000}\log a", r"10^{-40}\log(a)\log(b)", r"10^{-60}|a-b|"]
)
def test_a_difference_of_unknown_sign_is_seen_at_more_digits(added):
    """Two precisions agree on the difference itself: it is not 0."""
    laws = "Exponential(a)", "Exponential(b)"
    found = decided(Request("kl", laws, rf"\log\frac ab+\frac ba-1+{added}"), 30)
    assert (found.kind, found.how) == ("unequal", "apart")
    with mp.workdps(600):
        assert mpf(found.witness.theirs) != mpf(found.witness.ours)


def test_what_is_written_in_two_ways_is_still_agreed_on():
    """The difference is 0 at hundreds of digits."""
    laws = "Exponential(a)", "Exponential(b)"
    added = r"10^{-30}(\cos(a)^2+\sin(a)^2-1)+|a-b|-\max(a,b)+\min(a,b)"
    found = decided(Request("kl", laws, rf"\log\frac ab+\frac ba-1+{added}"), 30)
    assert (found.kind, found.how) == ("equal", "agreed")


def test_a_long_witness_is_short_for_people_and_whole_in_json():
    found = decided(Request("entropy", ("Exponential(a)",), r"1-\log a+e^{-1000}"), 30)
    assert len(found.witness.ours) > 400
    for line in found.render("text").splitlines():
        assert len(line) < 110
    assert "difference" in found.render("text") and "e-435" in found.render("text")
    assert found.witness.ours in found.to_json()
    for format in ("markdown", "html"):
        assert found.witness.ours not in found.render(format)


BROKEN_OFF = {
    "an order that grows": "besseli(exp(exp(sigma)), sigma)",
    "Γ of Γ of Γ": "gamma(gamma(gamma(sigma)))",
    "Lerch's function": "lerchphi(1/2, sigma, mu)",
    "an exponential integral far out": "expint(sigma, exp(exp(sigma)))",
}


@pytest.mark.parametrize("text", BROKEN_OFF.values(), ids=BROKEN_OFF)
def test_a_value_that_nobody_can_wait_for_is_broken_off(text):
    """By the clock, as nothing tells it before; unequal or undecided, with a line that says why."""
    found = decided(Request("entropy", ("Normal(mu, sigma)",), text), 30)
    assert found.kind == "unequal" or (found.kind == "undecided" and found.reason)


def test_what_is_broken_off_leaves_no_alarm():
    with pytest.raises(Broken), broken_off(0.01):
        while True:
            pass
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    with broken_off(60):
        assert signal.getitimer(signal.ITIMER_VIRTUAL)[0] > 0
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
