"""A derivation travels as JSON and is decided again there; what was altered is refused."""

import copy
import json

import pytest

from symkl import Derivation, StepRejected
from symkl.certificate import CertificateError
from symkl.families import (
    Bernoulli,
    Categorical,
    Exponential,
    Gamma,
    Geometric0,
    LogNormal,
    Normal,
    Poisson,
    Uniform,
)
from symkl.questions import cross_entropy, entropy, kl
from symkl.theorems import NAMES, theorem

SAMPLES = {
    "Normal": lambda: kl(Normal, Normal),
    "Gamma, LogNormal": lambda: kl(Gamma, LogNormal),
    "Uniform, in two cases": lambda: kl(Uniform, Uniform),
    "Categorical": lambda: kl(Categorical, Categorical),
    "Poisson, left open": lambda: kl(Poisson, Geometric0),
    "Normal, Poisson": lambda: kl(Normal, Poisson),
    "numbers": lambda: kl(Normal(0, 1), Normal("mu", "sigma")),
    "entropy": lambda: entropy(Exponential),
    "cross-entropy": lambda: cross_entropy(Bernoulli, Bernoulli),
    **{name: lambda name=name: theorem(name) for name in NAMES},
}


@pytest.mark.parametrize("name", SAMPLES)
def test_round_trip(name):
    d = SAMPLES[name]()
    again = Derivation.from_json(d.to_json()).check()
    assert (again.before, again.after, again.relation) == (d.before, d.after, d.relation)
    assert again.conditions == d.conditions and again.status == d.status
    assert again.to_json() == d.to_json()
    if d.status == "theorem":  # a page of one names the theorems that it cites by their titles
        return
    for format in ("text", "latex", "html"):
        assert again.render(format) == d.render(format)


def document(name="Gamma, LogNormal"):
    return json.loads(SAMPLES[name]().to_json())


def every_step(doc):
    return [(c, s) for c, chain in enumerate(doc["chains"]) for s in range(len(chain))]


def negated(doc, c, s):
    doc["chains"][c][s]["after"] = ["Mul", -1, doc["chains"][c][s]["after"]]


def one_more(doc, c, s):
    step = doc["chains"][c][s]
    step["after"] = 0 if step["after"] == ["constant", "oo"] else ["Add", 1, step["after"]]


def other_rule(doc, c, s):
    step = doc["chains"][c][s]
    step["rule"] = "bound_mass" if step["rule"] != "bound_mass" else "sift"


def other_kind(doc, c, s):
    step = doc["chains"][c][s]
    step["kind"] = "algebra" if step["kind"] != "algebra" else "definition"


def turned(doc, c, s):
    step = doc["chains"][c][s]
    step["relation"] = "<=" if step["relation"] != "<=" else ">="


def no_witness(doc, c, s):
    step = doc["chains"][c][s]
    if step["witness"] == ["tuple"]:
        return negated(doc, c, s)
    step["witness"] = ["tuple"]


def doubled_chain_end(doc, c, s):
    """The step and the one after it altered alike, so that the chain still fits together."""
    chain = doc["chains"][c]
    if chain[s]["after"] == ["constant", "oo"]:
        return negated(doc, c, s)
    chain[s]["after"] = ["Mul", 2, chain[s]["after"]]
    if s + 1 < len(chain):
        chain[s + 1]["before"] = chain[s]["after"]


def dropped(doc, c, s):
    """Every condition and every lemma gone."""
    step = doc["chains"][c][s]
    if step["conditions"] == ["tuple"] and not step["lemmas"]:
        return negated(doc, c, s)
    step["conditions"], step["given"], step["lemmas"] = ["tuple"], ["tuple"], []
    if step["kind"] in ("definition", "algebra", "row"):
        negated(doc, c, s)


MUTATIONS = (
    negated, one_more, other_rule, other_kind, turned, no_witness, doubled_chain_end, dropped,
)  # fmt: skip


@pytest.fixture
def no_search(monkeypatch):
    """The search for a model where the sides differ is tested on its own; it takes long."""
    monkeypatch.setattr("symkl.derivation.counterexample", lambda claim: None)


