from sympy import exp, log, pi

from symkl.family import POSITIVE, REAL, Family, Parameter
from symkl.nodes import LEBESGUE, REAL_LINE


class Moyal(Family):
    """z = (x−μ)/σ: e^(−(z+e^(−z))/2) / (√(2π) σ) on the real line."""

    parameters = (
        Parameter("mu", "mu", REAL, "location", also="loc mode"),
        Parameter("sigma", "sigma", POSITIVE, "scale", also="scale"),
    )
    conventions = "mu is the mode, not the mean; sigma is not the standard deviation"
    measure = LEBESGUE
    support = REAL_LINE

    @staticmethod
    def log_density(x, mu, sigma):
        z = (x - mu) / sigma
        return -(z + exp(-z)) / 2 - log(sigma) - log(2 * pi) / 2
