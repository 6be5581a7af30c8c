"""LaTeX."""

from __future__ import annotations

import re
from pathlib import Path

from symkl.doctor.needs import Finding, Need, either, wrong

SNIPPET = r"""In the preamble:

    \usepackage{amsmath,amssymb}
"""

PACKAGES = ("amsmath", "amssymb")
USED = re.compile(r"\\(?:usepackage|RequirePackage)(?:\[[^\]]*\])?\{([^}]*)\}")
BRINGS = {"mathtools": {"amsmath"}, "newtxmath": set(PACKAGES), "unicode-math": set(PACKAGES)}


def paper(directory: Path) -> list[Finding]:
    findings = []
    for path in filter(Path.is_file, sorted(directory.glob("*.tex"))):
        text = re.sub(r"(?<!\\)%.*", "", path.read_text(encoding="utf-8", errors="replace"))
        if "\\documentclass" not in text:
            continue
        used = {p.strip() for m in USED.findall(text) for p in m.split(",")}
        used |= {p for name in used for p in BRINGS.get(name, ())}
        missing = [p for p in PACKAGES if p not in used]
        no = f"{path.name}: \\usepackage{{{','.join(missing)}}} is missing"
        findings.append(either(not missing, f"{path.name}: amsmath and amssymb", no))
    return findings or [wrong("no document with a \\documentclass here")]


NEEDS = {"paper": Need(SNIPPET, paper)}
