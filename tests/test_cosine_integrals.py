"""The divergences that close with Ci and Si are the integrals that define them."""

import pytest
from mpmath import mp, mpf
from sympy import Ci, EulerGamma, Rational, S, Si, lambdify, log, pi, symbols

from symkl.claim import StepRejected
from symkl.derivation import Derivation
from symkl.families import FAMILIES as F
from symkl.integrals import BY_NAME, instantiate
from symkl.kernel import infer
from symkl.nodes import VARIATE, Length, Mean, Support
from symkl.normal_form import Algebra, Undecidable
from symkl.questions import kl
from symkl.rules.integrals import integrate

R = Rational
UNDER_RAISED_COSINE = (
    "Arcsin", "Beta", "BetaPrime", "BoundedPareto", "Chi", "ChiSquared", "Erlang", "FDistribution",
    "Gamma", "GammaInverse", "GaussianInverse", "Levy", "Lomax", "Maxwell", "Nakagami", "Pareto",
    "PowerFunction", "QuadraticU", "Rayleigh", "Reciprocal", "Triangular", "WignerSemicircle",
)  # fmt: skip
PAIRS = [
    *(("RaisedCosine", name) for name in UNDER_RAISED_COSINE),
    ("Reciprocal", "VonMises"),
    ("Exponential", "HalfCauchy"),
    ("Exponential", "StudentT"),
]


@pytest.mark.parametrize("pair", PAIRS, ids="‖".join)
def test_a_cell_closes_with_them(pair):
    d = kl(F[pair[0]].standard(1), F[pair[1]].standard(2))
    assert d.status == "closed" and d.result.has(Ci, Si)
    assert Derivation.from_json(d.to_json()).check().after == d.after


def raised(mu, s):
    return "RaisedCosine", (R(mu), R(s))


NUMBERS = [  # p, q, and where log q is singular inside the support of p
    (raised(3, 1), ("Gamma", (R(5, 2), R(3, 4))), ()),
    (raised(1, 1), ("Gamma", (2, 3)), ()),  # the supports touch at 0
    (raised(1, 1), ("GammaInverse", (2, 3)), ()),
    (raised(R(1, 3), R(1, 3)), ("GaussianInverse", (2, 3)), ()),
    (raised(3, 1), ("Levy", (2, 3)), ()),
    (raised(4, 1), ("Levy", (2, 3)), ()),
    (raised(R(1, 2), R(1, 2)), ("Beta", (2, 3)), ()),  # at both ends
    (raised(R(3, 4), R(1, 4)), ("Beta", (R(1, 2), 3)), ()),
    (raised(R(1, 2), 1), ("QuadraticU", (-1, 3)), (1,)),
    (raised(1, 2), ("QuadraticU", (-1, 3)), (1,)),
    (raised(0, 1), ("QuadraticU", (-1, 4)), ()),
    (raised(R(1, 2), 1), ("WignerSemicircle", (2,)), ()),
    (raised(1, 1), ("Triangular", (0, 2, R(1, 3))), (R(1, 3),)),
    (raised(3, 1), ("Triangular", (1, 5, R(7, 2))), (R(7, 2),)),
    (("Reciprocal", (R(1, 2), 5)), ("VonMises", (R(4, 3), 2)), ()),
    (("Exponential", (R(3, 2),)), ("HalfCauchy", (R(4, 3),)), ()),
    (("Exponential", (2,)), ("StudentT", (R(5, 2),)), ()),
    (("Erlang", (3, R(3, 2))), ("HalfCauchy", (R(4, 3),)), ()),
    (("Laplace", (1, R(3, 2))), ("Cauchy", (1, R(4, 3))), (1,)),
    (("Laplace", (0, 2)), ("StudentT", (R(5, 2),)), (0,)),
]


def definition(p, q, inside):
    """∫ p log(p/q) by quadrature; a node that was rounded to an end counts for nothing."""
    log_p, log_q = (lambdify(VARIATE, law.log_density_at(VARIATE), "mpmath") for law in (p, q))

    def integrand(u):
        try:
            size = mp.re(log_p(u))
            value = mp.exp(size) * (size - mp.re(log_q(u)))
        except (ValueError, ZeroDivisionError):
            return mpf(0)
        return value if mp.isfinite(value) else mpf(0)

    far = 200  # halves and lines are cut there
    lo, hi = (max(-far, min(far, end)) for end in p.range.args)
    knots = {lo, hi, *inside, *(k for k in (-60, -20, -6, -2, 2, 6, 20, 60) if lo < k < hi)}
    return mp.quad(integrand, [mpf(k.p) / k.q for k in sorted(map(R, knots))])


@pytest.mark.parametrize(("one", "two", "inside"), NUMBERS, ids=str)
def test_the_value_is_the_integral(one, two, inside):
    p, q = F[one[0]](*one[1]), F[two[0]](*two[1])
    d = kl(p, q)
    assert d.status == "closed"
    with mp.workdps(25):
        expected = definition(p, q, inside)
        assert abs(d.evaluate(digits=20) - expected) < mpf(10) ** -16 * (1 + abs(expected))


def test_where_the_supports_touch_there_is_a_limit():
    """E[1/X] = (γ + log 2π − Ci 2π)/(2s) under RaisedCosine(s, s)."""
    s, c = symbols("s c", positive=True)
    d = kl(F["RaisedCosine"](s, s), F["Levy"](0, c))
    mean = (EulerGamma + log(2 * pi) - Ci(2 * pi)) / (2 * s)
    of_log = log(2 * s) - 1 + Si(2 * pi) / (2 * pi)
    entropy = log(4 * s) - 1
    expected = -entropy - log(c / (2 * pi)) / 2 + R(3, 2) * of_log + c * mean / 2
    assert Algebra().equal(d.result, expected)


POLES = [  # k, m, ω, c, A, B, l, r
    (0, 1, 1, 0, 1, -1, 0, 2),  # cos x/(1 − x) from 0 to 2
    (0, 1, 1, -1, 1, -1, 0, 1),  # cos(x − 1)/(1 − x) up to 1
    (1, 1, pi, 0, 1, -1, 0, 2),  # (1 + cos πx)/(1 − x) through 1, where it is 0
    (1, 1, pi, 0, 0, 1, 0, 1),  # (1 + cos πx)/x from 0
]


@pytest.mark.parametrize("values", POLES, ids=str)
def test_no_pole_is_integrated_over(values):
    row, values = BY_NAME["cosine over a + b x"], tuple(map(S, values))
    mean = Mean(Length(Support(*values[-2:])), instantiate(row, values)[0])
    with pytest.raises((StepRejected, Undecidable)):
        infer(integrate(mean, row, S.One, values))
