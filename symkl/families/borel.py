from sympy import S, log, loggamma

from symkl.family import ABOVE_ONE, PROBABILITY, Alternative, Family, Parameter
from symkl.nodes import COUNTING, Support


class Borel(Family):
    """e^(−μk) (μk)^(k−1) / k! at k = 1, 2, …."""

    parameters = (Parameter("mu", "mu", PROBABILITY, "mean number of children"),)
    alternatives = (Alternative("mean = 1/(1 - mu)", ABOVE_ONE, "mu", lambda mean: 1 - 1 / mean),)
    conventions = "mu is not the mean of X, which is 1/(1−mu)"
    measure = COUNTING
    support = Support(1, S.Infinity)
    edges = {("mu", 0): 1}

    @staticmethod
    def log_density(x, mu):
        return (x - 1) * (log(mu) + log(x)) - mu * x - loggamma(x + 1)
