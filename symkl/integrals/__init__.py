"""The base integrals and sums, one table in a few files, each with its exact domain. Trusted."""

from symkl.integrals import (
    arcsine,
    bells,
    bessel,
    beta,
    binomial,
    binomials,
    cosine,
    distance,
    euler,
    exponential,
    finite,
    gamma,
    gauss,
    generating,
    incomplete,
    interval,
    iterated,
    kummer,
    logarithm,
    poisson,
    poles,
    polylogarithm,
    power,
    series,
    shifted,
    zeta,
)
from symkl.integrals.row import Row, instantiate
from symkl.integrals.shape import Shape, inert_exp, shape

ROWS: tuple[Row, ...] = (
    *gamma.ROWS,
    *gauss.ROWS,
    *beta.ROWS,
    *power.ROWS,
    *exponential.ROWS,
    *poisson.ROWS,
    *arcsine.ROWS,
    *distance.ROWS,
    *cosine.ROWS,
    *bells.ROWS,
    *bessel.ROWS,
    *interval.ROWS,
    *logarithm.ROWS,
    *poles.ROWS,
    *shifted.ROWS,
    *incomplete.ROWS,
    *euler.ROWS,
    *binomial.ROWS,
    *kummer.ROWS,
    *iterated.ROWS,
    *polylogarithm.ROWS,
    *finite.ROWS,
    *series.ROWS,
    *zeta.ROWS,
    *binomials.ROWS,
    *generating.ROWS,
)
BY_NAME: dict[str, Row] = {row.name: row for row in ROWS}

__all__ = ["BY_NAME", "ROWS", "Row", "Shape", "inert_exp", "instantiate", "shape"]
