"""LaTeX: formulas in the subset that every engine reads, pages as amsmath.

What differs between engines is a ``Dialect``, a table; everything else is spelled one way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import singledispatch
from itertools import pairwise

from symkl.render.blocks import (
    Block,
    ChainOf,
    Folded,
    Formula,
    Heading,
    Items,
    Note,
    Page,
    Paragraph,
    Runs,
    Statement,
    Words,
    no_target,
)
from symkl.render.breaking import broken, fit
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
_IN_WORDS = {char: f"${tex}$" for char, tex in GREEK.values() if not char.isascii()} | {
    char: f"${tex}$" for char, tex, _ in SIGNS.values() if not char.isascii()
} | {
    char: f"$_{{{digit}}}$" for digit, char in enumerate("₀₁₂₃₄₅₆₇₈₉")
} | {
    "‖": r"$\Vert$", "–": "--", "’": "'", "\u00a0": "~", "…": r"\dots{}", "′": "$'$",
    "p\N{COMBINING CIRCUMFLEX ACCENT}": r"$\hat{p}$",
}  # fmt: skip
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
    signs: dict[str, str] = field(default_factory=dict)
    big: dict[str, str] = field(default_factory=dict)


PAPER = Dialect(signs={"<": "<", ">": ">"})


CHARACTERS = re.compile("(?s).\N{COMBINING CIRCUMFLEX ACCENT}?")


def escape(words: str) -> str:
    """Plain words for LaTeX's text mode; a mathematical character becomes its command."""
    return "".join(str(_TEXT.get(c) or _IN_WORDS.get(c, c)) for c in CHARACTERS.findall(words))


@singledispatch
def tex(m: Layout, d: Dialect = PAPER) -> str:
    """The layout as LaTeX in that dialect."""
    raise TypeError(f"LaTeX knows no {type(m).__name__}")


tex.register(Number, lambda m, d=PAPER: m.digits)
tex.register(Phrase, lambda m, d=PAPER: rf"\text{{{escape(m.words)}}}")
tex.register(Row, lambda m, d=PAPER: _spaced([tex(i, d) for i in m.items]))
tex.register(Hat, lambda m, d=PAPER: rf"\hat{{{tex(m.base, d)}}}")
tex.register(Sign, lambda m, d=PAPER: d.signs.get(m.key, SIGNS[m.key][1]))
tex.register(
    Fraction, lambda m, d=PAPER: rf"\frac{{{tex(m.numerator, d)}}}{{{tex(m.denominator, d)}}}"
)
tex.register(Binomial, lambda m, d=PAPER: rf"\binom{{{tex(m.upper, d)}}}{{{tex(m.lower, d)}}}")
tex.register(Applied, lambda m, d=PAPER: f"{tex(m.operator, d)} {tex(m.argument, d)}")


def _spaced(pieces: list[str]) -> str:
    """f(a, b), as one would type it: no space before a mark or an opening parenthesis."""
    if not pieces:
        return ""
    written = pieces[0]
    for before, piece in pairwise(pieces):
        close = piece[0] in ",;!(" and before not in ("+", "-", "=", ",") and piece != "("
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
    left, right = FENCES[m.left][1], FENCES[m.right][1]
    inner = tex(m.body, d)
    if m.left in ("(", "[") and m.right and not tall(m.body):
        return f"{left}{inner}{right}"
    inner = f"{{}} {inner}" if not m.left and inner[0] in "+-" else inner  # a sign between terms
    return rf"\left{left} {inner} \right{right}"


def tall(m: Layout) -> bool:
    """Does it stand above the height of a parenthesis?"""
    match m:
        case Fraction() | Big() | Binomial() | Cases() | Lines():
            return True
        case Row(items) | Juxtaposed(items):
            return any(map(tall, items))
        case Fenced(_, body, _) | Radical(body, _) | Applied(_, body) | Scripts(body, _, _):
            return tall(body)
    return False


