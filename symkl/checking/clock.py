"""How far work may go: steps that are counted, the same on every machine, and seconds of work.

A step is about what it takes to evaluate a sum of two numbers to 34 digits. What can't be counted
before it is begun, a value of a function that nobody would write, is broken off.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import sympy as sp
from sympy import Basic
from sympy.logic.boolalg import Boolean

from symkl.nodes import Entry, IndexSum, Vector

ENDLESS = float("inf")
PLAIN = sp.Add, sp.Mul, sp.Symbol, sp.Number, sp.NumberSymbol, Entry, Vector, sp.Tuple, Boolean
QUICK = sp.Pow, sp.exp, sp.log, sp.Abs, sp.sin, sp.cos, sp.tanh, sp.Max, sp.Min
GAMMAS = (
    sp.gamma, sp.loggamma, sp.polygamma, sp.digamma, sp.beta, sp.erf, sp.erfc, sp.binomial,
    sp.factorial, sp.harmonic, sp.Piecewise,
)  # fmt: skip
SLOW = {"besselk": 150, "polylog": 400, "lerchphi": 1900, "ZetaDerivative": 200, "hyper": 600}
BETWEEN = 3000  # a polylogarithm of an order between the whole ones
TERMS = 8  # that a sum of unknown length is taken to have
LONGEST = 10_000


BREAK = 1.2  # seconds; what people write takes a thousandth of that


class OutOfTime(Exception):
    """No more is tried."""


class Broken(BaseException):
    """What was broken off; no handler of errors on the way is meant to hold it."""


@contextmanager
def broken_off(seconds: float = BREAK) -> Iterator[None]:
    """Broken, where what is done in it takes longer than so many seconds of work."""
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _break)
    timer = signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, signal.SIG_DFL if before is None else before)
        signal.setitimer(signal.ITIMER_VIRTUAL, *timer)  # one that was set before goes on


def _break(*given: Any) -> None:
    raise Broken


class Clock:
    """Seconds of work of this process, and steps: what is begun now, and until when it may go."""

    def __init__(self, end: float = ENDLESS, steps: float = ENDLESS) -> None:
        self.begun, self.end, self.steps = time.process_time(), end, steps

    def until(self, seconds: float, more: float = ENDLESS, steps: float = ENDLESS) -> Clock:
        """Over that many seconds after this one began; from now on ``more`` at most."""
        return Clock(min(self.begun + seconds, time.process_time() + more), steps)

    @property
    def over(self) -> bool:
        return self.steps <= 0 or time.process_time() > self.end

    def check(self) -> None:
        """OutOfTime where it is over."""
        if self.over:
            raise OutOfTime

    def spend(self, steps: float) -> None:
        """OutOfTime where there are no more."""
        self.steps -= steps
        self.check()


@lru_cache(maxsize=20_000)
def work(expr: Basic) -> int:
    """The steps that one evaluation takes."""
    inner = sum(map(work, expr.args))
    if isinstance(expr, IndexSum):
        count = expr.args[2] - expr.args[1] + 1
        return inner * min(int(count), LONGEST) if count.is_Integer else inner * TERMS
    return _own(expr) + inner


def _own(expr: Basic) -> int:
    if isinstance(expr, PLAIN):
        return 1
    if isinstance(expr, QUICK):
        return 2
    if isinstance(expr, sp.polylog) and not expr.args[0].is_integer:
        return BETWEEN
    return SLOW.get(type(expr).__name__, 6 if isinstance(expr, GAMMAS) else 40)


@lru_cache(maxsize=20_000)
def parts(expr: Basic) -> int:
    """How many there are."""
    return 1 + sum(map(parts, expr.args))


def fresh_work(expr: Basic, known: set[Basic]) -> int:
    """The steps that an evaluation takes where the values of some parts are known; all are then."""
    if expr in known:
        return 0
    known.add(expr)
    if isinstance(expr, IndexSum):
        return work(expr)
    return _own(expr) + sum(fresh_work(a, known) for a in expr.args)
