from sympy import log, loggamma

from symkl.family import POSITIVE, Alternative, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class Nakagami(Family):
    """2 m^m x^(2m−1) e^(−m x²/Ω) / (Γ(m) Ω^m) for x > 0."""

    parameters = (
        Parameter("mu", "mu", POSITIVE, "shape", also="shape m nu"),
        Parameter("omega", "omega", POSITIVE, "mean of X²", also="spread"),
    )
    alternatives = (Alternative("scale = sqrt(omega)", POSITIVE, "omega", lambda scale: scale**2),)
    conventions = "omega is the mean of X²; mu may lie below 1/2"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, mu, omega):
        size = log(2) + mu * log(mu / omega) - loggamma(mu)
        return size + (2 * mu - 1) * log(x) - mu * x**2 / omega
