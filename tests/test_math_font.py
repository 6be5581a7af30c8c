"""The font that ships with a page has every sign that a page can show, in every size."""

import io
from itertools import product

import pytest

from symkl.families import FAMILIES
from symkl.questions import entropy, kl
from symkl.render.blocks import ChainOf, Folded, Formula, Items, Maths, Paragraph, Statement
from symkl.render.html import FONT
from symkl.render.mathml import math
from symkl.render.normalise.letters import styled
from symkl.render.page import page
from symkl.theorems import NAMES, theorem

ttLib = pytest.importorskip("fontTools.ttLib")
pytest.importorskip("brotli")
BLANK = "\xa0\u2009 "
PAIRS = [pair for place, pair in enumerate(product(FAMILIES, FAMILIES)) if place % 460 == 7]


@pytest.fixture(scope="module")
def font():
    return ttLib.TTFont(io.BytesIO(FONT.read_bytes()))


def layouts(blocks):
    """Every formula of a page, in words or on its own."""
    for b in blocks:
        match b:
            case Formula():
                yield b.layout
            case ChainOf(first, lines):
                yield first
                yield from (line.body for line in lines)
                for line in lines:
                    yield from formulas(line.reason, line.because)
            case Paragraph(runs):
                yield from formulas(runs)
            case Items(items):
                yield from formulas(*items)
            case Statement(inner):
                yield from layouts(inner)
            case Folded(title, inner):
                yield from formulas(title)
                yield from layouts(inner)


def formulas(*runs):
    return (one.layout for some in runs for one in some if isinstance(one, Maths))


def pages():
    """All families' entropies, all theorems, many pairs, with the lemmas that they use."""
    for name in NAMES:
        yield page(theorem(name), 3)
    for family in FAMILIES.values():
        yield page(entropy(family.standard()), 1)
    for p, q in PAIRS:
        one, two = FAMILIES[p], FAMILIES[q]
        if one.measure == two.measure:
            yield page(kl(one.standard(1), two.standard(2)), 1)


@pytest.fixture(scope="module")
def drawn():
    """The elements of every formula there is on those pages, each formula once."""
    every = {layout: None for one in pages() for layout in layouts(one.blocks)}
    assert len(every) > 300
    return [e for layout in every for e in math(layout, "block").iter()]


def shown(e):
    """The characters that the browser takes from the font: a letter alone is italic."""
    text = "".join(c for c in e.text or "" if c not in BLANK)
    if e.tag == "mi" and len(text) == 1 and not e.get("mathvariant"):
        return styled(text, "italic") or text
    return text


def test_every_sign_of_every_page_is_in_the_font(font, drawn):
    tokens = [e for e in drawn if e.tag in ("mi", "mn", "mo", "mtext")]
    used = {char for e in tokens for char in shown(e)}
    assert len(used) > 80
    assert sorted(used - set(map(chr, font.getBestCmap()))) == []


def test_what_grows_can_grow(font, drawn):
    """Fences and roots have larger sizes, and parts for still larger ones."""
    table = font["MATH"].table.MathVariants
    made = dict(zip(table.VertGlyphCoverage.glyphs, table.VertGlyphConstruction))
    names = font.getBestCmap()
    grow = {e.text for e in drawn if e.tag == "mo" and e.get("stretchy") == "true"} | {"√"}
    assert {"(", ")", "[", "]", "{", "√"} <= grow
    for sign in grow:
        sizes = made[names[ord(sign)]]
        assert len(sizes.MathGlyphVariantRecord) > 4 and sizes.GlyphAssembly
    for sign in "∑∏∫":
        assert len(made[names[ord(sign)]].MathGlyphVariantRecord) == 2


def test_large_fences_are_about_as_wide_as_the_widest(font):
    """A browser gives each the width of the widest, so that they must not differ by much."""
    table = font["MATH"].table.MathVariants
    made = dict(zip(table.VertGlyphCoverage.glyphs, table.VertGlyphConstruction))
    for sign in "()[]√":
        sizes = made[font.getBestCmap()[ord(sign)]]
        glyphs = [r.VariantGlyph for r in sizes.MathGlyphVariantRecord[1:]]
        glyphs += [r.glyph for r in sizes.GlyphAssembly.PartRecords]
        widths = [font["hmtx"][g][0] for g in glyphs]
        assert max(widths) - min(widths) < 230, sign


def test_the_font_is_small_and_named_as_its_licence_asks(font):
    assert len(FONT.read_bytes()) < 65_000
    names = {font["name"].getDebugName(k) for k in (1, 4)}
    assert names == {"symkl math"}
    assert "GUST" in font["name"].getDebugName(0)
