"""Every command and every snippet of the README works as it stands there."""

import re
import shlex

import pytest
from running import ROOT, symkl

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)
COMMANDS = [
    line.removeprefix("$ ")
    for kind, block in BLOCKS
    if kind == "console"
    for line in block.splitlines()
]


def blocks(kind):
    return [block for name, block in BLOCKS if name == kind]


def test_the_kinds_of_block_are_those_that_are_tested_here():
    assert {kind for kind, _ in BLOCKS} == {"sh", "console", "markdown", "python"}
    assert len(COMMANDS) >= 10


def test_every_command(tmp_path):
    for command in COMMANDS:
        program, *arguments = shlex.split(command)
        assert program == "symkl"
        result = symkl(*arguments, cwd=tmp_path)
        assert (result.returncode, result.stderr) == (0, ""), command
        assert result.stdout or "-o" in arguments, command


@pytest.mark.parametrize("source", blocks("python"))
def test_the_python(source):
    found: dict = {}
    exec(compile(source, "README.md", "exec"), found)
    assert found["d"].status == "closed"


def test_the_markers(tmp_path):
    (markers,) = blocks("markdown")
    post, page = tmp_path / "POST.md", tmp_path / "POST.html"
    post.write_text(markers, encoding="utf-8")
    assert symkl("render", "--check", str(post)).returncode == 1
    assert symkl("render", str(post)).returncode == 0
    assert symkl("render", "--check", str(post)).returncode == 0
    assert symkl("render", "--format", "html", "-o", str(page), str(post)).returncode == 0
    assert page.stat().st_size > 10_000


def test_the_make_targets_are_there():
    targets = re.findall(r"^make (\w+)", "\n".join(blocks("sh")), flags=re.MULTILINE)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert targets == ["post", "test"]
    assert all(re.search(rf"^{target}:", makefile, flags=re.MULTILINE) for target in targets)


def test_the_links_lead_somewhere():
    for target in re.findall(r"\]\(([^)]+)\)", README):
        assert (ROOT / target).exists(), target


def test_no_machine_is_named():
    for path in (ROOT / "README.md", ROOT / "Makefile", ROOT / "pyproject.toml"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"https?://|/work/|/home/|/root/|\bpypi\b", text), path


GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"^```python\n(.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("number", range(len(SNIPPETS)))
def test_the_guide(number):
    found: dict = {"__name__": "guide"}
    exec(compile(SNIPPETS[number], f"guide.md, snippet {number + 1}", "exec"), found)
    assert found["d"].status == "closed"


PUBLIC = ("symkl.questions.kl", "symkl.questions.entropy", "symkl.questions.cross_entropy",
          "symkl.theorems")  # fmt: skip


@pytest.mark.parametrize("name", PUBLIC)
def test_the_examples_in_the_docstrings(name):
    import doctest
    import importlib

    importlib.import_module(name)
    import sys

    result = doctest.testmod(sys.modules[name])
    assert result.attempted > 0 and result.failed == 0
