from sympy import S, log, zeta

from symkl.family import ABOVE_ONE, Family, Parameter
from symkl.nodes import COUNTING, Support


class Zeta(Family):
    """k^(−s) / ζ(s) at k = 1, 2, …."""

    parameters = (Parameter("s", "s", ABOVE_ONE, "exponent", also="power exponent a"),)
    aliases = ("Zipf",)
    conventions = "the exponent is s, not s + 1"
    measure = COUNTING
    support = Support(1, S.Infinity)

    @staticmethod
    def log_density(x, s):
        return -s * log(x) - log(zeta(s))
