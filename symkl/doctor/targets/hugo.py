"""Hugo: as it comes, and with passthrough, where its own KaTeX typesets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from symkl.doctor import local
from symkl.doctor.fences import in_posts
from symkl.doctor.needs import (
    TYPESETS,
    Finding,
    Need,
    either,
    fetched,
    good,
    katex,
    texts,
    typeset,
    wrong,
)
from symkl.doctor.reading import at, data, first

TOP = """\
    <!doctype html>
    <html lang="en">
    <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>{{ .Title }}</title>"""
NEW_SITE = """\
That template is the theme's. A site without one has its own, in layouts/_default/single.html:

TOP
      HEAD
    </head>
    <body>
      <h1>{{ .Title }}</h1>
      {{ .Content }}
    </body>
    </html>

and, for its lists of pages, in layouts/_default/list.html:

TOP
    </head>
    <body>
      <h1>{{ .Title }}</h1>
      <ul>{{ range .RegularPagesRecursive }}
        <li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
      {{ end }}</ul>
    </body>
    </html>
""".replace("TOP", TOP)
STYLE = """\
<link rel="stylesheet" href="{{ "katex/katex.min.css" | relURL }}">
      <style>.katex-display { overflow-x: auto; overflow-y: hidden; }</style>"""

PLAIN = f"""No setting of Hugo's: the formulas survive it as it comes; KaTeX typesets them in the
browser. To have KaTeX in the site, in its folder:

{fetched("static/katex")}
In layouts/partials/katex.html:

{katex(lambda path: f'{{{{ "{path}" | relURL }}}}')}
In the template of the pages, within head:

    {{{{ partial "katex.html" . }}}}

{NEW_SITE.replace('HEAD', '{{ partial "katex.html" . }}')}
Where markup.goldmark.extensions.passthrough is on, $$ must be among its delimiters of block, and $
among those of inline.
"""

PASSTHROUGH = rf"""Hugo 0.132 or later. In hugo.toml:

    [markup.goldmark.extensions.passthrough]
    enable = true
    [markup.goldmark.extensions.passthrough.delimiters]
    block = [['$$', '$$'], ['\[', '\]']]
    inline = [['\(', '\)'], ['$', '$']]

In layouts/_markup/render-passthrough.html (before Hugo 0.146: layouts/_default/_markup), where Hugo
itself typesets:

    {{{{- $options := dict "output" "htmlAndMathml" "displayMode" (eq .Type "block") -}}}}
    {{{{- transform.ToMath .Inner $options -}}}}

KaTeX's style sheet and fonts, in the folder of the site:

{fetched("static/katex")}
In the template of the pages, within head:

      {STYLE}

{NEW_SITE.replace('HEAD', STYLE)}"""

Pairs = list[tuple[str, ...]]
HUGO = [
    f"{folder}{name}.{kind}"
    for folder in ("", "config/_default/")
    for name in ("hugo", "config")
    for kind in ("toml", "yaml", "yml", "json")
]
MARKUP = [f"config/_default/markup.{kind}" for kind in ("toml", "yaml", "yml", "json")]
MODULE = [f"config/_default/module.{kind}" for kind in ("toml", "yaml", "yml", "json")]
TEMPLATES = ("layouts/**/*.html", "themes/*/layouts/**/*.html", "_vendor/**/*.html")


def _passthrough(directory: Path) -> tuple[Path | None, Any, list[Finding], bool]:
    """The file, its settings of passthrough, what pages lack, and whether the theme is a module."""
    own = first(directory, HUGO)
    settings = data(own) if own else {}
    apart = first(directory, MARKUP)
    markup = at(settings, "markup") or (data(apart) if apart else None)
    module = bool(at(settings, "module", "imports")) or first(directory, MODULE) is not None
    lacks = _template(directory, settings, module)
    return own, at(markup, "goldmark", "extensions", "passthrough"), lacks, module


def _named_here(directory: Path, module: bool) -> list[Finding]:
    """Scripts and partials for formulas that the site's templates name, and that are not there.

    A theme that is a module may have them.
    """
    found, sites = [], [directory, *sorted(directory.glob("themes/*"))]
    kinds = (
        (local.loaded, [site / "static" for site in sites]),
        (local.partials, [s / "layouts" / f for s in sites for f in ("partials", "_partials")]),
    )
    templates = texts(directory, () if module else TEMPLATES)
    for path, text in templates:
        for names, folders in kinds:
            where = folders[0].relative_to(directory)
            gone = local.missing(local.for_formulas(names(text)), folders)
            found += [wrong(f"{path.relative_to(directory)}: {n} is not in {where}") for n in gone]
    taken = {name for _, text in templates for name in local.partials(text)}
    return found + [
        wrong(
            f"layouts/{kind}/{name}: no template takes it in; within head: {{{{ partial "
            f'"{name}" . }}}}'
        )
        for kind, name in _partials(directory)
        if name not in taken and not module
    ]


def _partials(directory: Path) -> list[tuple[str, str]]:
    """The site's own partials that typeset: their folder and their name."""
    kinds = ("partials", "_partials")
    return [
        (kind, path.relative_to(directory / "layouts" / kind).as_posix())
        for kind in kinds
        for path, text in texts(directory / "layouts" / kind, ["**/*.html"])
        if TYPESETS.search(text)
    ]


