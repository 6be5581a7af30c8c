"""What will read a page, one row each: the LaTeX that it takes, and what stands around things.

A Markdown engine reads a formula before any mathematics does: it takes a double backslash for an
escape, an underscore for emphasis, a line that starts with + for a list. A row says how a formula
gets through. In a pattern PAGE, MATH, ROWS, LABEL and WORDS stand for what is put there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from symkl.catalogue import pick
from symkl.record import Record
from symkl.render.latex import IN_TEXT, PAPER, Dialect


class Box(Record):
    """What stands before and after some blocks, and before each of their lines.

    A fence of backticks in it is made longer than those inside.
    """

    before: str = ""
    prefix: str = ""
    after: str = ""
    spoken: bool = False  # is its title raw HTML, where no formula is set? It is then in words
    inset: int = 0  # letters of a line that it takes


IN_MARKDOWN = {c: "\\" + c for c in "\\`*_[]<>#|$~"}


class Target(Record):
    """A row: the format, the dialect of LaTeX, and patterns for the parts of a page."""

    format: str
    dialect: Dialect
    width: int = 76  # letters on a line, the left side and the reason included
    display: str = "$$\nMATH\n$$"
    numbered: str = "$$\nMATH \\tag{LABEL}\n$$"
    reference: str = "(LABEL)"
    inline: str = "$MATH$"
    alone: str = "$MATH$"  # a formula that is all of its paragraph
    chain: str = "\\begin{aligned}\nROWS\n\\end{aligned}"  # first = … = last
    bare: bool = False  # is that a display of its own?
    page: str = "PAGE"
    title: str = "## WORDS"
    heading: str = "### WORDS"
    note: str = "WORDS"
    items: tuple[str, str] = ("", "")  # around a list
    item: str = "- "
    numbered_items: tuple[str, str] = ("", "")
    numbered_item: str = "NUMBER. "
    statement: Box = Box()
    fold: Box = Box("**WORDS**\n\n")
    escapes: Mapping[str, str] = IN_MARKDOWN


# nothing in it means anything to a Markdown engine: no double backslash, _{, backslash-comma or *;
# pandoc, which reads TeX for itself, knows no \\cr and has a row of its own
SAFE = Dialect(
    row=r"\cr",
    thin=r"\thinspace",
    sub=" _ ",
    bar=r"\vert",
    close=r"\negthinspace ",
    open="",
)
# as on paper, but no < that HTML could take for a tag, and no | that could be a table's
PLAIN = replace(PAPER, signs={}, bar=r"\vert")

QUOTE = Box(prefix="> ")
DETAILS = Box("<details>\n<summary>WORDS</summary>\n\n", after="\n\n</details>", spoken=True)
FRAME = (
    "\\medskip\\noindent{\\setlength\\fboxsep{6pt}\\fbox{"
    "\\begin{minipage}{\\dimexpr\\linewidth-2\\fboxsep-2\\fboxrule\\relax}\n"
)

_PAPER = Target(
    "latex", PAPER, 64,
    display="\\[\nMATH\n\\]",
    numbered="\\begin{equation}\\label{eq:LABEL}\nMATH\n\\end{equation}",
    reference="\\eqref{eq:LABEL}",
    chain="\\begingroup\\allowdisplaybreaks\n\\begin{align*}\nROWS\n\\end{align*}\n\\endgroup",
    bare=True,
    page="{\\emergencystretch=2em\nPAGE\\par}",
    title="\\section*{\\raggedright WORDS}",
    heading="\\subsection*{WORDS}",
    note="{\\small WORDS}",
    items=("\\begin{itemize}\n", "\n\\end{itemize}"),
    item="\\item ",
    numbered_items=("\\begin{enumerate}\n", "\n\\end{enumerate}"),
    numbered_item="\\item ",
    statement=Box(FRAME, "", "\n\\end{minipage}}}\\medskip", inset=3),
    fold=Box("\\paragraph{WORDS.}\n\n"),
    escapes=IN_TEXT,
)  # fmt: skip
_HUGO = Target("markdown", SAFE, 66)  # passthrough would take the marks of a quotation for TeX
_GITHUB = Target(
    "markdown", PLAIN, 88,
    display="```math\nMATH\n```",
    numbered="```math\nMATH \\tag{LABEL}\n```",
    inline="$`MATH`$",
    alone="$`MATH`$",
    statement=QUOTE,
    fold=DETAILS,
)  # fmt: skip
_QUARTO = Target(
    "markdown", PLAIN, 80,
    numbered="$$\nMATH\n$$ {#eq-LABEL}",
    reference="@eq-LABEL",
    statement=Box('::: {.callout-note appearance="simple" icon=false}\n\n', "", "\n\n:::"),
    fold=Box('::: {.callout-note collapse="true"}\n\n## WORDS\n\n', "", "\n\n:::"),
)  # fmt: skip

TARGETS: dict[str, Target] = {
    "paper": _PAPER,
    "hugo": _HUGO,
    "hugo-passthrough": _HUGO.replaced(
        dialect=PLAIN, inline=r"\(MATH\)", alone=r"\(MATH\)"
    ),
    "github": _GITHUB,
    "gitlab": _GITHUB,
    "jekyll": Target(
        "markdown", PLAIN,
        inline="$$MATH$$",
        alone="\\$$MATH$$",
        statement=QUOTE,
        fold=DETAILS.replaced(before=DETAILS.before.replace("ls>", 'ls markdown="1">', 1)),
    ),
    "quarto": _QUARTO,
    "pandoc": _QUARTO.replaced(
        numbered="$$\nMATH\n$$", reference="the formula above",
        statement=QUOTE, fold=Box("**WORDS**\n\n"),
    ),
    "myst": Target(
        "markdown", PLAIN, 62,  # the columns of alabaster and of Read the Docs
        heading="```{rubric} WORDS\n```",  # a directive may not have a section in it
        numbered="$$\nMATH\n$$ (LABEL)",
        reference="{eq}`LABEL`",
        statement=Box("```{admonition} Statement\n\n", "", "\n\n```", inset=6),
        fold=Box("```{admonition} WORDS\n:class: dropdown\n\n", "", "\n\n```"),
    ),
    "mkdocs": Target(
        "markdown", PLAIN, 62,  # the column of its own theme and of Material's, on a desktop
        statement=Box('!!! abstract "Statement"\n\n', "    ", inset=3),
        fold=Box('??? note "WORDS"\n\n', "    "),
    ),
    "jupyter": Target(
        "markdown", PLAIN, 100,
        statement=Box('<div class="alert alert-info">\n\n', "", "\n\n</div>"),
        fold=DETAILS,
    ),
    "safe": _HUGO,
    "html": Target("html", PAPER),  # MathML, whose own dialect nobody sees
}  # fmt: skip
ALIASES = {"markdown-safe": "safe", "latex": "paper", "sphinx": "myst"}
DEFAULT = {"latex": "paper", "markdown": "safe"}  # of a format that has several


def target_of(format: str, name: str | None) -> Target:
    """The row of that name, of that format; ValueError that lists those that there are."""
    known = ALIASES.get(name or DEFAULT[format], name or DEFAULT[format])
    if known in TARGETS and TARGETS[known].format != format:
        raise ValueError(f"{format} has no target {name!r}: that is {TARGETS[known].format}")
    return TARGETS[pick(f"target of {format}", known, _rows(format))]


def _rows(format: str) -> list[str]:
    return [n for n, t in TARGETS.items() if t.format == format]
