from sympy import log, pi

from symkl.family import POSITIVE, REAL, Alternative, Family, Parameter, above
from symkl.nodes import LEBESGUE


class Arcsin(Family):
    """1/(π √((x−a)(b−x))) on (a, b)."""

    parameters = (
        Parameter("a", "a", REAL, "left end", also="low lower left"),
        Parameter("b", "b", above("a", "the left end"), "right end", also="high upper right"),
    )
    alternatives = (
        Alternative("loc = a, scale = b - a",
                    (REAL, POSITIVE), "a b", lambda loc, scale: (loc, loc + scale)),
    )  # fmt: skip
    aliases = ("Arcsine",)
    measure = LEBESGUE
    support = ("a", "b")

    @staticmethod
    def log_density(x, a, b):
        return -log(pi) - log(x - a) / 2 - log(b - x) / 2
