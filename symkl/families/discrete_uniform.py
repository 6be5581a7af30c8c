from sympy import log

from symkl.family import INTEGER, ITEMS, Alternative, Family, Parameter
from symkl.nodes import COUNTING, Points, Support


class DiscreteUniform(Family):
    """1/K at each of K whole numbers."""

    parameters = (Parameter("items", "a b", ITEMS, "points"),)
    alternatives = (
        Alternative("a | lower = min(items), b | upper = max(items)",
                    INTEGER, "items", lambda a, b: Support(a, b)),
    )  # fmt: skip
    conventions = "the points are a list, or a Range for a run of whole numbers"
    measure = COUNTING

    @staticmethod
    def support(items):
        return items if isinstance(items, Support) else Points(*items)

    @staticmethod
    def log_density(x, items):
        run = isinstance(items, Support)
        return -log(items.hi - items.lo + 1 if run else len(items))
