"""Jekyll, whose kramdown knows formulas."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from symkl.doctor import local
from symkl.doctor.fences import in_posts
from symkl.doctor.needs import Finding, Need, either, fetched, katex, texts, typeset, wrong
from symkl.doctor.reading import at, data, first

SNIPPET = f"""In _config.yml (it is what Jekyll does without a word, too):

    markdown: kramdown

To have KaTeX in the site, in its folder:

{fetched("katex")}
In _includes/katex.html:

{katex(lambda path: f"{{{{ '/{path}' | relative_url }}}}")}
In the head of _layouts/default.html:

    {{% include katex.html %}}
"""
JEKYLL = ("_includes/**/*.html", "_layouts/**/*.html", "assets/**/*.html")


def jekyll(directory: Path) -> list[Finding]:
    own = first(directory, ("_config.yml", "_config.yaml", "_config.toml"))
    if own is None:
        return [wrong("no _config.yml here")]
    settings = data(own)
    reader = at(settings, "markdown") or "kramdown"
    options = at(settings, "kramdown")
    engine = options.get("math_engine", "mathjax") if isinstance(options, dict) else "mathjax"
    off = engine in (None, "nil", False)
    no = f"{own.name}: markdown is {reader}; the target is for kramdown, {reader} loses formulas"
    return [
        either(str(reader).lower() == "kramdown", f"{own.name}: markdown is kramdown", no),
        either(not off, "kramdown's formulas are on", f"{own.name}: math_engine is switched off"),
        *typeset(directory, JEKYLL, False),
        *_included(directory, at(settings, "theme") or at(settings, "remote_theme")),
        *in_posts(directory),
    ]


def _included(directory: Path, theme: Any) -> list[Finding]:
    """Scripts and includes for formulas that are named and are not there; a theme may have them."""
    found = []
    for path, text in texts(directory, () if theme else JEKYLL):
        name = path.relative_to(directory)
        included = local.for_formulas(local.includes(text))
        for where, names in (("", local.loaded(text)), ("_includes", included)):
            gone = local.missing(names, [directory / where])
            found += [wrong(f"{name}: {n} is not in {where or 'the site'}") for n in gone]
    return found


NEEDS = {"jekyll": Need(SNIPPET, jekyll)}
