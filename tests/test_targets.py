"""A target is a row: what stands around a formula, its number, its width; nothing else differs."""

import re

import pytest
from fakes import FAKES
from toolchain import corpus

from symkl import Binomial, Gamma, Weibull, kl
from symkl.render.blocks import ChainOf, Formula, Line, Statement
from symkl.render.latex import PAPER, tex
from symkl.render.layout import Applied, Letter, Operator, Row, Sign, row
from symkl.render.page import page
from symkl.render.targets import TARGETS, Target
from symkl.render.written import Writer

ASKED = {"paper", "hugo", "hugo-passthrough", "github", "jekyll", "quarto", "myst", "mkdocs",
         "jupyter", "safe", "html"}  # fmt: skip
WRITTEN = [name for name, row in TARGETS.items() if row.format != "html"]


@pytest.fixture(scope="module")
def pair():
    return kl(Gamma, Weibull)


def test_the_targets_that_there_are():
    assert set(TARGETS) >= ASKED
    assert {row.format for row in TARGETS.values()} == {"latex", "markdown", "html"}


@pytest.mark.parametrize("name", WRITTEN)
def test_the_target_says_the_format(name, pair):
    assert pair.render(target=name) == pair.render(TARGETS[name].format, target=name)


def test_html_is_a_target_too(pair):
    assert pair.render(target="html") == pair.render("html")
    assert pair.render(target="markdown-safe") == pair.render("markdown")
    assert pair.render(target="paper") == pair.render("latex")


NUMBERED = {  # how the result has the number or the name "R.1", and how a sentence speaks of it
    "paper": (r"\begin{equation}\label{eq:R.1}", r"\eqref{eq:R.1}"),
    "hugo": ("\\tag{R.1}\n$$", "derive (R.1)"),
    "hugo-passthrough": ("\\tag{R.1}\n$$", "derive (R.1)"),
    "github": ("\\tag{R.1}\n> ```", "derive (R.1)"),
    "jekyll": ("\\tag{R.1}\n> $$", "derive (R.1)"),
    "quarto": ("\n$$ {#eq-R.1}", "derive @eq-R.1"),
    "myst": ("\n$$ (R.1)", "derive {eq}`R.1`"),
    "mkdocs": ("\\tag{R.1}\n    $$", "derive (R.1)"),
    "jupyter": ("\\tag{R.1}\n$$", "derive (R.1)"),
    "safe": ("\\tag{R.1}\n$$", "derive (R.1)"),
}


@pytest.mark.parametrize("name", NUMBERED)
def test_the_result_has_a_number_that_is_spoken_of(name, pair):
    equation, sentence = NUMBERED[name]
    with_label = pair.render(target=name, label="R.1")
    assert with_label.count(equation) == 1 and with_label.count(sentence) == 1
    assert "R.1" not in pair.render(target=name)


def test_the_parts_of_a_page(pair):
    """A heading, a statement box, numbered steps with reasons, conditions, conventions."""
    for name, box in {"github": "\n> Let $`p", "quarto": "\n::: {.callout-note", "mkdocs": "\n!!! ",
                      "myst": "\n```{admonition} S", "jekyll": "\n> Let $$p",
                      "jupyter": '\n<div class="alert'}.items():  # fmt: skip
        text = pair.render(target=name, detail=2)
        assert text.startswith("## ") and box in text
        heading = "```{rubric} Conventions\n" if name == "myst" else "### Conventions\n"
        assert "\n1. define KL: " in text and f"\n{heading}" in text
        assert r"\text{(1) define KL}" in text or r"\text{step 1}" in text


# -- widths ------------------------------------------------------------------------------------


def formulas(blocks):
    for b in blocks:
        if isinstance(b, Statement):
            yield from formulas(b.blocks)
        elif isinstance(b, Formula):
            yield b.layout
        elif isinstance(b, ChainOf):
            yield b.first
            yield from (line.body for line in b.lines)


QUESTIONS = [q for q in corpus.FEW if not q.startswith("kl Frechet")]


