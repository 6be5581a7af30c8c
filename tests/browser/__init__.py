"""Pages in a real Chromium: opened, worked by keys and by hand, photographed; node for code."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
MODULES = HERE.parents[1] / "build" / "browser"


def needed(*programs: str) -> str:
    """The path of the first that is here. Without it a run in CI fails, elsewhere one skips."""
    found = next(filter(None, map(shutil.which, programs)), None)
    if found is None:
        missing = f"{programs[0]} is not here: make test installs it"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    return str(found)


def modules() -> Path:
    """The folder with the packages of package.json, installed once."""
    wanted = (HERE / "package.json").read_text("utf-8")
    stamp = MODULES / "stamp"
    if not (stamp.exists() and stamp.read_text("utf-8") == wanted):
        scratch = MODULES.with_name(f"browser.{os.getpid()}")  # several workers may want it
        scratch.mkdir(parents=True, exist_ok=True)
        (scratch / "package.json").write_text(wanted, "utf-8")
        npm = [needed("npm"), "install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"]
        subprocess.run(npm, cwd=scratch, check=True, timeout=300)
        (scratch / "stamp").write_text(wanted, "utf-8")
        shutil.rmtree(MODULES, ignore_errors=True)
        try:
            scratch.rename(MODULES)
        except OSError:  # another worker was quicker
            shutil.rmtree(scratch, ignore_errors=True)
    return MODULES


def node(code: str, given: Any) -> Any:
    """What the code makes of GIVEN: its last line puts it into ``out``."""
    start = 'const GIVEN = JSON.parse(require("fs").readFileSync(0, "utf8")); let out;\n'
    end = "\nconsole.log(JSON.stringify(out));"
    return _run([needed("node"), "-e", start + code + end], given)


def worked(pages: Sequence[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """What act.cjs found on each page: {file, positions} → what is on it and what it did."""
    job = {
        "chromium": needed("chromium", "chromium-browser"),
        "folder": str(folder),
        "pages": list(pages),
    }
    return _run([needed("node"), str(HERE / "act.cjs")], job, str(modules() / "node_modules"))


def _run(command: list[str], given: Any, path: str = "") -> Any:
    done = subprocess.run(
        command, input=json.dumps(given), capture_output=True, encoding="utf-8", timeout=300,
        env={**os.environ, "NODE_PATH": path},
    )  # fmt: skip
    if done.returncode:
        print(done.stderr, file=sys.stderr)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)
