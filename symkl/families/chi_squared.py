from sympy import log, loggamma

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class ChiSquared(Family):
    """x^(k/2−1) e^(−x/2) / (2^(k/2) Γ(k/2)) for x > 0."""

    parameters = (Parameter("k", "k", POSITIVE, "degrees of freedom", also="df nu"),)
    aliases = ("ChiSquare",)
    conventions = "k need not be whole"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, k):
        return (k / 2 - 1) * log(x) - x / 2 - k * log(2) / 2 - loggamma(k / 2)
