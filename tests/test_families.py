"""The families: a file each, free letters, aliases, domains refused, the laws at their edges."""

import json
import random
from pathlib import Path

import pytest
from drawn import draw
from mpmath import mpf
from sympy import Integer, Range, Rational, S, Symbol, exp, pi

from symkl import catalogue, certificate
from symkl import families as there
from symkl.families import FAMILIES, family
from symkl.family import RESERVED
from symkl.nodes import COUNTING, VARIATE, PointMass, Points, Support
from symkl.normal_form import Algebra

FOLDER = Path(there.__file__).parent
ALL = pytest.mark.parametrize("found", FAMILIES.values(), ids=lambda f: f.__name__)
HALF = Rational(1, 2)


# -- names, files, letters ---------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(FOLDER.glob("[a-z]*.py")), ids=lambda p: p.stem)
def test_a_family_is_a_file_of_at_most_20_lines(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert sum(bool(line) and "import" not in line.split()[:3] for line in lines) <= 20
    assert path.stem in (n.replace("-", "_") for n in map(stem, catalogue.families()))


def stem(name):
    return "".join("_" * (c.isupper() and k > 0) + c.lower() for k, c in enumerate(name))


@ALL
def test_letters_are_free_and_conventions_say_something(found):
    letters = [letter for p in found.parameters for letter in p.symbol.split()]
    assert not set(letters) & set(RESERVED) and len(set(letters)) == len(letters)
    assert found.__doc__.splitlines()[0].endswith(".") and all(p.meaning for p in found.parameters)
    one, two = found.standard(1), found.standard(2)
    assert not {s.name for s in one.free_symbols} & {s.name for s in two.free_symbols} - {"K"}


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("InverseGamma", "GammaInverse"),
        ("InverseGaussian", "GaussianInverse"),
        ("Arcsine", "Arcsin"),
        ("Gaussian", "Normal"),
        ("LogUniform", "Reciprocal"),
        ("Fisk", "LogLogistic"),
        ("ParetoII", "Lomax"),
    ],
)
def test_aliases(alias, name):
    assert family(alias) is FAMILIES[name]


def test_no_alias_is_another_family():
    aliases = [a for f in FAMILIES.values() for a in f.aliases]
    assert len(set(aliases)) == len(aliases) and not set(aliases) & set(FAMILIES)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("weibul", "Weibull"), ("Student", "StudentT"), ("Kumaraswami", "Kumaraswamy")],
)
def test_did_you_mean(typed, meant):
    with pytest.raises(ValueError, match=f"did you mean {meant}"):
        family(typed)


PENDING = {"IdealSoliton", "Triangular"}  # cases: they are cut before they are read


@pytest.mark.parametrize("name", sorted(set(FAMILIES) - PENDING))
def test_the_algebra_reads_the_log_density_as_a_few_statistics(name):
    law = FAMILIES[name].standard(1)
    context = Algebra(law.conditions).under(law)
    pairs = context.split(law.log_density_at(VARIATE), VARIATE)
    assert 1 <= len(pairs) <= 7
    assert not any(c.has(VARIATE) for c, _ in pairs)
    total = sum(c * t for c, t in pairs)
    assert context.equal(total, law.log_density_at(VARIATE))


# -- domains -----------------------------------------------------------------------------------

