"""Every node has a notation in every format, every display rebuilds, nothing passes unescaped."""

import inspect
import os
import subprocess
import sys
from html.parser import HTMLParser

import pytest
import sympy as sp
from fakes import FAKES, MODEL, SAMPLE, THETA, P, Q
from sympy import Rational, S, Symbol, log, symbols

from symkl import nodes
from symkl.display import display, rebuild
from symkl.families.normal import Normal
from symkl.nodes import VARIATE as X
from symkl.nodes import Condition, Density, Law, Mean, Node
from symkl.render import formats, formula, render
from symkl.render.markdown import TARGETS
from symkl.render.notation import letter

FORMULA_FORMATS = ("text", "latex", "markdown", "mathml", "html")
a, b = symbols("a b", positive=True)
mu = Symbol("mu", real=True)
p, q = Density(P), Density(Q)
VECTOR = nodes.Vector("p", Symbol("K", integer=True, positive=True))

EXAMPLES = {  # class: an example of it
    nodes.Density: Density(MODEL),
    nodes.Observation: nodes.Observation(SAMPLE),
    nodes.Entry: nodes.Entry(VECTOR, nodes.INDEX),
    nodes.Mean: Mean(P, log(p / q)),
    nodes.IndexSum: nodes.IndexSum(nodes.Observation(SAMPLE), 1, SAMPLE.size),
    nodes.IndexProduct: nodes.IndexProduct(Density(Q, nodes.Observation(SAMPLE)), 1, SAMPLE.size),
    nodes.KL: nodes.KL(P, Q),
    nodes.CrossEntropy: nodes.CrossEntropy(P, MODEL),
    nodes.Entropy: nodes.Entropy(nodes.Empirical(SAMPLE)),
    nodes.Likelihood: nodes.Likelihood(MODEL, SAMPLE),
    nodes.LogLikelihood: nodes.LogLikelihood(MODEL, SAMPLE),
    nodes.ArgMin: nodes.ArgMin(THETA, nodes.KL(P, MODEL)),
    nodes.ArgMax: nodes.ArgMax(THETA, nodes.LogLikelihood(MODEL, SAMPLE)),
    nodes.FiniteWhen: nodes.FiniteWhen(a, nodes.AtMost(a, b)),
    nodes.Cases: nodes.Cases(nodes.AtMost(a, b), a, b),
    nodes.Either: nodes.Either(nodes.Positive(a), nodes.All(nodes.Equal(a, b), nodes.Positive(b))),
    nodes.Part: nodes.Part(P, nodes.HALF_LINE),
    nodes.Length: nodes.Length(nodes.UNIT_INTERVAL),
    nodes.Positive: nodes.Positive(a - b),
    nodes.AtMost: nodes.AtMost(a, b),
    nodes.IsReal: nodes.IsReal(mu),
    nodes.IsInteger: nodes.IsInteger(a),
    nodes.Equal: nodes.Equal(a, b),
    nodes.All: nodes.All(nodes.AtMost(a, b), nodes.Positive(a)),
    nodes.Fails: nodes.Fails(nodes.AbsolutelyContinuous(P, Q)),
    nodes.AbsolutelyContinuous: nodes.AbsolutelyContinuous(P, Q),
    nodes.Integrable: nodes.Integrable(P, log(p)),
    nodes.Finite: nodes.Finite(nodes.Entropy(P)),
    nodes.IID: nodes.IID(SAMPLE, MODEL),
    nodes.AlmostEverywhere: nodes.AlmostEverywhere(P, p, q),
    nodes.AbstractLaw: MODEL,
    nodes.PointMass: nodes.PointMass(3),
    nodes.Image: nodes.Image(P, sp.exp(X), sp.exp(X), nodes.REAL_LINE),
    nodes.Empirical: nodes.Empirical(SAMPLE),
}
EXPRESSIONS = [
    a + b, a - b, -a - b, a * b / 2, Rational(3, 2) * a, sp.sqrt(2 * sp.pi) * a, 1 / sp.sqrt(2),
    a**b, a**-b, a**Rational(3, 2), (a + b) ** 2, sp.exp(-a), sp.exp(-(X**2) / (2 * a**2)),
    sp.loggamma(a), sp.gamma(a) / sp.gamma(b), sp.digamma(a), sp.polygamma(2, a), sp.beta(a, b),
    sp.EulerGamma * a, sp.besseli(0, a), sp.erf(a), sp.binomial(a, b), sp.factorial(a),
    sp.Abs(mu), sp.Max(a, b), log(a) ** 2, log(a) * log(b), log(1 + sp.exp(-X)), S.Infinity,
    -S.Infinity, sp.Piecewise((a, a < b), (S.Infinity, True)), log(a / b), sp.Eq(a, b),
    sp.And(a < b, b < 1), -nodes.Entropy(P) + nodes.CrossEntropy(P, Q), 2 * Mean(P, X),
    Normal("mu", "sigma").log_density_at(X), (a + log(b)) * (a - b), sp.Integer(7), S.Zero,
]  # fmt: skip


def _concrete(base):
    return [c for _, c in inspect.getmembers(nodes, inspect.isclass) if issubclass(c, base)]


def test_every_node_class_has_an_example():
    bases = {Node, Condition, Law, nodes.Binder}
    missing = [c for base in (Node, Condition, Law) for c in _concrete(base)]
    assert [c.__name__ for c in missing if c not in EXAMPLES and c not in bases] == []


