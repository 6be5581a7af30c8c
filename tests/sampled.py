"""Cells of the atlas, a sample that rotates with the commit; and what is asked of each."""

import subprocess
from pathlib import Path
from random import Random

from symkl.families import FAMILIES
from symkl.questions import kl

ROOT = Path(__file__).parents[1]


def commit():
    """The commit that is checked out, so that each commit tests other cells."""
    found = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return found.stdout.strip() or "no commit"


def cells():
    """Every ordered pair of families of one measure."""
    return [
        (p.__name__, q.__name__)
        for p in FAMILIES.values()
        for q in FAMILIES.values()
        if p.measure == q.measure
    ]


def sample(count, salt):
    return Random(f"{commit()}/{salt}").sample(cells(), count)


def derived(pair):
    return kl(FAMILIES[pair[0]].standard(1), FAMILIES[pair[1]].standard(2))
