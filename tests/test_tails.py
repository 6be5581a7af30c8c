"""E_P|T(X)| < ∞ exactly where the condition says: by the book, by numbers, at the edges too."""

import random

import mpmath
import pytest
from sympy import Function, Piecewise, Rational, S, Symbol, Tuple, exp, lambdify, log, oo, symbols

from symkl.claim import StepRejected
from symkl.conditions import holds, support_conditions
from symkl.families import (
    FAMILIES,
    Cauchy,
    Exponential,
    Gamma,
    GaussianInverse,
    Laplace,
    Levy,
    Lomax,
    Normal,
    Pareto,
    PowerFunction,
    StudentT,
    Uniform,
    Weibull,
    Zeta,
)
from symkl.kernel import infer
from symkl.nodes import (
    COUNTING,
    KL,
    VARIATE,
    All,
    AtMost,
    CrossEntropy,
    Either,
    Equal,
    Fails,
    Image,
    Integrable,
    IsInteger,
    IsReal,
    Length,
    Part,
    Positive,
    Support,
)
from symkl.normal_form import Undecidable
from symkl.rules.tails import diverge
from symkl.tails import ALWAYS, NEVER, explain, integrable

x = VARIATE


def facts_of(p, q):
    return (*p.conditions, *q.conditions, *(support_conditions(p, q) or ()))


def where(p, q):
    """The condition of E_P|log q| < ∞ for P ≪ Q."""
    return integrable(p, -q.log_density_at(x), facts_of(p, q))


def pair(one, two):
    return FAMILIES[one].standard(1), FAMILIES[two].standard(2)


def letters(one, two, names):
    """The symbols of the two laws that have these names."""
    p, q = pair(one, two)
    known = {s.name: s for s in p.free_symbols | q.free_symbols}
    return [known[name] for name in names.split()]


# -- as books have it --------------------------------------------------------------------------

BOOK = {
    "StudentT Normal": ("nu_1", lambda nu: Positive(nu - 2)),
    "Lomax Exponential": ("alpha_1", lambda a: Positive(a - 1)),
    "Beta GammaInverse": ("alpha_1", lambda a: Positive(a - 1)),
    "Laplace Gumbel": ("b_1 beta_2", lambda b, beta: Positive(beta - b)),
    "Weibull Gompertz": (
        "alpha_1 beta_1 b_2",
        lambda a, beta, b: Either(Positive(beta - 1), All(Equal(beta, 1), Positive(1 - a * b))),
    ),
    "Exponential Gompertz": ("lambda_1 b_2", lambda rate, b: Positive(rate - b)),
    "Gamma Gompertz": ("theta_1 b_2", lambda theta, b: Positive(1 - b * theta)),
    "GaussianInverse Gompertz": (
        "mu_1 lambda_1 b_2",
        lambda mu, shape, b: AtMost(2 * b * mu**2, shape),
    ),
    "Pareto Levy": ("x_m_1 mu_2", lambda xm, mu: Positive(xm - mu)),
    "Uniform GammaInverse": ("a_1", lambda a: Positive(a)),
    "PowerFunction Levy": (
        "alpha_1 a_1 mu_2",
        lambda alpha, a, mu: Either(Positive(a - mu), All(Equal(a, mu), Positive(alpha - 1))),
    ),
    "Weibull Frechet": (
        "beta_1 a_2 m_2",
        lambda beta, a, m: Either(Positive(-m), All(Equal(m, 0), Positive(beta - a))),
    ),
    "Zeta Geometric": ("s_1", lambda s: Positive(s - 2)),
    "Zeta Poisson": ("s_1", lambda s: Positive(s - 2)),
    "Logistic Gumbel": ("s_1 beta_2", lambda s, beta: Positive(beta - s)),
    "FisherZ Gumbel": ("d1_1 beta_2", lambda d, beta: Positive(d * beta - 1)),
    "Logistic Moyal": ("s_1 sigma_2", lambda s, sigma: Positive(sigma - s)),
    "ExponentialPower Gumbel": (
        "alpha_1 beta_1 beta_2",
        lambda a, shape, beta: Either(
            Positive(shape - 1), All(Equal(shape, 1), Positive(beta - a))
        ),
    ),
    "Cauchy ExponentialPower": ("beta_2", lambda beta: Positive(1 - beta)),
    "YuleSimon Poisson": ("rho_1", lambda rho: Positive(rho - 1)),
}
NEVERS = "Cauchy Normal;Cauchy Logistic;Cauchy Gumbel;LogNormal Gompertz;Levy Normal;Cauchy Moyal"
ALWAYSES = "Levy Levy;StudentT StudentT;Borel Poisson;Skellam Skellam;Uniform Triangular;Zeta Zeta"


