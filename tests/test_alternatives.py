"""Other names and parameters for the same law: every row of every family, found by scanning.

A row says in words what a number is and by a function what the family's parameters are then. The
words are read and put against the function; what they mean is put against SciPy, whose object is
made of the numbers that are given, not of ours.
"""

import ast
import random
import re
from itertools import combinations
from pathlib import Path

import pytest
from drawn import draw
from foreign import ELEMENTARY, VALUES, agree, at, close, inside, log_density, scipy_stats
from mpmath import mp
from sympy import Rational, Symbol, Tuple, sympify

from symkl import entropy, kl
from symkl.families import FAMILIES
from symkl.formula.text import read_expression, read_law
from symkl.interop.calls import CALLS
from symkl.nodes import Positive, Support
from symkl.parameters import ABOVE_ONE, COUNT, INTEGER, NONZERO, POSITIVE, PROBABILITY, REAL
from symkl.portraits import portrait
from symkl.spelling import _choices, _fit, possible

ROWS = [(name, k) for name, f in sorted(FAMILIES.items()) for k in range(len(f.alternatives))]
GUIDE = (Path(__file__).parents[1] / "docs" / "guide.md").read_text(encoding="utf-8")
EACH = pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{words_of(row)}{row[1]}")


def words_of(row):
    return FAMILIES[row[0]].alternatives[row[1]].words.split(" ")[0]


def parts(row):
    """The family, the alternative, and {name: formula} of what it gives."""
    found = FAMILIES[row[0]]
    alternative = found.alternatives[row[1]]
    return found, alternative, {p.name: p.meaning for p in alternative.given.values()}


def values(found, alternative, own):
    """The numbers to give, from the words, where the parameters are ``own``; and the other ones."""
    given = {p.name: formula(p.meaning, own) for p in alternative.given.values()}
    rest = {n: v for n, v in own.items() if n not in alternative.replaced}
    return given, rest


def formula(words, own):
    """The formula in words, where the parameters are ``own``; or an end of a run."""
    if words in ENDS:
        return sympify(ENDS[words](own["items"]))
    return read_expression(words).xreplace({Symbol(n): v for n, v in own.items()})


ENDS = {"min(items)": lambda run: min(run.args), "max(items)": lambda run: max(run.args)}


def parameters(found, listed):
    """{name: value} as the law has them: a run is its two ends."""
    return dict(zip((p.name for p in found.parameters), found(*listed).args))


def points(row):
    """Parameters of the family at a listed point and at two more, exact."""
    found, _alternative, _ = parts(row)
    source = random.Random(f"{row}")
    yield parameters(found, VALUES[row[0]])
    for _ in range(2):
        law = draw(found, source, lambda law: not isinstance(law.args[0], Tuple))
        yield parameters(found, law.args)


# -- the table ---------------------------------------------------------------------------------


def test_there_are_rows():
    assert len(ROWS) >= 45 and len({name for name, _ in ROWS}) >= 25


@EACH
def test_a_row_is_made_of_names_that_there_are(row):
    found, alternative, given = parts(row)
    own = [p.name for p in found.parameters]
    assert set(alternative.replaced) <= set(own)
    assert set(alternative.uses) <= set(own) - set(alternative.replaced)
    assert len(given) >= len(alternative.replaced) >= 1
    assert alternative.words.count(" = ") == len(given)
    assert set(own) & set(given) <= set(alternative.replaced)
    for parameter in alternative.given.values():
        assert all(n.isidentifier() for n in parameter.names)
        if parameter.meaning in ENDS:
            continue
        used = {str(s) for s in read_expression(parameter.meaning).free_symbols}
        assert used and used <= set(own)


@pytest.mark.parametrize("found", FAMILIES.values(), ids=lambda f: f.__name__)
def test_no_set_of_names_has_two_meanings(found):
    names = [n for p in found.parameters for n in p.names]
    assert len(set(names)) == len(names)
    names += [n for row in found.alternatives for given in row.given for n in given]
    size = len(found.parameters)
    for count in range(size + 1):
        for chosen in combinations(sorted(set(names)), size - count):
            choices = _choices(found.alternatives, chosen)
            fits = [rows for rows in choices if _fit(found, count, chosen, rows)]
            assert len(fits) <= 1, (chosen, fits)


# -- the words are the function ----------------------------------------------------------------


