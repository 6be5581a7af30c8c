"""Sphinx with MyST, every warning an error; Sphinx puts rows in a split of its own."""

from __future__ import annotations

from pathlib import Path

from toolchain import needed, prescribed, run
from toolchain.arrived import Arrival, read

CONF = prescribed("myst")["conf.py"]
CONF += 'html_theme = "basic"\nhtml_copy_source = False\n'
OWN = "\\begin{split}", "\\end{split}"


def convert(folder: Path, pages: dict[str, str]) -> dict[str, Arrival]:
    (folder / "conf.py").write_text(CONF)
    names = "\n".join(pages)
    (folder / "index.md").write_text(f"# All\n\n```{{toctree}}\n{names}\n```\n")
    for number, (name, text) in enumerate(pages.items()):
        one = text.replace("R.1", f"R.{number}")  # a label is the name of one formula
        (folder / f"{name}.md").write_text(f"# Page\n\n{one}", encoding="utf-8")
    run([needed("sphinx-build"), "-q", "-W", "-b", "html", ".", "out"], folder)
    made = {}
    for name in pages:
        html = (folder / "out" / f"{name}.html").read_text(encoding="utf-8")
        found = read(html, "section")
        plain = [(shown, _without_split(tex)) for shown, tex in found.formulas]
        made[name] = Arrival(plain, found.words)
    return made


def _without_split(tex: str) -> str:
    return tex.removeprefix(OWN[0]).removesuffix(OWN[1])
