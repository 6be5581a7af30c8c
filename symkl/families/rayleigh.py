from sympy import log, pi, sqrt

from symkl.family import POSITIVE, Alternative, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class Rayleigh(Family):
    """x/σ² e^(−x²/(2σ²)) for x > 0."""

    parameters = (Parameter("sigma", "sigma", POSITIVE, "scale", also="scale"),)
    alternatives = (
        Alternative("component_variance = sigma**2",
                    POSITIVE, "sigma", lambda variance: sqrt(variance)),
        Alternative("mean_square = 2*sigma**2", POSITIVE, "sigma", lambda square: sqrt(square / 2)),
        Alternative("mean = sigma*sqrt(pi/2)", POSITIVE, "sigma", lambda mean: mean * sqrt(2 / pi)),
    )  # fmt: skip
    conventions = "sigma is the scale, not the standard deviation of X"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, sigma):
        return log(x) - 2 * log(sigma) - x**2 / (2 * sigma**2)
