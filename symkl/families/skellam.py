from sympy import Abs, besseli, log, sqrt

from symkl.families.poisson import Poisson
from symkl.family import POSITIVE, REAL, Alternative, Family, Parameter
from symkl.nodes import COUNTING, REAL_LINE


class Skellam(Family):
    """e^(−μ₁−μ₂) (μ₁/μ₂)^(k/2) I_|k|(2√(μ₁μ₂)) at k = …, −1, 0, 1, …."""

    parameters = (
        Parameter("mu1", "mu1", POSITIVE, "mean of the first count", also="rate1"),
        Parameter("mu2", "mu2", POSITIVE, "mean of the second count", also="rate2"),
    )
    alternatives = (
        Alternative("mean = mu1 - mu2, variance = mu1 + mu2", (REAL, POSITIVE),
                    "mu1 mu2", lambda m, v: ((v + m) / 2, (v - m) / 2)),
    )  # fmt: skip
    conventions = "the difference of Poisson(mu1) and Poisson(mu2)"
    measure = COUNTING
    support = REAL_LINE
    edges = {("mu2", 0): lambda mu1, mu2: Poisson(mu1)}

    @staticmethod
    def log_density(x, mu1, mu2):
        size = x * (log(mu1) - log(mu2)) / 2 - mu1 - mu2
        return size + log(besseli(Abs(x), 2 * sqrt(mu1 * mu2)))
