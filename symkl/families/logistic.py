from sympy import exp, log

from symkl.family import POSITIVE, REAL, Family, Parameter
from symkl.nodes import LEBESGUE, REAL_LINE


class Logistic(Family):
    """z = (x−μ)/s: e^(−z) / (s (1+e^(−z))²) on the real line."""

    parameters = (
        Parameter("mu", "mu", REAL, "location"),
        Parameter("s", "s", POSITIVE, "scale"),
    )
    conventions = "s is the scale, not the standard deviation"
    measure = LEBESGUE
    support = REAL_LINE

    @staticmethod
    def log_density(x, mu, s):
        z = (x - mu) / s
        return -z - 2 * log(1 + exp(-z)) - log(s)
