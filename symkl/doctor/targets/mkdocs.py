"""MkDocs, or any Python-Markdown with pymdownx."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from symkl.doctor import local
from symkl.doctor.fences import fences, unanswered
from symkl.doctor.needs import TYPESETS, Finding, Need, either, wrong
from symkl.doctor.reading import at, data, first

FORMATTER = "symkl.hosts.superfences.fence"
VALIDATOR = "symkl.hosts.superfences.validate"
BARE = r"\w=[^\"'\s]"  # an option without quotes
EXTENSIONS = {  # of MkDocs: what goes wrong without it
    "pymdownx.arithmatex": "Markdown takes formulas for text",
    "admonition": "the box of a statement stays text",
    "pymdownx.details": "lemmas do not fold",
    "pymdownx.superfences": "what is inside of a box is not read as Markdown should be",
}

SNIPPET = r"""In mkdocs.yml:

    markdown_extensions:
      - admonition
      - pymdownx.details
      - pymdownx.superfences:
          custom_fences:
            - name: symkl
              class: symkl
              format: !!python/name:symkl.hosts.superfences.fence
              validator: !!python/name:symkl.hosts.superfences.validate
      - pymdownx.arithmatex:
          generic: true
    extra_javascript:
      - javascripts/mathjax.js
      - mathjax/es5/tex-mml-chtml.js
    extra_css:
      - stylesheets/formulas.css

To have MathJax in the site (a server's address in extra_javascript does as well):

    npm pack mathjax@3
    mkdir -p docs/mathjax
    tar -xzf mathjax-3*.tgz --strip-components=1 -C docs/mathjax package/es5
    rm mathjax-3*.tgz

In docs/javascripts/mathjax.js:

    window.MathJax = {
      tex: {inlineMath: [["\\(", "\\)"]], displayMath: [["\\[", "\\]"]]},
      options: {ignoreHtmlClass: ".*|", processHtmlClass: "arithmatex"},
    };

In docs/stylesheets/formulas.css, so that a wide formula scrolls by itself:

    div.arithmatex { overflow-x: auto; overflow-y: hidden; margin-bottom: 0.5em; }
"""


def mkdocs(directory: Path) -> list[Finding]:
    own = first(directory, ("mkdocs.yml", "mkdocs.yaml"))
    if own is None:
        return [wrong("no mkdocs.yml here")]
    settings = data(own)
    extensions = _named(at(settings, "markdown_extensions"))
    findings = [
        either(name in extensions, f"{own.name}: {name}", f"{own.name}: {name} is missing; {why}")
        for name, why in EXTENSIONS.items()
    ]
    if "pymdownx.arithmatex" in extensions:
        generic = at(extensions["pymdownx.arithmatex"], "generic") is True
        no = f"{own.name}: pymdownx.arithmatex needs generic: true"
        findings.append(either(generic, "arithmatex is generic", no))
    scripts = at(settings, "extra_javascript") or []
    no = f"{own.name}: extra_javascript has neither MathJax nor KaTeX: nothing typesets"
    findings.append(either(TYPESETS.search(str(scripts)), "a script typesets formulas", no))
    listed = [x for x in (scripts, at(settings, "extra_css")) if isinstance(x, list)]
    named = [str(at(one, "path") or one) for part in listed for one in part]
    folder = str(at(settings, "docs_dir") or "docs")
    gone = local.missing(named, [directory / folder])
    findings += [wrong(f"{own.name}: {n} is not in {folder}") for n in gone]
    return findings + _formatter(directory, own.name, folder, extensions)


def _formatter(
    directory: Path, name: str, folder: str, extensions: dict[str, Any]
) -> list[Finding]:
    """Is there one for the fences of symkl, if there are any?"""
    custom = at(extensions.get("pymdownx.superfences"), "custom_fences")
    rows = [row for row in custom if isinstance(row, dict)] if isinstance(custom, list) else []
    ours = next((row for row in rows if row.get("name") == "symkl"), None)
    if ours is None:
        found = fences(directory, ["**/*.md"], folder=folder)
        return unanswered(found, f"pymdownx.superfences has no custom_fences for it in {name}")
    no = f"{name}: the format of the fence symkl is not !!python/name:{FORMATTER}"
    formatter = str(ours.get("format")).endswith(FORMATTER)
    findings = [either(formatter, f"{name}: superfences answers symkl", no)]
    bare = fences(directory, ["**/*.md"], BARE, folder)
    findings += unanswered(bare, 'superfences wants its options in quotes: detail="2"')
    if formatter and not str(ours.get("validator")).endswith(VALIDATOR):
        said = f"without validator: !!python/name:{VALIDATOR} a fence has no options"
        findings.append(wrong(f"{name}: {said}"))
    return findings


def _named(extensions: Any) -> dict[str, Any]:
    """The extensions with their options, from a list or a mapping."""
    rows = extensions if isinstance(extensions, list) else [extensions or {}]
    found: dict[str, Any] = {}
    for row in rows:
        found.update(row if isinstance(row, dict) else {str(row): {}})
    return found


NEEDS = {"mkdocs": Need(SNIPPET, mkdocs)}
