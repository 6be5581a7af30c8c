from sympy import S, log

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import LEBESGUE


class Pareto(Family):
    """α m^α x^(−α−1) for x ≥ m."""

    parameters = (
        Parameter("xm", "x_m", POSITIVE, "smallest value", also="scale m minimum"),
        Parameter("alpha", "alpha", POSITIVE, "shape", also="shape concentration"),
    )
    conventions = "the smallest value comes first, then the shape"
    measure = LEBESGUE
    support = ("xm", S.Infinity)

    @staticmethod
    def log_density(x, xm, alpha):
        return log(alpha) + alpha * log(xm) - (alpha + 1) * log(x)
