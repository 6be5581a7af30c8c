from sympy import erf, log, pi, sqrt

from symkl.family import POSITIVE, REAL, Alternative, Family, Parameter, above
from symkl.nodes import LEBESGUE


class TruncatedNormal(Family):
    """φ((x−μ)/σ) / (σ (Φ((b−μ)/σ)−Φ((a−μ)/σ))) on [a, b]."""

    parameters = (
        Parameter("mean", "mu", REAL, "mean before truncation"),
        Parameter("std", "sigma", POSITIVE, "standard deviation before truncation"),
        Parameter("a", "a", REAL, "left end"),
        Parameter("b", "b", above("a", "the left end"), "right end"),
    )
    alternatives = (
        Alternative("variance | var = std**2", POSITIVE, "std", lambda variance: sqrt(variance)),
        Alternative("loc = mean, scale = std, low | lower = a, high | upper = b",
                    (REAL, POSITIVE, REAL, REAL), "mean std a b", lambda *ends: ends),
    )  # fmt: skip
    conventions = "mean and std are those of the normal law before it is truncated"
    measure = LEBESGUE
    support = ("a", "b")

    @staticmethod
    def log_density(x, mean, std, a, b):
        kept = erf((b - mean) / (sqrt(2) * std)) - erf((a - mean) / (sqrt(2) * std))
        return -((x - mean) ** 2) / (2 * std**2) - log(std) - log(pi / 2) / 2 - log(kept)
