"""A sample of the atlas that is another one at each commit: proved again, and measured."""

import pytest
from sampled import derived, sample

from symkl import oracle


@pytest.mark.parametrize("number", range(60))
def test_a_cell_is_decided_and_its_proof_replays(number):
    d = derived(sample(60, "check")[number])
    assert d.status in ("closed", "infinite", "irreducible")
    assert d.check() is d
    assert d.reason or d.status == "closed"


@pytest.mark.parametrize("number", range(12))
def test_each_step_of_a_closed_cell_is_measured(number):
    """Twelve closed cells out of a shuffled atlas, at one point each, to 30 digits."""
    closed = [d for pair in sample(120, "verify") if (d := derived(pair)).status == "closed"]
    d = closed[number]
    try:
        found = d.verify(digits=30, points=1)
    except oracle.OracleError as error:  # it says that it can't vouch: that is no disagreement
        pytest.skip(str(error)[:80])
    assert found.steps == len(d.steps)
