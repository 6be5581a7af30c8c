from sympy import cos, log, pi

from symkl.family import POSITIVE, REAL, Family, Parameter
from symkl.nodes import LEBESGUE, Support


class RaisedCosine(Family):
    """(1+cos(π(x−μ)/s)) / (2s) on [μ−s, μ+s]."""

    parameters = (
        Parameter("mu", "mu", REAL, "mean", also="loc mean"),
        Parameter("s", "s", POSITIVE, "half-width"),
    )
    conventions = "s is half the length of the support, not the standard deviation"
    measure = LEBESGUE

    @staticmethod
    def support(mu, s):
        return Support(mu - s, mu + s)

    @staticmethod
    def log_density(x, mu, s):
        return log(1 + cos(pi * (x - mu) / s)) - log(2 * s)
