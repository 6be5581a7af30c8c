from sympy import log

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class Dagum(Family):
    """(ap/x) (x/b)^(ap) / ((x/b)^a+1)^(p+1) for x > 0."""

    parameters = (
        Parameter("p", "p", POSITIVE, "shape at 0", also="concentration"),
        Parameter("a", "a", POSITIVE, "shape of the tail", also="sharpness"),
        Parameter("b", "b", POSITIVE, "scale", also="scale"),
    )
    conventions = "the scale comes last"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, p, a, b):
        size = log(a) + log(p) - a * p * log(b)
        return size + (a * p - 1) * log(x) - (p + 1) * log(1 + (x / b) ** a)
