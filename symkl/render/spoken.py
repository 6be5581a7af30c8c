"""A formula in words, for who listens: log of sigma 2 over sigma 1, plus one half.

Said from the presentation tree, so what is one thing there is one thing here: what is not simple is
closed by a word of its own ("end fraction"), and formulas that differ in grouping differ in words.
"""

from __future__ import annotations

import re
from functools import singledispatch
from itertools import pairwise

from symkl.render.layout import (
    GREEK,
    Applied,
    Big,
    Binomial,
    Cases,
    Fenced,
    Fraction,
    Hat,
    Juxtaposed,
    Layout,
    Letter,
    Lines,
    Number,
    Operator,
    Phrase,
    Radical,
    Row,
    Scripts,
    Sign,
    Upright,
)

SIGNS = {
    "+": "plus", "-": "minus", "minus": "minus", "-+": "minus or plus", "=": "equals",
    "==": "equals", "!=": "is not equal to", "<": "is less than", "<=": "is at most",
    ">": "is greater than", ">=": "is at least", "<=>": "if and only if", "=>": "implies",
    "<<": "is absolutely continuous with respect to", "in": "in", "notin": "not in",
    "~": "is distributed as", "||": "from", "dot": "times", "/": "over", "!": "factorial",
    ",": ",", ";": ";", "...": "and so on to", "infinity": "infinity", "quad": ",",
}  # fmt: skip
BOARD = {"R": "the real numbers", "Z": "the integers", "E": "the expectation"}
NAMES = {"arsinh": "inverse hyperbolic sine", "arcosh": "inverse hyperbolic cosine",
         "artanh": "inverse hyperbolic tangent", "arctan": "arc tangent", "arcsin": "arc sine",
         "arccos": "arc cosine", "exp": "the exponential", "erf": "error function",
         "erfc": "complementary error function", "sin": "sine", "cos": "cosine",
         "tan": "tangent", "sgn": "the sign"}  # fmt: skip
HALVES = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth"}
GROUPS = {  # what opens and what closes them, but for parentheses
    "|": ("the absolute value of", "end absolute value"),
    "floor": ("the floor of", "end floor"),
    "ceiling": ("the ceiling of", "end ceiling"),
    "{": ("the set of", "end set"),
    "[": ("open bracket", ", end expectation,"),  # where a mean goes on in another line
    "(": ("open paren", "close paren"),
}
CLOSED = {")": "(", "]": "[", "}": "{", "|": "|", "/floor": "floor", "/ceiling": "ceiling"}
BIG = {"sum": "the sum", "product": "the product", "integral": "the integral",
       "min": "arg min", "max": "arg max"}  # fmt: skip
DIVERGENCE = Scripts(Letter("D"), sub=Upright("KL"))
POWERS = {"2": "squared", "3": "cubed"}


def spoken(m: Layout) -> str:
    """The formula in words, with commas where a reader pauses."""
    items = m.items if isinstance(m, Row) else ()
    signs = (Sign("+"), Sign("-"))  # a pause before each term: log of a, plus b
    paused = Row(tuple(k for i in items for k in ((Sign(","), i) if i in signs else (i,))))
    text = re.sub(r"\s+", " ", say(paused if items else m)).strip(" ,")
    return re.sub(r",(?=[,;])", "", re.sub(r" +([,;])", r"\1", text))


@singledispatch
def say(m: Layout) -> str:
    """The words for a layout, before the spaces are put right."""
    raise TypeError(f"no words for {type(m).__name__}")


say.register(Number, lambda m: m.digits)
say.register(Operator, lambda m: str(NAMES.get(m.name, m.name)))
say.register(Phrase, lambda m: m.words)
say.register(Sign, lambda m: SIGNS[m.key])
say.register(Hat, lambda m: f"{say(m.base)} hat")
say.register(Binomial, lambda m: f"{_whole(m.upper)} choose {_whole(m.lower)}")
say.register(Juxtaposed, lambda m: _product(m.items))


@say.register
def _(m: Lines) -> str:
    return " ".join(map(say, m.lines if m.head is None else (m.head, *m.lines)))


@say.register
def _(m: Upright) -> str:
    """KL by its letters, erf by its name, Normal as the word that it is."""
    return NAMES.get(m.name) or (" ".join(m.name) if m.name.isupper() else m.name)


@say.register
def _(m: Letter) -> str:
    if m.style == "blackboard":
        return BOARD.get(m.name, m.name)
    capital = m.name[0].isupper()
    return f"capital {m.name.lower() if m.name in GREEK else m.name}" if capital else m.name


def simple(m: Layout) -> bool:
    """Is it heard as one thing without a word that closes it?"""
    match m:
        case Number() | Letter() | Upright() | Hat() | Sign(key="infinity"):
            return True
        case Scripts(base, sub, sup):
            short = sup is None or (isinstance(sup, Number) and sup.digits in POWERS)
            return short and simple(base) and (sub is None or simple(sub))
        case Fraction(Number(), Number()):
            return True
        case Row((Sign(key="minus"), last)):
            return simple(last)
    return False


