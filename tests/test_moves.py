"""KL(P‖Q) is that of the laws of cX + m: it closes at every c and m or at none, with one value."""

import pytest
from mpmath import mp, mpf
from sympy import Rational as R
from sympy import Symbol

from symkl import kl, oracle
from symkl.families import (
    Beta,
    Cauchy,
    Dagum,
    ExponentialPower,
    Frechet,
    Gamma,
    Kumaraswamy,
    Logistic,
    LogitNormal,
    LogLogistic,
    PowerFunction,
    QuadraticU,
    RaisedCosine,
    ShiftedGompertz,
    StudentT,
    Triangular,
    Uniform,
    VonMises,
)
from symkl.nodes import KL
from symkl.questions.letters import _generalised

DIGITS = 20
MOVES = ((R(1), 0), (R(1, 3), 0), (R(2, 5), R(1, 3)), (R(7, 4), R(-1, 2)))
ABOUT_A_CENTRE = {  # what moves with c and m
    "Logistic and Cauchy about one centre": lambda c, m: (Logistic(m, c), Cauchy(m, 3 * c)),
    "Logistic and Laplace": lambda c, m: (Logistic(m, 2 * c), ExponentialPower(m, 2 * c, 1)),
    "Logistic laws of one scale": lambda c, m: (
        Logistic(m + c, R(12, 5) * c),
        Logistic(m - 2 * c, R(12, 5) * c),
    ),
    "a whole power about the mean": lambda c, m: (
        RaisedCosine(m, R(2, 7) * c),
        ExponentialPower(m, R(2, 5) * c, 5),
    ),
    "a whole power from the centre": lambda c, m: (
        PowerFunction(4, m, m + 3 * c),
        Logistic(m, c / 2),
    ),
}
FROM_0 = {  # what stretches with c
    "shapes in common": lambda c: (Dagum(R(7, 4), R(7, 4), c), Frechet(R(7, 4), R(2, 5) * c, 0)),
    "a shape of 1": lambda c: (Gamma(1, c), ShiftedGompertz(1 / c, 3)),
    "an end at 0": lambda c: (
        PowerFunction(R(5, 3), 0, 2 * c),
        Dagum(R(2, 7), R(12, 5), c),
    ),
    "a power from 0": lambda c: (LogLogistic(2 * c, R(12, 5)), ExponentialPower(0, 2 * c, R(2, 7))),
    "a whole power of Q": lambda c: (Frechet(5, c, 0), LogLogistic(c, 5)),
    "a whole power and an end": lambda c: (QuadraticU(0, 2 * c), Dagum(5, 5, c)),
}
ALONE = [  # closed at other numbers of their kind
    (Logistic(0, R(1, 7)), StudentT(R(5, 2))),
    (Logistic(0, R(3, 4)), StudentT(4)),
    (Kumaraswamy(5, 5), LogLogistic(R(2, 7), 4)),
    (Kumaraswamy(3, 5), LogitNormal(1, R(1, 4))),
    (Beta(2, 2), ShiftedGompertz(R(1, 3), 5)),
    (Triangular(0, R(1, 3), R(1, 6)), Kumaraswamy(R(7, 2), R(7, 2))),
    (Uniform(0, 1), Kumaraswamy(R(12, 5), R(5, 3))),  # the ends of Q's support are in common
    (PowerFunction(R(3, 2), 0, 1), Kumaraswamy(R(12, 5), 2)),
    (QuadraticU(0, 1), Kumaraswamy(R(12, 5), 2)),
    (Triangular(0, 3, 1), VonMises(0, 2)),  # here 0 itself is in the way
]
G = Symbol("g", positive=True)


def closed(p, q):
    d = kl(p, q)
    assert d.status == "closed", (p, q)
    return d


def near(found, expected):
    with mp.workdps(40):
        good = abs(found - expected) <= mpf(10) ** -(DIGITS - 2) * abs(expected)
    assert good, (found, expected)


def measured(d):
    """By quadrature of the definition."""
    return oracle.evaluate(d.before, digits=DIGITS)


def moved(laws):
    """It closes at all, the value is one, and at the last it is that of the definition."""
    derived = [closed(*pair) for pair in laws]
    first, *others = (d.evaluate(digits=DIGITS) for d in derived)
    for value in others:
        near(value, first)
    assert derived[-1].check()
    near(first, measured(derived[-1]))


@pytest.mark.parametrize("pair", ABOUT_A_CENTRE.values(), ids=ABOUT_A_CENTRE)
def test_a_centre_and_a_scale_are_no_matter(pair):
    moved([pair(c, m) for c, m in MOVES])


@pytest.mark.parametrize("pair", FROM_0.values(), ids=FROM_0)
def test_a_scale_is_no_matter(pair):
    moved([pair(c) for c, _ in MOVES])


@pytest.mark.parametrize(("p", "q"), ALONE, ids=str)
def test_ordinary_numbers_are_not_in_the_way(p, q):
    d = closed(p, q)
    assert d.check()
    near(d.evaluate(digits=DIGITS), measured(d))


def test_a_letter_beside_the_numbers():
    """2 log Γ is ψ at g/(2πs) by Binet's formula: the same at s = 1/3 as at s = 1/2."""
    for s in (R(1, 2), R(1, 3), R(2, 5), R(1, 7)):
        d = closed(Logistic(R(1, 3), s), Cauchy(R(1, 3), G))
        for g in (R(1, 3), R(7, 2)):
            with mp.workdps(40):
                ratio = mpf(g.p) * s.q / (mpf(g.q) * s.p)
                psi = mp.psi(0, ratio / (2 * mp.pi) + 0.5)
                right = mp.log(4 / ratio) + 2 * psi - 2 + 3 * mp.log(mp.pi)
            near(d.evaluate({"g": g}, digits=DIGITS), right)


def test_equal_numbers_stay_equal_and_0_stays():
    third = R(1, 3)
    kept = [general for general, _ in _generalised(KL(Logistic(0, third), Cauchy(0, third)))]
    assert kept[1].p.args[0] == kept[1].q.args[0] == 0
    assert kept[1].p.args[1] == kept[1].q.args[1] != third
    one = [general for general, _ in _generalised(KL(Logistic(third, 2), Cauchy(third, 1)))]
    assert one[0].p.args[0] != one[0].q.args[0]
    assert one[1].p.args[0] == one[1].q.args[0]


def test_letters_are_no_numbers_and_need_no_more_tries():
    assert not list(_generalised(KL(Logistic.standard(1), Cauchy.standard(2))))
    assert len(list(_generalised(KL(Logistic(1, 2), Cauchy(3, 4))))) == 1
