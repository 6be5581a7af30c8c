from sympy import log

from symkl.family import POSITIVE, Alternative, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class Exponential(Family):
    """λ e^(−λx) for x ≥ 0."""

    parameters = (Parameter("rate", "lambda", POSITIVE, "rate"),)
    alternatives = (
        Alternative("scale | mean = 1/rate", POSITIVE, "rate", lambda scale: 1 / scale),
    )
    conventions = "rate is 1/mean, not the scale"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, rate):
        return log(rate) - rate * x
