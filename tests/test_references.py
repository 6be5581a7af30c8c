"""Results are equal to the forms that books print, and no longer."""

from types import SimpleNamespace

import pytest
from references import ENTROPY, KL

from symkl import FAMILIES
from symkl.conditions import algebra
from symkl.display import Apply, CasesOf, Display, Leaf, Product, Terms, display
from symkl.nodes import FiniteWhen
from symkl.questions import entropy, kl


def letters(*laws):
    """The symbols of the laws by name; lambda is spelled lamda in Python where it is alone."""
    named = {s.name: s for law in laws for s in law.free_symbols}
    return SimpleNamespace(**named, lamda=named.get("lambda"))


def value(d):
    return d.after.value if isinstance(d.after, FiniteWhen) else d.after


def operations(shown):
    """How many signs, fractions, powers, roots and functions there are to read."""
    inner = sum(operations(part) for part in parts(shown))
    match shown:
        case Leaf():
            return shown.expr.count_ops()
        case Terms():
            return inner + len(shown.terms) - 1 + (shown.terms[0][0] < 0)
        case Product():
            return inner + len(shown.factors) - 1
    return inner + 1 + (isinstance(shown, Apply) and shown.function == "lgamma")  # log Γ is two


def parts(shown):
    found = (v for value in vars(shown).values() for v in flat(value))
    return [v for v in found if isinstance(v, Display)]


def flat(value):
    return [v for part in value for v in flat(part)] if isinstance(value, tuple) else [value]


def length(d):
    shown = d.steps[-1].shown
    shown = shown.value if isinstance(shown, CasesOf) else shown
    return operations(shown)


@pytest.mark.parametrize("pair", KL, ids="‖".join)
def test_divergence_as_printed(pair):
    laws = FAMILIES[pair[0]].standard(1), FAMILIES[pair[1]].standard(2)
    d, printed = kl(*laws), KL[pair][0](letters(*laws))
    assert algebra(d.conditions).equal(value(d), printed)
    assert length(d) <= operations(display(printed))


@pytest.mark.parametrize("name", ENTROPY)
def test_entropy_as_printed(name):
    law = FAMILIES[name].standard()
    d, printed = entropy(law), ENTROPY[name][0](letters(law))
    assert algebra(d.conditions).equal(d.after, printed)
    assert length(d) <= operations(display(printed))


def test_there_are_forty():
    assert len(KL) + len(ENTROPY) >= 40
