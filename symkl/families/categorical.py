from sympy import Tuple, log

from symkl.family import SIMPLEX, Family, Parameter
from symkl.nodes import COUNTING, Entry, Points, Support


class Categorical(Family):
    """p_k at k = 0, …, K−1."""

    parameters = (
        Parameter(
            "p", "p", SIMPLEX, "the probabilities of the K classes", ("p", "q"), also="probs"
        ),
    )
    conventions = "the classes are 0, …, K−1; each has a positive probability"
    measure = COUNTING

    @staticmethod
    def support(p):
        if isinstance(p, Tuple):
            return Points(*(k for k, mass in enumerate(p) if mass != 0))
        return Support(0, p.size - 1)

    @staticmethod
    def log_density(x, p):
        return log(Entry(p, x))
