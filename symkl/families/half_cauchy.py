from sympy import log, pi

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class HalfCauchy(Family):
    """2/(πγ (1+(x/γ)²)) for x ≥ 0."""

    parameters = (Parameter("gamma", "gamma", POSITIVE, "scale", also="scale median"),)
    conventions = "|X| of X ~ Cauchy(0, gamma); gamma is its median"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, gamma):
        return log(2 / pi) - log(gamma) - log(1 + (x / gamma) ** 2)
