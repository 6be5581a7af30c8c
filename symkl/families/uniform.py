from sympy import log

from symkl.family import POSITIVE, REAL, Alternative, Family, Parameter, above
from symkl.nodes import LEBESGUE


class Uniform(Family):
    """1/(b−a) on [a, b]."""

    parameters = (
        Parameter("left", "a", REAL, "left end", also="low lower"),
        Parameter("right", "b", above("left", "the left end"), "right end", also="high upper"),
    )
    alternatives = (
        Alternative("loc = left, scale = right - left", (REAL, POSITIVE),
                    "left right", lambda loc, scale: (loc, loc + scale)),
    )  # fmt: skip
    measure = LEBESGUE
    support = ("left", "right")

    @staticmethod
    def log_density(x, left, right):
        return -log(right - left)
