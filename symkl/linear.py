"""Is a sum ≥ 0 because it is a sum of facts? Σ λ f = p with λ ≥ 0, by the simplex method. Trusted.

A monomial counts as one variable, so this is sound for any facts f ≥ 0; for facts that are linear
it is also complete (Farkas' lemma), and a search for another proof is not worth its time.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from symkl.laurent import Element

MOST = 400  # pivots


def follows(p: Element, facts: Sequence[tuple[Element, bool]], strict: bool) -> bool:
    """p = c + Σ λ f with c, λ ≥ 0; for p > 0 with c > 0, or λ > 0 for a fact f > 0."""
    columns = [({(): 1}, True), *facts]
    keys = sorted({m for e, _ in columns for m in e} | set(p))
    table = [[Fraction(e.get(m, 0)) for e, _ in columns] + [Fraction(p.get(m, 0))] for m in keys]
    basis = _feasible(table)
    if basis is None:
        return False
    return not strict or _some(table, basis, [above for _, above in columns])


def _feasible(table: list[list[Fraction]]) -> list[int] | None:
    """Pivot to a solution λ ≥ 0 of the rows; the basic columns, None where there is none."""
    width = len(table[0]) - 1
    for k, row in enumerate(table):
        if row[-1] < 0:
            row[:] = [-a for a in row]
        row[-1:-1] = [Fraction(int(i == k)) for i in range(len(table))]
    basis = [width + k for k in range(len(table))]
    costs = [Fraction(0)] * width + [Fraction(1)] * len(table)
    _minimise(table, basis, costs)
    if any(b >= width and row[-1] != 0 for b, row in zip(basis, table)):
        return None
    for k in range(len(table) - 1, -1, -1):  # artificial columns leave, or their row is void
        if basis[k] >= width:
            j = next((j for j in range(width) if table[k][j] != 0), None)
            if j is None:
                del table[k], basis[k]
            else:
                _pivot(table, basis, k, j)
    for row in table:
        del row[width:-1]
    return basis


def _some(table: list[list[Fraction]], basis: list[int], wanted: list[bool]) -> bool:
    """Is there a solution with a wanted λ > 0?"""
    costs = [Fraction(-int(w)) for w in wanted]
    bounded = _minimise(table, basis, costs)
    return not bounded or any(wanted[b] and row[-1] > 0 for b, row in zip(basis, table))


def _minimise(table: list[list[Fraction]], basis: list[int], costs: list[Fraction]) -> bool:
    """Pivot until no column lowers the cost (Bland's rule); False where it falls for ever."""
    for _ in range(MOST):
        enter = next((j for j in range(len(costs)) if _gain(table, basis, costs, j) < 0), None)
        if enter is None:
            return True
        ratios = [
            (row[-1] / row[enter], basis[k], k) for k, row in enumerate(table) if row[enter] > 0
        ]
        if not ratios:
            return False
        _pivot(table, basis, min(ratios)[2], enter)
    return True


def _gain(table: list[list[Fraction]], basis: list[int], costs: list[Fraction], j: int) -> Fraction:
    return costs[j] - sum((costs[b] * row[j] for b, row in zip(basis, table) if row[j]), Fraction())


def _pivot(table: list[list[Fraction]], basis: list[int], k: int, j: int) -> None:
    by = table[k][j]
    table[k] = [a / by for a in table[k]]
    for i, row in enumerate(table):
        if i != k and row[j]:
            by = row[j]
            table[i] = [a - by * c for a, c in zip(row, table[k])]
    basis[k] = j
