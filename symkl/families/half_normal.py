from sympy import log, pi

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class HalfNormal(Family):
    """√2/(σ√π) e^(−x²/(2σ²)) for x ≥ 0."""

    parameters = (Parameter("sigma", "sigma", POSITIVE, "standard deviation of the normal law"),)
    conventions = "|X| of X ~ Normal(0, sigma); sigma is not the standard deviation of |X|"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, sigma):
        return log(2 / pi) / 2 - log(sigma) - x**2 / (2 * sigma**2)
