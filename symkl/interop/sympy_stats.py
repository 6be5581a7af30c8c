"""The law of X, where X is a random variable of sympy.stats: the same name, the same parameters.

sympy.stats gives a random variable a distribution, of the class GammaDistribution for Gamma, with
the parameters in the order of the family of that name. Only the rows of ``READ`` differ.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sympy import Basic, Integer, Range, S
from sympy.stats.rv import Distribution, RandomSymbol

from symkl.families import FAMILIES, family
from symkl.interop.points import POINTS, on_points
from symkl.nodes import Law

SINGLE = {"SingleContinuousPSpace", "SingleDiscretePSpace", "SingleFinitePSpace"}
SPACES = {  # what the other probability spaces are
    "CompoundPSpace": "a compound random variable: a parameter of it is random",
    "JointPSpace": "a random vector, not one random variable",
    "IndependentProductPSpace": "an expression of several random variables",
    "ContinuousPSpace": "conditional, or an expression of random variables",
    "DiscretePSpace": "conditional, or an expression of random variables",
    "FinitePSpace": "conditional, or an expression of random variables",
    "StochasticPSpace": "of a stochastic process",
    "MatrixPSpace": "a random matrix",
    "RandomMatrixPSpace": "a random matrix",
}
WITHOUT = {  # the distributions that no family has, and what comes nearest
    "BetaNoncentral": "the nearest is Beta, which it is at lamda = 0",
    "ChiNoncentral": "the nearest is Chi, which it is at l = 0",
    "Davis": "the nearest is GammaInverse",
    "Hermite": "the nearest is Poisson: it is N1 + 2 N2 of two of these",
    "LogCauchy": "its logarithm is Cauchy, and KL is the same for the logarithms",
    "RobustSoliton": "the nearest is IdealSoliton",
    "Trapezoidal": "the nearest are Uniform and Triangular",
    "UniformSum": "the nearest are Uniform(0, 1) for n = 1 and Triangular(0, 2, 1) for n = 2",
    "ContinuousDistributionHandmade": "write a Family: name, parameters, support, log-density",
    "DiscreteDistributionHandmade": "write a Family: name, parameters, support, log-density",
}

Read = Callable[..., tuple[Any, ...] | None]


def law(given: Any) -> Law:
    """The law of the random variable, or of a bare distribution such as X.pspace.distribution."""
    distribution = _distribution(given)
    name = type(distribution).__name__.removesuffix("Distribution")
    if not type(distribution).__module__.startswith("sympy.stats."):
        raise TypeError(f"{given} has a distribution of its own: write a Family")
    if name in WITHOUT:
        raise ValueError(f"no family is sympy.stats.{name}; {WITHOUT[name]}")
    if name in READ:
        found = READ[name](*distribution.args)
        if found is None:
            raise ValueError(f"no family is {distribution}; {OTHERWISE[name]}")
        return family(found[0])(*found[1:])
    if name not in FAMILIES:
        raise TypeError(f"{given} has the distribution {name}, which is no family")
    return FAMILIES[name](*distribution.args)


def _distribution(given: Any) -> Any:
    if isinstance(given, Distribution):
        return given
    space = getattr(given, "pspace", None)
    if not isinstance(given, RandomSymbol) or space is None:
        raise TypeError(f"{given} is an expression of random variables, not one of them")
    kind = type(space).__name__
    if kind not in SINGLE:
        raise TypeError(f"{given} is {SPACES.get(kind, 'not a single random variable')}")
    found = space.distribution
    if any(isinstance(a, Basic) and a.atoms(RandomSymbol) for a in found.args):
        raise TypeError(f"{given} is {SPACES['CompoundPSpace']}")
    return found


# -- the distributions whose arguments are not those of the family -----------------------------


def _bernoulli(p: Any, succ: Any, fail: Any) -> tuple[Any, ...] | None:
    if (str(succ), str(fail)) in (("1", "0"), ("H", "T")):  # a coin: heads is 1
        return "Bernoulli", p
    return on_points({succ: p, fail: 1 - p}) if succ != fail else None


def _binomial(n: Any, p: Any, succ: Any, fail: Any) -> tuple[Any, ...] | None:
    chances = {(S.One, S.Zero): p, (S.Zero, S.One): 1 - p}
    return ("Binomial", n, chances[succ, fail]) if (succ, fail) in chances else None


def _gumbel(beta: Any, mu: Any, minimum: Any) -> tuple[Any, ...] | None:
    return None if minimum else ("Gumbel", beta, mu)


def _items(*items: Any) -> tuple[Any, ...] | None:
    """A run of whole numbers as one; otherwise the list."""
    if all(isinstance(i, Integer) for i in items) and max(items) - min(items) == len(items) - 1:
        return "DiscreteUniform", Range(min(items), max(items) + 1)
    return "DiscreteUniform", list(items)


def _finite(density: Any) -> tuple[Any, ...] | None:
    return on_points(dict(density.items()))


READ: dict[str, Read] = {
    "Bernoulli": _bernoulli, "Binomial": _binomial, "Gumbel": _gumbel,
    "DiscreteUniform": _items, "FiniteDistributionHandmade": _finite,
}  # fmt: skip
OTHERWISE = {
    "Bernoulli": f"{POINTS}, or H and T",
    "Binomial": "succ and fail must be 1 and 0",
    "Gumbel": "minimum=True is the law of −Y for Y ~ Gumbel(beta, −mu), the maximum form",
    "FiniteDistributionHandmade": POINTS,
}
