from sympy import log

from symkl.family import POSITIVE, Family, Parameter, above
from symkl.nodes import LEBESGUE


class Reciprocal(Family):
    """1/(x log(b/a)) on [a, b]."""

    parameters = (
        Parameter("a", "a", POSITIVE, "left end", also="low lower left"),
        Parameter("b", "b", above("a", "the left end", True), "right end", also="high upper right"),
    )
    aliases = ("LogUniform",)
    conventions = "log X is Uniform(log a, log b)"
    measure = LEBESGUE
    support = ("a", "b")

    @staticmethod
    def log_density(x, a, b):
        return -log(x) - log(log(b / a))
