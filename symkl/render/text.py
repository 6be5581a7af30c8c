"""Formulas on one line of Unicode: σ₁², log(σ₂/σ₁), Σᵢ₌₁ⁿ; pages in 80 columns."""

from __future__ import annotations

import re
from functools import singledispatch
from textwrap import wrap

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
    Reference,
    Runs,
    Statement,
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
    row,
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


# -- pages -------------------------------------------------------------------------------------

WIDTH = 80
HARD = "\N{NO-BREAK SPACE}"


def formula(layout: Layout) -> str:
    """One formula."""
    return line(layout)


def write(page: Page, target: str | None = None, width: int | None = None) -> str:
    """The page in 80 columns, or in so many."""
    no_target("text", target)
    title = [page.title, "=" * len(page.title), ""] if page.title else []
    return "\n".join([*title, *_blocks(page.blocks)]).rstrip().replace(HARD, " ") + "\n"


def _blocks(blocks: tuple[Block, ...]) -> list[str]:
    return [text for b in blocks for text in (*block(b), "")]


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


def _solid(formula: str) -> str:
    return formula.replace(" ", HARD) if len(formula) < 40 else formula


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    lines = wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest,
                 break_long_words=False, break_on_hyphens=False)  # fmt: skip
    return [piece.replace(HARD, " ") for piece in lines]


@singledispatch
def block(b: Block) -> list[str]:
    """The lines of a block."""
    raise TypeError(f"text knows no block {type(b).__name__}")


block.register(Heading, lambda b: [b.words, "-" * len(b.words)])
block.register(Paragraph, lambda b: _wrapped(spoken(b.runs)))
block.register(Note, lambda b: _wrapped(spoken(b.runs)))
block.register(Formula, lambda b: _set(b.layout, "    ", "      "))
block.register(Statement, lambda b: _blocks(b.blocks)[:-1])


@block.register
def _(b: Items) -> list[str]:
    lines = []
    for number, runs in enumerate(b.items, 1):
        mark = f"{number}. " if b.numbered else "- "
        lines += _wrapped(spoken(runs), mark, " " * len(mark))
    return lines


@block.register
def _(b: Folded) -> list[str]:
    return [*_wrapped(spoken(b.title)), "", *_blocks(b.blocks)[:-1]]


@block.register
def _(b: ChainOf) -> list[str]:
    """The relations below one another; a reason beside its line, or under it where it is long."""
    first = line(b.first)
    head = first if len(first) <= 24 else "  "
    margin = " " * len(head)
    lines = [] if head is first else [first]
    for place, step in enumerate(b.lines):
        body = row(Sign(step.relation), step.body)
        written = _set(body, margin if place else head, margin + "     ")
        reason = f"[{spoken(step.because)}]"
        if len(written[-1]) + 3 + len(reason) <= WIDTH:
            written[-1] = f"{written[-1]:<{WIDTH - len(reason)}}{reason}"
        else:
            written += _wrapped(reason, margin + "     ", margin + "      ")
        lines += written
    return lines


def _set(layout: Layout, first: str, rest: str) -> list[str]:
    """A formula of its own; cases, where it ends in them, below one another."""
    items = layout.items if isinstance(layout, Row) else (layout,)
    if not isinstance(items[-1], Cases):
        return _folded(line(layout), first, rest)
    cases = [(line(value), line(when)) for value, when in items[-1].rows]
    head = first + line(Row(items[:-1]))
    lines = _cases(cases, WIDTH - len(head) - 2)
    braces = ["⎧", *"⎪" * (len(lines) - 2), "⎩"] if len(lines) > 1 else ["{"]
    heads = [head, *[" " * len(head)] * (len(lines) - 1)]
    return [f"{head}{brace} {text}" for head, brace, text in zip(heads, braces, lines)]


def _cases(cases: list[tuple[str, str]], room: int) -> list[str]:
    """The conditions in a column; where that is too wide, each after its value or under it."""
    wide = max(len(value) for value, _ in cases)
    if wide + 3 + max(len(when) for _, when in cases) <= room:
        return [f"{value:<{wide}}   {when}" for value, when in cases]
    lines: list[str] = []
    for value, when in cases:
        lines += _folded(value, "", "  ", room)
        if len(lines[-1]) + 3 + len(when) <= room:
            lines[-1] += f"   {when}"
        else:
            lines += wrap(when, room, initial_indent="    ", subsequent_indent="      ",
                          break_long_words=False, break_on_hyphens=False)  # fmt: skip
    return lines


def _folded(text: str, first: str, rest: str, room: int = WIDTH) -> list[str]:
    """A long formula over several lines, broken before a sign of the outermost level there is."""
    lines, indent = [], first
    while len(indent) + len(text) > room:
        cut = _cut(text, room - len(indent))
        if cut is None:
            break
        lines.append(indent + text[:cut].rstrip())
        text, indent = text[cut:].lstrip(), rest
    return [*lines, indent + text]


def _cut(text: str, room: int) -> int | None:
    """Where to break: the last place in the room of those at the lowest depth."""
    depth, places = 0, []
    for at, char in enumerate(text[:room]):
        depth += (char in "([") - (char in ")]")
        if at > 4 and text[at - 1] == " " and text[at : at + 2] in ("+ ", "− ", "= ", "≤ "):
            places.append((depth, -at))
    return -min(places)[1] if places else None
