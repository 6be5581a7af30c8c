"""The value along one parameter, with its singular points.

They are where it becomes ∞, where its form changes, and where the domain ends.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from mpmath import mp, mpf
from sympy import Abs, Basic, Expr, Rational, Symbol

from symkl.nodes import AtMost, Equal, Positive
from symkl.plotting import letters
from symkl.plotting.canvas import INK, PAPER, QUIET, RULE, VOID, P, Picture, figure, styled, ticks
from symkl.plotting.densities import HEADROOM
from symkl.quadrature import OracleError
from symkl.starting import start
from symkl.values import at, finite_at, symbols_by_name

MANY, FEW = 161, 33  # values: of a closed form, and by quadrature
DIGITS = 8
HALVINGS = 48
OUT, INF, FINE = "outside", "infinite", "finite"  # what the value is at a point
TALL = 12  # times the middle value: what is higher is cut
DECADES = 50  # times its beginning: a range that ends there or later has a logarithmic axis
PARABOLAS = 3  # to the lowest point
GAP = 0.04  # of the range about a border, where the curve's height does not count


class Swept(NamedTuple):
    question: Basic
    laws: tuple[Basic, ...]
    along: str
    start: float
    others: dict[str, Any]
    chosen: tuple[str, ...]
    rows: list[tuple[float, Any]]  # the parameter, the value; None where there is none
    infinite: list[tuple[float, float]]
    borders: list[tuple[float, str]]  # where, and what happens there
    whole: bool
    log: bool  # the axis of the parameter


def swept(
    derivation: Any,
    along: str,
    given: Mapping[str, Any],
    low: Any,
    high: Any,
    log: bool | None = None,
) -> Swept:
    """The values, and the points where something happens; ``log`` is chosen where it is None."""
    question, answer = derivation.question, derivation.after
    names = symbols_by_name(question)
    if along not in names:
        there = ", ".join(sorted(names)) or "none"
        raise ValueError(f"{along!r} is no parameter along which to go; there are {there}")
    if along in given:
        raise ValueError(f"{along} is what varies; it goes from --from to --to, not at one number")
    numbers = start(question, answer, given)
    laws = tuple(law for _, law in derivation.laws)
    whole = names[along].is_integer is True
    low, high = _range(names[along], numbers[along], low, high, bool(log))
    if log and not low > 0:
        raise ValueError(f"a logarithmic axis begins above 0, not at {letters.number(low)}")
    log = bool(not whole and low > 0 and high >= DECADES * low) if log is None else log

    def state(v: Any) -> str:
        point = {**numbers, along: v}
        try:
            for law in laws:
                at(law, point)
        except (ValueError, TypeError):
            return OUT
        return FINE if finite_at(answer, point) else INF

    def value(v: Any) -> Any:
        try:
            return derivation.evaluate({**numbers, along: v}, digits=DIGITS)
        except OracleError:
            return None

    points = _points(low, high, whole, FEW if derivation.status == "irreducible" else MANY)
    states = [state(v) for v in points]
    if set(states) == {OUT}:
        ends = f"{letters.number(low)} to {letters.number(high)}"
        raise ValueError(f"{along} from {ends} lies outside of its domain")
    rows = [(float(v), value(v) if s != OUT else None) for v, s in zip(points, states)]
    if not whole:
        rows = _to_the_least(rows, value, log)
    turns = [] if whole else _turns(points, states, state)
    forms = [] if whole else _forms(derivation, names[along], numbers, points)
    known = [x for x, _ in turns]
    span = float(high - low)
    forms = [x for x in forms if all(abs(x - y) > 1e-6 * span for y in known)]
    return Swept(
        question, laws, along, float(numbers[along]),
        {n: v for n, v in numbers.items() if n != along},
        tuple(n for n in numbers if n not in given and n != along),
        [(x, v if v is None or mp.isfinite(v) else None) for x, v in rows],
        _runs(points, states, turns),
        sorted([*turns, *((x, "the form changes") for x in forms)]),
        whole,
        log,
    )  # fmt: skip


def _to_the_least(
    rows: list[tuple[float, Any]], value: Callable[[Any], Any], log: bool
) -> list[tuple[float, Any]]:
    """With the lowest point inside, where there is one: the vertices of some parabolas."""
    for _ in range(PARABOLAS):
        there = ((x, v) for x, v in rows if v is not None and mp.isfinite(v))
        finite = [(math.log(x) if log else x, float(v)) for x, v in there]
        low = min(range(len(finite)), key=lambda k: finite[k][1], default=0)
        if not 0 < low < len(finite) - 1:
            break
        (a, u), (b, v), (c, w) = finite[low - 1 : low + 2]
        left, right = (b - a) * (v - w), (b - c) * (v - u)
        vertex = b - ((b - a) * left - (b - c) * right) / (2 * (left - right) or math.inf)
        if vertex == b or not a < vertex < c:
            break
        x, size = (2 * [math.exp(vertex)]) if log else (vertex, rows[-1][0] - rows[0][0])
        x = round(x, 4 - math.floor(math.log10(size))) + 0.0  # not −0
        if any(x == known for known, _ in rows):
            break
        rows = sorted([*rows, (x, value(Rational(x)))], key=lambda row: row[0])
    return rows


def _range(
    symbol: Symbol, middle: Any, low: Any, high: Any, log: bool
) -> tuple[Rational, Rational]:
    """From a fifth to three times a positive number, of a logarithmic axis from a hundredth to a
    hundred times; three on both sides of a real one."""
    if symbol.is_integer:
        ends = (max(middle - 8, 1 if symbol.is_positive else middle - 8), middle + 12)
    elif symbol.is_positive:
        ends = (middle / 100, middle * 100) if log else (middle / 5, middle * 3)
    else:
        ends = (middle - 3, middle + 3)
    low, high = (e if v is None else v for v, e in zip((low, high), ends))
    if not (high - low).is_positive:
        raise ValueError(f"from {low} to {high} is no range")
    return low, high


def _points(low: Any, high: Any, whole: bool, count: int) -> list[Any]:
    if whole:
        first, last = int(-(-low // 1)), int(high // 1)
        step = max(1, (last - first) // MANY)
        return [Rational(k) for k in range(first, last + 1, step)]
    if low > 0 and high > 2 * low:  # closer where a scale or a shape is small
        ratio = float(high / low)
        between = (Rational(f"{ratio ** (k / (count - 1)):.9f}") for k in range(1, count - 1))
        return [low, *(low * r for r in between), high]
    return [low + (high - low) * Rational(k, count - 1) for k in range(count)]


def _turns(
    points: list[Any], states: list[str], state: Callable[[Any], str]
) -> list[tuple[float, str]]:
    """Where finite becomes infinite, or the domain ends: by bisection."""
    found = []
    for (a, one), (b, two) in pairwise(zip(points, states)):
        if one == two:
            continue
        for _ in range(HALVINGS):
            middle = (a + b) / 2
            a, b = (middle, b) if state(middle) == one else (a, middle)
        what = "the domain ends" if OUT in (one, two) else "∞ begins"
        found.append((_place(a, points), what))
    return found


def _place(v: Any, points: list[Any]) -> float:
    """A border without what bisection leaves."""
    digits = 11 - int(mp.floor(mp.log10(float(points[-1] - points[0]))))
    return round(float(v), digits) + 0.0


def _runs(points: list[Any], states: list[str], turns: list) -> list[tuple[float, float]]:
    """The intervals on which the value is infinite."""
    cuts = sorted([float(points[0]), *(x for x, _ in turns), float(points[-1])])
    found = []
    for a, b in pairwise(cuts):
        inside = {s for x, s in zip(points, states) if a < float(x) < b}
        if inside == {INF}:
            found.append((a, b))
    return found


def _forms(derivation: Any, symbol: Symbol, numbers: dict, points: list[Any]) -> list[float]:
    """Where a case of the answer ends, or |·| has its kink."""
    borders: set[Expr] = {c.expr for c in derivation.after.atoms(Positive)}
    borders |= {c.greater - c.lesser for c in derivation.after.atoms(AtMost)}
    borders |= {a.args[0] for a in derivation.after.atoms(Abs)}
    borders |= {c.lhs - c.rhs for c in derivation.after.atoms(Equal) if isinstance(c.lhs, Expr)}
    found: list[float] = []
    for border in sorted(borders, key=str):
        if symbol not in border.free_symbols:
            continue
        others = {s: numbers[s.name] for s in border.free_symbols if s != symbol}

        def sign(v: Any, border: Expr = border, others: dict = others) -> int:
            n = border.xreplace({**others, symbol: v})
            return int(mp.sign(mpf(n.evalf(20)))) if n.is_real else 0

        for a, b in pairwise(points):
            one, two = sign(a), sign(b)
            if one * two > 0 or one == 0:
                continue
            for _ in range(HALVINGS if two else 0):
                middle = (a + b) / 2
                a, b = (middle, b) if sign(middle) == one else (a, middle)
            found.append(_place(b, points))
    return found


# -- the picture


def picture(s: Swept) -> Picture:
    title = f"{letters.sign(s.question)} along {letters.name(s.along)}"
    with styled():
        drawn = figure()
        axes = drawn.subplots()
        axes.set_title(title, loc="left", fontsize=13, pad=26)
        laws = [f"{n} = {letters.law(law)}" for n, law in zip("pq", s.laws)]
        axes.text(0, 1.02, "     ".join(laws), transform=axes.transAxes, color=QUIET, va="bottom")
        low, top, cut = _height(s)
        finite = [(x, float("nan") if v is None else float(v)) for x, v in s.rows]
        mark = "o" if s.whole else ""
        axes.plot([x for x, _ in finite], [y for _, y in finite], marker=mark, markersize=4,
                  color=P, linewidth=2)  # fmt: skip
        _marks(axes, s)
        axes.set_ylim(low, top)
        if s.log:
            axes.set_xscale("log")
        axes.set_xlim(*_limits(s))
        if s.whole:
            from matplotlib.ticker import MaxNLocator

            axes.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
        ticks(axes.yaxis, *([] if s.log else [axes.xaxis]))
        axes.set_xlabel(letters.name(s.along))
        axes.set_ylabel("nats", color=QUIET)
        axes.grid(axis="y", color=RULE, linewidth=0.6)
        axes.set_axisbelow(True)
        lines = _notes(s, cut)
        drawn.supxlabel("\n".join(lines), fontsize=7.5, color=QUIET, x=0.01, ha="left")
    return Picture(drawn, title, _alt(s, lines))


def _limits(s: Swept) -> tuple[float, float]:
    """What of the range lies inside of the domain."""
    first, last = s.rows[0][0], s.rows[-1][0]
    ends = [x for x, what in s.borders if "domain" in what]
    if s.log:
        room = (last / first) ** 0.02
        low = max([first, *(x / room for x in ends if x < s.start)])
        return low, min([last, *(x * room for x in ends if x > s.start)])
    room = 0.02 * (last - first)
    low = max([first, *(x - room for x in ends if x < s.start)])
    return low, min([last, *(x + room for x in ends if x > s.start)])


def _along(s: Swept, x: float) -> float:
    """Where it stands on the axis."""
    return math.log(x) if s.log else x


def _least(s: Swept) -> tuple[float, Any] | None:
    found = [(x, v) for x, v in s.rows if v is not None]
    least = min(found, key=lambda one: one[1]) if found else None
    return None if least is None or least in (found[0], found[-1]) else least


def _height(s: Swept) -> tuple[float, float, bool]:
    """The heights to show, and is the curve cut? What climbs at a border is not all shown."""
    span = _along(s, s.rows[-1][0]) - _along(s, s.rows[0][0])
    values = [float(v) for _, v in s.rows if v is not None]
    if not values:
        return 0.0, 1.0, False
    ends = [_along(s, b) for b, _ in s.borders]
    calm = [
        float(v) for x, v in s.rows
        if v is not None and all(abs(_along(s, x) - end) > GAP * span for end in ends)
    ] or values  # fmt: skip
    middle = sorted(map(abs, calm))[len(calm) // 2]
    top = max([v for v in calm if v <= TALL * middle] or calm)
    low = min(0.0, min(v for v in calm if v >= -TALL * middle))
    room = (HEADROOM - 1) * ((top - low) or 1.0)
    return low - (room if low < 0 else 0), top + room, max(values) > top + room


def _marks(axes: Any, s: Swept) -> None:
    whole = axes.get_xaxis_transform()
    for a, b in s.infinite:
        axes.axvspan(a, b, facecolor="none", edgecolor=VOID, hatch="xxx", linewidth=0, alpha=0.5)
        middle = math.sqrt(a * b) if s.log else (a + b) / 2
        axes.text(middle, 0.5, "∞", color=VOID, fontsize=16, ha="center", transform=whole,
                  bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 2})  # fmt: skip
    if s.whole:
        for x, v in s.rows:
            if v is None:
                axes.text(x, 0.94, "∞", color=VOID, ha="center", transform=whole)
    for x, what in s.borders:
        colour = QUIET if "form" in what else VOID
        axes.axvline(x, color=colour, linestyle=":" if "form" in what else "--", linewidth=1.1)
        axes.text(x, 0.98, f" {what}\n at {x:.4g}".replace("-", "−"), color=colour, fontsize=7.5,
                  va="top", transform=whole, bbox={"facecolor": PAPER, "edgecolor": "none",
                                                   "alpha": 0.8, "pad": 1})  # fmt: skip
    least = _least(s)
    if least is not None:
        axes.plot([least[0]], [float(least[1])], "o", color=INK, markersize=5, clip_on=False,
                  zorder=5)  # fmt: skip


def _notes(s: Swept, cut: bool) -> list[str]:
    import textwrap

    found = []
    least = _least(s)
    if least is not None:
        where = f"{letters.name(s.along)} = {least[0]:.4g}".replace("-", "−")
        value = letters.short(least[1], 5)
        found.append(f"Dot: the least of the values drawn, {value} nats at {where}.")
    found += ["Hatched: infinite."] if s.infinite else []
    found += ["Cut at the frame: it grows without bound."] if cut else []
    if s.others:
        named = letters.given(s.others)
        chosen = ", ".join(map(letters.name, s.chosen))
        found.append(f"At {named}" + (f"; chosen here, for want of numbers: {chosen}."
                                      if s.chosen else "."))  # fmt: skip
    return [line for one in found for line in textwrap.wrap(one, 118)]


def _alt(s: Swept, notes: list[str]) -> str:
    ends = f"{s.rows[0][0]:.4g} to {s.rows[-1][0]:.4g}".replace("-", "−")
    said = [f"A curve over {letters.name(s.along)} from {ends}"]
    for a, b in s.infinite:
        said.append(f"infinite from {a:.4g} to {b:.4g}".replace("-", "−"))
    said += [f"at {x:.4g} {what}".replace("-", "−") for x, what in s.borders]
    return ". ".join(["; ".join(said), *(n.rstrip(".") for n in notes)]) + "."
