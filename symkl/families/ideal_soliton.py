from sympy import Eq, Piecewise, log

from symkl.family import COUNT, Family, Parameter
from symkl.nodes import COUNTING


class IdealSoliton(Family):
    """1/k at 1, 1/(i(i−1)) at i = 2, …, k."""

    parameters = (Parameter("k", "k", COUNT, "largest value"),)
    conventions = "the robust law of the same name is another"
    measure = COUNTING
    support = (1, "k")
    edges = {("k", 1): 1}

    @staticmethod
    def log_density(x, k):
        return Piecewise((-log(k), Eq(x, 1)), (-log(x) - log(x - 1), True))
