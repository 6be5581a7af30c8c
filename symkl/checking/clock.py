"""A clock that counts the work of this process, not the time of day."""

from __future__ import annotations

import time


class OutOfTime(Exception):
    """No more slips are tried."""


class Clock:
    """Seconds of work of this process: what is begun now, and until when it may go on."""

    def __init__(self, end: float = float("inf")) -> None:
        self.begun, self.end = time.process_time(), end

    def until(self, seconds: float, more: float = float("inf")) -> Clock:
        """Over that many seconds after this one began; from now on ``more`` at most."""
        return Clock(min(self.begun + seconds, time.process_time() + more))

    @property
    def over(self) -> bool:
        return time.process_time() > self.end

    def check(self) -> None:
        """OutOfTime where it is over."""
        if self.over:
            raise OutOfTime
