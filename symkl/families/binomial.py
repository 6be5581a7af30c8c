from sympy import exp, log

from symkl.family import COUNT, PROBABILITY, REAL, Alternative, Family, Parameter, log_choose
from symkl.nodes import COUNTING


class Binomial(Family):
    """C(n,k) p^k (1−p)^(n−k) at k = 0, …, n."""

    parameters = (
        Parameter("n", "n", COUNT, "number of trials", also="total_count trials size"),
        Parameter("p", "p", PROBABILITY, "probability of success", also="probs prob"),
    )
    alternatives = (
        Alternative("logits = log(p/(1 - p))", REAL, "p", lambda logits: 1 / (1 + exp(-logits))),
    )
    measure = COUNTING
    support = (0, "n")
    edges = {("n", 0): 0, ("p", 0): 0, ("p", 1): "n"}

    @staticmethod
    def log_density(x, n, p):
        return log_choose(n, x) + x * log(p) + (n - x) * log(1 - p)
