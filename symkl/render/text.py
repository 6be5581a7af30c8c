"""Formulas on one line of Unicode: σ₁², log(σ₂/σ₁), Σᵢ₌₁ⁿ; pages in 80 columns."""

from __future__ import annotations

import re
from functools import singledispatch

from symkl.render.blocks import (
    Page,
    Reference,
    Runs,
    Words,
    no_target,
)
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
    Number,
    Operator,
    Phrase,
    Radical,
    Row,
    Scripts,
    Sign,
    Upright,
)

_BELOW = dict(zip("0123456789+−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"))
_ABOVE = dict(
    zip("0123456789+−=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
)
_BOARD = {"R": "ℝ", "Z": "ℤ"}


@singledispatch
def line(layout: Layout) -> str:
    """The layout on one line."""
    raise TypeError(f"text knows no {type(layout).__name__}")


line.register(Number, lambda m: m.digits)
line.register(Upright, lambda m: m.name)
line.register(Operator, lambda m: m.name)
line.register(Phrase, lambda m: m.words)
line.register(Row, lambda m: "".join(map(line, m.items)))
line.register(Hat, lambda m: line(m.base) + "\N{COMBINING CIRCUMFLEX ACCENT}")
line.register(Binomial, lambda m: f"C({line(m.upper)}, {line(m.lower)})")


@line.register
def _(m: Sign) -> str:
    char, _, space = SIGNS[m.key]
    return space if space.strip() else f"{space}{char}{space}"


@line.register
def _(m: Letter) -> str:
    if m.style == "blackboard":
        return _BOARD.get(m.name, m.name)
    return GREEK[m.name][0] if m.name in GREEK else m.name


@line.register
def _(m: Juxtaposed) -> str:
    pieces = [f"({line(i)})" if isinstance(i, Fraction) else line(i) for i in m.items]
    written = pieces[0]
    for before, after, piece in zip(m.items, m.items[1:], pieces[1:]):
        close = isinstance(before, Number) and isinstance(after, Letter | Scripts)
        written += piece if close or written.endswith(" ") else " " + piece.lstrip()
    return written


@line.register
def _(m: Fraction) -> str:
    above, below = line(m.numerator), line(m.denominator)
    if _loose(m.numerator):
        above = f"({above})"
    if _loose(m.denominator) or isinstance(m.denominator, Juxtaposed):
        below = f"({below})"
    return f"{above}/{below}"


def _loose(m: Layout) -> bool:
    """Would a slash beside it be misread?"""
    match m:
        case Row(items):
            return any(isinstance(i, Sign | Applied | Phrase) for i in items)
        case Fraction() | Big() | Applied() | Cases():
            return True
        case Juxtaposed(items):
            return any(_loose(i) for i in items)
    return False


@line.register
def _(m: Radical) -> str:
    inner = line(m.radicand)
    bare = isinstance(m.radicand, Number | Letter | Scripts)
    root = "√" if m.index == 2 else f"{_script(str(m.index), _ABOVE, '')}√"
    return f"{root}{inner}" if bare else f"{root}({inner})"


def _script(text: str, table: dict[str, str], mark: str) -> str:
    text = text.replace(" ", "") if len(text) < 12 else text
    if all(c in table for c in text):
        return "".join(table[c] for c in text)
    bare = text.isalnum() if mark == "_" else re.fullmatch(r"\w[₀-₉]*|\d+|[*∗]", text)
    return f"{mark}{text}" if bare else f"{mark}({text})"


@line.register
def _(m: Scripts) -> str:
    sub = _script(line(m.sub), _BELOW, "_") if m.sub is not None else ""
    sup = _script(line(m.sup), _ABOVE, "^") if m.sup is not None else ""
    return line(m.base) + sub + sup


@line.register
def _(m: Fenced) -> str:
    return f"{FENCES[m.left][0]}{line(m.body)}{FENCES[m.right][0]}"


@line.register
def _(m: Applied) -> str:
    argument = line(m.argument)
    if isinstance(m.argument, Fenced) and m.argument.left == "(":
        return line(m.operator) + argument
    if isinstance(m.argument, Fraction):
        return f"{line(m.operator)}({argument})"
    return f"{line(m.operator)} {argument}"


@line.register
def _(m: Big) -> str:
    char = BIG[m.sign][0]
    lower = _script(line(m.lower), _BELOW, "_") if m.lower is not None else ""
    upper = _script(line(m.upper), _ABOVE, "^") if m.upper is not None else ""
    return f"{char}{lower}{upper} {line(m.body)}"


@line.register
def _(m: Cases) -> str:
    return "; ".join(f"{line(value)} {line(when)}" for value, when in m.rows)


# -- the format --------------------------------------------------------------------------------

WIDTH = 80


def formula(layout: Layout) -> str:
    """One formula."""
    return line(layout)


def write(page: Page, target: str | None = None, width: int | None = None) -> str:
    """The page in 80 columns, or in so many."""
    from symkl.render.columns import Columns

    no_target("text", target)
    return Columns(width or WIDTH).page(page)


def spoken(pieces: Runs) -> str:
    """Words and formulas; a short formula is not broken."""
    return "".join(
        r.text
        if isinstance(r, Words)
        else f"({r.label})"
        if isinstance(r, Reference)
        else _solid(line(r.layout))
        for r in pieces
    )


HARD = "\N{NO-BREAK SPACE}"


SHORT = re.compile(r"\([^()]{1,18}\)")  # log(b − c) stays on its line


def _solid(formula: str) -> str:
    if len(formula) < 40:
        return formula.replace(" ", HARD)
    return SHORT.sub(lambda m: m[0].replace(" ", HARD), formula)
