from sympy import S, log

from symkl.family import ABOVE_ONE, PROBABILITY, Alternative, Family, Parameter
from symkl.nodes import COUNTING, Support


class Geometric(Family):
    """p (1−p)^(k−1) at k = 1, 2, …."""

    parameters = (Parameter("p", "p", PROBABILITY, "probability of success"),)
    alternatives = (Alternative("mean = 1/p", ABOVE_ONE, "p", lambda mean: 1 / mean),)
    conventions = "counts the trials up to and including the first success, from 1"
    measure = COUNTING
    support = Support(1, S.Infinity)
    edges = {("p", 1): 1}

    @staticmethod
    def log_density(x, p):
        return log(p) + (x - 1) * log(1 - p)
