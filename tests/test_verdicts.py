"""Every formula with a known verdict: no wrong one, nearly all decided, most slips named."""

import pytest

from symkl.checking.deciding import decided
from symkl.checking.limits import OverLimit, within
from symkl.checking.request import Request
from symkl.checking.slips import NAMES

corpus = pytest.importorskip("formulas")
LIMIT, DECIDED, DIAGNOSED = 60.0, 0.95, 0.90


def answer(formula) -> tuple[str, str]:
    """The verdict and its diagnosis; undecided where it ended in a limit or was not read."""
    request = Request(formula.quantity, formula.laws, formula.formula, formula.syntax)
    try:
        found = decided(request, LIMIT)
    except (ValueError, NotImplementedError) as error:
        return "unread", str(error)
    return found.kind, found.diagnosis


def batch(formulas) -> list[tuple[str, str]]:
    return [answer(f) for f in formulas]


def answers(formulas) -> list[tuple[str, str]]:
    """Batches in children: one that is killed leaves its formulas undecided."""
    size = 8
    batches = [formulas[k : k + size] for k in range(0, len(formulas), size)]
    found: list[tuple[str, str]] = []
    for one in batches:
        try:
            found += within(LIMIT * len(one), batch, one)
        except OverLimit as over:
            found += [("undecided", str(over))] * len(one)
    return found


def test_the_corpus():
    """One test, so that its verdicts are found once, by one worker."""
    formulas = list(corpus.FORMULAS)
    verdicts = list(zip(formulas, answers(formulas)))
    assert len(verdicts) >= 200
    assert _wrong(verdicts) == []
    left = [
        (str(f), f.formula, why) for f, (kind, why) in verdicts if kind not in ("equal", "unequal")
    ]
    print(f"{len(verdicts) - len(left)} of {len(verdicts)} decided")
    assert len(left) <= (1 - DECIDED) * len(verdicts), left
    refuted = [
        (f, why) for f, (kind, why) in verdicts if (f.verdict, kind) == ("unequal", "unequal")
    ]
    missed = [(str(f), f.formula, f.diagnosis, why) for f, why in refuted if why not in f.diagnosis]
    print(f"{len(refuted) - len(missed)} of {len(refuted)} slips named")
    assert len(missed) <= (1 - DIAGNOSED) * len(refuted), missed


def _wrong(verdicts) -> list[tuple[str, str, str]]:
    return [
        (str(f), f.formula, kind)
        for f, (kind, _) in verdicts
        if kind in ("equal", "unequal") and kind != f.verdict
    ]


def test_the_names_of_the_slips_are_one_list():
    from formulas.entry import SLIPS

    assert set(SLIPS) <= set(NAMES)
