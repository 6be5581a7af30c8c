"""One output format a file, over one presentation tree.

A format is a module of this folder with ``write(page, target) -> str``; a new one needs no edit
elsewhere. ``displays``, ``laws`` and ``conditions`` hold the notation, ``page`` composes the tree.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from symkl.render.blocks import checked_width

MACHINERY = {
    "__init__", "layout", "notation", "parentheses", "displays", "functions", "laws", "conditions",
    "blocks", "page", "normalise", "chains", "rows", "breaking", "targets", "written",
    "sentences", "columns", "widths", "spoken", "slashes", "slim", "explained",
    "glossary",
}  # fmt: skip


@cache
def formats() -> tuple[str, ...]:
    """The names of the formats: the files of this folder that write pages."""
    stems = {file.stem for file in Path(__file__).parent.glob("*.py")}
    return tuple(sorted(stems - MACHINERY))


def writer(format: str) -> ModuleType:
    """The module that writes that format; ValueError that lists them for any other name."""
    if format not in formats():
        raise ValueError(f"there is no format {format!r}; there are {', '.join(formats())}")
    return import_module(f"symkl.render.{format}")


def render(
    derivation: Any,
    format: str | None = None,
    detail: int = 1,
    target: str | None = None,
    measure: str | None = None,
    show: str | None = None,
    width: int | None = None,
    label: str | None = None,
) -> str:
    """The page of a derivation, or the parts of it that ``show`` names, in that format.

    ``measure`` is 'mean', 'sum' or 'integral': how a mean over an abstract law is written.
    ``target`` is what will read the output, a row of ``targets``; it says the format as well.
    ``width`` is how many letters a line has, ``label`` the name or number of the result.
    """
    format = format or format_of(target)
    target = None if target == format else target  # html, which has one form
    module = writer(format)
    if hasattr(module, "write_derivation"):  # a format of the data, not of the page
        looks = {"target": target, "width": width, "label": label, "as": measure, "show": show,
                 "detail": None if detail == 1 else detail}  # fmt: skip
        vain = [name for name, value in looks.items() if value is not None]
        if vain:
            raise ValueError(f"{format} is the data, not a page: it has no {' and no '.join(vain)}")
        return module.write_derivation(derivation)
    from symkl.render.page import page

    wide = {} if width is None else {"width": _width(width, module)}
    return module.write(page(derivation, detail, measure, show, label), target, **wide)


def format_of(target: str | None) -> str:
    """The format that the target reads; text where there is no target."""
    if target is None:
        return "text"
    from symkl.catalogue import pick
    from symkl.render.targets import ALIASES, TARGETS

    known = pick("target", ALIASES.get(target, target), TARGETS)
    return TARGETS[known].format


def _width(width: int, module: ModuleType) -> int:
    """The width, for a format whose lines have one."""
    if "width" not in module.write.__annotations__:
        name = module.__name__.rpartition(".")[2]
        raise ValueError(f"{name} has no width: its lines fit the window")
    return checked_width(width)


def formula(what: Any, format: str = "text", notation: Any = None) -> str:
    """One display, expression, law or condition in that format, without a page around it."""
    from symkl.render.page import Notation

    return writer(format).formula((notation or Notation())(what))
