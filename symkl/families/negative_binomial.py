from sympy import exp, log

from symkl.family import POSITIVE, PROBABILITY, REAL, Alternative, Family, Parameter, log_choose
from symkl.nodes import COUNTING, HALF_LINE


class NegativeBinomial(Family):
    """C(k+r−1, k) p^r (1−p)^k at k = 0, 1, …."""

    parameters = (
        Parameter("r", "r", POSITIVE, "number of successes", also="total_count n concentration"),
        Parameter("p", "p", PROBABILITY, "probability of success"),
    )
    alternatives = (
        Alternative("probs = 1 - p", PROBABILITY, "p", lambda probs: 1 - probs),
        Alternative("logits = log((1 - p)/p)", REAL, "p", lambda logits: 1 / (1 + exp(logits))),
        Alternative("mean = r*(1 - p)/p", POSITIVE, "p", lambda mean, r: r / (r + mean)),
        Alternative("mean = r*(1 - p)/p, dispersion = 1/r", POSITIVE,
                    "r p", lambda mean, alpha: (1 / alpha, 1 / (1 + alpha * mean))),
    )  # fmt: skip
    conventions = "counts the failures before the r-th success; r need not be whole"
    measure = COUNTING
    support = HALF_LINE
    edges = {("r", 0): 0, ("p", 1): 0}

    @staticmethod
    def log_density(x, r, p):
        return log_choose(x + r - 1, x) + r * log(p) + x * log(1 - p)
