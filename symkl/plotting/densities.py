"""p, q, and below them the integrand with its signed area: what the integral adds up."""

from __future__ import annotations

from typing import Any

from mpmath import mp

from symkl.plotting import letters
from symkl.plotting.canvas import (
    ABOVE,
    BELOW,
    INK,
    PAPER,
    QUIET,
    RULE,
    VOID,
    P,
    Picture,
    Q,
    figure,
    styled,
    ticks,
)  # fmt: skip
from symkl.plotting.curves import Curve, Shown

HEADROOM = 1.14
PAIRS = (("p", P, "-", "o"), ("q", Q, (0, (5, 2)), "D"))
WIDE = 84  # letters of the laws' names that one line holds
MARKED = 32  # stems that have a mark at their top; more are lines alone


def picture(seen: Shown) -> Picture:
    """The figure, its title and its alternative text."""
    title = f"{letters.sign(seen.question)} = {letters.value(seen.value)}"
    with styled():
        drawn = figure()
        upper, lower = drawn.subplots(2, 1, sharex=True, height_ratios=(1.15, 1))
        _densities(upper, seen)
        _integrand(lower, seen)
        _void(upper, lower, seen)
        _head(upper, title)
        lower.set_xlim(*_limits(seen))
        lower.set_xlabel("x", style="italic")
        if _whole(seen):
            from matplotlib.ticker import MaxNLocator

            lower.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
        ticks(upper.yaxis, lower.yaxis, lower.xaxis)
        _notes(drawn, seen)
    return Picture(drawn, title, alt(seen))


def _whole(seen: Shown) -> bool:
    return all(curve.stems for curve in seen.densities)


def _limits(seen: Shown) -> tuple[float, float]:
    margin = 0.6 if _whole(seen) else 0.0
    return seen.window.lo - margin, seen.window.hi + margin


def _densities(axes: Any, seen: Shown) -> None:
    top = max([curve.top for curve in seen.densities], default=1.0) or 1.0
    both = len(seen.densities) > 1 and _whole(seen)
    for place, (curve, law, pair) in enumerate(zip(seen.densities, seen.laws, PAIRS)):
        name, colour, dash, mark = pair
        label = f"{name} = {letters.law(law)}"
        if curve.stems:
            shift = (0.09 if place else -0.09) if both else 0.0
            _stems(axes, curve, colour, dash, mark, label, shift)
        else:
            if not place:
                axes.fill_between(curve.x, curve.y, color=colour, alpha=0.10, linewidth=0)
            axes.plot(curve.x, curve.y, linestyle=dash, color=colour, linewidth=2, label=label)
    _frame(axes, 0.0, top)
    measure = "mass" if _whole(seen) else "density"
    axes.set_ylabel(measure, color=QUIET)


def _head(axes: Any, title: str) -> None:
    """The title, and below it the laws: beside each other where there is room, else in rows."""
    handles, labels = axes.get_legend_handles_labels()
    beside = sum(map(len, labels)) < WIDE
    axes.legend(handles, labels, frameon=False, loc="lower left", bbox_to_anchor=(-0.015, 0.99),
                ncols=len(labels) if beside else 1, handlelength=2.6,
                borderaxespad=0.0)  # fmt: skip
    axes.set_title(title, loc="left", fontsize=13, pad=24 if beside else 38)


def _stems(
    axes: Any, c: Curve, colour: str, dash: Any, mark: str, label: str, shift: float = 0.0
) -> None:
    x = [a + shift for a in c.x]
    axes.vlines(x, 0, c.y, color=colour, linewidth=1.6, linestyle=dash if len(x) <= MARKED else "-")
    size = 4.5 if len(x) <= MARKED else 2
    filled = colour if mark == "o" else PAPER
    axes.plot(x, c.y, mark, color=colour, markersize=size, markerfacecolor=filled, label=label)


