from sympy import log, pi, sqrt

from symkl.family import POSITIVE, Alternative, Family, Parameter
from symkl.nodes import LEBESGUE, Support


class WignerSemicircle(Family):
    """2√(R²−x²) / (πR²) on [−R, R]."""

    parameters = (Parameter("R", "R", POSITIVE, "radius", also="radius scale"),)
    alternatives = (
        Alternative("variance | var = R**2/4", POSITIVE, "R", lambda variance: 2 * sqrt(variance)),
    )
    conventions = "R is the radius, not the standard deviation R/2"
    measure = LEBESGUE

    @staticmethod
    def support(R):
        return Support(-R, R)

    @staticmethod
    def log_density(x, R):
        return log(2 / pi) - 2 * log(R) + log(R - x) / 2 + log(R + x) / 2
