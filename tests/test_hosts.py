"""Every recipe of docs/hosts.md in the real host: its files as they stand there, its commands."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from chromium import CHROMIUM, REPORT, seen
from running import ROOT
from toolchain import needed, prescribed

from symkl import Gamma, kl
from symkl.doctor import prescription
from symkl.request import request

TEXT = (ROOT / "docs" / "hosts.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", TEXT, re.M | re.S))
FILE = re.compile(r"`([\w./-]*\.\w+)`[^`\n]*:\n\n(`{3,})\w+\n(.*?)^\2$", re.M | re.S)
COMMANDS = re.compile(r"^```sh\n(.*?)^```$", re.M | re.S)
TAG = re.compile(r"<[^>]+>")


def recipe(name):
    """The files and the commands of the section that begins with the name."""
    (text,) = (body for title, body in SECTIONS.items() if title.startswith(name))
    files = {path: body for path, _, body in FILE.findall(text)}
    return files, [line for block in COMMANDS.findall(text) for line in block.splitlines()]


@pytest.fixture
def run(tmp_path):
    """A command as the user types it, with symkl and the hosts on the path."""
    programs = tmp_path / "programs"
    programs.mkdir()
    script = f'#!/bin/sh\nexec "{sys.executable}" -m symkl "$@"\n'
    (programs / "symkl").write_text(script)
    (programs / "symkl").chmod(0o755)
    (programs / "python").symlink_to(sys.executable)
    path = [str(programs), str(Path(sys.executable).parent), os.environ["PATH"]]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": os.pathsep.join(path)}
    folder = tmp_path / "user"

    def do(command, status=0):
        done = subprocess.run(
            command, shell=True, cwd=folder, env=environment, capture_output=True,
            encoding="utf-8", timeout=200,
        )  # fmt: skip
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr

    folder.mkdir()
    do.folder, do.programs = folder, programs
    return do


def put(folder, files):
    for path, body in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(body, encoding="utf-8")


def formulas(markdown):
    """The displayed formulas of a block of Markdown, as TeX without blanks."""
    return [squeezed(tex) for tex in re.findall(r"^ *\$\$\n(.*?)\n *\$\$", markdown, re.M | re.S)]


def squeezed(text):
    return re.sub(r"\s+", "", text)


def arrived(html):
    """The text of the HTML, without blanks and tags."""
    return squeezed(unescape(TAG.sub("", html)))


def all_there(html, *requests, target):
    text = arrived(html)
    for words in requests:
        sent = formulas(request(words).markdown(target))
        assert sent
        for formula in sent:
            assert formula in text, (words, formula)


STATED = "kl Gamma Gamma show=statement,chain"
IN_SHELL = re.compile(r"^    ((?:npm|mkdir|tar|rm) .*)$", re.M)
COUNT = "report(() => [{!r}, {!r}].map(s => document.querySelectorAll(s).length))"


def as_the_doctor_says(run, target, **edits):
    """The files and the commands of a prescription, in the folder of a new site."""
    put(run.folder, prescribed(target))
    for path, edit in edits.items():
        put(run.folder, {path: edit((run.folder / path).read_text(encoding="utf-8"))})
    needed("npm")
    for command in IN_SHELL.findall(prescription(target)):
        run(command)


def typeset(page, folder, formula, error):
    """How many formulas a browser finds on the page that were typeset, and how many were not."""
    if CHROMIUM is None:
        pytest.skip("no chromium here")
    count = COUNT.format(formula, error)
    script = f"<script>addEventListener('load', () => setTimeout(() => {count}, 2000))</script>"
    page.write_text(page.read_text(encoding="utf-8") + REPORT + script, encoding="utf-8")
    (found, console) = seen(page, folder)
    return (*found, console)


@pytest.mark.parametrize("target, files", [("hugo", 3), ("hugo-passthrough", 1)])
def test_a_new_hugo_site_as_the_doctor_says(target, files, run, tmp_path):
    """On a server's path of its own; every formula of the post is typeset in a browser."""
    base = 'baseURL = "https://e.org/sub/"\n'
    put(run.folder, {"hugo.toml": base})
    edit = {"hugo.toml": lambda text: base + text} if target == "hugo-passthrough" else {}
    as_the_doctor_says(run, target, **edit)
    posts, commands = recipe("Posts")
    put(run.folder, posts)
    for command in commands:
        run(command.replace("safe", target))
    assert "wrong" not in run(f"symkl doctor --target {target}")
    assert "WARN" not in run(needed("hugo"))
    public = run.folder / "public"
    assert 'href="/sub/posts/kl/"' in (public / "index.html").read_text(encoding="utf-8")
    page = public / "posts" / "kl" / "index.html"
    html = page.read_text(encoding="utf-8")
    named = re.findall(r'(?:src|href)="/sub/(katex/[^"]+)"', html)
    assert len(named) == files and all((public / name).is_file() for name in named)
    page.write_text(html.replace('"/sub/', f'"{public.as_uri()}/'), encoding="utf-8")
    if target == "hugo":
        assert html[html.index("<body>") :].count("$$") == 4
    drawn, failed, console = typeset(page, tmp_path, ".katex-display", ".katex-error")
    assert (drawn, failed, console) == (2, 0, [])


