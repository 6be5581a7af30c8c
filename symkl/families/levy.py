from sympy import S, log, pi

from symkl.family import POSITIVE, REAL, Family, Parameter
from symkl.nodes import LEBESGUE


class Levy(Family):
    """√(c/(2π)) e^(−c/(2(x−μ))) (x−μ)^(−3/2) for x > μ."""

    parameters = (
        Parameter("mu", "mu", REAL, "left end", also="loc"),
        Parameter("c", "c", POSITIVE, "scale", also="scale"),
    )
    conventions = "1/(X − mu) is Gamma(1/2, 2/c)"
    measure = LEBESGUE
    support = ("mu", S.Infinity)

    @staticmethod
    def log_density(x, mu, c):
        return log(c / (2 * pi)) / 2 - c / (2 * (x - mu)) - 3 * log(x - mu) / 2
