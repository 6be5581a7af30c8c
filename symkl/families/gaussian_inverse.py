from sympy import log, pi

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class GaussianInverse(Family):
    """√(λ/(2πx³)) e^(−λ(x−μ)²/(2μ²x)) for x > 0."""

    parameters = (
        Parameter("mean", "mu", POSITIVE, "mean"),
        Parameter("shape", "lambda", POSITIVE, "shape"),
    )
    aliases = ("InverseGaussian",)
    conventions = "the variance is mean³/shape"
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, mean, shape):
        size = log(shape / (2 * pi)) / 2
        return size - 3 * log(x) / 2 - shape * (x - mean) ** 2 / (2 * mean**2 * x)
