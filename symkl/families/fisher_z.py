from sympy import exp, log

from symkl.family import POSITIVE, Family, Parameter, log_beta
from symkl.nodes import LEBESGUE, REAL_LINE


class FisherZ(Family):
    """2 d1^(d1/2) d2^(d2/2) e^(d1 x) / (B(d1/2, d2/2) (d1 e^(2x)+d2)^((d1+d2)/2)) on ℝ."""

    parameters = (
        Parameter("d1", "d1", POSITIVE, "degrees of freedom above", also="df1"),
        Parameter("d2", "d2", POSITIVE, "degrees of freedom below", also="df2"),
    )
    conventions = "e^(2X) is FDistribution(d1, d2)"
    measure = LEBESGUE
    support = REAL_LINE

    @staticmethod
    def log_density(x, d1, d2):
        m, n = d1 / 2, d2 / 2
        size = log(2) + m * log(d1 / d2) - log_beta(m, n)
        return size + d1 * x - (m + n) * log(1 + d1 * exp(2 * x) / d2)
