"""From what latex2mathml makes to MathML Core, which is what browsers draw.

``core`` repairs what is known to come out wrong and then checks every element: a token holds text
only, no backslash and no stray ampersand is left, nothing outside the table of elements. What
cannot be repaired raises; nothing is published that a browser would show as debris.
"""

from __future__ import annotations

from html import unescape
from xml.etree.ElementTree import Element

TOKENS = {"mi", "mn", "mo", "mtext"}
# element: the attributes that it may have
ELEMENTS: dict[str, set[str]] = {
    "math": {"display", "xmlns", "alttext", "displaystyle"},
    "mi": {"mathvariant"},
    "mn": set(),
    "mo": {"stretchy", "fence", "form", "movablelimits", "lspace", "rspace", "minsize", "maxsize"},
    "mtext": set(),
    "mspace": {"width"},
    "mrow": {"displaystyle"},
    "mfrac": {"linethickness"},
    "mover": {"accent"},
    "mtable": {"displaystyle"},
    "mtd": {"style"},
} | {name: set() for name in (
    "msqrt", "mroot", "msub", "msup", "msubsup", "munder", "munderover", "mtr",
)}  # fmt: skip
SPACES = {"thinmathspace": "0.1667em", "mediummathspace": "0.2222em", "thickmathspace": "0.2778em"}
OPERATORS = {"~": "∼", ";": ";", ":": ":", "⟺": "⟺", "⟹": "⟹", "…": "…"}
UNDER = {"msub": "munder", "msup": "mover", "msubsup": "munderover"}
SCRIPTED = {"msub", "msup", "msubsup", "munder", "mover", "munderover"}
ALIGN = {"left": "text-align:left;padding:0.2em 0 0.2em 1em", "right": "text-align:right"}
THIN = "0.1667em"


def core(element: Element) -> Element:
    """The element as MathML Core, changed in place; ValueError where it cannot be."""
    for node in element.iter():
        _unescape(node)
    for node in element.iter():
        for fence in [c for c in node if c.get("fence") == "true" and not c.text]:
            node.remove(fence)  # the empty side of a fence whose body goes on in another line
        _merge(node)
        _token(node)
    for node in element.iter():
        _limits(node)
        _table(node)
        _space(node)
    for node in element.iter():
        _check(node)
    return element


def _unescape(node: Element) -> None:
    if node.text:
        node.text = unescape(node.text)


def _merge(node: Element) -> None:
    """An upright name, made of a token for each letter, as one: KL is not K times L."""
    letters = [c for c in node if c.get("mathvariant") == "normal" or c.tag == "mn"]
    if node.tag == "mrow" and len(letters) == len(node) > 1 and node[0].tag == "mi":
        node.tag, node.text = "mi", "".join(c.text or "" for c in letters)
        node[:] = []


def _token(node: Element) -> None:
    """The right kind of token, upright where it is to be upright."""
    if node.tag == "mspace":
        node.set("width", SPACES.get(node.get("width", ""), node.get("width", "")))
    text = node.text or ""
    if node.tag == "mi" and text in OPERATORS:
        node.tag, node.text = "mo", OPERATORS[text]
        node.attrib.clear()
    if node.tag == "mo" and text.startswith("arg"):
        node.attrib.update(movablelimits="true", form="prefix", lspace="0", rspace=THIN)
    elif node.tag == "mo" and text.isalnum():
        node.tag = "mi"
        node.attrib.clear()
        if len(text) == 1:
            node.set("mathvariant", "normal")
    if node.tag == "mi" and len(text) == 1 and "Α" <= text <= "Ω":
        node.set("mathvariant", "normal")
    if node.get("fence") == "true":
        node.attrib.update(lspace="0", rspace="0")
    if node.tag == "mo" and text in ("…", "∞"):
        node.tag = "mi"
        node.attrib.clear()


def _limits(node: Element) -> None:
    """Limits under and over the sign; a browser moves them aside where there is no room."""
    if node.tag in UNDER and len(node) and node[0].tag == "mo":
        text = node[0].text or ""
        if text in "∑∏" or text.startswith("arg"):
            node.tag = UNDER[node.tag]


def _table(node: Element) -> None:
    if node.tag == "mtable":
        for row in node:
            for place, cell in enumerate(row):
                align = cell.attrib.pop("columnalign", None)
                if align is not None:
                    cell.set("style", ALIGN[align] if place else "text-align:left;padding:0.2em 0")
    if node.tag in ("mtable", "mtr"):
        for name in ("columnalign", "columnspacing", "rowspacing"):
            node.attrib.pop(name, None)


def _space(node: Element) -> None:
    """A thin space between a name of several letters and its neighbours; − as a sign after = ."""
    if node.tag not in ("mrow", "mtd", "math", "msqrt"):
        return
    children, spaced = list(node), []
    for place, child in enumerate(children):
        before = children[place - 1] if place else None
        if before is not None and _needs_space(before, child):
            spaced.append(Element("mspace", width=THIN))
        if before is not None and child.tag == "mo" and child.text == "−" and _open(before):
            child.set("form", "prefix")
        spaced.append(child)
    if len(spaced) != len(children):
        node[:] = spaced


def _head(node: Element) -> Element:
    """What a node with scripts is at heart."""
    while node.tag in SCRIPTED and len(node):
        node = node[0]
    return node


def _needs_space(one: Element, two: Element) -> bool:
    """A name of several letters, or a fraction, beside something that is no sign of its own."""
    before, after = _head(one), _head(two)
    if "mtext" in (before.tag, after.tag) or "mspace" in (before.tag, after.tag):
        return False
    if before.tag == "mo":
        closed = before.text in (")", "]") or before.get("form") == "postfix"
        return closed and _wide(after)
    fenced = after.tag == "mrow" and len(after) > 0 and after[0].get("fence") == "true"
    if after.tag == "mo" or (fenced and after[0].text in ("(", "[") and before.tag == "mi"):
        return False
    return _wide(before) or _wide(after)


def _wide(node: Element) -> bool:
    return node.tag == "mfrac" or (node.tag == "mi" and len(node.text or "") > 1)


def _open(node: Element) -> bool:
    """Does a minus after it have nothing to subtract from?"""
    closed = node.get("form") == "postfix" or node.text in (")", "]", "!")
    return node.tag == "mo" and not closed


def _check(node: Element) -> None:
    if node.tag not in ELEMENTS:
        raise ValueError(f"MathML: no element {node.tag!r}")
    extra = set(node.attrib) - ELEMENTS[node.tag]
    if extra:
        raise ValueError(f"MathML: {node.tag} has no attribute {sorted(extra)[0]!r}")
    text = node.text or ""
    if "\\" in text or (node.tag != "mtext" and "&" in text):
        raise ValueError(f"MathML: LaTeX is left over in {text[:40]!r}")
    if node.tag in TOKENS and len(node):
        raise ValueError(f"MathML: {node.tag} holds elements, it may hold text only")
    if node.tag in TOKENS and not text:
        raise ValueError(f"MathML: an empty {node.tag}")
    if node.tag not in TOKENS and text.strip():
        raise ValueError(f"MathML: the text {text[:40]!r} in a {node.tag}")
    tail = node.tail or ""
    if tail.strip():
        raise ValueError(f"MathML: the text {tail[:40]!r} between elements")
