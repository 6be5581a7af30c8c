from sympy import log

from symkl.family import POSITIVE, PROBABILITY, Family, Parameter, log_choose
from symkl.nodes import COUNTING, HALF_LINE


class NegativeBinomial(Family):
    """C(k+r−1, k) p^r (1−p)^k at k = 0, 1, …."""

    parameters = (
        Parameter("r", "r", POSITIVE, "number of successes"),
        Parameter("p", "p", PROBABILITY, "probability of success"),
    )
    conventions = "counts the failures before the r-th success; r need not be whole"
    measure = COUNTING
    support = HALF_LINE
    edges = {("r", 0): 0, ("p", 1): 0}

    @staticmethod
    def log_density(x, r, p):
        return log_choose(x + r - 1, x) + r * log(p) + x * log(1 - p)
