from sympy import exp, log

from symkl.family import POSITIVE, PROBABILITY, REAL, Alternative, Family, Parameter
from symkl.nodes import COUNTING, HALF_LINE


class Geometric0(Family):
    """p (1−p)^k at k = 0, 1, …."""

    parameters = (Parameter("p", "p", PROBABILITY, "probability of success", also="probs prob"),)
    alternatives = (
        Alternative("logits = log(p/(1 - p))", REAL, "p", lambda logits: 1 / (1 + exp(-logits))),
        Alternative("mean = (1 - p)/p", POSITIVE, "p", lambda mean: 1 / (1 + mean)),
    )
    conventions = "counts the failures before the first success, from 0"
    measure = COUNTING
    support = HALF_LINE
    edges = {("p", 1): 0}

    @staticmethod
    def log_density(x, p):
        return log(p) + x * log(1 - p)
