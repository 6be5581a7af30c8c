from sympy import log, loggamma

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class GammaInverse(Family):
    """b^a/Γ(a) x^(−a−1) e^(−b/x) for x > 0."""

    parameters = (
        Parameter("a", "a", POSITIVE, "shape", also="shape concentration alpha"),
        Parameter("b", "b", POSITIVE, "scale", also="scale rate beta"),
    )
    aliases = ("InverseGamma",)
    conventions = "1/X is Gamma(a, 1/b): b is the scale of X, the rate of 1/X"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, a, b):
        return a * log(b) - loggamma(a) - (a + 1) * log(x) - b / x
