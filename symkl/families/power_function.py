from sympy import log

from symkl.family import POSITIVE, REAL, Alternative, Family, Parameter, above
from symkl.nodes import LEBESGUE


class PowerFunction(Family):
    """α (x−a)^(α−1) / (b−a)^α on [a, b]."""

    parameters = (
        Parameter("alpha", "alpha", POSITIVE, "shape", also="shape"),
        Parameter("a", "a", REAL, "left end", also="low lower"),
        Parameter("b", "b", above("a", "the left end"), "right end", also="high upper"),
    )
    alternatives = (
        Alternative("loc = a, scale = b - a",
                    (REAL, POSITIVE), "a b", lambda loc, scale: (loc, loc + scale)),
    )  # fmt: skip
    conventions = "the shape, then the two ends"
    measure = LEBESGUE
    support = ("a", "b")

    @staticmethod
    def log_density(x, alpha, a, b):
        return log(alpha) + (alpha - 1) * log(x - a) - alpha * log(b - a)
