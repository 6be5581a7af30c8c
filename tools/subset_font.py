"""The math font of the pages, from Latin Modern Math (Debian: fonts-lmodern) by fontTools.

    python tools/subset_font.py /usr/share/texmf/fonts/opentype/public/lm-math/latinmodern-math.otf

Kept are the characters below, with the parts that stretchy signs are made of. Changed are:
- three constants of the MATH table, to TeX's: OpenType has one shift for a subscript alone and one
  beside a superscript, and drops it from the depth of a letter: the 1 of μ₁ would hang below σ₁'s;
- the room beside large fences and roots: a browser gives each the width of the widest size that
  there is, so that (a/b) stood in a gap. The widest are the parts for sizes without a glyph.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TO = Path(__file__).parents[1] / "symkl" / "render" / "latinmodern-math-subset.woff2"
NAME = "symkl math"
ITALIC = [*range(0x1D434, 0x1D468), 0x210E, *range(0x1D6E2, 0x1D71C)]
BOLD = [*range(0x1D400, 0x1D434), *map(ord, "𝟎𝟏𝜷𝜸𝜹𝜺𝜻𝜼𝜽𝝀𝝁𝝂𝝅𝝆𝝈𝝉𝝋𝝓𝝍𝝎𝚺𝚲𝚽𝛀𝚯𝜮𝜦𝜽𝝁")]
BOARD = [*range(0x1D538, 0x1D551), *map(ord, "ℂℍℕℙℚℝℤ𝟙")]
SCRIPT = [*range(0x1D49C, 0x1D4B6), *map(ord, "ℬℰℱℋℐℒℳℛ")]
GREEK = [*range(0x391, 0x3AA), *range(0x3B1, 0x3CA), *map(ord, "ϑϕϖϰϱϴϵ")]
SIGNS = (
    "\xa0¬±¯·×÷ˆ˜\u0302\u2009\u2061\u2062\u2063‖†‡…′″‴⁄ℓ←↑→↓↔↦⇐⇒⇔∀∂∃∄∅∇∈∉∋∌∏∐∑−∓∗∘√∝∞∣∤∥∦∧∨∩∪∫"
    "∼≁≃≅≈≉≔≠≡≢≤≥≪≫≮≯≰≱≺≻⊂⊃⊄⊆⊇⊈⊤⊥⋀⋁⋂⋃⋅⋯⌈⌉⌊⌋⏞⏟⟂⟨⟩⟵⟶⟷⟸⟹⟺"
)
KEPT = {*range(0x20, 0x7F), *ITALIC, *BOLD, *BOARD, *SCRIPT, *GREEK, *map(ord, SIGNS)}
INNER, OUTER = 50, 110  # room beside a large fence, toward what it holds and away from it
WIDEST = {"(": 590, "[": 400, "{": 680}  # what a browser is to take for the widest
LIKE = dict(zip("()[]⌈⌉⌊⌋{}", "(([[[[[[{{"))
ROOT = 890  # the advance of every root sign; its rule begins there
CONSTANTS = {  # per mille of an em, as in cmsy10 and what Knuth does with it
    "SubscriptShiftDown": 150,
    "SubscriptBaselineDropMin": -66,
    "SuperscriptBaselineDropMax": 386,
}


def subset(source: str) -> None:
    font = TTFont(source)
    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["dtls", "kern"]
    options.name_IDs = [0, 13, 14]
    options.notdef_outline = True
    options.hinting = False
    options.desubroutinize = True
    shrunk = Subsetter(options)
    shrunk.populate(unicodes=KEPT)
    shrunk.subset(font)
    for char, kind in LIKE.items():
        _fence(font, char, WIDEST[kind])
    _root(font)
    constants = font["MATH"].table.MathConstants
    for name, value in CONSTANTS.items():
        getattr(constants, name).Value = value
    for place, text in ((1, NAME), (2, "Regular"), (4, NAME), (6, NAME.replace(" ", ""))):
        font["name"].setName(text, place, 3, 1, 0x409)
    font["CFF "].cff.fontNames = [NAME.replace(" ", "")]
    font.flavor = "woff2"
    font.save(TO)
    lost = KEPT - set(font.getBestCmap())
    print(f"{TO.name}: {TO.stat().st_size // 1024} KB, without {''.join(map(chr, sorted(lost)))!r}")


def _sizes(font: TTFont, char: str) -> tuple[list[str], list[str]]:
    """The larger glyphs of a sign, and the parts of which still larger ones are made."""
    name = font.getBestCmap()[ord(char)]
    variants = font["MATH"].table.MathVariants
    place = variants.VertGlyphCoverage.glyphs.index(name)
    found = variants.VertGlyphConstruction[place]
    if char != "√":  # the largest is as large as the smallest that is put together
        del found.MathGlyphVariantRecord[-1:]
    glyphs = [record.VariantGlyph for record in found.MathGlyphVariantRecord]
    return [g for g in glyphs if g != name], [r.glyph for r in found.GlyphAssembly.PartRecords]


def _fence(font: TTFont, char: str, widest: int) -> None:
    left = char in "([{⌈⌊"
    sizes, parts = _sizes(font, char)
    for glyph in sizes:
        lo, hi = _ink(font, glyph)
        _set(font, glyph, (OUTER if left else INNER) - lo, hi - lo + INNER + OUTER)
    lo, hi = (pick(k) for pick, k in zip((min, max), zip(*(_ink(font, g) for g in parts))))
    for glyph in dict.fromkeys(parts):  # moved together, once for signs that share them
        if font["hmtx"][glyph][0] != widest:
            _set(font, glyph, widest - INNER - hi if left else INNER - lo, widest)


def _root(font: TTFont) -> None:
    sizes, parts = _sizes(font, "√")
    base = font.getBestCmap()[ord("√")]
    for glyph in (base, *sizes, *dict.fromkeys(parts)):
        _set(font, glyph, ROOT - font["hmtx"][glyph][0], ROOT)


def _ink(font: TTFont, glyph: str) -> tuple[float, float]:
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(pen)
    return pen.bounds[0], pen.bounds[2]


def _set(font: TTFont, glyph: str, shift: float, advance: float) -> None:
    """The glyph moved to the right, and with that advance."""
    pen = T2CharStringPen(advance, font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(TransformPen(pen, (1, 0, 0, 1, shift, 0)))
    top = font["CFF "].cff.topDictIndex[0]
    old = top.CharStrings[glyph]
    top.CharStrings[glyph] = pen.getCharString(old.private, old.globalSubrs)
    font["hmtx"][glyph] = (round(advance), round(_ink(font, glyph)[0]))


if __name__ == "__main__":
    subset(sys.argv[1])
