"""cmark-gfm: the Markdown of GitHub, with the extensions that GitHub turns on."""

from __future__ import annotations

from pathlib import Path

from toolchain.arrived import Arrival, read

EXTENSIONS = ["table", "autolink", "tagfilter", "strikethrough", "tasklist"]


def convert(folder: Path, pages: dict[str, str]) -> dict[str, Arrival]:
    import cmarkgfm
    from cmarkgfm.cmark import Options

    # GitHub keeps <details>
    options = Options.CMARK_OPT_UNSAFE
    return {
        name: read(cmarkgfm.markdown_to_html_with_extensions(text, options, EXTENSIONS))
        for name, text in pages.items()
    }
