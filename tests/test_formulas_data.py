"""The verdicts of tests/formulas are true: each formula's value against the definition.

Neither the reader of formulas nor symkl takes part: densities are typed in formulas/densities.py,
integrals and sums are formulas/truth.py, and a formula is its ``value``.
"""

import pytest
from formulas import FORMULAS
from formulas.entry import QUANTITIES, SLIPS
from formulas.truth import claimed, measured
from mpmath import inf, isfinite


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