def _whole(m: Layout) -> str:
    """Where it could run into what follows, in parentheses that are said."""
    inner = m.body if isinstance(m, Fenced) and (m.left, m.right) == ("(", ")") else m
    if simple(inner):
        return say(inner)
    return f"open paren {say(inner)} close paren"


@say.register
def _(m: Row) -> str:
    words: list[str] = []
    for place, item in enumerate(m.items):
        before = m.items[place - 1] if place else None
        if isinstance(item, Fenced) and before is not None and _named(before):
            words.append(_argument(before, item))
        else:
            words.append(say(item))
    return " ".join(words)


def _named(m: Layout) -> bool:
    """Is what stands before a fence the function that is called?"""
    return isinstance(m, Letter | Upright | Scripts | Hat)


def _argument(head: Layout, m: Fenced) -> str:
    """of k 1; of open paren k plus 1 close paren; of …, end expectation."""
    if isinstance(head, Scripts) and head.base == Letter("E", "blackboard"):
        return f"of {say(m.body)}" + (", end expectation," if m.right else "")
    items = m.body.items if isinstance(m.body, Row) else (m.body,)
    listed = all(simple(i) or (isinstance(i, Sign) and i.key in ",;||...") for i in items)
    if listed and m.left == "(" and m.right == ")":
        return f"of {say(m.body)}"
    return f"of {say(m)}"


@say.register
def _(m: Fenced) -> str:
    """A group, an interval, a set; open on a side where it goes on in another line."""
    items = m.body.items if isinstance(m.body, Row) else (m.body,)
    if m.left and (m.left == "[" or m.right == "]") and Sign(",") in items:
        place = items.index(Sign(","))
        lo, hi = Row(items[:place]), Row(items[place + 1 :])
        return f"the interval from {say(lo)} to {say(hi)}"
    opened = GROUPS[m.left][0] if m.left else ""
    closed = GROUPS[CLOSED[m.right]][1] if m.right else ""
    short = m.left in ("|", "floor", "ceiling") and simple(m.body)
    return f"{opened} {say(m.body)} {'' if short else closed}"


def _product(items: tuple[Layout, ...]) -> str:
    """a times b; dx at the end of an integral after a pause."""
    words = say(items[0])
    for before, item in pairwise(items):
        d = isinstance(item, Row) and item.items[0] == Letter("d", "upright")
        signs = isinstance(before, Sign) or isinstance(item, Sign)
        words += f", {say(item)}" if d else f" {say(item)}" if signs else f" times {say(item)}"
    return words


@say.register
def _(m: Fraction) -> str:
    above, below = m.numerator, m.denominator
    if isinstance(above, Number) and isinstance(below, Number):
        part = HALVES.get(int(below.digits)) if below.digits.isdigit() else None
        if part and above.digits == "1":
            return f"one {part}"
        return f"{above.digits} over {below.digits}"
    if simple(above) and simple(below):
        return f"{say(above)} over {say(below)}"
    return f"the fraction {say(above)} over {say(below)} end fraction"


@say.register
def _(m: Radical) -> str:
    root = {2: "square", 3: "cube"}.get(m.index, f"{m.index}th")
    end = "" if simple(m.radicand) else " end root"
    return f"the {root} root of {say(m.radicand)}{end}"


@say.register
def _(m: Scripts) -> str:
    if m == DIVERGENCE:
        return "the K L divergence"
    words = say(m.base) if simple(m.base) or m.base == Row(()) else _whole(m.base)
    if m.sub is not None:
        words += _below(m.base, m.sub)
    if m.sup is None:
        return words
    if isinstance(m.sup, Number) and m.sup.digits in POWERS:
        return f"{words} {POWERS[m.sup.digits]}"
    if isinstance(m.sup, Fenced):  # the order of a derivative
        return f"{words} of order {say(m.sup.body)}"
    if simple(m.sup):
        return f"{words} to the {say(m.sup)}"
    return f"{words} to the power {say(m.sup)} end power"


def _below(base: Layout, sub: Layout) -> str:
    """sigma 1, x sub i, D K L, the expectation under p."""
    if base == Letter("E", "blackboard"):
        return f" under {say(sub)}"
    plain = isinstance(sub, Number | Upright)
    end = "" if simple(sub) else " end sub"
    return f" {say(sub)}" if plain else f" sub {say(sub)}{end}"


@say.register
def _(m: Applied) -> str:
    return f"{say(m.operator)} of {say(m.argument)}"


@say.register
def _(m: Big) -> str:
    words = BIG[m.sign]
    if m.sign == "integral":
        words += f" from {say(m.lower)}" if m.lower is not None else ""
    elif m.lower is not None:
        words += f" over {_from(m.lower)}"
    words += f" to {say(m.upper)}" if m.upper is not None else ""
    return f"{words} of {say(m.body)}"


def _from(lower: Layout) -> str:
    """i from 1."""
    return re.sub(r" equals ", " from ", say(lower), count=1)


@say.register
def _(m: Cases) -> str:
    rows = "; ".join(f"{say(value)}, {say(when)}" for value, when in m.rows)
    return f"in cases: {rows}; end of cases"
