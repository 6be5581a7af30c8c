"""A law of each family at exact points, and how it is held against another library's object."""

import math
import random

import pytest
from mpmath import mp, mpf
from sympy import Integer, Range, oo
from sympy import Rational as R

from symkl.families import family
from symkl.nodes import COUNTING, Points

VALUES = {  # exact and asymmetric parameters for each family
    "Arcsin": (R(-1, 3), R(5, 2)), "Benini": (R(3, 4), R(2, 5), R(7, 3)),
    "Bernoulli": (R(2, 11),), "Beta": (R(7, 3), R(3, 5)), "BetaBinomial": (6, R(7, 3), R(3, 5)),
    "BetaPrime": (R(7, 3), R(13, 5)), "Binomial": (5, R(2, 11)), "Borel": (R(3, 8),),
    "BoundedPareto": (R(7, 4), R(2, 3), R(9, 2)), "Categorical": ([R(1, 8), R(3, 8), R(1, 2)],),
    "Cauchy": (R(3, 7), R(5, 4)), "Chi": (5,), "ChiSquared": (5,),
    "ContinuousBernoulli": (R(2, 11),), "Dagum": (R(5, 3), R(7, 4), R(9, 5)), "Die": (7,),
    "DiscreteUniform": (Range(3, 8),), "Erlang": (3, R(7, 4)),
    "ExGaussian": (R(3, 7), R(5, 4), R(2, 3)), "Exponential": (R(7, 3),),
    "ExponentialPower": (R(3, 7), R(5, 4), R(13, 5)), "FDistribution": (5, 8),
    "FisherZ": (5, 8), "FlorySchulz": (R(3, 8),), "Frechet": (R(7, 3), R(5, 4), R(1, 3)),
    "Gamma": (R(12, 5), R(3, 4)), "GammaInverse": (R(12, 5), R(3, 4)),
    "GaussianInverse": (R(12, 5), R(3, 4)), "GeneralizedGamma": (R(3, 4), R(12, 5), R(5, 3)),
    "Geometric": (R(3, 8),), "Geometric0": (R(3, 8),), "Gompertz": (R(3, 4), R(2, 5)),
    "Gumbel": (R(5, 4), R(3, 7)), "HalfCauchy": (R(5, 4),), "HalfNormal": (R(5, 4),),
    "Hypergeometric": (20, 7, 12), "IdealSoliton": (9,), "Kumaraswamy": (R(7, 3), R(3, 5)),
    "Laplace": (R(3, 7), R(5, 4)), "Levy": (R(3, 7), R(5, 4)), "LogLogistic": (R(5, 4), R(7, 3)),
    "LogNormal": (R(3, 7), R(5, 4)), "Logarithmic": (R(3, 8),), "Logistic": (R(3, 7), R(5, 4)),
    "LogitNormal": (R(3, 7), R(5, 4)), "Lomax": (R(7, 3), R(5, 4)), "Maxwell": (R(5, 4),),
    "Moyal": (R(3, 7), R(5, 4)), "Nakagami": (R(7, 3), R(5, 4)),
    "NegativeBinomial": (R(7, 3), R(3, 8)), "Normal": (R(3, 7), R(5, 4)),
    "Pareto": (R(5, 4), R(7, 3)), "Poisson": (R(9, 4),),
    "PowerFunction": (R(7, 3), R(-1, 3), R(5, 2)),
    "QuadraticU": (R(-1, 3), R(5, 2)), "Rademacher": (), "RaisedCosine": (R(3, 7), R(5, 4)),
    "Rayleigh": (R(5, 4),), "Reciprocal": (R(2, 3), R(9, 2)), "ShiftedGompertz": (R(3, 4), R(2, 5)),
    "Skellam": (R(9, 4), R(4, 3)), "StudentT": (R(7, 2),),
    "Triangular": (R(-1, 3), R(5, 2), R(1, 5)),
    "TruncatedNormal": (R(3, 7), R(5, 4), R(-1, 2), R(7, 4)), "Uniform": (R(-1, 3), R(5, 2)),
    "VonMises": (R(3, 7), R(5, 4)), "Weibull": (R(5, 4), R(7, 3)), "WignerSemicircle": (R(5, 4),),
    "YuleSimon": (R(7, 3),), "Zeta": (R(7, 3),),
}  # fmt: skip


def at(name):
    return family(name)(*VALUES[name])


def ends(law):
    """inf and sup of the support."""
    where = law.range
    return (min(where.args), max(where.args)) if isinstance(where, Points) else (where.lo, where.hi)


def inside(law, count=5):
    """Points of the support, some near the middle and some far out, exact."""
    lo, hi = ends(law)
    if law.measure == COUNTING:
        start = -3 if lo == -oo else int(lo)
        stop = start + 8 if hi == oo else int(hi) + 1
        if isinstance(law.range, Points):
            return [Integer(k) for k in law.range.args]
        return [Integer(k) for k in range(start, stop)]
    draw = random.Random(str(law))
    units = [R(draw.randint(20, 980), 1000) for _ in range(count)]
    if lo == -oo:
        return [(u - R(1, 2)) * 7 for u in units]
    return [lo + 5 * u for u in units] if hi == oo else [lo + (hi - lo) * u for u in units]


def log_density(law, point):
    """At a decimal number: SymPy hangs on 24 to a power such as 23333333333333333/10^16."""
    point = point if law.measure == COUNTING else point.evalf(40)
    with mp.workdps(30):
        return mpf(law.log_density_at(point).evalf(30))


def close(ours, theirs, tolerance=1e-12):
    """Equal in so many digits, of the logarithm and of the density."""
    return abs(mpf(ours) - mpf(theirs)) <= tolerance * max(1, abs(theirs))


def scipy_stats():
    return pytest.importorskip("scipy.stats")


def frozen(call):
    return eval(call, {**vars(scipy_stats()), "inf": math.inf, **ELEMENTARY})


ELEMENTARY = {n: getattr(math, n) for n in ("sqrt", "exp", "log", "pi")}


def agree(law, theirs, tolerance):
    """The density at points of the support, out to its tails, and the ends of the support."""
    draw = random.Random(7)
    discrete = law.measure == COUNTING
    points = {float(theirs.ppf(u)) for u in [0.01, 0.99, *(draw.random() for _ in range(8))]}
    for place in points:
        point = Integer(int(place)) if discrete else R(place)
        log_value = theirs.logpmf(place) if discrete else theirs.logpdf(place)
        assert close(log_density(law, point), log_value, tolerance), place
    lo, hi = theirs.support()
    for ours, end in zip(ends(law), (lo, hi)):
        assert float(ours) == pytest.approx(float(end), abs=1e-14, rel=1e-14)
