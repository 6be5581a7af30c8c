from sympy import Abs, S, log

from symkl.families.uniform import Uniform
from symkl.family import UNFAIR, Family, Parameter
from symkl.nodes import LEBESGUE, UNIT_INTERVAL


class ContinuousBernoulli(Family):
    """p^x (1−p)^(1−x) log((1−p)/p)/(1−2p) on [0, 1]."""

    parameters = (Parameter("p", "p", UNFAIR, "shape"),)
    conventions = "p is not the mean; p = 1/2 is Uniform(0, 1)"
    measure = LEBESGUE
    support = UNIT_INTERVAL
    edges = {("p", S.Half): lambda p: Uniform(0, 1)}

    @staticmethod
    def log_density(x, p):
        size = log(Abs(log((1 - p) / p))) - log(Abs(1 - 2 * p))
        return x * log(p) + (1 - x) * log(1 - p) + size
