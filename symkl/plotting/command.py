"""symkl plot: the question, the numbers, the file; the picture goes there or to stdout as SVG."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from symkl.plotting.canvas import Picture, kind_of, styled


def run(
    quantity: str,
    laws: Sequence[str],
    let: Sequence[str],
    at: Sequence[str],
    output: str | None,
    along: str | None = None,
    low: str | None = None,
    high: str | None = None,
    log: bool | None = None,
) -> None:
    """Draw, and write."""
    if output is None and sys.stdout.isatty():
        raise ValueError("a picture is no text for a terminal; write it to a file: -o kl.svg")
    kind = "svg" if output in (None, "-") else kind_of(output or "")
    with styled():  # a missing matplotlib is said before anything is derived
        picture = _picture(quantity, laws, let, at, along, low, high, log)
        data = picture.bytes(kind)
    if output in (None, "-"):
        sys.stdout.write(data.decode("utf-8"))
    else:
        from symkl import files

        files.write_bytes(output or "", data)


def _picture(
    quantity: str,
    laws: Sequence[str],
    let: Sequence[str],
    at: Sequence[str],
    along: str | None,
    low: str | None,
    high: str | None,
    log: bool | None,
) -> Picture:
    from symkl.formula.question import ask, assigned

    derivation = ask(quantity, laws, let)
    given: dict[str, Any] = assigned(at)
    if along is None:
        return derivation.plot(given)
    ends = assigned([f"{n}={v}" for n, v in (("from", low), ("to", high)) if v is not None])
    return derivation.plot(given, along=along, low=ends.get("from"), high=ends.get("to"), log=log)
