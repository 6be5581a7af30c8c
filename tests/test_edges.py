"""``evaluate`` at the edges: extreme shapes, nearly equal laws, p = 0 and 1; a second route."""

import pytest
from by_hand import CONTINUOUS, DISCRETE, divergence
from mpmath import mp, mpf
from sympy import Rational as R
from sympy import sympify

from symkl.families import FAMILIES
from symkl.portraits import edges, portrait
from symkl.questions import entropy, kl

DIGITS = 25
NEAR = 1 + R(1, 10**12)
QUARTER = 0.25  # of a unit of the chart
SMALL, LARGE = R(1, 10**6), R(10**6)


def evaluated(p, p_values, q, q_values, digits=DIGITS):
    """By the derivation of the two families, with numbers for their letters."""
    derived = kl(FAMILIES[p].standard(1), FAMILIES[q].standard(2))
    letters = [s for _, law in derived.laws for s in law.args]
    return derived.evaluate(dict(zip(letters, (*p_values, *q_values))), digits=digits)


def near(found, expected, digits=DIGITS - 1):
    with mp.workdps(90):
        good = abs(found - expected) <= mpf(10) ** -digits * abs(expected)
    assert good, (found, expected)


# p, and q where it is not p with its last parameter larger by a relative 10^−12
NEARLY = {
    "Normal": ((R(1, 3), R(5, 4)), (R(1, 3) * NEAR, R(5, 4))),
    "LogNormal": ((R(1, 3), R(4, 5)),),
    "Exponential": ((R(7, 3),),),
    "Gamma": ((R(12, 5), R(3, 4)), (R(12, 5) * NEAR, R(3, 4))),
    "GammaInverse": ((R(12, 5), R(3, 4)),),
    "ChiSquared": ((R(7, 3),),),
    "Chi": ((R(7, 3),),),
    "Weibull": ((R(3, 2), R(7, 4)),),
    "Rayleigh": ((R(7, 3),),),
    "Maxwell": ((R(7, 3),),),
    "HalfNormal": ((R(7, 3),),),
    "Laplace": ((R(0), R(7, 3)),),
    "Gumbel": ((R(3, 2), R(1, 3)), (R(3, 2) * NEAR, R(1, 3))),
    "Logistic": ((R(1, 3), R(3, 2)),),
    "Cauchy": ((R(1, 3), R(3, 2)),),
    "StudentT": ((R(7, 2),),),
    "Pareto": ((R(3, 2), R(7, 3)),),
    "Lomax": ((R(7, 3), R(3, 2)), (R(7, 3) * NEAR, R(3, 2))),
    "Beta": ((R(7, 3), R(3, 2)),),
    "BetaPrime": ((R(7, 3), R(3, 2)),),
    "Kumaraswamy": ((R(7, 3), R(3, 2)),),
    "ContinuousBernoulli": ((R(2, 7),),),
    "Uniform": ((R(0), R(1)),),
    "VonMises": ((R(5, 2), R(3, 2)),),
    "GaussianInverse": ((R(7, 3), R(3, 2)),),
    "Erlang": ((R(3), R(3, 2)),),
    "Frechet": ((R(5, 2), R(3, 2), R(0)), (R(5, 2) * NEAR, R(3, 2), R(0))),
    "Nakagami": ((R(7, 3), R(3, 2)),),
    "Triangular": ((R(0), R(2), R(1)), (R(0), 2 * NEAR, R(1))),
    "PowerFunction": ((R(7, 3), R(0), R(2)), (R(7, 3) * NEAR, R(0), R(2))),
    "Arcsin": ((R(0), R(2)),),
    "WignerSemicircle": ((R(7, 3),),),
    "GeneralizedGamma": ((R(3, 2), R(7, 3), R(5, 4)),),
    "LogLogistic": ((R(3, 2), R(7, 3)),),
    "Gompertz": ((R(3, 2), R(2, 3)),),
    "HalfCauchy": ((R(3, 2),),),
    "Levy": ((R(1, 3), R(3, 2)),),
    "FDistribution": ((R(7, 2), R(5)),),
    "LogitNormal": ((R(1, 3), R(3, 2)),),
    "TruncatedNormal": ((R(1, 3), R(3, 2), R(0), R(2)), (R(1, 3) * NEAR, R(3, 2), R(0), R(2))),
    "ExGaussian": ((R(1, 3), R(3, 2), R(2, 3)),),
    "Moyal": ((R(1, 3), R(3, 2)),),
    "Dagum": ((R(4, 3), R(7, 3), R(3, 2)),),
    "BoundedPareto": ((R(7, 3), R(1), R(3)), (R(7, 3) * NEAR, R(1), R(3))),
    "Reciprocal": ((R(1), R(3)),),
    "RaisedCosine": ((R(1, 3), R(3, 2)),),
    "QuadraticU": ((R(-1), R(1)), (-NEAR, NEAR)),
    "ExponentialPower": ((R(0), R(3, 2), R(3)), (R(0), R(3, 2) * NEAR, R(3))),
    "FisherZ": ((R(3), R(7, 2)),),
    "ShiftedGompertz": ((R(3, 2), R(2, 3)),),
    "Benini": ((R(3, 2), R(2, 3), R(1)), (R(3, 2) * NEAR, R(2, 3), R(1))),
    "Bernoulli": ((R(2, 7),),),
    "Binomial": ((R(5), R(2, 7)),),
    "Geometric": ((R(2, 7),),),
    "Geometric0": ((R(2, 7),),),
    "Poisson": ((R(7, 2),),),
    "NegativeBinomial": ((R(7, 3), R(2, 7)),),
    "BetaBinomial": ((R(6), R(7, 3), R(3, 2)),),
    "Logarithmic": ((R(2, 7),),),
    "Zeta": ((R(30),),),
    "Skellam": ((R(3, 2), R(2, 3)),),
    "Borel": ((R(2, 7),),),
    "YuleSimon": ((R(35),),),
    "FlorySchulz": ((R(2, 7),),),
}
WHOLE = {"Hypergeometric", "Die", "IdealSoliton"}  # nothing is near a whole number


