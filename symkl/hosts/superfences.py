"""Python-Markdown and MkDocs: the formatter of a ```symkl fence for pymdownx.superfences.

    markdown_extensions:
      - pymdownx.superfences:
          custom_fences:
            - name: symkl
              class: symkl
              format: !!python/name:symkl.hosts.superfences.fence
              validator: !!python/name:symkl.hosts.superfences.validate

The formulas are left to arithmatex, as those that an author writes, in its generic form.
"""

from __future__ import annotations

from typing import Any

from symkl.request import request

TARGET = "mkdocs"
EXTENSIONS = {
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.details": {},
    "admonition": {},
    "md_in_html": {},
}


def fence(
    source: str, language: str, css_class: str, options: dict[str, Any], md: Any, **rest: Any
) -> str:
    """The fence as HTML; what is wrong with it stops the build in one line."""
    from markdown import markdown
    from pymdownx.superfences import SuperFencesException

    words = " ".join(source.split())
    try:
        text = request(words, **{k: str(v) for k, v in options.items()}).markdown(TARGET)
    except (ValueError, NotImplementedError) as error:
        raise SuperFencesException(f"symkl: {words}: {error}") from None
    inner = markdown(text, extensions=list(EXTENSIONS), extension_configs=EXTENSIONS)
    return f'<div class="{css_class}">\n{inner}\n</div>'


def validate(
    language: str, inputs: dict[str, str], options: dict[str, Any], attrs: dict[str, Any], md: Any
) -> bool:
    """```symkl detail="2": what may stand there is said by the request, not by a fence undrawn."""
    options.update(inputs)
    return True
