"""The engine reads densities, not names: families that it has never seen."""

from random import Random

import pytest
import strangers
from drawn import draw
from mpmath import mpf

from symkl import oracle
from symkl.family import Family
from symkl.nodes import KL
from symkl.questions import kl
from symkl.rules.moments import total_mass

STRANGERS = [
    f
    for f in vars(strangers).values()
    if isinstance(f, type) and issubclass(f, Family) and f is not Family
]
CLOSED = {"Lindley", "InverseWeibull", "LogGamma", "InverseRayleigh", "BirnbaumTail", "Unit",
          "ShiftedExponential", "DiscreteTriangle"}  # fmt: skip


def test_there_are_ten():
    assert len(STRANGERS) >= 10


@pytest.mark.parametrize("family", STRANGERS, ids=lambda f: f.__name__)
def test_a_stranger_is_derived_checked_and_measured(family):
    d = kl(family.standard(1), family.standard(2))
    assert d.check() is d
    assert family.__name__ not in CLOSED or d.status == "closed"
    p = draw(family, Random(f"{family.__name__}/p"))
    truth = oracle.evaluate(KL(p, p), digits=15)
    assert truth == 0 and kl(p, p).evaluate(digits=15) == 0
    q = draw(family, Random(f"{family.__name__}/q"))
    truth = oracle.evaluate(KL(p, q), digits=15)
    found = kl(p, q).evaluate(digits=15)
    assert found == truth or abs(found - truth) <= mpf(10) ** -12 * abs(truth)


@pytest.mark.parametrize("family", STRANGERS, ids=lambda f: f.__name__)
def test_the_mass_of_a_closed_stranger_is_proved(family):
    proof = total_mass(family.standard(), family.standard().conditions)
    assert (proof is not None and proof.after == 1) or family.__name__ not in CLOSED
