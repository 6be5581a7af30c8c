"""What a target's file is made of: a prescription, and a look at a directory that is findings.

A finding is a sentence that says what is there, and whether that is right. A script or a template
that typesets formulas is looked for by what it has to name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from symkl.record import Record

LARGE = 2_000_000  # bytes of a file that is not looked into
TYPESETS = re.compile(r"katex|mathjax|ToMath", re.I)
GONE = re.compile(r"cdn\.mathjax\.org")
DOLLAR = re.compile(r"""["'](\$|\\\$)["']""")
NOTHING = "Nothing: it works as it comes.\n"


class Finding(Record):
    """What was found, and whether it is right."""

    right: bool
    words: str


class Need(Record):
    """What to copy, and how to look at a directory."""

    snippet: str
    examine: Callable[[Path], list[Finding]]


def good(words: str) -> Finding:
    return Finding(True, words)


def wrong(words: str) -> Finding:
    return Finding(False, words)


def either(right: Any, yes: str, no: str) -> Finding:
    return good(yes) if right else wrong(no)


def texts(directory: Path, patterns: Iterable[str]) -> list[tuple[Path, str]]:
    """The files, but for those that are too large to be looked into."""
    paths = (p for pattern in patterns for p in sorted(directory.glob(pattern)))
    small = (p for p in paths if p.is_file() and p.stat().st_size < LARGE)
    return [(p, p.read_text(encoding="utf-8", errors="replace")) for p in small]


def typeset(
    directory: Path, patterns: Iterable[str], dollars: bool, module: bool = False
) -> list[Finding]:
    """Does a template bring in KaTeX or MathJax, and does that one read dollars?

    A theme that is a ``module`` has its templates elsewhere.
    """
    seen = [(path, text) for path, text in texts(directory, patterns) if TYPESETS.search(text)]
    if not seen and module:
        return [good("the theme is a module of Hugo's: whether it typesets was not looked at")]
    if not seen:
        return [wrong("no template names KaTeX or MathJax: nothing typesets")]
    names = ", ".join(str(path.relative_to(directory)) for path, _ in seen[:3])
    findings = [good(f"{names}: typesets formulas")]
    old = [path for path, text in seen if GONE.search(text)]
    findings += [wrong(f"{p.relative_to(directory)}: that MathJax server is gone") for p in old]
    reads = any("ToMath" in text or DOLLAR.search(text) for _, text in seen)
    if dollars and not reads:
        findings.append(wrong(f"{names}: inline $…$ is not switched on, so it stays text"))
    return findings


def katex(path: Callable[[str], str]) -> str:
    """The lines of a template that load KaTeX and typeset what stands between dollars.

    A script is named by its file; ``path`` says how the template names that.
    """
    return f"""\
    <link rel="stylesheet" href="{path("katex/katex.min.css")}">
    <script defer src="{path("katex/katex.min.js")}"></script>
    <script defer src="{path("katex/contrib/auto-render.min.js")}"></script>
    <script>
      addEventListener("DOMContentLoaded", () => renderMathInElement(document.body, {{
        delimiters: [
          {{left: "$$", right: "$$", display: true}},
          {{left: "$", right: "$", display: false}},
          {{left: "\\\\(", right: "\\\\)", display: false}},
          {{left: "\\\\[", right: "\\\\]", display: true}},
        ],
      }}));
    </script>
    <style>.katex-display {{ overflow-x: auto; overflow-y: hidden; }}</style>
"""


def fetched(folder: str) -> str:
    """The commands that put KaTeX into the folder."""
    return f"""\
    npm pack katex
    mkdir -p {folder}
    tar -xzf katex-*.tgz --strip-components=2 -C {folder} package/dist
    rm katex-*.tgz
"""
