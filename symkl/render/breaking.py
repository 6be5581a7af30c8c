"""Long formulas over several lines, cut as a book cuts them; every format breaks by this.

A line is cut before a connective, else before a relation, else before a sign between terms. A term
that is too wide alone is cut inside its fence. Lines are filled evenly: none is left with one short
term where the line above has many.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, takewhile

from symkl.render.layout import (
    Applied,
    Big,
    Cases,
    Fenced,
    Fraction,
    Juxtaposed,
    Layout,
    Letter,
    Lines,
    Number,
    Phrase,
    Row,
    Scripts,
    Sign,
    row,
)
from symkl.render.widths import width

Parts = tuple[Layout, ...]
RELATIONS = {"=", "==", "!=", "<", "<=", ">", ">=", "<=>", "=>", "<<", "in", "notin", "~"}


def connective(item: Layout) -> bool:
    return isinstance(item, Phrase) and item.words in (" and ", " or ")


def relation(item: Layout) -> bool:
    return isinstance(item, Sign) and item.key in RELATIONS


def between_terms(item: Layout) -> bool:
    return item in (Sign("+"), Sign("-"))


CUTS = (connective, relation, between_terms)  # before what a line ends, the best first
BRACE = 3  # letters that the brace of cases takes, and the gap before a condition
LEAST = 9  # a room of fewer letters is no room
SHORT = 18  # what is in a fence and no longer is not cut: log(1 − p) stays on its line
WORD = 20  # a formula of so many letters is not cut within words
HIGH = 4  # lines above the bar of a fraction: KaTeX sets no formula of many such
COLUMN = 30  # a value has at least so many letters beside its condition, or it stands above it


def fit(m: Layout, room: int) -> Layout:
    """The formula in Lines that fit the room, where they can; left = … goes on after the =."""
    items = m.items if isinstance(m, Row) else (m,)
    head = tuple(takewhile(lambda item: not relation(item), items))
    short = 0 < len(head) < len(items) and 4 * width(Row(head)) <= room
    if width(m) <= room or not short or any(map(connective, items)):
        return _lines(broken(m, room))
    rest = broken(row(*items[len(head) :]), room - width(Row(head)))
    return row(*head, rest[0]) if len(rest) == 1 else Lines(tuple(rest), row(*head))


def _lines(pieces: list[Layout]) -> Layout:
    return pieces[0] if len(pieces) == 1 else Lines(tuple(pieces))


def broken(m: Layout, room: int) -> list[Layout]:
    """The layout in pieces that fit the room, where they can; what can't be cut is left whole."""
    if width(m) <= room or room < LEAST:
        return [m]
    match m:
        case Row((*before, Cases(rows))):
            return _before_cases(row(*before), rows, room)
        case Cases(rows):
            return [_narrowed(rows, room)]
        case Row(items):
            cuts = (_chunks(items, cut) for cut in CUTS)
            chunks = next((c for c in cuts if len(c) > 1), None)
            return _filled(chunks, room) if chunks else _opened(items, room, lambda p: row(*p))
        case Juxtaposed(items):
            pieces = _opened(items, room, _product)
            return pieces if len(pieces) > 1 else _factors(items, room)
    return _inside(m, room) or [_stacked(m, room)]


def loose(m: Layout) -> list[Layout]:
    """The layout in the pieces between which a line of words may end."""
    if not isinstance(m, Row) or width(m) <= WORD:
        return [m]
    return [row(*_begun(c)) for c in _chunks(m.items, lambda item: any(cut(item) for cut in CUTS))]


def _inside(m: Layout, room: int) -> list[Layout]:
    """The pieces of a layout whose body can be cut, the first with its start, the last its end."""
    match m:
        case Fenced(left, body, right) if width(body) > SHORT:
            first, *middle = broken(body, room - 2)
            *middle, last = middle or [None]
            if last is not None:
                return [Fenced(left, first, ""), *middle, Fenced("", last, right)]
        case Applied(operator, argument):
            left = room - width(operator) - 1
            if isinstance(argument, Fraction):  # log 1/c · (a + b) would say something else
                return [Applied(operator, _stacked(argument, left))]
            first, *more = broken(argument, left)
            return [Applied(operator, first), *more] if more else []
        case Big(sign, lower, upper, body):
            first, *more = broken(body, room - 3)
            return [Big(sign, lower, upper, first), *more] if more else []
        case Scripts(Fenced() as base, sub, sup):
            *more, last = broken(base, room - 1)
            return [*more, Scripts(last, sub, sup)] if more else []
        case Fraction():
            over = _over(m)
            pieces = broken(over, room) if over else []
            return pieces if len(pieces) > 1 else []
    return []


def _product(items: Parts) -> Layout:
    return items[0] if len(items) == 1 else Juxtaposed(items)


def _factors(items: Parts, room: int) -> list[Layout]:
    """A product that has no sum to cut, between its factors, with a dot before those below."""
    if _differential(items[-1]):
        return [Juxtaposed(items)]
    widths = [width(item) for item in items]
    ends = _ends(widths, room - width(Sign("dot")))
    first, *more = (_product(items[start:end]) for start, end in zip([0, *ends], ends))
    below = (line for piece in more for line in broken(row("dot", piece), room))
    return [_stacked(first, room), *below]


def _differential(m: Layout) -> bool:
    return isinstance(m, Row) and m.items[0] == Letter("d", "upright")


def _chunks(items: Parts, cut: Callable[[Layout], bool]) -> list[Parts]:
    """The items in runs, each from a cut to the next."""
    chunks: list[list[Layout]] = [[]]
    for item in items:
        if cut(item) and chunks[-1]:
            chunks.append([])
        chunks[-1].append(item)
    return [tuple(chunk) for chunk in chunks]


