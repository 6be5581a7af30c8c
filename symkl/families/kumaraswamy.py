from sympy import log

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import LEBESGUE, UNIT_INTERVAL


class Kumaraswamy(Family):
    """a b x^(a−1) (1−x^a)^(b−1) on (0, 1)."""

    parameters = (
        Parameter("a", "a", POSITIVE, "shape at 0", also="concentration1"),
        Parameter("b", "b", POSITIVE, "shape at 1", also="concentration0"),
    )
    measure = LEBESGUE
    support = UNIT_INTERVAL

    @staticmethod
    def log_density(x, a, b):
        return log(a) + log(b) + (a - 1) * log(x) + (b - 1) * log(1 - x**a)
