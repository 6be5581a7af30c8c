"""IPython and Jupyter: ``%symkl kl Gamma Weibull`` in a line, ``%%symkl`` with one on each line.

``%load_ext symkl`` registers both. The words are those of a marker in a post.
"""

from __future__ import annotations

from typing import Any

from symkl.request import Request, request

TARGET = "jupyter"


class Answer:
    """What was asked for, as a notebook shows it; ``derivation`` is the whole of it."""

    def __init__(self, asked: Request) -> None:
        self.asked, self.derivation = asked, asked.derivation()
        asked.markdown(TARGET)  # a slip in the options is told here, not while it is shown

    def __repr__(self) -> str:
        return repr(self.derivation)

    def _repr_markdown_(self) -> str:
        return self.asked.markdown(TARGET)


def line(text: str) -> Answer:
    """%symkl kl Gamma Weibull detail=2"""
    return Answer(request(text))


def cell(options: str, text: str) -> None:
    """%%symkl detail=2: a question on each line of the cell, with the options of its first line."""
    from IPython.display import display

    for question in filter(str.strip, text.splitlines()):
        display(line(f"{options} {question}"))


def register(ipython: Any) -> None:
    """Make %symkl and %%symkl known; a slip is one line, without a traceback."""
    from IPython.core.error import UsageError

    def symkl(options: str, text: str | None = None) -> Any:
        try:
            return line(options) if text is None else cell(options, text)
        except (ValueError, NotImplementedError) as error:
            raise UsageError(f"symkl: {error}") from None

    ipython.register_magic_function(symkl, "line_cell", "symkl")
