from sympy import log, loggamma

from symkl.family import POSITIVE, Alternative, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class Gamma(Family):
    """x^(k−1) e^(−x/θ) / (Γ(k) θ^k) for x > 0."""

    parameters = (
        Parameter("k", "k", POSITIVE, "shape", also="shape concentration a"),
        Parameter("theta", "theta", POSITIVE, "scale", also="scale"),
    )
    alternatives = (
        Alternative("rate = 1/theta", POSITIVE, "theta", lambda rate: 1 / rate),
        Alternative("mean = k*theta", POSITIVE, "theta", lambda mean, k: mean / k),
        Alternative("mean = k*theta, variance = k*theta**2", POSITIVE,
                    "k theta", lambda m, v: (m**2 / v, v / m)),
    )  # fmt: skip
    conventions = "theta is the scale, 1/rate"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, k, theta):
        return (k - 1) * log(x) - x / theta - loggamma(k) - k * log(theta)
