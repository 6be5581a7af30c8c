"""The real tools that pages are written for: one file a tool, each run once for many pages.

A tool's ``convert(folder, pages)`` takes the text of each page by name and returns the formulas
that arrived in each; it raises ``Complaint`` with what the tool said where it did not like a page.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from textwrap import dedent

from symkl.doctor import prescription


class Complaint(AssertionError):
    """What the tool said."""


def needed(program: str, where: str = "make test installs it") -> str:
    """The program's path. Without it a run in CI fails; elsewhere the test is skipped."""
    import pytest

    beside = str(Path(sys.executable).parent)  # of an environment that is not activated
    found = shutil.which(program) or shutil.which(program, path=beside)
    if found is None:
        missing = f"{program} is not here ({where})"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    return str(found)


def run(command: Sequence[str | Path], folder: Path, text: str | None = None) -> str:
    """stdout of the command; Complaint with what it said where it fails."""
    done = subprocess.run(
        [str(c) for c in command], cwd=folder, input=text, capture_output=True, encoding="utf-8",
        timeout=300,
    )  # fmt: skip
    if done.returncode:
        raise Complaint(f"{Path(command[0]).name}: {(done.stdout + done.stderr)[-3000:]}")
    return done.stdout


FILE = re.compile(r"(?:[\w-]+/)*[\w-]+\.(?:toml|html|yml|js|css|py)\b")
INDENTED = re.compile(r"((?:\S.*\n)+)\n((?:(?:    .*)?\n)+)")


def prescribed(target: str) -> dict[str, str]:
    """The files that ``symkl doctor`` says the target needs: the last that a paragraph names."""
    pieces = ((FILE.findall(words), body) for words, body in INDENTED.findall(prescription(target)))
    return {names[-1]: dedent(body).strip("\n") + "\n" for names, body in pieces if names}