@pytest.mark.parametrize("name", NEARLY)
def test_nearly_equal_laws_lose_no_digit(name):
    p = NEARLY[name][0]
    q = NEARLY[name][1] if len(NEARLY[name]) > 1 else (*p[:-1], p[-1] * NEAR)
    expected = divergence(name, p, name, q, width=QUARTER, near=True)
    near(evaluated(name, p, name, q), expected, 20)


def test_every_family_has_a_density_by_hand():
    assert {*NEARLY, *WHOLE} == {*CONTINUOUS, *DISCRETE}
    assert {*FAMILIES} - {*NEARLY, *WHOLE} == {"Categorical", "DiscreteUniform", "Rademacher"}


LOG_LARGE, NARROW, WIDE = 13.8155, 0.001, 1e6
EXTREME = [  # with the centre of the mass and its width in the chart of the support
    ("Gamma", (SMALL, R(1)), "Gamma", (R(2), R(1)), 0, 1),
    ("Gamma", (LARGE, R(1)), "Gamma", (LARGE + 1, R(1)), LOG_LARGE, NARROW),
    ("Gamma", (LARGE, R(1)), "Gamma", (SMALL, R(1)), LOG_LARGE, NARROW),
    ("Gamma", (R(2), SMALL), "Gamma", (R(2), LARGE), -LOG_LARGE, 1),
    ("GammaInverse", (LARGE, R(1)), "GammaInverse", (R(2), R(1)), -LOG_LARGE, NARROW),
    ("ChiSquared", (LARGE,), "Exponential", (R(1),), LOG_LARGE, NARROW),
    ("Beta", (SMALL, SMALL), "Beta", (R(1), R(1)), 0, 1),
    ("Beta", (LARGE, LARGE), "Beta", (R(2), R(3)), 0, NARROW),
    ("Beta", (R(1), R(1)), "Beta", (LARGE, SMALL), 0, 1),
    ("BetaPrime", (LARGE, LARGE), "BetaPrime", (R(2), R(3)), 0, NARROW),
    ("Weibull", (R(1), SMALL), "Weibull", (R(2), SMALL), 0, WIDE),
    ("Weibull", (R(1), LARGE), "Weibull", (R(2), R(3)), 0, 1e-6),
    ("Weibull", (R(1), LARGE), "Gamma", (R(2), R(3)), 0, 1e-6),
    ("StudentT", (SMALL,), "StudentT", (R(1),), 0, NARROW),
    ("StudentT", (LARGE,), "StudentT", (R(3),), 0, 1),
    ("StudentT", (R(3),), "StudentT", (LARGE,), 0, 1),
    ("StudentT", (LARGE,), "Normal", (R(0), R(1)), 0, 1),
    ("Pareto", (R(1), SMALL), "Pareto", (R(1, 2), 2 * SMALL), 0, 1),
    ("Pareto", (R(1), LARGE), "Pareto", (R(1, 2), R(3)), -LOG_LARGE, 1),
    ("Lomax", (LARGE, LARGE), "Exponential", (R(1),), 0, 1),
    ("LogNormal", (R(0), SMALL), "LogNormal", (R(0), R(1)), 0, 1e-6),
    ("Normal", (LARGE, SMALL), "Normal", (R(0), R(1)), 14.5086577385, 1e-12),
    ("Cauchy", (R(0), SMALL), "Cauchy", (R(0), LARGE), 0, 1e-6),
    ("Kumaraswamy", (R(1), LARGE), "Beta", (R(2), R(3)), -LOG_LARGE, 1),
    ("Logistic", (R(0), SMALL), "Logistic", (R(0), R(1)), 0, 1e-6),
    ("Nakagami", (LARGE, R(1)), "Nakagami", (R(1), R(1)), 0, NARROW),
    ("FDistribution", (LARGE, LARGE), "FDistribution", (R(2), R(3)), 0, NARROW),
    ("ContinuousBernoulli", (SMALL,), "ContinuousBernoulli", (1 - SMALL,), -2, 1),
    ("ContinuousBernoulli", (R(1, 2) + SMALL,), "Beta", (R(2), R(3)), 0, 1),
    ("VonMises", (R(1, 2), R(50)), "VonMises", (R(2), R(1, 3)), -2, 1),
    ("GaussianInverse", (R(1), LARGE), "GaussianInverse", (R(2), R(3)), 0, NARROW),
    ("Gompertz", (R(1), SMALL), "Gompertz", (R(2), SMALL), 2.6, 0.1),
    ("Poisson", (SMALL,), "Poisson", (R(1),), 0, 1),
    ("Poisson", (R(2000),), "Poisson", (R(2001),), 0, 1),
    ("Poisson", (R(7, 2),), "Geometric0", (SMALL,), 0, 1),
    ("Binomial", (R(1), R(1, 3)), "Binomial", (R(1), SMALL), 0, 1),
    ("Binomial", (R(1), R(1, 3)), "Poisson", (R(1, 2),), 0, 1),
    ("Binomial", (R(1), R(1, 3)), "Bernoulli", (R(1, 2),), 0, 1),
    ("BetaBinomial", (R(1), SMALL, LARGE), "Binomial", (R(1), R(1, 3)), 0, 1),
    ("BetaBinomial", (R(9), SMALL, SMALL), "Binomial", (R(9), R(1, 3)), 0, 1),
    ("NegativeBinomial", (SMALL, R(1, 2)), "NegativeBinomial", (R(1), R(1, 3)), 0, 1),
    ("NegativeBinomial", (R(700), R(1, 2)), "Poisson", (R(650),), 0, 1),
    ("Logarithmic", (SMALL,), "Geometric", (R(1, 2),), 0, 1),
    ("Borel", (SMALL,), "Geometric", (R(1, 2),), 0, 1),
    ("Skellam", (R(20), SMALL), "Skellam", (R(21), R(1)), 0, 1),
    ("FlorySchulz", (R(1, 100),), "Geometric", (R(1, 50),), 0, 1),
]


