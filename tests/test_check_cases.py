"""Conditions and kinks of a formula: proved both ways, or tried on the borders and about them."""

import pytest

from symkl.checking.deciding import decided
from symkl.checking.request import Request
from symkl.checking.verdict import Verdict

EXPONENTIALS = "Exponential(a)", "Exponential(b)"
PARETO, UNIFORM = ("Pareto(m, a)", "Pareto(w, b)"), ("Uniform(a, b)", "Uniform(c, d)")
FROM_0, EXPONENTIAL = ("Uniform(0, b)", "Uniform(0, d)"), ("Exponential(a)",)
OF_PARETO, OF_UNIFORM = "log(a/b) + b*log(m/w) + b/a - 1", "log((d - c)/(b - a))"


def verdict(quantity, laws, formula) -> Verdict:
    return decided(Request(quantity, tuple(laws), formula), 60.0)


def cases(value: str, condition: str, other: str = "oo") -> str:
    return f"Piecewise(({value}, {condition}), ({other}, True))"


@pytest.mark.parametrize(
    "laws, formula",
    [
        (PARETO, cases(OF_PARETO, "m >= w")),
        (PARETO, cases(OF_PARETO, "w <= m")),
        (PARETO, cases(OF_PARETO, "m/w >= 1")),
        (PARETO, f"Piecewise((oo, m < w), ({OF_PARETO}, True))"),
        (PARETO, f"Piecewise(({OF_PARETO}, m >= w), (oo, m < w))"),
        (UNIFORM, cases(OF_UNIFORM, "(c <= a) & (b <= d)")),
        (FROM_0, cases("log(d/b)", "b <= d")),
    ],
)
def test_conditions_that_are_ours_are_proved(laws, formula):
    found = verdict("kl", laws, formula)
    assert (found.kind, found.how) == ("equal", "proved") and "silent" not in found.where


@pytest.mark.parametrize(
    "quantity, laws, formula",
    [
        ("kl", PARETO, cases(OF_PARETO, "(m >= w) & (a < 1000)")),
        ("kl", PARETO, cases(OF_PARETO, "m > w")),
        ("kl", PARETO, cases(OF_PARETO, "m >= w - 1/1000000")),
        ("kl", UNIFORM, cases(OF_UNIFORM, "(c < a) & (b < d)")),
        ("kl", UNIFORM, cases(OF_UNIFORM, "(c <= a) & (b < d)")),
        ("kl", FROM_0, cases("log(d/b)", "b < d")),
        ("entropy", EXPONENTIAL, cases("1 - log(a)", "a < 100000")),
        ("entropy", EXPONENTIAL, cases("1 - log(a)", "a < 100000", "7")),
        ("entropy", EXPONENTIAL, cases("1 - log(a)", "sqrt(a) < 1000", "7")),
        ("entropy", EXPONENTIAL, cases("1 - log(a)", "a**2 + a < 777", "7")),
        ("entropy", EXPONENTIAL, cases("1 - log(a)", "log(a) < 50")),
        ("entropy", EXPONENTIAL, "1 - log(a) + abs(a - 5000) - (5000 - a)"),
        ("kl", EXPONENTIALS, "log(a/b) + b/a - 1 + Max(0, a - 5000)"),
    ],
)
def test_conditions_and_kinks_are_tried_on_and_about_their_borders(quantity, laws, formula):
    found = verdict(quantity, laws, formula)
    assert found.kind == "unequal" and found.witness.ours != found.witness.theirs
    for slip in found.slips:
        if slip.value is not None:
            assert verdict(quantity, laws, slip.value).kind == "equal", slip


def test_a_strict_condition_is_refuted_on_its_border():
    found = verdict("kl", PARETO, cases(OF_PARETO, "m > w"))
    assert found.diagnosis == "another support" and found.witness.theirs == "inf"
    assert found.witness.point["m"] == found.witness.point["w"]


def test_agreement_claims_no_more_than_the_points():
    found = verdict("kl", PARETO, cases(OF_PARETO, "m**2 >= w**2"))
    assert (found.kind, found.how) == ("equal", "agreed")
    assert "at the points compared" in found.where and "not proved" in found.where


@pytest.mark.parametrize("small", ["10**(-30)", "10**(-20)"])
def test_what_is_off_by_a_small_number_is_unequal(small):
    found = verdict("entropy", EXPONENTIAL, f"1 - log(a) + {small}")
    assert (found.kind, found.diagnosis) == ("unequal", "a lost additive constant")
    assert found.witness.ours != found.witness.theirs


def test_a_formula_that_is_right_on_part_of_the_space_lacks_an_absolute_value():
    laws = "Laplace(m, b)", "Laplace(mu, beta)"
    formula = r"\log\frac{\beta}{b}+\frac{m-\mu}{\beta}+\frac{b}{\beta}e^{-(m-\mu)/b}-1"
    found = verdict("kl", laws, formula)
    assert (found.kind, found.diagnosis) == ("unequal", "an absolute value")
    assert verdict("kl", laws, found.slips[0].value).how == "proved"
