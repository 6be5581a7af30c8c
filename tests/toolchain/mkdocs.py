"""python-markdown with arithmatex, as MkDocs and Material for MkDocs are set up."""

from __future__ import annotations

from pathlib import Path

from toolchain.arrived import formulas

EXTENSIONS = ["admonition", "pymdownx.details", "pymdownx.superfences", "pymdownx.arithmatex"]
OPTIONS = {"pymdownx.arithmatex": {"generic": True}}


def convert(folder: Path, pages: dict[str, str]) -> dict[str, list]:
    import markdown

    reader = markdown.Markdown(extensions=EXTENSIONS, extension_configs=OPTIONS)
    return {name: formulas(reader.reset().convert(text)) for name, text in pages.items()}
