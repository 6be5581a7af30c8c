"""Quarto, and pandoc alone."""

from __future__ import annotations

from pathlib import Path

from symkl.doctor.fences import fences, unanswered
from symkl.doctor.needs import Finding, Need, either, good
from symkl.doctor.reading import at, data, first

FILTER = "pandoc.lua"

QUARTO = r"""Nothing, or in _quarto.yml:

    format:
      html:
        html-math-method: katex
"""

PANDOC = "Nothing but a way to show formulas: pandoc --mathml, or --mathjax, or --katex.\n"


def quarto(directory: Path) -> list[Finding]:
    own = first(directory, ("_quarto.yml", "_quarto.yaml"))
    if own is None:
        said = good("no _quarto.yml here: Quarto's defaults typeset formulas")
        return [said, *_filtered(directory, False)]
    settings = data(own)
    found = [at(settings, "html-math-method"), at(settings, "format", "html", "html-math-method")]
    methods = [at(m, "method") or m for m in found if m]
    bad = [str(m) for m in methods if m in ("plain", "gladtex", "webtex")]
    no = f"{own.name}: html-math-method is {', '.join(bad)}; use mathjax, katex or mathml"
    typeset = either(not bad, f"{own.name}: formulas are typeset", no)
    return [typeset, *_filtered(directory, FILTER in str(at(settings, "filters")))]


def _filtered(directory: Path, everywhere: bool) -> list[Finding]:
    """Is there the filter for the fences of symkl, in the project or in the document?"""
    found = [] if everywhere else fences(directory, ["**/*.qmd", "**/*.md"])
    texts = {place: directory / place.rpartition(", line")[0] for place in found}
    bare = [p for p, path in texts.items() if FILTER not in path.read_text("utf-8", "replace")]
    return unanswered(bare, f"name the filter in its front matter: filters: [{FILTER}]")


def pandoc(directory: Path) -> list[Finding]:
    return [good("pandoc reads formulas as it comes; the filter answers ```symkl fences")]


NEEDS = {"quarto": Need(QUARTO, quarto), "pandoc": Need(PANDOC, pandoc)}
