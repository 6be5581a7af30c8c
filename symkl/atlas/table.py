"""The cells as tables, one for each measure: rows are p, columns q, as the families come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symkl.atlas.cells import QUANTITIES, Cell
from symkl.nodes import COUNTING
from symkl.portraits import kind
from symkl.record import Record

if TYPE_CHECKING:
    from symkl.atlas.atlas import Atlas


class Table(Record):
    """Names and kinds of the rows; names of the columns; the cells, None where there is none."""

    title: str
    rows: tuple[str, ...]
    kinds: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell | None, ...], ...]


def tables(atlas: Atlas) -> list[Table]:
    """Continuous families, then discrete ones; families of no measure in common share no table."""
    known = {c.names: c for c in atlas.cells}
    made = []
    for measure in sorted({f.measure for f in atlas.families}, key=lambda m: m is COUNTING):
        own = [f for f in atlas.families if f.measure is measure]
        names = tuple(f.__name__ for f in own)
        pairs = QUANTITIES[atlas.quantity] == 2
        cells = tuple(
            tuple(known.get((p, q)) for q in names) if pairs else (known.get((p,)),) for p in names
        )
        title = "Discrete" if measure is COUNTING else "Continuous"
        columns = names if pairs else ("entropy",)
        made.append(Table(title, names, tuple(map(kind, own)), columns, cells))
    return made
