from sympy import exp, log

from symkl.family import PROBABILITY, REAL, Alternative, Family, Parameter
from symkl.nodes import COUNTING, UNIT_INTERVAL


class Bernoulli(Family):
    """p^k (1−p)^(1−k) at k = 0, 1."""

    parameters = (Parameter("p", "p", PROBABILITY, "probability of 1", also="probs prob mean"),)
    alternatives = (
        Alternative("logits = log(p/(1 - p))", REAL, "p", lambda logits: 1 / (1 + exp(-logits))),
    )
    measure = COUNTING
    support = UNIT_INTERVAL
    edges = {("p", 0): 0, ("p", 1): 1}

    @staticmethod
    def log_density(x, p):
        return x * log(p) + (1 - x) * log(1 - p)
