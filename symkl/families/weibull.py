from sympy import log

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class Weibull(Family):
    """(β/α) (x/α)^(β−1) e^(−(x/α)^β) for x > 0."""

    parameters = (
        Parameter("alpha", "alpha", POSITIVE, "scale", also="scale"),
        Parameter("beta", "beta", POSITIVE, "shape", also="shape concentration"),
    )
    conventions = "the scale comes first, then the shape"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, alpha, beta):
        return log(beta) - beta * log(alpha) + (beta - 1) * log(x) - (x / alpha) ** beta
