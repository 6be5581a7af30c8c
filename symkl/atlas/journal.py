"""The journal of an atlas: a line for each cell as it is decided; the next run goes on there.

Its first line says what the cells rest on: the engine's source, the quantity, the limit. With
another first line the cells are decided again. A line that a killed run left half written is not
read.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import mpmath
import sympy

from symkl import __version__
from symkl.atlas.cells import Cell
from symkl.family import Family

PACKAGE = Path(__file__).parents[1]
LOOKS = {"atlas", "cli.py", "arguments.py", "posts.py", "post_page.py", "portraits.py"}
VERSION = 1


def fingerprint(families: Iterable[type[Family]] = ()) -> str:
    """Of everything that an answer rests on: our source, that of strange families, SymPy."""
    digest = hashlib.sha256()
    for part in (__version__, sympy.__version__, mpmath.__version__):
        digest.update(part.encode() + b"\0")
    for path in sorted(_sources(families)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _sources(families: Iterable[type[Family]]) -> set[Path]:
    own = {p for p in PACKAGE.rglob("*.py") if p.relative_to(PACKAGE).parts[0] not in LOOKS}
    own |= {PACKAGE / "atlas" / "cells.py", PACKAGE / "atlas" / "pages.py"}
    files = (getattr(sys.modules.get(f.__module__), "__file__", None) for f in families)
    return own | {Path(f).resolve() for f in files if f and Path(f).is_file()}


class Journal:
    """The cells in a file, held by one run at a time; ``cells`` are those that still count."""

    def __init__(self, path: Path, head: dict[str, Any]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
        try:
            fcntl.flock(self.handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self.handle)
            raise ValueError(f"another run is at work in {path.parent}") from None
        self.head = {"symkl": "journal of an atlas", "version": VERSION, **head}
        lines, end = _whole_lines(path)
        old = [c for c in map(_cell, lines[1:]) if c is not None]
        self.seconds = {c.names: c.seconds for c in old}  # how long each took, also long ago
        if lines and _read(lines[0]) == self.head:
            os.ftruncate(self.handle, end)
            self.cells = {c.names: c for c in old}
        else:
            os.ftruncate(self.handle, 0)
            self.cells = {}
            self._append([self.head])

    def add(self, cells: Sequence[Cell]) -> None:
        """Each on its line, all in one go."""
        self._append([c.data() for c in cells])

    def _append(self, rows: Sequence[Any]) -> None:
        data = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows).encode()
        while data:
            data = data[os.write(self.handle, data) :]

    def close(self) -> None:
        if self.handle >= 0:
            os.fsync(self.handle)
            os.close(self.handle)
            self.handle = -1


def _whole_lines(path: Path) -> tuple[list[bytes], int]:
    """The lines that were written to their end, and where the last one ends."""
    data = path.read_bytes()
    end = data.rfind(b"\n") + 1
    return data[:end].splitlines(), end


def _read(line: bytes) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return None


def _cell(line: bytes) -> Cell | None:
    try:
        return Cell.of(_read(line))
    except (KeyError, TypeError):
        return None
