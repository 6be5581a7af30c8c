"""The page to play with, in a real Chromium: by keys, by hand, on a phone; its numbers are ours."""

import base64
import hashlib
import random
import re

import pytest
from browser import worked
from mpmath import isinf, mpf, nstr
from running import symkl
from sympy import Rational

from symkl.cli import run
from symkl.formula.question import ask
from symkl.play.controls import controls
from symkl.play.page import page

ASKED = {  # name: question, laws
    "gamma": ("kl", "Gamma", "Gamma"),
    "kinks": ("kl", "Normal", "Laplace"),
    "ends": ("kl", "Uniform", "Uniform"),
    "tails": ("kl", "Pareto", "Exponential"),
    "infinite": ("kl", "Cauchy", "Normal"),
    "poisson": ("kl", "Poisson", "Poisson"),
    "vector": ("kl", "Categorical", "Categorical"),
    "bessel": ("kl", "VonMises", "VonMises"),
    "truncated": ("kl", "TruncatedNormal", "Normal"),
    "open": ("kl", "Binomial", "Poisson"),
    "entropy": ("entropy", "Beta"),
    "cross": ("cross-entropy", "Weibull", "GammaInverse"),
    "fixed": ("kl", "Normal(0, 1)", "Normal(1, 2)"),
    "expression": ("kl", "Exponential(1/t)", "Gamma(k, sqrt(v))"),
}
WHOLE = ["gamma", "infinite", "vector", "truncated"]  # worked by keys and on a phone
POSITIONS = 17
DIGITS = 1e-10


@pytest.fixture(scope="module")
def pages():
    """The derivation, the sliders and the text of each page."""
    found = {}
    for name, (question, *laws) in ASKED.items():
        derivation = ask(question, laws)
        found[name] = derivation, controls(derivation, {}), page(derivation, {})
    return found


def places(name, count):
    source = random.Random(name)
    return [[source.random() for _ in range(count)] for _ in range(POSITIONS)]


@pytest.fixture(scope="module")
def acted(pages, tmp_path_factory):
    folder = tmp_path_factory.mktemp("play")
    jobs = []
    for name, (_, sliders, text) in pages.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
        count = sum(len(c.start) if isinstance(c.start, list) else 1 for c in sliders)
        jobs.append({"name": name, "file": str(folder / f"{name}.html"),
                     "positions": places(name, count), "whole": name in WHOLE})  # fmt: skip
    return {one["name"]: one for one in worked(jobs, folder)}


@pytest.mark.parametrize("name", ASKED)
def test_the_page_needs_no_other(pages, name):
    text = pages[name][2]
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    for kind, part in (("script", script), ("style", style)):
        digest = base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy and policy.startswith("default-src 'none'")
    rest = text.replace(script, "").replace(style, "")
    assert not re.search(r"\son\w+=|\sstyle=|https?:|<link|@import|\ssrc=", rest)
    assert "eval" not in script and "Function(" not in script and "innerHTML" not in script
    assert len(text.encode("utf-8")) < 300_000


def test_nothing_is_said_on_the_console_and_nothing_is_fetched(acted):
    assert {n: (a["console"], a["requests"]) for n, a in acted.items()} == dict.fromkeys(
        ASKED, ([], [])
    )


def test_a_page_without_parameters_has_nothing_to_press(pages):
    text = pages["fixed"][2]
    assert "<button" not in text and "<form" not in text and 'class="board alone"' in text
    assert "<button" in pages["gamma"][2]


def test_no_rule_of_accessibility_is_broken(acted):
    assert {n: a["axe"] for n, a in acted.items() if a["axe"]} == {}


