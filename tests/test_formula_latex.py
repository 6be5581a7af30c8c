"""Formulas as blogs and papers write them are read as meant, or refused at their column."""

import pytest
from sympy import EulerGamma, Symbol, log, pi
from written import NAMES, READ, REFUSED, half, s1, s2

from symkl.formula import read_formula

POSITIVE = {n: Symbol(n, positive=True) for n in ("a", "b", "c", "d", "f", "df", "gamma", "e_1")}
a, b, gamma = (POSITIVE[n] for n in ("a", "b", "gamma"))

NOTED = {
    r"\log a": "read log as the natural logarithm",
    r"\log_2 a": "read the logarithm of base 2 as log x/log 2",
    r"1 + \gamma": "read γ as Euler's constant 0.577…",
    r"e^a": "read e as Euler's number 2.718…",
    r"D_{KL}(p\|q) = a": r"read the left-hand side D_{KL}(p\|q) = and left it out",
    r"KL = a = b": "read the last of a chain of 2 right-hand sides",
    r"H = \log 2 = 0.693": "left out the number at the end of the chain",
    r"H = \log 2 \approx 0.693": "left out the approximate value at the end",
    r"\log a b": "read log a b as the log of the whole product",
    r"\log a/b": "read log a/… as the log of the quotient",
    r"\log(a)^2": "read log(a)^… as a power of the log",
    r"a/b c": "read /b c as a division by all of b c",
    r"1/2 c": "read /2 as a division by 2 only",
    r"1/2c": "read /2c as a division by all of 2c",
    r"\lg a": "read lg as the logarithm of base 10",
    r"B(a, b)": "read B(a, b) as the Beta function",
    r"H_n": "read H with a subscript as the harmonic number",
    r"I_0(a)": "read I as the modified Bessel function of the first kind",
    r"\Phi(a)": "read Φ as the distribution function of the standard normal law",
    r"\psi_1(a)": "read ψ_1 as the derivative of order 1 of the digamma function",
    r"\psi^2(a)": "read the exponent 2 at a function as a power, not a derivative",
    r"a \text{ for } a > 1": "read the condition behind the formula as where it holds",
    r"\sum_{i=1}^N P_i": "read N as the number K of the entries of P",
    "log(a^2)": "read log as \\log",
    "a^12": "read ^12 as ^{12}",
    "df": "read df as d f",
}

OTHER = {  # a doubtful text, and what it may also mean
    r"\log a/b": log(a) / b,
    r"\log(a)^2": log(a**2),
    r"\log(a)/b": log(a / b),
    r"\log a \cdot b": log(a * b),
    r"\log a b": b * log(a),
    r"\log{a}b": log(a * b),
    r"1/2 c": 1 / (2 * POSITIVE["c"]),
    r"1/2c": POSITIVE["c"] / 2,
    r"1/a(b+1)": 1 / (a * (b + 1)),
    r"\lg a": log(a) / log(2),
    r"df": POSITIVE["df"],
}


@pytest.mark.parametrize("text", READ)
def test_read(text):
    assert read_formula(text, NAMES, "latex").expr == READ[text]
    assert read_formula(text, NAMES).expr == READ[text]


@pytest.mark.parametrize(("text", "place", "said"), REFUSED, ids=[t for t, _, _ in REFUSED])
def test_refused(text, place, said):
    with pytest.raises(ValueError) as refusal:
        read_formula(text, NAMES, "latex")
    message = str(refusal.value)
    assert f", {place}: " in message and said in message
    assert "\n" not in message and len(message) < 400


@pytest.mark.parametrize("text", NOTED)
def test_a_choice_is_noted(text):
    notes = read_formula(text, NAMES | POSITIVE if text == "df" else NAMES, "latex").notes
    assert any(NOTED[text] in note for note in notes), notes


@pytest.mark.parametrize("text", OTHER)
def test_what_a_doubtful_text_may_also_mean(text):
    reading = read_formula(text, POSITIVE, "latex")
    assert OTHER[text] in [value for _, value in reading.others]
    assert reading.expr not in [value for _, value in reading.others]


def test_nothing_else_is_meant_by_a_clear_text():
    text = r"\log\frac{\sigma_2}{\sigma_1} + \frac{\sigma_1^2}{2\sigma_2^2} - \frac12"
    reading = read_formula(text, NAMES)
    assert reading.others == ()
    assert reading.notes == ("read log as the natural logarithm",)
    assert reading.expr == log(s2 / s1) + s1**2 / (2 * s2**2) - half


def test_the_declared_name_comes_first():
    assert read_formula(r"\log(4\pi\gamma)", POSITIVE).expr == log(4 * pi * gamma)
    assert read_formula(r"\gamma + \gamma_E", POSITIVE).expr == gamma + EulerGamma
    assert read_formula(r"\gamma(a + b)", POSITIVE).expr == gamma * (a + b)
    assert read_formula(r"\gamma(a + b)", NAMES).expr == EulerGamma * (NAMES["a"] + NAMES["b"])
    letters = {n: Symbol(n, positive=True) for n in "BIKHWMPQ"}
    for name, symbol in letters.items():
        assert read_formula(f"{name}(1 + 2)", letters, "latex").expr == 3 * symbol


def test_the_left_side_and_the_base():
    reading = read_formula(r"D_{\mathrm{KL}}(P\,\|\,Q) := \log_2 a", NAMES)
    assert reading.left == r"D_{\mathrm{KL}}(P\,\|\,Q)"
    assert reading.base == 2
    assert read_formula(r"\ln a", NAMES).base.is_number and read_formula(r"a", NAMES).left == ""
    assert read_formula(r"\log_{10} a", NAMES).base == 10


def test_names_that_are_one_by_the_rule_are_told_apart_by_their_spelling():
    names = {n: Symbol(n) for n in ("k1", "k_1")}
    with pytest.raises(ValueError, match="unknown name 'k_1'"):
        read_formula("k_{1}", names, "latex")
    assert read_formula("k1 - k_1", names, "python").expr == names["k1"] - names["k_1"]


SAID = [  # written, the same plainly, what is said of the choice
    (r"\tanh^{-1}(1-a)", r"\operatorname{artanh}(1-a)", "artanh, not as 1/tanh"),
    (r"\tan^{-1}\frac ab", r"\arctan\frac ab", "arctan, not as 1/tan"),
    (r"a^b\,2b^2", r"2a^bb^2", "read 2 after a factor and a thin space"),
    (r"\left[a\right.\\ &\quad\left.{}+b\right]", r"a+b", ""),
    (r"a{}-b", r"a-b", ""),
]


@pytest.mark.parametrize("written, plain, note", SAID)
def test_what_is_read_with_a_choice_says_so(written, plain, note):
    names = {n: Symbol(n, positive=True) for n in "ab"}
    if "&" in written:
        written = rf"\begin{{aligned}}&{written}\end{{aligned}}"
    found = read_formula(written, names, "latex")
    assert found.expr == read_formula(plain, names, "latex").expr
    assert any(note in said for said in found.notes) or not note


@pytest.mark.parametrize("written, column", [(r"a 2", 3), (r"2\,3", 4), (r"a^{}+b", 4)])
def test_a_number_after_a_factor_and_nothing_for_an_exponent_are_refused(written, column):
    names = {n: Symbol(n, positive=True) for n in "ab"}
    with pytest.raises(ValueError, match=f"column {column}:"):
        read_formula(written, names, "latex")
