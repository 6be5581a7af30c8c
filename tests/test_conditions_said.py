"""Conditions are said as a person says them, and mean what they meant."""

from itertools import product

import pytest
from sympy import Rational, symbols

from symkl.nodes import All, AtMost, Either, Equal, Fails, IsInteger, Positive
from symkl.questions import kl
from symkl.render import render
from symkl.render.conditions import stated
from symkl.sympy_form import to_sympy

a_1, m_1, a_2, m_2 = symbols("a_1 m_1 a_2 m_2", real=True)
l_1, l_2 = symbols("l_1 l_2", positive=True)
SAID = {
    Fails(Equal(1 - a_2, 0)): Fails(Equal(a_2, 1)),
    Fails(Equal(2 * a_1, 0)): Fails(Equal(a_1, 0)),
    Fails(Equal(m_2 - m_1, 0)): Fails(Equal(m_1, m_2)),
    Fails(Equal(1 - m_2 / l_1, 0)): Fails(Equal(l_1, m_2)),
    Fails(Equal(-a_1 - a_2, 0)): Fails(Equal(a_1, -a_2)),
    Fails(Equal(2 * a_1 - a_2 - m_2, 0)): Fails(Equal(2 * a_1, a_2 + m_2)),
    Fails(Equal(1 - l_2**l_1, 0)): Fails(Equal(l_2, 1)),
    Fails(Equal(l_2**l_1 - 1, 0)): Fails(Equal(l_2, 1)),
    Fails(IsInteger(-a_1)): Fails(IsInteger(a_1)),
    Fails(IsInteger(a_1 - 1)): Fails(IsInteger(a_1)),
    Fails(Fails(AtMost(a_1, a_2))): AtMost(a_1, a_2),
    Fails(Either(AtMost(a_1, a_2), Positive(m_1))): All(
        Fails(AtMost(a_1, a_2)), Fails(Positive(m_1))
    ),
    Fails(All(AtMost(a_1, a_2), Equal(1 - m_1, 0))): Either(
        Fails(AtMost(a_1, a_2)), Fails(Equal(m_1, 1))
    ),
}  # fmt: skip


@pytest.mark.parametrize("condition", SAID, ids=str)
def test_how_a_condition_is_said(condition):
    assert stated(condition) == SAID[condition]


def holds(condition, there):
    """Does it hold at these numbers?"""
    match condition:
        case Fails():
            return not holds(condition.condition, there)
        case All() | Either():
            every = all if isinstance(condition, All) else any
            return every(holds(c, there) for c in condition.args)
        case IsInteger():
            return bool(condition.args[0].subs(there).is_integer)
    return bool(to_sympy(condition).subs(there))


@pytest.mark.parametrize("condition", SAID, ids=str)
def test_what_is_said_is_what_was_meant(condition):
    letters = sorted(condition.free_symbols, key=str)
    said, verdicts = stated(condition), set()
    for values in product((-1, 0, Rational(1, 2), 1, 2), repeat=len(letters)):
        there = dict(zip(letters, values))
        if min(there.get(l_1, 1), there.get(l_2, 1)) > 0:
            verdicts.add(holds(condition, there))
            assert holds(said, there) == holds(condition, there)
    assert verdicts == {True, False}


def test_a_whole_number_is_not_excluded_twice():
    """k ∉ ℤ says k ≠ 1; and 1 − a ≠ 0 is a ≠ 1."""
    page = render(kl("Gamma", "Lomax"), "text")
    assert "provided that k₁ ∉ ℤ." in page
    assert "provided that k₁/2 ∉ ℤ." in render(kl("Chi", "StudentT"), "text")
    page = render(kl("QuadraticU", "LogNormal"), "text")
    assert "provided that a₁ ≠ 0." in page


def test_what_is_left_of_the_cases_is_said_to_be_left():
    """The place where q has no mass is that of the ends, not a condition on p alone."""
    page = render(kl("ContinuousBernoulli", "Frechet"), "text")
    assert "Where m₂ > 0, P puts mass where Q has none" in page
    assert "In the remaining case a tail of P is too heavy" in page
