"""Each row of sums against summation term by term: inside its domain, at the edge, outside."""

import random

import mpmath
import pytest
from mpmath import mp, mpf
from sympy import Piecewise, Rational, S, exp, harmonic, lambdify, log, loggamma, zeta

from symkl.conditions import algebra, holds, support_conditions
from symkl.families import FAMILIES
from symkl.integrals import BY_NAME, ROWS
from symkl.nodes import COUNTING, VARIATE, All, AtMost, Either, Mean, Positive, Support
from symkl.nodes.functions import ZetaDerivative
from symkl.questions import kl
from symkl.rules.moments import moment, total_mass

DIGITS = 30
R = Rational

# name: points inside the domain, on its edge or outside of it
POINTS = {
    "exponential series": (
        [(R(7, 3),), (R(1, 100),), (S(20),)],
        [(S(0),), (S(-1),)],
    ),
    "tail of the exponential series": (
        [(R(7, 3), S(1)), (R(1, 2), S(4)), (S(9), S(2))],
        [(S(0), S(1)), (R(1, 2), S(0)), (R(1, 2), R(3, 2)), (R(1, 2), S(-2))],
    ),
    "geometric series": (
        [(R(3, 7), S(0)), (R(9, 10), S(3)), (R(1, 2), S(-4))],
        [(S(1), S(0)), (S(0), S(0)), (R(3, 2), S(1)), (R(1, 2), R(1, 2))],
    ),
    "binomial series": (
        [(R(3, 7), S(5)), (S(4), S(1)), (R(1, 9), S(30))],
        [(S(0), S(5)), (S(-2), S(3)), (S(1), S(0)), (S(1), R(5, 2))],
    ),
    "negative binomial series": (
        [(R(3, 7), R(5, 2), S(0)), (R(4, 5), S(1), S(1)), (R(1, 3), R(-1, 2), S(2))],
        [(S(1), S(2), S(0)), (R(1, 2), S(0), S(0)), (R(1, 2), S(-3), S(1)), (S(0), S(1), S(0))],
    ),
    "zeta series": ([(S(2),), (R(7, 3),), (S(9),)], [(S(1),), (R(1, 2),), (S(-2),)]),
    "Hurwitz series": (
        [(S(2), R(1, 3), S(1)), (R(7, 2), R(-3, 2), S(2)), (S(3), S(0), S(4))],
        [(S(1), S(0), S(1)), (S(2), S(-1), S(1)), (S(2), S(-2), S(1)), (S(2), S(0), R(1, 2))],
    ),
    "logarithmic series": ([(R(1, 3),), (R(9, 10),)], [(S(1),), (S(0),), (S(-1),), (S(2),)]),
    "polylogarithm series": (
        [(S(2), R(1, 3)), (R(-5, 2), R(2, 3)), (S(-3), R(4, 5)), (S(0), R(1, 2)), (S(-1), R(1, 9))],
        [(S(2), S(1)), (S(2), S(0)), (S(-1), R(3, 2)), (S(3), R(-1, 2))],
    ),
    "Lerch series": (
        [(S(2), R(1, 3), R(1, 2), S(0)), (R(-3, 2), R(1, 2), R(5, 3), S(-1))],
        [(S(2), S(1), S(1), S(0)), (S(2), R(1, 2), S(0), S(0)), (S(2), R(1, 2), S(-3), S(1))],
    ),
    "telescoping series": (
        [
            (S(0), R(15, 2), S(1)),
            (R(-1, 2), S(6), S(1)),
            (S(-1), S(1), S(2)),
            (R(5, 2), S(8), S(0)),
        ],
        [(S(0), S(1), S(1)), (S(0), R(1, 2), S(1)), (S(0), S(3), S(0)), (S(-2), S(3), S(1))],
    ),
    "Gauss's series": (
        [(R(1, 2), R(3, 2), S(5), S(0)), (S(1), R(2, 3), S(6), S(1)), (R(5, 2), S(2), S(9), S(-1))],
        [
            (R(1, 2), R(3, 2), S(2), S(0)),
            (R(1, 2), R(1, 2), S(2), S(1)),
            (S(0), S(1), S(5), S(0)),
            (S(1), S(-1), S(5), S(0)),
        ],
    ),
    "Vandermonde's sum": (
        [(S(10), S(4), S(3)), (S(10), S(7), S(8)), (S(5), S(5), S(2)), (S(6), S(0), S(4))],
        [(S(3), S(4), S(2)), (S(5), S(-1), S(2)), (S(0), S(0), S(0)), (S(5), R(1, 2), S(2))],
    ),
    "Vandermonde's sum, times k": (
        [(S(10), S(4), S(3)), (S(10), S(7), S(8)), (S(5), S(5), S(2)), (S(6), S(0), S(4))],
        [(S(3), S(4), S(2)), (S(5), S(2), S(-2)), (S(0), S(0), S(0)), (S(5), S(1), S(7))],
    ),
    "Chu and Vandermonde's sum": (
        [(S(5), R(1, 2), R(7, 3)), (S(1), S(1), S(1)), (S(0), S(2), R(1, 5)), (S(9), S(1), S(3))],
        [(S(5), S(0), S(1)), (S(5), S(1), S(0)), (S(-1), S(1), S(1)), (R(5, 2), S(1), S(1))],
    ),
    "Chu and Vandermonde's sum, times k": (
        [(S(5), R(1, 2), R(7, 3)), (S(1), S(1), S(1)), (S(0), S(2), R(1, 5)), (S(9), S(1), S(3))],
        [(S(5), S(0), S(1)), (S(5), S(1), S(-1)), (S(-1), S(1), S(1)), (R(5, 2), S(1), S(1))],
    ),
    "Bessel generating function": (
        [(R(3, 2), R(1, 2)), (S(4), S(3)), (R(1, 10), S(1))],
        [(S(0), S(1)), (S(1), S(0)), (S(-1), S(1)), (S(1), S(-2))],
    ),
    **dict.fromkeys(
        ("tree series", "tree series, times k", "tree series, times k²"),
        ([(R(1, 3),), (R(7, 10),), (R(1, 100),)], [(S(1),), (S(0),), (R(3, 2),), (S(-1),)]),
    ),
    **dict.fromkeys(
        ("number of terms", "sum of k", "sum of k²", "sum of k³", "sum of k⁴"),
        (
            [(S(1), S(6)), (S(-3), S(9)), (S(4), S(4)), (S(4), S(3))],
            [(S(4), S(2)), (S(0), R(1, 2))],
        ),
    ),
    "finite telescoping sum": (
        [(S(2), S(9), S(-1), S(1)), (S(0), S(5), R(1, 2), S(3)), (S(1), S(4), S(3), R(5, 2))],
        [
            (S(1), S(9), S(-1), S(1)),
            (S(1), S(4), S(0), S(1)),
            (S(1), S(4), S(1), S(0)),
            (S(5), S(2), S(0), S(3)),
        ],
    ),
    "sum of reciprocals": (
        [(S(1), S(9), S(0)), (S(3), S(3), R(-5, 2)), (S(2), S(1), S(0))],
        [(S(0), S(4), S(0)), (S(-2), S(4), S(1)), (S(4), S(1), S(0))],
    ),
    "sum of logarithms": (
        [(S(1), S(9), S(0)), (S(3), S(7), R(-5, 2)), (S(-4), S(2), S(5)), (S(2), S(1), S(0))],
        [(S(0), S(4), S(0)), (S(-2), S(4), S(1)), (S(4), S(1), S(0)), (S(1), R(7, 2), S(0))],
    ),
    "finite geometric series": (
        [(R(1, 2), S(0), S(7)), (S(3), S(-2), S(4)), (R(9, 10), S(3), S(2))],
        [(S(1), S(0), S(7)), (S(0), S(0), S(3)), (S(-2), S(0), S(3)), (R(1, 2), S(4), S(2))],
    ),
}
INSIDE = [(name, point) for name, (inside, _) in POINTS.items() for point in inside]
OUTSIDE = [(name, point) for name, (_, outside) in POINTS.items() for point in outside]


