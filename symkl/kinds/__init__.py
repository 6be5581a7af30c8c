"""How each kind of inference is decided, from the two sides and the witness alone. Trusted.

A decider returns nothing; it raises ``StepRejected`` where the equation l = r was not shown.
"""

from symkl.kinds import algebra, definition, divergence, integral, order, support
from symkl.kinds.algebra import EXTENDED
from symkl.kinds.definition import UNFOLD
from symkl.kinds.integral import well_formed
from symkl.kinds.order import instantiated
from symkl.kinds.table import KINDS

__all__ = [
    "EXTENDED",
    "KINDS",
    "UNFOLD",
    "algebra",
    "definition",
    "divergence",
    "instantiated",
    "integral",
    "order",
    "support",
    "well_formed",
]
