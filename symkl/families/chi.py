from sympy import log, loggamma

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class Chi(Family):
    """2^(1−k/2) x^(k−1) e^(−x²/2) / Γ(k/2) for x > 0."""

    parameters = (Parameter("k", "k", POSITIVE, "degrees of freedom", also="df nu"),)
    conventions = "X² is ChiSquared(k); k need not be whole"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, k):
        return (1 - k / 2) * log(2) + (k - 1) * log(x) - x**2 / 2 - loggamma(k / 2)
