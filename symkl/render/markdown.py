"""Markdown: formulas that survive the reader's own toolchain, a table row for each target.

A Markdown engine reads a formula before any mathematics does: it takes ``\\`` for an escape, ``_``
for emphasis, a line that starts with + for a list. The ``safe`` profile uses nothing that any
engine touches.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial, singledispatch

from symkl.render.blocks import (
    Block,
    ChainOf,
    Folded,
    Formula,
    Heading,
    Items,
    Note,
    Page,
    Paragraph,
    Runs,
    Statement,
    Words,
)
from symkl.render.latex import PAPER, Dialect, folded, rows, tex
from symkl.render.layout import Layout

SAFE = Dialect(
    row=r"\cr",
    thin=r"\thinspace",
    sub=" _ ",
    big={
        "min": r"\operatorname*{arg\thinspace min}",
        "max": r"\operatorname*{arg\thinspace max}",
    },
)
PLAIN = replace(PAPER, signs={})


@dataclass(frozen=True)
class Target:
    """What will read the Markdown: its LaTeX dialect, and what stands around a formula."""

    dialect: Dialect
    block: tuple[str, str] = ("$$", "$$")
    inline: tuple[str, str] = ("$", "$")
    fold: bool = True  # does it keep <details>?


TARGETS: dict[str, Target] = {
    "safe": Target(SAFE),
    "hugo": Target(PLAIN),
    "github": Target(PLAIN, ("```math", "```"), ("$`", "`$")),
    "gitlab": Target(PLAIN, ("```math", "```"), ("$`", "`$")),
    "jekyll": Target(PLAIN, inline=("$$", "$$")),
    "jupyter": Target(PLAIN),
    "myst": Target(PLAIN, fold=False),
    "mkdocs": Target(PLAIN),
    "pandoc": Target(PLAIN, fold=False),
    "quarto": Target(PLAIN, fold=False),
}
DEFAULT = "safe"
ALIASES = {"markdown-safe": "safe"}

_ESCAPED = str.maketrans({c: "\\" + c for c in "\\`*_[]<>#|$~"})


def formula(layout: Layout) -> str:
    """One formula in the safe dialect, without dollars."""
    return tex(layout, SAFE)


def write(page: Page, target: str | None = None) -> str:
    """The page for that target; ValueError that lists the targets for any other."""
    name = ALIASES.get(target or DEFAULT, target or DEFAULT)
    if name not in TARGETS:
        raise ValueError(f"markdown has no target {target!r}; there are {', '.join(TARGETS)}")
    put = partial(block, t=TARGETS[name])
    title = [f"## {_plain(page.title)}"] if page.title else []
    return "\n\n".join([*title, *map(put, page.blocks)]) + "\n"


def _plain(words: str) -> str:
    return words.translate(_ESCAPED)


def _runs(runs: Runs, t: Target) -> str:
    left, right = t.inline
    return "".join(
        _plain(r.text) if isinstance(r, Words) else f"{left}{tex(r.layout, t.dialect)}{right}"
        for r in runs
    )


def _display(inside: str, t: Target) -> str:
    return f"{t.block[0]}\n{inside}\n{t.block[1]}"


@singledispatch
def block(b: Block, t: Target) -> str:
    """A block as Markdown."""
    raise TypeError(f"markdown knows no block {type(b).__name__}")


block.register(Heading, lambda b, t: f"### {_plain(b.words)}")
block.register(Paragraph, lambda b, t: _runs(b.runs, t))
block.register(Note, lambda b, t: _runs(b.runs, t))
block.register(Statement, lambda b, t: "\n\n".join(block(inner, t) for inner in b.blocks))


@block.register
def _(b: Formula, t: Target) -> str:
    """In braces, so that no line starts with a sign that Markdown takes for a list."""
    inside = folded(b.layout, t.dialect)
    return _display(f"{{{inside}}}" if inside[0] in "-+=>#0123456789" else inside, t)


@block.register
def _(b: ChainOf, t: Target) -> str:
    inside = f" {t.dialect.row}\n".join(rows(b, t.dialect))
    return _display(f"\\begin{{aligned}}\n{inside}\n\\end{{aligned}}", t)


@block.register
def _(b: Items, t: Target) -> str:
    marks = [f"{k}. " if b.numbered else "- " for k in range(1, len(b.items) + 1)]
    return "\n".join(mark + _runs(runs, t) for mark, runs in zip(marks, b.items))


@block.register
def _(b: Folded, t: Target) -> str:
    inner = "\n\n".join(block(part, t) for part in b.blocks)
    if not t.fold:
        return f"**{_runs(b.title, t).strip()}**\n\n{inner}"
    return f"<details>\n<summary>{_runs(b.title, t)}</summary>\n\n{inner}\n\n</details>"
