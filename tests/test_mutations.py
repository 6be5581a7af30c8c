"""Replay trusts nothing: certificates altered at random are refused.

What is accepted must say exactly what the original says, under the same conditions: then the kernel
did not need what was altered (a condition that it proves by itself, a form of the same value). Or
it asks another question: then its answer is right, which the oracle finds too.
"""

import json

import pytest
from mutations import MUTATIONS, mutants

from symkl import Derivation, StepRejected
from symkl.certificate import CertificateError
from symkl.questions import cross_entropy, entropy, kl
from symkl.theorems import theorem

SOURCES = {
    "Normal": lambda: kl("Normal", "Normal"),
    "Gamma, LogNormal": lambda: kl("Gamma", "LogNormal"),
    "cases": lambda: kl("Lomax", "Exponential"),
    "support": lambda: kl("Pareto", "Pareto"),
    "Uniform, in two cases": lambda: kl("Uniform", "Uniform"),
    "partition": lambda: kl("Laplace", "Laplace"),
    "integral": lambda: kl("Uniform", "Normal"),
    "divergence": lambda: kl("Cauchy", "Normal"),
    "split": lambda: kl("Exponential", "Gompertz"),
    "singular": lambda: kl("Normal", "Exponential"),
    "irreducible": lambda: kl("Poisson", "Geometric0"),
    "sum": lambda: kl("Bernoulli", "Bernoulli"),
    "entropy": lambda: entropy("Weibull"),
    "cross-entropy": lambda: cross_entropy("Beta", "Beta"),
    "theorem": lambda: theorem("kl-decomposition"),
}
EACH = 2  # mutants of a kind and a source
LEAST = 200


@pytest.fixture(scope="module")
def certificates():
    return {name: json.loads(make().to_json()) for name, make in SOURCES.items()}


@pytest.fixture(autouse=True)
def no_search(monkeypatch):
    """The search for a model where the sides differ is tested on its own; it takes long."""
    monkeypatch.setattr("symkl.derivation.counterexample", lambda claim: None)


def replayed(doc):
    return Derivation.from_json(json.dumps(doc)).check()


def statement(derivation):
    return derivation.before, derivation.after, derivation.relation, set(derivation.conditions)


def refused(doc):
    try:
        return False, replayed(doc)
    except (StepRejected, CertificateError):
        return True, None


REFUSED: dict[str, int] = {}


@pytest.mark.parametrize("name", SOURCES)
def test_mutants_are_refused(name, certificates):
    original = statement(replayed(certificates[name]))
    harmless = []
    for kind in MUTATIONS:
        for doc in mutants(certificates[name], kind, EACH, f"{name}/{kind}"):
            gone, accepted = refused(doc)
            if gone:
                REFUSED[name] = REFUSED.get(name, 0) + 1
            else:
                if accepted.before != original[0]:
                    accepted.verify(digits=10, points=1)
                else:
                    assert statement(accepted) == original, (kind, accepted)
                harmless.append(kind)
    assert REFUSED[name] > len(harmless), (REFUSED[name], harmless)


def test_there_were_enough_of_them():
    assert len(REFUSED) >= 10 and sum(REFUSED.values()) >= LEAST, REFUSED
