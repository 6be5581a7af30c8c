"""How far a run is, on one line of stderr that is written over."""

from __future__ import annotations

import shutil
import sys
import time
from collections import Counter
from typing import Any, TextIO

from symkl.atlas.cells import STATUSES, Cell

OFTEN = 0.1  # seconds between two looks
BLOCKS = " ▏▎▍▌▋▊▉█"
WIDE = 24


class Bar:
    """The bar for people who watch: ██████▌   1220/2962  0:41 left  closed 431 …"""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self.began, self.shown, self.first = time.monotonic(), 0.0, -1
        self.counts: Counter[str] = Counter()

    def __call__(self, cell: Cell | None, done: int, total: int) -> None:
        """Called at the start with None, then with each new cell."""
        if self.first < 0:
            self.first = done
        if cell is not None:
            self.counts[cell.status] += 1
        now = time.monotonic()
        if now - self.shown >= OFTEN or done == total or cell is None:
            self.shown = now
            self.stream.write("\r\x1b[K" + self.line(done, total, now - self.began))
            self.stream.flush()

    def line(self, done: int, total: int, seconds: float) -> str:
        """No wider than the screen."""
        eighths = round(8 * WIDE * done / total) if total else 8 * WIDE
        bar = "█" * (eighths // 8) + (BLOCKS[eighths % 8] if eighths % 8 else "")
        found = "  ".join(f"{s} {self.counts[s]}" for s in STATUSES if self.counts[s])
        fresh = done - self.first
        left = f"{clock(seconds / fresh * (total - done))} left  " if fresh and done < total else ""
        text = f"{bar:<{WIDE}} {done}/{total}  {left}{found}"
        return text[: shutil.get_terminal_size().columns - 1]

    def close(self) -> None:
        """Leave the last state standing."""
        self.stream.write("\n")
        self.stream.flush()


def clock(seconds: float) -> str:
    """1:05 for sixty-five seconds."""
    whole = round(seconds)
    hours, minutes = whole // 3600, whole // 60 % 60
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


def watched(progress: Any) -> Any:
    """A bar where one is wanted: None asks whether somebody watches stderr."""
    if callable(progress):
        return progress
    if progress is None:
        progress = sys.stderr is not None and sys.stderr.isatty()
    return Bar() if progress else None
