"""Hugo, as it comes, and with passthrough, where its own KaTeX typesets every formula."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from toolchain import needed, prescribed, run
from toolchain.arrived import Arrival, read
from toolchain.corpus import squeezed

CONFIG = 'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "rss", "sitemap", "404"]\n'
PASSTHROUGH = prescribed("hugo-passthrough")["hugo.toml"]  # as symkl doctor says
PAGE = "<!doctype html><title>{{ .Title }}</title><main>{{ .Content }}</main>"
HOOK = """\
{{- $options := dict "output" "mathml" "displayMode" (eq .Type "block") "throwOnError" true -}}
{{- with try (transform.ToMath .Inner $options) -}}
  {{- with .Err }}{{ errorf "%s: %s" $.Page.File.BaseFileName . }}{{ else }}{{ .Value }}{{ end -}}
{{- end -}}
"""
MATH = re.compile(
    r'<math[^>]*?(?P<block> display="block")?>(?:(?!</math>).)*?'
    r'<annotation encoding="application/x-tex">(?P<tex>.*?)</annotation>.*?</math>',
    re.S,
)


def site(folder: Path, pages: dict[str, str], passthrough: bool) -> dict[str, str]:
    """The HTML of each page."""
    layouts = folder / "layouts" / "_default"
    (layouts / "_markup").mkdir(parents=True)
    (folder / "content").mkdir()
    (folder / "hugo.toml").write_text(CONFIG + PASSTHROUGH * passthrough)
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text(PAGE)
    if passthrough:
        (layouts / "_markup" / "render-passthrough.html").write_text(HOOK)
    for name, text in pages.items():
        front = f'---\ntitle: "{name}"\n---\n\n'
        (folder / "content" / f"{name}.md").write_text(front + text, encoding="utf-8")
    run([needed("hugo")], folder)
    made = {name: folder / "public" / name / "index.html" for name in pages}
    return {name: path.read_text(encoding="utf-8") for name, path in made.items()}


def convert(folder: Path, pages: dict[str, str]) -> dict[str, Arrival]:
    """With Hugo's own configuration: the dollars arrive, for a script in the page."""
    return {name: read(html, "main") for name, html in site(folder, pages, False).items()}


def convert_passthrough(folder: Path, pages: dict[str, str]) -> dict[str, Arrival]:
    """With passthrough: the TeX that KaTeX kept of each formula that it typeset."""
    made = {}
    for name, html in site(folder, pages, True).items():
        found = [(bool(m["block"]), squeezed(unescape(m["tex"]))) for m in MATH.finditer(html)]
        made[name] = Arrival(found, read(MATH.sub(" ", html), "main").words)
    return made