@EACH
def test_the_formula_in_words_is_the_inverse_of_the_function(row):
    found, alternative, _ = parts(row)
    for own in points(row):
        given, rest = values(found, alternative, own)
        law = found(**given, **rest)
        assert isinstance(law, found)
        with mp.workdps(30):
            for ours, value in zip(law.args, own.values()):
                if not isinstance(value, Support):
                    assert close(ours.evalf(28), value.evalf(28), 1e-25)
        for point in inside(found(*own.values()), 3):
            assert close(log_density(law, point), log_density(found(*own.values()), point), 1e-20)


def test_the_tester_of_words_is_not_pleased_with_everything():
    found, alternative, _ = parts(("Gamma", 0))
    given, rest = values(found, alternative, {"k": Rational(2), "theta": Rational(3)})
    assert given == {"rate": Rational(1, 3)} and rest == {"k": 2}
    assert found(**rest, theta=given["rate"]) != found(2, 3)


# -- the words mean what they say: SciPy's object is made of the numbers given -------------------

IN_SCIPY = {  # (family, names given): SciPy's call in these numbers and the other parameters
    ("Arcsin", "loc scale"): "arcsine(loc, scale)",
    ("Bernoulli", "logits"): "bernoulli(1/(1 + exp(-logits)))",
    ("Binomial", "logits"): "binom(n, 1/(1 + exp(-logits)))",
    ("DiscreteUniform", "a b"): "randint(a, b + 1)",
    ("Erlang", "scale"): "erlang(k, scale=scale)",
    ("ExGaussian", "tau"): "exponnorm(tau/std, mean, std)",
    ("ExGaussian", "K"): "exponnorm(K, mean, std)",
    ("Exponential", "scale"): "expon(scale=scale)",
    ("Gamma", "rate"): "gamma(k, scale=1/rate)",
    ("GaussianInverse", "threshold drift"): "invgauss(1/(threshold*drift), scale=threshold**2)",
    ("GaussianInverse", "dispersion"): "invgauss(mean*dispersion, scale=1/dispersion)",
    ("Geometric0", "logits"): "geom(1/(1 + exp(-logits)), loc=-1)",
    ("Gompertz", "scale"): "gompertz(eta, scale=scale)",
    ("HalfNormal", "precision"): "halfnorm(scale=precision**-0.5)",
    ("Hypergeometric", "M n N"): "hypergeom(M, n, N)",
    ("Laplace", "rate"): "laplace(mu, 1/rate)",
    ("LogLogistic", "loc scale"): "fisk(1/scale, scale=exp(loc))",
    ("LogNormal", "precision"): "lognorm(precision**-0.5, scale=exp(mean))",
    ("LogNormal", "s scale"): "lognorm(s, scale=scale)",
    ("LogNormal", "variance"): "lognorm(sqrt(variance), scale=exp(mean))",
    ("LogitNormal", "precision"): "johnsonsb(-mu*sqrt(precision), sqrt(precision))",
    ("LogitNormal", "variance"): "johnsonsb(-mu/sqrt(variance), 1/sqrt(variance))",
    ("Nakagami", "scale"): "nakagami(mu, scale=scale)",
    ("NegativeBinomial", "logits"): "nbinom(r, 1 - 1/(1 + exp(-logits)))",
    ("NegativeBinomial", "mean dispersion"): "nbinom(1/dispersion, 1/(1 + dispersion*mean))",
    ("NegativeBinomial", "probs"): "nbinom(r, 1 - probs)",
    ("Normal", "precision"): "norm(mean, precision**-0.5)",
    ("PowerFunction", "loc scale"): "powerlaw(alpha, loc, scale)",
    ("Rayleigh", "component_variance"): "rayleigh(scale=sqrt(component_variance))",
    ("Rayleigh", "mean_square"): "rayleigh(scale=sqrt(mean_square/2))",
    ("TruncatedNormal", "loc scale low high"): (
        "truncnorm((low - loc)/scale, (high - loc)/scale, loc, scale)"
    ),
    ("TruncatedNormal", "variance"): (
        "truncnorm((a - mean)/sqrt(variance), (b - mean)/sqrt(variance), mean, sqrt(variance))"
    ),
    ("Uniform", "loc scale"): "uniform(loc, scale)",
}
MOMENTS = {  # what a name means of any law of SciPy's; where it means another variable, above
    "mean": lambda law, v: law.mean(),
    "variance": lambda law, v: law.var(),
    "median": lambda law, v: law.median(),
    "mean_square": lambda law, v: law.moment(2),
    "concentration": lambda law, v: v["mean"] * (1 - v["mean"]) / law.var() - 1,
    "dispersion": lambda law, v: (law.var() - v["mean"]) / v["mean"] ** 2,
}
BY_HAND = {  # what SciPy has not got
    ("Borel", "mean"): lambda law, v: sum(
        k * mp.exp(log_density(law, sympify(k))) for k in range(1, 400)
    ),
    ("ContinuousBernoulli", "logits"): lambda law, v: (
        log_density(law, Rational(3, 4)) - log_density(law, Rational(1, 4))
    ) * 2,
}


