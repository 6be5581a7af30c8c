"""Every question once: by workers of this process, or in batches by the workers of an executor.

A worker has a batch and answers cell by cell; one that hangs or dies costs the cell that it was
at, and the rest of its batch goes to the next. Batches get smaller towards the end, so that
nobody waits long for the last.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import suppress
from multiprocessing import connection

from symkl.atlas.cells import Cell, Question, unanswered
from symkl.atlas.worker import Worker

MOST = 32  # questions in a batch
WORKERS = 8  # taken for the number of an executor's workers where it doesn't say
TRIES = 3  # of a batch whose executor's worker was lost
PAUSE = 2.0  # seconds over the time waited for: everything had been stopped

_idle: list[Worker] = []  # of a process that serves an executor


def sweep(work: Sequence[Question], jobs: int | Executor, limit: float) -> Iterator[Cell]:
    """The cells of the questions, in the order in which they are decided."""
    if isinstance(jobs, Executor):
        return _by_executor(work, jobs, limit)
    return _by_workers(work, jobs, limit)


def batches(work: Sequence[Question], workers: int) -> Iterator[list[Question]]:
    """Consecutive ones, a quarter of a worker's share of what is left, at most MOST at a time."""
    start = 0
    while start < len(work):
        size = max(1, min(MOST, (len(work) - start) // (4 * workers)))
        yield list(work[start : start + size])
        start += size


def answered(batch: Sequence[Question], limit: float) -> list[Cell]:
    """The cells of a batch, by one worker at a time: what an executor is given to do."""
    crew: list[Worker] = []
    with suppress(IndexError):
        crew.append(_idle.pop())
    cells = list(_at_work(deque([list(batch)]), crew, 1, limit))
    _idle.extend(w for w in crew if not w.dead)  # warm for the next batch
    return cells


def _by_workers(work: Sequence[Question], jobs: int, limit: float) -> Iterator[Cell]:
    crew: list[Worker] = []
    yield from _at_work(deque(batches(work, jobs)), crew, jobs, limit)
    for worker in crew:
        worker.stop()


def _at_work(
    waiting: deque[list[Question]], crew: list[Worker], jobs: int, limit: float
) -> Iterator[Cell]:
    """Until nothing waits and nobody is busy; what breaks that off ends the whole crew."""
    here = any(_only_here(q) for batch in waiting for q in batch)
    try:
        while waiting or any(w.batch for w in crew):
            _man(crew, waiting, jobs, limit, here)
            for worker in _heard(crew):
                cell = worker.read()
                if cell is not None:
                    yield cell
            for worker in crew:
                if worker.batch and not worker.dead and time.monotonic() > worker.deadline:
                    yield worker.late()
    except BaseException:
        for worker in crew:
            worker.stop()
        raise


def _only_here(question: Question) -> bool:
    return any(getattr(f, "__module__", "") == "__main__" for f in question.families)


def _man(
    crew: list[Worker], waiting: deque[list[Question]], jobs: int, limit: float, here: bool
) -> None:
    """Nobody dead, nobody idle who could work: the rest of a batch goes first."""
    waiting.extendleft(w.batch for w in crew if w.dead and w.batch)
    crew[:] = [w for w in crew if not w.dead]
    while waiting and len(crew) < jobs:
        crew.append(Worker(here))
    for worker in crew:
        if waiting and not worker.batch:
            worker.take(waiting.popleft(), limit)


def _heard(crew: list[Worker]) -> list[Worker]:
    """Those who have something to say, waited for until the first is late."""
    busy = [w for w in crew if w.batch]
    began = time.monotonic()
    patience = max(0.0, min(w.deadline for w in busy) - began) + 0.005
    said = connection.wait([w.answers for w in busy], patience)
    over = time.monotonic() - began - patience
    for worker in busy if over > PAUSE else []:
        worker.began += over  # stopped and continued: not the worker's fault
    return [w for w in busy if w.answers in said]


def _by_executor(work: Sequence[Question], executor: Executor, limit: float) -> Iterator[Cell]:
    workers = getattr(executor, "_max_workers", None) or WORKERS
    at_work: dict[Future, tuple[list[Question], int]] = {}

    def submit(batch: list[Question], tries: int) -> None:
        at_work[executor.submit(answered, batch, limit)] = (batch, tries)

    try:
        for batch in batches(work, workers):
            submit(batch, 1)
        while at_work:
            done, _ = wait(at_work, return_when=FIRST_COMPLETED)
            for future in done:
                batch, tries = at_work.pop(future)
                error = future.exception()
                if error is None:
                    yield from future.result()
                elif tries < TRIES:
                    submit(batch, tries + 1)
                else:
                    yield from _lost(batch, error)
    finally:
        for future in at_work:
            future.cancel()


def _lost(batch: Iterable[Question], error: BaseException) -> Iterator[Cell]:
    reason = f"lost {TRIES} times by the executor: {type(error).__name__}: {error}"
    return (unanswered(q, "failed", reason[:500], 0.0) for q in batch)