@pytest.mark.usefixtures("no_search")
@pytest.mark.parametrize("mutate", MUTATIONS, ids=lambda f: f.__name__)
@pytest.mark.parametrize("name", ["Gamma, LogNormal", "Uniform, in two cases", "kl-decomposition"])
def test_a_certificate_altered_by_hand_is_refused(name, mutate):
    """Each step of each chain that the derivation rests on, altered in turn."""
    original = document(name)
    count = 0
    for c, s in every_step(original):
        doc = copy.deepcopy(original)
        mutate(doc, c, s)
        with pytest.raises((StepRejected, CertificateError, TypeError, ValueError)):
            Derivation.from_json(json.dumps(doc)).check()
        count += 1
    assert count == len(every_step(original)) > 0


def test_the_refusal_names_the_step_the_rule_and_a_model():
    doc = document("Normal")
    doubled_chain_end(doc, len(doc["chains"]) - 1, 3)
    with pytest.raises(StepRejected) as caught:
        Derivation.from_json(json.dumps(doc)).check()
    text = str(caught.value)
    assert "step 4" in text and doc["chains"][-1][3]["rule"] in text
    assert "left side is" in text and "right side" in text and "sigma_1" in text


def test_steps_swapped_are_refused():
    doc = document("Normal")
    chain = doc["chains"][-1]
    chain[2], chain[3] = chain[3], chain[2]
    with pytest.raises(StepRejected, match="does not start where"):
        Derivation.from_json(json.dumps(doc)).check()


BAD = {
    "not JSON": "{",
    "another document": "{}",
    "a newer version": '{"symkl": "certificate", "version": 3}',
    "no chains": '{"symkl": "certificate", "version": 2, "symbols": {}, "chains": []}',
    "deep nesting": "[" * 100_000,
}


@pytest.mark.parametrize("name", BAD)
def test_text_that_is_no_certificate(name):
    with pytest.raises(CertificateError) as caught:
        Derivation.from_json(BAD[name])
    assert "\n" not in str(caught.value)


def altered(path, value):
    doc = document("Normal")
    place = doc
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return json.dumps(doc)


HOSTILE = {
    "code as a name": (["symbols", "__import__('os').system('x')"], {"real": True}),
    "code as a head": (["chains", 0, 0, "after"], ["__import__('os').system", "x"]),
    "an attribute as a head": (["chains", 0, 0, "after"], ["lambdify", 1]),
    "a tower of powers": (["chains", 0, 0, "after"], ["Pow", 9, ["Pow", 9, 9]]),
    "Γ of a huge number": (["chains", 0, 0, "after"], ["gamma", 10**9]),
    "ψ of a huge number": (["chains", 0, 0, "after"], ["polygamma", 3, 10**9]),
    "a float": (["chains", 0, 0, "after"], 0.5),
    "contradictory assumptions": (["symbols", "mu_1"], {"positive": True, "negative": True}),
    "a lemma that cites itself": (["chains", 0, 0, "lemmas"], [0]),
    "a field too many": (["chains", 0, 0, "extra"], 1),
    "a missing symbol": (["chains", 0, 0, "after"], {"symbol": "nobody"}),
    "a state that is text": (["chains", 0, 0, "after"], "mu_1"),
    "a witness that is a number": (["chains", 0, 0, "witness"], 3),
    "a law outside its domain": (["chains", 0, 0, "before"], ["Entropy", ["Normal", 0, -1]]),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_certificates_are_refused_in_one_line(name):
    with pytest.raises(CertificateError) as caught:
        Derivation.from_json(altered(*HOSTILE[name]))
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 300


def test_numbers_are_not_equivalent():
    """KL ⇔ ∞ says nothing; found by a mutant."""
    doc = json.loads(kl(Normal, Exponential).to_json())
    doc["chains"][-1][-1]["relation"] = "<=>"
    with pytest.raises(StepRejected, match="between statements"):
        Derivation.from_json(json.dumps(doc)).check()
