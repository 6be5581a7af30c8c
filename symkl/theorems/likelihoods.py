"""argmax_θ L(θ) for the law of a family: the mean of log q over the sample, written out."""

from __future__ import annotations

from typing import Any

from sympy import Expr, Symbol

from symkl.derivation import Derivation
from symkl.family import Family
from symkl.kernel import Chain, infer
from symkl.nodes import VARIATE, ArgMax, Density, Likelihood, Mean
from symkl.questions.laws import domains
from symkl.rules.definitions import define_cross_entropy, write_density
from symkl.rules.expectation import cite, split_mean
from symkl.rules.moments import mass_of
from symkl.theorems.laws import p_hat, sample
from symkl.theorems.mle_equivalence import TITLE, general

average = Mean(p_hat, VARIATE)


def written_out(model: Family, parameter: Symbol, value: Expr) -> Chain:
    """argmax L = argmin H(p̂, q_θ) = argmin −E_p̂[log q(X; θ)] = argmin of ``value``."""
    more: dict[str, Any] = {"given": domains(model)}
    mass = mass_of(model, more["given"])
    proof = Derivation.of(general(model, parameter, (mass,) if mass else ()), TITLE)
    proof.name = "mle-equivalence"
    chain = Chain((infer(cite(ArgMax(parameter, Likelihood(model, sample)), proof, **more)),))
    chain = chain.then(define_cross_entropy(chain.after, chain.after.body, **more))
    mean = _mean(chain)
    chain = chain.then(write_density(chain.after, mean, Density(model), mass, **more))
    return chain.then(split_mean(chain.after, _mean(chain), -value, **more))


def _mean(chain: Chain) -> Mean:
    (mean,) = chain.after.atoms(Mean)
    return mean
