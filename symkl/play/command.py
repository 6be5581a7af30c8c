"""symkl page: the question and the first numbers; the page goes to the file or to stdout."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from symkl import files
from symkl.formula.question import ask, assigned
from symkl.play.page import page
from symkl.values import read_values


def run(
    quantity: str, laws: Sequence[str], let: Sequence[str], at: Sequence[str], output: str | None
) -> None:
    """Derive, and write."""
    derivation = ask(quantity, laws, let)
    text = page(derivation, read_values(derivation.question, assigned(at)))
    if output in (None, "-"):
        sys.stdout.write(text)
    else:
        files.write(output or "", text)
