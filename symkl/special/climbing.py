"""f(z + n) by f at an anchor: first and second order recurrences, exact and in both directions.

An anchor is a number for a number z, and for other z the first one that was seen a whole number
away; what can't be reached without a division by what may be 0 is an anchor of its own. Trusted.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any

from symkl.elements import Element, key, plus

if TYPE_CHECKING:
    from symkl.expressions import Expressions

NEAR = 16  # steps at most for a z with symbols in it
FAR = 60  # steps at most for a number

Step = Callable[[Element, Element], Element]  # (z, f) -> f one step further


def apart(z: Element) -> tuple[Element, Any]:
    """z = rest + number."""
    return {m: c for m, c in z.items() if m}, z.get((), 0)


def climb(
    A: Expressions,
    of: Hashable,
    z: Element,
    start: Callable[[Element], Element],
    up: Step,
    down: Step,
    may: tuple[Callable[[Element], bool], Callable[[Element], bool]],
    number: Callable[[Any], Any],
) -> Element:
    """f(z) from f at an anchor. ``up(z, f(z))`` is f(z + 1) and ``down(z, f(z + 1))`` is f(z);
    ``may`` says where they hold; ``number`` is the anchor of a number z."""
    rest, const = apart(z)

    def at(c: Any) -> Element:
        return plus(rest, {(): c})

    def reached(c: Any) -> bool:
        if abs(c - const) > (NEAR if rest else FAR):
            return False
        steps, allowed = (const - c, may[0]) if const > c else (c - const, may[1])
        return all(allowed(at(min(c, const) + j)) for j in range(int(steps)))

    if rest:
        anchors = A.table.anchors.setdefault((of, key(rest), const % 1), [])
    else:
        anchors = [number(const)]
    anchor = next((c for c in anchors if reached(c)), None)
    if anchor is None:
        if rest:
            anchors.append(const)
        return start(z)
    f = start(at(anchor))
    while anchor < const:
        f = up(at(anchor), f)
        anchor += 1
    while anchor > const:
        anchor -= 1
        f = down(at(anchor), f)
    return f


def climb_by_two(
    start: Callable[[Element], Element], up: Callable[..., Element], lowest: Element, n: int
) -> Element:
    """f(lowest + n), where ``up(z, f(z − 1), f(z))`` is f(z + 1)."""
    before, f, z = start(lowest), start(plus(lowest, {(): 1})), plus(lowest, {(): 1})
    if n == 0:
        return before
    for _ in range(n - 1):
        before, f, z = f, up(z, before, f), plus(z, {(): 1})
    return f
