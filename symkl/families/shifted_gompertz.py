from sympy import exp, log

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class ShiftedGompertz(Family):
    """b e^(−bx) e^(−ηe^(−bx)) (1+η(1−e^(−bx))) for x ≥ 0."""

    parameters = (
        Parameter("b", "b", POSITIVE, "rate", also="rate"),
        Parameter("eta", "eta", POSITIVE, "shape", also="shape"),
    )
    conventions = "b is the rate, 1/scale; the larger of Exponential(b) and a Gumbel law cut at 0"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, b, eta):
        return log(b) - b * x - eta * exp(-b * x) + log(1 + eta * (1 - exp(-b * x)))
