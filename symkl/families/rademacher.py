from sympy import log

from symkl.family import Family
from symkl.nodes import COUNTING, Points


class Rademacher(Family):
    """1/2 at −1, 1."""

    conventions = "the sign of a fair coin"
    measure = COUNTING
    support = Points(-1, 1)

    @staticmethod
    def log_density(x):
        return -log(2)
