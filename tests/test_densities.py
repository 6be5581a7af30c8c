"""Each density is the table's: against sympy.stats, against the literature, and of total mass 1.

The quadrature here is this file's own: nothing of the package but the log-density and the support.
"""

import random

import mpmath
import pytest
import sympy.stats
from drawn import draw, place
from mpmath import mp, mpf
from sympy import Abs, Integer, Piecewise, Rational, S, Tuple, exp, lambdify

from symkl import families as there
from symkl.families import FAMILIES
from symkl.nodes import COUNTING, LEBESGUE, VARIATE, Points, Support

ALL = pytest.mark.parametrize("found", FAMILIES.values(), ids=lambda f: f.__name__)
HALF = Rational(1, 2)


def close(one, two, digits=15):
    """Equal to the digits; nan is equal to nothing."""
    return bool(abs(one - two) <= mpf(10) ** -digits * abs(two))


# -- the density is the table's ----------------------------------------------------------------

# the families that sympy.stats lacks, as the literature has them, in mpmath's functions
LITERATURE = {
    "HalfNormal": lambda x, s: mp.sqrt(2 / (mp.pi * s**2)) * mp.exp(-(x**2) / (2 * s**2)),
    "HalfCauchy": lambda x, g: 2 / (mp.pi * g) * g**2 / (g**2 + x**2),
    "GeneralizedGamma": lambda x, a, d, p: (
        p / a**d / mp.gamma(d / p) * x ** (d - 1) * mp.exp(-((x / a) ** p))
    ),
    "ContinuousBernoulli": lambda x, p: (
        p**x * (1 - p) ** (1 - x) * 2 * mp.atanh(1 - 2 * p) / (1 - 2 * p)
    ),
    "TruncatedNormal": lambda x, m, s, a, b: (
        mp.npdf(x, m, s) / (mp.ncdf(b, m, s) - mp.ncdf(a, m, s))
    ),
    "Geometric0": lambda k, p: p * (1 - p) ** k,
    "Borel": lambda k, m: mp.exp(-m * k) * (m * k) ** (k - 1) / mp.factorial(k),
    "Categorical": lambda k, *p: p[int(k)],
}


def test_every_family_has_a_density_to_compare_with():
    assert len(FAMILIES) == 70
    lacking = {name for name in FAMILIES if not hasattr(sympy.stats, name)}
    assert lacking == set(LITERATURE)
    assert sum(f.measure == LEBESGUE for f in FAMILIES.values()) == 51


def theirs(law):
    """The law of sympy.stats with these parameters, in this order; ValueError where it has none."""
    values = [list(a) if isinstance(a, Tuple) else a for a in law.args]
    if type(law).__name__ == "DiscreteUniform" and isinstance(values[0], Support):
        values = [list(range(int(values[0].lo), int(values[0].hi) + 1))]
    return getattr(sympy.stats, type(law).__name__)("Z", *values).pspace.distribution


def known_there(law):
    """sympy.stats asks for whole degrees of freedom, and for more; it draws the line by errors."""
    return theirs(law) is not None


@pytest.mark.parametrize("name", sorted(set(FAMILIES) - set(LITERATURE)))
def test_density_is_that_of_sympy_stats(name):
    source = random.Random(name)
    for _ in range(5):
        law = draw(FAMILIES[name], source, known_there)
        x, distribution = place(law, source), theirs(law)
        pdf = distribution.pmf if hasattr(distribution, "pmf") else distribution.pdf
        assert close(exp(law.log_density_at(x)).evalf(25), pdf(x).evalf(25)), (law, x)


@pytest.mark.parametrize("name", sorted(LITERATURE))
def test_density_is_that_of_the_literature(name):
    source = random.Random(name)
    for _ in range(8):
        law = draw(FAMILIES[name], source)
        x = place(law, source)
        values = law.args[0] if isinstance(law.args[0], Tuple) else law.args
        with mp.workdps(30):
            truth = LITERATURE[name](*(mpf(v.p) / v.q for v in (x, *values)))
            assert close(mpf(exp(law.log_density_at(x)).evalf(25)), truth), (law, x)


# -- the mass is 1 -----------------------------------------------------------------------------


def density(law):
    """p(x) as a function of mpmath numbers; an Entry is looked up."""
    if isinstance(law.args[0] if law.args else None, Tuple) and law.measure == COUNTING:
        return lambda x: mpmath.exp(mpf_of(law.log_density_at(Integer(int(x)))))
    log_density = lambdify(VARIATE, law.log_density_at(VARIATE), "mpmath")
    return lambda x: mpmath.exp(log_density(x))


