from sympy import besseli, cos, log, pi

from symkl.families.uniform import Uniform
from symkl.family import POSITIVE, REAL, Family, Parameter
from symkl.nodes import LEBESGUE, Support


class VonMises(Family):
    """e^(k cos(x−μ)) / (2π I₀(k)) on [0, 2π]."""

    parameters = (
        Parameter("mu", "mu", REAL, "direction", also="loc"),
        Parameter("k", "k", POSITIVE, "concentration", also="concentration kappa"),
    )
    conventions = "angles from 0 to 2π, not from −π to π; k = 0 is Uniform(0, 2π)"
    measure = LEBESGUE
    support = Support(0, 2 * pi)
    edges = {("k", 0): lambda mu, k: Uniform(0, 2 * pi)}

    @staticmethod
    def log_density(x, mu, k):
        return k * cos(x - mu) - log(2 * pi) - log(besseli(0, k))
