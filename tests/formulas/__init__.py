"""Formulas as people write them, each with its verdict: ``from formulas import FORMULAS``."""

from formulas import (
    afresh,
    afresh_wrong,
    catalogue,
    counts,
    cross,
    gammas,
    gauss,
    interval,
    later,
    line,
    others,
    python_text,
    tails,
    unseen,
)
from formulas.entry import Formula

SUBJECTS = (
    gauss, gammas, line, tails, interval, counts, cross, others, catalogue, python_text, later,
    unseen, afresh, afresh_wrong,
)  # fmt: skip
FORMULAS: list[Formula] = [f for subject in SUBJECTS for f in subject.FORMULAS]
