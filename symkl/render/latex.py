"""LaTeX: formulas in the subset that every engine reads, pages as amsmath.

What differs between engines is a ``Dialect``; everything else is spelled one way. ``targets`` has
the table of what reads it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import singledispatch
from itertools import pairwise

from symkl.render.blocks import Page
from symkl.render.layout import (
    BIG,
    FENCES,
    GREEK,
    SIGNS,
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

_TEXT = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    "<": r"\textless{}", ">": r"\textgreater{}",
}  # fmt: skip
_SIGNS_IN_TEXT = {char: f"${tex}$" for char, tex in GREEK.values() if not char.isascii()} | {
    char: f"${tex}$" for char, tex, _ in SIGNS.values() if not char.isascii()
} | {
    char: f"$_{{{digit}}}$" for digit, char in enumerate("₀₁₂₃₄₅₆₇₈₉")
} | {
    "‖": r"$\Vert$", "–": "--", "’": "'", "\u00a0": "~", "…": r"\dots{}", "′": "$'$",
    "p\N{COMBINING CIRCUMFLEX ACCENT}": r"$\hat{p}$",
}  # fmt: skip
IN_TEXT = _SIGNS_IN_TEXT | _TEXT
_NATIVE = {
    "log", "exp", "max", "min", "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh",
    "arcsin", "arccos", "arctan",
}  # fmt: skip


@dataclass(frozen=True)
class Dialect:
    """How an engine wants what not all engines read alike."""

    row: str = r"\\"
    thin: str = r"\,"
    sub: str = "_"
    upright: str = "mathrm"
    lines: str = "aligned"
    bar: str = "|"
    close: str = ""  # between f and a tall \\left(, which TeX sets apart
    open: str | None = None  # the size of a fence whose other half is in another line
    signs: dict[str, str] = field(default_factory=dict)
    big: dict[str, str] = field(default_factory=dict)


PAPER = Dialect(signs={"<": "<", ">": ">"}, open="", close=r"\!")


CHARACTERS = re.compile("(?s).\N{COMBINING CIRCUMFLEX ACCENT}?")


def escape(words: str) -> str:
    """Plain words for LaTeX's text mode; a mathematical character becomes its command."""
    return "".join(str(IN_TEXT.get(c, c)) for c in CHARACTERS.findall(words))


@singledispatch
def tex(m: Layout, d: Dialect = PAPER) -> str:
    """The layout as LaTeX in that dialect."""
    raise TypeError(f"LaTeX knows no {type(m).__name__}")


tex.register(Number, lambda m, d=PAPER: m.digits)
tex.register(Phrase, lambda m, d=PAPER: rf"\text{{{escape(m.words)}}}")
tex.register(Hat, lambda m, d=PAPER: rf"\hat{{{tex(m.base, d)}}}")
tex.register(Sign, lambda m, d=PAPER: d.signs.get(m.key, SIGNS[m.key][1]))
tex.register(
    Fraction, lambda m, d=PAPER: rf"\frac{{{tex(m.numerator, d)}}}{{{tex(m.denominator, d)}}}"
)
tex.register(Binomial, lambda m, d=PAPER: rf"\binom{{{tex(m.upper, d)}}}{{{tex(m.lower, d)}}}")
tex.register(Applied, lambda m, d=PAPER: f"{tex(m.operator, d)} {tex(m.argument, d)}")


@tex.register
def _(m: Row, d: Dialect = PAPER) -> str:
    """f(a): a fence that follows at once is the argument of what stands before it."""
    written = [tex(item, d) for item in m.items]
    for place, (before, item) in enumerate(pairwise(m.items), 1):
        if isinstance(item, Fenced) and not isinstance(before, Sign | Phrase | Fenced):
            tall = written[place].startswith(r"\left")
            written[place] = (d.close if tall else "") + written[place]
    return _spaced(written)


def _spaced(pieces: list[str]) -> str:
    """f(a, b), as one would type it: no space before a mark or an opening parenthesis."""
    if not pieces:
        return ""
    written = pieces[0]
    for before, piece in pairwise(pieces):
        close = piece[0] in ",;!(" and before not in ("+", "-", "=", ",", "/") and piece != "("
        written += piece if close and not before.startswith("\\text") else f" {piece}"
    return written


@tex.register
def _(m: Letter, d: Dialect = PAPER) -> str:
    written = GREEK[m.name][1] if m.name in GREEK else m.name
    if m.style == "blackboard":
        return rf"\mathbb{{{written}}}"
    upright = m.style == "upright" and m.name not in GREEK
    return rf"\{d.upright}{{{written}}}" if upright else written


@tex.register(Operator)
@tex.register(Upright)
def _(m: Operator | Upright, d: Dialect = PAPER) -> str:
    if m.name in _NATIVE:
        return f"\\{m.name}"
    function = isinstance(m, Operator) or m.name.startswith("erf")
    command = "operatorname" if function else d.upright if m.name.isalpha() else "mathrm"
    return rf"\{command}{{{m.name}}}"


