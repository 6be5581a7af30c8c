from sympy import exp, log

from symkl.family import POSITIVE, Alternative, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class Gompertz(Family):
    """bη exp(η + bx − ηe^(bx)) for x ≥ 0."""

    parameters = (
        Parameter("b", "b", POSITIVE, "rate", also="rate"),
        Parameter("eta", "eta", POSITIVE, "shape", also="shape concentration"),
    )
    alternatives = (Alternative("scale = 1/b", POSITIVE, "b", lambda scale: 1 / scale),)
    conventions = "b is the rate, 1/scale"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, b, eta):
        return log(b) + log(eta) + eta + b * x - eta * exp(b * x)
