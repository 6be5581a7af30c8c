"""One self-contained HTML file: MathML, a math font, light and dark, no script, nothing fetched."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from html import escape
from pathlib import Path
from xml.etree.ElementTree import Element

from symkl.render import mathml
from symkl.render.blocks import Block, ChainOf, Folded, Formula, Line, Page, Statement, no_target
from symkl.render.layout import Layout, row
from symkl.render.mathml import (
    ROOM,
    displayed,
    element,
    inside,
    right_sides,
    runs,
    step_lines,
    whole,
    write_element,
)
from symkl.render.slim import slim
from symkl.render.spoken import spoken
from symkl.render.widths import width

NARROW = 32  # letters on a line of a telephone
SHORT = 54  # and on one of a tablet
BESIDE = 60  # letters: with wider formulas the reasons go below them
FONT = Path(__file__).with_name("latinmodern-math-subset.woff2")

CSP = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; "
    "form-action 'none'"
)

STYLE = """\
@font-face { font-family: "symkl math"; src: url(data:font/woff2;base64,FONT) format("woff2"); }
:root { color-scheme: light dark; --ink: #1c1c1e; --paper: #fdfdfb; --quiet: #6a6a70;
  --line: #d9d9d4; --panel: #f4f4ef; --accent: #34568b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e4e0; --paper: #17181b;
  --quiet: #9c9ca4; --line: #3a3b40; --panel: #1f2125; --accent: #8fb0e6; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 17px/1.6 Charter, "Iowan Old Style", Georgia, "Times New Roman", serif; }
main { max-width: 54rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1.5rem; text-wrap: balance; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 0.75rem; }
math { font-family: "symkl math", "Latin Modern Math", "STIX Two Math", "Cambria Math", math;
  font-size: 1.08em; }
.formula, .chain { overflow-x: auto; overflow-y: hidden; padding: 0.4rem 0; margin: 0.75rem 0; }
.formula math { margin: 0 auto; }
a { color: var(--accent); }
.numbered { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center;
  gap: 1rem; }
.statement { background: var(--panel); border-left: 3px solid var(--accent);
  padding: 0.75rem 1.25rem; border-radius: 0 4px 4px 0; }
.statement p { margin: 0.4rem 0; }
.chain { display: grid; grid-template-columns: max-content max-content minmax(11rem, 1fr);
  align-items: baseline; row-gap: 0.5rem; }
.first, .next { padding: 0.35rem 0; }
.first { text-align: right; }
.why { padding: 0.35rem 0 0.35rem 2rem; color: var(--quiet); font-size: 0.85rem;
  line-height: 1.35; }
.stacked { grid-template-columns: max-content max-content; row-gap: 0; }
.stacked .why { grid-column: 2; padding: 0 0 0.6rem 1.6rem; }
.next > div, .next > .wide > div, .next > .narrow > div { padding: 0.2rem 0; }
.narrow { display: none; }
.chain > div:empty { padding: 0; }
details { border: 1px solid var(--line); border-radius: 4px; padding: 0.5rem 1rem;
  margin: 0.75rem 0; }
summary { cursor: pointer; overflow-wrap: anywhere; }
.tied { white-space: nowrap; }
ul, ol { padding-left: 1.9rem; }
li { margin: 0.3rem 0; overflow-wrap: anywhere; }
p math, li math { overflow-wrap: normal; }
@media (max-width: 52rem) { .wide { display: none; } .narrow { display: block; } }
@media (min-width: 36rem) { .wide.short { display: block; } .narrow.short { display: none; } }
@media (max-width: 44rem) {
  body { font-size: 16px; }
  main { padding: 1.25rem 1rem 3rem; }
  .chain, .stacked { grid-template-columns: minmax(0, 1fr); row-gap: 0; }
  .chain .first { text-align: left; }
  .long { display: inline-block; max-width: 100%; overflow-x: auto; vertical-align: middle; }
  .chain .next { padding-left: 0.5rem; }
  .chain .why { grid-column: 1; padding: 0 0 0.6rem 1.5rem; }
  .chain > div:empty { display: none; }
  .statement { padding: 0.6rem 0.9rem; }
}
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --quiet: #444; --line: #999;
    --panel: #fff; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  .chain, .formula { overflow: visible; }
  .wide { display: block; }
  .narrow { display: none; }
  .statement { border: 1px solid var(--line); border-left-width: 3px; }
  h1, h2, summary { break-after: avoid; }
  .formula, .chain > div, li { break-inside: avoid; }
  details:not([open])::details-content { content-visibility: visible; block-size: auto; }
}
"""

SHELL = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{csp}">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


@lru_cache(maxsize=1)
def _style() -> str:
    return STYLE.replace("FONT", b64encode(FONT.read_bytes()).decode("ascii"), 1)


def formula(layout: Layout) -> str:
    """One formula, as MathML."""
    return mathml.formula(layout)


def write(page: Page, target: str | None = None) -> str:
    """The page as one file that needs no other."""
    no_target("html", target)
    title = [element("h1", page.title)] if page.title else []
    body = "\n".join(within_html(e) for e in [*title, *fragment(page.blocks)])
    return SHELL.format(
        csp=CSP, title=escape(page.title or "Derivation"), style=_style(), body=tied(body)
    )


BESIDE_MATH = re.compile(r"([(\[]?)(<math\b(?:(?!</math>).)*</math>)([-.,;:!?)\]]*)", re.DOTALL)


def tied(body: str) -> str:
    """No line ends between a formula and the marks beside it."""

    def tie(m: re.Match[str]) -> str:
        return f'<span class="tied">{m[0]}</span>' if m[1] or m[3] else m[0]

    return BESIDE_MATH.sub(tie, body)


def within_html(e: Element) -> str:
    """The element as text, without the namespaces that HTML knows by itself."""
    return write_element(e).replace(f' xmlns="{mathml.NAMESPACE}"', "")


def fragment(blocks: tuple[Block, ...]) -> list[Element]:
    return [slim(e) for e in _fragment(blocks)]


def _fragment(blocks: tuple[Block, ...]) -> list[Element]:
    return [e for b in blocks for e in block(b)]


def block(b: Block) -> list[Element]:
    """As the fragment of ``mathml``, but what is long is there in two widths, one of them shown."""
    match b:
        case ChainOf():
            return [_chain(b)]
        case Formula(layout):
            shown = [[displayed(layout, room)] for room in (ROOM, NARROW)]
            return [mathml.numbered(b, _widths(shown, width(layout)))]
        case Statement(inner):
            return [element("div", *_fragment(inner), class_="statement")]
        case Folded(title, inner):
            summary = element("summary", *runs(title))
            return [element("details", summary, *_fragment(inner))]
    made = mathml.block(b)
    for e in made:
        e.tag = {"h3": "h2"}.get(e.tag, e.tag)
    return made


def _widths(shown: list[list[Element]], letters: int) -> list[Element]:
    """The one for a wide and the one for a narrow page; the same for both where they agree."""
    wide, narrow = shown
    if [write_element(e) for e in wide] == [write_element(e) for e in narrow]:
        return wide
    short = " short" if letters <= SHORT else ""
    return [
        element("div", *wide, class_="wide" + short),
        element("div", *narrow, class_="narrow" + short),
    ]


def _chain(b: ChainOf) -> Element:
    """first | relation, right side | reason; each line a <math> of its own."""
    cells: list[Element] = []
    head = [whole(inside(b.first), spoken(b.first), "inline")]
    for step in b.lines:
        cells += [
            element("div", *head, class_="first"),
            element("div", *_both(step, width(b.first)), class_="next"),
            element("div", *runs(step.because), class_="why"),
        ]
        head = []
    widest = max((width(k) for s in b.lines for k in step_lines(s, ROOM)), default=0)
    stacked = width(b.first) + widest > BESIDE
    return element("div", *cells, class_="chain stacked" if stacked else "chain")


def _both(step: Line, before: int) -> list[Element]:
    return _widths(
        [_right(step, ROOM), _right(step, NARROW)], before + width(row(step.relation, step.body))
    )


def _right(step: Line, room: int) -> list[Element]:
    """The lines of a step."""
    lines = right_sides(step, room, "2em" if room > NARROW else "1em")
    return [
        element("div", whole(cells, spoken(piece), "inline"))
        for cells, piece in zip(lines, step_lines(step, room))
    ]
