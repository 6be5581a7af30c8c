from symkl.family import COUNT, POSITIVE, Family, Parameter, log_beta, log_choose
from symkl.nodes import COUNTING


class BetaBinomial(Family):
    """C(n,k) B(k+α, n−k+β) / B(α, β) at k = 0, …, n."""

    parameters = (
        Parameter("n", "n", COUNT, "number of trials", also="total_count trials"),
        Parameter("alpha", "alpha", POSITIVE, "shape at 0", also="a concentration1"),
        Parameter("beta", "beta", POSITIVE, "shape at n", also="b concentration0"),
    )
    conventions = "Binomial(n, P) with P ~ Beta(alpha, beta)"
    measure = COUNTING
    support = (0, "n")
    edges = {("n", 0): 0}

    @staticmethod
    def log_density(x, n, alpha, beta):
        size = log_choose(n, x) - log_beta(alpha, beta)
        return size + log_beta(x + alpha, n - x + beta)
