"""The atlas of a quantity: its cells, kept in a journal, counted, and written in four formats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from symkl import files
from symkl.atlas import pages
from symkl.atlas.cells import STATUSES, Cell, Question, known, questions
from symkl.atlas.journal import Journal, fingerprint
from symkl.atlas.progress import Bar, watched
from symkl.atlas.sweep import sweep
from symkl.catalogue import pick
from symkl.family import Family

FORMATS = {  # the module of each, with ``write(atlas)``
    "csv": "tables",
    "html": "matrix",
    "json": "tables",
    "svg": "picture",
}
Progress = bool | None | Callable[[Cell | None, int, int], Any]


@dataclass(frozen=True)
class Atlas:
    """The cells row by row, and what they rest on."""

    quantity: str
    families: tuple[type[Family], ...]
    cells: tuple[Cell, ...]
    limit: float
    engine: str  # the fingerprint of what decided them
    directory: Path | None = None

    def __getitem__(self, names: str | tuple[str, ...]) -> Cell:
        """The cell of ("Gamma", "Weibull"), or of "Gamma" where the quantity is of one law."""
        wanted = (names,) if isinstance(names, str) else tuple(names)
        for cell in self.cells:
            if cell.names == wanted:
                return cell
        raise KeyError(names)

    def counts(self, cells: Iterable[Cell] | None = None) -> dict[str, int]:
        """How many cells are closed, infinite, irreducible, failed."""
        found = Counter(c.status for c in (self.cells if cells is None else cells))
        return {status: found[status] for status in STATUSES}

    def write(self, format: str = "json") -> str:
        """The atlas as json, csv, svg or html."""
        module = FORMATS[pick("format", format, FORMATS)]
        return getattr(import_module(f"symkl.atlas.{module}"), f"write_{format}")(self)

    def save(self, formats: Sequence[str] = tuple(FORMATS)) -> list[Path]:
        """Write the formats into the directory, each a file named after the quantity."""
        if self.directory is None:
            raise ValueError("the atlas has no directory; give one: atlas(..., directory=...)")
        paths = [self.directory / f"{self.quantity}.{format}" for format in formats]
        for path, format in zip(paths, formats):
            files.write(str(path), self.write(format))
        return paths

    def summary(self) -> str:
        """Counts in words per row, and the irreducible cells with the means that are left."""
        from symkl.atlas.tables import summary

        return summary(self)


def atlas(
    families: Iterable[str | type[Family]] | None = None,
    quantity: str = "kl",
    jobs: int | Executor = 1,
    limit: float = 20.0,
    directory: str | Path | None = None,
    progress: Progress = None,
    pages: bool | None = None,
) -> Atlas:
    """Ask the quantity of every ordered pair of families of one measure, or of every family.

    ``families`` are families or their names, all of the package if None; ``quantity`` is kl,
    entropy or cross-entropy. ``jobs`` is the number of processes, or an executor of
    ``concurrent.futures`` (also Dask's ``client.get_executor()``). A cell that takes longer than
    ``limit`` seconds is irreducible, with that reason. In ``directory`` the cells are kept as they
    come, and the next run goes on where this one was, unless the engine, SymPy, the quantity or
    the limit has changed; failed cells are tried again. ``progress`` is True for a bar on stderr,
    None for one if that is a terminal, or a function of (cell, done, total). ``pages`` makes the
    MathML of the answers, and in ``directory``/cells the pages of the derivations; None means where
    there is a directory.

    Raises ValueError for an unknown family or quantity, or a directory where another run is at
    work; NotImplementedError on a system without ``fork``.
    """
    if not isinstance(jobs, Executor) and not (type(jobs) is int and jobs > 0):
        raise ValueError(f"jobs is a number of processes or an executor, not {jobs!r}")
    if not limit > 0:
        raise ValueError(f"the limit is a positive number of seconds, not {limit!r}")
    found = tuple(known(families))
    mathml = directory is not None if pages is None else pages
    asked = questions(quantity, found, mathml, page=mathml and directory is not None)
    engine = fingerprint(found)
    head = {"engine": engine, "quantity": quantity, "limit": limit}
    home = None if directory is None else Path(directory)
    store = _Store(home, quantity, head)
    try:
        _fill(store, asked, jobs, limit, watched(progress))
    finally:
        store.close()
    cells = tuple(store.cells[q.names] for q in asked)
    return Atlas(quantity, found, cells, limit, engine, home)


def _fill(
    store: _Store, asked: Sequence[Question], jobs: int | Executor, limit: float, watch: Any
) -> None:
    """Decide what the store has not, the slow ones of an earlier run first."""
    todo = [q for q in asked if not store.has(q)]
    todo.sort(key=lambda q: -round(store.seconds.get(q.names, 0)))
    done = len(asked) - len(todo)
    if isinstance(watch, Bar):
        watch.counts.update(store.cells[q.names].status for q in asked if store.has(q))
    if watch:
        watch(None, done, len(asked))
    try:
        with closing(sweep(todo, jobs, limit)) as cells:
            for cell in cells:
                store.add(cell)
                done += 1
                if watch:
                    watch(cell, done, len(asked))
    finally:
        if isinstance(watch, Bar):
            watch.close()


class _Store:
    """Cells in memory, and in a directory if there is one: its journal and its pages."""

    def __init__(self, home: Path | None, quantity: str, head: dict[str, Any]) -> None:
        self.home = home
        self.journal = None if home is None else Journal(home / f"{quantity}.journal", head)
        self.cells: dict[tuple[str, ...], Cell] = self.journal.cells if self.journal else {}
        self.seconds = self.journal.seconds if self.journal else {}
        self.styled = False

    def has(self, question: Question) -> bool:
        """Is there an answer, with its page where one is wanted?"""
        cell = self.cells.get(question.names)
        if cell is None or cell.status == "failed" or self.home is None:
            return False
        paged = bool(cell.page) and (self.home / cell.page).is_file()
        return paged or not question.page or not cell.result

    def add(self, cell: Cell) -> None:
        if self.home is not None and cell.page:
            cell = replace(cell, page=self._put(self.home, cell))
        self.cells[cell.names] = cell
        if self.journal:
            self.journal.add([cell])

    def _put(self, home: Path, cell: Cell) -> str:
        """The page of the derivation in its file, before the journal tells of it; its place."""
        place = f"cells/{cell.quantity}/{'-'.join(cell.names)}.html"
        path = home / place
        if not self.styled:
            path.parent.mkdir(parents=True, exist_ok=True)
            files.write(str(path.parents[1] / pages.STYLE), pages.style())
            self.styled = True
        path.write_text(cell.page, encoding="utf-8")
        return place

    def close(self) -> None:
        if self.journal:
            self.journal.close()
