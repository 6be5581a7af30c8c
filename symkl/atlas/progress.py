"""How far a run over the cells is, with the counts of what they are."""

from __future__ import annotations

from collections import Counter
from typing import Any, TextIO

from symkl import progress as bar
from symkl.atlas.cells import STATUSES, Cell


class Bar(bar.Bar):
    """The bar for people who watch: ██████▌   1220/2962  0:41 left  closed 431 …"""

    def __init__(self, stream: TextIO | None = None) -> None:
        super().__init__(stream)
        self.counts: Counter[str] = Counter()

    def __call__(self, cell: Cell | None, done: int, total: int) -> None:
        """Called at the start with None, then with each new cell."""
        if cell is not None:
            self.counts[cell.status] += 1
        self.tell(done, total, now=cell is None)

    def said(self) -> str:
        return "  ".join(f"{s} {self.counts[s]}" for s in STATUSES if self.counts[s])


def watched(progress: Any) -> Any:
    """A bar where one is wanted: None asks whether somebody watches stderr."""
    if callable(progress):
        return progress
    if progress is None:
        progress = bar.seen()
    return Bar() if progress else None
