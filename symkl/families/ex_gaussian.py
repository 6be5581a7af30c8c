from sympy import erfc, log, sqrt

from symkl.family import POSITIVE, REAL, Alternative, Family, Parameter
from symkl.nodes import LEBESGUE, REAL_LINE


class ExGaussian(Family):
    """(λ/2) e^((λ/2)(2μ+λσ²−2x)) erfc((μ+λσ²−x)/(√2 σ)) on the real line."""

    parameters = (
        Parameter("mean", "mu", REAL, "mean of the normal part", also="loc"),
        Parameter("std", "sigma", POSITIVE, "standard deviation of the normal part", also="scale"),
        Parameter("rate", "lambda", POSITIVE, "rate of the exponential part"),
    )
    alternatives = (
        Alternative("tau | nu = 1/rate", POSITIVE, "rate", lambda tau: 1 / tau),
        Alternative("K = 1/(std*rate)", POSITIVE, "rate", lambda K, std: 1 / (K * std)),
    )
    conventions = "the sum of Normal(mean, std) and Exponential(rate); mean is not that of the sum"
    measure = LEBESGUE
    support = REAL_LINE

    @staticmethod
    def log_density(x, mean, std, rate):
        tilt = rate * (2 * mean + rate * std**2 - 2 * x) / 2
        return log(rate / 2) + tilt + log(erfc((mean + rate * std**2 - x) / (sqrt(2) * std)))
