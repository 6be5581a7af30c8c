"""What is not proved: compared at points, then agreed on, or refuted with a point and a slip."""

from __future__ import annotations

from itertools import chain

from mpmath import mp
from sympy import Expr, Piecewise, oo

from symkl.checking import matching
from symkl.checking.asked import UNDERIVED, Asked
from symkl.checking.bench import Bench
from symkl.checking.borders import borders
from symkl.checking.clock import Clock, OutOfTime, work
from symkl.checking.comparing import (
    NOWHERE,
    SEEN,
    TWICE,
    Comparison,
    by_little,
    compared,
    confirmed,
    enough,
    little,
    witness,
)
from symkl.checking.deciding import SYMBOLS, where_proved
from symkl.checking.numbers import CannotTell, number, same
from symkl.checking.points import Numbers, written
from symkl.checking.proving import apart_by, difference_of, proved
from symkl.checking.request import Request
from symkl.checking.slips import diagnosed
from symkl.checking.understanding import Understood
from symkl.checking.verdict import Slip, Verdict, Witness
from symkl.checking.writing import written as written_as
from symkl.formula.heights import height
from symkl.nodes import FiniteWhen
from symkl.render import formula

COMPARING, DIAGNOSING = 0.5, 0.9  # parts of the limit by which each is over
PATIENCE, STEPS = 8.0, 30_000  # seconds and steps of work that slips are worth
HARDLY = 0.4, 3_000  # the same where the formula is none that anybody would write
WORK, TALL = 1200, 8  # what people write takes fewer steps, and stands less high


def judged(
    verdict: Verdict, read: Understood, request: Request, limit: float, begun: Clock
) -> Verdict:
    """The verdict, by values at points of the parameter space."""
    asked, expr = read.asked, read.expr
    seed = f"{request.quantity}/{asked.laws}"
    clock = begun.until(COMPARING * limit)
    found = compared(asked, expr, request.digits, seed, clock)
    if found.differs is not None:
        for told, other in read.others():
            if proved(asked, other):
                return _read_as(verdict, told, other, where_proved(asked))
        return _refuted(verdict, asked, expr, found, begun, DIAGNOSING * limit)
    difference = apart_by(asked, expr) if found.agreed or found.close else None
    if difference is not None:
        at = (found.agreed or found.close)[0]
        seen = by_little(asked, at, number(difference, at, SEEN).value, NOWHERE)
        return _off_by(verdict, asked, at, seen, difference)
    try:
        apart = little(asked, expr, [*found.close, *found.agreed])
    except CannotTell as error:
        return verdict.with_(reason=str(error))
    if apart is not None:
        seen = by_little(asked, *apart, TWICE)
        return _off_by(verdict, asked, apart[0], seen, difference_of(asked, expr))
    if not enough(asked, expr, found):
        return verdict.with_(reason=found.reason or _too_few(found))
    doubt = "" if asked.closed is None else confirmed(asked, found.agreed, found.values)
    if doubt:
        return verdict.with_(reason=doubt)
    points = tuple(map(written, found.agreed))
    evidence = {"how": "agreed", "digits": found.digits, "points": points}
    return verdict.with_(kind="equal", where=_where_compared(asked, expr), **evidence)


def _read_as(verdict: Verdict, told: str, other: Expr, where: str) -> Verdict:
    """A doubtful place has two readings; the formula is right in the other one."""
    return verdict.with_(
        kind="equal",
        how="proved",
        where=where,
        read=written_as(other),
        read_latex=written_as(other, "latex"),
        notes=(*verdict.notes, f"a doubtful place: {told}; read the other way it is not right"),
        subject=(verdict.subject[0], other),
    )


def _too_few(found: Comparison) -> str:
    count = len(found.agreed)
    return f"only {count} point{'s' * (count != 1)} could be compared"


def _where_compared(asked: Asked, expr: Expr) -> str:
    """Points are not the whole of the parameter space, and conditions are not proved by them."""
    if expr.has(Piecewise):
        return "at the points compared; its conditions were compared at these points, not proved"
    if not isinstance(asked.answer, FiniteWhen):
        return "at the points compared"
    condition = formula(asked.answer.condition)
    what = SYMBOLS[asked.quantity]
    return f"at the points compared, where {what} is finite ({condition}), or silent where it is ∞"


# -- a wrong formula ---------------------------------------------------------------------------