@pytest.mark.parametrize("format", FORMULA_FORMATS)
@pytest.mark.parametrize("node", EXAMPLES.values(), ids=lambda n: type(n).__name__)
def test_every_node_prints(node, format):
    assert formula(node, format).strip()


@pytest.mark.parametrize("expr", [*EXPRESSIONS, *EXAMPLES.values()], ids=str)
def test_display_rebuilds_and_prints(expr):
    assert rebuild(display(expr)) == expr
    for format in FORMULA_FORMATS:
        assert formula(expr, format).strip()


@pytest.mark.parametrize("format", FORMULA_FORMATS)
def test_unknown_nodes_raise(format):
    class Riddle(Node):
        pass

    for unknown in (Riddle(a), a + Riddle(a), sp.Integral(a, (a, 0, 1)), sp.Lambda(a, a), S.NaN):
        with pytest.raises(TypeError, match=r"Riddle|Integral|Lambda|nan"):
            formula(unknown, format)


@pytest.mark.parametrize(
    "expr, text",
    [
        (nodes.CrossEntropy(P, Q) - nodes.Entropy(P), "H(p, q) − H(p)"),
        (Mean(P, log(p) - log(q)), "Eₚ[log p(X) − log q(X)]"),
        (-Mean(P, log(Density(MODEL))), "−Eₚ[log q(X; θ)]"),
        ((a**2 + 1) / (2 * b), "(a² + 1)/(2b)"),
        ((X - mu) ** 2, "(x − μ)²"),
        (a * sp.digamma(b) - sp.loggamma(a), "a ψ(b) − log Γ(a)"),
        (nodes.Positive(1 - a), "a < 1"),
        (log(a) * log(b), "log(a) log b"),
        (sp.exp(-X), "e⁻ˣ"),
    ],
)
def test_as_textbooks_write(expr, text):
    assert formula(expr) == text


@pytest.mark.parametrize(
    "name", ["x y", r"\input{x}", "<script>", "a$b", "a{b", "a&b", "_a", "a__b", "", "é", "a" * 61]
)
def test_hostile_names_are_refused(name):
    with pytest.raises(ValueError):
        letter(name)
    for format in FORMULA_FORMATS:
        with pytest.raises(ValueError):
            formula(Symbol(name) if name else Symbol(" "), format)


HOSTILE = (
    '</title><script>document.title="X"</script> & '
    r"\input{x} $1$ %_^~#{} *b* [l](u) `c` <b>"
)


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.words = set(), ""

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)

    def handle_data(self, data):
        self.words += data


def test_hostile_words_are_escaped():
    d = FAKES["decomposition"]()
    d.title = HOSTILE
    d.notes = (HOSTILE,)
    d.steps[0].because = HOSTILE
    for format in ("html", "mathml"):
        page = _Tags()
        page.feed(render(d, format, detail=3))
        assert not page.tags & {"script", "b", "a"} and "<script>" in page.words
    latex = render(d, "latex", detail=3)
    assert r"\input" not in latex and r"\textbackslash{}input\{x\}" in latex
    markdown = render(d, "markdown", detail=2)
    assert "<script>" not in markdown.replace(r"\<script\>", "")


EVERYTHING = """
import sys
from fakes import FAKES
from symkl.render import render
for make in FAKES.values():
    for format in ("text", "latex", "markdown", "mathml", "html"):
        sys.stdout.buffer.write(render(make(), format, 3).encode())
"""


def test_pages_are_the_same_under_every_hash_seed():
    here = os.path.dirname(__file__)
    path = os.pathsep.join([here, os.path.dirname(here)])
    found = set()
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        run = [sys.executable, "-c", EVERYTHING]
        found.add(subprocess.run(run, env=env, capture_output=True, check=True).stdout)
    assert len(found) == 1 and found.pop()


def test_formats_and_options_are_listed_where_they_are_missed():
    assert set(FORMULA_FORMATS) <= set(formats())
    d = FAKES["normal"]()
    wrong = [
        {"format": "pdf"}, {"format": "markdown", "target": "word"}, {"detail": 4},
        {"measure": "area"}, {"show": "all"}, {"format": "text", "target": "hugo"},
    ]  # fmt: skip
    for options in wrong:
        with pytest.raises(ValueError, match=r"there are|one (or more )?of|is 1, 2|no target"):
            render(d, **options)
    assert set(TARGETS) >= {"safe", "hugo", "github"}


def test_the_law_of_a_measure_is_shown():
    d = FAKES["decomposition"]()
    assert "Σₓ p(x) log(p(x)/q(x))" in render(d, measure="sum")
    assert "∫ p(x) log(p(x)/q(x)) dx" in render(d, measure="integral")
    assert "Eₚ[log(p(X)/q(X))]" in render(d)


@pytest.mark.parametrize("format", FORMULA_FORMATS)
def test_a_long_line_is_broken_within_its_fence(format):
    d = FAKES["decomposition"]()
    many = [log(p) ** k / (k + a) for k in range(1, 12)]
    d.steps[0].after = Mean(P, sp.Add(*many))
    page = render(d, format)
    assert {"latex": r"\biggr]", "html": "2em", "mathml": "2em"}.get(format, "") in page


def test_details_grow():
    d = FAKES["normal"]()
    pages = [render(d, "html", detail=k) for k in (1, 2, 3)]
    assert len(pages[0]) < len(pages[1]) < len(pages[2])
    assert "<details>" in pages[2] and "<details>" not in pages[1]
