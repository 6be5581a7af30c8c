"""A worker: a process that answers questions one after the other and can be killed at any of them.

Where this process has one thread a worker is a fork of it, all modules imported, in milliseconds;
elsewhere (a thread of a cluster's worker) it is a fresh Python. It stops when nobody listens any
more, and the system's alarm ends one that hangs after its parent has died.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import Any

from symkl.atlas.cells import Cell, Question, decide, unanswered
from symkl.child import forked

START = 60.0  # seconds that a fresh Python may take to import everything
GRACE = 5.0  # seconds after the limit at which a worker without a parent ends by itself
CODE = "import sys; sys.path[:] = {path!r}; from symkl.atlas.worker import fresh; fresh()"


class Worker:
    """A process with a batch of questions: ``read`` gives cells, ``late`` what took too long.

    What a family prints in it goes to stderr: stdout is for the product.
    """

    def __init__(self, here: bool = False) -> None:
        """``here`` says that its questions name what only this very program has."""
        if not hasattr(os, "fork"):
            raise NotImplementedError("the atlas needs a system with fork, such as Linux")
        self.limit, self.ready = 0.0, True
        self.batch: list[Question] = []
        self.process: subprocess.Popen | None = None
        down, up = os.pipe(), os.pipe()  # questions go down, cells come up
        alone = threading.active_count() == 1  # no other thread can hold a lock
        self.pid = forked(serve, down, up) if alone or here else self._spawned(down, up)
        os.close(down[0])
        os.close(up[1])
        self.questions = Connection(down[1], readable=False)
        self.answers = Connection(up[0], writable=False)
        self.dead = False
        self.began = time.monotonic()

    def _spawned(self, down: tuple[int, int], up: tuple[int, int]) -> int:
        self.ready = False  # it says so when it is
        code = CODE.format(path=sys.path)
        self.process = subprocess.Popen(
            [sys.executable, "-c", code], stdin=down[0], stdout=up[1], start_new_session=True
        )
        return self.process.pid

    def take(self, batch: Sequence[Question], limit: float) -> None:
        """Begin with these, each within so many seconds."""
        self.batch, self.limit, self.began = list(batch), limit, time.monotonic()
        with contextlib.suppress(OSError):  # a dead worker is found out by reading
            self.questions.send((self.limit, self.batch))

    @property
    def deadline(self) -> float:
        return self.began + (self.limit if self.ready else self.limit + START)

    def read(self) -> Cell | None:
        """The next cell, also that of the question at which the worker died; None for no news."""
        try:
            data = self.answers.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            return self._died()
        self.began = time.monotonic()
        if data is None:
            self.ready = True
            return None
        self.batch.pop(0)
        return data

    def _died(self) -> Cell | None:
        code = self._end()
        if code == -signal.SIGALRM:  # everything had been stopped for a while: ask again
            return None
        end = f"signal {-code}" if code < 0 else f"exit status {code}"
        return self._given_up("failed", f"the worker died ({end})")

    def late(self) -> Cell:
        """Kill the worker, and the cell of the question that it hung at."""
        self.stop()
        return self._given_up("irreducible", f"not decided within {self.limit:g} s")

    def _given_up(self, status: str, reason: str) -> Cell:
        return unanswered(self.batch.pop(0), status, reason, time.monotonic() - self.began)

    def stop(self) -> None:
        """End it now."""
        if not self.dead:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            self._end()

    def _end(self) -> int:
        """Its exit status; nothing of it is left after this."""
        self.dead = True
        self.questions.close()
        self.answers.close()
        if self.process is not None:
            return self.process.wait()
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def fresh() -> None:
    """The main function of a fresh Python; its standard streams are the pipes at first."""
    down, up = os.dup(0), os.dup(1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    serve(down, up, greeting=True)


def serve(down: int, up: int, greeting: bool = False) -> None:
    """Answer batch after batch until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    gc.set_threshold(100_000, 50, 100)  # what a derivation makes is remembered, little is garbage
    questions, answers = Connection(down, writable=False), Connection(up, readable=False)
    with contextlib.suppress(EOFError, OSError):
        if greeting:
            answers.send(None)
        while True:
            limit, batch = questions.recv()
            for question in batch:
                signal.setitimer(signal.ITIMER_REAL, limit + GRACE)
                answers.send(_decided(question))
                signal.setitimer(signal.ITIMER_REAL, 0)


def _decided(question: Question) -> Any:
    """The cell; what leaves through SystemExit is a cell as well, what leaves otherwise is not."""
    try:
        return decide(question)
    except (SystemExit, KeyboardInterrupt) as error:
        return unanswered(question, "failed", f"{type(error).__name__}: {error}", 0.0)
