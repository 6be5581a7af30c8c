"""Both values along one parameter, as SVG, where matplotlib is installed."""

from __future__ import annotations

import io
from typing import Any

from mpmath import mp
from sympy import Rational, Symbol

from symkl.checking.asked import Asked
from symkl.checking.bench import Bench
from symkl.checking.clock import Clock, OutOfTime
from symkl.checking.points import Numbers
from symkl.checking.report import NAMES
from symkl.checking.verdict import Verdict
from symkl.checking.writing import written

MISSING = "A plot of both along a parameter is drawn where matplotlib is installed: symkl[plot]."
MANY, FEW = 61, 13  # values along the parameter, with a closed form and without
INK, OURS, THEIRS = "#80808a", "#4a7fc1", "#d0603f"  # to be seen on light and on dark
SIZE = (6.4, 3.2)


def plotted(verdict: Verdict) -> tuple[str, str]:
    """The picture and what is said below it; without matplotlib only how to get it."""
    if verdict.subject is None:
        return "", ""
    asked = Asked(verdict.quantity, verdict.subject[0])
    found = _line(asked, verdict)
    if found is None:
        return "", ""
    symbol, start, rows = found
    if len([1 for _, a, b in rows if a is not None and b is not None]) < 2:
        return "", ""
    try:
        picture = _drawn(written(symbol), rows, verdict.quantity)
    except ImportError:
        return "", MISSING
    others = ", ".join(f"{written(s)} = {written(v)}" for s, v in start.items() if s != symbol)
    return picture, f"Both along {written(symbol)}" + (f", at {others}." if others else ".")


def _line(asked: Asked, verdict: Verdict) -> tuple[Symbol, Numbers, list] | None:
    """The parameter along which they differ most, from the point of the verdict, and the values."""
    start = _start(asked, verdict)
    if start is None or asked.space.vectors:
        return None
    free = [s for s in asked.space.symbols if s in start and not s.is_integer]
    if not free:
        return None
    expr = verdict.subject[1]
    own = [s for s in free if s in expr.free_symbols] or free
    closed = asked.closed is not None
    best, spread = None, -1.0
    for symbol in own if closed else own[:1]:
        rows = _values(asked, expr, start, symbol, MANY if closed else FEW)
        gaps = [abs(a - b) for _, a, b in rows if a is not None and b is not None]
        wide = float(max(gaps) - min(gaps)) if gaps else -1.0
        if wide > spread:
            best, spread = (symbol, start, rows), wide
    return best


def _start(asked: Asked, verdict: Verdict) -> Numbers | None:
    point_there = verdict.witness.point if verdict.witness else (verdict.points or ({},))[0]
    names = {s.name: s for s in asked.space.symbols}
    if point_there and all("(" not in v for v in point_there.values()):
        return {names[n]: Rational(v) for n, v in point_there.items() if n in names}
    for point in asked.space.points("plot"):
        if asked.finite(point) is not False:
            return point
    return None


def _values(asked: Asked, expr: Any, start: Numbers, symbol: Symbol, count: int) -> list:
    middle = start[symbol]
    if symbol.is_nonnegative:
        low, high = middle / 4, middle * Rational(5, 2)
    else:
        low, high = middle - 3, middle + 3
    points = []
    for k in range(count):
        point = {**start, symbol: low + (high - low) * Rational(k, count - 1)}
        if asked.space.has(point) and asked.finite(point) is not False:
            points.append(point)
    bench = Bench(asked, expr, points, [], Clock())
    rows = []
    for place, point in enumerate(points):
        try:
            ours = (
                bench.at(asked.closed, place) if asked.closed is not None else asked.roughly(point)
            )
            theirs = bench.at(expr, place)
        except OutOfTime:
            break
        ours = ours if ours is not None and mp.isfinite(ours) else None
        rows.append((float(point[symbol]), ours, theirs))
    return rows


def _drawn(name: str, rows: list, quantity: str) -> str:
    import matplotlib
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    with matplotlib.rc_context({"svg.hashsalt": "symkl", "font.size": 9}):
        figure = Figure(figsize=SIZE, facecolor="none", layout="constrained")
        FigureCanvasSVG(figure)
        axes = figure.add_subplot(facecolor="none")
        x = [row[0] for row in rows]
        for place, label, colour, dash in (
            (1, "derived", OURS, "-"),
            (2, "the formula", THEIRS, "--"),
        ):
            y = [float("nan") if r[place] is None else float(r[place]) for r in rows]
            axes.plot(x, y, dash, color=colour, label=label, linewidth=1.6)
        axes.set_xlabel(name, color=INK)
        axes.set_ylabel(f"{NAMES[quantity]} (nats)", color=INK)
        axes.tick_params(colors=INK)
        for spine in axes.spines.values():
            spine.set_color(INK)
        axes.legend(frameon=False, labelcolor=INK)
        file = io.StringIO()
        figure.savefig(file, format="svg", transparent=True, metadata={"Date": None})
    text = file.getvalue()
    return text[text.index("<svg") :].strip()
