from sympy import log, pi

from symkl.family import POSITIVE, REAL, Family, Parameter
from symkl.nodes import LEBESGUE, REAL_LINE


class Cauchy(Family):
    """1 / (πγ (1+((x−x0)/γ)²)) on the real line."""

    parameters = (
        Parameter("x0", "x0", REAL, "location", also="loc location median mu"),
        Parameter("gamma", "gamma", POSITIVE, "scale", also="scale"),
    )
    aliases = ("Lorentz",)
    conventions = "gamma is the scale, half the distance of the quartiles"
    measure = LEBESGUE
    support = REAL_LINE

    @staticmethod
    def log_density(x, x0, gamma):
        return -log(1 + ((x - x0) / gamma) ** 2) - log(pi * gamma)
