"""The atlas as one page that needs no other: the matrix, and each answer behind its cell.

The answers travel compressed within the page; the script that opens them is the only one that its
content security policy lets run. With a directory, cells link to the pages of their derivations.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from symkl import __version__
from symkl.atlas.cells import Cell
from symkl.atlas.shades import QUANTITY, SHADES, variables
from symkl.atlas.table import Table, tables
from symkl.portraits import KINDS
from symkl.render import html

if TYPE_CHECKING:
    from symkl.atlas.atlas import Atlas

HERE = Path(__file__).parent
TOLD = ("finite_when", "reason", "left", "steps", "seconds", "statement", "page")
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
<header>
<h1>{title}</h1>
<p>{note}: {count} cells. symkl {version}.</p>
{controls}
<noscript><p>The glyphs say how each cell is answered; opening one needs a script.</p></noscript>
</header>
<main>
{tables}
</main>
<p id="told" role="status" aria-live="polite"></p>
<aside id="answer" aria-labelledby="asked" tabindex="-1" hidden>
<button id="close" type="button" aria-label="Close">×</button>
<h2 id="asked"></h2>
<div id="body"></div>
</aside>
<script type="application/octet-stream" id="answers">{answers}</script>
<script>{script}</script>
</body>
</html>
"""
CONTROLS = """\
<form role="search">
<label>Families <input id="filter" type="search" placeholder="Gamma, Normal" autocomplete="off"
 spellcheck="false"></label>
<label>in <select id="sides"><option value="both">rows and columns</option>
<option value="rows">rows</option><option value="columns">columns</option></select></label>
<label>Support <select id="kind"><option value="">any</option>{kinds}</select></label>
<label>Order <select id="order"><option value="name">by name</option>
<option value="kind">by support</option><option value="closed">most closed first</option></select>
</label>
</form>
<div id="key" role="group" aria-label="Statuses: press to dim the others">{key}</div>"""


def write_html(atlas: Atlas) -> str:
    """The matrix as a page."""
    title, note = QUANTITY[atlas.quantity]
    script = (HERE / "matrix.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return SHELL.format(
        csp=f"{html.CSP}; script-src 'sha256-{digest}'",
        title=title,
        note=escape(note),
        count=f"{len(atlas.cells):,}",
        version=__version__,
        style=html._style() + _style(),
        controls=_controls(atlas),
        tables="\n".join(map(_table, tables(atlas))),
        answers=_packed({" ".join(c.names): _answer(c) for c in atlas.cells}),
        script=script,
    )


def _style() -> str:
    """The sheet, with a rule for each status."""
    rules = "".join(f".{n} {{ background: var(--{n}); color: var(--{n}-ink); }}\n" for n in SHADES)
    light, night = (f":root {{ {variables(dark)} }}\n" for dark in (False, True))
    dark = f"@media (prefers-color-scheme: dark) {{ {night} }}\n"
    return light + dark + rules + (HERE / "matrix.css").read_text(encoding="utf-8")


def _controls(atlas: Atlas) -> str:
    found = [c.shade for c in atlas.cells]
    key = "\n".join(
        f'<button type="button" data-shade="{name}" aria-pressed="false">'
        f'<span class="{name}">{shade.glyph}</span> {escape(shade.words)} '
        f"<b>{found.count(name):,}</b></button>"
        for name, shade in SHADES.items()
        if name in found
    )
    there = {k for table in tables(atlas) for k in table.kinds}
    kinds = "".join(f"<option>{escape(k)}</option>" for k in KINDS if k in there)
    return CONTROLS.format(kinds=kinds, key=key)


def _table(table: Table) -> str:
    heads = "".join(f'<th scope="col"><span>{escape(name)}</span></th>' for name in table.columns)
    rows = []
    for name, kind, cells in zip(table.rows, table.kinds, table.cells):
        row = "".join(map(_td, cells))
        rows.append(f'<tr data-kind="{escape(kind)}"><th scope="row">{escape(name)}</th>{row}</tr>')
    return (
        f"<section><h2>{table.title} <small>{len(table.rows)} families</small></h2>\n"
        f'<div class="scroll"><table role="grid" aria-label="{table.title} families">\n'
        f'<thead><tr><td class="corner"><span>p ↓</span> <span>q →</span></td>{heads}</tr></thead>'
        f"\n<tbody>\n" + "\n".join(rows) + "\n</tbody></table></div></section>"
    )


def _td(cell: Cell | None) -> str:
    if cell is None:
        return "<td></td>"
    return f'<td class="{cell.shade}">{SHADES[cell.shade].glyph}</td>'


def _answer(cell: Cell) -> dict[str, Any]:
    """What the page tells of a cell; nothing is said twice."""
    data = cell.data()
    told = {name: data[name] for name in TOLD if data[name]}
    if not cell.statement and cell.result:
        told["result"] = cell.result
    if cell.page.startswith("<"):  # a page that has no file
        del told["page"]
    return {"status": SHADES[cell.shade].words, **told}


def _packed(data: dict[str, Any]) -> str:
    """As JSON, deflated, base64: what DecompressionStream reads."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode("ascii")
