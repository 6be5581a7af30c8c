"""The page: one HTML file with its style, its script and its font, and nothing from elsewhere."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from sympy import Symbol

from symkl.nodes import CrossEntropy, Entropy, Vector
from symkl.play.controls import Control, controls
from symkl.play.functions import runtime, used
from symkl.play.model import KINDS, Model
from symkl.render import formula, html
from symkl.render.blocks import Block, Heading
from symkl.render.layout import row
from symkl.render.mathml import math, write_element
from symkl.render.notation import Notation, letter
from symkl.render.page import page as blocks_of

HERE = Path(__file__).parent
CSP = (
    "default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; "
    "font-src data:; base-uri 'none'; form-action 'none'"
)
MOST = 280_000  # bytes: what the folded steps may fill up
DETAILS = (
    (1, "The derivation, as a blog shows it"),
    (2, "With every rule and condition"),
    (3, "With the lemmas too"),
)
SIGNS = {Entropy: "H({})", CrossEntropy: "H({}, {})"}
NAMESPACE = re.compile(r' xmlns="[^"]*"')  # MathML within HTML needs none
SWATCHES = {
    "p": '<path class="p" d="M1 6h26"/>',
    "q": '<path class="q" d="M1 6h26"/>',
}
SHELL = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{csp}">
<title>{title}</title>
<style>{style}</style>
</head>
<body data-ready="no">
<main>
<h1>{title}</h1>
{statement}
<div class="board{alone}">
<section class="stage" aria-label="Value and picture">
<p class="answer"><span>{sign} =</span>
<output id="value" for="{inputs}" aria-live="off">…</output> <small id="unit">nats</small></p>
<dl class="beside"><div><dt>{form}</dt><dd id="closed">…</dd></div>
<div><dt>quadrature of the definition</dt><dd id="quadrature">…</dd></div>
<div><dt class="unseen">how far apart</dt><dd id="gap"></dd></div></dl>
<p id="why" hidden></p>
<figure>
<ul class="legend" aria-hidden="true">{legend}</ul>
<div id="picture"><svg id="svg" role="img" aria-labelledby="title desc">
<title id="title">{sign}</title><desc id="desc">The densities, and the integrand below them.</desc>
<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"\
 patternTransform="rotate(45)"><rect class="hatched" width="6" height="6"/>\
<line class="hatching" x1="0" x2="0" y1="0" y2="6"/></pattern>
<pattern id="cross" width="9" height="9" patternUnits="userSpaceOnUse">\
<path class="crossing" d="M0 0L9 9M9 0L0 9"/></pattern>
<g id="clips"></g></defs><g id="layer"></g></svg></div>
<figcaption id="caption"></figcaption>
</figure>
</section>
{controls}</div>
<p id="said" class="unseen" role="status" aria-live="polite"></p>
<section aria-label="Derivation">
<h2>Derivation</h2>
{steps}
</section>
{rest}
</main>
<script>{script}</script>
</body>
</html>
"""
FORM = """\
<form id="controls" aria-label="Parameters">
{boxes}
<button type="button" id="reset">Back to the first numbers</button>
</form>
"""


def page(derivation: Any, given: Mapping[str, Any]) -> str:
    """The page of kl, entropy or cross-entropy; the sliders begin at the numbers given."""
    if type(derivation.question) not in KINDS or derivation.status == "theorem":
        raise ValueError("there is a page of kl, entropy and cross-entropy of laws only")
    sliders = controls(derivation, given)
    model = Model(derivation, sliders, _sign(derivation))
    needed = model.runtime | used("expect") | used("sum") | used("peak") | used("mode_of")
    parts = [HERE / name for name in ("answer.js", "picture.js", "page.js")]
    files = "".join(part.read_text(encoding="utf-8") for part in parts)
    script = '\n"use strict";\n' + runtime(needed) + model.code + files
    if "</script" in script.lower() or "<!--" in script:
        raise ValueError("the page's script would end before its end")
    style = "\n" + html._style() + (HERE / "page.css").read_text(encoding="utf-8")
    styles: dict[str, str] = {}
    statement = _written(blocks_of(derivation, 1, None, "statement").blocks, styles)
    rest = _written(_rest(blocks_of(derivation, 1).blocks), styles)
    legend = "".join(_legend(derivation, styles))
    boxes = "\n".join(_controls(derivation, sliders, styles))
    taken = sum(len(part.encode("utf-8")) for part in (script, style, statement, rest, boxes))
    steps = "\n".join(_steps(derivation, styles, MOST - taken))
    style += "".join(f".{name} {{ {rules} }}\n" for rules, name in styles.items())
    return SHELL.format(
        csp=CSP.format(script=_digest(script), style=_digest(style)),
        title=escape(derivation.title),
        style=style,
        statement=statement,
        sign=escape(_sign(derivation)),
        form="closed part and integral" if derivation.status == "irreducible" else "closed form",
        inputs=" ".join(f"s{k}" for k in range(len(sliders))),
        legend=legend,
        controls=FORM.format(boxes=boxes) if sliders else "",
        alone="" if sliders else " alone",
        steps=steps,
        rest=rest,
        script=script,
    )


def _sign(derivation: Any) -> str:
    return SIGNS.get(type(derivation.question), "KL({} ‖ {})").format(*_letters(derivation))


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")


