"""The atlas as a picture: a heat map of statuses, names along its sides, as one SVG."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from symkl.atlas.shades import QUANTITY, SHADES, variables
from symkl.atlas.table import Table, tables

if TYPE_CHECKING:
    from symkl.atlas.atlas import Atlas

SIDE = 16  # of a cell
NAMES = 150  # for the names of the rows; those of the columns stand upright above
TOP, GAP, KEY = 70, 40, 20

STYLE = """\
text {{ font: 11px system-ui, sans-serif; fill: var(--ink); }}
.title {{ font-size: 18px; font-weight: 600; }}
.note, .key {{ font-size: 12px; }}
.glyph {{ text-anchor: middle; font-size: 10px; }}
.row {{ text-anchor: end; }}
{rules}
:root {{ --ink: #1c1c1e; --paper: #fdfdfb; {light} }}
@media (prefers-color-scheme: dark) {{ :root {{ --ink: #e4e4e0; --paper: #17181b; {dark} }} }}
"""


def write_svg(atlas: Atlas) -> str:
    """The heat maps one below the other, continuous families first, and the key."""
    title, note = QUANTITY[atlas.quantity]
    parts, top, wide = _key(atlas), TOP + KEY, 640
    for table in tables(atlas):
        parts += _map(table, top)
        top += NAMES + SIDE * len(table.rows) + GAP
        wide = max(wide, NAMES + SIDE * len(table.columns) + 30)
    rules = "\n".join(
        f".{n} {{ fill: var(--{n}); }} .{n}-ink {{ fill: var(--{n}-ink); }}" for n in SHADES
    )
    style = STYLE.format(rules=rules, light=variables(False), dark=variables(True))
    body = "\n".join(parts)
    squares = "\n".join(map(_square, SHADES))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {top}" width="{wide}" '
        f'height="{top}" role="img" aria-label="{escape(title)}">\n<style>\n{style}</style>\n'
        f"<defs>\n{squares}\n</defs>\n"
        f'<rect width="100%" height="100%" style="fill: var(--paper)"/>\n'
        f'<text class="title" x="12" y="28">{escape(title)}</text>\n'
        f'<text class="note" x="12" y="48">{escape(note)}</text>\n{body}\n</svg>\n'
    )


def _key(atlas: Atlas) -> list[str]:
    found, x, out = [c.shade for c in atlas.cells], 12.0, []
    for name, shade in SHADES.items():
        if name in found:
            words = f"{shade.words} {found.count(name)}"
            out.append(f'<use href="#{name}" x="{x:.0f}" y="{TOP - 10}"/>')
            out.append(f'<text class="key" x="{x + SIDE + 5:.0f}" y="{TOP + 2}">{words}</text>')
            x += SIDE + 17 + 6.2 * len(words)
    return out


def _map(table: Table, top: int) -> list[str]:
    out, left, head = [], NAMES, top + NAMES - 10
    for number, name in enumerate(table.columns):
        x, y = left + SIDE * (number + 0.75), head - 4
        out.append(f'<text transform="translate({x:.1f} {y}) rotate(-90)">{escape(name)}</text>')
    for row, name in enumerate(table.rows):
        y = head + SIDE * row
        out.append(f'<text class="row" x="{left - 5}" y="{y + 12}">{escape(name)}</text>')
        for column, cell in enumerate(table.cells[row]):
            if cell is not None:
                told = f"{'‖'.join(cell.names)}: {SHADES[cell.shade].words}"
                place = f'x="{left + SIDE * column}" y="{y}"'
                title = f"<title>{escape(told)}</title>"
                out.append(f'<use href="#{cell.shade}" {place}>{title}</use>')
    return out


def _square(name: str) -> str:
    """What a cell of that status looks like, to be used wherever there is one."""
    side = SIDE - 1
    return (
        f'<g id="{name}"><rect class="{name}" width="{side}" height="{side}"/><text '
        f'class="glyph {name}-ink" x="{side / 2}" y="11">{SHADES[name].glyph}</text></g>'
    )