@tex.register
def _(m: Juxtaposed, d: Dialect = PAPER) -> str:
    written = tex(m.items[0], d)
    for item in m.items[1:]:
        dx = isinstance(item, Row) and item.items[0] == Letter("d", "upright")
        written += f" {d.thin} {tex(item, d)}" if dx else f" {tex(item, d)}"
    return written


@tex.register
def _(m: Radical, d: Dialect = PAPER) -> str:
    index = "" if m.index == 2 else f"[{m.index}]"
    return rf"\sqrt{index}{{{tex(m.radicand, d)}}}"


def _scripts(sub: Layout | None, sup: Layout | None, d: Dialect) -> str:
    below = f"{d.sub}{{{tex(sub, d)}}}" if sub is not None else ""
    return below + (f"^{{{tex(sup, d)}}}" if sup is not None else "")


@tex.register
def _(m: Scripts, d: Dialect = PAPER) -> str:
    base = tex(m.base, d)
    if isinstance(m.base, Row | Juxtaposed | Scripts | Fraction | Radical):
        base = f"{{{base}}}"
    return base + _scripts(m.sub, m.sup, d)


@tex.register
def _(m: Fenced, d: Dialect = PAPER) -> str:
    left, right = (d.bar if key == "|" else FENCES[key][1] for key in (m.left, m.right))
    inner = tex(m.body, d)
    if d.open is not None and not m.right:
        return rf"{d.open}l{left} {inner}" if d.open else f"{left}{inner}"
    if d.open is not None and not m.left:
        return rf"{inner} {d.open}r{right}" if d.open else f"{inner}{right}"
    if m.left in ("(", "[") and m.right and not height(m.body):
        return f"{left}{inner}{right}"
    inner = f"{{}} {inner}" if not m.left and inner[0] in "+-" else inner  # a sign between terms
    return rf"\left{left} {inner} \right{right}"


def height(m: Layout) -> int:
    """How far it stands above a parenthesis: 0, 1 as a fraction does, 2 as one within one."""
    match m:
        case Fraction(above, below):
            return 1 + (max(height(above), height(below)) > 0)
        case Big() | Binomial():
            return 1
        case Cases() | Lines():
            return 2
        case Row(items) | Juxtaposed(items):
            return max(map(height, items), default=0)
        case Scripts(base, _, sup):
            return min(2, height(base) + (sup is not None)) if height(base) else 0
        case Fenced(_, body, _) | Radical(body, _) | Applied(_, body):
            return height(body)
    return 0


SIZES = ("", r"\bigg", r"\Bigg")


def lines_of(pieces: Sequence[Layout], d: Dialect) -> list[str]:
    """The lines of one formula; a fence that is cut has one size in all of them.

    The sign at the start of a line that goes on stands between two terms, and says so.
    """
    if len(pieces) == 1 or d.open is None:
        return [tex(piece, d) for piece in pieces]
    d = replace(d, open=SIZES[max(map(height, pieces))])
    first, *more = (tex(piece, d) for piece in pieces)
    return [first, *(f"{{}} {line}" if line[0] in "+-" else line for line in more)]


@tex.register
def _(m: Big, d: Dialect = PAPER) -> str:
    sign = d.big.get(m.sign, BIG[m.sign][1])
    return f"{sign}{_scripts(m.lower, m.upper, d)} {tex(m.body, d)}"


@tex.register
def _(m: Cases, d: Dialect = PAPER) -> str:
    pairs = (tuple(_flush(part, d) for part in pair) for pair in m.rows)
    rows = f" {d.row} ".join(f"{value} & {when}" if when else value for value, when in pairs)
    return rf"\begin{{cases}} {rows} \end{{cases}}"


def _flush(m: Layout, d: Dialect) -> str:
    """Lines start where one line would: an aligned environment has a thin space before it."""
    return (d.close if isinstance(m, Lines) else "") + tex(m, d)


@tex.register
def _(m: Lines, d: Dialect = PAPER) -> str:
    head = "" if m.head is None else f"{tex(m.head, d)} "
    first, *more = lines_of(m.lines, d)
    first = f"{{{first}}}" if first[0] == "-" else first  # a sign, not a difference
    first = f"{{{first}}}" if first[0] == "-" else first  # a sign, not a difference
    lines = f" {d.row} ".join([f"{head}& {first}", *(rf"&\quad {line}" for line in more)])
    return rf"\begin{{{d.lines}}} {lines} \end{{{d.lines}}}"


# -- the format --------------------------------------------------------------------------------


def formula(layout: Layout) -> str:
    """One formula, without dollars."""
    return tex(layout)


def write(page: Page, target: str | None = None, width: int | None = None) -> str:
    """The page as a fragment for a document that uses amsmath and amssymb."""
    from symkl.render.written import page_for

    return page_for(page, "latex", target, width)
