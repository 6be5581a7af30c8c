from sympy import exp, log

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class Gompertz(Family):
    """bη exp(η + bx − ηe^(bx)) for x ≥ 0."""

    parameters = (
        Parameter("b", "b", POSITIVE, "rate"),
        Parameter("eta", "eta", POSITIVE, "shape"),
    )
    conventions = "b is the rate, 1/scale"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, b, eta):
        return log(b) + log(eta) + eta + b * x - eta * exp(b * x)