def _written(blocks: Any, styles: dict[str, str]) -> str:
    return html.tied("\n".join(_plain(one, styles) for one in html.fragment(blocks)))


def _plain(one: Element, styles: dict[str, str]) -> str:
    """As HTML whose style attributes are classes: the policy allows none of the first."""
    for part in one.iter():
        rules = part.attrib.pop("style", None)
        if rules:
            name = styles.setdefault(rules, f"m{len(styles)}")
            part.set("class", f"{part.get('class', '')} {name}".strip())
    return NAMESPACE.sub("", write_element(one))


def _steps(derivation: Any, styles: dict[str, str], room: int) -> Iterator[str]:
    """Each detail folded; left out is what says nothing new, and what is too long for a page."""
    before = ""
    for detail, words in DETAILS:
        longer = len(before.encode("utf-8")) > room  # a detail has all of the one above it
        inside = None if longer else _fitting(_argument(derivation, detail), styles, room)
        if inside is None:
            yield f"<p>{words}: too long for this page; symkl prints it with --detail {detail}.</p>"
            break
        if inside != before:
            yield f"<details><summary>{words}</summary>\n{inside}\n</details>"
            room -= len(inside.encode("utf-8"))
        before = inside


def _fitting(blocks: tuple[Block, ...], styles: dict[str, str], room: int) -> str | None:
    """Written block by block, and given up where that is longer than the room."""
    found: list[str] = []
    for one in blocks:
        found.append(_written((one,), styles))
        room -= len(found[-1].encode("utf-8"))
        if room < 0:
            return None
    return "\n".join(found)


def _argument(derivation: Any, detail: int) -> tuple[Block, ...]:
    """What stands on the page of a derivation after its statement, without its remarks."""
    blocks = blocks_of(derivation, detail).blocks
    begin = next(k for k, b in enumerate(blocks) if isinstance(b, Heading)) + 1
    return blocks[begin : len(blocks) - len(_rest(blocks))]


def _rest(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Remarks and conventions."""
    for place, one in enumerate(blocks):
        if isinstance(one, Heading) and one.words in ("Remarks", "Conventions"):
            return blocks[place:]
    return ()


def _letters(derivation: Any) -> tuple[str, ...]:
    """p and q; capitals where a parameter has the letter already, as in the statement."""
    laws = [law for _, law in derivation.laws]
    taken = {a.name.split("_")[0] for law in laws for a in law.atoms(Symbol, Vector)}
    names = tuple(name for name, _ in derivation.laws)
    return tuple(n.upper() for n in names) if taken & set(names) else names


def _laws(derivation: Any, styles: dict[str, str]) -> list[str]:
    """p = Gamma(k₁, θ₁), as MathML."""
    found = []
    for name, (_, law) in zip(_letters(derivation), derivation.laws):
        shown = math(row(letter(name), "=", Notation()(law)), "inline")
        found.append(_plain(shown, styles))
    return found


def _legend(derivation: Any, styles: dict[str, str]) -> Iterator[str]:
    for (name, _), shown in zip(derivation.laws, _laws(derivation, styles)):
        yield f'<li><svg width="28" height="12">{SWATCHES[name]}</svg>{shown}</li>'


def _controls(derivation: Any, sliders: list[Control], styles: dict[str, str]) -> Iterator[str]:
    """A group for each law; a letter of both is p's."""
    shown = _laws(derivation, styles)
    for place, (name, _) in enumerate(derivation.laws):
        own = [(k, c) for k, c in enumerate(sliders) if c.law == place]
        if own:
            inside = "\n".join(one for k, c in own for one in _rows(k, c, styles))
            legend = f'<legend class="of-{name}">{shown[place]}</legend>'
            yield f"<fieldset>{legend}\n{inside}\n</fieldset>"


def _rows(k: int, c: Control, styles: dict[str, str]) -> Iterator[str]:
    if isinstance(c.symbol, Vector):
        yield '<p class="hint">Weights; the masses are these divided by their sum.</p>'
        for entry in range(len(c.start)):
            symbol = Symbol(f"{c.letter}_{entry}")
            shown = _plain(math(Notation()(symbol), "inline"), styles)
            yield _row(k, c, formula(symbol), shown, "weight", entry)
    else:
        shown = _plain(math(Notation()(c.symbol), "inline"), styles)
        yield _row(k, c, c.letter, shown, c.words, None)


def _row(k: int, c: Control, letter: str, shown: str, words: str, entry: int | None) -> str:
    """Label, slider, box. The label's words name both; the slider says its number itself."""
    mark = f"{k}" if entry is None else f"{k}-{entry}"
    data = f'data-place="{k}"' + ("" if entry is None else f' data-entry="{entry}"')
    low, high = (f"{c.low:g}", f"{c.high:g}") if c.whole else ("0", "1000")
    ends = f'min="{low}" max="{high}" step="1"'
    named = escape(f"{letter}, {words}".rstrip(", "))
    return (
        f'<div class="control" {data}><label for="s{mark}">{shown}{escape(words)}</label>'
        f'<input type="range" id="s{mark}" {ends} aria-label="{named}">'
        f'<input type="number" id="n{mark}" step="{1 if c.whole else "any"}" '
        f'aria-label="{named}, as a number"></div>'
    )