REFUSED = (
    ("Zeta", (1,), "s must be a number above 1"),
    ("Zeta", (HALF,), "s must be a number above 1"),
    ("Weibull", (0, 1), "alpha must be a positive number"),
    ("Weibull", (1, -2), "beta must be a positive number"),
    ("Triangular", (0, 1, 2), "c must be a number between the two ends"),
    ("Triangular", (0, 1, -1), "c must be a number between the two ends"),
    ("Triangular", (1, 0, 1), "b must be a real number above the left end"),
    ("Triangular", (1, 1, 1), "b must be a real number above the left end"),
    ("BoundedPareto", (1, 0, 2), "left must be a positive number"),
    ("BoundedPareto", (1, 2, 2), "right must be a real number above the left end"),
    ("Reciprocal", (-1, 2), "a must be a positive number"),
    ("TruncatedNormal", (0, 1, 2, 2), "b must be a real number above the left end"),
    ("Hypergeometric", (5, 6, 2), "m must be a whole number from 0 to N"),
    ("Hypergeometric", (5, 2, -1), "n must be a whole number from 0 to N"),
    ("Hypergeometric", (5, 0, 7), "n must be a whole number from 0 to N"),
    ("Hypergeometric", (5, HALF, 2), "m must be a whole number from 0 to N"),
    ("Erlang", (HALF, 1), "k must be a whole number"),
    ("Die", (0,), "sides must be a whole number"),
    ("IdealSoliton", (HALF,), "k must be a whole number"),
    ("ContinuousBernoulli", (0,), "p must be a number between 0 and 1"),
    ("Borel", (1,), "mu must be a number between 0 and 1"),
    ("NegativeBinomial", (2, 0), "p must be a number between 0 and 1"),
    ("DiscreteUniform", ([],), "items must be distinct whole numbers"),
    ("DiscreteUniform", ([1, 2, 1],), "items must be distinct whole numbers"),
    ("DiscreteUniform", ([1, HALF],), "items must be distinct whole numbers"),
    ("DiscreteUniform", ([Symbol("a")],), "items must be distinct whole numbers"),
    ("DiscreteUniform", (Range(3, 3),), "items must be distinct whole numbers"),
    ("DiscreteUniform", (Range(0, S.Infinity),), "items must be"),
    ("DiscreteUniform", (3,), "items must be distinct whole numbers"),
)


@pytest.mark.parametrize(("name", "values", "words"), REFUSED, ids=str)
def test_a_parameter_outside_its_domain_is_refused_in_one_line(name, values, words):
    with pytest.raises(ValueError, match=words) as refusal:
        FAMILIES[name](*values)
    assert "\n" not in str(refusal.value) and str(refusal.value).startswith(f"{name}: ")


def test_rademacher_takes_no_parameter():
    with pytest.raises(TypeError, match="takes 0 parameters, 1 given"):
        there.Rademacher(1)
    assert there.Rademacher().conditions == () and there.Rademacher().range == Points(-1, 1)


def test_points_of_a_discrete_uniform_law():
    a, b = (Symbol(n, integer=True) for n in "ab")
    run = there.DiscreteUniform(Range(a, b + 1))
    assert run.range == Support(a, b) and run == there.DiscreteUniform.standard()
    assert exp(run.log_density_at(VARIATE)) == 1 / (b - a + 1)
    assert there.DiscreteUniform(Range(2, 5)).range == Support(2, 4)
    assert there.DiscreteUniform(range(2, 5)) == there.DiscreteUniform(Range(2, 5))
    assert there.DiscreteUniform([7, -1, 3]).range == Points(-1, 3, 7)
    assert there.DiscreteUniform([7, -1]) == there.DiscreteUniform((-1, 7))
    assert there.DiscreteUniform(Range(0, 9, 4)).range == Points(0, 4, 8)
    assert run.xreplace({a: Integer(2), b: Integer(4)}) == there.DiscreteUniform(Range(2, 5))


@ALL
def test_a_law_is_rebuilt_from_its_arguments(found):
    source = random.Random(found.__name__)
    for law in (found.standard(1), draw(found, source), draw(found, source)):
        assert type(law)(*law.args) == law


# -- edges -------------------------------------------------------------------------------------