def test_a_new_mkdocs_site_as_the_doctor_says(run, tmp_path):
    name = "site_name: x\nuse_directory_urls: false\n"
    as_the_doctor_says(run, "mkdocs", **{"mkdocs.yml": lambda text: name + text})
    put(run.folder, {"docs/index.md": recipe("MkDocs")[0]["docs/index.md"]})
    assert "wrong" not in run("symkl doctor --target mkdocs")
    run("mkdocs build --strict")
    page = run.folder / "site" / "index.html"
    sent = page.read_text(encoding="utf-8").count('class="arithmatex"')
    assert sent > 5
    drawn, failed, _ = typeset(page, tmp_path, ".arithmatex mjx-math", "mjx-merror")
    assert (drawn, failed) == (sent, 0)


def test_posts_in_place(run):
    files, commands = recipe("Posts")
    put(run.folder, files)
    for command in commands:
        run(command)
    (path,) = files
    text = (run.folder / path).read_text(encoding="utf-8")
    assert text.startswith("---\ntitle: Two bell curves\n---\n")
    assert "\n   $$\n   \\begin{aligned}\n" in text
    assert formulas(request("kl Normal Normal show=statement").markdown())[0] in squeezed(text)
    fence = re.search(r"^````markdown\n(```symkl.*?)^````$", TEXT, re.M | re.S)[1]
    (run.folder / "fence.md").write_text(fence)
    assert "--fences" in run("symkl render fence.md")
    run("symkl render --fences fence.md")
    assert (run.folder / "fence.md").read_text().startswith("<!-- symkl: kl Gamma Gamma show=")


def test_pre_commit(run, tmp_path):
    """The real pre-commit, with the hooks as they are declared; only their installation is not."""
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
    git = "git -c user.name=a -c user.email=a@b.c -c commit.gpgsign=false"
    run(f"cd {hooks} && git init -q && git add -A && {git} commit -qm hooks")
    revision = run(f"git -C {hooks} rev-parse HEAD").strip()
    files, (command,) = recipe("Before")
    ((path, config),) = files.items()
    config = config.replace("REPOSITORY", str(hooks)).replace("REVISION", revision)
    system = "\n        language: system\n"
    config = config.rstrip() + system + "      - id: symkl-check" + system
    post = "<!-- symkl: entropy Exponential -->\n<!-- /symkl -->\n"
    put(run.folder, {path: config, "post.md": post, "other.md": "words\n", "code.py": post})
    run(f"git init -q && git add -A && {git} commit -qm post")
    assert "out of date: post.md" in run(f"{command} symkl-check", status=1)
    assert (run.folder / "post.md").read_text() == post
    assert "files were modified by this hook" in run(f"{command} symkl-render", status=1)
    assert "$$" in (run.folder / "post.md").read_text(encoding="utf-8")
    run(f"git add -A && {command}")
    assert (run.folder / "code.py").read_text() == post


