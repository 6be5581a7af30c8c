from sympy import log

from symkl.family import POSITIVE, Family, Parameter, log_beta
from symkl.nodes import HALF_LINE, LEBESGUE


class FDistribution(Family):
    """√((d1 x)^d1 d2^d2 / (d1 x+d2)^(d1+d2)) / (x B(d1/2, d2/2)) for x > 0."""

    parameters = (
        Parameter("d1", "d1", POSITIVE, "degrees of freedom above", also="df1 dfn"),
        Parameter("d2", "d2", POSITIVE, "degrees of freedom below", also="df2 dfd"),
    )
    aliases = ("FisherSnedecor",)
    conventions = "degrees of freedom of the numerator, then of the denominator"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, d1, d2):
        m, n = d1 / 2, d2 / 2
        size = m * log(d1 / d2) - log_beta(m, n)
        return size + (m - 1) * log(x) - (m + n) * log(1 + d1 * x / d2)
