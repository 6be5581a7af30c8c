from sympy import Piecewise, log

from symkl.families.power_function import PowerFunction
from symkl.family import REAL, Family, Parameter, above, between, mirrored
from symkl.nodes import LEBESGUE


class Triangular(Family):
    """2(x−a)/((b−a)(c−a)) to c, 2(b−x)/((b−a)(b−c)) from c, on [a, b]."""

    parameters = (
        Parameter("a", "a", REAL, "left end", also="low lower"),
        Parameter("b", "b", above("a", "the left end"), "right end", also="high upper"),
        Parameter("c", "c", between("a", "b", "the two ends"), "mode", also="mode peak"),
    )
    conventions = "the two ends, then the mode"
    measure = LEBESGUE
    support = ("a", "b")
    edges = {
        ("c", "a"): lambda a, b, c: mirrored(PowerFunction(2, a, b)),
        ("c", "b"): lambda a, b, c: PowerFunction(2, a, b),
    }

    @staticmethod
    def log_density(x, a, b, c):
        pieces = (log((x - a) / (c - a)), x < c), (log((b - x) / (b - c)), True)
        return log(2 / (b - a)) + Piecewise(*pieces)
