"""What the command says: once, in the user's own letters, and nothing that does not apply."""

import pytest
from running import symkl
from sympy import Add, Eq, Not, Pow, Rational, Symbol, log, loggamma, polylog

from symkl.checking.clock import fresh_work, work
from symkl.checking.deciding import decided
from symkl.checking.holding import holds_at
from symkl.checking.request import Request
from symkl.formula.heights import PLAIN, height, put

EXPONENTIALS = "Exponential(a)", "Exponential(b)"


class Stopped:
    """A clock on which no time passes."""

    process_time = staticmethod(lambda: 0.0)


def nested(pattern: str, depth: int) -> str:
    text = "sigma"
    for _ in range(depth):
        text = pattern.replace("@", text)
    return text


def verdict(quantity, laws, formula, **more):
    return decided(Request(quantity, tuple(laws), formula, **more), 30.0)


def test_laws_without_letters_have_no_parameters():
    for quantity, laws, formula in (
        ("kl", ("Normal(0, 1)", "Normal(1, 2)"), "log(2) - 1/4"),
        ("kl", ("Uniform(0, 3)", "Uniform(1, 2)"), r"\infty"),
    ):
        found = verdict(quantity, laws, formula)
        assert found.how == "proved" and "parameters" not in found.where
        assert "one value" in found.where
    assert "∞ as well" in found.render("text") and "difference" not in found.render("text")


@pytest.mark.parametrize(
    "formula",
    [
        r"\log\frac ab + \frac{b/a-1}{\ln 2}",
        "log(a/b) + (b/a - 1)/ln(2)",
        "log(a/b) + (b/a - 1)*log(e)",
        r"\log_2\frac ab + (b/a-1)\log_2 e",
    ],
)
def test_a_base_is_that_of_the_logarithms_without_one(formula):
    """ln stays natural, and no note says of one logarithm that it is both."""
    found = verdict("kl", EXPONENTIALS, formula, log_base="2")
    assert (found.kind, found.how) == ("equal", "proved")
    assert not [c for c in found.conventions if "values in nats" in c]
    natural = [n for n in found.notes if "natural" in n]
    assert not natural or "ln" in formula or "(e)" in formula


def test_log_gamma_has_that_base_too():
    bits = r"\log\Gamma(k)+\frac{k+(1-k)\psi(k)}{\ln 2}"
    assert verdict("entropy", ["Gamma(k, 1)"], bits, log_base="2").kind == "equal"
    mixed = r"\log\Gamma(k)+k+(1-k)\psi(k)"
    assert verdict("entropy", ["Gamma(k, 1)"], mixed, log_base="2").kind == "unequal"


def test_a_doubtful_place_is_doubtful_in_bits_too():
    """log a/b is (log a)/b first; in bits it is right the other way."""
    found = verdict("kl", EXPONENTIALS, r"\log a/b + (b/a-1)\log_2 e", log_base="2")
    assert found.kind == "equal"


@pytest.mark.parametrize(
    "arguments, told",
    [
        (["check", "entropy", "Exponential(a)", "--formula", "-"], "no formula came from stdin"),
        (["check", "entropy", "Exponential(a)", "-"], "no formula came from stdin"),
        (["check", "entropy", "Exponential(a)", "--formula", "1", "-o", ""], "its name is empty"),
        (["kl", "Normal", "Normal", "-o", ""], "its name is empty"),
        (["families", "Qqqq"], "symkl families lists all of them"),
        (["atlas", "--families", "Qqqq"], "symkl families lists all of them"),
        (["check", "entropy", "Normal(x, 1)", "--formula", "1"], "'x' is taken"),
    ],
)
def test_a_refusal_is_one_short_line(arguments, told):
    done = symkl(*arguments)
    assert (done.returncode, done.stdout) == (2, "") and told in done.stderr
    assert len(done.stderr.splitlines()) == 1 and len(done.stderr) < 140


def test_a_dash_is_the_standard_input():
    done = symkl("check", "entropy", "Exponential(a)", "--formula", "-", text="1 - log(a)")
    assert (done.returncode, done.stderr) == (0, "") and done.stdout.startswith("equal (proved)")


