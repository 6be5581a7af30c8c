"""What the doctor says of real configurations: what it prescribes is right, each slip is named."""

from pathlib import Path

import pytest
from running import symkl
from toolchain import prescribed

from symkl.doctor import diagnose, prescription
from symkl.doctor.targets import NEEDS
from symkl.render.targets import TARGETS

PRESCRIBED = {  # target: the files that it is told to have
    "hugo": {"hugo.toml": 'title = "x"\n', **prescribed("hugo")},
    **{t: prescribed(t) for t in ("hugo-passthrough", "jekyll", "mkdocs", "myst", "quarto")},
    "paper": {"main.tex": f"\\documentclass{{article}}\n{prescription('paper')}"},
}
SCRIPT = prescribed("hugo")["layouts/partials/katex.html"]
SETTINGS = prescribed("mkdocs")["mkdocs.yml"]

NAMES = ("katex.min.css", "katex.min.js", "contrib/auto-render.min.js")
LOCAL = {  # what the prescribed templates and settings name, where it belongs
    **{f"{folder}katex/{name}": "" for folder in ("static/", "") for name in NAMES},
    "layouts/all.html": "{{ .Content }}",
    "docs/javascripts/mathjax.js": "",
    "docs/mathjax/es5/tex-mml-chtml.js": "",
    "docs/stylesheets/formulas.css": "",
}
GOLDMARK = "markup:\n  goldmark:\n    extensions:\n      passthrough:\n"
GOLDMARK += "        enable: true\n        delimiters:\n          inline:\n"
ONLY_ROUND = "          - ['\\(', '\\)']\n"
AUTO = '<script src="/katex/contrib/auto-render.min.js" onload="renderMathInElement(a)">'
NO_SYMBOLS = "\\documentclass{article}\n%\\usepackage{amssymb}\n\\usepackage{mathtools}"

SLIPS = [  # target, files, a part of each complaint
    ("hugo", {}, ["no hugo.toml"]),
    ("hugo", {"config.yaml": "title: x\n"}, ["no template names KaTeX"]),
    ("hugo", {"config.yaml": "a: 1\n", "layouts/a.html": AUTO}, ["inline $…$ is not switched on"]),
    (
        "hugo",
        {"hugo.yaml": GOLDMARK + ONLY_ROUND, "themes/t/layouts/a.html": SCRIPT},
        ["not for $$ as a delimiter of block", "not for $ as a delimiter of inline"],
    ),
    (
        "hugo",
        {"hugo.json": "{}", "layouts/a.html": SCRIPT + "//cdn.mathjax.org/mathjax/2.7"},
        ["that MathJax server is gone"],
    ),
    (
        "hugo-passthrough",
        {"config/_default/hugo.toml": "", "layouts/a.html": AUTO},
        ["passthrough is not enabled"],
    ),
    (
        "hugo-passthrough",
        {"config/_default/hugo.toml": "", "config/_default/markup.toml":
         "[goldmark.extensions.passthrough]\nenable = true\n", "layouts/a.html": AUTO},
        ["$$ is not among", r"\( is not among"],
    ),
    ("jekyll", {}, ["no _config.yml"]),
    (
        "jekyll",
        {"_config.yml": "markdown: CommonMarkGhPages\n", "_layouts/a.html": SCRIPT},
        ["for kramdown, CommonMarkGhPages loses formulas"],
    ),
    (
        "jekyll",
        {"_config.yml": "kramdown:\n  math_engine: null\n", "_includes/a.html": SCRIPT},
        ["switched off"],
    ),
    (
        "mkdocs",
        {"mkdocs.yml": "markdown_extensions:\n- admonition\n- pymdownx.arithmatex\n"},
        ["pymdownx.details is missing", "pymdownx.superfences is missing", "generic: true",
         "nothing typesets"],
    ),
    ("myst", {"docs/conf.py": "extensions = []\n"}, ["no myst_parser", "no dollarmath"]),
    ("myst", {"conf.py": "extensions = made()\n"}, ["no plain list"]),
    ("quarto", {"_quarto.yml": "format:\n  html:\n    html-math-method: plain\n"}, ["plain"]),
    ("paper", {"a.tex": NO_SYMBOLS}, ["\\usepackage{amssymb} is missing"]),
    ("github", {"_config.yml": "title: x\n"}, ["use jekyll"]),
]  # fmt: skip