HEAVY = ("zeta series", "Hurwitz series", "telescoping series", "Gauss's series")


def summed(f, support: Support, heavy: bool = False) -> mpf:
    """Σ f(k) until nothing is added; of a heavy tail by Euler and Maclaurin."""
    lo, hi = (mpf(str(end)) if end.is_Rational else None for end in support.args)
    if lo is None:
        return summed(f, Support(0, S.Infinity)) + summed(lambda k: f(-k), Support(1, S.Infinity))
    if hi is not None:
        return mp.fsum(f(mpf(k)) for k in range(int(lo), int(hi) + 1))
    if heavy:
        first = mp.fsum(f(lo + k) for k in range(200))
        return first + mpmath.sumem(f, [lo + 200, mp.inf], tol=mpf(10) ** (-DIGITS - 4))
    terms = [f(lo)]
    while len(terms) < 40 or abs(terms[-1]) > mpf(10) ** (-DIGITS - 12) * max(map(abs, terms)):
        terms.append(f(lo + len(terms)))
    return mp.fsum(terms)


def test_every_row_of_sums_has_its_points():
    assert {row.name for row in ROWS if row.measure == COUNTING} == set(POINTS)


@pytest.mark.parametrize(("name", "point"), INSIDE, ids=str)
def test_the_value_is_the_sum(name, point):
    row = BY_NAME[name]
    assert all(holds(c, ()) for c in row.domain(*point))
    with mp.workdps(DIGITS + 20):
        f = lambdify(VARIATE, row.integrand(VARIATE, *point), "mpmath")
        found = summed(f, row.support(*point), name in HEAVY)
        value = row.value(*point).evalf(DIGITS + 15)
        assert abs(mpf(value) - found) <= mpf(10) ** -DIGITS * max(1, abs(found))


