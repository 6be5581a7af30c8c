"""A sample of the atlas that is another one at each commit: proved again, and measured."""

import signal
from functools import cache
from itertools import islice

import pytest
from sampled import derived, sample

from symkl import oracle

SECONDS = 60


@pytest.mark.parametrize("number", range(60))
def test_a_cell_is_decided_and_its_proof_replays(number):
    d = derived(sample(60, "check")[number])
    assert d.status in ("closed", "infinite", "irreducible")
    assert d.check() is d
    assert d.reason or d.status == "closed"


@cache
def closed():
    """Twelve closed cells out of a shuffled atlas."""
    found = (d for pair in sample(200, "verify") if (d := derived(pair)).status == "closed")
    return tuple(islice(found, 12))


def too_long(*_):
    raise oracle.OracleError(f"not measured in {SECONDS} s")


@pytest.mark.parametrize("number", range(12))
def test_each_step_of_a_closed_cell_is_measured(number):
    """At one point, to 30 digits; where the oracle can't vouch for them it says so."""
    d = closed()[number]
    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(SECONDS)
    try:
        found = d.verify(digits=30, points=1)
    except oracle.OracleError as error:
        pytest.skip(str(error)[:80])
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    assert found.steps == len(d.steps)
