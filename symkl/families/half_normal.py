from sympy import log, pi, sqrt

from symkl.family import POSITIVE, Alternative, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class HalfNormal(Family):
    """√2/(σ√π) e^(−x²/(2σ²)) for x ≥ 0."""

    parameters = (
        Parameter(
            "sigma", "sigma", POSITIVE, "standard deviation of the normal law", also="scale"
        ),
    )
    alternatives = (
        Alternative("precision | tau = 1/sigma**2",
                    POSITIVE, "sigma", lambda precision: 1 / sqrt(precision)),
        Alternative("mean = sigma*sqrt(2/pi)", POSITIVE, "sigma", lambda mean: mean * sqrt(pi / 2)),
    )  # fmt: skip
    conventions = "|X| of X ~ Normal(0, sigma); sigma is not the standard deviation of |X|"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, sigma):
        return log(2 / pi) / 2 - log(sigma) - x**2 / (2 * sigma**2)
