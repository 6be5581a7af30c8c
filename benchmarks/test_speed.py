"""Speed of a derived and checked divergence, of an algebra decision and of the command line.

``python -m pytest benchmarks`` prints the tables; a pair's group holds plain SymPy's time where
SymPy can do the job, so that the ratio is read off one table. Nothing here passes or fails by time.
"""

import subprocess
import sys

import pytest
from sympy import Symbol, exp, expand_log, gamma, integrate, log, oo, pi, sqrt

from symkl.conditions import algebra
from symkl.families import (
    Bernoulli,
    Categorical,
    Exponential,
    Gamma,
    Geometric,
    Geometric0,
    LogNormal,
    Normal,
    Poisson,
    Uniform,
)
from symkl.questions import kl

PAIRS = [
    *((f, f) for f in (Normal, LogNormal, Exponential, Gamma, Uniform, Bernoulli, Geometric)),
    (Poisson, Poisson), (Categorical, Categorical), (Gamma, Exponential), (Exponential, Gamma),
    (Exponential, Normal), (LogNormal, Gamma), (Gamma, LogNormal), (Poisson, Geometric0),
]  # fmt: skip
x = Symbol("x", positive=True)
y = Symbol("y", real=True)
m1, m2 = Symbol("m1", real=True), Symbol("m2", real=True)
s1, s2 = Symbol("s1", positive=True), Symbol("s2", positive=True)


def normal(at, mean, std):
    return exp(-((at - mean) ** 2) / (2 * std**2)) / (sqrt(2 * pi) * std)


def by_integrate(p, q, at, lo, hi):
    """What a SymPy user writes: integrate the density times the expanded log ratio."""
    return integrate(p * expand_log(log(p) - log(q), force=True), (at, lo, hi))


PLAIN = {
    "Normal‖Normal": lambda: by_integrate(normal(y, m1, s1), normal(y, m2, s2), y, -oo, oo),
    "Exponential‖Exponential": lambda: by_integrate(s1 * exp(-s1 * x), s2 * exp(-s2 * x), x, 0, oo),
    "Gamma‖Exponential": lambda: by_integrate(
        x ** (s1 - 1) * exp(-x / s2) / (gamma(s1) * s2**s1), exp(-x), x, 0, oo
    ),
}


def name(pair):
    return "‖".join(f.__name__ for f in pair)


@pytest.mark.parametrize("pair", PAIRS, ids=name)
def test_a_divergence_derived_and_checked(benchmark, pair):
    benchmark.group = name(pair)
    assert benchmark(lambda: kl(*pair)).status in ("closed", "irreducible")


def fresh(pair, number):
    """The pair at parameters with new names: nothing of it is in a cache."""
    return [
        f(f"v_{number}{side}")
        if f is Categorical
        else f(*(f"{p.symbol}_{number}{side}" for p in f.parameters))
        for f, side in zip(pair, "ab")
    ]


def test_divergences_of_laws_with_new_names(benchmark):
    """One round is all the pairs, at symbols never seen before."""
    count = iter(range(10**6))
    benchmark.group = f"all {len(PAIRS)} pairs, new symbols each time"
    benchmark.pedantic(
        lambda laws: [kl(*pair) for pair in laws],
        setup=lambda: (([fresh(pair, next(count)) for pair in PAIRS],), {}),
        rounds=5,
    )


@pytest.mark.parametrize("pair", PLAIN)
def test_plain_sympy(benchmark, pair):
    benchmark.group = pair
    benchmark.pedantic(PLAIN[pair], rounds=1)


DECISIONS = [(kl(*pair), pair) for pair in PAIRS if pair != (Poisson, Geometric0)]


@pytest.mark.parametrize(
    ("d", "pair"), DECISIONS, ids=lambda v: name(v) if type(v) is tuple else ""
)
def test_an_algebra_decision(benchmark, d, pair):
    """Is the last line equal to the one before it? In a context that has read neither."""
    benchmark.group = "algebra decision"
    step = next(s for s in reversed(d.steps) if s.kind in ("algebra", "lemma", "cases"))
    facts = d.conditions
    one, two = step.before, step.after
    if step.kind != "algebra":
        one = two = d.after if step.kind != "cases" else d.after.value
    benchmark.pedantic(
        lambda context: context.equal(one, two),
        setup=lambda: ((algebra.__wrapped__(facts),), {}),
        rounds=20,
    )


COMMANDS = {
    "import sympy": [sys.executable, "-c", "import sympy"],
    "kl Normal Normal": [sys.executable, "-m", "symkl", "kl", "Normal", "Normal"],
    "kl Gamma LogNormal": [sys.executable, "-m", "symkl", "kl", "Gamma", "LogNormal"],
    "--help": [sys.executable, "-m", "symkl", "--help"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_whole_command(benchmark, command):
    benchmark.group = "whole commands"

    def run():
        subprocess.run(COMMANDS[command], check=True, stdout=subprocess.DEVNULL)

    benchmark.pedantic(run, rounds=5, warmup_rounds=1)
