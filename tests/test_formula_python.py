"""Formulas in Python's notation, as they stand in code, and texts that mean harm."""
# ruff: noqa: E501

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import (
    Ci,
    Dummy,
    E,
    EulerGamma,
    Expr,
    I,
    Max,
    Ne,
    Piecewise,
    Rational,
    Si,
    Symbol,
    besseli,
    beta,
    betainc,
    digamma,
    erfc,
    exp,
    expint,
    hyper,
    log,
    loggamma,
    nan,
    oo,
    pi,
    sqrt,
    zoo,
)
from written import (
    DISCRETE,
    GAMMAS,
    GAUSS,
    NAMES,
    READ,
    REFUSED,
    K,
    a,
    al,
    b,
    be,
    i,
    k1,
    k2,
    s1,
    s2,
    x,
    y,
)

from symkl.formula import read_formula
from symkl.nodes import Entry, IndexSum

PYTHON = {
    "log(sigma_2/sigma_1) + (sigma_1**2 + (mu_1 - mu_2)**2)/(2*sigma_2**2) - 1/2": GAUSS,
    "np.log(sigma_2 / sigma_1)\n + (sigma_1 ** 2 + (mu_1 - mu_2) ** 2)\n / (2 * sigma_2 ** 2) - 0.5": GAUSS,
    "kl = math.log(sigma2/sigma1) + (sigma1**2 + (mu1 - mu2)**2)/(2*sigma2**2) - 1/2": GAUSS,
    "(k_1 - k_2)*special.digamma(k_1) - special.gammaln(k_1) + special.gammaln(k_2)"
    " + k_2*np.log(theta_2/theta_1) + k_1*(theta_1 - theta_2)/theta_2": GAMMAS,
    "return torch.lgamma(k_1) - torch.lgamma(k_2)": loggamma(k1) - loggamma(k2),
    "(a / b).log() + a.pow(2) - b.lgamma()": log(a / b) + a**2 - loggamma(b),
    "sum(P[i]*log(P[i]/w[i]) for i in range(K))": DISCRETE,
    "np.sum(P * np.log(P / w))": DISCRETE,
    "(P * (P / w).log()).sum()": DISCRETE,
    "sum(rel_entr(P, w))": DISCRETE,
    "sum(j**2 for j in range(1, K + 1))": IndexSum(i**2, 1, K),
    "1 - P[0]": 1 - Entry(NAMES["P"], 0),
    "log(beta/alpha) if alpha < beta else oo": Piecewise((log(be / al), al < be), (oo, True)),
    "log(a) if 0 < a < 1 and b != 2 else float('inf')": Piecewise(
        (log(a), (a < 1) & Ne(b, 2)), (oo, True), evaluate=False
    ),
    "np.where(a > 1, a, np.inf)": Piecewise((a, a > 1), (oo, True)),
    "Piecewise((log(a), (a > 1) & (x < y)), (oo, True))": Piecewise(
        (log(a), (a > 1) & (x < y)), (oo, True)
    ),
    "float('inf')": oo,
    "-np.inf": -oo,
    "0.5*log(2*pi*e*sigma_1**2)": log(2 * pi * E * s1**2) / 2,
    "np.euler_gamma + EulerGamma": 2 * EulerGamma,
    "log(a, 2) + log2(b) + log10(a)": log(a) / log(2) + log(b) / log(2) + log(a) / log(10),
    "log1p(-a) + np.expm1(x)": log(1 - a) + exp(x) - 1,
    "polygamma(1, a) - trigamma(a) + psi(a)": digamma(a),
    "special.betaln(a, b)": loggamma(a) + loggamma(b) - loggamma(a + b),
    "betainc(a, b, 0.5)": betainc(a, b, 0, Rational(1, 2)) / beta(a, b),
    "iv(0, a) + i0(a) + special.i1(a)": 2 * besseli(0, a) + besseli(1, a),
    "i1e(a)/i0e(a)": besseli(1, a) / besseli(0, a),
    "exp1(a) + expn(1, a)": 2 * expint(1, a),
    "Ci(a) - Si(x)**2": Ci(a) - Si(x) ** 2,
    "ndtr(x)": erfc(-x / sqrt(2)) / 2,
    "hyp2f1(a, b, 1, x) - hyper([a, b], [1], x)": hyper((a, b), (1,), x) * 0,
    "max(a, b) + Max(a, b)": 2 * Max(a, b),
    "Rational(1, 3)*a": a / 3,
    "lambda*lambda_1": NAMES["lambda"] * NAMES["lambda_1"],
    "sigma_2*σ_1": s1 * s2,
    "1e-3*a": a / 1000,
    "log(gamma(a))": loggamma(a),
}
HARMFUL = [
    '__import__("os").system("ls")', "().__class__.__bases__", "lambda: 0", "(a:=1)", "f'{a}'",
    "[x for x in a]", "sum(*a)", "1j", "b'a'", "...", "(yield a)", "await a", "a.__class__", "a if",
    "open", "exec(a)", "eval(a)", "a; b", "import os", "a # b", "'a'", "{a}", "a[0]", "a @ b", "~a",
    "a // b", "a % b", "1 << 100000", "9**9**9", "2**(2**40)", "7**(10**9) % 11", "gamma(10**7)",
    "factorial(10**7)", "binomial(10**7, 5*10**6)", "log(10**(10**7))", "harmonic(10**7)",
    "polygamma(3, 10**7)", "digamma(10**6)", "polygamma(64, 1000)", "zeta(64, 1000)",
    "exp(exp(exp(9)))", "1" * 41, "0." + "1" * 60, "1" * 19_999, "1e-400", "nan", "zoo",
    "(" * 10_000 + "a" + ")" * 10_000, "{" * 10_000, "a+" * 500_000, "-" * 5000 + "a",
    "not " * 3000 + "a", r"\sqrt" * 3000 + "a", r"\log" * 3000 + "a", r"\frac" * 3000 + "ab",
    r"\frac{1}{1+" * 90 + "a" + "}" * 90, "x^" * 100, "a_{" * 500, r"\hat" * 500 + "a",
    r"\begin{aligned}" * 500, r"\left(" * 500, "\\\\" * 1000, r"\begin{" * 500, "1/" * 5000 + "a",
    (r"\begin{cases} a & x<" * 35) + "y" + (r" \\ b \end{cases}" * 35),
    r"\Gamma(10^7)", r"\Gamma(\Gamma(\Gamma(7)))", r"1000!!", r"((7!)!)!", "9^{9^{9}}",
    r"\sum_{i=1}^{10^9} i", r"e^{e^{e^{e^{9}}}}", r"H_{10^6}", r"\binom{10^7}{5\cdot 10^6}",
    "a\x00b", "a\x1b[31mb", "\ud800", "\ufeffa", "a\u202eb", "a\u200db", "😀", "%", "% a\n", "\\", "a\\",
    "$", "$$$$", "&", "", "   ", "\n\n", r"\input{/etc/passwd}", r"\write18{ls}", r"\def\a{b}",
    r"\href{javascript:alert(1)}{a}", "<script>alert(1)</script>", r"\catcode`\%=12", r"\csname a\endcsname",
    r"\text{", r"\text{$a$ $}", r"\left", r"\left.", r"\begin", r"\mathrm", r"\underbrace", "_", "^", "{}",
    r"a if " + " or ".join(f"x < {i}" for i in range(600)) + " else b",
]  # fmt: skip