@pytest.mark.parametrize("row", EXTREME, ids=lambda r: f"{r[0]}{r[1]}, {r[2]}{r[3]}")
def test_extreme_parameters_lose_no_digit(row):
    p, p_values, q, q_values, centre, width = row
    expected = divergence(p, p_values, q, q_values, centre, width)
    near(evaluated(p, p_values, q, q_values), expected, 22)


INFINITE = mp.inf
DEGENERATE = [  # where a law is a point mass, by hand
    ("Bernoulli", (0,), "Bernoulli", (R(1, 3),), lambda: mp.log(mpf(3) / 2)),
    ("Bernoulli", (1,), "Bernoulli", (R(1, 3),), lambda: mp.log(3)),
    ("Bernoulli", (R(1, 3),), "Bernoulli", (0,), lambda: INFINITE),
    ("Binomial", (5, 0), "Binomial", (5, R(1, 3)), lambda: 5 * mp.log(mpf(3) / 2)),
    ("Binomial", (5, 1), "Binomial", (5, R(1, 3)), lambda: 5 * mp.log(3)),
    ("Binomial", (5, R(1, 3)), "Binomial", (5, 1), lambda: INFINITE),
    ("Geometric", (1,), "Geometric", (R(1, 4),), lambda: mp.log(4)),
    ("Geometric0", (1,), "Geometric0", (R(1, 4),), lambda: mp.log(4)),
    ("Geometric", (1,), "Geometric", (1,), lambda: mpf(0)),
    ("Poisson", (0,), "Poisson", (1,), lambda: mpf(1)),
    ("Poisson", (1,), "Poisson", (0,), lambda: INFINITE),
    ("Poisson", (0,), "Poisson", (0,), lambda: mpf(0)),
    ("NegativeBinomial", (2, 1), "NegativeBinomial", (2, R(1, 2)), lambda: 2 * mp.log(2)),
    ("VonMises", (1, 0), "VonMises", (1, 2), lambda: mp.log(mp.besseli(0, 2))),
    ("Skellam", (2, 0), "Poisson", (3,), lambda: 2 * mp.log(mpf(2) / 3) + 1),
]


