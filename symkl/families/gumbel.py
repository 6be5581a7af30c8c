from sympy import exp, log

from symkl.family import POSITIVE, REAL, Family, Parameter
from symkl.nodes import LEBESGUE, REAL_LINE


class Gumbel(Family):
    """z = (x−μ)/β: e^(−z−e^(−z))/β on the real line."""

    parameters = (
        Parameter("beta", "beta", POSITIVE, "scale", also="scale"),
        Parameter("mu", "mu", REAL, "location", also="loc location mode"),
    )
    conventions = "the scale comes first; the law of a maximum"
    measure = LEBESGUE
    support = REAL_LINE

    @staticmethod
    def log_density(x, beta, mu):
        z = (x - mu) / beta
        return -z - exp(-z) - log(beta)
