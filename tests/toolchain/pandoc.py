"""pandoc: HTML with the TeX in it, and Word and typst, into which it translates each formula."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from toolchain import Complaint, run
from toolchain.arrived import Arrival, read

NEXT = "\n\nNEXTPAGE{}\n\n"


def _pandoc() -> str:
    import pypandoc

    return pypandoc.get_pandoc_path()


def _all(folder: Path, pages: dict[str, str]) -> Path:
    """One document of all pages: pandoc is slow to start."""
    path = folder / "all.md"
    text = "".join(NEXT.format(number) + page for number, page in enumerate(pages.values()))
    path.write_text(text, encoding="utf-8")
    return path


def convert(folder: Path, pages: dict[str, str]) -> dict[str, Arrival]:
    """--fail-if-warnings makes an error of a formula that it can't read."""
    command = [_pandoc(), _all(folder, pages), "--fail-if-warnings", "-t", "html"]
    html = run([*command, "--mathjax"], folder)
    run([*command, "--mathml", "-o", "all.html"], folder)
    parts = re.split(r"<p>NEXTPAGE\d+</p>", html)[1:]
    return {name: read(part) for name, part in zip(pages, parts, strict=True)}


def word(folder: Path, pages: dict[str, str]) -> int:
    """How many formulas there are in the Word document."""
    command = [_pandoc(), _all(folder, pages), "--fail-if-warnings", "-o", "all.docx"]
    run(command, folder)
    with zipfile.ZipFile(folder / "all.docx") as document:
        text = document.read("word/document.xml").decode()
    return len(re.findall(r"<m:oMath[ >]", text))


def typst(folder: Path, pages: dict[str, str]) -> None:
    """Translated to typst, and compiled by it."""
    import typst as compiler

    command = [_pandoc(), _all(folder, pages), "--fail-if-warnings", "--standalone"]
    run([*command, "-t", "typst", "-o", "all.typ"], folder)
    try:
        compiler.compile(str(folder / "all.typ"), output=str(folder / "all.pdf"))
    except compiler.TypstError as error:
        raise Complaint(f"typst: {error}") from None
