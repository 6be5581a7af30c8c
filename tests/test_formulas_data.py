"""The verdicts of tests/formulas are true: each formula's value against the definition.

Neither the reader of formulas nor symkl takes part: densities are typed in formulas/densities.py,
integrals and sums are formulas/truth.py, and a formula is its ``value``.
"""

import pytest
from formulas import FORMULAS
from formulas.entry import QUANTITIES, SLIPS
from formulas.slips import slips
from formulas.truth import claimed, measured
from mpmath import inf, isfinite

WRONG = [f for f in FORMULAS if f.verdict == "unequal"]


@pytest.mark.parametrize("formula", FORMULAS, ids=str)
def test_the_verdict_is_true(formula):
    for which in (0, 1):
        true, said = measured(formula, which), claimed(formula, which)
        assert isfinite(true)
        assert said == said
        if said == inf:
            assert formula.verdict == "unequal"
            continue
        error = abs(said - true) / max(1, abs(true))
        if formula.verdict == "equal":
            assert error < 1e-15, f"{true} is the number, {said} the formula's"
        else:
            assert error > 1e-4, f"{said} is right"


@pytest.mark.parametrize("formula", FORMULAS, ids=str)
def test_an_entry_is_whole(formula):
    assert formula.quantity in QUANTITIES
    assert bool(formula.q) == (formula.quantity != "entropy")
    assert set(formula.diagnosis) <= set(SLIPS)
    assert bool(formula.diagnosis) == (formula.verdict == "unequal")
    assert formula.source and formula.formula.isascii()


def test_the_diagnosis_is_the_slip():
    """The slip named, undone, makes the formula right; where the search is blind, no other does."""
    confirmed = 0
    for formula in WRONG:
        names = {d.replace("scale read as rate", "rate read as scale") for d in formula.diagnosis}
        if slips(formula, names):
            confirmed += 1
        else:
            assert not slips(formula), f"{formula} ({formula.source})"
    assert confirmed > 0.7 * len(WRONG)


def test_there_are_enough():
    right = [f for f in FORMULAS if f.verdict == "equal"]
    assert len(right) >= 130 and len(WRONG) >= 90
    assert len({(f.quantity, f.laws, f.formula) for f in FORMULAS}) == len(FORMULAS)
    assert sum(f.syntax == "python" for f in FORMULAS) >= 20
    assert sum(f.silent for f in FORMULAS) >= 10
    assert {d for f in WRONG for d in f.diagnosis} <= set(SLIPS)
