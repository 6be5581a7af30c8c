from sympy import log, loggamma

from symkl.family import COUNT, PROBABILITY, Family, Parameter
from symkl.nodes import COUNTING, Support


class Binomial(Family):
    """C(n,k) p^k (1−p)^(n−k) at k = 0, …, n."""

    parameters = (
        Parameter("n", "n", COUNT, "number of trials"),
        Parameter("p", "p", PROBABILITY, "probability of success"),
    )
    measure = COUNTING
    point_masses = {("n", 0): 0, ("p", 0): 0, ("p", 1): "n"}

    @staticmethod
    def support(n, p):
        return Support(0, n)

    @staticmethod
    def log_density(x, n, p):
        log_choose = loggamma(n + 1) - loggamma(x + 1) - loggamma(n - x + 1)
        return log_choose + x * log(p) + (n - x) * log(1 - p)
