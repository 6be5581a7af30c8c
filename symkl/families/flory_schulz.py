from sympy import S, log

from symkl.family import PROBABILITY, Family, Parameter
from symkl.nodes import COUNTING, Support


class FlorySchulz(Family):
    """a² k (1−a)^(k−1) at k = 1, 2, …."""

    parameters = (Parameter("a", "a", PROBABILITY, "probability that the chain ends"),)
    measure = COUNTING
    support = Support(1, S.Infinity)
    edges = {("a", 1): 1}

    @staticmethod
    def log_density(x, a):
        return 2 * log(a) + log(x) + (x - 1) * log(1 - a)
