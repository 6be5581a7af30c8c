"""What stands over, under and beside what: limits, tables, boxes, arrows, tokens that hold rows."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from symkl.render.normalise.tokens import LIMITS, PRIMES, space

UNDER = {"msub": "munder", "msup": "mover", "msubsup": "munderover"}
BOX = "border:0.045em solid;padding:0.25em 0.35em"
LINE = {"mover": "border-top:0.045em solid;padding-top:0.12em",
        "munder": "border-bottom:0.045em solid;padding-bottom:0.12em"}  # fmt: skip
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
STYLES = {"", BOX, CLOSE, *LINE.values(), *CELLS.values(), *CHAIN, *WORDS}


def rebuilt(node: Element) -> None:
    """Elements that Core lacks, as ones that it has."""
    for style in [c for c in node if c.tag == "mstyle" and not len(c)]:  # \\displaystyle in a cell
        after = list(node)[list(node).index(style) + 1 :]
        style.extend(after)
        node[:] = [c for c in node if c not in after]
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
    elif node.tag == "msup" and node[1].text in PRIMES:
        node.tag = "mrow"  # the sign is raised in the font
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
    if mark.text in "―¯":  # a line over all of it: no font has that in every width
        node.tag, node.attrib, node[:] = "mrow", {"style": LINE[node.tag]}, [node[0]]
        return
    wide = mark.text in "⏞⏟" or (mark.text == "^" and not node.get("accent"))
    marks = {"^": "\u0302"} if wide else {"^": "ˆ", "~": "˜"}
    mark.text = marks.get(mark.text or "", mark.text)
    mark.attrib = {"stretchy": "true" if wide else "false"}
    node.attrib = {"accent" if node.tag == "mover" else "accentunder": "true"}


def limits(node: Element) -> None:
    """Limits under and over the sign; a browser moves them aside where there is no room."""
    if node.tag in UNDER and len(node) and node[0].tag == "mo":
        text = node[0].text or ""
        if text in LIMITS or text in "∑∏⋃⋂∐":
            node.tag = UNDER[node.tag]
        elif text == "∫" and node.tag != "msup":
            _slanted(node)


def _slanted(node: Element) -> None:
    """The lower limit of an integral stands left of its upper end and takes no room beside it."""
    below = node[1]
    node.remove(below)
    held = Element("mrow")
    held.extend([below, Element("mspace", space("-0.84em"))])
    node.insert(1, held)


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


BIG = set("∑∏∐∫∬∮⋃⋂⋁⋀")
Style = tuple[bool, int]  # is it displayed, and how many levels of scripts deep is it


def tightened(node: Element, style: Style = (False, 0)) -> None:
    """Without the spaces of operators where letters are small: i = 1 under a sum is i=1."""
    display = node.get("displaystyle") or {"block": "true"}.get(node.get("display", ""), "")
    style = (display == "true" if display else style[0], int(node.get("scriptlevel", style[1])))
    if node.tag == "mo" and style[1] and node.text not in BIG and not node.get("movablelimits"):
        node.attrib.update(lspace="0", rspace="0")
    for place, child in enumerate(node):
        tightened(child, _within(node, place, style))


def _within(node: Element, place: int, style: Style) -> Style:
    """The style of a child, by the rules of MathML Core."""
    display, level = style
    if node.tag == "mfrac":
        return False, level + (not display)
    if node.tag in (*UNDER, *UNDER.values()) and place:
        accent = node.get("accent") or node.get("accentunder")
        return False, level if accent else level + 1
    if node.tag == "mroot" and place:
        return False, level + 2
    return (False, level) if node.tag == "mtable" and not node.get("displaystyle") else style
