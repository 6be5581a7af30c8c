"""Asymmetric exact parameter points for each family, and the pairs of the first issue."""

from random import Random

from drawn import draw
from sympy import Rational as R

from symkl.families import (
    Bernoulli,
    Binomial,
    Categorical,
    Exponential,
    Gamma,
    Geometric,
    Geometric0,
    LogNormal,
    Normal,
    Poisson,
    Uniform,
)

POINTS = {
    Normal: ((R(3, 7), R(5, 4)), (R(-11, 6), R(2, 9))),
    LogNormal: ((R(1, 3), R(4, 5)), (R(-7, 5), R(6, 11))),
    Exponential: ((R(7, 3),), (R(2, 13),)),
    Gamma: ((R(12, 5), R(3, 4)), (R(1, 3), R(17, 6))),
    Uniform: ((R(-1, 3), R(5, 2)), (R(-2), R(13, 4))),
    Bernoulli: ((R(2, 11),), (R(5, 7),)),
    Binomial: ((5, R(2, 11)), (5, R(5, 7))),
    Geometric: ((R(3, 8),), (R(8, 9),)),
    Geometric0: ((R(3, 8),), (R(8, 9),)),
    Poisson: ((R(9, 4),), (R(5, 8),)),
    Categorical: (([R(1, 6), R(1, 3), R(1, 2)],), ([R(3, 5), R(1, 5), R(1, 5)],)),
}
CROSS = (
    (Gamma, Exponential),
    (Exponential, Gamma),
    (Exponential, Normal),
    (LogNormal, Gamma),
    (Gamma, LogNormal),
)
SAME = tuple(
    (f, f) for f in (Normal, LogNormal, Exponential, Gamma, Uniform, Bernoulli, Geometric, Poisson)
)
PAIRS = (*SAME, *CROSS, (Poisson, Geometric0))


def at(family, which):
    """The family at its first or second point, drawn where none is listed."""
    if family in POINTS:
        return family(*POINTS[family][which])
    return draw(family, Random(f"{family.__name__}/{which}"))