a = Symbol("a", real=True)
EDGES = (
    (there.Bernoulli, (0,), PointMass(0)),
    (there.Bernoulli, (1,), PointMass(1)),
    (there.Binomial, (0, HALF), PointMass(0)),
    (there.Binomial, (5, 1), PointMass(5)),
    (there.Binomial, (0, 1), PointMass(0)),
    (there.Poisson, (0,), PointMass(0)),
    (there.Geometric, (1,), PointMass(1)),
    (there.Geometric0, (1,), PointMass(0)),
    (there.NegativeBinomial, (HALF, 1), PointMass(0)),
    (there.Die, (1,), PointMass(1)),
    (there.IdealSoliton, (1,), PointMass(1)),
    (there.FlorySchulz, (1,), PointMass(1)),
    (there.Borel, (0,), PointMass(1)),
    (there.BetaBinomial, (0, 2, 3), PointMass(0)),
    (there.Hypergeometric, (5, 0, 3), PointMass(0)),
    (there.Hypergeometric, (5, 3, 0), PointMass(0)),
    (there.Hypergeometric, (5, 5, 3), PointMass(3)),
    (there.Hypergeometric, (5, 3, 5), PointMass(3)),
    (there.Hypergeometric, (5, 0, 5), PointMass(0)),
    (there.Hypergeometric, (5, 5, 5), PointMass(5)),
    (there.Skellam, (2, 0), there.Poisson(2)),
    (there.ContinuousBernoulli, (HALF,), there.Uniform(0, 1)),
    (there.ContinuousBernoulli, (0.5,), there.Uniform(0, 1)),
    (there.VonMises, (3, 0), there.Uniform(0, 2 * pi)),
    (there.Triangular, (a, a + 2, a + 2), there.PowerFunction(2, a, a + 2)),
)


@pytest.mark.parametrize(("found", "values", "left"), EDGES, ids=str)
def test_another_law_at_an_edge(found, values, left):
    assert found(*values) == left


NEAR = (  # a law near the edge of its domain, and the law at the edge
    (lambda t: there.ContinuousBernoulli(HALF + t), there.ContinuousBernoulli(HALF)),
    (lambda t: there.VonMises(3, t), there.VonMises(3, 0)),
    (lambda t: there.Triangular(-1, 2, -1 + t), there.Triangular(-1, 2, -1)),
    (lambda t: there.Triangular(-1, 2, 2 - t), there.Triangular(-1, 2, 2)),
    (lambda t: there.Skellam(2, t), there.Skellam(2, 0)),
    (lambda t: there.NegativeBinomial(HALF, 1 - t), there.NegativeBinomial(HALF, 1)),
    (lambda t: there.NegativeBinomial(t, HALF), there.NegativeBinomial(0, HALF)),
    (lambda t: there.FlorySchulz(1 - t), there.FlorySchulz(1)),
    (lambda t: there.Borel(t), there.Borel(0)),
)


@pytest.mark.parametrize(("near", "edge"), NEAR, ids=[str(e) for _, e in NEAR])
def test_the_law_at_an_edge_is_the_limit(near, edge):
    """At the points of its support, p tends to the density of the law at the edge."""
    points = edge.range.args if isinstance(edge.range, Points) else (Rational(1, 3), HALF)
    if edge.measure == COUNTING and not isinstance(edge.range, Points):
        points = (Integer(0), Integer(1), Integer(4))
    for x in points:
        for t in (Rational(1, 10**6), Rational(1, 10**9)):
            one, two = (mpf(exp(law.log_density_at(x)).evalf(30)) for law in (near(t), edge))
            assert abs(one - two) < 4 * mpf(t.p) / t.q


def test_one_sided_triangles():
    falling = there.Triangular(-1, 2, -1)
    assert falling.range == Support(-1, 2)
    assert exp(falling.log_density_at(S.Zero)) == Rational(4, 9)
    assert mass_of_polynomial(lambda x: exp(falling.log_density_at(x)), -1, 2) == 1


def mass_of_polynomial(p, lo, hi):
    """Simpson's rule, exact for cubics; the ends, where the density may be 0, by their limits."""
    inside = [p(lo + (hi - lo) * Rational(k, 4)) for k in (1, 2, 3)]
    return (hi - lo) * (2 * inside[0] - inside[1] + 2 * inside[2]) / 3


@ALL
def test_a_certificate_brings_a_law_back(found):
    source = random.Random(found.__name__ + " certificate")
    for law in (found.standard(1), draw(found, source)):
        writer = certificate._Writer()
        written = json.loads(json.dumps(writer.value(law)))
        assert certificate._Reader(writer.symbols).value(written, 0) == law
