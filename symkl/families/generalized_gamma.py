from sympy import log, loggamma

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class GeneralizedGamma(Family):
    """p x^(d−1) e^(−(x/a)^p) / (a^d Γ(d/p)) for x > 0."""

    parameters = (
        Parameter("a", "a", POSITIVE, "scale", also="scale"),
        Parameter("d", "d", POSITIVE, "shape at 0"),
        Parameter("p", "p", POSITIVE, "power in the tail"),
    )
    conventions = "scale, shape at 0, power: p = 1 is Gamma(d, a), d = p is Weibull(a, p)"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, a, d, p):
        return log(p) + (d - 1) * log(x) - (x / a) ** p - d * log(a) - loggamma(d / p)
