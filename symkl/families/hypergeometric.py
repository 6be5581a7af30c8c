from sympy import Max, Min

from symkl.family import COUNT, Alternative, Family, Parameter, log_choose, part_of
from symkl.nodes import COUNTING, Support


class Hypergeometric(Family):
    """C(m,k) C(N−m,n−k) / C(N,n) at k = max(0, n+m−N), …, min(m, n)."""

    parameters = (
        Parameter("N", "N", COUNT, "size of the population", also="population"),
        Parameter("m", "m", part_of("N"), "number of successes in the population", also="K"),
        Parameter("n", "n", part_of("N"), "number of draws", also="draws"),
    )
    alternatives = (
        Alternative("M = N, n = m, N = n", (COUNT, part_of("M"), part_of("M")),
                    "N m n", lambda *scipy: scipy),
    )  # fmt: skip
    conventions = "population, successes in it, draws without replacement"
    measure = COUNTING
    edges = {("m", 0): 0, ("n", 0): 0, ("m", "N"): "n", ("n", "N"): "m"}

    @staticmethod
    def support(N, m, n):
        return Support(Max(0, n + m - N), Min(m, n))

    @staticmethod
    def log_density(x, N, m, n):
        return log_choose(m, x) + log_choose(N - m, n - x) - log_choose(N, n)
