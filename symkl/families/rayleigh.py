from sympy import log

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class Rayleigh(Family):
    """x/σ² e^(−x²/(2σ²)) for x > 0."""

    parameters = (Parameter("sigma", "sigma", POSITIVE, "scale"),)
    conventions = "sigma is the scale, not the standard deviation of X"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, sigma):
        return log(x) - 2 * log(sigma) - x**2 / (2 * sigma**2)