@pytest.mark.parametrize(("name", "point"), OUTSIDE, ids=str)
def test_outside_of_its_domain_a_row_is_refused(name, point):
    assert not all(holds(c, ()) for c in BY_NAME[name].domain(*point))


# -- the laws that they carry ----------------------------------------------------------------------

MEANS = {
    "Binomial": lambda n, p: n * p,
    "Geometric": lambda p: 1 / p,
    "Geometric0": lambda p: (1 - p) / p,
    "Poisson": lambda lamda: lamda,
    "NegativeBinomial": lambda r, p: r * (1 - p) / p,
    "DiscreteUniform": lambda run: (run.lo + run.hi) / 2,
    "Hypergeometric": lambda N, m, n: m * n / N,
    "BetaBinomial": lambda n, alpha, beta: n * alpha / (alpha + beta),
    "Logarithmic": lambda p: -p / ((1 - p) * log(1 - p)),
    "Skellam": lambda mu1, mu2: mu1 - mu2,
    "Borel": lambda mu: 1 / (1 - mu),
    "FlorySchulz": lambda a: (2 - a) / a,
    "Die": lambda n: (n + 1) / 2,
}
NO_MEAN = ("Bernoulli", "Rademacher", "YuleSimon", "Zeta")  # a finite sum; not for all parameters


def mean_of(law, statistic, *facts):
    found = moment(law, statistic, (*law.conditions, *facts))
    return None if found is None else found.after


@pytest.mark.parametrize("name", [*MEANS, *NO_MEAN])
def test_the_mass_is_one(name):
    law = FAMILIES[name].standard()
    assert total_mass(law, law.conditions).after == 1


@pytest.mark.parametrize("name", MEANS)
def test_the_mean_is_that_of_the_books(name):
    law = FAMILIES[name].standard()
    assert algebra(law.conditions).equal(mean_of(law, VARIATE), MEANS[name](*law.args))


def test_the_mean_of_a_heavy_tail_needs_its_condition():
    zeta_law, yule = FAMILIES["Zeta"].standard(), FAMILIES["YuleSimon"].standard()
    ((s,), (rho,)) = zeta_law.args, yule.args
    assert mean_of(zeta_law, VARIATE) is None
    assert mean_of(yule, VARIATE) is None
    assert mean_of(zeta_law, VARIATE, Positive(s - 2)) == zeta(s - 1) / zeta(s)
    above = Positive(rho - 1)
    assert algebra((above,)).equal(mean_of(yule, VARIATE, above), rho / (rho - 1))


def test_the_mean_of_the_log():
    zeta_law, die = FAMILIES["Zeta"].standard(), FAMILIES["Die"].standard()
    ((s,), (n,)) = zeta_law.args, die.args
    assert mean_of(zeta_law, log(VARIATE)) == -ZetaDerivative(1, s) / zeta(s)
    assert algebra(()).equal(mean_of(die, log(VARIATE)), loggamma(n + 1) / n)


