"""python-markdown with arithmatex, as MkDocs and Material for MkDocs are set up."""

from __future__ import annotations

from pathlib import Path

from toolchain.arrived import Arrival, read

EXTENSIONS = ["admonition", "pymdownx.details", "pymdownx.superfences", "pymdownx.arithmatex"]
OPTIONS = {"pymdownx.arithmatex": {"generic": True}}


def convert(folder: Path, pages: dict[str, str]) -> dict[str, Arrival]:
    import markdown

    reader = markdown.Markdown(extensions=EXTENSIONS, extension_configs=OPTIONS)
    return {name: read(reader.reset().convert(text)) for name, text in pages.items()}
