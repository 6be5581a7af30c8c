from sympy import log

from symkl.family import COUNT, Family, Parameter
from symkl.nodes import COUNTING


class Die(Family):
    """1/n at 1, …, n."""

    parameters = (Parameter("sides", "n", COUNT, "number of sides"),)
    measure = COUNTING
    support = (1, "sides")
    edges = {("sides", 1): 1}

    @staticmethod
    def log_density(x, sides):
        return -log(sides)
