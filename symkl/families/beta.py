from sympy import log

from symkl.family import POSITIVE, PROBABILITY, Alternative, Family, Parameter, log_beta
from symkl.nodes import LEBESGUE, UNIT_INTERVAL


class Beta(Family):
    """x^(α−1) (1−x)^(β−1) / B(α, β) on (0, 1)."""

    parameters = (
        Parameter("alpha", "alpha", POSITIVE, "shape at 0", also="a concentration1"),
        Parameter("beta", "beta", POSITIVE, "shape at 1", also="b concentration0"),
    )
    alternatives = (
        Alternative("mean = alpha/(alpha + beta), concentration | sample_size = alpha + beta",
                    (PROBABILITY, POSITIVE), "alpha beta",
                    lambda m, c: (m * c, (1 - m) * c)),
        Alternative("mean = alpha/(alpha + beta), "
                    "variance = alpha*beta/((alpha + beta)**2*(alpha + beta + 1))",
                    (PROBABILITY, POSITIVE), "alpha beta",
                    lambda m, v: (m * (m * (1 - m) / v - 1), (1 - m) * (m * (1 - m) / v - 1))),
    )  # fmt: skip
    measure = LEBESGUE
    support = UNIT_INTERVAL

    @staticmethod
    def log_density(x, alpha, beta):
        return (alpha - 1) * log(x) + (beta - 1) * log(1 - x) - log_beta(alpha, beta)
