"""Is a formula equal to the quantity? Proved by normal form, or compared at points; never guessed.

The right value comes from the derivation's closed form and, at one point at least, from quadrature
of the definition, so that no error of ours can make a verdict. What can't be evaluated is no
agreement.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from mpmath import mp
from sympy import Add, Basic, Expr, Piecewise, oo
from sympy.core.relational import Relational

from symkl.checking import balls
from symkl.checking.asked import UNDERIVED, Asked
from symkl.checking.borders import border_points
from symkl.checking.clock import Clock, OutOfTime, work
from symkl.checking.holding import at_once, holds_at
from symkl.checking.numbers import CannotTell, Found, TooSlow, number, same, shown
from symkl.checking.points import Numbers, written
from symkl.checking.verdict import Witness
from symkl.oracle import FORMULAS, INTEGRALS, SLOW
from symkl.quadrature import OracleError

DIGITS, POINTS, OUTSIDE = 25, 6, 3
ENOUGH = {True: 5, False: 3}  # points that must agree, with and without a closed form
OPEN_DIGITS = 18  # where every value is a quadrature
APART = 15  # digits by which two values that differ may agree at most
CHECKED = 9  # digits to which quadrature confirms the closed form
BOTH = ("closed form", "quadrature")
SEEN, MANY = 22, 500  # digits of a difference; of a witness, at most
NOWHERE = "the normal form (the difference is nowhere 0)"
TWICE = "two precisions of the difference"
BEYOND = 50  # digits more than it takes to see the smallest number of a formula
AFTER = 2  # points looked at after one where they differ, for the definition to confirm ours at
LOOKS = 20_000  # steps of evaluation that this is worth
SEARCHED = 400  # points looked through for one where a condition holds or fails


@dataclass
class Comparison:
    """What was found at the points: agreement, a difference, or neither."""

    digits: int
    agreed: list[Numbers] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    seen: list[Numbers] = field(default_factory=list)  # those at which ours could be had
    silent: list[Numbers] = field(default_factory=list)  # ∞, and the formula gives another value
    close: list[Numbers] = field(default_factory=list)  # they agree to some digits, not to all
    differs: Numbers | None = None
    ours: Any = None
    theirs: Found | None = None
    over: bool = False  # was the time over before every point was looked at?
    reason: str = ""

    def add(self, point: Numbers, value: Any) -> None:
        self.agreed.append(point)
        self.values.append(value)


def little(asked: Asked, expr: Expr, points: list[Numbers]) -> tuple[Numbers, Any] | None:
    """A point at which the difference is not 0, told by two precisions that see what is tiny.

    The oracle has a difference to its own digits, or 0 where nothing is left of it at hundreds.
    """
    if asked.closed is None:
        return None
    times = INTEGRALS if expr.has(*SLOW) else FORMULAS
    digits = max(SEEN, (min(tiniest(expr), MANY) + BEYOND) // times)
    untold: TooSlow | None = None
    for point in points[:POINTS]:
        if not mp.isfinite(asked.value(point, 15)):
            continue
        try:
            gap = number(Add(asked.closed, -expr, evaluate=False), point, digits).value
        except TooSlow as slow:
            untold = slow
            continue
        except CannotTell:
            continue
        if gap is not None and gap != 0:
            return point, gap
    if untold is not None and tiniest(expr) > SEEN:
        raise CannotTell(
            f"of its tiny numbers the part is not told: {untold}"
        )
    return None


def tiniest(expr: Expr) -> int:
    """The number of digits before the first one of the smallest number that is written there."""
    if not expr.is_number:
        if expr.is_Mul:
            return sum(map(tiniest, expr.args))
        if expr.is_Pow and expr.exp.is_Integer and expr.exp > 0:
            return int(expr.exp) * tiniest(expr.base)
        return max(map(tiniest, (a for a in expr.args if isinstance(a, Basic))), default=0)
    value = at_once(expr, {}) if expr.is_comparable else None
    return 0 if not value else max(0, -mp.mag(value)) * 3 // 10 + 1


def by_little(asked: Asked, point: Numbers, gap: Any, how: str) -> Witness | str:
    """Both values at a point, with all the digits that it takes to see the difference."""
    if gap is None or not gap:
        return f"the difference, which is not 0, has no number at {_words(point)}"
    digits = SEEN + max(0, -mp.mag(gap)) * 3 // 10
    if digits > MANY:
        return f"the two differ, but by less than 10^-{MANY} at {_words(point)}"
    ours = asked.value(point, digits)
    with mp.workdps(digits + 10):
        values = shown(ours, digits), shown(ours - gap, digits)
    return Witness(written(point), *values, how, BOTH)


def chosen_points(asked: Asked, expr: Expr, seed: str) -> tuple[list[Numbers], list[Numbers]]:
    """Points where the quantity is finite, and points where it is ∞.

    Every case of our answer and of the formula's own conditions has points on either side.
    """
    inside: list[Numbers] = []
    outside: list[Numbers] = []
    wanted = [(c, side) for c in (*asked.conditions, *_own(expr)) for side in (True, False)]
    if not asked.space.symbols and not asked.space.vectors:
        return ([{}], []) if asked.finite({}) is not False else ([], [{}])
    searched = LOOKS // max(LOOKS // SEARCHED, *(work(c) for c, _ in wanted), 1)
    for point in islice(asked.space.points(seed), searched):
        finite = asked.finite(point) is not False
        kind, most = (inside, POINTS) if finite else (outside, OUTSIDE)
        held = {c: holds_at(c, point) for c in {c for c, _ in wanted}}
        fresh = [w for w in wanted if held[w[0]] is w[1]]
        if len(kind) < most or fresh:
            kind.append(point)
            wanted = [w for w in wanted if w not in fresh]
        if len(inside) >= POINTS and (asked.answer is None or not wanted):
            break
    return inside, outside


def _own(expr: Expr) -> list[Any]:
    branches = sorted(expr.atoms(Piecewise), key=str)
    return [c for b in branches for _, c in b.args if isinstance(c, Relational)]


def compared(asked: Asked, expr: Expr, digits: int, seed: str, clock: Clock) -> Comparison:
    """Both values at point after point, until they differ or enough agree."""
    closed = asked.answer is not None and (asked.closed is not None or asked.answer is oo)
    digits = digits if closed else min(digits, OPEN_DIGITS)
    found = Comparison(digits)
    inside, outside = chosen_points(asked, expr, seed)
    further = AFTER
    for point in chain(inside, outside, _about(asked, expr, seed, found)):
        if found.differs is not None:
            further -= 1
        if further < 0:
            break
        try:
            clock.check()
            ours = asked.value(point, digits + 2)
            found.seen.append(point)
            if found.differs is not None:
                continue  # only ours is wanted, for the definition to confirm
            theirs = number(expr, point, digits + 2)
        except OutOfTime:
            found.over = True
            found.reason = "the time was over before enough points were compared"
            break
        except TooSlow as slow:
            found.reason = f"{slow}, at {_words(point)}"
            break
        except (CannotTell, *UNDERIVED) as error:
            found.reason = f"no value could be vouched for at {_words(point)}: {error}"
            continue
        if same(ours, theirs.value, digits):
            found.add(point, ours)
        elif mp.isinf(ours) and inside and not explicit(expr, point):
            found.silent.append(point)
        elif found.differs is None and not same(ours, theirs.value, APART):
            found.differs, found.ours, found.theirs = point, ours, theirs
        elif found.differs is None:
            found.close.append(point)
            found.reason = f"at {_words(point)} they agree to {APART} digits and not to {digits}"
    return found


def _about(asked: Asked, expr: Expr, seed: str, found: Comparison) -> Iterator[Numbers]:
    """Points about the borders, as long as the two have not differed."""
    if found.differs is None:
        for point in border_points(asked, expr, seed):
            if found.differs is None:
                yield point


def explicit(expr: Expr, point: Numbers) -> bool:
    """Does the formula claim something there: has it conditions, and does one hold?"""
    branches = list(expr.atoms(Piecewise))
    if not branches:
        return False
    return any(holds_at(c, point) is not False for b in branches for _, c in b.args)


def enough(asked: Asked, expr: Expr, found: Comparison) -> bool:
    """Is what agrees enough to be called equal? Conditions must be looked at everywhere."""
    if found.over and expr.has(Piecewise):
        return False
    if not asked.space.symbols and not asked.space.vectors:
        return bool(found.agreed)
    return len(found.agreed) >= ENOUGH[asked.closed is not None or asked.answer is oo]


def confirmed(asked: Asked, points: list[Numbers], values: list[Any]) -> str:
    """Does quadrature of the definition give our value at one of the points? Empty if so."""
    failed = "no point"
    for point, value in list(zip(points, values))[:3]:
        if same(asked.roughly(point), value, CHECKED):
            return ""
        try:
            by_definition = asked.by_definition(point, CHECKED + 2)
        except UNDERIVED as error:
            failed = str(error)
            continue
        if same(by_definition, value, CHECKED):
            return ""
        ours, other = shown(value), shown(by_definition, CHECKED)
        return (
            f"our closed form gives {ours} at {_words(point)}, quadrature of the definition "
            f"{other}: that is a fault of symkl, not of the formula"
        )
    return f"the definition could not be evaluated independently ({failed})"


def witness(asked: Asked, expr: Expr, point: Numbers) -> Witness | str:
    """The values at a point to 20 digits, shown to differ; or why that can't be shown."""
    values = []
    for digits in (22, 40) if asked.closed is not None else (OPEN_DIGITS + 2,):
        try:
            ours, theirs = asked.value(point, digits), number(expr, point, digits)
        except (CannotTell, OracleError, ValueError) as error:
            if values:
                break
            return f"the values at {_words(point)} can't be had to 20 digits: {error}"
        if same(ours, theirs.value, APART):
            return f"the values at {_words(point)} agree to {APART} digits"
        values.append((ours, theirs.value))
    ours, theirs = values[0]
    if len(values) > 1 and not _steady(values):
        return f"the values at {_words(point)} change with the precision"
    proof = (
        asked.closed is not None and theirs is not None and balls.apart(asked.closed, expr, point)
    )
    certified = "ball arithmetic" if proof else "two precisions"
    by = BOTH if asked.closed is not None else ("quadrature",)
    return Witness(written(point), shown(ours), shown(theirs), certified, by)


def _steady(values: list[tuple[Any, Any]]) -> bool:
    (a, b), (c, d) = values
    return same(a, c, 18) and (b is d is None or same(b, d, 18))


def _words(point: Numbers) -> str:
    return ", ".join(f"{name} = {value}" for name, value in written(point).items()) or "this point"
