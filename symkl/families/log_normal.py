from sympy import log, pi

from symkl.family import POSITIVE, REAL, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class LogNormal(Family):
    """exp(−(log x−μ)²/(2σ²)) / (√(2π) σ x) for x > 0."""

    parameters = (
        Parameter("mean", "mu", REAL, "mean of log X"),
        Parameter("std", "sigma", POSITIVE, "standard deviation of log X"),
    )
    conventions = "mean and std are those of log X"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, mean, std):
        return -((log(x) - mean) ** 2) / (2 * std**2) - log(x) - log(std) - log(2 * pi) / 2
