"""A row for each target: the configuration it needs, and the look at a user's.

Each look is made of findings: a sentence that says what is there, and whether that is right. A
script or a template that typesets formulas is looked for by what it has to name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from symkl.doctor import local, snippets
from symkl.doctor.reading import at, data, first
from symkl.record import Record

Pairs = list[tuple[str, ...]]
LARGE = 2_000_000  # bytes of a template that is not looked into
TYPESETS = re.compile(r"katex|mathjax|ToMath", re.I)
GONE = re.compile(r"cdn\.mathjax\.org")
DOLLAR = re.compile(r"""["'](\$|\\\$)["']""")


class Finding(Record):
    """What was found, and whether it is right."""

    right: bool
    words: str


class Need(Record):
    """A row: what to copy, and how to look at a directory."""

    snippet: str
    examine: Callable[[Path], list[Finding]]


def good(words: str) -> Finding:
    return Finding(True, words)


def wrong(words: str) -> Finding:
    return Finding(False, words)


def either(right: Any, yes: str, no: str) -> Finding:
    return good(yes) if right else wrong(no)


# -- Hugo --------------------------------------------------------------------------------------

HUGO = [
    f"{folder}{name}.{kind}"
    for folder in ("", "config/_default/")
    for name in ("hugo", "config")
    for kind in ("toml", "yaml", "yml", "json")
]
MARKUP = [f"config/_default/markup.{kind}" for kind in ("toml", "yaml", "yml", "json")]
MODULE = [f"config/_default/module.{kind}" for kind in ("toml", "yaml", "yml", "json")]
TEMPLATES = ("layouts/**/*.html", "themes/*/layouts/**/*.html", "_vendor/**/*.html")


def _passthrough(directory: Path) -> tuple[Path | None, Any, bool]:
    """The file, its settings of passthrough, and whether the theme is a module."""
    own = first(directory, HUGO)
    settings = data(own) if own else {}
    apart = first(directory, MARKUP)
    markup = at(settings, "markup") or (data(apart) if apart else None)
    module = bool(at(settings, "module", "imports")) or first(directory, MODULE) is not None
    return own, at(markup, "goldmark", "extensions", "passthrough"), module


def _named_here(directory: Path, module: bool) -> list[Finding]:
    """Scripts and partials for formulas that the site's templates name, and that are not there.

    A theme that is a module may have them.
    """
    found, sites = [], [directory, *sorted(directory.glob("themes/*"))]
    kinds = (
        (local.loaded, [site / "static" for site in sites]),
        (local.partials, [s / "layouts" / f for s in sites for f in ("partials", "_partials")]),
    )
    for path, text in _texts(directory, () if module else TEMPLATES):
        for names, folders in kinds:
            where = folders[0].relative_to(directory)
            gone = local.missing(names(text), folders)
            found += [wrong(f"{path.relative_to(directory)}: {n} is not in {where}") for n in gone]
    return found


def _texts(directory: Path, patterns: Iterable[str]) -> list[tuple[Path, str]]:
    """The templates, but for those that are too large to be looked into."""
    paths = (p for pattern in patterns for p in sorted(directory.glob(pattern)))
    small = (p for p in paths if p.is_file() and p.stat().st_size < LARGE)
    return [(p, p.read_text(encoding="utf-8", errors="replace")) for p in small]


def _pairs(passthrough: Any, kind: str) -> Pairs:
    found = at(passthrough, "delimiters", kind)
    return [tuple(p) for p in found if isinstance(p, list)] if isinstance(found, list) else []


def _typeset(
    directory: Path, patterns: Iterable[str], dollars: bool, module: bool = False
) -> list[Finding]:
    """Does a template bring in KaTeX or MathJax, and does that one read dollars?

    A theme that is a ``module`` has its templates elsewhere.
    """
    seen = [(path, text) for path, text in _texts(directory, patterns) if TYPESETS.search(text)]
    if not seen and module:
        return [good("the theme is a module of Hugo's: whether it typesets was not looked at")]
    if not seen:
        return [wrong("no template names KaTeX, MathJax or transform.ToMath: nothing typesets")]
    names = ", ".join(str(path.relative_to(directory)) for path, _ in seen[:3])
    findings = [good(f"{names}: typesets formulas")]
    old = [path for path, text in seen if GONE.search(text)]
    findings += [wrong(f"{p.relative_to(directory)}: that MathJax server is gone") for p in old]
    reads = any("ToMath" in text or DOLLAR.search(text) for _, text in seen)
    if dollars and not reads:
        findings.append(wrong(f"{names}: inline $…$ is not switched on, so it stays text"))
    return findings


def hugo(directory: Path) -> list[Finding]:
    own, passthrough, module = _passthrough(directory)
    if own is None:
        return [wrong("no hugo.toml, hugo.yaml or config of Hugo's here")]
    findings = [good(f"{own.relative_to(directory)}: found")]
    if at(passthrough, "enable") is True:
        for kind, pair in (("block", ("$$", "$$")), ("inline", ("$", "$"))):
            there = pair in _pairs(passthrough, kind)
            no = f"passthrough is on, but not for {pair[0]} as a delimiter of {kind}"
            findings.append(either(there, f"passthrough, {kind}: {pair[0]}", no))
    findings += _typeset(directory, TEMPLATES, True, module)
    return findings + _named_here(directory, module)


def hugo_passthrough(directory: Path) -> list[Finding]:
    own, passthrough, module = _passthrough(directory)
    if own is None:
        return [wrong("no hugo.toml, hugo.yaml or config of Hugo's here")]
    name = own.relative_to(directory)
    if at(passthrough, "enable") is not True:
        no = f"{name}: markup.goldmark.extensions.passthrough is not enabled; or use target hugo"
        return [wrong(no), *_typeset(directory, TEMPLATES, False, module)]
    findings = [good(f"{name}: passthrough is enabled")]
    for kind, pair in (("block", ("$$", "$$")), ("inline", (r"\(", r"\)"))):
        there = pair in _pairs(passthrough, kind)
        no = f"{pair[0]} is not among the delimiters of {kind}"
        findings.append(either(there, f"{kind}: {pair[0]}", no))
    findings += _typeset(directory, TEMPLATES, False, module)
    return findings + _named_here(directory, module)


# -- Jekyll ------------------------------------------------------------------------------------

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
        *_typeset(directory, JEKYLL, False),
        *_included(directory, at(settings, "theme") or at(settings, "remote_theme")),
    ]