def mpf_of(expr):
    return {S.Infinity: mp.inf, -S.Infinity: -mp.inf}.get(expr) or mpf(expr.evalf(mp.dps))


def pieces(law):
    """The support, cut where the density has a corner: at the 0 of |·|, and between branches."""
    ends = law.range.args
    formula = law.log_density_at(VARIATE)
    cuts = {sympy.solve(a.args[0], VARIATE)[0] for a in formula.atoms(Abs) if a.has(VARIATE)}
    for branches in formula.atoms(Piecewise):
        cuts |= {c.rhs if c.lhs == VARIATE else c.lhs for _, c in branches.args if c.args}
    inner = sorted(c for c in cuts if ends[0] < c < ends[1])
    return list(zip([ends[0], *inner], [*inner, ends[1]]))


def transformed(p, lo, hi):
    """p(x(t)) x′(t) for a double exponential x(t) from ℝ onto the interval (Takahasi, Mori)."""

    def integrand(t):
        s, slope = mp.pi / 2 * mp.sinh(t), mp.pi / 2 * mp.cosh(t)
        if lo == -mp.inf and hi == mp.inf:
            return p(mp.sinh(s)) * mp.cosh(s) * slope
        if hi == mp.inf:
            return p(lo + mp.exp(s)) * mp.exp(s) * slope
        if lo == -mp.inf:
            return p(hi - mp.exp(s)) * mp.exp(s) * slope
        weight = (hi - lo) / (2 * mp.cosh(s) ** 2)
        x = lo + (hi - lo) / (1 + mp.exp(-2 * s))
        return p(x) * weight * slope if lo < x < hi else mpf(0)

    return integrand


def quadrature(p, lo, hi, least):
    """∫ p by the trapezoidal rule, the step halved until two sums agree to 17 digits."""
    f, width, last = transformed(p, lo, hi), mpf(1) / 8, None
    for _ in range(8):
        total = width * outwards(f, width, least / width)
        if last is not None and abs(total - last) < mpf(10) ** -17:
            return total
        last, width = total, width / 2
    raise AssertionError(f"the quadrature did not settle: {last}")


def outwards(f, width, enough):
    """Σ f(k width), from 0 to each side until the terms vanish, once the sum is large enough."""
    total, open_sides = f(mpf(0)), {1, -1}
    for k in range(1, int(9 / width)):
        for side in sorted(open_sides):
            term = f(side * k * width)
            total += term
            if total > enough and term * 10**30 < total:
                open_sides.discard(side)
        if not open_sides:
            break
    return total


def series(p, first):
    """Σ p(k) from the first; the tail of a power law by Levin's transformation."""
    terms = []
    for k in range(first, first + 1500):
        terms.append(p(mpf(k)))
        if len(terms) > 20 and terms[-1] < mpf(10) ** -25 and terms[-1] < 0.97 * terms[-2]:
            return mp.fsum(terms)
    return mp.nsum(p, [first, mp.inf], method="levin", levin_variant="u")


def mass(law):
    p, support = density(law), law.range
    if isinstance(support, Points):
        return mp.fsum(p(mpf(int(k))) for k in support.args)
    if law.measure == LEBESGUE:
        ends = [[mpf_of(end) for end in piece] for piece in pieces(law)]
        return mp.fsum(quadrature(p, lo, hi, mpf(1) / 20) for lo, hi in ends)
    lo, hi = support.lo, support.hi
    if hi != S.Infinity:
        return mp.fsum(p(mpf(k)) for k in range(int(lo), int(hi) + 1))
    if lo == -S.Infinity:
        return series(p, 0) + series(lambda k: p(-k), 1)
    return series(p, int(lo))


@ALL
def test_total_mass_is_one_on_the_declared_support(found):
    source = random.Random(found.__name__ + " mass")
    with mp.workdps(50):
        for _ in range(3):
            law = draw(found, source)
            assert abs(mass(law) - 1) < mpf(10) ** -15, law


def test_the_tester_of_masses_and_densities_is_not_pleased_with_everything():
    with mp.workdps(50):
        p = density(there.Kumaraswamy(2, HALF))
        assert (
            abs(quadrature(lambda x: p(x) * (1 + mpf(10) ** -12), mpf(0), mpf(1), mpf(1)) - 1)
            > 1e-13
        )
        assert abs(quadrature(p, mpf(0), mpf(9) / 10, mpf(1) / 2) - 1) > 1e-3
    assert not close(mpf(1), mpf(1) + mpf(10) ** -13)
    assert not close(mpf("nan"), mpf(1))
