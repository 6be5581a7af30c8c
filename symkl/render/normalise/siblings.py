"""What stands side by side: names made of letters, pairs of bars, and the spaces between atoms."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from symkl.render.normalise.tokens import THIN

ROWS = {"math", "mrow", "mtd", "msqrt", "mphantom", "mpadded"}
SCRIPTED = {"msub", "msup", "msubsup", "munder", "mover", "munderover"}
HAIR = "0.12em"  # between a function and the tall parenthesis of its argument
TALL = {"mfrac", "mtable", "munder", "mover", "munderover", "msqrt", "mroot"}
SIGNS = ("−", "+")  # before a term, where they have nothing to add it to
NEGATED = dict(zip("=<>≤≥∈∋∼≈≡≅⊂⊃⊆⊇∣∥≺≻∃", "≠≮≯≰≱∉∌≁≉≢≇⊄⊅⊈⊉∤∦⊀⊁∄"))
PAIRS = {(":", "="): ":=", ("=", ":"): "=:", ("<", "="): "<=", ("|", "|"): "‖"}


def joined(node: Element) -> None:
    """One element for what latex2mathml makes of several, and none for what it makes of nothing."""
    if node.tag not in ROWS and node.tag not in SCRIPTED:
        return
    _starred(node)
    _negated(node)
    _binomial(node)
    _matrix(node)
    _merged(node)
    if node.tag in ROWS:
        _without_empty(node)
        _paired_signs(node)


def _starred(node: Element) -> None:
    """\\operatorname*{arg min}: an empty sign, a star, and the name with its limits."""
    children = list(node)
    for empty, star, name in zip(children, children[1:], children[2:]):
        if (empty.tag, empty.text or "", star.tag, star.text) != ("mo", "", "mo", "*"):
            continue
        base = name[0] if name.tag in SCRIPTED else name
        text = "".join(" " if n.tag == "mspace" else n.text or "" for n in base.iter())
        base.tag, base.text, base[:] = "mo", text.replace("\xa0", " "), []
        node.remove(empty)
        node.remove(star)


def _negated(node: Element) -> None:
    """\\not=: the sign of its own that Unicode has for it."""
    for slash, sign in zip(list(node), list(node)[1:]):
        if slash.tag == "mpadded" and len(slash) == 1 and slash[0].text == "⧸":
            if sign.text not in NEGATED:
                raise ValueError(f"MathML: no sign for \\not before {sign.text!r}")
            sign.text = NEGATED[sign.text]
            node.remove(slash)


def _binomial(node: Element) -> None:
    """n choose k as one thing, in parentheses that grow with it."""
    children = list(node)
    for left, over, right in zip(children, children[1:], children[2:]):
        if over.tag == "mfrac" and over.get("linethickness") == "0" and left.get("minsize"):
            _fenced(node, left, over, right)


def _matrix(node: Element) -> None:
    """A matrix in brackets that grow with it."""
    children = list(node)
    for left, table, right in zip(children, children[1:], children[2:]):
        if (left.tag, table.tag, right.tag) == ("mo", "mtable", "mo") and not left.get("fence"):
            _fenced(node, left, table, right)


def _fenced(node: Element, left: Element, inside: Element, right: Element) -> None:
    left.attrib = {"stretchy": "true", "fence": "true", "form": "prefix"}
    right.attrib = {"stretchy": "true", "fence": "true", "form": "postfix"}
    whole = Element("mrow")
    whole.extend([left, inside, right])
    node.insert(list(node).index(left), whole)
    for part in (left, inside, right):
        node.remove(part)


def _merged(node: Element) -> None:
    """An upright name, made of a token for each letter, as one: KL is not K times L."""
    letters = [c for c in node if c.get("mathvariant") == "normal" or c.tag == "mn"]
    if node.tag == "mrow" and len(letters) == len(node) > 1 and node[0].tag == "mi":
        node.tag, node.text = "mi", "".join(c.text or "" for c in letters)
        node[:] = []


def _without_empty(node: Element) -> None:
    """Without empty tokens: the side of a fence that is not drawn; what makes = stand between."""
    for child in list(node):
        if child.tag in ("mi", "mo", "mrow") and not child.text and not len(child):
            place = list(node).index(child)
            node.remove(child)
            following = next((c for c in node[place:] if c.tag != "mspace"), None)
            if child.tag != "mo" and following is not None and following.tag == "mo":
                following.attrib.setdefault("form", "infix")


def _paired_signs(node: Element) -> None:
    """:= as one sign."""
    for one, two in zip(list(node), list(node)[1:]):
        if one.tag in ("mi", "mo") and (one.text, two.text) in PAIRS and two.tag in ("mi", "mo"):
            two.tag, two.text, two.attrib = "mo", PAIRS[one.text or "", two.text or ""], {}
            node.remove(one)


def paired(node: Element) -> None:
    """|x|, ‖x‖: bars without \\left and \\right open and close in turn; one alone is no fence."""
    if node.tag not in ROWS:
        return
    for bar in "|‖":
        bars = [e for e in map(_head, node) if e.tag == "mo" and e.text == bar]
        bars = [e for e in bars if not (e.get("fence") == "true" and e.get("form"))]
        for place, one in enumerate(bars):
            one.attrib.pop("fence", None)
            one.attrib.update(lspace="0", rspace="0")
            one.attrib.setdefault("stretchy", "true" if one.get("minsize") else "false")
            if len(bars) % 2 == 0:
                one.set("form", "postfix" if place % 2 else "prefix")


def settled(node: Element) -> None:
    """A fence around what is not taller than a parenthesis does not grow: {0, 1}."""
    grown = [c for c in node if c.get("fence") == "true" and c.get("stretchy") == "true"]
    fences = [c for c in grown if not c.get("minsize")]
    if node.tag == "mrow" and fences and not any(e.tag in TALL for e in node.iter()):
        for fence in fences:
            fence.set("stretchy", "false")
            fence.attrib.pop("fence")


def spaced(node: Element) -> None:
    """A thin space between a name of several letters and its neighbours; − as a sign after = ."""
    if node.tag not in ROWS:
        return
    children, result = list(node), []
    for place, child in enumerate(children):
        before = children[place - 1] if place else None
        if before is not None and (gap := _gap(before, child)):
            result.append(Element("mspace", width=gap))
        if child.tag == "mo" and child.text in SIGNS and (before is None or _open(before)):
            child.attrib.setdefault("form", "prefix")
        result.append(child)
    if len(result) != len(children):
        node[:] = result


def _head(node: Element) -> Element:
    """What a node with scripts is at heart."""
    while node.tag in SCRIPTED and len(node):
        node = node[0]
    return node


def _gap(one: Element, two: Element) -> str:
    """Thin between a name, a fraction or a tall fence and what is no sign of its own; else none."""
    before, after = _head(one), _head(two)
    if "mtext" in (before.tag, after.tag) or "mspace" in (before.tag, after.tag):
        return ""
    if before.tag == "mo":
        signed = before.text in SIGNS and before.get("form") == "prefix"
        closed = before.text in (")", "]", "!") or before.get("form") == "postfix"
        return THIN if (signed or closed) and _wide(after) else ""
    if after.tag == "mo" and not _wide(after):
        return ""
    if before.tag == "mi" and after.tag == "mrow" and _grown(after):
        call = after[0].text in ("(", "[") and not _wide(before)
        return HAIR if call else THIN if _wide(before) else ""
    tall = before.tag == "mrow" and _grown(before)
    return THIN if tall or _wide(before) or _wide(after) else ""


def _grown(node: Element) -> bool:
    """A row in a fence that grows with it."""
    return len(node) > 0 and node[0].get("fence") == "true"


def _wide(node: Element) -> bool:
    name = node.tag == "mi" and len(node.text or "") > 1
    return node.tag == "mfrac" or name or (node.tag == "mo" and bool(node.get("movablelimits")))


def _open(node: Element) -> bool:
    """Does a minus after it have nothing to subtract from?"""
    closed = node.get("form") == "postfix" or node.text in (")", "]", "!")
    return node.tag == "mo" and not closed
