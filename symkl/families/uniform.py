from sympy import log

from symkl.family import REAL, Family, Parameter, above
from symkl.nodes import LEBESGUE


class Uniform(Family):
    """1/(b−a) on [a, b]."""

    parameters = (
        Parameter("left", "a", REAL, "left end"),
        Parameter("right", "b", above("left", "the left end"), "right end"),
    )
    measure = LEBESGUE
    support = ("left", "right")

    @staticmethod
    def log_density(x, left, right):
        return -log(right - left)
