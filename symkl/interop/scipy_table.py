"""p((x − loc)/scale)/scale of scipy.stats as a law of a family: the tables, one row a name.

A row is a function of SciPy's own shapes, and of loc and scale where they are free; it returns the
name of the family and its parameters. Sources: the formulas of SciPy's documentation, each row
tested against the density and the support of the frozen distribution.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sympy import Range, Rational, S, exp, log, oo, pi

Row = Callable[..., tuple[Any, ...]]
HALF = Rational(1, 2)

EVERYWHERE: dict[str, Row] = {  # at every loc and scale
    "arcsine": lambda loc, scale: ("Arcsin", loc, loc + scale),
    "cauchy": lambda loc, scale: ("Cauchy", loc, scale),
    "cosine": lambda loc, scale: ("RaisedCosine", loc, pi * scale),
    "exponnorm": lambda K, loc, scale: ("ExGaussian", loc, scale, 1 / (K * scale)),
    "gennorm": lambda beta, loc, scale: ("ExponentialPower", loc, scale, beta),
    "gumbel_r": lambda loc, scale: ("Gumbel", scale, loc),
    "invweibull": lambda c, loc, scale: ("Frechet", c, scale, loc),
    "laplace": lambda loc, scale: ("Laplace", loc, scale),
    "levy": lambda loc, scale: ("Levy", loc, scale),
    "logistic": lambda loc, scale: ("Logistic", loc, scale),
    "moyal": lambda loc, scale: ("Moyal", loc, scale),
    "norm": lambda loc, scale: ("Normal", loc, scale),
    "powerlaw": lambda a, loc, scale: ("PowerFunction", a, loc, loc + scale),
    "triang": lambda c, loc, scale: ("Triangular", loc, loc + scale, loc + c * scale),
    "truncnorm": lambda a, b, loc, scale: (
        "TruncatedNormal", loc, scale, loc + a * scale, loc + b * scale,
    ),
    "uniform": lambda loc, scale: ("Uniform", loc, loc + scale),
}  # fmt: skip

AT_ZERO: dict[str, Row] = {  # at loc = 0; a discrete law has no scale
    "burr": lambda c, d, scale: ("Dagum", d, c, scale),
    "erlang": lambda a, scale: ("Erlang", a, 1 / scale),
    "expon": lambda scale: ("Exponential", 1 / scale),
    "fisk": lambda c, scale: ("LogLogistic", scale, c),
    "gamma": lambda a, scale: ("Gamma", a, scale),
    "gengamma": lambda a, c, scale: ("GeneralizedGamma", scale, a * c, c),
    "gibrat": lambda scale: ("LogNormal", log(scale), S.One),
    "gompertz": lambda c, scale: ("Gompertz", 1 / scale, c),
    "halfcauchy": lambda scale: ("HalfCauchy", scale),
    "halfgennorm": lambda beta, scale: ("GeneralizedGamma", scale, S.One, beta),
    "halfnorm": lambda scale: ("HalfNormal", scale),
    "invgamma": lambda a, scale: ("GammaInverse", a, scale),
    "invgauss": lambda mu, scale: ("GaussianInverse", mu * scale, scale),
    "lognorm": lambda s, scale: ("LogNormal", log(scale), s),
    "loguniform": lambda a, b, scale: ("Reciprocal", a * scale, b * scale),
    "lomax": lambda c, scale: ("Lomax", c, scale),
    "maxwell": lambda scale: ("Maxwell", scale),
    "mielke": lambda k, s, scale: ("Dagum", k / s, s, scale),
    "nakagami": lambda nu, scale: ("Nakagami", nu, scale**2),
    "pareto": lambda b, scale: ("Pareto", scale, b),
    "rayleigh": lambda scale: ("Rayleigh", scale),
    "reciprocal": lambda a, b, scale: ("Reciprocal", a * scale, b * scale),
    "semicircular": lambda scale: ("WignerSemicircle", scale),
    "truncpareto": lambda b, c, scale: ("BoundedPareto", b, scale, c * scale),
    "wald": lambda scale: ("GaussianInverse", scale, scale),
    "weibull_min": lambda c, scale: ("Weibull", scale, c),
}

STANDARD: dict[str, Row] = {  # at loc = 0 and scale = 1
    "bernoulli": lambda p: ("Bernoulli", p),
    "beta": lambda a, b: ("Beta", a, b),
    "betabinom": lambda n, a, b: ("BetaBinomial", n, a, b),
    "betaprime": lambda a, b: ("BetaPrime", a, b),
    "binom": lambda n, p: ("Binomial", n, p),
    "chi": lambda df: ("Chi", df),
    "chi2": lambda df: ("ChiSquared", df),
    "f": lambda dfn, dfd: ("FDistribution", dfn, dfd),
    "geom": lambda p: ("Geometric", p),
    "hypergeom": lambda M, n, N: ("Hypergeometric", M, n, N),
    "johnsonsb": lambda a, b: ("LogitNormal", -a / b, 1 / b),
    "logser": lambda p: ("Logarithmic", p),
    "nbinom": lambda n, p: ("NegativeBinomial", n, p),
    "nhypergeom": lambda M, n, r: ("BetaBinomial", n, r, M - n - r + 1),
    "planck": lambda lambda_: ("Geometric0", 1 - exp(-lambda_)),
    "poisson": lambda mu: ("Poisson", mu),
    "skellam": lambda mu1, mu2: ("Skellam", mu1, mu2),
    "t": lambda df: ("StudentT", df),
    "yulesimon": lambda alpha: ("YuleSimon", alpha),
    "zipf": lambda a: ("Zeta", a),
}


def _beta(a: Any, b: Any, loc: Any, scale: Any) -> tuple[Any, ...] | None:
    """Where it is simpler, on any interval: density a u^(a−1), or 1/(π√(u(1−u)))."""
    if (loc, scale) == (0, 1):
        return None
    if (a, b) == (HALF, HALF):
        return "Arcsin", loc, loc + scale
    if (a, b) == (1, 1):
        return "Uniform", loc, loc + scale
    return ("PowerFunction", a, loc, loc + scale) if b == 1 else None


def _burr12(c: Any, d: Any, loc: Any, scale: Any) -> tuple[Any, ...] | None:
    if loc != 0 or 1 not in (c, d):
        return None
    return ("LogLogistic", scale, c) if d == 1 else ("Lomax", d, scale)


def _chi(df: Any, loc: Any, scale: Any) -> tuple[Any, ...] | None:
    return ("Nakagami", df / 2, df * scale**2) if loc == 0 and scale != 1 else None


def _chi2(df: Any, loc: Any, scale: Any) -> tuple[Any, ...] | None:
    return ("Gamma", df / 2, 2 * scale) if loc == 0 and scale != 1 else None


def _erlang(a: Any, loc: Any, scale: Any) -> tuple[Any, ...] | None:
    return ("Gamma", a, scale) if loc == 0 and a.is_integer is not True else None


def _gengamma(a: Any, c: Any, loc: Any, scale: Any) -> tuple[Any, ...] | None:
    return ("GammaInverse", a, scale) if loc == 0 and c == -1 else None


def _genextreme(c: Any, loc: Any, scale: Any) -> tuple[Any, ...] | None:
    """exp(−(1 − cx)^(1/c)): Gumbel's law at c = 0, Fréchet's with the shape −1/c where c < 0."""
    if c == 0:
        return "Gumbel", scale, loc
    return ("Frechet", -1 / c, -scale / c, loc + scale / c) if c.is_negative else None


def _genpareto(c: Any, loc: Any, scale: Any) -> tuple[Any, ...] | None:
    """(1 + cx)^(−1/c−1): Lomax's law where c > 0, e^(−x) at c = 0, constant at c = −1."""
    if c == -1:
        return "Uniform", loc, loc + scale
    if c.is_positive and loc == scale / c:
        return "Pareto", loc, 1 / c
    if loc != 0 or c.is_nonnegative is not True:
        return None
    return ("Exponential", 1 / scale) if c == 0 else ("Lomax", 1 / c, scale / c)


