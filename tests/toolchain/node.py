"""KaTeX and MathJax in one node process: what they say of each formula."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from toolchain import Complaint, needed, run

HERE = Path(__file__).parent
MODULES = HERE.parents[1] / "build" / "node"


def modules() -> Path:
    """The folder with the packages of package.json, installed once."""
    wanted = (HERE / "package.json").read_text()
    stamp = MODULES / "stamp"
    if not (stamp.exists() and stamp.read_text() == wanted):
        scratch = MODULES.with_name(f"node.{os.getpid()}")  # several workers may want it at once
        scratch.mkdir(parents=True, exist_ok=True)
        (scratch / "package.json").write_text(wanted)
        npm = needed("npm")
        run([npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"], scratch)
        (scratch / "stamp").write_text(wanted)
        shutil.rmtree(MODULES, ignore_errors=True)
        try:
            scratch.rename(MODULES)
        except OSError:  # another worker was quicker
            shutil.rmtree(scratch, ignore_errors=True)
    return MODULES


def complaints(folder: Path, formulas: Iterable[tuple[bool, str]]) -> list[str]:
    """engine: what it said: formula."""
    asked = sorted(set(formulas))
    (folder / "formulas.json").write_text(json.dumps(asked))
    script = HERE / "typeset.cjs"
    environment = f"NODE_PATH={modules() / 'node_modules'}"
    out = run(["env", environment, needed("node"), script, "formulas.json"], folder)
    found = json.loads(out)
    if found["asked"] != len(asked):
        raise Complaint(f"node read {found['asked']} formulas of {len(asked)}")
    return found["complaints"]
