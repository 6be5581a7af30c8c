"""What the command says: once, in the user's own letters, and nothing that does not apply."""

import pytest
from running import symkl
from sympy import Eq, Not, Rational, Symbol, log, loggamma, polylog

from symkl.checking.deciding import decided
from symkl.checking.holding import holds_at
from symkl.checking.request import Request

EXPONENTIALS = "Exponential(a)", "Exponential(b)"


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