def _geom(p: Any, loc: Any, scale: Any) -> tuple[Any, ...] | None:
    return ("Geometric0", p) if loc == -1 else None


def _lomax(c: Any, loc: Any, scale: Any) -> tuple[Any, ...] | None:
    return ("Pareto", scale, c) if loc == scale else None


def _pareto(b: Any, loc: Any, scale: Any) -> tuple[Any, ...] | None:
    return ("Lomax", b, scale) if loc == -scale else None


def _randint(low: Any, high: Any, loc: Any, scale: Any) -> tuple[Any, ...] | None:
    whole = all(end.is_Integer for end in (low, high, loc)) and low < high
    return ("DiscreteUniform", Range(low + loc, high + loc)) if whole else None


def _t(df: Any, loc: Any, scale: Any) -> tuple[Any, ...] | None:
    if df == oo:
        return "Normal", loc, scale
    return ("Cauchy", loc, scale) if df == 1 and (loc, scale) != (0, 1) else None


def _truncnorm(a: Any, b: Any, loc: Any, scale: Any) -> tuple[Any, ...] | None:
    if (a, b) == (-oo, oo):
        return "Normal", loc, scale
    return ("HalfNormal", scale) if (a, b, loc) == (0, oo, 0) else None


SPECIAL: dict[str, Callable[..., tuple[Any, ...] | None]] = {  # another family takes over
    "beta": _beta, "burr12": _burr12, "chi": _chi, "chi2": _chi2, "erlang": _erlang,
    "gengamma": _gengamma, "genextreme": _genextreme, "genpareto": _genpareto, "geom": _geom,
    "lomax": _lomax, "pareto": _pareto, "randint": _randint, "t": _t, "truncnorm": _truncnorm,
}  # fmt: skip

