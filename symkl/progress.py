"""How far a run is, on one line of stderr that is written over; for people who watch."""

from __future__ import annotations

import shutil
import sys
import time
from typing import TextIO

OFTEN = 0.1  # seconds between two looks
BLOCKS = " ▏▎▍▌▋▊▉█"
WIDE = 24
CLEAR = "\r\x1b[K"


class Bar:
    """██████▌   1220/2962  0:41 left, and what there is to say."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self.began, self.shown, self.first = time.monotonic(), 0.0, -1

    def tell(self, done: int, total: int, now: bool = False) -> None:
        """Called at the start, then with each that is done; drawn not too often."""
        if self.first < 0:
            self.first, now = done, True
        moment = time.monotonic()
        if moment - self.shown >= OFTEN or done == total or now:
            self.shown = moment
            self.stream.write(CLEAR + self.line(done, total, moment - self.began))
            self.stream.flush()

    def line(self, done: int, total: int, seconds: float) -> str:
        """No wider than the screen."""
        eighths = round(8 * WIDE * done / total) if total else 8 * WIDE
        bar = "█" * (eighths // 8) + (BLOCKS[eighths % 8] if eighths % 8 else "")
        fresh = done - self.first
        left = f"{clock(seconds / fresh * (total - done))} left  " if fresh and done < total else ""
        text = f"{bar:<{WIDE}} {done}/{total}  {left}{self.said()}"
        return text[: shutil.get_terminal_size().columns - 1]

    def said(self) -> str:
        """What was found so far."""
        return ""

    def close(self) -> None:
        """Leave the last state standing."""
        self.stream.write("\n")
        self.stream.flush()

    def clear(self) -> None:
        """Leave nothing."""
        self.stream.write(CLEAR)
        self.stream.flush()


def clock(seconds: float) -> str:
    """1:05 for sixty-five seconds."""
    whole = round(seconds)
    hours, minutes = whole // 3600, whole // 60 % 60
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


def seen() -> bool:
    """Does somebody watch stderr?"""
    return sys.stderr is not None and sys.stderr.isatty()