def site(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def wrong(target, folder):
    return [finding.words for finding in diagnose(target, folder) if not finding.right]


def test_every_target_has_a_row():
    assert set(NEEDS) == set(TARGETS)


@pytest.mark.parametrize("target", PRESCRIBED)
def test_what_is_prescribed_is_right(target, tmp_path):
    assert wrong(target, site(tmp_path, {**LOCAL, **PRESCRIBED[target]})) == []


@pytest.mark.parametrize("target, files, complaints", SLIPS)
def test_each_slip_is_named(target, files, complaints, tmp_path):
    found = wrong(target, site(tmp_path, {**LOCAL, **files}))
    assert len(found) == len(complaints)
    for said, part in zip(found, complaints):
        assert part in said


MISSING = [  # target, files, the complaints: what is named is looked for, but no address
    ("hugo", PRESCRIBED["hugo"], [f" katex/{name} is not in static" for name in NAMES]),
    (
        "hugo",
        {"hugo.toml": "", "layouts/a.html": '{{ partial "math" . }}'
         '{{- partialCached "x/katex.html" . }}{{ partial "footer.html" . }}'
         '<script src="{{ $katex.RelPermalink }}"></script>',
         "layouts/page.html": "",
         "layouts/_partials/math.html": '"$" <script src="//e.org/katex.js"></script>'},
        ["x/katex.html is not in layouts/partials"],
    ),
    ("hugo", {"hugo.toml": "[[module.imports]]\npath = 'a/b'\n", "layouts/a.html": SCRIPT}, []),
    (
        "jekyll",
        {"_config.yml": "", "_layouts/a.html": "{% include math.html %} {% include b.html %}"
         '<script src="{{ site.baseurl }}/katex.js"></script> <script src="/js/mathjax.js">'},
        ["/js/mathjax.js is not in the site", "math.html is not in _includes"],
    ),
    (
        "mkdocs",
        {"mkdocs.yml": f"docs_dir: text\n{SETTINGS}"},
        [f"{name} is not in text" for name in ("x.js", "chtml.js", "formulas.css")],
    ),
    (
        "mkdocs",
        {"mkdocs.yml": f"{SETTINGS}  - https://e.org/katex.js\n  - path: a.mjs\n", **LOCAL},
        ["a.mjs is not in docs"],
    ),
]  # fmt: skip


@pytest.mark.parametrize("target, files, complaints", MISSING)
def test_a_file_that_is_named_and_not_there_is_told(target, files, complaints, tmp_path):
    found = wrong(target, site(tmp_path, files))
    assert [any(part in said for said in found) for part in complaints] == [True] * len(complaints)
    assert len(found) == len(complaints)


FENCE = "words\n\n```symkl\nkl Gamma Gamma\n```\n"
QUOTED = f"````markdown\n{FENCE}````\n"
FORMATTER = "!!python/name:symkl.hosts.superfences.fence"
BARE = "markdown_extensions: [admonition, pymdownx.details, pymdownx.superfences, "
BARE += "pymdownx.arithmatex: {generic: true}]\nextra_javascript: [//e.org/katex.js]\n"
PLAIN = {"conf.py": 'extensions = ["myst_parser"]\nmyst_enable_extensions = ["dollarmath"]\n'}

FENCES = [  # target, files, the complaints: a fence that nothing answers
    ("hugo", PRESCRIBED["hugo"], "content/a/b.md, line 3: this ```symkl fence stays code"),
    ("jekyll", PRESCRIBED["jekyll"], "_posts/b.md, line 3: this ```symkl fence stays code"),
    ("safe", {}, "b.md, line 3: this ```symkl fence stays code; symkl render --fences"),
    ("github", {}, "b.md, line 3: this ```symkl fence stays code; symkl render --fences"),
    ("mkdocs", {"mkdocs.yml": BARE}, "docs/b.md, line 3: this ```symkl fence stays code; pym"),
    ("myst", PRESCRIBED["myst"], "b.md, line 3: this ```symkl fence stays code; MyST wants"),
    ("quarto", PRESCRIBED["quarto"], "b.qmd, line 3: this ```symkl fence stays code; name"),
]


@pytest.mark.parametrize("target, files, complaint", FENCES)
def test_a_fence_that_nothing_answers_is_told(target, files, complaint, tmp_path):
    """In a page, not in a code block nor in what a tool has made; and none where it is answered."""
    path = complaint.partition(",")[0]
    quoted = {f"{Path(path).parent}/q{Path(path).suffix}": QUOTED, "public/p.md": FENCE}
    site(tmp_path, {**LOCAL, **files, **quoted})
    assert wrong(target, tmp_path) == []
    (said,) = wrong(target, site(tmp_path, {path: FENCE}))
    assert said.startswith(complaint)
    if target == "mkdocs":
        assert wrong(target, site(tmp_path, PRESCRIBED[target])) == []
        (said,) = wrong(target, site(tmp_path, {path: FENCE.replace("symkl", "symkl detail=2", 1)}))
        assert "options in quotes" in said
    if target == "myst":
        directive = FENCE.replace("symkl", "{symkl} kl Gamma Gamma", 1)
        assert wrong(target, site(tmp_path, {path: directive})) == []
        (said,) = wrong(target, site(tmp_path, PLAIN))
        assert "conf.py: extensions has no symkl.hosts.sphinx" in said
    if target == "quarto":
        site(tmp_path, {path: f"---\nfilters: [pandoc.lua]\n---\n{FENCE}"})
        assert wrong(target, tmp_path) == []


def test_a_folder_of_texts_outside_is_looked_into(tmp_path):
    site(tmp_path, {"out/b.md": FENCE, "one/mkdocs.yml": f"docs_dir: ../out\n{BARE}"})
    (said,) = wrong("mkdocs", tmp_path / "one")
    assert said.startswith("../out/b.md, line 3: ")
    site(tmp_path, {"one/mkdocs.yml": f"docs_dir: {tmp_path / 'out'}\n{BARE}"})
    (said,) = wrong("mkdocs", tmp_path / "one")
    assert said.startswith(f"{tmp_path / 'out' / 'b.md'}, line 3: ")


def test_many_fences_are_told_in_three_lines(tmp_path):
    site(tmp_path, {f"{k}.md": FENCE * 3 for k in range(4)})
    found = wrong("safe", tmp_path)
    assert len(found) == 3 and "(and 9 more)" in found[-1]


def test_a_formatter_of_another_name_is_told(tmp_path):
    other = SETTINGS.replace("symkl.hosts.superfences.fence", "symkl.hosts.fence")
    (said,) = wrong("mkdocs", site(tmp_path, {**LOCAL, "mkdocs.yml": other}))
    assert f"is not {FORMATTER}" in said
    rows = [row for row in SETTINGS.splitlines(True) if "validator" not in row]
    (said,) = wrong("mkdocs", site(tmp_path, {"mkdocs.yml": "".join(rows)}))
    assert "a fence has no options" in said


def test_a_site_without_a_template_is_told(tmp_path):
    for target in ("hugo", "hugo-passthrough"):
        files = {path: text for path, text in PRESCRIBED[target].items() if "_default" not in path}
        found = wrong(target, site(tmp_path / target, {**LOCAL, **files, "layouts/all.html": ""}))
        assert not any("Hugo makes no pages" in said for said in found)
        (tmp_path / target / "layouts" / "all.html").unlink()
        assert any("Hugo makes no pages" in said for said in wrong(target, tmp_path / target))
        (tmp_path / target / "themes" / "one").mkdir(parents=True)
        assert not any("Hugo makes no pages" in said for said in wrong(target, tmp_path / target))


def test_a_partial_that_no_template_takes_in_is_told(tmp_path):
    files = {**LOCAL, **PRESCRIBED["hugo"], "layouts/_default/single.html": "{{ .Content }}"}
    (said,) = wrong("hugo", site(tmp_path, files))
    assert said.startswith("layouts/partials/katex.html: no template takes it in; within head: {{")


def test_settings_that_a_reader_may_stumble_over(tmp_path):
    """Tags of mkdocs.yml, extensions as a mapping, a list that grows, a theme that is a module."""
    icons = "  pymdownx.emoji:\n    emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
    rest = "".join(f"  {n}: {{}}\n" for n in ("admonition", "pymdownx.details"))
    text = f"site_url: !ENV [URL, x]\nmarkdown_extensions:\n{icons}{rest}  pymdownx.superfences:\n"
    text += "  pymdownx.arithmatex: {generic: true}\nextra_javascript: [a/katex.js]\n"
    assert wrong("mkdocs", site(tmp_path, {"mkdocs.yml": text, "docs/a/katex.js": ""})) == []
    grows = 'extensions = ["a"]\nextensions += ["myst_nb"]\nmyst_enable_extensions = []\n'
    grows += 'myst_enable_extensions.append("dollarmath")\n'
    assert wrong("myst", site(tmp_path, {"conf.py": grows})) == []
    module = "[module]\n[[module.imports]]\npath = 'a/b'\n"
    assert wrong("hugo", site(tmp_path, {"hugo.toml": module})) == []


def test_nothing_in_a_conf_is_run(tmp_path):
    mark = tmp_path / "ran"
    site(tmp_path, {"conf.py": f'open({str(mark)!r}, "w")\nextensions = ["myst_parser"]\n'})
    diagnose("myst", tmp_path)
    assert not mark.exists()


def test_the_command(tmp_path):
    right = site(tmp_path / "a", {**LOCAL, **PRESCRIBED["hugo"]})
    good = symkl("doctor", "--target", "hugo", str(right))
    assert (good.returncode, good.stderr) == (0, "")
    assert "delimiters:" in good.stdout and "wrong" not in good.stdout
    bad = symkl("doctor", "--target", "hugo-passthrough", str(tmp_path / "a"))
    assert (bad.returncode, bad.stderr) == (1, "")
    assert "wrong  hugo.toml: markup.goldmark.extensions.passthrough is not enabled" in bad.stdout
    assert symkl("doctor", "--target", "markdown-safe", str(tmp_path)).returncode == 0


@pytest.mark.parametrize(
    "arguments, complaint",
    [
        (("--target", "hgo"), "did you mean hugo?"),
        ((), "--target"),
        (("--target", "hugo", "nowhere"), "there is no directory nowhere"),
        (("--target", "hugo", "broken"), "hugo.toml can't be read"),
        (("--target", "jekyll", "broken"), "_config.yml holds no settings"),
    ],
)
def test_a_slip_is_one_line(arguments, complaint, tmp_path):
    site(tmp_path / "broken", {"hugo.toml": "= 1\n", "_config.yml": "- a\n"})
    done = symkl("doctor", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert complaint in done.stderr and done.stderr.count("\n") == 1
