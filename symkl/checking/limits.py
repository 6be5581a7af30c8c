"""Work that may not end, in a child process that is killed at its limit of work or memory.

The limit is of processor time, so that a busy machine alters no verdict; a child that sleeps is
killed by the clock.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

from symkl.child import forked

MEMORY = 2 << 30  # bytes that the child may ask for beyond what it has
START = 20.0  # seconds that a fresh Python may take to import everything
PATIENCE = 6  # how many times the limit may pass by the clock
CODE = "import sys; sys.path[:] = {path!r}; from symkl.checking.limits import fresh; fresh()"
ERRORS = {e.__name__: e for e in (ValueError, TypeError, NotImplementedError)}


class OverLimit(Exception):
    """The child was killed, or died, before it had an answer."""


class Fault(RuntimeError):
    """An error in the child that nobody foresaw, with its traceback as text."""


def within(seconds: float, work: Callable[..., Any] | str, *given: Any) -> Any:
    """``work(*given)``, computed in a child; OverLimit where it is not done in time and memory.

    "module:function" is imported by the child alone; the time that this takes is not counted.
    """
    down, up = os.pipe(), os.pipe()
    process: subprocess.Popen | None = None
    if hasattr(os, "fork") and threading.active_count() == 1:  # no other thread can hold a lock
        pid = forked(lambda _, answer: _serve(answer, seconds, work, given), down, up)
        os.close(down[0])
        os.close(down[1])
    else:
        process, pid = _spawned(down, up, seconds, work, given)
    os.close(up[1])
    data: bytes | None = None
    try:
        data = _received(up[0], PATIENCE * seconds + START)
    except OSError:
        data = b""
    finally:  # nothing of the child is left after this
        os.close(up[0])
        code = _end(pid, process)
    if data is None or (not data and code == -signal.SIGPROF):
        raise OverLimit(f"it took longer than {seconds:g} s of processor time")
    if not data:
        raise OverLimit(_how_it_died(code))
    return _opened(*pickle.loads(data))


# -- one message, its length first -----------------------------------------------------------------


def _send(pipe: int, data: bytes) -> None:
    with open(pipe, "wb", closefd=False) as file:
        file.write(len(data).to_bytes(8, "big") + data)


def _received(pipe: int, seconds: float = float("inf")) -> bytes | None:
    """The message; None where it is not there in time, empty where nobody will send one."""
    until, data = time.monotonic() + seconds, b""
    waiting = select.poll()
    waiting.register(pipe, select.POLLIN | select.POLLHUP)
    while len(data) < 8 or len(data) < 8 + int.from_bytes(data[:8], "big"):
        left = until - time.monotonic()
        if left <= 0 or not waiting.poll(None if left == float("inf") else 1000 * left + 1):
            return None
        piece = os.read(pipe, 1 << 16)
        if not piece:
            return b""
        data += piece
    return data[8:]


def _opened(kind: str, *rest: Any) -> Any:
    """The answer, or the error that came instead of it."""
    if kind == "answer":
        return rest[0]
    if kind == "memory":
        raise OverLimit(f"it took more than {MEMORY >> 30} GB of memory")
    name, words, trace = rest
    if name in ERRORS:
        raise ERRORS[name](words)
    raise Fault(trace)


def _how_it_died(code: int) -> str:
    return f"its process ended ({f'signal {-code}' if code < 0 else f'exit status {code}'})"


def _end(pid: int, process: subprocess.Popen | None) -> int:
    """Kill the child if it is still there; its exit status."""
    if process is not None:
        process.kill()
        return process.wait()
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _serve(answer: int, seconds: float, work: Callable[..., Any] | str, given: tuple) -> None:
    """In the child: bound its work and memory, do it, and send what came of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and decides
    _bound_memory()
    if isinstance(work, str):
        module, _, name = work.partition(":")
        work = getattr(import_module(module), name)
    if hasattr(signal, "setitimer"):
        for alarm, timer, most in (
            (signal.SIGPROF, signal.ITIMER_PROF, seconds),
            (signal.SIGALRM, signal.ITIMER_REAL, PATIENCE * seconds + 2 * START),
        ):  # the clock counts where the parent, that would kill it, has died
            signal.signal(alarm, signal.SIG_DFL)
            signal.setitimer(timer, most)
    _send(answer, _packed(work, given))


def _packed(work: Callable[..., Any], given: tuple) -> bytes:
    try:
        return pickle.dumps(("answer", work(*given)))
    except MemoryError:
        return pickle.dumps(("memory",))
    except RecursionError:
        return pickle.dumps(("error", "ValueError", "it is nested too deep", ""))
    except Exception as error:
        import traceback

        names = [t.__name__ for t in type(error).__mro__]
        known = next((n for n in names if n in ERRORS), names[0])
        return pickle.dumps(("error", known, str(error), traceback.format_exc()))


def _bound_memory() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:
            now = int(file.read().split()[0]) * resource.getpagesize()
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = now + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most if hard < 0 else min(most, hard), hard))


# -- where other threads are ------------------------------------------------------------------


def _spawned(
    down: tuple[int, int], up: tuple[int, int], seconds: float, work: Any, given: tuple
) -> tuple[subprocess.Popen, int]:
    """A fresh Python, told what to do by pipe."""
    code = CODE.format(path=sys.path)
    process = subprocess.Popen([sys.executable, "-c", code], stdin=down[0], stdout=up[1])
    os.close(down[0])
    with contextlib.suppress(OSError):
        _send(down[1], pickle.dumps((seconds, work, given)))
    os.close(down[1])
    return process, process.pid


def fresh() -> None:
    """The main function of a fresh Python; its standard streams are the pipes at first."""
    down, up = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    seconds, work, given = pickle.loads(_received(down) or b"")
    _serve(up, seconds, work, given)
