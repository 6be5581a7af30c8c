"""From what latex2mathml makes to MathML Core, which is what browsers draw.

``core`` repairs what is known to come out wrong and then checks every element: a token holds text
only, no backslash and no stray ampersand is left, nothing outside the table of elements. What
cannot be repaired raises; nothing is published that a browser would show as debris.
"""

from __future__ import annotations

import re
from html import unescape
from xml.etree.ElementTree import Element

from symkl.render.normalise.siblings import joined, paired, settled, spaced
from symkl.render.normalise.structure import STYLES, aligned, limits, rebuilt, tightened
from symkl.render.normalise.tokens import token

TOKENS = {"mi", "mn", "mo", "mtext"}
# element: the attributes that it may have
ELEMENTS: dict[str, set[str]] = {
    "math": {"display", "xmlns", "alttext", "displaystyle"},
    "mi": {"mathvariant"},
    "mn": set(),
    "mo": {"stretchy", "fence", "form", "movablelimits", "lspace", "rspace", "minsize", "maxsize"},
    "mtext": {"style"},
    "mspace": {"width", "style"},
    "mrow": {"displaystyle", "scriptlevel", "style"},
    "mfrac": {"linethickness", "displaystyle", "scriptlevel"},
    "mover": {"accent"},
    "munder": {"accentunder"},
    "mtable": {"displaystyle"},
    "mtd": {"style"},
    "mpadded": {"width", "height", "depth"},
} | {name: set() for name in (
    "msqrt", "mroot", "msub", "msup", "msubsup", "munderover", "mmultiscripts", "mprescripts",
    "mphantom", "mtr",
)}  # fmt: skip
CLOSER = re.compile(r"margin-left:-\d*\.?\d+em")
PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3,
         "munderover": 3}  # fmt: skip
PASSES = (rebuilt, joined, token, paired, limits, aligned, settled, spaced)


def core(element: Element) -> Element:
    """The element as MathML Core, changed in place; ValueError where it cannot be."""
    for node in element.iter():
        if node.text:
            node.text = unescape(node.text)
    for repair in PASSES:
        for node in list(element.iter()):
            repair(node)
    tightened(element)
    for node in element.iter():
        _check(node)
    return element


def _check(node: Element) -> None:
    if node.tag not in ELEMENTS:
        raise ValueError(f"MathML: no element {node.tag!r}")
    extra = set(node.attrib) - ELEMENTS[node.tag]
    if extra:
        raise ValueError(f"MathML: {node.tag} has no attribute {sorted(extra)[0]!r}")
    style = node.get("style", "")
    if style not in STYLES and not (node.tag == "mspace" and CLOSER.fullmatch(style)):
        raise ValueError(f"MathML: {node.tag} has the style {node.get('style')!r}")
    if node.get("mathvariant", "normal") != "normal":
        raise ValueError(f"MathML: no letters {node.get('mathvariant')} for {node.text!r}")
    text = node.text or ""
    if "\\" in text or (node.tag != "mtext" and "&" in text):
        raise ValueError(f"MathML: LaTeX is left over in {text[:40]!r}")
    if node.tag == "mtext" and "$" in text:
        raise ValueError(f"MathML: a formula within words, {text[:40]!r}")
    if node.tag in PARTS and len(node) != PARTS[node.tag]:
        raise ValueError(f"MathML: {node.tag} with {len(node)} parts of {PARTS[node.tag]}")
    if node.tag in TOKENS and len(node):
        raise ValueError(f"MathML: {node.tag} holds elements, it may hold text only")
    if node.tag in TOKENS and not text:
        raise ValueError(f"MathML: an empty {node.tag}")
    if node.tag not in TOKENS and text.strip():
        raise ValueError(f"MathML: the text {text[:40]!r} in a {node.tag}")
    if node.tag == "mspace" and not node.get("width"):
        raise ValueError("MathML: a line break outside of an environment that has lines")
    tail = node.tail or ""
    if tail.strip():
        raise ValueError(f"MathML: the text {tail[:40]!r} between elements")
