"""python-markdown with arithmatex, as MkDocs and Material for MkDocs are set up."""

from __future__ import annotations

from pathlib import Path

from toolchain import prescribed
from toolchain.arrived import Arrival, read

SETTINGS = prescribed("mkdocs")["mkdocs.yml"]


def convert(folder: Path, pages: dict[str, str]) -> dict[str, Arrival]:
    import markdown
    import yaml

    named = [
        row if isinstance(row, dict) else {row: {}}
        for row in yaml.unsafe_load(SETTINGS)["markdown_extensions"]
    ]
    options = {name: given for row in named for name, given in row.items()}
    reader = markdown.Markdown(extensions=list(options), extension_configs=options)
    return {name: read(reader.reset().convert(text)) for name, text in pages.items()}
