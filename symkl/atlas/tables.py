"""The atlas as data: JSON of all that is known, CSV, and a summary for people."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from symkl import __version__
from symkl.atlas.cells import STATUSES, Cell
from symkl.columns import columns
from symkl.portraits import kind, usage

if TYPE_CHECKING:
    from symkl.atlas.atlas import Atlas

SCHEMA = "symkl-atlas"
VERSION = 1  # of the JSON; docs/guide.md says what it holds
KEPT = (
    "p", "q", "status", "result", "latex", "sympy", "finite_when", "reason", "left", "left_latex",
    "steps", "seconds", "page",
)  # fmt: skip
COLUMNS = (
    "p", "q", "status", "result", "sympy", "finite_when", "reason", "left", "steps", "seconds",
)  # fmt: skip


def write_json(atlas: Atlas) -> str:
    """All cells, each with everything but its MathML."""
    whole = {
        "schema": SCHEMA,
        "version": VERSION,
        "symkl": __version__,
        "engine": atlas.engine,
        "quantity": atlas.quantity,
        "limit": atlas.limit,
        "families": [
            {"name": f.__name__, "usage": usage(f), "measure": str(f.measure), "kind": kind(f)}
            for f in atlas.families
        ],
        "counts": atlas.counts(),
        "cells": [_kept(cell) for cell in atlas.cells],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _kept(cell: Cell) -> dict[str, Any]:
    data = cell.data()
    if data["page"].startswith("<"):  # a page that has no file
        data["page"] = ""
    return {name: data[name] for name in KEPT}


def write_csv(atlas: Atlas) -> str:
    """A line for each cell, LaTeX left out; several means are joined by semicolons."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for cell in atlas.cells:
        data = {**cell.data(), "left": "; ".join(cell.left)}
        rows.writerow([data[name] for name in COLUMNS])
    return out.getvalue()


def summary(atlas: Atlas) -> str:
    """Counts for each row of the matrix, then what is left open."""
    rows: list[tuple[str, ...]] = [(atlas.quantity, *STATUSES)]
    for family in atlas.families:
        own = [c for c in atlas.cells if c.p == family.__name__]
        rows.append((family.__name__, *map(_count, atlas.counts(own).values())))
    rows.append(("total", *map(str, atlas.counts().values())))
    seconds = sum(c.seconds for c in atlas.cells)
    parts = [columns(rows), f"{len(atlas.cells)} cells, {seconds:.1f} s of deriving"]
    for status in ("irreducible", "failed"):
        found = [c for c in atlas.cells if c.status == status]
        if found:
            lines = [("‖".join(c.names), "; ".join(c.left) or c.reason) for c in found]
            parts.append(f"{status}\n" + columns(lines))
    return "\n\n".join(parts) + "\n"


def _count(number: int) -> str:
    return str(number) if number else "·"
