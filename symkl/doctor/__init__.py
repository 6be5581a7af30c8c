"""What a target needs of the tool that reads it, and what is wrong with a user's configuration."""

from __future__ import annotations

from pathlib import Path

from symkl.doctor.needs import Finding
from symkl.doctor.targets import NEEDS

__all__ = ["Finding", "diagnose", "prescription"]


def prescription(target: str) -> str:
    """The configuration that the target needs, to be copied."""
    return NEEDS[target].snippet


def diagnose(target: str, directory: Path) -> list[Finding]:
    """What was looked at in the directory, and whether it is right; nothing is run or changed."""
    if not directory.is_dir():
        raise ValueError(f"there is no directory {directory}")
    return NEEDS[target].examine(directory)
