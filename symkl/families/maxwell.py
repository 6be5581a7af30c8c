from sympy import log, pi

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class Maxwell(Family):
    """√(2/π) x² e^(−x²/(2a²)) / a³ for x > 0."""

    parameters = (Parameter("a", "a", POSITIVE, "scale", also="scale sigma"),)
    aliases = ("MaxwellBoltzmann",)
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, a):
        return log(2 / pi) / 2 + 2 * log(x) - 3 * log(a) - x**2 / (2 * a**2)
