from sympy import S, log

from symkl.family import POSITIVE, REAL, Family, Parameter
from symkl.nodes import LEBESGUE


class Frechet(Family):
    """z = (x−m)/s: (a/s) z^(−a−1) e^(−z^(−a)) for x > m."""

    parameters = (
        Parameter("a", "a", POSITIVE, "shape", also="shape alpha"),
        Parameter("s", "s", POSITIVE, "scale", also="scale"),
        Parameter("m", "m", REAL, "left end", also="loc"),
    )
    conventions = "shape, scale, left end"
    measure = LEBESGUE
    support = ("m", S.Infinity)

    @staticmethod
    def log_density(x, a, s, m):
        z = (x - m) / s
        return log(a) - log(s) - (a + 1) * log(z) - z ** (-a)
