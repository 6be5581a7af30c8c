"""What stands over, under and beside what: limits, tables, boxes, arrows, tokens that hold rows."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from symkl.render.normalise.tokens import LIMITS

UNDER = {"msub": "munder", "msup": "mover", "msubsup": "munderover"}
BOX = "border:0.06em solid;padding:0.25em 0.35em"
CELLS = {  # how a cell is aligned: in the first column, and in one that goes on after another
    ("left", True): "text-align:left;padding:0.2em 0",
    ("left", False): "text-align:left;padding:0.2em 0 0.2em 1em",
    ("right", True): "text-align:right;padding:0.2em 0",
    ("right", False): "text-align:right;padding:0.2em 0 0.2em 2em",
    ("center", True): "text-align:center;padding:0.2em 0",
    ("center", False): "text-align:center;padding:0.2em 0 0.2em 1em",
    ("", True): "padding:0.2em 0",
    ("", False): "padding:0.2em 0 0.2em 1em",
}
CLOSE = "text-align:left;padding:0.2em 0"  # the right side, close to the left one
CHAIN = (
    "text-align:right;padding:0.4em 0",
    "text-align:left;padding:0.4em 0",
    "text-align:left;padding:0.4em 0 0.4em 2em",
)
WORDS = {"font-weight:bold", "font-style:italic", "font-family:monospace"}
STYLES = {"", BOX, CLOSE, *CELLS.values(), *CHAIN, *WORDS}


def rebuilt(node: Element) -> None:
    """Elements that Core lacks, as ones that it has."""
    if node.tag in ("mi", "mo", "mn") and len(node):
        node.text = "".join("\u2009" if n.tag == "mspace" else n.text or "" for n in node.iter())
        node[:] = []
        node.text = node.text.replace("\u2009", " ")
    elif node.tag == "menclose" and node.get("notation") == "box":
        node.tag, node.attrib = "mrow", {"style": BOX}
    elif node.tag == "mstyle" and node.get("mathcolor") is None:
        node.tag = "mrow"
    elif node.tag == "mover" and len(node) == 2 and node[1].tag == "mpadded":
        _arrow(node)
    elif node.tag == "mrow" and [c.tag for c in node[:2]] == ["mo", "mtable"]:
        node[1].set("displaystyle", "true")  # cases: fractions in them are read as any others
    if node.tag in ("mover", "munder"):
        _accent(node)


def _arrow(node: Element) -> None:
    """An arrow as wide as what stands over it."""
    arrow = next((n for n in node[0].iter() if n.tag == "mo"), None)
    if arrow is None:
        return
    arrow.attrib = {"stretchy": "true"}
    over = Element("mrow")
    over.append(Element("mspace", width="0.5em"))
    over.extend(child for child in node[1] if child.tag != "mspace")
    over.append(Element("mspace", width="0.5em"))
    node[:] = [arrow, over]


def _accent(node: Element) -> None:
    """A bar, a hat, a dot: close to the letter, as wide as it is unless it is to cover more."""
    if len(node) != 2 or node[1].tag != "mo":
        return
    mark = node[1]
    wide = mark.text in "―⏞⏟" or (mark.text == "^" and not node.get("accent"))
    mark.text = {"―": "¯"}.get(mark.text or "", mark.text)
    if mark.text == "¯" and node.tag == "munder":
        mark.text = "_"
    mark.attrib = {"stretchy": "true" if wide else "false"}
    node.attrib = {"accent" if node.tag == "mover" else "accentunder": "true"}


def limits(node: Element) -> None:
    """Limits under and over the sign; a browser moves them aside where there is no room."""
    if node.tag in UNDER and len(node) and node[0].tag == "mo":
        text = node[0].text or ""
        if text in LIMITS or text in "∑∏⋃⋂∐":
            node.tag = UNDER[node.tag]


def aligned(node: Element) -> None:
    """Columns by CSS: Core has no columnalign, no columnspacing, no rowspacing."""
    if node.tag == "mtable":
        beside = (node.get("columnspacing") or "").startswith("0em")
        for row in node:
            for place, cell in enumerate(row):
                align = cell.attrib.pop("columnalign", "")
                if "style" not in cell.attrib:
                    close = beside and place % 2 == 1 and align == "left"
                    cell.set("style", CLOSE if close else CELLS[align, place == 0])
        node.attrib = {k: v for k, v in node.attrib.items() if k == "displaystyle"}
    elif node.tag == "mtr":
        node.attrib = {}
