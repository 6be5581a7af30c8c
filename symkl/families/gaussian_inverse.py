from sympy import log, pi

from symkl.family import POSITIVE, Alternative, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class GaussianInverse(Family):
    """√(λ/(2πx³)) e^(−λ(x−μ)²/(2μ²x)) for x > 0."""

    parameters = (
        Parameter("mean", "mu", POSITIVE, "mean", also="loc"),
        Parameter("shape", "lambda", POSITIVE, "shape", also="concentration"),
    )
    alternatives = (
        Alternative("dispersion = 1/shape", POSITIVE, "shape", lambda dispersion: 1 / dispersion),
        Alternative("threshold = sqrt(shape), drift = sqrt(shape)/mean",
                    POSITIVE, "mean shape", lambda a, g: (a / g, a**2)),
        Alternative("variance = mean**3/shape", POSITIVE, "shape", lambda v, mean: mean**3 / v),
    )  # fmt: skip
    aliases = ("InverseGaussian",)
    conventions = "the variance is mean³/shape"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, mean, shape):
        size = log(shape / (2 * pi)) / 2
        return size - 3 * log(x) / 2 - shape * (x - mean) ** 2 / (2 * mean**2 * x)