@pytest.mark.parametrize("name", WHOLE)
def test_it_is_worked_by_keys(acted, name):
    keys = acted[name]["keys"]
    order = [kind for kind in keys["order"] if kind != "DIV"]  # a formula that has to be scrolled
    assert order[:2] == ["range", "number"]
    assert keys["text"] != keys["textAfter"]  # the slider says its number, not its place
    assert keys["textAfter"].replace("−", "-") == keys["boxAfter"]
    assert keys["open"] is True and keys["maths"] > 1
    assert keys["again"] == keys["first"]
    if name == "infinite":
        assert keys["first"]["value"] == "∞" and "too heavy" in keys["first"]["why"]
        assert keys["first"]["quadrature"] == "diverges"
    else:
        assert len({keys[k]["value"] for k in ("first", "moved", "typed")}) == 3
    sign = {"entropy": "H(", "cross-entropy": "H("}.get(ASKED[name][0], "KL(")
    for moment in ("first", "moved", "typed"):
        assert keys[moment]["said"].startswith(sign)
        assert keys[moment]["value"] in keys[moment]["title"].replace("infinite", "∞")
        assert "below, at " in keys[moment]["desc"]


@pytest.mark.parametrize("name", WHOLE)
def test_it_fits_a_phone(acted, name):
    one = acted[name]
    assert one["width"] <= 390 and one["tall"] >= 24
    assert one["stage"] >= -1  # value and picture stay in sight while a finger is on a slider
    red, green, blue = map(int, re.findall(r"\d+", one["paper"])[:3])
    assert max(red, green, blue) < 60


def exactly(controls_, v):
    """The page's numbers as exact ones; the last mass is what is left."""
    found = {}
    for control, number in zip(controls_, v):
        if isinstance(number, list):
            masses = [Rational(str(m)) for m in number]
            found[control.symbol.name] = [*masses[:-1], 1 - sum(masses[:-1])]
        else:
            found[control.symbol.name] = Rational(str(number))
    return found


def test_its_numbers_are_those_of_evaluate(pages, acted):
    compared = infinite = outside = 0
    for name, (derivation, sliders, _) in pages.items():
        for there in acted[name]["positions"]:
            where = f"{name} at {there['boxes']}"
            assert there["drawn"] > 10 and not there["broken"], where
            try:
                ours = derivation.evaluate(exactly(sliders, there["v"]), digits=15)
            except ValueError:
                assert there["why"].startswith("domain: ") and there["shown"] == "—", where
                outside += 1
                continue
            compared += 1
            if isinf(ours):
                infinite += 1
                said = there["value"], there["shown"], there["head"]
                assert said == ("Infinity", "∞", "∞"), where
                continue
            scale = max(1, abs(ours))
            theirs, checked = mpf(there["value"]), mpf(there["quadrature"])
            assert abs(theirs - ours) <= DIGITS * scale, (where, nstr(ours, 15), there)
            assert abs(checked - ours) <= 1e-8 * scale, (where, nstr(ours, 15), there)
            shown, most = mpf(there["shown"].replace("−", "-")), there["digits"]
            assert abs(shown - ours) <= mpf(10) ** (1 - most) * abs(ours), (where, nstr(ours, 15))
    assert compared >= 200 and infinite >= 20 and outside >= 3, (compared, infinite, outside)


def test_the_command(tmp_path):
    call = ("page", "kl", "Gamma(k, 1/b)", "Exponential", "--at", "k=3/2", "-o", "page.html")
    done = symkl(*call, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    text = (tmp_path / "page.html").read_text("utf-8")
    assert '"letter": "k"' in text and '"start": 1.5' in text
    assert symkl(*call[:-2], PYTHONHASHSEED="1").stdout == text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["kl", "Gamma"], "takes 2 laws"),
        (["kl", "Gamma", "Gamma", "--at", "k_1=-1"], "must be a positive number"),
        (["kl", "Gamma", "Gamma", "--at", "j=1"], "is not a parameter"),
        (["entropi", "Gamma"], "did you mean entropy?"),
    ],
)
def test_wrong_calls(arguments, words, capsys):
    assert run(["page", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == "" and words in said.err and len(said.err.splitlines()) == 1