def test_infinity_is_a_number_without_a_sign():
    done = symkl("kl", "Pareto(2, 1)", "Uniform(0, 3)", "--digits", "5")
    assert (done.returncode, done.stdout) == (0, "inf\n")


def test_a_comparison_of_what_is_not_real_holds_nowhere():
    """Found by the fuzz: SymPy refuses to compare (−7)^(−7/13) with 1."""
    a = Symbol("a", real=True)
    assert holds_at(a**a < 1, {a: Rational(-7, 13)}) is None
    found = verdict("kl", ("Uniform(a, b)", "Uniform(c, d)"), "(1 if a**a < c else 2)")
    assert found.kind == "unequal"


def test_a_condition_is_decided_by_a_value():
    """SymPy compared polylogarithms at four hundred points, each to no end of digits."""
    q = Symbol("q", positive=True)
    high, low = {q: Rational(5, 2)}, {q: Rational(1, 3)}
    assert holds_at(loggamma(q + 2) > polylog(2, q / 5), high) is True
    assert holds_at(loggamma(q + 2) > polylog(2, q / 5), low) is True
    assert holds_at(loggamma(2) >= polylog(q, 3), high) is None  # no real number
    assert holds_at(log(q) > log(q), high) in (None, False)
    assert holds_at(q > Rational(5, 2), high) is False
    assert holds_at((q >= Rational(5, 2)) & (q < 3), high) is True
    assert holds_at((q > 3) | (log(q) < 0), low) is True
    assert holds_at(Not(Eq(q, 3), evaluate=False), low) is True


HARD = {  # each took between six seconds and for ever, before what it does was counted
    "a root of a negative number in K": "besselk(1, digamma(sigma))",
    "a complex polylogarithm": "polylog(mu, sigma)",
    "a polylogarithm of a broken order": "polylog(sigma, -sigma)",
    "an exponential integral": "expint(1, digamma(sigma))",
    "a deep ratio": nested("1/(1+@)", 18),
    "a deep ratio with a letter": nested("mu/(sigma+1/@)", 8),
    "roots of roots": nested("sqrt(1+@)", 15),
    "a logarithm of 9 factorial": "1/(pi*log(362880))",
    "a hypergeometric function on its cut": "hyp3f2(sigma, 2, mu, 1, 3, pi)",
    "a condition on a slow function": "(1 if loggamma(2) >= polylog(sigma, 3) else 2)",
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_a_valid_formula_that_is_hard_is_refuted_or_refused(text, monkeypatch):
    """By counting alone: no clock is asked."""
    monkeypatch.setattr("symkl.checking.clock.time", Stopped)
    try:
        found = verdict("entropy", ["Normal(mu, sigma)"], text)
    except ValueError as refusal:
        assert len(str(refusal).splitlines()) == 1
        return
    assert found.kind == "unequal" and found.witness is not None


def test_a_change_that_is_tried_asks_nothing_of_what_is_tall(monkeypatch):
    """SymPy asked for the sign of each part at each change; none is asked beyond a height."""
    sigma, tau = Symbol("sigma", positive=True), Symbol("tau", positive=True)
    tall = sigma
    for _ in range(8):
        tall = Add(1, Pow(tall, -1, evaluate=False), evaluate=False)
    asked = []
    monkeypatch.setattr(Add, "_eval_power", lambda base, power: asked.append(base))
    assert height(put(tall, {sigma: tau})) == 8 and all(height(b) <= PLAIN for b in asked)
    tall.xreplace({sigma: tau})
    assert any(height(b) > PLAIN for b in asked)


def test_what_has_been_evaluated_costs_nothing_again():
    a = Symbol("a", positive=True)
    known = set()
    first = fresh_work(log(a) + loggamma(a), known)
    assert first == work(log(a) + loggamma(a)) - work(a)  # a is one part
    assert fresh_work(log(a) + loggamma(a), known) == 0
    again = fresh_work(log(a) + 2 * loggamma(a), known)
    assert 0 < again < first


def test_a_bracket_is_no_name_for_another_formula():
    """Where no term of it has a partner, the diagnosis says nothing."""
    assert verdict("entropy", ["Normal(mu, sigma)"], "gamma(gamma(sigma))").diagnosis == ""
