"""A figure of matplotlib and its file: deterministic bytes, alternative text, colours that differ.

p is dark, solid and filled, q is light and dashed: they differ in grey and to every eye. What is
positive is shaded, what is negative is hatched.
"""

from __future__ import annotations

import io
import math
import re
from html import escape
from itertools import pairwise
from typing import Any

INK, QUIET, RULE, PAPER = "#1c1c1e", "#5c5c63", "#d5d5d0", "#ffffff"
P, Q = "#0b4a82", "#d9730d"
ABOVE, BELOW = "#a9cbe8", "#fbe3c8"  # where the integrand is positive, and where negative
VOID = "#8a2846"  # where it is infinite
SIZE = (6.8, 4.6)
DPI = 160
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
KINDS = {".svg": "svg", ".png": "png", ".pdf": "pdf"}
MISSING = "pictures are drawn by matplotlib, which is not installed: pip install 'symkl[plot]'"
STYLE = {
    "svg.hashsalt": "symkl",
    "svg.fonttype": "path",
    "pdf.fonttype": 42,
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": QUIET,
    "axes.labelcolor": INK,
    "axes.linewidth": 0.8,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
    "text.color": INK,
    "hatch.linewidth": 0.7,
    "axes.unicode_minus": True,
    "mathtext.fontset": "dejavusans",
}


class NoMatplotlib(ValueError):
    """The optional package that draws is not there."""


def styled() -> Any:
    """The context in which everything is drawn and written."""
    try:
        import matplotlib
    except ImportError:
        raise NoMatplotlib(MISSING) from None
    return matplotlib.rc_context({**matplotlib.rcParamsDefault, **STYLE, "backend": "agg"})


def figure(**options: Any) -> Any:
    from matplotlib.figure import Figure

    return Figure(figsize=SIZE, facecolor=PAPER, layout="constrained", **options)


def ticks(*axes: Any) -> None:
    """Numbers along the axes: each is whole by itself, 4·10⁻³¹, with no factor in a corner."""
    from matplotlib.ticker import Formatter

    class Numbers(Formatter):
        def __call__(self, x: float, pos: int | None = None) -> str:
            return labelled(x, [x])

        def format_ticks(self, values: Any) -> list[str]:
            return [labelled(float(x), [float(v) for v in values]) for x in values]

    for axis in axes:
        axis.set_major_formatter(Numbers())


def labelled(x: float, all_of: list[float]) -> str:
    """One of several numbers, with the digits that tell it from the next."""
    most = max(map(abs, all_of), default=0.0)
    steps = [b - a for a, b in pairwise(sorted(all_of)) if b > a]
    if not most or not steps:
        return f"{x:g}".replace("-", "−")
    first, last = (math.floor(math.log10(v) + 1e-9) for v in (most, min(steps)))
    while last > first - 12 and any(_uneven(step, last) for step in steps):
        last -= 1
    if not (most >= 1e5 or most < 1e-3) or first - last > 3:
        said = f"{x:.{min(max(-last, 0), 12)}f}"
    elif x == 0:
        said = "0"
    else:
        power = str(first).translate(RAISED)
        said = f"{x / 10.0**first:.{max(first - last, 0)}f}·10{power}"
    return said.replace("-", "−")


def _uneven(step: float, last: int) -> bool:
    """Has the step digits beyond this place?"""
    scaled = step / 10.0**last
    return abs(scaled - round(scaled)) > 1e-6 * scaled


class Picture:
    """A picture: ``svg`` is its text, ``alt`` says what is seen, ``write`` makes a file of it."""

    def __init__(self, figure: Any, title: str, alt: str) -> None:
        with styled():
            figure.draw_without_rendering()
            figure.set_layout_engine("none")  # laid out once: a second file is as the first
        self.figure, self.title, self.alt = figure, title, alt

    @property
    def svg(self) -> str:
        text = self._bytes("svg").decode("utf-8")
        text = re.sub(r"<metadata>.*?</metadata>\s*", "", text, flags=re.DOTALL)
        text = text[text.index("<svg") :].strip() + "\n"
        head = f"\n <title>{escape(self.title)}</title>\n <desc>{escape(self.alt)}</desc>"
        begin = text.index(">")
        label = escape(f"{self.title}. {self.alt}", quote=True)
        return f'{text[:begin]} role="img" aria-label="{label}">{head}{text[begin + 1:]}'

    def bytes(self, kind: str = "svg") -> bytes:
        """The file: svg, png or pdf, the same bytes each time."""
        if kind not in KINDS.values():
            raise ValueError(f"a picture is svg, png or pdf, not {kind!r}")
        return self.svg.encode("utf-8") if kind == "svg" else self._bytes(kind)

    def write(self, path: str) -> None:
        """To a file, in the kind that its name ends in."""
        from symkl import files

        files.write_bytes(path, self.bytes(kind_of(path)))

    def _bytes(self, kind: str) -> bytes:
        dates = {
            "svg": {"Date": None, "Creator": None},
            "png": {"Software": None, "Title": self.title, "Description": self.alt},
            "pdf": {"CreationDate": None, "Producer": None, "Creator": None, "Title": self.title,
                    "Subject": self.alt},
        }  # fmt: skip
        file = io.BytesIO()
        with styled():
            self.figure.savefig(file, format=kind, dpi=DPI, metadata=dates[kind])
        return file.getvalue()

    def _repr_svg_(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return f"<Picture: {self.title}>"


def kind_of(path: str) -> str:
    """svg, png or pdf, by the ending of the name."""
    ending = "." + path.rpartition(".")[2].lower()
    if ending not in KINDS:
        raise ValueError(f"a picture's name ends in {', '.join(KINDS)}, unlike {path[:80]!r}")
    return KINDS[ending]
