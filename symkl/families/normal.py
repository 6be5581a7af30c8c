from sympy import log, pi

from symkl.family import POSITIVE, REAL, Family, Parameter
from symkl.nodes import LEBESGUE, REAL_LINE


class Normal(Family):
    """exp(−(x−μ)²/(2σ²)) / (√(2π) σ) on the real line."""

    parameters = (
        Parameter("mean", "mu", REAL, "mean"),
        Parameter("std", "sigma", POSITIVE, "standard deviation"),
    )
    aliases = ("Gaussian",)
    conventions = "std is the standard deviation, not the variance"
    measure = LEBESGUE
    support = REAL_LINE

    @staticmethod
    def log_density(x, mean, std):
        return -((x - mean) ** 2) / (2 * std**2) - log(std) - log(2 * pi) / 2