@tex.register
def _(m: Big, d: Dialect = PAPER) -> str:
    sign = d.big.get(m.sign, BIG[m.sign][1])
    return f"{sign}{_scripts(m.lower, m.upper, d)} {tex(m.body, d)}"


@tex.register
def _(m: Cases, d: Dialect = PAPER) -> str:
    pairs = ((tex(value, d), tex(when, d)) for value, when in m.rows)
    rows = f" {d.row} ".join(f"{value} & {when}" if when else value for value, when in pairs)
    return rf"\begin{{cases}} {rows} \end{{cases}}"


@tex.register
def _(m: Lines, d: Dialect = PAPER) -> str:
    head = "" if m.head is None else f"{tex(m.head, d)} "
    first, *more = (tex(line, d) for line in m.lines)
    first = f"{{{first}}}" if first[0] == "-" else first  # a sign, not a difference
    lines = f" {d.row} ".join([f"{head}& {first}", *(rf"&\quad {line}" for line in more)])
    return rf"\begin{{{d.lines}}} {lines} \end{{{d.lines}}}"


# -- pages -------------------------------------------------------------------------------------

ROOM = 72  # letters on a line of a chain before it is broken


def folded(layout: Layout, d: Dialect, room: int = ROOM) -> str:
    """A formula over as many lines as it takes."""
    return tex(fit(layout, room), d)


def formula(layout: Layout) -> str:
    """One formula, without dollars."""
    return tex(layout)


def write(page: Page, target: str | None = None) -> str:
    """The page as a fragment for a document that uses amsmath and amssymb."""
    no_target("latex", target)
    title = [rf"\section*{{{escape(page.title)}}}"] if page.title else []
    return "\n\n".join([*title, *map(block, page.blocks)]) + "\n"


def rows(b: ChainOf, d: Dialect) -> list[str]:
    """The rows of an aligned environment: first &= …, then &= …, with the reasons at the side."""
    written, head = [], tex(b.first, d)
    for step in b.lines:
        pieces = broken(step.body, ROOM)
        sign = SIGNS[step.relation]
        body = f"{head} &{d.signs.get(step.relation, sign[1])} {tex(pieces[0], d)}".lstrip()
        more = [rf"&\quad {tex(piece, d)}" for piece in pieces[1:]]
        *others, last = [body, *more]
        written += [*others, f"{last} && {_beside(step.reason, d)}"]
        head = ""
    return written


def _beside(runs: Runs, d: Dialect) -> str:
    """Words and formulas within a formula, without dollars."""
    return "".join(
        rf"\text{{{escape(r.text)}}}" if isinstance(r, Words) else f" {tex(r.layout, d)}"
        for r in runs
    )


@singledispatch
def block(b: Block) -> str:
    """A block as LaTeX."""
    raise TypeError(f"LaTeX knows no block {type(b).__name__}")


def _runs(runs: Runs) -> str:
    return "".join(escape(r.text) if isinstance(r, Words) else f"${tex(r.layout)}$" for r in runs)


def _environment(name: str, inside: str) -> str:
    return f"\\begin{{{name}}}\n{inside}\n\\end{{{name}}}"


block.register(Heading, lambda b: rf"\subsection*{{{escape(b.words)}}}")
block.register(Paragraph, lambda b: _runs(b.runs))
block.register(Note, lambda b: rf"{{\small {_runs(b.runs)}}}")
block.register(Formula, lambda b: f"\\[\n{folded(b.layout, PAPER)}\n\\]")
block.register(Statement, lambda b: "\n".join(map(block, b.blocks)))


@block.register
def _(b: ChainOf) -> str:
    return _environment("align*", " \\\\\n".join(rows(b, PAPER)))


@block.register
def _(b: Items) -> str:
    items = "\n".join(rf"\item {_runs(runs)}" for runs in b.items)
    return _environment("enumerate" if b.numbered else "itemize", items)


@block.register
def _(b: Folded) -> str:
    return "\n\n".join([rf"\paragraph{{{_runs(b.title)}}}", *map(block, b.blocks)])
