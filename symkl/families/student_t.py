from sympy import log, loggamma, pi

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import LEBESGUE, REAL_LINE


class StudentT(Family):
    """Γ((ν+1)/2)/(√(νπ) Γ(ν/2)) (1+x²/ν)^(−(ν+1)/2) on the real line."""

    parameters = (Parameter("nu", "nu", POSITIVE, "degrees of freedom", also="df"),)
    conventions = "location 0, scale 1"
    measure = LEBESGUE
    support = REAL_LINE

    @staticmethod
    def log_density(x, nu):
        size = loggamma((nu + 1) / 2) - loggamma(nu / 2) - log(pi * nu) / 2
        return size - (nu + 1) / 2 * log(1 + x**2 / nu)
