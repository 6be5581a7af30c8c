from sympy import log

from symkl.family import POSITIVE, Family, Parameter, log_beta
from symkl.nodes import HALF_LINE, LEBESGUE


class BetaPrime(Family):
    """x^(α−1) (1+x)^(−α−β) / B(α, β) for x > 0."""

    parameters = (
        Parameter("alpha", "alpha", POSITIVE, "shape at 0", also="a"),
        Parameter("beta", "beta", POSITIVE, "shape of the tail", also="b"),
    )
    conventions = "X/(1+X) is Beta(alpha, beta)"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, alpha, beta):
        return (alpha - 1) * log(x) - (alpha + beta) * log(1 + x) - log_beta(alpha, beta)
