"""Cells whose value depends on where a pole or an end lies: closed there, and measured."""

import pytest
from sympy import Rational as R

from symkl import oracle
from symkl.families import FAMILIES as F
from symkl.questions import kl

DIGITS = 15
POINTS = (
    ("PowerFunction", (R(3, 2), 1, 3), "QuadraticU", (0, 5)),  # the zero inside
    ("PowerFunction", (R(3, 2), 1, 3), "QuadraticU", (0, 8)),  # above
    ("BoundedPareto", (2, 1, 3), "QuadraticU", (0, 4)),  # inside, a whole shape
    ("Reciprocal", (1, 3), "QuadraticU", (1, 3)),
    ("Reciprocal", (1, 2), "Arcsin", (1, 4)),  # at an end
    ("PowerFunction", (R(2, 3), -3, 1), "WignerSemicircle", (3,)),  # at an end
    ("Reciprocal", (1, 3), "ExponentialPower", (2, 2, R(3, 2))),
    ("BoundedPareto", (R(3, 2), 1, 3), "ExponentialPower", (5, 2, R(4, 3))),
    ("Triangular", (2, 5, 3), "ExponentialPower", (3, 2, R(3, 2))),  # at the mode
    ("WignerSemicircle", (2,), "ExponentialPower", (R(1, 2), 2, R(3, 2))),
    ("Cauchy", (1, 2), "ExponentialPower", (3, 2, R(1, 2))),
    ("Triangular", (2, 5, 3), "Benini", (R(1, 2), 2, 2)),
    ("Uniform", (0, 1), "LogitNormal", (R(1, 3), 2)),  # at both ends
    ("Reciprocal", (R(1, 5), 1), "LogitNormal", (R(1, 3), 2)),
    ("Arcsin", (R(1, 5), 1), "LogitNormal", (R(1, 3), 2)),
    ("Uniform", (0, 3), "ShiftedGompertz", (2, R(4, 3))),
    ("BetaPrime", (R(3, 2), R(7, 3)), "Gumbel", (2, R(1, 3))),
)


@pytest.mark.parametrize(("p", "one", "q", "two"), POINTS, ids=lambda e: str(e))
def test_it_is_closed_and_agrees_with_quadrature(p, one, q, two):
    d = kl(F[p](*one), F[q](*two))
    assert d.status == "closed"
    assert abs(d.evaluate(digits=DIGITS) - oracle.evaluate(d.before, digits=DIGITS)) < 1e-12


def test_the_number_that_the_general_value_leaves_out():
    """₁F₁ has a pole at a whole d₂/2: the mean is left, and its number is right."""
    d = kl(F["FDistribution"], F["Moyal"])
    assert d.status == "closed"
    there = kl(F["FDistribution"](3, 4), F["Moyal"](R(1, 3), 2))
    assert there.status == "irreducible"
    values = dict(zip(("d1_1", "d2_1", "mu_2", "sigma_2"), (3, 4, R(1, 3), 2)))
    assert abs(d.evaluate(values, digits=20) - there.evaluate(digits=20)) < 1e-18
