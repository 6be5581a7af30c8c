from sympy import exp, log, pi, sqrt

from symkl.family import POSITIVE, REAL, Alternative, Family, Parameter
from symkl.nodes import LEBESGUE, REAL_LINE


class Logistic(Family):
    """z = (x−μ)/s: e^(−z) / (s (1+e^(−z))²) on the real line."""

    parameters = (
        Parameter("mu", "mu", REAL, "location", also="loc location mean median"),
        Parameter("s", "s", POSITIVE, "scale", also="scale"),
    )
    alternatives = (
        Alternative("variance | var = pi**2*s**2/3",
                    POSITIVE, "s", lambda variance: sqrt(3 * variance) / pi),
    )  # fmt: skip
    conventions = "s is the scale, not the standard deviation"
    measure = LEBESGUE
    support = REAL_LINE

    @staticmethod
    def log_density(x, mu, s):
        z = (x - mu) / s
        return -z - 2 * log(1 + exp(-z)) - log(s)
