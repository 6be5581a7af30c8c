"""The fences that ask something of symkl, in the Markdown of a site: does anything answer them?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from symkl.doctor.needs import Finding, texts, wrong
from symkl.post_lines import Reader
from symkl.posts import FENCE

MADE = {"public", "site", "build", "_build", "_site", "node_modules", "themes", "_book"}
DIRECTIVE = re.compile(r"^[ \t]*\.\. symkl::")
MOST = 3  # places that are told


def fences(directory: Path, patterns: Iterable[str], like: str = "", folder: str = "") -> list[str]:
    """Where in the folder they are: posts/kl.md, line 7; those whose first line has the pattern.

    What a tool has made, and hidden folders, are left.
    """
    found = []
    for path, text in texts(directory / folder, patterns):
        name = path.relative_to(directory / folder)
        if not any(part in MADE or part.startswith(".") for part in name.parts[:-1]):
            rows = [number for number, row in _rows(path, text) if re.search(like, row)]
            found += [f"{(folder / name).as_posix()}, line {number}" for number in rows]
    return found


def _rows(path: Path, text: str) -> list[tuple[int, str]]:
    """The first line of each, and its number."""
    if "symkl" not in text:
        return []
    if path.suffix == ".rst":
        rows = enumerate(text.splitlines(), 1)
        return [(number, row) for number, row in rows if DIRECTIVE.match(row)]
    opening = (line for line in Reader(text) if line.kind == "opens")
    return [(line.number, line.rest) for line in opening if FENCE.fullmatch(line.rest)]


def unanswered(
    found: list[str], why: str, what: str = "this ```symkl fence stays code"
) -> list[Finding]:
    """A finding for each of the first, and the reason why."""
    more = f" (and {len(found) - MOST} more)" if len(found) > MOST else ""
    return [
        wrong(f"{place}{more if k == MOST - 1 else ''}: {what}; {why}")
        for k, place in enumerate(found[:MOST])
    ]


def in_posts(directory: Path, folder: str = "") -> list[Finding]:
    """Where Markdown is rendered in place: a fence waits for --fences."""
    found = fences(directory, ["**/*.md"], folder=folder)
    return unanswered(found, "symkl render --fences makes a marked place of it")