# -- one support in another ------------------------------------------------------------------------


def laws_with_points(seed):
    """A law and the points of its support up to ±60."""
    draw = random.Random(seed)
    size, third = draw.randint(2, 9), R(1, 3)
    m, n, start = draw.randint(1, size - 1), draw.randint(1, size - 1), draw.randint(-2, 3)
    items = draw.sample(range(-2, 6), draw.randint(1, 5))
    weights = [draw.randint(0, 2) for _ in range(draw.randint(1, 4))] + [1]
    simplex = [R(w, sum(weights)) for w in weights]
    make = {
        "Bernoulli": ((third,), {0, 1}),
        "Binomial": ((n, third), range(n + 1)),
        "Geometric": ((third,), range(1, 61)),
        "Poisson": ((third,), range(61)),
        "Skellam": ((third, 1), range(-60, 61)),
        "DiscreteUniform": ((items,), items),
        "Hypergeometric": ((size, m, n), range(max(0, m + n - size), min(m, n) + 1)),
        "Rademacher": ((), {-1, 1}),
        "Die": ((n + 1,), range(1, n + 2)),
        "IdealSoliton": ((n + 1,), range(1, n + 2)),
        "Categorical": ((simplex,), [k for k, w in enumerate(weights) if w]),
    }
    name = draw.choice([*make, "run"])
    if name == "run":
        run = range(start, start + n)
        return FAMILIES["DiscreteUniform"](run), set(run)
    values, points = make[name]
    return FAMILIES[name](*values), set(points)


def test_one_support_lies_in_another_where_its_points_do():
    laws = [laws_with_points(seed) for seed in range(60)]
    for p, inner in laws:
        for q, outer in laws:
            expected = [] if inner <= outer else None
            assert support_conditions(p, q) == expected, (p, q)


def test_a_run_lies_in_points_with_gaps_where_it_lies_in_one_of_their_runs():
    p, q = FAMILIES["DiscreteUniform"].standard(), FAMILIES["Rademacher"]()
    a, b = p.range.args
    low, high = (All(AtMost(k, a), AtMost(b, k)) for k in (-1, 1))
    assert support_conditions(p, q) == [Either(low, high)]
    n = FAMILIES["Die"].standard().args[0]
    assert support_conditions(FAMILIES["Die"].standard(), q) == [AtMost(n, 1)]
    assert support_conditions(q, p) == [AtMost(a, -1), AtMost(1, b)]


SOLITON = {  # Q: what closes of KL(IdealSoliton(k) ‖ Q) with E[X] = H_k, but for E[log P(X)/…]
    "Geometric": lambda h, p: -log(p) - (h - 1) * log(1 - p),
    "Geometric0": lambda h, p: -log(p) - h * log(1 - p),
    "Logarithmic": lambda h, p: log(-log(1 - p)) - h * log(p),
    "Poisson": lambda h, rate: rate - h * log(rate),
}


@pytest.mark.parametrize("name", SOLITON)
def test_of_the_ideal_soliton_law_its_mean_is_closed(name):
    d = kl("IdealSoliton", name)
    (left,) = d.after.atoms(Mean)
    assert d.status == "irreducible" and left.body.has(Piecewise)
    k, b = sorted(d.after.free_symbols, key=lambda s: s.name != "k_1")
    assert left.free_symbols == {k}
    closed = d.after.xreplace({left: S.Zero})
    for number in (1, 2, 7, 30):
        expected = SOLITON[name](harmonic(number), R(3, 7))
        assert abs((closed.subs({k: number, b: R(3, 7)}) - expected).evalf(30)) < 1e-25
        truth = sum(
            exp(log_p) * (log_p - q.evalf(40))
            for j in range(1, number + 1)
            for log_p in [_soliton(number, j).evalf(40)]
            for q in [d.before.q.log_density_at(S(j)).subs(b, R(3, 7))]
        )
        if number > 1:
            assert abs(d.evaluate({k: number, b: R(3, 7)}, digits=25) - truth) < 1e-23


def _soliton(k, j):
    return -log(k) if j == 1 else -log(j * (j - 1))