def cells(source):
    """A notebook of the cells of a script in the percent format."""
    code = {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": []}
    parts = [part.strip("\n") for part in source.split("# %%\n")[1:]]
    made = [{**code, "id": f"cell{n}", "source": part} for n, part in enumerate(parts)]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def test_notebook(run):
    files, (command,) = recipe("Notebooks")
    put(run.folder, {"notebook.ipynb": cells(files["notebook.py"])})
    run(command)
    html = (run.folder / "notebook.html").read_text(encoding="utf-8")
    assert 'data-mime-type="application/vnd.jupyter.error"' not in html
    text = arrived(html)
    shown = kl(Gamma("a", 1), Gamma("b", 1))
    for formula in formulas(shown._repr_markdown_()):
        assert formula in text
    asked = ["entropy Gamma detail=2", "kl Normal Normal show=statement"]
    all_there(html, *asked, "kl Exponential Exponential show=statement", target="jupyter")
    assert r"-\lambda_{1}+\lambda_{2}$" in text  # the result, as SymPy shows it


def test_a_slip_in_a_notebook_is_one_line():
    from IPython.core.error import UsageError
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell()
    shell.run_line_magic("load_ext", "symkl")
    with pytest.raises(UsageError, match="did you mean Gamma"):
        shell.run_line_magic("symkl", "kl Gama Gamma")
    for late in ("kl Gamma Gamma label=x", "kl Gamma Gamma lemma=99"):
        with pytest.raises(UsageError, match=r"a label numbers the result|the lemmas are"):
            shell.run_line_magic("symkl", late)
    with pytest.raises(UsageError, match="unknown option"):
        shell.run_cell_magic("symkl", "detial=2", "kl Gamma Gamma")
    answer = shell.run_line_magic("symkl", "kl Gamma Gamma")
    data, _ = shell.display_formatter.format(answer)
    assert data["text/markdown"] == request("kl Gamma Gamma").markdown("jupyter")
    assert "text/latex" in shell.display_formatter.format(answer.derivation)[0]


def test_mkdocs(run):
    files, (command,) = recipe("MkDocs")
    put(run.folder, files)
    run(command)
    html = (run.folder / "site" / "index.html").read_text(encoding="utf-8")
    all_there(html, STATED, "entropy Exponential detail=2", target="mkdocs")
    assert '<span class="arithmatex">' in html and "```" not in html
    wrong = files["docs/index.md"].replace("entropy Exponential", "entropy Exponental")
    put(run.folder, {"docs/index.md": wrong})
    assert "did you mean Exponential?" in run(command, status=1)


def test_a_slip_in_the_options_of_a_fence():
    from pymdownx.superfences import SuperFencesException

    from symkl.hosts.superfences import fence, validate

    options: dict = {}
    assert validate("symkl", {"detial": "2"}, options, {}, None)
    with pytest.raises(SuperFencesException, match="did you mean detail"):
        fence("kl Gamma Gamma", "symkl", "symkl", options, None)


def test_sphinx(run):
    files, (command,) = recipe("Sphinx")
    put(run.folder, files)
    run(command)
    for page, words in {"index": f"{STATED} label=kl-gamma", "other": f"{NORMAL} detail=2"}.items():
        html = (run.folder / "build" / f"{page}.html").read_text(encoding="utf-8")
        html = re.sub(r"\\(?:begin|end)\{split\}", "", html)
        all_there(html, words, target="myst")
        assert 'class="math notranslate' in html
    put(run.folder, {"index.md": files["index.md"].replace("Gamma Gamma", "Gamma Gama")})
    assert "did you mean Gamma?" in run(command, status=1)


def test_a_whole_page_in_sphinx(run):
    """In order, with no warning, and with a number that other pages refer to."""
    conf = recipe("Sphinx")[0]["conf.py"]
    index = "# One\n\n```{symkl} kl Gamma Gamma\n:show: page\n:label: one\n:width: 50\n```\n\n"
    index += "## After\n\nBy {eq}`one` and {eq}`two`.\n\n```{toctree}\nother\n```\n"
    other = "Two\n===\n\n.. symkl:: kl Normal Normal\n   :show: page\n   :label: two\n\n"
    other += "After\n-----\n\nBy :eq:`two` and :eq:`one`.\n"
    put(run.folder, {"conf.py": conf, "index.md": index, "other.rst": other})
    run("sphinx-build -W . build")
    for page, (own, away) in {"index": ("one", "two"), "other": ("two", "one")}.items():
        html = (run.folder / "build" / f"{page}.html").read_text(encoding="utf-8")
        parts = ["Statement</p>", f'id="equation-{own}"', ">Derivation</p>", ">Conventions</p>",
                 "<h2>After"]  # fmt: skip
        places = [html.index(part) for part in parts]
        assert places == sorted(places)
        assert f'href="#equation-{own}"' in html and f'.html#equation-{away}"' in html


NORMAL = 'kl "Normal(mu, sigma)" "Normal(0, 1)"'


def test_pandoc(run):
    import pypandoc

    files, (command,) = recipe("pandoc")
    (run.programs / "pandoc").symlink_to(pypandoc.get_pandoc_path())
    put(run.folder, files)
    run(command)
    html = (run.folder / "post.html").read_text(encoding="utf-8")
    assert html.count("<math") > 6 and "symkl" not in html
    run(command.replace("--mathml", "--mathjax"))
    html = (run.folder / "post.html").read_text(encoding="utf-8")
    all_there(html, STATED, "entropy Exponential detail=2", target="pandoc")
    put(run.folder, {"post.md": files["post.md"].replace("Gamma Gamma", "Gamma Gama")})
    assert "did you mean Gamma?" in run(command, status=83)


HOSTS = ["IPython", "markdown", "pymdownx", "sphinx", "docutils", "myst_parser", "pandoc"]


def test_no_host_is_imported_unless_it_is_used():
    code = "import sys, symkl; symkl.kl('Gamma', 'Gamma').render('markdown'); print(*sys.modules)"
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ).stdout.split()  # fmt: skip
    assert "symkl" in found
    assert not [name for name in found if name.split(".")[0] in HOSTS or "hosts" in name]


def test_the_commands_are_those_that_are_tested():
    assert len(SECTIONS) == 6
    for name in SECTIONS:
        files, commands = recipe(name.split()[0].rstrip(":,"))
        assert files and commands and all(shlex.split(c) for c in commands), name
