"""A token as it should be: the right element, the right character, upright where it is upright."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from symkl.render.normalise.letters import styled

THIN = "0.1667em"
SPACES = {
    "thinmathspace": THIN,
    "mediummathspace": "0.2222em",
    "thickmathspace": "0.2778em",
    "negativethinmathspace": "-0.1667em",
    "negativemediummathspace": "-0.2222em",
    "negativethickmathspace": "-0.2778em",
}
BLANKS = {"\u205f": "0.2222em", "\u2009": THIN}  # a blank that comes as an identifier
OPERATORS = {"~": "∼", "-": "−", "*": "∗"} | {c: c for c in ";:%{}|‖±∓⟺⟹⟸⟂⟶⟵≔…⋯⊤⊥†‡⟨⟩⌊⌋⌈⌉"}
NAMES = {"…", "⋯", "∞", "∅", "∂", "∇", "∀", "∃", "⊤", "⊥", "†", "‡", "%"}  # no space beside them
DOTS = {"…": ".\u2009.\u2009.\u2009"}  # as far apart as TeX has them
ACCENTS = "ˆ˜"  # letters, for Unicode
PRIMES = ("′", "″", "‴")
LIMITS = {"max", "min", "sup", "inf", "lim", "lim sup", "lim inf", "arg min", "arg max", "argmin",
          "argmax", "det", "gcd", "Pr"}  # fmt: skip
WRITTEN = {"argmin": "arg min", "argmax": "arg max"}
DELIMITERS = {
    r"\|": "‖", r"\lVert": "‖", r"\rVert": "‖", r"\Vert": "‖", r"\vert": "|", r"\lvert": "|",
    r"\rvert": "|", r"\{": "{", r"\}": "}", r"\lbrace": "{", r"\rbrace": "}", r"\lbrack": "[",
    r"\rbrack": "]", r"\langle": "⟨", r"\rangle": "⟩", r"\lfloor": "⌊", r"\rfloor": "⌋",
    r"\lceil": "⌈", r"\rceil": "⌉",
}  # fmt: skip
OPENING, CLOSING = "([{⟨⌊⌈", ")]}⟩⌋⌉"
ESCAPED = re.compile(r"\\([%_&#${}])")


def token(node: Element) -> None:
    """Repair one token, in place."""
    if node.tag == "mspace":
        _space(node)
    elif node.tag == "mtext":
        _words(node)
    elif node.tag in ("mi", "mn"):
        _letter(node)
    if node.tag == "mo":
        _operator(node)


def _space(node: Element) -> None:
    """A width in em: 3mu are a sixth."""
    width = node.get("width", "")
    mu = re.fullmatch(r"(-?\d+(?:\.\d+)?)mu", width)
    node.attrib = space(f"{float(mu[1]) / 18:.4f}em" if mu else SPACES.get(width, width))


def space(width: str) -> dict[str, str]:
    """The attributes of a space; a browser takes a width below 0 for 0, but not a margin."""
    return {"width": "0", "style": f"margin-left:{width}"} if width[:1] == "-" else {"width": width}


def _words(node: Element) -> None:
    node.text = ESCAPED.sub(r"\1", node.text or "")
    variant = node.attrib.pop("mathvariant", "normal")
    if variant in ("bold", "italic", "monospace"):
        node.set("style", {"bold": "font-weight:bold", "italic": "font-style:italic",
                           "monospace": "font-family:monospace"}[variant])  # fmt: skip


def _letter(node: Element) -> None:
    """An identifier that is a sign becomes a sign; a letter of another alphabet that letter."""
    text = node.text or ""
    if text in BLANKS:
        node.tag, node.text, node.attrib = "mspace", None, {"width": BLANKS[text]}
    elif node.tag == "mi" and text in OPERATORS:
        node.tag, node.text, node.attrib = "mo", OPERATORS[text], {}
    elif text in PRIMES:
        node.tag, node.attrib = "mo", {"lspace": "0", "rspace": "0"}
    elif (variant := node.get("mathvariant", "normal")) != "normal":
        other = styled(text, variant)
        if other is not None:
            node.text = other
            del node.attrib["mathvariant"]
    elif node.tag == "mn" or len(text) != 1:
        node.attrib.pop("mathvariant", None)
    elif "Α" <= text <= "Ω":
        node.set("mathvariant", "normal")


def _operator(node: Element) -> None:
    text = (node.text or "").replace("\u2009", " ")
    text = node.text = DELIMITERS.get(text, text)
    if text in LIMITS:
        node.text = WRITTEN.get(text, text)
        node.attrib = {"movablelimits": "true", "form": "prefix", "lspace": "0", "rspace": THIN}
    elif text.isalnum() and text not in ACCENTS:
        node.tag, node.attrib = "mi", {"mathvariant": "normal"} if len(text) == 1 else {}
    elif text in NAMES:
        node.tag, node.text, node.attrib = "mi", DOTS.get(text, text), {}
    elif text in OPENING + CLOSING or node.get("fence") == "true" or node.get("minsize"):
        node.attrib.update(lspace="0", rspace="0")
        node.attrib.setdefault("stretchy", "true" if node.get("minsize") else "false")
        if "form" not in node.attrib and text in OPENING + CLOSING:
            node.set("form", "prefix" if text in OPENING else "postfix")
    elif text == "/":
        node.attrib.update(lspace="0", rspace="0")
