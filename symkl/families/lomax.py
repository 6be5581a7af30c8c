from sympy import log

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class Lomax(Family):
    """(α/λ) (1+x/λ)^(−α−1) for x ≥ 0."""

    parameters = (
        Parameter("alpha", "alpha", POSITIVE, "shape", also="shape concentration"),
        Parameter("lamda", "lambda", POSITIVE, "scale", also="scale"),
    )
    aliases = ("ParetoII",)
    conventions = "X + lamda is Pareto(lamda, alpha)"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, alpha, lamda):
        return log(alpha) - log(lamda) - (alpha + 1) * log(1 + x / lamda)
