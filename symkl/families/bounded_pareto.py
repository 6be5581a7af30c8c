from sympy import log

from symkl.family import POSITIVE, Family, Parameter, above
from symkl.nodes import LEBESGUE


class BoundedPareto(Family):
    """α l^α x^(−α−1) / (1−(l/r)^α) on [l, r]."""

    parameters = (
        Parameter("alpha", "alpha", POSITIVE, "shape", also="shape"),
        Parameter("left", "l", POSITIVE, "left end", also="low"),
        Parameter("right", "r", above("left", "the left end", True), "right end", also="high"),
    )
    conventions = "the shape, then the two ends"
    measure = LEBESGUE
    support = ("left", "right")

    @staticmethod
    def log_density(x, alpha, left, right):
        kept = 1 - (left / right) ** alpha
        return log(alpha) + alpha * log(left) - (alpha + 1) * log(x) - log(kept)
