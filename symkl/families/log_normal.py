from sympy import log, pi, sqrt

from symkl.family import POSITIVE, REAL, Alternative, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class LogNormal(Family):
    """exp(−(log x−μ)²/(2σ²)) / (√(2π) σ x) for x > 0."""

    parameters = (
        Parameter("mean", "mu", REAL, "mean of log X", also="loc meanlog"),
        Parameter("std", "sigma", POSITIVE, "standard deviation of log X", also="scale sdlog"),
    )
    alternatives = (
        Alternative("variance | var = std**2", POSITIVE, "std", lambda variance: sqrt(variance)),
        Alternative("precision | tau = 1/std**2",
                    POSITIVE, "std", lambda precision: 1 / sqrt(precision)),
        Alternative("median = exp(mean)", POSITIVE, "mean", lambda median: log(median)),
        Alternative("s = std, scale = exp(mean)",
                    POSITIVE, "std mean", lambda s, scale: (s, log(scale))),
    )  # fmt: skip
    conventions = "log X is Normal(mean, std)"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, mean, std):
        return -((log(x) - mean) ** 2) / (2 * std**2) - log(x) - log(std) - log(2 * pi) / 2
