"""Holes that were found in the trusted part after the engine was built; each is closed for good."""

import pytest
from mpmath import mpf
from sympy import Pow, Rational, S, Symbol, exp, log, oo, pi, sqrt
from test_attacks import offer

from symkl import kl, oracle
from symkl.claim import StepRejected
from symkl.conditions import holds
from symkl.families import Exponential, Gompertz, Normal, TruncatedNormal, Uniform, YuleSimon
from symkl.kernel import infer
from symkl.linear import follows
from symkl.nodes import (
    KL,
    VARIATE,
    AtMost,
    Either,
    Equal,
    Image,
    Length,
    Mean,
    Part,
    Positive,
    Support,
)
from symkl.nodes import All as Every
from symkl.normal_form import Algebra, derivative

x = VARIATE
R = Rational
unit = Support(0, 1)
U = Uniform(0, 1)
endless, length = Mean(U, 1 / x), Mean(Length(unit), 1 / x)  # both are ∞
half = x * (1 + x) / 2


def powers():
    """((x + 1) e^(−1/x))^x: its base and its exponent vanish at 0, and it tends to 1/e there."""
    g = Pow((x + 1) * exp(-1 / x), x)
    law = Uniform(1, 64 / exp(1))
    image = Image(law, g, derivative(g, x), Support(0, 3))
    return offer("change of variable", Mean(law, S.One), Mean(image, S.One))


HOLES = {
    "∞ − ∞ made 0": lambda: offer(
        "integral", endless - length, S.Zero, equation=(endless, length)
    ),
    "0⁰ at an end of a map": powers,
    "a row at an infinite end": lambda: offer(
        "row", Mean(Exponential(1), S.Zero), pi,
        witness=("arcsine integral", S.One, (S.One, S.Zero, oo)), conditions=(Positive(oo),),
    ),
    "a row over an empty interval": lambda: offer(
        "row", Mean(Part(Normal(0, 1), Support(2, 1)), S.One), S.Zero,
        witness=("truncated Gauss integral", 1 / sqrt(2 * pi), (S.Half, S.Zero, S(2), S.One)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOLES)
def test_a_hole_is_closed(name):
    with pytest.raises(StepRejected):
        infer(HOLES[name]())


def test_digits_that_cancel_are_not_vouched_for():
    """e^128 (erf 11.3 − erf 11.2): in 40 digits both are 1, and the value was wrong by 1.6."""
    p, q = TruncatedNormal(R(2, 5), 4, 0, R(1, 3)), Gompertz(4, R(5, 12))
    truth = oracle.evaluate(KL(p, q), digits=20)
    assert abs(kl(p, q).evaluate(digits=20) - truth) < mpf(10) ** -19


def test_a_heavy_discrete_tail_has_its_mass():
    """log Γ(k) − log Γ(k + ρ + 1) loses all its digits far out."""
    assert abs(oracle.evaluate(Mean(YuleSimon(R(12, 13)), 1), digits=15) - 1) < mpf(10) ** -14


def test_a_condition_that_each_case_implies_holds():
    m, a = Symbol("m", real=True), Symbol("a", real=True)
    either = Either(Positive(a - m), Every(Equal(a, m), Positive(a)))
    assert holds(AtMost(m, a), (either,))
    assert not holds(Positive(a - m), (either,))


def test_sums_of_facts():
    """x + y > 0 from x − 1 ≥ 0 and y + 1 > 0; not from x − 1 ≥ 0 and y + 2 > 0."""
    one, two = ((0, 1),), ((1, 1),)
    p = {one: 1, two: 1}
    assert follows(p, [({one: 1, (): -1}, False), ({two: 1, (): 1}, True)], True)
    assert not follows(p, [({one: 1, (): -1}, False), ({two: 1, (): 2}, True)], True)
    assert not follows(p, [({one: 1, (): -1}, False), ({two: 1, (): 1}, False)], True)
    assert follows(p, [({one: 1, (): -1}, False), ({two: 1, (): 1}, False)], False)


def test_the_size_of_one_with_the_sign_of_another():
    """|log p − log(1 − p)|/|2p − 1| is their quotient: both change sign at ½."""
    p = Symbol("p", positive=True)
    odds = log(p) - log(1 - p)
    from symkl.nodes import Fails

    context = Algebra((Positive(1 - p), Fails(Equal(p, S.Half))))
    assert context.equal(abs(odds) / abs(2 * p - 1), odds / (2 * p - 1))
    assert not context.equal(abs(odds) / abs(2 * p - 1), odds / (1 - 2 * p))
