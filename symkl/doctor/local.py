"""The files that a configuration or a template names: are those here that ought to be?

Only what is named plainly is looked for: no address of a server, nothing that a template computes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

ELSEWHERE = re.compile(r"^[a-z][a-z0-9+.-]*:|^//", re.I)
COMPUTED = re.compile(r"\{\{|\{%|\$\{")
LOADED = re.compile(
    r"""<(?:script|link)\b[^>]*?\s(?:src|href)=(["'])((?:\{\{.*?\}\}|(?!\1).)*)\1""",
    re.I | re.DOTALL,
)
FILTERED = re.compile(
    r"""\{\{-?\s*(["'`])([^"'`]*)\1\s*\|\s*(?:relURL|absURL|relative_url|absolute_url)\s*-?\}\}"""
)
TYPESETTER = re.compile(r"katex|mathjax|math", re.I)
PARTIAL = re.compile(r"""\{\{-?[^}]*?\bpartial(?:Cached)?\s+["'`]([^"'`]+)["'`]""")
INCLUDE = re.compile(r"\{%-?\s*include\s+([^\s%{]+)")


def missing(names: Iterable[str], folders: Iterable[Path]) -> list[str]:
    """Which of the names are in none of the folders."""
    there = list(folders)
    plain = [n for n in names if n and not (ELSEWHERE.match(n) or COMPUTED.search(n))]
    paths = {n: re.split(r"[?#]", n)[0].lstrip("/") for n in plain}
    return [n for n, path in paths.items() if not any((f / path).is_file() for f in there)]


def loaded(template: str) -> list[str]:
    """The scripts and style sheets of a template by which formulas are typeset.

    {{ "katex/katex.js" | relURL }} is the path itself.
    """
    named = [FILTERED.sub(r"\2", url) for _, url in LOADED.findall(template)]
    return [url for url in named if TYPESETTER.search(url)]


def partials(template: str) -> list[str]:
    """The partials of Hugo's that a template takes in; .html may be left out."""
    found = PARTIAL.findall(template)
    return [name if "." in name.rpartition("/")[2] else f"{name}.html" for name in found]


def includes(template: str) -> list[str]:
    """The includes of Jekyll's that a template takes in."""
    return INCLUDE.findall(template)


def for_formulas(names: Iterable[str]) -> list[str]:
    """Those that are there to typeset, by their names."""
    return [name for name in names if TYPESETTER.search(name)]
