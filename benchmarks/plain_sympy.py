"""What a SymPy user writes for KL(P‖Q): the integral, or the sum, of p·(log p − log q).

It runs in a process of its own, which the system ends after so many seconds of processor time,
also inside C; a busy machine does not count against it.
"""

from __future__ import annotations

import resource
import signal
import time
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

import sympy as sp

from symkl.nodes import COUNTING, VARIATE, Law

NUMERICS = 20.0  # seconds for the number at one point
MEMORY = 4 * 2**30  # bytes
LEFT = (sp.Integral, sp.Sum, sp.Limit)
Point = dict[sp.Symbol, Any]


@dataclass(frozen=True)
class Answer:
    """``status`` is solved, partly (some branches only), unsolved, limit, or an error's name."""

    status: str
    seconds: float
    values: tuple[str, ...]  # at the points: 20 digits, or in words why there is no number


def letter(p: Law) -> sp.Symbol:
    """x, with what a user would assume of it."""
    lo = p.range.args[0]
    if p.measure == COUNTING:
        sign = {"positive": True} if lo.is_positive else {"nonnegative": True} if lo == 0 else {}
        return sp.Symbol("k", integer=True, **sign)
    return sp.Symbol("x", **({"positive": True} if lo.is_nonnegative else {"real": True}))


def density(law: Law, x: sp.Symbol) -> sp.Expr:
    """p(x) as a user writes it: x^(k−1) rather than e^((k−1) log x), Γ and factorials as such."""
    logs = law.log_density_at(VARIATE).xreplace({VARIATE: x})
    logs = logs.replace(sp.loggamma, lambda a: sp.log(sp.gamma(a)))
    if law.measure == COUNTING:
        logs = logs.replace(sp.gamma, lambda a: sp.factorial(a - 1) if a.has(x) else sp.gamma(a))
    terms = sp.Add.make_args(logs)
    powers = [_power(term) for term in terms]
    rest = sp.Add(*(term for term, power in zip(terms, powers) if power is None))
    return sp.Mul(*(power for power in powers if power is not None), sp.exp(rest))


def _power(term: sp.Expr) -> sp.Expr | None:
    """b^a of the term a·log b, (bc)^a of a·(log b + log c); None for another one."""
    for factor in sp.Mul.make_args(term):
        parts = sp.Add.make_args(factor)
        if all(isinstance(part, sp.log) for part in parts) and not (term / factor).has(sp.log):
            return sp.Mul(*(part.args[0] for part in parts)) ** (term / factor)
    return None


def divergence(p: Law, q: Law) -> Any:
    """The line itself."""
    x = letter(p)
    one, two = density(p, x), density(q, x)
    body = one * sp.expand_log(sp.log(one) - sp.log(two), force=True)
    make = sp.summation if p.measure == COUNTING else sp.integrate
    return make(body, (x, *p.range.args))


def status(answer: Any) -> str:
    """Is anything left to integrate or to sum?"""
    if not answer.has(*LEFT):
        return "solved"
    branches = answer.args if isinstance(answer, sp.Piecewise) else ()
    return "partly" if any(not branch[0].has(*LEFT) for branch in branches) else "unsolved"


def value(answer: Any, point: Point) -> str:
    """The number at the point, as a user gets it: put the values in, evaluate."""
    try:
        there = answer.subs(point)
        if there.has(*LEFT):
            return "no value"
        found = sp.N(there, 20)
        if found.has(sp.nan, sp.zoo):
            return "nan"
        real, imaginary = found.as_real_imag()
        small = imaginary == 0 or abs(imaginary) <= 1e-15 * (1 + abs(real))
    except Exception as error:
        return type(error).__name__
    return str(real) if small and (real.is_number or real.is_infinite) else "not real"


def _work(pipe: Any, p: Law, q: Law, points: list[Point], limit: float) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, limit)
    began = time.process_time()
    try:
        answer = divergence(p, q)
    except Exception as error:
        pipe.send((type(error).__name__, time.process_time() - began))
        return
    pipe.send((status(answer), time.process_time() - began))
    for point in points:
        signal.setitimer(signal.ITIMER_PROF, NUMERICS)
        pipe.send(value(answer, point))


def asked(p: Law, q: Law, points: list[Point], limit: float) -> Answer:
    """SymPy's answer within so many seconds, and its numbers at the points."""
    context = get_context("fork")
    above, below = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(below, p, q, points, limit), daemon=True)
    child.start()
    below.close()
    found, seconds, values = "limit", limit, []
    try:
        found, seconds = above.recv()
        for _ in points:
            values.append(above.recv())
    except EOFError:  # it was ended
        pass
    child.join()
    return Answer(found, seconds, (*values, *["no value"] * (len(points) - len(values))))
