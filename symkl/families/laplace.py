from sympy import Abs, log

from symkl.family import POSITIVE, REAL, Family, Parameter
from symkl.nodes import LEBESGUE, REAL_LINE


class Laplace(Family):
    """e^(−|x−μ|/b) / (2b) on the real line."""

    parameters = (
        Parameter("mu", "mu", REAL, "location"),
        Parameter("b", "b", POSITIVE, "scale"),
    )
    conventions = "b is the scale, not the standard deviation"
    measure = LEBESGUE
    support = REAL_LINE

    @staticmethod
    def log_density(x, mu, b):
        return -Abs(x - mu) / b - log(2 * b)