@pytest.mark.parametrize("row", DEGENERATE, ids=lambda r: f"{r[0]}{r[1]}, {r[2]}{r[3]}")
def test_edges_of_the_domains(row):
    p, p_values, q, q_values, by_hand = row
    found = evaluated(p, map(sympify, p_values), q, map(sympify, q_values))
    with mp.workdps(60):
        expected = by_hand()
    assert (
        found == expected
        if not mp.isfinite(expected) or expected == 0
        else not near(found, expected)
    )


# -- the second route --------------------------------------------------------------------------

lg, log = mp.loggamma, mp.log
# name: two points, the natural parameters there, the log-normaliser of them
EXPONENTIAL = {
    "Normal": (
        ((1, 2), (R(1, 3), 3)),
        lambda m, s: (m / s**2, -1 / (2 * s**2)),
        lambda a, b: -a * a / (4 * b) - log(-2 * b) / 2,
    ),
    "LogNormal": (
        ((1, 2), (R(1, 3), 3)),
        lambda m, s: (m / s**2, -1 / (2 * s**2)),
        lambda a, b: -a * a / (4 * b) - log(-2 * b) / 2,
    ),
    "Exponential": (((2,), (5,)), lambda r: (-r,), lambda a: -log(-a)),
    "Gamma": (
        ((2, 3), (R(5, 2), 4)),
        lambda k, t: (k - 1, -1 / t),
        lambda a, b: lg(a + 1) - (a + 1) * log(-b),
    ),
    "Erlang": (
        ((2, 3), (4, R(5, 2))),
        lambda k, r: (k - 1, -r),
        lambda a, b: lg(a + 1) - (a + 1) * log(-b),
    ),
    "GammaInverse": (
        ((2, 3), (R(5, 2), 4)),
        lambda a, b: (-a - 1, -b),
        lambda a, b: lg(-a - 1) + (a + 1) * log(-b),
    ),
    "ChiSquared": (
        ((3,), (R(7, 2),)),
        lambda k: (k / 2 - 1,),
        lambda a: (a + 1) * log(2) + lg(a + 1),
    ),
    "Chi": (
        ((3,), (R(7, 2),)),
        lambda k: (k - 1,),
        lambda a: (a + 1) / 2 * log(2) + lg((a + 1) / 2),
    ),
    "Rayleigh": (((3,), (R(7, 2),)), lambda s: (-1 / (2 * s * s),), lambda a: -log(-a)),
    "Maxwell": (((3,), (R(7, 2),)), lambda s: (-1 / (2 * s * s),), lambda a: -3 * log(-a) / 2),
    "HalfNormal": (((3,), (R(7, 2),)), lambda s: (-1 / (2 * s * s),), lambda a: -log(-a) / 2),
    "Beta": (((2, 3), (R(5, 2), 4)), lambda a, b: (a, b), lambda a, b: lg(a) + lg(b) - lg(a + b)),
    "BetaPrime": (
        ((2, 3), (R(5, 2), 4)),
        lambda a, b: (a, a + b),
        lambda a, s: lg(a) + lg(s - a) - lg(s),
    ),
    "Pareto": (
        ((2, 3), (2, 4)),
        lambda m, a: (-a - 1, m),
        lambda a, m: -log(-a - 1) + (a + 1) * log(m),
    ),
    "Lomax": (((3, 2), (4, 2)), lambda a, s: (-a - 1, s), lambda a, s: -log(-a - 1) + log(s)),
    "PowerFunction": (
        ((3, 0, 2), (4, 0, 2)),
        lambda k, a, b: (k - 1,),
        lambda k: (k + 1) * log(2) - log(k + 1),
    ),
    "Laplace": (((1, 2), (1, 3)), lambda m, b: (-1 / b,), lambda a: -log(-a)),
    "Weibull": (((2, 3), (5, 3)), lambda a, b: (-(a**-3),), lambda a: -log(-a)),
    "GeneralizedGamma": (
        ((2, R(5, 2), 3), (5, R(7, 2), 3)),
        lambda a, d, p: (d, -(a**-3)),
        lambda d, a: lg(d / 3) - d / 3 * log(-a),
    ),
    "Nakagami": (
        ((2, 3), (R(5, 2), 4)),
        lambda m, w: (m, -m / w),
        lambda m, b: lg(m) - m * log(-b),
    ),
    "Levy": (((1, 2), (1, 3)), lambda m, c: (-c / 2,), lambda a: -log(-a) / 2),
    "GaussianInverse": (
        ((2, 3), (R(5, 2), 4)),
        lambda m, s: (-s / (2 * m * m), -s / 2),
        lambda a, b: -2 * mp.sqrt(a * b) - log(-2 * b) / 2,
    ),
    "Kumaraswamy": (((2, 3), (2, 5)), lambda a, b: (b - 1,), lambda b: -log(b + 1)),
    "ContinuousBernoulli": (
        ((R(1, 3),), (R(3, 4),)),
        lambda p: (log(p / (1 - p)),),
        lambda a: log(mp.expm1(a) / a),
    ),
    "VonMises": (
        ((1, 2), (R(1, 3), 3)),
        lambda m, k: (k * mp.cos(m), k * mp.sin(m)),
        lambda a, b: log(mp.besseli(0, mp.sqrt(a * a + b * b))),
    ),
    "Bernoulli": (
        ((R(1, 3),), (R(3, 4),)),
        lambda p: (log(p / (1 - p)),),
        lambda a: mp.log1p(mp.exp(a)),
    ),
    "Binomial": (
        ((7, R(1, 3)), (7, R(3, 4))),
        lambda n, p: (log(p / (1 - p)),),
        lambda a: 7 * mp.log1p(mp.exp(a)),
    ),
    "NegativeBinomial": (
        ((3, R(1, 3)), (3, R(3, 4))),
        lambda r, p: (log(1 - p),),
        lambda a: -3 * log(-mp.expm1(a)),
    ),
    "Geometric": (
        ((R(1, 3),), (R(3, 4),)),
        lambda p: (log(1 - p),),
        lambda a: a - log(-mp.expm1(a)),
    ),
    "Geometric0": (((R(1, 3),), (R(3, 4),)), lambda p: (log(1 - p),), lambda a: -log(-mp.expm1(a))),
    "FlorySchulz": (
        ((R(1, 3),), (R(3, 4),)),
        lambda p: (log(1 - p),),
        lambda a: a - 2 * log(-mp.expm1(a)),
    ),
    "Poisson": (((2,), (5,)), lambda m: (log(m),), mp.exp),
    "Logarithmic": (
        ((R(1, 3),), (R(3, 4),)),
        lambda p: (log(p),),
        lambda a: log(-mp.log1p(-mp.exp(a))),
    ),
    "Zeta": (((3,), (R(7, 2),)), lambda s: (-s,), lambda a: log(mp.zeta(-a))),
    "Borel": (
        ((R(1, 3),), (R(3, 4),)),
        lambda m: (log(m) - m,),
        lambda a: mp.log(-mp.lambertw(-mp.exp(a)).real),
    ),
}


