"""pdflatex with amsmath and amssymb in the article class: no error, nothing wider than the page."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from toolchain import needed, run

CLASS = "\\documentclass{article}\n\\usepackage{amsmath,amssymb}\n"
HEAD = "\\begin{document}\n"
TAIL = "\\end{document}\n"
SLACK = 1.0  # pt over the line that nobody sees
ERROR = re.compile(r"^(!.*|Missing character:.*|LaTeX Warning: Reference.*)$", re.M)
OVER = re.compile(r"Overfull \\hbox \((\d+\.\d+)pt too wide\)[^\n]*")


def typeset(folder: Path, pages: dict[str, str], wide: float = 345.0) -> dict[str, list[str]]:
    """What pdflatex had to say of each page, set so many pt wide; all.pdf has them all."""
    texts = [
        f"\\typeout{{PAGE {name}}}\n{text.replace('R.1', f'R.{number}')}\n\\clearpage\n"
        for number, (name, text) in enumerate(pages.items())
    ]
    size = f"\\setlength{{\\textwidth}}{{{wide}pt}}\n"
    (folder / "all.tex").write_text("".join([CLASS, size, HEAD, *texts, TAIL]), encoding="utf-8")
    program = needed("pdflatex")
    for _ in range(2):  # the second run knows the numbers
        subprocess.run(
            [program, "-interaction=nonstopmode", "all.tex"], cwd=folder, capture_output=True,
            timeout=300,
        )  # fmt: skip
    log = (folder / "all.log").read_text(encoding="latin-1")
    _, *parts = re.split(r"^PAGE (\S+)$", log, flags=re.M)
    said = {}
    for name, part in zip(parts[::2], parts[1::2]):
        wide = [m[0] for m in OVER.finditer(part) if float(m[1]) > SLACK]
        said[name] = [m[0] for m in ERROR.finditer(part)] + wide
    return {name: said.get(name, ["not reached"]) for name in pages}


def measured(folder: Path, formulas: list[str]) -> list[float]:
    """How wide each formula is in display style, in pt at 10 pt."""
    line = "\\setbox0\\hbox{{$\\displaystyle {}$}}\\typeout{{W=\\the\\wd0}}"
    lines = [line.format(tex) for tex in formulas]
    (folder / "widths.tex").write_text("\n".join([CLASS, HEAD, *lines, TAIL]))
    run([needed("pdflatex"), "-halt-on-error", "-interaction=nonstopmode", "widths.tex"], folder)
    found = re.findall(r"^W=([\d.]+)pt", (folder / "widths.log").read_text("latin-1"), re.M)
    return [float(width) for width in found]
