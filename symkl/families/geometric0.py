from sympy import log

from symkl.family import PROBABILITY, Family, Parameter
from symkl.nodes import COUNTING, HALF_LINE


class Geometric0(Family):
    """p (1−p)^k at k = 0, 1, …."""

    parameters = (Parameter("p", "p", PROBABILITY, "probability of success"),)
    conventions = "counts the failures before the first success, from 0"
    measure = COUNTING
    support = HALF_LINE
    edges = {("p", 1): 0}

    @staticmethod
    def log_density(x, p):
        return log(p) + x * log(1 - p)
