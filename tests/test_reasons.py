"""Why an answer is ∞, and what a new variable is, said as a reader wants it."""

import re
from types import SimpleNamespace

import pytest
from sympy import S, symbols

from symkl.families import FAMILIES
from symkl.nodes import Equal, Fails, Positive
from symkl.questions import kl
from symkl.render.page import _needed

REASONS = {  # what a person reads of a tail that is too heavy
    ("StudentT", "Normal"): "infinite elsewhere (integrability: at −∞ p is like |x|^(−ν₁−1), too"
    " heavy for x²/(2σ₂²) in −log q; at ∞ p is like x^(−ν₁−1), too heavy for x²/(2σ₂²) in −log q)",
    ("StudentT", "Gumbel"): "integrability: at −∞ p is like |x|^(−ν₁−1), too heavy for"
    " e^(μ₂/β₂ − x/β₂) in −log q; at ∞ p is like x^(−ν₁−1), too heavy for x/β₂ in −log q,"
    " where ν₁ ≤ 1",
    ("Dagum", "GaussianInverse"): "infinite elsewhere (integrability: at 0 p is like x^(a₁p₁−1),"
    " too heavy for λ₂/(2x) in −log q, where a₁ p₁ ≤ 1; at ∞ p is like x^(−a₁−1), too heavy for λ₂"
    " x/(2μ₂²) in −log q, where a₁ ≤ 1)",
    ("Levy", "Gompertz"): "integrability: at ∞ p is like 1/x^(3/2), too heavy for η₂ e^(b₂x) in"
    " −log q; support: P puts mass where Q has none, so P is not absolutely continuous with"
    " respect to Q",
    ("Reciprocal", "Levy"): "infinite elsewhere (support: P puts mass where Q has none, so P is"
    " not absolutely continuous with respect to Q; integrability: at a₁ p is like a constant, too"
    " heavy for c₂/(2x − 2μ₂) in −log q)",
    ("GaussianInverse", "Levy"): "infinite elsewhere (support: P puts mass where Q has none, so P"
    " is not absolutely continuous with respect to Q); no base integral of the table gives the mean"
    " that is left",
}


@pytest.mark.parametrize("pair", REASONS, ids="‖".join)
def test_a_reason_is_said_in_the_notation_of_the_pages(pair):
    d = kl(FAMILIES[pair[0]].standard(1), FAMILIES[pair[1]].standard(2))
    assert d.reason == REASONS[pair]


def standard(*pair):
    return kl(FAMILIES[pair[0]].standard(1), FAMILIES[pair[1]].standard(2))


def test_the_page_of_an_infinite_answer_says_which_tail():
    page = standard("StudentT", "Gumbel").render("text")
    said = "At −∞ p is like |x|^(−ν₁−1), too heavy for e^(μ₂/β₂ − x/β₂) in −log q"
    assert said in " ".join(page.split())
    page = standard("GammaInverse", "Maxwell").render("text")
    assert "at ∞ p is like x^(−a₁−1), too heavy for x²/(2a₂²)" in " ".join(page.split())


NEW = {  # format: how X = μ₁ − β₁ log U is written at the step that brings U in
    "text": "a change of variable, with X = μ₁ − β₁ log U]",
    "latex": r"\text{with } X = \mu_{1} - \beta_{1} \log U",
    "markdown": r"\text{with } X = \mu _ {1} - \beta _ {1} \log U",
    "html": "a change of variable, with <math",
    "mathml": "<mtext>a change of variable, with </mtext><mrow>",
}


@pytest.mark.parametrize("format", NEW)
def test_a_new_variable_is_introduced_where_it_is_first_used(format):
    d = standard("Gumbel", "Normal")
    page = d.render(format)
    assert NEW[format] in page
    assert re.search("change (of )?variable, with", d.render(format, detail=2))


PROVIDED = {  # laws: what the page asks for
    ("Uniform", "Laplace"): "",  # that b₁ is above a₁ is said of b
    ("Triangular", "Normal"): "provided that c₁ > a₁ and b₁ > c₁.",
    ("Geometric", "Geometric"): "provided that p₁ < 1 and p₂ < 1.",
}


@pytest.mark.parametrize("pair", PROVIDED, ids="‖".join)
def test_no_condition_is_printed_that_is_implied(pair):
    page = standard(*pair).render("text").split("Derivation\n---")[0]
    found = page[page.index("provided") :].strip() if "provided" in page else ""
    assert found == PROVIDED[pair]


def test_a_part_of_a_page_without_conventions_has_the_domains():
    assert "provided that b₁ > a₁." in standard("Uniform", "Laplace").render(show="conditions")


def test_what_the_others_imply_is_not_printed_and_nothing_else_is_dropped():
    a, b = symbols("a b", real=True)
    below, other, free = Positive(1 - a), Fails(Equal(1 - a, S.Zero)), Positive(b)
    for conditions in ((other, below, free), (below, free, other)):
        asked = SimpleNamespace(laws=(), conditions=conditions)
        assert set(_needed(asked, True)) == {below, free}
    both = SimpleNamespace(laws=(), conditions=(Positive(a), Positive(2 * a)))
    assert len(_needed(both, True)) == 1
