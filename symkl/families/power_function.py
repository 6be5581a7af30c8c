from sympy import log

from symkl.family import POSITIVE, REAL, Family, Parameter, above
from symkl.nodes import LEBESGUE


class PowerFunction(Family):
    """α (x−a)^(α−1) / (b−a)^α on [a, b]."""

    parameters = (
        Parameter("alpha", "alpha", POSITIVE, "shape"),
        Parameter("a", "a", REAL, "left end"),
        Parameter("b", "b", above("a", "the left end"), "right end"),
    )
    conventions = "the shape, then the two ends"
    measure = LEBESGUE
    support = ("a", "b")

    @staticmethod
    def log_density(x, alpha, a, b):
        return log(alpha) + (alpha - 1) * log(x - a) - alpha * log(b - a)
