"""A child of this process: a fork of it with all modules imported, that can be killed at any time.

It has two pipes and the standard streams, and nothing else of its parent: what it prints goes to
stderr, for stdout is for the product.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable

Pipe = tuple[int, int]


def forked(serve: Callable[[int, int], None], down: Pipe, up: Pipe) -> int:
    """The process that runs ``serve`` with its ends of the pipes, and ends with it."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):
            stream.flush()  # or the child has it too
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            _close_all_but(0, 1, 2, down[0], up[1])
            os.dup2(2, 1)
            sys.stdout = sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115
            serve(down[0], up[1])
            status = 0
        finally:
            os._exit(status)  # nothing of the parent's is to run at this exit
    return pid


def _close_all_but(*kept: int) -> None:
    """A worker holds no end of another's pipe, or that one would never see it closed."""
    most = os.sysconf("SC_OPEN_MAX")
    for low, high in zip(sorted(kept), [*sorted(kept)[1:], min(most, 65536)]):
        os.closerange(low + 1, high)
