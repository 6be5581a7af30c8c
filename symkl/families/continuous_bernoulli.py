from sympy import Abs, S, exp, log

from symkl.families.uniform import Uniform
from symkl.family import NONZERO, UNFAIR, Alternative, Family, Parameter
from symkl.nodes import LEBESGUE, UNIT_INTERVAL


class ContinuousBernoulli(Family):
    """p^x (1−p)^(1−x) log((1−p)/p)/(1−2p) on [0, 1]."""

    parameters = (Parameter("p", "p", UNFAIR, "shape", also="probs"),)
    alternatives = (
        Alternative("logits = log(p/(1 - p))", NONZERO, "p", lambda logits: 1 / (1 + exp(-logits))),
    )
    conventions = "p is not the mean; p = 1/2 is Uniform(0, 1)"
    measure = LEBESGUE
    support = UNIT_INTERVAL
    edges = {("p", S.Half): lambda p: Uniform(0, 1)}

    @staticmethod
    def log_density(x, p):
        size = log(Abs(log((1 - p) / p))) - log(Abs(1 - 2 * p))
        return x * log(p) + (1 - x) * log(1 - p) + size
