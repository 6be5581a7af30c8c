"""``symkl doctor``: the prescription, then each finding; the status says whether all is well."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from symkl.catalogue import pick
from symkl.doctor import diagnose, prescription
from symkl.doctor.targets import NEEDS
from symkl.files import MissingExtra
from symkl.render.targets import ALIASES


def run(put: Callable[[str, str | None], None], target: str, directory: str) -> int:
    """Print what the target needs and what was found; 1 where something is wrong."""
    name = pick("target", ALIASES.get(target, target), NEEDS)
    head = [f"What {name} needs", "", prescription(name), f"In {directory}", ""]
    try:
        findings = diagnose(name, Path(directory))
    except MissingExtra:  # what the target needs can be said all the same
        put("\n".join(head), None)
        raise
    lines = [f"{'ok   ' if finding.right else 'wrong'}  {finding.words}" for finding in findings]
    put("\n".join([*head, *lines]), None)
    return 0 if all(finding.right for finding in findings) else 1