@pytest.mark.parametrize("names", BOOK)
def test_the_condition_is_the_one_of_the_books(names):
    wanted, condition = BOOK[names]
    assert where(*pair(*names.split())) == condition(*letters(*names.split(), wanted))


@pytest.mark.parametrize("names", NEVERS.split(";"))
def test_never_finite(names):
    assert where(*pair(*names.split())) == NEVER


@pytest.mark.parametrize("names", ALWAYSES.split(";"))
def test_always_finite(names):
    assert where(*pair(*names.split())) == ALWAYS


def test_every_law_is_finite_under_the_normal_law():
    normal = Normal("mu_1", "sigma_1")
    laws = [f.standard(2) for _, f in sorted(FAMILIES.items())]
    found = [q for q in laws if q.measure == normal.measure]
    over = [q for q in found if support_conditions(normal, q) is not None]
    assert len(over) >= 10
    assert all(where(normal, q) == ALWAYS for q in over)


@pytest.mark.parametrize("name", FAMILIES)
def test_every_entropy_is_finite(name):
    p = FAMILIES[name].standard()
    assert integrable(p, p.log_density_at(x), p.conditions) == ALWAYS


# -- means of other functions ------------------------------------------------------------------

a, k, s, t, c = symbols("alpha kappa s t c", positive=True)
r = Symbol("r", real=True)
MEANS = {
    "a power under Pareto's law": (Pareto(1, a), x**s, Positive(a - s)),
    "a power at 0": (Gamma(k, 1), x ** (-s), Positive(k - s)),
    "a real power": (Gamma(k, 1), x**r, Positive(k + r)),
    "an exponential, edge out": (Exponential(s), exp(t * x), Positive(s - t)),
    "an exponential, edge in": (GaussianInverse(1, s), exp(t * x), AtMost(2 * t, s)),
    "growth that cancels": (Cauchy(0, 1), log(1 + exp(x)) - x - log(1 + exp(-x)), ALWAYS),
    "growth that does not": (Cauchy(0, 1), log(1 + exp(x)), NEVER),
    "a coefficient that may be 0": (Cauchy(0, 1), (s - t) * x, Equal(s, t)),
    "a log does no harm": (Lomax(a, 1), log(x) * x, Positive(a - 1)),
    "a log at the edge does": (Pareto(1, a), x**s * log(x), Positive(a - s)),
    "the index too": (Zeta(1 + a), x**s, Positive(a - s)),
    "a decaying term": (Cauchy(0, 1), exp(-(x**2)), ALWAYS),
    "a square": (StudentT(a), (x - r) ** 2, Positive(a - 2)),
    "a part of a law": (Part(Laplace(r, s), Support(r, oo)), exp(t * x), Positive(1 - s * t)),
    "the part without the tail": (Part(Cauchy(0, 1), Support(-oo, 0)), exp(x), ALWAYS),
    "in another coordinate": (
        Image(Pareto(1, a), exp(x), exp(x), Support(0, oo)),
        exp(t * x),
        Positive(a - t),
    ),
    "no interior pole": (Uniform(s, s + 1), 1 / (x - s / 2) ** 2, ALWAYS),
    "a log of a zero inside": (Normal(0, 1), log(abs(x - r)) ** 2, ALWAYS),
    "Length": (Length(Support(0, 1)), x ** (-s), Positive(1 - s)),
}


@pytest.mark.parametrize("name", MEANS)
def test_a_mean(name):
    law, body, condition = MEANS[name]
    assert integrable(law, body, law.conditions) == condition


