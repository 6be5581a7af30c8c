from sympy import S, log, loggamma

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import COUNTING, Support


class YuleSimon(Family):
    """ρ B(k, ρ+1) at k = 1, 2, …."""

    parameters = (Parameter("rho", "rho", POSITIVE, "shape", also="shape"),)
    measure = COUNTING
    support = Support(1, S.Infinity)

    @staticmethod
    def log_density(x, rho):
        return log(rho) + loggamma(x) + loggamma(rho + 1) - loggamma(x + rho + 1)
