"""Rebuild symkl/render/latinmodern-math-subset.woff2 from Latin Modern Math.

    apt-get install fonts-lmodern; pip install fonttools brotli; python tools/subset_font.py

The MATH table is kept: it is what lets a browser stretch parentheses and place limits.
"""

from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font

SOURCE = Path("/usr/share/texmf/fonts/opentype/public/lm-math/latinmodern-math.otf")
TARGET = Path(__file__).parent.parent / "symkl" / "render" / "latinmodern-math-subset.woff2"

RANGES = (
    range(0x20, 0x7F),  # Latin letters, digits, marks
    range(0x391, 0x3F6),  # Greek
    range(0x1D434, 0x1D468),  # mathematical italic Latin
    range(0x1D6E2, 0x1D71C),  # mathematical italic Greek
)
SIGNS = "\u00a0·×¬±†′…‖ˆ\u0302\u2009\u2061\u2062−∞∈∉∼≈≠≤≥≪≫∥∫∑∏√∂∣ℎℝℤ𝔼ℙ⟺⟹→↦⌊⌋⌈⌉⟨⟩ϵϕϑ"
# a changed font has a name of its own: family, unique, full, PostScript
NAMES = {1: "symkl math", 3: "symkl math", 4: "symkl math", 6: "symklMath-Regular"}


def main() -> None:
    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["ssty", "dtls", "flac", "mkmk", "mark"]
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    font = load_font(str(SOURCE), options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[u for r in RANGES for u in r] + [ord(c) for c in SIGNS])
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in NAMES:
            record.string = NAMES[record.nameID]
    save_font(font, str(TARGET), options)
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
