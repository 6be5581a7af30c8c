"""nbconvert: Markdown cells of a notebook as HTML."""

from __future__ import annotations

from pathlib import Path

from toolchain.arrived import Arrival, read


def convert(folder: Path, pages: dict[str, str]) -> dict[str, Arrival]:
    import nbconvert
    import nbformat

    exporter = nbconvert.HTMLExporter(template_name="basic")
    made = {}
    for name, text in pages.items():
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(text)])
        html, _ = exporter.from_notebook_node(notebook)
        made[name] = read(html)
    return made