@EACH
def test_the_words_mean_what_they_say(row):
    found, alternative, given = parts(row)
    own = parameters(found, VALUES[row[0]])
    numbers, rest = values(found, alternative, own)
    law, key = found(**numbers, **rest), (row[0], " ".join(given))
    decimal = {n: int(v) if v.is_Integer else float(v) for n, v in {**rest, **numbers}.items()}
    judged = False
    if key in BY_HAND:
        assert close(BY_HAND[key](law, decimal), decimal[next(iter(given))], 1e-12)
        return
    if key in IN_SCIPY:
        call = f"library.{IN_SCIPY[key]}"
        agree(law, eval(call, {"library": scipy_stats(), **ELEMENTARY, **decimal}), 1e-9)
        judged = True
    if row[0] == "DiscreteUniform":
        return
    theirs = CALLS[row[0]]["SciPy"]
    plain = dict(zip(own, map(float_or_whole, law.args)))
    frozen = eval(f"library.{theirs}", {"library": scipy_stats(), **ELEMENTARY, **plain})
    agree(law, frozen, 1e-9)
    if row[0] not in ("LogNormal", "LogitNormal", "TruncatedNormal") or "median" in given:
        for name in set(given) & set(MOMENTS):
            if name == "dispersion" and row[0] == "GaussianInverse":
                continue
            assert MOMENTS[name](frozen, decimal) == pytest.approx(decimal[name], rel=1e-7)
            judged = True
    assert judged, f"nothing says what {key} means"


def float_or_whole(value):
    return int(value) if value.is_Integer else float(value)


# -- calls of other libraries, typed as they are --------------------------------------------------


def keyword_calls():
    """(family, library, callee, {keyword: expression}) of each call of names alone."""
    for name, calls in sorted(CALLS.items()):
        for library, text in calls.items():
            if library == "Julia":
                continue  # its calls have no keywords
            tree = ast.parse(text, mode="eval").body
            if isinstance(tree, ast.Call) and tree.keywords and not tree.args:
                keywords = {k.arg: ast.unparse(k.value) for k in tree.keywords}
                yield name, library, tree.func.id, keywords


def test_a_call_of_another_library_is_read_as_that_law_or_not_at_all():
    accepted, refused = [], []
    for name, library, callee, keywords in keyword_calls():
        own = dict(zip((p.name for p in FAMILIES[name].parameters), VALUES[name]))
        if name in ("Categorical", "DiscreteUniform"):
            continue
        symbols = {Symbol(n): sympify(v) for n, v in own.items()}
        given = {k: read_expression(v).xreplace(symbols) for k, v in keywords.items()}
        for family in {name, callee} & set(FAMILIES):
            try:
                law = FAMILIES[family](**given)
            except (TypeError, ValueError):
                refused.append((name, library, family))
                continue
            for point in inside(at(name), 3):
                ours = log_density(law, point)
                assert close(ours, log_density(at(name), point)), (family, library, keywords)
            accepted.append((name, library, family))
    assert len(accepted) > 110, len(accepted)
    assert ("Geometric0", "PyTorch", "Geometric0") in accepted
    assert ("Geometric0", "PyTorch", "Geometric") in refused  # theirs counts from 0
    assert ("TruncatedNormal", "SciPy", "TruncatedNormal") in refused  # its ends are in scales
    assert ("NegativeBinomial", "PyTorch", "NegativeBinomial") in accepted
    assert ("GaussianInverse", "SciPy", "GaussianInverse") in refused  # its mu is not the mean


@EACH
def test_the_guide_has_the_row(row):
    _, alternative, _ = parts(row)
    lines = [line for line in GUIDE.splitlines() if re.match(rf"\|.*\b{row[0]}\b.*\|", line)]
    for names in alternative.given:
        assert any(f"`{name}`" in line for name in names for line in lines), names


# -- domains, symbols, questions ------------------------------------------------------------------