def _integrand(axes: Any, seen: Shown) -> None:
    c = seen.integrand
    axes.axhline(0, color=QUIET, linewidth=0.8)
    if c.stems:
        for rows, face, hatch in (
            ([(x, y) for x, y in zip(c.x, c.y) if y >= 0], ABOVE, None),
            ([(x, y) for x, y in zip(c.x, c.y) if y < 0], BELOW, "/////"),
        ):
            axes.bar([x for x, _ in rows], [y for _, y in rows], width=0.5, color=face, hatch=hatch,
                     edgecolor=INK, linewidth=0.8)  # fmt: skip
    elif c.x:
        up, down = [max(y, 0.0) for y in c.y], [min(y, 0.0) for y in c.y]
        axes.fill_between(c.x, up, color=ABOVE, linewidth=0)
        if c.low < 0:
            axes.fill_between(c.x, down, facecolor=BELOW, hatch="/////", edgecolor=Q, linewidth=0)
        axes.plot(c.x, c.y, color=INK, linewidth=1.2)
    _frame(axes, c.low, c.top)
    axes.set_ylabel(letters.integrand(seen.question), color=QUIET)


def _frame(axes: Any, low: float, top: float) -> None:
    """From a little below the lowest to a little above the highest."""
    if top <= low:
        top = low + 1.0
    room = (HEADROOM - 1) * (top - low)
    axes.set_ylim(low - room if low < 0 else 0 if low == 0 else low, top + room)
    axes.grid(axis="y", color=RULE, linewidth=0.6)
    axes.set_axisbelow(True)


def _void(upper: Any, lower: Any, seen: Shown) -> None:
    """Where p has mass and q has none the integrand is ∞: hatched to the top."""
    intervals = [(a, b) for a, b in seen.outside if b > a]
    for axes in (upper, lower):
        for a, b in intervals:
            void = {"facecolor": "none", "edgecolor": VOID}
            axes.axvspan(a, b, hatch="xxx", linewidth=0, alpha=0.55, **void)
            axes.axvspan(a, b, linewidth=1, **void)
    whole = lower.get_xaxis_transform()
    for a, b in intervals:
        lower.text((a + b) / 2, 0.9, "∞", color=VOID, fontsize=15, ha="center", va="top",
                   transform=whole,
                   bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1.5})  # fmt: skip
    points = [a for a, b in seen.outside if a == b]
    for x in points:
        lower.plot([x, x], [0, 0.86], color=VOID, linewidth=1.6, linestyle=":", transform=whole)
        lower.text(x, 0.88, "∞", color=VOID, ha="center", va="bottom", transform=whole, fontsize=12)


def _notes(drawn: Any, seen: Shown) -> None:
    """Small words below: the area, what is cut, what is chosen."""
    lines = notes(seen)
    if lines:
        drawn.supxlabel("\n".join(lines), fontsize=7.5, color=QUIET, x=0.01, ha="left", wrap=False)


def notes(seen: Shown) -> list[str]:
    import textwrap

    found = []
    if seen.outside:
        found.append("Hatched: p has mass where q has none, so the integrand is ∞ there.")
    elif mp.isinf(seen.value):
        found.append(f"{seen.reason[:1].upper()}{seen.reason[1:]}.")
    else:
        found.append("The shaded area less the hatched one is the value."
                     if seen.integrand.low < 0 else "The shaded area is the value.")  # fmt: skip
    if any(c.cut for c in (*seen.densities, seen.integrand)):
        found.append("Cut at the frame: a curve grows without bound.")
    if seen.hidden:
        found.append("The mass of q lies outside of the picture.")
    if seen.chosen:
        chosen = letters.given({n: seen.numbers[n] for n in seen.chosen})
        found.append(f"Chosen here, for want of numbers: {chosen}.")
    return [line for one in found for line in textwrap.wrap(one, 118)]


def alt(seen: Shown) -> str:
    """What is seen, in words."""
    named = zip(("p", "q"), seen.laws)
    laws = " and ".join(f"{name}, the law {letters.law(law)}" for name, law in named)
    kind = "Stems" if _whole(seen) else "Curves"
    said = [f"{kind} of {laws}; below, the integrand {letters.integrand(seen.question)}"]
    low, high = (f"{v:.3g}".replace("-", "−") for v in seen.window)
    said.append(f"for x from {low} to {high}")
    return "; ".join([", ".join(said), *(n.rstrip(".") for n in notes(seen))]) + "."
