"""The mean is linear; a mean already known is put in for its name."""

from __future__ import annotations

from typing import Any

from sympy import Basic, Expr

from symkl.claim import Claim, rule
from symkl.conditions import replace_everywhere
from symkl.kernel import Chain
from symkl.kinds import instantiated
from symkl.nodes import Mean


@rule(
    "linearity",
    "the mean of a sum is the sum of the means, constants out",
    "linearity",
)
def split_mean(state: Basic, mean: Mean, parts: Expr, **more: Any) -> Claim:
    """E[c + Σ c_j T_j] → c + Σ c_j E[T_j]."""
    given = more.get("given", ())
    further = (c for lemma in more.get("lemmas", ()) for c in lemma.conditions)
    more.setdefault("conditions", tuple(dict.fromkeys(c for c in further if c not in given)))
    return Claim(state, replace_everywhere(state, mean, parts), equation=(mean, parts), **more)


@rule(
    "lemma",
    "the means put in, found from base integrals",
    "base integrals",
)
def insert_mean(state: Basic, proof: Chain, **more: Any) -> Claim:
    """E[T] → its value, by the chain that shows it."""
    return _cite(state, proof, **more)


@rule(
    "lemma",
    "the value of the base integral put in",
    "base integral",
)
def cite_row(state: Basic, proof: Chain, **more: Any) -> Claim:
    """∫ I dx → V, by the chain that is the row."""
    return _cite(state, proof, **more)


@rule(
    "lemma",
    "in the variable of the law that it mirrors",
    "change of variable",
)
def unmirror_mean(state: Basic, proof: Chain, **more: Any) -> Claim:
    """E[f(U)] → E_P[f(g(X))], by the chain that shows it from right to left."""
    return _cite(state, proof, turned=True, **more)


@rule(
    "lemma",
    "by the theorem",
    "theorem",
)
def cite(state: Basic, proof: Chain, **more: Any) -> Claim:
    """The left side of a theorem → its right side, at an instance."""
    return _cite(state, proof, **more)


@rule(
    "lemma",
    "what holds for all parameters, at these",
    "the general case",
)
def specialise(state: Basic, proof: Chain, **more: Any) -> Claim:
    """The question at given parameters → the value that it has with letters, at them."""
    return _cite(state, proof, **more)


def _cite(
    state: Basic, proof: Chain, turned: bool = False, masses: tuple[Chain, ...] = (), **more: Any
) -> Claim:
    """An equation may be used from right to left; ``masses`` show that laws put in have mass 1."""
    instance = dict(more.get("witness", ()))
    left, right = (instantiated(e, instance) for e in (proof.before, proof.after))
    if turned:
        left, right = right, left
    conditions = (instantiated(c, instance) for c in proof.conditions)
    after = replace_everywhere(state, left, right)
    given = more.get("given", ())
    more.setdefault("conditions", tuple(c for c in conditions if c not in given))
    return Claim(state, after, equation=(left, right), lemmas=(proof, *masses), **more)
