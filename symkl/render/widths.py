"""How wide a formula is on the page, in letters of 5.16 pt at a type of 10 pt.

The widths of the signs are those of Computer Modern, the spaces TeX's; a test has pdflatex measure
the same formulas.
"""

from __future__ import annotations

from math import ceil

from symkl.render.layout import (
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

LETTER = 5.16  # pt
BINARY, RELATION, THIN = 12.2, 13.3, 1.7
SIGNS = {
    "+": BINARY, "-": BINARY, "-+": BINARY, "dot": 7.2, "minus": 7.8, "/": 5.0, "!": 2.8,
    ",": 4.5, ";": 4.5, "...": 11.7, "infinity": 10.0, "||": 10.6, "<<": 15.6, "<=>": 30.6,
    "=>": 27.8, "quad": 10.0,
}  # fmt: skip
BIG = {"sum": 14.5, "product": 13.0, "integral": 10.0, "min": 36.0, "max": 38.0}
FENCE = {"": (0.0, 0.0), "(": (3.9, 7.4), ")": (3.9, 7.4), "|": (2.8, 3.4)}
OTHER_FENCE = (4.0, 5.9)


def width(m: Layout) -> int:
    """In letters, rounded up."""
    return ceil(points(m) / LETTER - 0.25)


def points(m: Layout, scale: float = 1.0, inside: int = 0) -> float:
    """In pt at that scale; ``inside`` counts the fractions around it.

    A layout keeps what it has at full size: a line is tried at many places.
    """
    if scale != 1.0 or inside:
        return _points(m, scale, inside)
    try:
        return m.memo
    except AttributeError:
        object.__setattr__(m, "memo", _points(m, scale, inside))
        return m.memo


def _points(m: Layout, scale: float, inside: int) -> float:
    match m:
        case Number(text):
            return 5.0 * len(text) * scale
        case Letter(name):
            return (7.8 if name[0].isupper() else 6.2 if len(name) > 1 else 5.6) * scale
        case Operator(text):
            return 4.4 * len(text) * scale
        case Upright(text):
            return 5.6 * len(text) * scale
        case Phrase(text):
            return 4.5 * len(text) * scale
        case Sign(key):
            return SIGNS.get(key, RELATION) * scale
        case Row(items):
            first = isinstance(items[0], Sign) if items else False
            signed = BINARY - 7.8 if first and items[0].key in ("+", "-") else 0.0
            return sum(points(i, scale, inside) for i in items) - signed * scale
        case Juxtaposed(items):
            applied = sum(isinstance(i, Applied) for i in items[1:])
            return sum(points(i, scale, inside) for i in items) + THIN * applied * scale
        case Fraction(one, two):
            small = scale if inside == 0 else _smaller(scale)
            return max(points(part, small, inside + 1) for part in (one, two)) + 2.4
        case Binomial(one, two):
            return max(points(part, scale, inside + 1) for part in (one, two)) + 15.0
        case Scripts(base, sub, sup):
            scripts = [points(s, _smaller(scale), 2) for s in (sub, sup) if s is not None]
            return points(base, scale, inside) + max(scripts) + 0.5
        case Radical(body, _):
            return 8.5 * scale + points(body, scale, inside)
        case Fenced(left, body, right):
            return _fenced(left, body, right, scale, inside)
        case Applied(operator, argument):
            gap = 0.0 if isinstance(argument, Fenced) else THIN
            return points(operator, scale) + gap * scale + points(argument, scale, inside)
        case Big(sign, lower, upper, body):
            limits = [points(s, _smaller(scale), 2) for s in (lower, upper) if s is not None]
            own = BIG[sign] * scale
            own = own + max(limits, default=0) if sign == "integral" else max([own, *limits])
            return own + THIN * scale + points(body, scale, inside)
        case Hat(base):
            return points(base, scale, inside)
        case Cases(rows):
            return 20.0 + sum(max(points(row[k]) for row in rows) for k in (0, 1))
        case Lines(lines, head):
            indents = (10.0 * (k > 0) for k in range(len(lines)))
            before = 0.0 if head is None else points(head)
            return before + max(points(line) + i for line, i in zip(lines, indents))
    raise TypeError(f"no width for {type(m).__name__}")


def _smaller(scale: float) -> float:
    return 0.7 if scale == 1.0 else 0.5


def _fenced(left: str, body: Layout, right: str, scale: float, inside: int) -> float:
    tall = int(stands_tall(body) and scale == 1.0)
    fences = sum(FENCE.get(key, OTHER_FENCE)[tall] for key in (left, right))
    return (fences + THIN * tall) * scale + points(body, scale, inside)


def stands_tall(m: Layout) -> bool:
    """Does it make its fences grow?"""
    match m:
        case Fraction() | Big() | Binomial() | Cases() | Lines():
            return True
        case Row(items) | Juxtaposed(items):
            return any(map(stands_tall, items))
        case Fenced(_, body, _) | Radical(body, _) | Applied(_, body) | Scripts(body, _, _):
            return stands_tall(body)
    return False
