from sympy import log

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class LogLogistic(Family):
    """(β/α) (x/α)^(β−1) / (1+(x/α)^β)² for x > 0."""

    parameters = (
        Parameter("alpha", "alpha", POSITIVE, "scale"),
        Parameter("beta", "beta", POSITIVE, "shape"),
    )
    aliases = ("Fisk",)
    conventions = "the scale comes first, then the shape"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, alpha, beta):
        size = log(beta) - beta * log(alpha)
        return size + (beta - 1) * log(x) - 2 * log(1 + (x / alpha) ** beta)
