from sympy import log, pi, sqrt

from symkl.family import POSITIVE, REAL, Alternative, Family, Parameter
from symkl.nodes import LEBESGUE, UNIT_INTERVAL


class LogitNormal(Family):
    """exp(−(logit x−μ)²/(2s²)) / (√(2π) s x(1−x)) on (0, 1)."""

    parameters = (
        Parameter("mu", "mu", REAL, "mean of logit X", also="loc"),
        Parameter("s", "s", POSITIVE, "standard deviation of logit X", also="scale sigma"),
    )
    alternatives = (
        Alternative("variance | var = s**2", POSITIVE, "s", lambda variance: sqrt(variance)),
        Alternative("precision | tau = 1/s**2",
                    POSITIVE, "s", lambda precision: 1 / sqrt(precision)),
    )  # fmt: skip
    conventions = "mu and s are those of log(X/(1−X))"
    measure = LEBESGUE
    support = UNIT_INTERVAL

    @staticmethod
    def log_density(x, mu, s):
        logit = log(x) - log(1 - x)
        return -((logit - mu) ** 2) / (2 * s**2) - log(s) - log(2 * pi) / 2 - log(x) - log(1 - x)