def test_lines_are_broken_to_the_width():
    """pdflatex measures them: test_toolchain."""
    wide = kl(Binomial, Binomial)
    lines = {w: wide.render(target="safe", width=w).count(r"\cr") for w in (60, 90, 200)}
    assert lines[60] > lines[90] > lines[200]


def test_a_case_is_broken_to_the_width_too():
    d = kl(Binomial, Binomial)
    rows = {}
    for room in (60, 160):
        text = d.render(target="paper", width=room, show="result")
        case = text[text.index(r"\begin{cases}") : text.index(r"\end{cases}")]
        rows[room] = case.count(r"\\")
    assert rows[60] > rows[160] == 1


def test_reasons_give_way_to_the_formulas():
    d = kl(Gamma, Weibull)
    assert r"\text{(4) write density}" in d.render(target="safe", detail=2, width=100)
    narrow = d.render(target="safe", detail=2, width=60)
    assert r"\text{step 4}" in narrow and "4. write density: " in narrow


def test_every_term_arrives_in_its_order():
    """The terms of a sum on the page are those of its layout, one by one, however it is broken."""
    seen = 0
    for question in QUESTIONS:
        for layout in formulas(corpus.the_page(question, 1).blocks):
            if not isinstance(layout, Row):
                continue
            terms = [tex(i, PAPER) for i in layout.items if not isinstance(i, Sign)]
            plain = [t for t in terms if "cases" not in t and len(t) > 3]
            whole = Writer(TARGETS["paper"].replaced(width=400)).block(Formula(layout))
            at = 0
            for term in plain:
                assert term in whole[at:], (question, term)
                at = whole.index(term, at) + len(term)
                seen += 1
    assert seen > 100


def test_a_cut_fence_has_one_size_in_all_its_lines():
    d = kl(Gamma, Weibull)
    text = d.render(target="paper", detail=2)
    assert r"\Biggl[" in text and text.count(r"\Biggl") == text.count(r"\Biggr")
    assert r"\right." not in text and r"\left." not in text


@pytest.mark.parametrize("name", WRITTEN)
def test_nothing_reads_as_a_template(name):
    """Liquid, Hugo and Jinja read {{, {% and {#."""
    for make in FAKES.values():
        text = Writer(TARGETS[name]).page(page(make(), 3)).replace("{#eq-", "")
        assert not re.search(r"\{[{%#]", re.sub(r"^::: .*$", "", text, flags=re.M))


def test_two_braces_are_kept_apart():
    writer = Writer(Target("markdown", PAPER))
    assert writer.math(r"\frac{{a}^2}{{%b}}", "$MATH$") == r"$\frac{ {a}^2}{ { %b}}$"


@pytest.mark.parametrize("room", [60, 80, 120])
def test_text_keeps_to_its_columns(room):
    for question in QUESTIONS:
        lines = corpus.derivation(question).render("text", width=room, label="7").splitlines()
        assert max(map(len, lines)) <= room
        assert any(line.endswith("(7)") for line in lines)


def test_a_chain_of_too_many_macros_is_in_several_displays():
    """KaTeX stops at 1,000 expansions of macros in a formula."""
    many = row(*[Applied(Operator("erf"), Letter("x"))] * 50)
    chain = ChainOf(Letter("a"), (Line("=", many, ()),) * 12)
    text = Writer(TARGETS["hugo-passthrough"]).block(chain)
    displays = text.split("$$\n\n$$")
    assert len(displays) == 4 and text.count(r"\operatorname{erf}") == 600
    assert all(part.count(r"\operatorname") < 200 for part in displays)
    assert Writer(TARGETS["paper"]).block(chain).count(r"\begin{align*}") == 1


def test_no_star_in_the_safe_dialect():
    """Two of them are emphasis to a Markdown engine, in a bold title at the latest."""
    for make in FAKES.values():
        writer = corpus.Recorder(TARGETS["safe"])
        writer.page(page(make(), 3))
        assert not any("*" in tex for _, tex in writer.sent)
