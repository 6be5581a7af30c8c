"""E_P|T(X)| < ∞: the exact condition on the parameters, from the tails of p and of T. Trusted."""

from symkl.tails.conditions import ALWAYS, NEVER
from symkl.tails.decision import Heavy, explain, integrable
from symkl.tails.expansion import End

__all__ = ["ALWAYS", "NEVER", "End", "Heavy", "explain", "integrable"]