def _filled(chunks: list[Parts], room: int) -> list[Layout]:
    """The chunks on as few lines as the room allows, the widest of them as narrow as it can be."""
    widths = [width(Row(chunk)) for chunk in chunks]
    if max(widths) > room:
        return _with_cuts(chunks, widths, room)
    count = len(_ends(widths, room))
    even = next(r for r in range(max(widths), room + 1) if len(_ends(widths, r)) == count)
    ends = _ends(widths, even)
    lines = [chunks[start:end] for start, end in zip([0, *ends], ends)]
    return [row(*_begun(line[0]), *chain.from_iterable(line[1:])) for line in lines]


def _ends(widths: list[int], room: int) -> list[int]:
    """After which chunks a line ends, when each takes as many as it can."""
    ends, used = [], 0
    for place, wide in enumerate(widths):
        if used and used + wide > room:
            ends.append(place)
            used = 0
        used += wide
    return [*ends, len(widths)]


def _with_cuts(chunks: list[Parts], widths: list[int], room: int) -> list[Layout]:
    """As much on each line as it takes; a chunk that is too wide alone is cut, and goes on."""
    lines: list[Parts] = []
    used = room
    for chunk, wide in zip(chunks, widths):
        if lines and used + wide <= room:
            lines[-1] += chunk
            used += wide
            continue
        pieces = broken(row(*_begun(chunk)), room)
        lines += [piece.items if isinstance(piece, Row) else (piece,) for piece in pieces]
        used = width(pieces[-1])
    return [row(*line) for line in lines]


def _begun(chunk: Parts) -> Parts:
    """At the start of a line, and without the space before it."""
    first, *more = chunk
    return (Phrase(first.words.lstrip()), *more) if isinstance(first, Phrase) else chunk


def _opened(items: Parts, room: int, made: Callable[[Parts], Layout]) -> list[Layout]:
    """a E[b + c] d as a E[b and + c] d: the widest of the items that can be cut is."""
    for place in sorted(range(len(items)), key=lambda k: -width(items[k])):
        before, after = items[:place], items[place + 1 :]
        left = room - width(Row(before))
        pieces = _pieces(items[place], room, left) if 3 * left >= room else []
        if len(pieces) > 1:
            first, *middle, last = pieces
            return [made((*before, first)), *middle, *broken(made((last, *after)), room)]
    for place, item in enumerate(items):
        before, after = items[:place], items[place + 1 :]
        stacked, *more = broken(item, room - width(Row((*before, *after))))
        if stacked != item and not more:
            return [made((*before, stacked, *after))]
    return [made(items)]


def _stacked(m: Layout, room: int) -> Layout:
    """A fraction whose numerator, for want of another cut, has several lines."""
    match m:
        case Fraction(above, below) if width(above) > room >= max(width(below), LEAST):
            pieces = broken(above, room)
            return Fraction(_lines(pieces), below) if len(pieces) <= HIGH else m
    return m


def _pieces(m: Layout, room: int, first: int) -> list[Layout]:
    """The layout in pieces, the first of them with less room than the others."""
    for most in (room, first):
        pieces = broken(m, most)
        if len(pieces) > 1 and (most == first or width(pieces[0]) <= first):
            return pieces
    return [m]


def _over(m: Layout) -> Layout | None:
    """k (a + b)/c as k/c (a + b), which can be cut, where a + b is what is wide."""
    match m:
        case Fraction(Juxtaposed(items), below) if width(m) > max(width(below), SHORT):
            wide = max(items, key=width)
            if isinstance(wide, Fenced) and 2 * width(wide) > width(m):
                rest = tuple(item for item in items if item is not wide)
                return Juxtaposed((Fraction(_product(rest), below), wide))
            return Juxtaposed((Fraction(Number("1"), below), *items))
        case Fraction(Row() as above, below) if width(above) > max(width(below), SHORT):
            return Juxtaposed((Fraction(Number("1"), below), Fenced("(", above, ")")))
    return None


# -- cases -------------------------------------------------------------------------------------


def _before_cases(head: Layout, rows: tuple[tuple[Layout, Layout], ...], room: int) -> list[Layout]:
    """left = {cases, or the brace on a line below where the left side takes much of the room."""
    *left, sign = head.items if isinstance(head, Row) else (head,)
    if 4 * width(head) <= room or not relation(sign) or not left:
        return [row(head, _narrowed(rows, room - width(head)))]
    return [row(*left), row(sign, _narrowed(rows, room - width(sign)))]


def _narrowed(rows: tuple[tuple[Layout, Layout], ...], room: int) -> Cases:
    """The conditions in a column of their own, or after and under the values where it is narrow."""
    room -= BRACE
    wide = max(width(value) for value, _ in rows)
    whens = [broken(when, room * 2 // 5) for _, when in rows]
    left = room - max(width(piece) for when in whens for piece in when)
    if wide <= left or left >= COLUMN:
        return Cases(
            tuple((_lines(broken(v, left)), _lines(when)) for (v, _), when in zip(rows, whens))
        )
    return Cases(tuple((_one(value, when, room), Row(())) for value, when in rows))


def _one(value: Layout, when: Layout, room: int) -> Layout:
    """A case in one column: its condition after the value, or on the next line."""
    if width(value) + width(Sign("quad")) + width(when) <= room:
        return row(value, "quad", when)
    return Lines((*broken(value, room), *broken(when, room)))
