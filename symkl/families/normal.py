from sympy import log, pi, sqrt

from symkl.family import POSITIVE, REAL, Alternative, Family, Parameter
from symkl.nodes import LEBESGUE, REAL_LINE


class Normal(Family):
    """exp(−(x−μ)²/(2σ²)) / (√(2π) σ) on the real line."""

    parameters = (
        Parameter("mean", "mu", REAL, "mean", also="loc"),
        Parameter("std", "sigma", POSITIVE, "standard deviation", also="scale sd"),
    )
    alternatives = (
        Alternative("variance | var = std**2", POSITIVE, "std", lambda variance: sqrt(variance)),
        Alternative("precision | tau = 1/std**2",
                    POSITIVE, "std", lambda precision: 1 / sqrt(precision)),
    )  # fmt: skip
    aliases = ("Gaussian",)
    conventions = "std is the standard deviation, not the variance"
    measure = LEBESGUE
    support = REAL_LINE

    @staticmethod
    def log_density(x, mean, std):
        return -((x - mean) ** 2) / (2 * std**2) - log(std) - log(2 * pi) / 2
