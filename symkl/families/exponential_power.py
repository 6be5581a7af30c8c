from sympy import Abs, log, loggamma

from symkl.family import POSITIVE, REAL, Family, Parameter
from symkl.nodes import LEBESGUE, REAL_LINE


class ExponentialPower(Family):
    """β/(2αΓ(1/β)) e^(−(|x−μ|/α)^β) on the real line."""

    parameters = (
        Parameter("mu", "mu", REAL, "location", also="loc mean median"),
        Parameter("alpha", "alpha", POSITIVE, "scale", also="scale"),
        Parameter("beta", "beta", POSITIVE, "shape", also="shape power"),
    )
    aliases = ("GeneralizedNormal",)
    conventions = "beta = 1 is Laplace(mu, alpha), beta = 2 is Normal(mu, alpha/√2)"
    measure = LEBESGUE
    support = REAL_LINE

    @staticmethod
    def log_density(x, mu, alpha, beta):
        size = log(beta) - log(2 * alpha) - loggamma(1 / beta)
        return size - (Abs(x - mu) / alpha) ** beta
