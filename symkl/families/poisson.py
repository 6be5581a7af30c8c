from sympy import log, loggamma

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import COUNTING, HALF_LINE


class Poisson(Family):
    """λ^k e^(−λ) / k! at k = 0, 1, …."""

    parameters = (Parameter("lamda", "lambda", POSITIVE, "mean", also="rate mean mu"),)
    measure = COUNTING
    support = HALF_LINE
    edges = {("lamda", 0): 0}

    @staticmethod
    def log_density(x, lamda):
        return x * log(lamda) - lamda - loggamma(x + 1)