UNKNOWN = {
    "an unknown function": (Normal(0, 1), Function("f")(x)),
    "a pole inside": (Normal(0, 1), 1 / x),
    "a pole that may lie inside": (Uniform(0, 1), 1 / (x - r)),
    "no finite measure": (Length(Support(0, oo)), exp(-x)),
    "a log of 0 at a point": (Zeta(2), log(x - 1)),
    "a jump to 0": (Normal(0, 1), 1 / Piecewise((x, x > 0), (1, True))),
    "a log that is divided by": (Normal(0, 1), 1 / log(1 + x**2)),
    "an infinite mass": (Image(Length(Support(0, oo)), x, S.One, Support(0, oo)), exp(-x)),
    "too fast": (Normal(0, 1), exp(exp(x**2))),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_no_guess(name):
    law, body = UNKNOWN[name]
    with pytest.raises(Undecidable) as refused:
        integrable(law, body)
    assert "\n" not in str(refused.value)


def test_numbers_give_a_verdict():
    assert where(StudentT(2), Normal(0, 1)) == NEVER
    assert where(StudentT(Rational(21, 10)), Normal(0, 1)) == ALWAYS
    assert where(PowerFunction(1, 0, 1), Levy(0, 1)) == NEVER
    assert where(PowerFunction(1, 0, 1), Levy(-1, 1)) == ALWAYS
    assert where(Weibull(2, 1), FAMILIES["Gompertz"](Rational(1, 2), 1)) == NEVER
    assert where(Weibull(2, 1), FAMILIES["Gompertz"](Rational(1, 3), 1)) == ALWAYS


def test_an_explanation_is_data():
    p, q = pair("Lomax", "Exponential")
    (heavy,) = explain(p, -q.log_density_at(x), facts_of(p, q))
    alpha, rate = letters("Lomax", "Exponential", "alpha_1 lambda_2")
    assert (heavy.end.at, heavy.end.lower) == (oo, False)
    assert heavy.density == x ** (-alpha - 1)
    assert heavy.term == rate * x
    assert heavy.finite_when == Positive(alpha - 1)
    p, q = pair("Beta", "GammaInverse")
    (heavy,) = explain(p, -q.log_density_at(x), facts_of(p, q))
    alpha, b = letters("Beta", "GammaInverse", "alpha_1 b_2")
    assert (heavy.end.at, heavy.end.lower) == (0, True)
    assert heavy.density == x ** (alpha - 1)
    assert heavy.term == b / x
    assert explain(Normal(0, 1), x**4) == ()


# -- by numbers --------------------------------------------------------------------------------

VALUES = [Rational(n, d) for n, d in ((1, 2), (1, 1), (3, 2), (2, 1), (3, 1), (1, 3))]


def truth(condition):
    match condition:
        case Positive():
            return bool(condition.expr > 0)
        case AtMost():
            return bool(condition.lesser <= condition.greater)
        case Equal():
            return condition.lhs == condition.rhs
        case Fails():
            return not truth(condition.condition)
        case All():
            return all(map(truth, condition.args))
        case Either():
            return any(map(truth, condition.args))
        case IsInteger():
            return condition.args[0].is_integer is True
        case IsReal():
            return True
    raise TypeError(condition)


def drawn(p, q, rng):
    """Small rational parameters with P ≪ Q; equal ones, and so edges, are frequent."""
    letters_of = sorted(p.free_symbols | q.free_symbols, key=str)
    for _ in range(60):
        at = {}
        for symbol in letters_of:
            value = S(rng.choice([1, 2, 3])) if symbol.is_integer else rng.choice(VALUES)
            at[symbol] = value if symbol.is_positive else rng.choice([value, -value, S.Zero])
        if all(truth(f.xreplace(at)) for f in facts_of(p, q)):
            return at
    return None


def converges(p, body, at):
    """The sign of the slope of log(p |T| u) in log u, far out: no expansion, only numbers."""
    density, weight = (
        lambdify(x, e.xreplace(at), modules="mpmath") for e in (p.log_density_at(x), body)
    )
    for lower, end in ((True, p.range.lo), (False, p.range.hi)):
        end = end.xreplace(at)
        if p.measure == COUNTING and end.is_finite:
            continue
        steps = [(u, _mass(density, weight, end, lower, u)) for u in (60, 90, 120)]
        (_, _), (u, g), (v, h) = steps
        slope = (h - g) / ((v - u) * mpmath.log(10))
        if abs(slope) < 0.05:  # at the edge: the power of log u
            slope = (h - g) / mpmath.log(mpmath.mpf(v) / u) + 0.9
        if slope > 0:
            return False
    return True


def _mass(density, weight, end, lower, digits):
    """log of p (|T| + 1) |dx/d log u| at u = 10^digits."""
    u = mpmath.mpf(10) ** digits
    side = -1 if lower else 1
    if end.is_infinite:
        point, jacobian = side * u, mpmath.log(u)
    else:
        exact = mpmath.mpf(end.p) / end.q if end.is_Rational else mpmath.mpf(end.evalf(650))
        point, jacobian = exact - side / u, -mpmath.log(u)
    return mpmath.re(density(point)) + mpmath.log(abs(weight(point)) + 1) + jacobian


def pairs_with_tails():
    """The pairs of families that have an end to decide and a support to lie in."""
    skipped = {"Categorical", "DiscreteUniform"}
    for one in sorted(FAMILIES.keys() - skipped):
        for two in sorted(FAMILIES.keys() - skipped):
            p, q = pair(one, two)
            if p.measure != q.measure or not isinstance(p.range, Support):
                continue
            if p.measure == COUNTING and p.range.hi is not oo:
                continue
            try:
                if support_conditions(p, q) is not None:
                    yield p, q
            except StepRejected:
                continue


@pytest.mark.parametrize("seed", range(3))
def test_conditions_agree_with_numbers(seed):
    """At random parameters on both sides of the condition, and on it."""
    rng = random.Random(seed)
    chosen = rng.sample(list(pairs_with_tails()), 45)
    chosen += [pair(*names.split()) for names in BOOK]
    verdicts = []
    with mpmath.workdps(700):
        for p, q in chosen:
            at = drawn(p, q, rng)
            if at is None:
                continue
            wanted = converges(p, -q.log_density_at(x), at)
            assert truth(where(p, q).xreplace(at)) == wanted, (p, q, at)
            verdicts.append(wanted)
    assert len(verdicts) > 50 and verdicts.count(False) > 5


# -- the kernel --------------------------------------------------------------------------------


def infinite(node, *conditions):
    p, q = node.p, node.q
    return infer(diverge(node, conditions=conditions, given=(*p.conditions, *q.conditions)))


def test_a_tail_makes_it_infinite():
    cauchy, normal = pair("Cauchy", "Normal")
    assert infinite(KL(cauchy, normal)).after is oo
    assert infinite(CrossEntropy(cauchy, normal)).after is oo
    p, q = pair("StudentT", "Normal")
    (nu,) = letters("StudentT", "Normal", "nu_1")
    step = infinite(KL(p, q), Fails(Positive(nu - 2)))
    assert step.conditions == (Fails(Positive(nu - 2)),)
    assert infinite(KL(p, q), Fails(AtMost(2, nu))).after is oo  # ν < 2, the edge left out
    p, q = pair("PowerFunction", "Levy")
    stated = (*support_conditions(p, q), Fails(where(p, q)))
    assert infinite(KL(p, q), *stated).after is oo


nu_1 = FAMILIES["StudentT"].standard(1).args[0]
REFUSED = {
    "no condition": (StudentT(nu_1), Normal("mu_2", "sigma_2"), ()),
    "a wrong edge": (StudentT(nu_1), Normal("mu_2", "sigma_2"), (Fails(Positive(nu_1 - 3)),)),
    "the condition itself": (StudentT(nu_1), Normal("mu_2", "sigma_2"), (Positive(nu_1 - 2),)),
    "always finite": (Normal("mu_1", "sigma_1"), Laplace("mu_2", "b_2"), ()),
    "no support": (Levy("mu_1", "c_1"), Gamma("k_2", "theta_2"), ()),
    "one law": (Cauchy("x0", "gamma"), Cauchy("x0", "gamma"), ()),
}


@pytest.mark.parametrize("name", REFUSED)
def test_the_kernel_refuses(name):
    p, q, conditions = REFUSED[name]
    with pytest.raises(StepRejected):
        infinite(KL(p, q), *conditions)


def test_integrability_is_discharged():
    nu = Symbol("nu", positive=True)
    square = Integrable(StudentT(nu), x**2)
    assert holds(square, (Positive(nu - 2),))
    assert holds(Integrable(Normal(0, 1), x**2), ())
    assert not holds(square, ())
    assert not holds(square, (Positive(nu - 1),))
    assert not holds(Integrable(Cauchy(0, 1), x), ())
    assert Tuple(ALWAYS, NEVER) == Tuple(All(), Either())
