"""Where a tail of P is too heavy for log q, the divergence is infinite."""

from __future__ import annotations

from typing import Any

from sympy import Basic, S

from symkl.claim import Claim, rule


@rule(
    "divergence",
    "a tail of P is too heavy for the logarithm of q, whose mean under P is −∞",
    "a tail too heavy",
)
def diverge(state: Basic, **more: Any) -> Claim:
    """KL(P‖Q) = ∞ where E_P|log q(X)| = ∞."""
    return Claim(state, S.Infinity, **more)