OUTSIDE = {
    POSITIVE.words: (0, -1), PROBABILITY.words: (0, 1, 2, -1), ABOVE_ONE.words: (1, 0),
    NONZERO.words: (0,), INTEGER.words: (Rational(1, 2),), COUNT.words: (0, Rational(1, 2)),
    REAL.words: (),
}  # fmt: skip


@EACH
def test_a_number_outside_its_domain_is_refused_by_its_name(row):
    found, alternative, _ = parts(row)
    own = parameters(found, VALUES[row[0]])
    numbers, rest = values(found, alternative, own)
    for parameter in alternative.given.values():
        for value in OUTSIDE.get(parameter.domain.words, ()):
            with pytest.raises(ValueError, match=f"{row[0]}: {parameter.name} must be"):
                found(**{**numbers, parameter.name: value}, **rest)


@EACH
def test_a_typed_law_is_the_one_in_python_and_every_name_is_as_good(row):
    found, alternative, _ = parts(row)
    letters = {p.name: f"t{k}" for k, p in enumerate(found.parameters)}
    rest = {n: v for n, v in letters.items() if n not in alternative.replaced}
    given = {names: f"g{k}" for k, names in enumerate(alternative.given)}
    law = found(**{names[0]: v for names, v in given.items()}, **rest)
    for pick in range(max(len(names) for names in given)):
        words = {names[min(pick, len(names) - 1)]: v for names, v in given.items()} | rest
        typed = ", ".join(f"{n}={v}" for n, v in words.items())
        assert read_law(f"{row[0]}({typed})") == law
    shown = portrait(row[0])
    for names, parameter in alternative.given.items():
        assert f"{' or '.join(names)} = {parameter.meaning}, {parameter.domain.words}" in shown
        assert f"{' or '.join(names)}={parameter.meaning}" in possible(found)


SLOW = {"Hypergeometric", "TruncatedNormal"}


@EACH
def test_the_engine_answers_as_it_does_in_the_usual_parameters(row):
    found, alternative, _ = parts(row)
    rest = [p.name for p in found.parameters if p.name not in alternative.replaced]
    p, q = (
        found(**{n: f"{n}_{k}" for n in [*(names[0] for names in alternative.given), *rest]})
        for k in (1, 2)
    )
    assert kl(p, p).check().result == 0
    if row[0] in SLOW:
        return
    assert entropy(p).check().status == entropy(found).status
    assert kl(p, q).check().status == kl(found, found).status


def test_what_is_pending_has_the_same_value():
    d = entropy(FAMILIES["ContinuousBernoulli"](logits="l"))
    there = entropy(FAMILIES["ContinuousBernoulli"](Rational(4, 5))).evaluate(digits=30)
    assert close(d.evaluate(l=read_expression("log(4)"), digits=30), there, 1e-25)
    d = entropy(FAMILIES["Beta"](mean="m", variance="v"))
    there = entropy(FAMILIES["Beta"](2, 6)).evaluate(digits=30)
    point = {"m": Rational(1, 4), "v": Rational(12, 64 * 9)}
    assert close(d.evaluate(point, digits=30), there, 1e-25)


def test_what_the_domains_imply_is_no_condition():
    made = {name: FAMILIES[name] for name in ("Bernoulli", "NegativeBinomial", "Beta", "Geometric")}
    assert made["Bernoulli"](logits="l").conditions == ()
    assert made["NegativeBinomial"](mean="m", dispersion="a").conditions == ()
    m, c = (Symbol(n, positive=True) for n in "mc")
    assert made["Beta"](mean="m", concentration="c").conditions == (Positive(c * (1 - m)),)
    assert made["Geometric"](mean="m").conditions == (Positive(1 - 1 / m),)


def test_a_slip_lists_what_is_possible_in_one_line():
    with pytest.raises(TypeError) as refusal:
        FAMILIES["Gamma"](1, ratee=2)
    words = str(refusal.value)
    assert words.startswith("Gamma takes no 'ratee'; did you mean rate? It is Gamma(k, theta)")
    assert "or rate=1/theta, or mean=k*theta" in words and "\n" not in words
    with pytest.raises(TypeError, match="takes 2 parameters, 3 given"):
        FAMILIES["Gamma"](1, 2, rate=2)
    with pytest.raises(TypeError, match="scale=, theta= do not go together"):
        FAMILIES["Gamma"](scale=1, theta=2)


def test_a_decimal_is_taken_as_it_is_written():
    assert FAMILIES["Gamma"](2, rate=0.3) == FAMILIES["Gamma"](2, Rational(10, 3))
