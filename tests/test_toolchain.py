"""Pages through the real tools: every formula and every word arrives, and nobody complains.

A bounded set of pages here; ``make tools`` sends all of them, at every detail.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

import pytest
from toolchain import (
    commonmark,
    corpus,
    hugo,
    kramdown,
    mkdocs,
    node,
    notebook,
    pandoc,
    pdflatex,
    sphinx,
)

from symkl.render.blocks import Block, ChainOf, Folded, Formula, Statement
from symkl.render.breaking import broken
from symkl.render.latex import tex
from symkl.render.layout import Layout
from symkl.render.targets import TARGETS
from symkl.render.widths import points
from symkl.render.written import Writer

FULL = os.environ.get("SYMKL_TOOLS") == "full"
QUESTIONS, DETAILS = (corpus.FULL, (1, 2, 3)) if FULL else (corpus.BOUNDED, (1, 3))

# a fraction, or a case, that is wider than the paper and has no place to be broken at
UNBREAKABLE = {"kl-triangular-uniform-3", "kl-hypergeometric-binomial-3",
               *(f"kl-truncatednormal-normal-{detail}" for detail in (1, 2, 3))}  # fmt: skip
TOOLS = {  # the tool, and a target that is meant for it or must survive it
    "Hugo, hugo": (hugo.convert, "hugo"),
    "Hugo with passthrough, hugo": (hugo.convert_passthrough, "hugo"),
    "Hugo with passthrough, hugo-passthrough": (hugo.convert_passthrough, "hugo-passthrough"),
    "cmark-gfm, github": (commonmark.convert, "github"),
    "cmark-gfm, safe": (commonmark.convert, "safe"),
    "kramdown, jekyll": (kramdown.convert, "jekyll"),
    "pandoc, quarto": (pandoc.convert, "quarto"),
    "pandoc, pandoc": (pandoc.convert, "pandoc"),
    "Sphinx with MyST, myst": (sphinx.convert, "myst"),
    "python-markdown with arithmatex, mkdocs": (mkdocs.convert, "mkdocs"),
    "python-markdown with arithmatex, safe": (mkdocs.convert, "safe"),
    "nbconvert, jupyter": (notebook.convert, "jupyter"),
    "nbconvert, safe": (notebook.convert, "safe"),
}


@pytest.mark.parametrize("name", TOOLS)
def test_nothing_is_lost(name, tmp_path):
    convert, target = TOOLS[name]
    texts, sent = corpus.written(target, QUESTIONS, DETAILS)
    arrived = convert(tmp_path, texts)
    assert arrived.keys() == sent.keys()
    for page, recorder in sent.items():
        found = arrived[page]
        assert len(recorder.sent) > 1
        for number, (one, two) in enumerate(zip(recorder.sent, found.formulas), 1):
            assert one == two, f"{name}: formula {number} of {page}"
        assert len(recorder.sent) == len(found.formulas), f"{name}: {page}"
        assert found.lost(recorder.said) is None, f"{name}: {page}: {found.lost(recorder.said)}"


def every_formula() -> set[tuple[bool, str]]:
    """Those of all the Markdown targets, as they are sent."""
    targets = [name for name, row in TARGETS.items() if row.format == "markdown"]
    pages = (corpus.written(name, QUESTIONS, DETAILS)[1] for name in targets)
    return {one for recorders in pages for recorder in recorders.values() for one in recorder.sent}


def test_katex_and_mathjax_typeset_every_formula(tmp_path):
    formulas = every_formula()
    assert len(formulas) > 500
    assert node.complaints(tmp_path, formulas) == []


def test_katex_and_mathjax_complain(tmp_path):
    """The tool is tested too: each of these is seen by every engine that should see it."""
    wrong = [(True, r"\frac{a}"), (True, r"\argmax_x a"), (False, r"a & b"), (True, r"\left( a")]
    found = node.complaints(tmp_path, wrong)
    for _, written in wrong:
        engines = {said.partition(":")[0] for said in found if said.endswith(written)}
        expected = {"MathJax 3", "MathJax 4"} | ({"KaTeX"} if "argmax" not in written else set())
        assert engines >= expected, written


def test_pandoc_makes_word_of_every_formula(tmp_path):
    texts, sent = corpus.written("pandoc", QUESTIONS, DETAILS)
    assert pandoc.word(tmp_path, texts) == sum(len(recorder.sent) for recorder in sent.values())


def test_pandoc_makes_typst_of_every_formula(tmp_path):
    texts, _ = corpus.written("pandoc", QUESTIONS, DETAILS)
    pandoc.typst(tmp_path, texts)
    assert (tmp_path / "all.pdf").read_bytes().startswith(b"%PDF")


def test_pdflatex_sets_every_page_within_its_margins(tmp_path):
    texts, _ = corpus.written("paper", QUESTIONS, DETAILS)
    said = pdflatex.typeset(tmp_path, texts)
    for page in said:
        if page in UNBREAKABLE:
            said[page] = [line for line in said[page] if not line.startswith("Overfull")]
    assert {page: lines for page, lines in said.items() if lines} == {}


@pytest.mark.parametrize("letters", [60, 90])
def test_pages_keep_to_any_width(letters, tmp_path):
    row = TARGETS["paper"].replaced(width=letters)
    texts = {
        corpus.name_of(question, 1): Writer(row).page(corpus.the_page(question, 1))
        for question in corpus.BOUNDED
    }
    said = pdflatex.typeset(tmp_path, texts, 345.0 * letters / TARGETS["paper"].width)
    displays = {page: [k for k in lines if "paragraph" not in k] for page, lines in said.items()}
    assert {page: lines for page, lines in displays.items() if lines} == {}


def pieces(blocks: Iterable[Block]) -> Iterable[Layout]:
    """What stands on a line, alone or in a chain."""
    for b in blocks:
        if isinstance(b, Statement | Folded):
            yield from pieces(b.blocks)
        elif isinstance(b, Formula):
            yield from broken(b.layout, 60)
        elif isinstance(b, ChainOf):
            yield from (piece for line in b.lines for piece in broken(line.body, 60))


def test_widths_are_those_that_pdflatex_measures(tmp_path):
    found = (pieces(corpus.the_page(question, 3).blocks) for question in corpus.BOUNDED)
    layouts = [layout for part in found for layout in part if points(layout) > 60]
    widths = pdflatex.measured(tmp_path, [tex(layout) for layout in layouts])
    assert len(widths) == len(layouts) > 200
    for layout, width in zip(layouts, widths):
        assert 0.88 < width / points(layout) < 1.08, tex(layout)


def test_pdflatex_complains(tmp_path):
    wide = r"\[ " + " + ".join("a" * 40) + r" \]"
    said = pdflatex.typeset(tmp_path, {"undefined": r"$\argmax$", "wide": wide, "well": "$a$"})
    assert [bool(lines) for lines in said.values()] == [True, True, False]