WITHOUT = {  # the nearest, or why not
    "boltzmann": "the nearest is Geometric0, which is not truncated",
    "burr12": "there is one at loc = 0 where c = 1 or d = 1",
    "dlaplace": "the nearest is Laplace, which is continuous",
    "foldnorm": "the nearest is HalfNormal, which it is at c = 0",
    "genextreme": "there is one for c ≤ 0: Gumbel, Frechet",
    "genpareto": "there is one for c ≥ 0 at loc = 0: Exponential, Lomax",
    "gumbel_l": "it is the law of −Y for Y ~ gumbel_r, whose family is Gumbel",
    "loggamma": "e^X is Gamma, and KL is the same for e^X",
    "ncx2": "the nearest is ChiSquared, which it is at nc = 0",
    "pearson3": "the nearest is Gamma, which it is at other loc and scale",
    "randint": "low, high and loc must be whole numbers, low < high",
    "rdist": "(1 + X)/2 is Beta(c/2, c/2)",
    "rice": "the nearest is Rayleigh, which it is at b = 0",
    "skewnorm": "the nearest is Normal, which it is at a = 0",
    "trapezoid": "the nearest are Triangular and Uniform",
    "vonmises": "its angles are not those of VonMises, which run from 0 to 2π",
    "vonmises_line": "its angles run from −π to π, those of VonMises from 0 to 2π",
    "weibull_max": "it is the law of −Y for Y ~ weibull_min, whose family is Weibull",
    "zipfian": "the nearest is Zeta, which has no largest value",
}

NEW = {  # the classes of SciPy's newer interface: the family; attributes or values in its order
    "Binomial": ("Binomial", ("n", "p")),
    "Logistic": ("Logistic", (0, 1)),
    "Normal": ("Normal", ("mu", "sigma")),
    "Uniform": ("Uniform", ("a", "b")),
}