def _included(directory: Path, theme: Any) -> list[Finding]:
    """Scripts and includes for formulas that are named and are not there; a theme may have them."""
    found = []
    for path, text in _texts(directory, () if theme else JEKYLL):
        name = path.relative_to(directory)
        for where, names in (("", local.loaded(text)), ("_includes", local.includes(text))):
            gone = local.missing(names, [directory / where])
            found += [wrong(f"{name}: {n} is not in {where or 'the site'}") for n in gone]
    return found


# -- MkDocs ------------------------------------------------------------------------------------


def mkdocs(directory: Path) -> list[Finding]:
    own = first(directory, ("mkdocs.yml", "mkdocs.yaml"))
    if own is None:
        return [wrong("no mkdocs.yml here")]
    settings = data(own)
    extensions = _named(at(settings, "markdown_extensions"))
    findings = [
        either(name in extensions, f"{own.name}: {name}", f"{own.name}: {name} is missing; {why}")
        for name, why in snippets.EXTENSIONS.items()
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
    return [*findings, *(wrong(f"{own.name}: {n} is not in {folder}") for n in gone)]


def _named(extensions: Any) -> dict[str, Any]:
    """The extensions with their options, from a list or a mapping."""
    rows = extensions if isinstance(extensions, list) else [extensions or {}]
    found: dict[str, Any] = {}
    for row in rows:
        found.update(row if isinstance(row, dict) else {str(row): {}})
    return found


# -- Sphinx ------------------------------------------------------------------------------------


def myst(directory: Path) -> list[Finding]:
    book = first(directory, ("_config.yml",))
    own = first(directory, ("conf.py", "docs/conf.py", "source/conf.py", "docs/source/conf.py"))
    if own is None and book is not None:
        switched = at(data(book), "parse", "myst_enable_extensions")
        return [_dollars(book.name, switched)]
    if own is None:
        return [wrong("no conf.py here")]
    settings, name = data(own), str(own.relative_to(directory))
    extensions = settings.get("extensions")
    if not isinstance(extensions, list):
        return [wrong(f"{name}: extensions is no plain list, so it was not read")]
    reads = {"myst_parser", "myst_nb"} & set(extensions)
    return [
        either(reads, f"{name}: {' '.join(reads)}", f"{name}: extensions has no myst_parser"),
        _dollars(name, settings.get("myst_enable_extensions")),
    ]


def _dollars(name: str, switched: Any) -> Finding:
    no = f"{name}: myst_enable_extensions has no dollarmath: $ and $$ stay text"
    return either("dollarmath" in (switched or ()), f"{name}: dollarmath", no)


# -- the others --------------------------------------------------------------------------------


def quarto(directory: Path) -> list[Finding]:
    own = first(directory, ("_quarto.yml", "_quarto.yaml"))
    if own is None:
        return [good("no _quarto.yml here: Quarto's defaults typeset formulas")]
    settings = data(own)
    found = [at(settings, "html-math-method"), at(settings, "format", "html", "html-math-method")]
    methods = [at(m, "method") or m for m in found if m]
    bad = [str(m) for m in methods if m in ("plain", "gladtex", "webtex")]
    no = f"{own.name}: html-math-method is {', '.join(bad)}; use mathjax, katex or mathml"
    return [either(not bad, f"{own.name}: formulas are typeset", no)]


PACKAGES = ("amsmath", "amssymb")
USED = re.compile(r"\\(?:usepackage|RequirePackage)(?:\[[^\]]*\])?\{([^}]*)\}")
BRINGS = {"mathtools": {"amsmath"}, "newtxmath": set(PACKAGES), "unicode-math": set(PACKAGES)}


def paper(directory: Path) -> list[Finding]:
    findings = []
    for path in sorted(directory.glob("*.tex")):
        text = re.sub(r"(?<!\\)%.*", "", path.read_text(encoding="utf-8", errors="replace"))
        if "\\documentclass" not in text:
            continue
        used = {p.strip() for m in USED.findall(text) for p in m.split(",")}
        used |= {p for name in used for p in BRINGS.get(name, ())}
        missing = [p for p in PACKAGES if p not in used]
        no = f"{path.name}: \\usepackage{{{','.join(missing)}}} is missing"
        findings.append(either(not missing, f"{path.name}: amsmath and amssymb", no))
    return findings or [wrong("no document with a \\documentclass here")]


def github(directory: Path) -> list[Finding]:
    if (directory / "_config.yml").is_file():
        return [wrong("_config.yml: Jekyll makes these pages, not GitHub's own view; use jekyll")]
    return [good("GitHub and GitLab typeset formulas without any configuration")]


def nothing(words: str) -> Callable[[Path], list[Finding]]:
    return lambda directory: [good(words)]


NEEDS: dict[str, Need] = {
    "paper": Need(snippets.PAPER, paper),
    "hugo": Need(snippets.HUGO, hugo),
    "hugo-passthrough": Need(snippets.HUGO_PASSTHROUGH, hugo_passthrough),
    "github": Need(snippets.NOTHING, github),
    "gitlab": Need(snippets.NOTHING, github),
    "jekyll": Need(snippets.JEKYLL, jekyll),
    "quarto": Need(snippets.QUARTO, quarto),
    "pandoc": Need(snippets.PANDOC, nothing("pandoc reads formulas as it comes")),
    "myst": Need(snippets.MYST, myst),
    "mkdocs": Need(snippets.MKDOCS, mkdocs),
    "jupyter": Need(snippets.NOTHING, nothing("notebooks typeset formulas as they come")),
    "safe": Need(snippets.SAFE, nothing("any Markdown engine leaves these formulas whole")),
    "html": Need(snippets.NOTHING, nothing("the page has all it needs")),
}
