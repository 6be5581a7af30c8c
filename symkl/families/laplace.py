from sympy import Abs, log, sqrt

from symkl.family import POSITIVE, REAL, Alternative, Family, Parameter
from symkl.nodes import LEBESGUE, REAL_LINE


class Laplace(Family):
    """e^(−|x−μ|/b) / (2b) on the real line."""

    parameters = (
        Parameter("mu", "mu", REAL, "location", also="loc location mean median"),
        Parameter("b", "b", POSITIVE, "scale", also="scale"),
    )
    alternatives = (
        Alternative("rate = 1/b", POSITIVE, "b", lambda rate: 1 / rate),
        Alternative("variance | var = 2*b**2", POSITIVE, "b", lambda variance: sqrt(variance / 2)),
    )
    conventions = "b is the scale, not the standard deviation"
    measure = LEBESGUE
    support = REAL_LINE

    @staticmethod
    def log_density(x, mu, b):
        return -Abs(x - mu) / b - log(2 * b)
