from sympy import S, log

from symkl.family import PROBABILITY, Family, Parameter
from symkl.nodes import COUNTING, Support


class Logarithmic(Family):
    """−p^k / (k log(1−p)) at k = 1, 2, …."""

    parameters = (Parameter("p", "p", PROBABILITY, "shape"),)
    aliases = ("LogSeries",)
    conventions = "p is the ratio of the series, not the probability of 1"
    measure = COUNTING
    support = Support(1, S.Infinity)

    @staticmethod
    def log_density(x, p):
        return x * log(p) - log(x) - log(-log(1 - p))