PAGES = [f"layouts/{name}.html" for name in ("**/single", "page", "single", "**/baseof", "all")]


def _template(directory: Path, settings: Any, module: bool) -> list[Finding]:
    """Has a site without a theme a template of its own for its pages?"""
    theme = module or at(settings, "theme") or any(directory.glob("themes/*/"))
    if theme or any(path for pattern in PAGES for path in directory.glob(pattern)):
        return []
    return [wrong("no theme, and no layouts/_default/single.html: Hugo makes no pages")]


def _pairs(passthrough: Any, kind: str) -> Pairs:
    found = at(passthrough, "delimiters", kind)
    return [tuple(p) for p in found if isinstance(p, list)] if isinstance(found, list) else []


def hugo(directory: Path) -> list[Finding]:
    own, passthrough, lacks, module = _passthrough(directory)
    if own is None:
        return [wrong("no hugo.toml, hugo.yaml or config of Hugo's here")]
    findings = [good(f"{own.relative_to(directory)}: found")]
    if at(passthrough, "enable") is True:
        for kind, pair in (("block", ("$$", "$$")), ("inline", ("$", "$"))):
            there = pair in _pairs(passthrough, kind)
            no = f"passthrough is on, but not for {pair[0]} as a delimiter of {kind}"
            findings.append(either(there, f"passthrough, {kind}: {pair[0]}", no))
    findings += typeset(directory, TEMPLATES, True, module)
    return [*findings, *lacks, *_named_here(directory, module), *in_posts(directory, "content/")]


def hugo_passthrough(directory: Path) -> list[Finding]:
    own, passthrough, lacks, module = _passthrough(directory)
    if own is None:
        return [wrong("no hugo.toml, hugo.yaml or config of Hugo's here")]
    name = own.relative_to(directory)
    if at(passthrough, "enable") is not True:
        no = f"{name}: markup.goldmark.extensions.passthrough is not enabled; or use target hugo"
        return [wrong(no), *typeset(directory, TEMPLATES, False, module)]
    findings = [good(f"{name}: passthrough is enabled")]
    for kind, pair in (("block", ("$$", "$$")), ("inline", (r"\(", r"\)"))):
        there = pair in _pairs(passthrough, kind)
        no = f"{pair[0]} is not among the delimiters of {kind}"
        findings.append(either(there, f"{kind}: {pair[0]}", no))
    findings += typeset(directory, TEMPLATES, False, module)
    return [*findings, *lacks, *_named_here(directory, module), *in_posts(directory, "content/")]


NEEDS = {"hugo": Need(PLAIN, hugo), "hugo-passthrough": Need(PASSTHROUGH, hugo_passthrough)}