def _refuted(
    verdict: Verdict, asked: Asked, expr: Expr, found: Comparison, begun: Clock, end: float
) -> Verdict:
    """Unequal, with a point where it is certain, and the slip that explains it."""
    point = found.differs
    assert point is not None and found.theirs is not None
    if asked.answer is not oo and not mp.isinf(found.ours) and asked.closed is not None:
        points = [point, *(p for p in found.seen if p != point)]
        doubt = confirmed(asked, points, [asked.value(p, found.digits + 2) for p in points])
        if doubt:
            return verdict.with_(reason=doubt)
    seen = witness(asked, expr, point)
    if not isinstance(seen, Witness):
        return verdict.with_(reason=seen)
    verdict = verdict.with_(kind="unequal", how="apart", witness=seen)
    if mp.isinf(found.ours) or (found.theirs.value is not None and mp.isinf(found.theirs.value)):
        return verdict.with_(slips=(_about_infinity(asked, found),))
    worth = HARDLY if work(expr) > WORK or height(expr) > TALL else (PATIENCE, STEPS)
    bench = _bench(asked, expr, found, begun.until(end, *worth))
    if bench is None:
        return verdict
    slips = diagnosed(bench, lambda fixed: _right(bench, fixed))
    if not slips and found.theirs.value is None:
        slips = (Slip("no real value", f"it has no real value there ({found.theirs.reason})"),)
    missing, extra = _unmatched(bench)
    return verdict.with_(slips=slips, missing=missing, extra=extra)


def _off_by(
    verdict: Verdict,
    asked: Asked,
    point: Numbers,
    seen: Witness | str,
    difference: Expr | None,
) -> Verdict:
    """Unequal by something too small for the digits compared."""
    doubt = confirmed(asked, [point], [asked.value(point, 20)])
    if doubt:
        return verdict.with_(reason=doubt)
    if not isinstance(seen, Witness):
        return verdict.with_(reason=seen)
    verdict = verdict.with_(kind="unequal", how="apart", witness=seen)
    if difference is None:
        return verdict
    fixed = asked.closed
    shown = written_as(fixed), written_as(fixed, "latex")
    name = "a lost term" if difference.free_symbols else "a lost additive constant"
    slip = Slip(name, f"it is off by {written_as(-difference)}", *shown, fixed)
    return verdict.with_(slips=(slip,))


def _about_infinity(asked: Asked, found: Comparison) -> Slip:
    what = SYMBOLS[asked.quantity]
    if not mp.isinf(found.ours):
        words = f"it is infinite where {what} is finite, as if p had mass where q has none"
        return Slip("another support", words)
    reason = asked.derivation.reason if asked.derivation is not None else ""
    return Slip("infinite", f"it has another value where {what} is ∞ ({reason})")


def _bench(asked: Asked, expr: Expr, found: Comparison, clock: Clock) -> Bench | None:
    """Points and right values to try slips at: the one where it differs first.

    Where each value is a quadrature, the points are those at which it is known.
    """
    points, values = [], []
    free = bool(asked.space.symbols or asked.space.vectors)
    count = (5 if asked.closed is not None else 3) if free else 1
    drawn = asked.space.points("bench") if free else ()
    known = [] if asked.closed is not None else found.seen
    for point in chain([found.differs], known, drawn):
        if len(points) == count or clock.over:
            break
        if point in points or asked.finite(point) is False:
            continue
        try:
            value = asked.value(point, 30 if asked.closed is not None else 17)
        except UNDERIVED:
            continue
        if mp.isfinite(value):
            points.append(point)
            values.append(value)
    return Bench(asked, expr, points, values, clock) if len(points) >= min(2, count) else None


def _right(bench: Bench, fixed: Expr) -> bool:
    """Is the mended formula right, to as many digits as the values have?"""
    if fixed is bench.expr:  # it was the question that was another
        return True
    if bench.asked.closed is not None and proved(bench.asked, fixed):
        return True
    if borders(bench.asked, fixed):
        found = compared(bench.asked, fixed, 25, "mended", bench.clock)
        return found.differs is None and not found.over and enough(bench.asked, fixed, found)
    if bench.asked.closed is not None:
        return bench.confirmed(fixed)
    return all(same(bench.at(fixed, k), v, 14) for k, v in enumerate(bench.values))


def _unmatched(bench: Bench) -> tuple[tuple[str, ...], tuple[str, ...]]:
    try:
        ours, theirs = matching.unmatched(bench)
    except OutOfTime:
        return (), ()
    return tuple(map(written_as, ours)), tuple(map(written_as, theirs))
