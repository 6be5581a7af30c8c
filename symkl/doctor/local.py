"""The files that a configuration or a template names: are those here that ought to be?

Only what is named plainly is looked for: no address of a server, nothing that a template computes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

ELSEWHERE = re.compile(r"^[a-z][a-z0-9+.-]*:|^//", re.I)
COMPUTED = re.compile(r"\{\{|\{%|\$\{")
LOADED = re.compile(r"""<(?:script|link)\b[^>]*?\s(?:src|href)=(["'])(.*?)\1""", re.I | re.DOTALL)
TYPESETTER = re.compile(r"katex|mathjax|math", re.I)
PARTIAL = re.compile(r"""\{\{-?[^}]*?\bpartial(?:Cached)?\s+["'`]([^"'`]+)["'`]""")
INCLUDE = re.compile(r"\{%-?\s*include\s+([^\s%{]+)")


def missing(names: Iterable[str], folders: Iterable[Path]) -> list[str]:
    """Which of the names are in none of the folders."""
    there = list(folders)
    plain = [n for n in names if not (ELSEWHERE.match(n) or COMPUTED.search(n))]
    paths = {n: re.split(r"[?#]", n)[0].lstrip("/") for n in plain}
    return [n for n, path in paths.items() if not any((f / path).is_file() for f in there)]


def loaded(template: str) -> list[str]:
    """The scripts and style sheets of a template by which formulas are typeset."""
    return [url for _, url in LOADED.findall(template) if TYPESETTER.search(url)]


def partials(template: str) -> list[str]:
    """The partials of Hugo's that a template takes in for formulas; .html may be left out."""
    found = [name for name in PARTIAL.findall(template) if TYPESETTER.search(name)]
    return [name if "." in name.rpartition("/")[2] else f"{name}.html" for name in found]


def includes(template: str) -> list[str]:
    """The includes of Jekyll's that a template takes in for formulas."""
    return [name for name in INCLUDE.findall(template) if TYPESETTER.search(name)]
