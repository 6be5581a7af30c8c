"""The command as a user runs it: another process, stdout and stderr apart."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-c", "from symkl.cli import main; main()"]


def symkl(*arguments: str, cwd: Path | None = None, text: str | None = None, **environment: str):
    """Run it; the result has returncode, stdout and stderr."""
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "_SYMKL_COMPLETE")}
    path = os.pathsep.join(filter(None, [str(ROOT), kept.get("PYTHONPATH")]))
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=cwd,
        input=text if text is not None else "",
        env={**kept, "PYTHONPATH": path, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
