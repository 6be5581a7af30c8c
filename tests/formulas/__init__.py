"""Formulas as people write them, each with its verdict: ``from formulas import FORMULAS``."""

from formulas import gammas, gauss
from formulas.entry import Formula

SUBJECTS = gauss, gammas
FORMULAS: list[Formula] = [f for subject in SUBJECTS for f in subject.FORMULAS]
