from sympy import S, log

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import LEBESGUE


class Benini(Family):
    """L = log(x/σ): (α+2βL)/x e^(−αL−βL²) for x ≥ σ."""

    parameters = (
        Parameter("alpha", "alpha", POSITIVE, "weight of L"),
        Parameter("beta", "beta", POSITIVE, "weight of L²"),
        Parameter("sigma", "sigma", POSITIVE, "smallest value", also="scale"),
    )
    conventions = "the smallest value comes last"
    measure = LEBESGUE
    support = ("sigma", S.Infinity)

    @staticmethod
    def log_density(x, alpha, beta, sigma):
        L = log(x) - log(sigma)
        return log(alpha + 2 * beta * L) - log(x) - alpha * L - beta * L**2
