"""The comparison with plain SymPy as a command: what it prints, keeps, and takes up again."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
import sympy as sp

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import beside_sympy
import plain_sympy
from drawn import place

from symkl.families import FAMILIES

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "benchmarks" / "beside_sympy.py"
x, a = sp.symbols("x a", positive=True)


def run(*arguments):
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    return subprocess.run(
        [sys.executable, str(SCRIPT), *arguments],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A run over a pair with a density and one with masses, in less time than SymPy needs."""
    output = tmp_path_factory.mktemp("beside") / "rows"
    return output, run("--pairs", "2", "--limit", "0.001", "-o", str(output))


def test_what_takes_too_long_is_cut_off(kept):
    output, found = kept
    assert found.returncode == 0, found.stderr
    rows = [json.loads(line) for line in output.read_text("utf-8").splitlines()]
    assert [row["sympy"] for row in rows] == ["limit", "limit"]
    assert all(row["checks"] == ["right"] * 5 for row in rows)
    assert "solved 0 of 2" in found.stdout


def test_a_longer_limit_asks_again_and_the_numbers_agree(kept):
    output, _ = kept
    found = run("--pairs", "2", "-o", str(output))
    assert found.returncode == 0, found.stderr
    table, closing = found.stdout.split("SymPy: ")
    for name in ("Exponential", "Bernoulli"):
        row = rf"^{name}‖{name} +solved +yes +right +\d+\.\d\d +closed +\d+\.\d +\d+$"
        assert re.search(row, table, re.MULTILINE)
    assert closing.startswith("solved 2 of 2, right 2, nan at integers 0, ")
    assert "nan 0, right 10, not vouched for 0, wrong 0\n" in closing
    assert re.search(r"median ratio over the pairs that SymPy solves: \d+\n\Z", closing)
    assert "pairs" in found.stderr and "solved" not in found.stderr


def test_what_is_kept_is_not_asked_again(kept):
    """The third command works on the rows of the second: the same seconds, to the digit."""
    output, _ = kept
    lines = output.read_text("utf-8")
    assert len(lines.splitlines()) == 4
    assert run("--pairs", "2", "-o", str(output)).returncode == 0
    assert output.read_text("utf-8") == lines


@pytest.mark.parametrize(
    ("answer", "status", "at_two"),
    [
        (a / 3, "solved", "0.66666666666666666667"),
        (sp.polygamma(0, 1 - a), "solved", "nan"),
        (1 / (a - 2), "solved", "nan"),
        (sp.log(1 - a), "solved", "not real"),
        (sp.oo * a, "solved", "oo"),
        (sp.Integral(x**x, (x, 0, a)), "unsolved", "no value"),
        (sp.Piecewise((a, a > 3), (sp.Integral(x**x, (x, 0, a)), True)), "partly", "no value"),
    ],
)
def test_what_counts_as_an_answer(answer, status, at_two):
    assert plain_sympy.status(answer) == status
    assert plain_sympy.value(answer, {a: sp.Integer(2)}) == at_two


@pytest.mark.parametrize(
    ("law", "density"),
    [
        (FAMILIES["Gamma"]("a", 2), lambda x: x ** (a - 1) * sp.exp(-x / 2) / 2**a / sp.gamma(a)),
        (FAMILIES["Poisson"]("a"), lambda k: a**k * sp.exp(-a) / sp.factorial(k)),
        (FAMILIES["Borel"]("a"), lambda k: (a * k) ** (k - 1) * sp.exp(-a * k) / sp.factorial(k)),
        (FAMILIES["Zeta"]("a"), lambda k: k**-a / sp.zeta(a)),
    ],
)
def test_densities_are_those_of_a_textbook(law, density):
    letter = plain_sympy.letter(law)
    assert plain_sympy.density(law, letter) == density(letter)


@pytest.mark.parametrize("pair", beside_sympy.listed(beside_sympy.PAIRS), ids="‖".join)
def test_both_have_the_same_densities(pair):
    p, q = beside_sympy.fresh(pair, "v")
    source = Random("‖".join(pair))
    letter = plain_sympy.letter(p)
    one = beside_sympy.drawn(type(p), beside_sympy.whole, source)
    there = place(one, source)
    for law in (p, q):
        at = beside_sympy.drawn(type(law), beside_sympy.whole, source) if law is q else one
        numbers = dict(zip(law.args, at.args))
        written = plain_sympy.density(law, letter).subs({letter: there, **numbers})
        assert abs(sp.N(written - sp.exp(at.log_density_at(there)), 20)) < 1e-15


@pytest.mark.parametrize("text", ["nan", "oo", "not real", "0.66666666666766666667", "-0.66666"])
def test_what_is_not_the_number(text):
    assert not beside_sympy.agree(text, beside_sympy.mpf("0.66666666666666666667"))
    assert beside_sympy.agree("0.6666666666666667", beside_sympy.mpf("0.66666666666666666667"))


def test_sixty_pairs_of_one_measure():
    pairs = beside_sympy.listed(beside_sympy.PAIRS)
    assert len(set(pairs)) == len(pairs) == 60
    assert not set(pairs) & set(beside_sympy.listed(beside_sympy.WARM))
    families = beside_sympy.FAMILIES
    assert all(families[p].measure == families[q].measure for p, q in pairs)
