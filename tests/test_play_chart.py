"""The page's densities at a distance from an end, near and far, and its quadrature of hard laws."""

import json

import pytest
import sympy as sp
from browser import node
from mpmath import mp, mpf

from symkl import nodes as n
from symkl.families import FAMILIES
from symkl.formula.question import ask
from symkl.nodes import VARIATE
from symkl.play.chart import DISTANCE
from symkl.play.controls import controls
from symkl.play.functions import runtime, used
from symkl.play.javascript import Printer, places
from symkl.play.model import Model
from symkl.play.page import HERE
from symkl.starting import start

DISTANCES = [-900, -300, -40, -3, -1, 2, 10, 40, 800]  # logarithms
ANSWER = (HERE / "answer.js").read_text("utf-8")
DPS = 420  # the digits of 1 − e^(−900)
CONTINUOUS = [name for name in FAMILIES if FAMILIES[name].measure == n.LEBESGUE]


class Case:
    """A family at its first numbers: its formula, its places, its charts as JavaScript."""

    def __init__(self, name):
        law = FAMILIES[name].standard()
        numbers = start(n.Entropy(law), sp.S.Zero, {})
        at = {s: sp.Rational(numbers[s.name]) for s in law.free_symbols}
        letters = sorted(at, key=str)
        printer = Printer({s: f"v[{k}]" for k, s in enumerate(letters)})
        body = printer.on(law, law.log_density_at(VARIATE), printer)
        self.runtime = printer.runtime
        self.code = f"((v) => ({body}))({json.dumps([float(at[s]) for s in letters])})"
        self.exact = sp.lambdify([VARIATE], law.log_density_at(VARIATE).xreplace(at), "mpmath")
        self.length = law.range.xreplace(at).hi - law.range.xreplace(at).lo
        self.places = [
            (side, place.subs(DISTANCE, 0).xreplace(at))
            for side, place in places(law)
        ]


@pytest.fixture(scope="module")
def charts():
    """Each family with what its charts say at the distances, by one node process."""
    cases = {name: Case(name) for name in CONTINUOUS}
    needed = set().union(*(c.runtime for c in cases.values()))
    rows = ", ".join(f"{name}: {c.code}" for name, c in cases.items())
    code = runtime(needed) + (
        f"const L = {{ {rows} }}; out = {{}};"
        "for (const k in L) { out[k] = {};"
        " for (const s in L[k]) if (s !== 'at') out[k][s] = GIVEN.map((t) => String(L[k][s](t))); }"
    )
    found = node(code, DISTANCES)
    return {name: (case, found[name]) for name, case in cases.items()}


@pytest.mark.parametrize("name", CONTINUOUS)
def test_a_density_has_its_digits_at_any_distance(charts, name):
    case, found = charts[name]
    assert {side for side, _ in case.places} == set(found)
    compared = 0
    with mp.workdps(DPS):
        for side, place in case.places:
            for log, said in zip(DISTANCES, found[side], strict=True):
                d = mp.exp(log)
                if d > mpf(float(case.length)):
                    continue
                base = mp.mpmathify(place.evalf(DPS))
                try:
                    expected = mp.re(case.exact(base + d if side in ("left", "up") else base - d))
                except OverflowError:
                    continue
                if abs(expected) > 1e6:  # no mass is there
                    continue
                compared += 1
                error = abs(mpf(said) - expected) / (1 + abs(expected))
                assert error < 1e-13, (side, log, said, mp.nstr(expected, 17))
    assert compared >= 2


HARD = [  # question, laws, numbers: tiny shapes, mass far out, scales far from 1
    ("entropy", ["Kumaraswamy"], {"a": a, "b": b})
    for a in (0.001, 0.3, 500)
    for b in (0.001, 0.5, 1000)
]
HARD += [
    ("entropy", ["RaisedCosine"], {"mu": 1e5, "s": 1e-4}),
    ("entropy", ["Arcsin"], {"a": 1e6, "b": 1e6 + 1}),
    ("entropy", ["StudentT"], {"nu": 0.01}),
    ("entropy", ["Dagum"], {"p": 0.01, "a": 0.2, "b": 1}),
    ("kl", ["Beta", "Beta"], {"alpha_1": 0.001, "beta_1": 0.002, "alpha_2": 3, "beta_2": 0.5}),
    ("kl", ["Gamma", "Gamma"], {"k_1": 0.001, "theta_1": 1, "k_2": 0.5, "theta_2": 3}),
    ("kl", ["Cauchy", "Cauchy"], {"x0_1": 0, "gamma_1": 1e20, "x0_2": 1e20, "gamma_2": 3e20}),
    ("kl", ["Laplace", "Normal"], {"mu_1": 1e8, "b_1": 1e-4, "mu_2": 1e8, "sigma_2": 1}),
]
HARD += [
    ("kl", ["Normal", "Normal"], {"mu_1": m, "sigma_1": s, "mu_2": m, "sigma_2": t})
    for m, s, t in [(0, 1e30, 2e30), (0, 1e-30, 2e-30), (1e6, 1e-3, 1), (5, 1e-12, 2), (1e15, 1, 2)]
]


def test_the_quadrature_finds_the_mass_wherever_it_is():
    """By the definition alone, to 1e−9 of the value that evaluate has."""
    asked = {}
    for question, laws, numbers in HARD:
        asked.setdefault((question, *laws), []).append(numbers)
    for (question, *laws), points in asked.items():
        derivation = ask(question, laws)
        sliders = controls(derivation, {})
        names, model = [c.symbol.name for c in sliders], Model(derivation, sliders, "")
        code = runtime(model.runtime | used("sum")) + model.code + ANSWER
        ask_all = "\nout = GIVEN.map((v) => String(quadrature(v)));"
        found = node(code + ask_all, [[p[name] for name in names] for p in points])
        for numbers, said in zip(points, found, strict=True):
            given = {name: sp.Rational(str(x)) for name, x in numbers.items()}
            expected = derivation.evaluate(given, digits=15)
            assert abs(mpf(said) - expected) <= 1e-9 * (1 + abs(expected)), (laws, numbers, said)