@pytest.mark.parametrize("text", PYTHON)
def test_read(text):
    reading = read_formula(text, NAMES)
    assert reading.syntax == "python"
    assert reading.expr == PYTHON[text]


def test_the_left_side_and_the_base():
    reading = read_formula("kl = log2(a)", NAMES)
    assert reading.left == "kl" and reading.base == 2
    assert "read the left-hand side kl = and left it out" in reading.notes


REFUSED_PYTHON = {
    "log(sigma_3)": "column 5: unknown name 'sigma_3'; did you mean sigma_2",
    "1 +\n lgam(a)": "line 2, column 2: unknown function 'lgam' (a product needs *); did you mean lgamma?",
    "2*a(b + 1)": "column 3: a is a number, no function; a product needs *",
    "log(a": "column 4: this bracket is never closed",
    "a)": "column 2: ) closes nothing that was opened",
    "log(a, b, b)": "column 1: log takes 1 or 2 arguments, 3 given",
    "P": "column 1: P is a vector; write an entry of it, P[i]",
    "a[0]": "column 1: 'a' is no vector",
    "oo - oo": "∞ stands alone as a value",
    "a if a else b": "column 6: a condition is a comparison",
    "a.tanh_()": "column 1: the method tanh_ is not read",
    "sum(a)": "column 1: a sum is one over a vector",
    "sum(P[i + 1] for i in range(0, K, 2))": "a sum runs over range(K)",
    "sum(P[i] for i in range(K + 1))": "P has K entries only",
}


@pytest.mark.parametrize("text", REFUSED_PYTHON)
def test_refused(text):
    with pytest.raises(ValueError) as refusal:
        read_formula(text, NAMES, "python")
    assert REFUSED_PYTHON[text] in str(refusal.value)


@pytest.mark.parametrize("syntax", [None, "latex", "python"])
@pytest.mark.parametrize("text", HARMFUL, ids=range(len(HARMFUL)))
def test_harm_is_refused_in_one_line(text, syntax):
    """Read, where it is harmless in that notation; else one ValueError."""
    refused_or_read(text, syntax)


@pytest.mark.parametrize("text", [t for t in HARMFUL[:32] if t not in ("open", "a if")])
def test_no_code_is_run(text):
    with pytest.raises(ValueError):
        read_formula(text, NAMES, "python")


@pytest.mark.parametrize("text", [None, 3, b"a", bytearray(b"a"), ["a"], Symbol("a")])
def test_what_is_no_text(text):
    with pytest.raises(ValueError, match="a formula is a text"):
        read_formula(text, NAMES)


def test_what_is_no_syntax():
    with pytest.raises(ValueError, match="there are latex, python"):
        read_formula("a", NAMES, "maple")


def refused_or_read(text, syntax):
    """A real value in the declared names, or one line that says why not; no other end."""
    try:
        reading = read_formula(text, NAMES, syntax)
    except ValueError as refusal:
        message = str(refusal)
        assert message and "\n" not in message and message.isprintable()
        assert len(message) < 600
        return
    assert isinstance(reading.expr, Expr)
    assert not reading.expr.has(nan, zoo, I) and not reading.expr.atoms(Dummy)
    assert reading.expr.free_symbols <= set(NAMES.values()) | {K}


PIECES = sorted({piece for text in [*READ, *(t for t, _, _ in REFUSED), *PYTHON]
                 for piece in text.replace("{", " { ").replace("}", " } ").split()})  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["", " "]),
       st.sampled_from([None, "latex", "python"]))  # fmt: skip
def test_any_pieces_in_any_order(pieces, space, syntax):
    refused_or_read(space.join(pieces), syntax)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from([*READ, *PYTHON]), st.data())
def test_a_formula_cut_and_mended_anywhere(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    other = data.draw(st.sampled_from([*READ, *PYTHON]))
    refused_or_read(text[:start] + other[: data.draw(st.integers(0, 12))] + text[end:], None)


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=60))
def test_any_text(text):
    refused_or_read(text, None)
