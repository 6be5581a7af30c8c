"""Sphinx with MyST, and Jupyter Book."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from symkl.doctor.fences import fences, unanswered
from symkl.doctor.needs import Finding, Need, either, wrong
from symkl.doctor.reading import at, data, first

DIRECTIVE = "symkl.hosts.sphinx"
PAGES = ["**/*.md", "**/*.rst"]
WRITTEN, PLAIN = r"\{symkl\}|::", r"[`~]\s*\.?symkl"  # as a directive, and as a block of code
SNIPPET = r"""In conf.py:

    extensions = ["myst_parser", "symkl.hosts.sphinx"]
    myst_enable_extensions = ["dollarmath"]
"""


def myst(directory: Path) -> list[Finding]:
    book = first(directory, ("_config.yml",))
    own = first(directory, ("conf.py", "docs/conf.py", "source/conf.py", "docs/source/conf.py"))
    if own is None and book is not None:
        switched = at(data(book), "parse", "myst_enable_extensions")
        return [_dollars(book.name, switched)]
    if own is None:
        return [wrong("no conf.py here")]
    settings, name = data(own), str(own.relative_to(directory))
    extensions = settings.get("extensions")
    if not isinstance(extensions, list):
        return [wrong(f"{name}: extensions is no plain list, so it was not read")]
    extensions = [e for e in extensions if isinstance(e, str)]
    reads = {"myst_parser", "myst_nb"} & set(extensions)
    found = [] if DIRECTIVE in extensions else fences(own.parent, PAGES, WRITTEN)
    bare = fences(own.parent, ["**/*.md"], PLAIN)
    return [
        either(reads, f"{name}: {' '.join(reads)}", f"{name}: extensions has no myst_parser"),
        _dollars(name, settings.get("myst_enable_extensions")),
        *unanswered(found, f"{name}: extensions has no {DIRECTIVE}", "the directive is not known"),
        *unanswered(bare, "MyST wants braces: ```{symkl}"),
    ]


def _dollars(name: str, switched: Any) -> Finding:
    no = f"{name}: myst_enable_extensions has no dollarmath: $ and $$ stay text"
    listed = switched if isinstance(switched, list | tuple | set) else ()
    return either("dollarmath" in listed, f"{name}: dollarmath", no)


NEEDS = {"myst": Need(SNIPPET, myst)}
