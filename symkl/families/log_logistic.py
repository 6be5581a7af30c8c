from sympy import exp, log

from symkl.family import POSITIVE, REAL, Alternative, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class LogLogistic(Family):
    """(β/α) (x/α)^(β−1) / (1+(x/α)^β)² for x > 0."""

    parameters = (
        Parameter("alpha", "alpha", POSITIVE, "scale", also="scale median"),
        Parameter("beta", "beta", POSITIVE, "shape", also="shape"),
    )
    alternatives = (
        Alternative("loc = log(alpha), scale = 1/beta", (REAL, POSITIVE),
                    "alpha beta", lambda loc, scale: (exp(loc), 1 / scale)),
    )  # fmt: skip
    aliases = ("Fisk",)
    conventions = "the scale comes first, then the shape"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, alpha, beta):
        size = log(beta) - beta * log(alpha)
        return size + (beta - 1) * log(x) - 2 * log(1 + (x / alpha) ** beta)
