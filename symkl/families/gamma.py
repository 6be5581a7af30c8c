from sympy import log, loggamma

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class Gamma(Family):
    """x^(k−1) e^(−x/θ) / (Γ(k) θ^k) for x > 0."""

    parameters = (
        Parameter("k", "k", POSITIVE, "shape"),
        Parameter("theta", "theta", POSITIVE, "scale"),
    )
    conventions = "theta is the scale, 1/rate"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, k, theta):
        return (k - 1) * log(x) - x / theta - loggamma(k) - k * log(theta)
