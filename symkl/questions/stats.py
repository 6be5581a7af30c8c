"""KL(P‖Q) as a plain SymPy expression, for those who come from sympy.stats."""

from __future__ import annotations

from typing import Any

from sympy import Expr

from symkl.questions.kl import kl


def kl_divergence(X: Any, Y: Any) -> Expr:
    """KL(X‖Y) = E[log(p(X)/q(X))] in nats, where p and q are the densities of X and Y.

    The function that sympy issue 18718 asks for, beside ``sympy.stats.entropy`` and returning what
    that one returns: the expression, with ∞ for an answer and a Piecewise where finiteness depends
    on the parameters. It is ``kl(X, Y).result``; ``kl`` has the derivation, and the conditions
    that hold for the parameters wherever their symbols do not say so.

    Arguments: random variables of sympy.stats, frozen distributions of scipy.stats, or what ``kl``
    takes. Only the laws count: whether X and Y are independent does not. Raises as ``kl`` does.

    >>> from sympy import symbols
    >>> from sympy.stats import Exponential
    >>> a, b = symbols("a b", positive=True)
    >>> kl_divergence(Exponential("X", a), Exponential("Y", b))
    log(a/b) - 1 + b/a
    """
    return kl(X, Y).result
