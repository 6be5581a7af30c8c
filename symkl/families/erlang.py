from sympy import log, loggamma

from symkl.family import COUNT, POSITIVE, Alternative, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class Erlang(Family):
    """λ^k x^(k−1) e^(−λx) / Γ(k) for x > 0."""

    parameters = (
        Parameter("k", "k", COUNT, "shape", also="shape concentration"),
        Parameter("l", "lambda", POSITIVE, "rate", also="rate"),
    )
    alternatives = (
        Alternative("scale = 1/l", POSITIVE, "l", lambda scale: 1 / scale),
        Alternative("mean = k/l", POSITIVE, "l", lambda mean, k: k / mean),
    )
    conventions = "the second parameter is a rate, 1/scale; k is whole"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, k, rate):
        return k * log(rate) + (k - 1) * log(x) - rate * x - loggamma(k)
