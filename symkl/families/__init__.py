"""The families, one a file, found by scanning the folder; each is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from symkl import catalogue
from symkl.family import Family


class Families(Mapping[str, type[Family]]):
    """By name; the file log_normal.py has LogNormal."""

    def __init__(self) -> None:
        self._stems = catalogue.family_files()
        self._found: dict[str, type[Family]] = {}

    def __getitem__(self, name: str) -> type[Family]:
        if name not in self._found:
            module = import_module(f"{__name__}.{self._stems[name]}")
            self._found[name] = getattr(module, name)
        return self._found[name]

    def __contains__(self, name: object) -> bool:
        return name in self._stems

    def __iter__(self) -> Iterator[str]:
        return iter(self._stems)

    def __len__(self) -> int:
        return len(self._stems)


FAMILIES = Families()
__all__ = [*FAMILIES, "FAMILIES", "family"]  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> Any:
    if name in FAMILIES:
        return FAMILIES[name]
    raise AttributeError(f"symkl.families has no {name!r}")


def family(name: str) -> type[Family]:
    """The family of that name or alias; ValueError with the nearest names where there is none."""
    if name in FAMILIES:
        return FAMILIES[name]
    aliases = {alias: found for found in FAMILIES.values() for alias in found.aliases}
    if name in aliases:
        return aliases[name]
    known = sorted([*FAMILIES, *aliases])
    lower = {k.lower(): k for k in known}
    near = catalogue.nearest(name.lower(), lower)
    hint = f"did you mean {lower[near[0]]}?" if near else "symkl families lists all of them"
    raise ValueError(f"unknown family {name[:60]!r}; {hint}")
