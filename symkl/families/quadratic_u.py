from sympy import Abs, log

from symkl.family import REAL, Family, Parameter, above
from symkl.nodes import LEBESGUE


class QuadraticU(Family):
    """12 (x−(a+b)/2)² / (b−a)³ on [a, b]."""

    parameters = (
        Parameter("a", "a", REAL, "left end", also="low lower"),
        Parameter("b", "b", above("a", "the left end"), "right end", also="high upper"),
    )
    measure = LEBESGUE
    support = ("a", "b")

    @staticmethod
    def log_density(x, a, b):
        return log(12) + 2 * log(Abs(x - (a + b) / 2)) - 3 * log(b - a)
