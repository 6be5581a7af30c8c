"""Is a sum ≥ 0 because it is a sum of facts? Σ λ f = p with λ ≥ 0, by the simplex method. Trusted.

A monomial counts as one variable, so this is sound for any facts f ≥ 0; for facts that are linear
it is also complete (Farkas' lemma), and a search for another proof is not worth its time. A row of
the table is one equation in whole numbers, so it may be multiplied by any number > 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd, lcm

from symkl.elements import Element, Monomial

MOST = 400  # pivots

Row = list[int]


def follows(p: Element, facts: Sequence[tuple[Element, bool]], strict: bool) -> bool:
    """p = c + Σ λ f with c, λ ≥ 0; for p > 0 with c > 0, or λ > 0 for a fact f > 0."""
    columns = _useful(p, [({(): 1}, True), *facts])
    if columns is None or (strict and not any(above for _, above in columns)):
        return False
    keys = sorted({m for e, _ in columns for m in e} | set(p))
    if not keys:
        return not strict
    table = [_whole([e.get(m, 0) for e, _ in columns] + [p.get(m, 0)]) for m in keys]
    basis = _feasible(table)
    if basis is None:
        return False
    return not strict or _some(table, basis, [above for _, above in columns])


def _useful(p: Element, columns: list) -> list | None:
    """The facts that may have λ > 0; None where p is seen not to be a sum of them.

    A monomial that all facts have on one side, and p not on that side, is in none with λ > 0.
    """
    while True:
        sides: dict[Monomial, int] = dict.fromkeys(p, 0)
        for e, _ in columns:
            for m, c in e.items():
                sides[m] = sides.get(m, 0) | (1 if c > 0 else 2)
        if any((1 if c > 0 else 2) & ~sides[m] for m, c in p.items()):
            return None
        void = {m for m, side in sides.items() if side in (1, 2) and m not in p}
        if not void:
            return columns
        columns = [f for f in columns if void.isdisjoint(f[0])]


def _whole(row: Sequence) -> Row:
    """The row in whole numbers."""
    scale = lcm(*(a.denominator for a in row))
    return [int(a * scale) for a in row]


def _feasible(table: list[Row]) -> list[int] | None:
    """Pivot to a solution λ ≥ 0 of the rows; the basic columns, None where there is none."""
    width, height = len(table[0]) - 1, len(table)
    for k, row in enumerate(table):
        if row[-1] < 0:
            row[:] = [-a for a in row]
        row[-1:-1] = [int(i == k) for i in range(height)]
    basis = [width + k for k in range(height)]
    goal = [-sum(column) for column in zip(*table)]
    goal[width:-1] = [0] * height
    _minimise(table, basis, goal)
    if any(b >= width and row[-1] != 0 for b, row in zip(basis, table)):
        return None
    for k in range(len(table) - 1, -1, -1):  # artificial columns leave, or their row is void
        if basis[k] >= width:
            j = next((j for j in range(width) if table[k][j] != 0), None)
            if j is None:
                del table[k], basis[k]
            else:
                _pivot(table, basis, k, j, goal)
    for row in table:
        del row[width:-1]
    return basis


def _some(table: list[Row], basis: list[int], wanted: list[bool]) -> bool:
    """Is there a solution with a wanted λ > 0?"""
    goal = [-int(w) for w in wanted] + [0]
    for row, b in zip(table, basis):
        if goal[b]:
            goal = _without(goal, row, b)
    bounded = _minimise(table, basis, goal)
    return not bounded or any(wanted[b] and row[-1] > 0 for b, row in zip(basis, table))


def _minimise(table: list[Row], basis: list[int], goal: Row) -> bool:
    """Pivot until no column lowers the goal (Bland's rule); False where it falls for ever."""
    for _ in range(MOST):
        enter = next((j for j, gain in enumerate(goal[:-1]) if gain < 0), None)
        if enter is None:
            return True
        leave = None
        for k, row in enumerate(table):
            if row[enter] > 0 and (leave is None or _first(table, basis, enter, k, leave)):
                leave = k
        if leave is None:
            return False
        _pivot(table, basis, leave, enter, goal)
    return True


def _first(table: list[Row], basis: list[int], enter: int, k: int, other: int) -> bool:
    """Is the ratio of row k the lesser one, or where they are equal its basic column the first?"""
    one = table[k][-1] * table[other][enter]
    two = table[other][-1] * table[k][enter]
    return one < two or (one == two and basis[k] < basis[other])


def _pivot(table: list[Row], basis: list[int], k: int, j: int, goal: Row) -> None:
    if table[k][j] < 0:
        table[k] = [-a for a in table[k]]
    own = table[k]
    for i, row in enumerate(table):
        if i != k and row[j]:
            table[i] = _without(row, own, j)
    if goal[j]:
        goal[:] = _without(goal, own, j)
    basis[k] = j


def _without(row: Row, own: Row, j: int) -> Row:
    """The row without its entry at j, by means of a row with an entry > 0 there."""
    a, b = own[j], row[j]
    found = [a * r - b * c for r, c in zip(row, own)]
    shared = gcd(*found)
    return [c // shared for c in found] if shared > 1 else found
