from sympy import erfc, log, sqrt

from symkl.family import POSITIVE, REAL, Family, Parameter
from symkl.nodes import LEBESGUE, REAL_LINE


class ExGaussian(Family):
    """(λ/2) e^((λ/2)(2μ+λσ²−2x)) erfc((μ+λσ²−x)/(√2 σ)) on the real line."""

    parameters = (
        Parameter("mean", "mu", REAL, "mean of the normal part"),
        Parameter("std", "sigma", POSITIVE, "standard deviation of the normal part"),
        Parameter("rate", "lambda", POSITIVE, "rate of the exponential part"),
    )
    conventions = "the sum of Normal(mean, std) and Exponential(rate); mean is not that of the sum"
    measure = LEBESGUE
    support = REAL_LINE

    @staticmethod
    def log_density(x, mean, std, rate):
        tilt = rate * (2 * mean + rate * std**2 - 2 * x) / 2
        return log(rate / 2) + tilt + log(erfc((mean + rate * std**2 - x) / (sqrt(2) * std)))