@pytest.mark.parametrize("name", EXPONENTIAL)
def test_divergence_is_bregmans_of_the_log_normaliser(name):
    """KL(p‖q) = A(η_q) − A(η_p) − ∇A(η_p)·(η_q − η_p)."""
    (one, two), natural, normaliser = EXPONENTIAL[name]
    one, two = ([sympify(v) for v in values] for values in (one, two))
    with mp.workdps(80):
        a, b = (natural(*(mpf(v.p) / v.q for v in values)) for values in (one, two))
        places = [tuple(int(i == j) for j in range(len(a))) for i in range(len(a))]
        slope = [
            mp.diff(normaliser, a, n) if len(a) > 1 else mp.diff(normaliser, a[0]) for n in places
        ]
        expected = (
            normaliser(*b) - normaliser(*a) - mp.fsum(s * (v - u) for s, u, v in zip(slope, a, b))
        )
    near(evaluated(name, one, name, two), expected, 24)


@pytest.mark.parametrize("mu", (R(1, 3), R(2)))
def test_equal_letters_cancel_to_the_last_digit(mu):
    """k/2 log(μ₁/μ₂) of a Skellam law is 0 where μ₁ = μ₂: it is no sum whose digits are lost."""
    found = entropy(FAMILIES["Skellam"](mu, mu)).evaluate(digits=DIGITS)
    with mp.workdps(40):
        rate = 2 * mpf(mu.p) / mu.q
        masses = [mp.exp(-rate) * mp.besseli(k, rate) for k in range(60)]
        expected = -sum((1 + (k > 0)) * p * mp.log(p) for k, p in enumerate(masses))
    near(found, expected)


@pytest.mark.parametrize("name", [name for name, f in FAMILIES.items() if f.edges])
def test_a_family_says_which_edges_it_takes(name):
    family = FAMILIES[name]
    for said, (parameter, value) in zip(edges(family), family.edges, strict=True):
        assert said.startswith(f"{parameter} = {value} may be given too")
        assert said in portrait(name)
        place = [p.name for p in family.parameters].index(parameter)
        letters = list(family.standard().args)
        names = dict(zip((p.name for p in family.parameters), letters))
        letters[place] = names.get(value, value)
        assert type(family(*letters)) is not family  # another law, by the words


def test_a_whole_number_of_trials_may_be_0():
    assert "n = 0 may be given too: it has its mass at 0" in portrait("Binomial")
    assert "c = a may be given too: it is PowerFunction(2, a, b), mirr" in portrait("Triangular")
