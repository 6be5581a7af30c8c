"""Laws with numbers, or expressions, for their parameters close where those with letters do."""

from itertools import islice
from random import Random

import pytest
from drawn import draw
from mpmath import isinf, mpf
from sampled import commit, derived, sample
from sympy import Rational as R

from symkl.derivation import Derivation
from symkl.families import FAMILIES
from symkl.oracle import OracleError
from symkl.questions import cross_entropy, entropy, kl

F = FAMILIES
SPECIAL = (
    ("RaisedCosine", (R(5, 4), R(3, 7)), "Exponential", (R(3, 2),)),
    ("LogLogistic", (4, 5), "Maxwell", (4,)),
    ("LogLogistic", (R(9, 4), R(7, 2)), "Laplace", (R(-1, 2), R(3, 7))),
    ("Dagum", (1, 5, 4), "Weibull", (5, 2)),
    ("Kumaraswamy", (R(5, 2), R(9, 4)), "GaussianInverse", (R(1, 2), R(9, 4))),
)


def value_with_letters(p, one, q, two, digits):
    d = derived((p, q))
    letters = [s for _, law in d.laws for s in law.args]
    return d, d.evaluate(dict(zip(letters, (*one, *two))), digits=digits)


def same(a, b):
    return a == b or abs(a - b) <= mpf(10) ** -18 * max(abs(a), mpf(10) ** -4)


@pytest.mark.parametrize(("p", "one", "q", "two"), SPECIAL, ids=lambda e: str(e))
def test_numbers_that_are_in_the_way_are_put_in_last(p, one, q, two):
    d = kl(F[p](*one), F[q](*two))
    assert d.status == "closed"
    assert same(d.evaluate(digits=25), value_with_letters(p, one, q, two, 25)[1])
    assert Derivation.from_json(d.to_json()).check().after == d.after


def found(pair, salt):
    """A point at which the divergence is finite, and its value there."""
    source = Random(f"{commit()}/{pair}/{salt}")
    for _ in range(20):
        one, two = (draw(F[name], source).args for name in pair)
        try:
            d, value = value_with_letters(pair[0], one, pair[1], two, 20)
        except (OracleError, ValueError):
            continue
        if d.status == "closed" and not isinf(value):
            return one, two, value
    return None


def test_a_sample_of_closed_cells_closes_with_numbers():
    """Not where the numbers meet an exception of the general formula, p = q or 0 at an end."""
    cells = (p for p in sample(400, "numbers") if derived(p).status == "closed")
    left, seen = [], 0
    for pair in islice(cells, 6):
        point = found(pair, 0)
        if point is None:
            continue
        one, two, value = point
        d = kl(F[pair[0]](*one), F[pair[1]](*two))
        seen += 1
        assert same(d.evaluate(digits=20), value), (pair, one, two)
        if d.status == "irreducible":
            left.append((pair, one, two))
    assert seen > 1
    assert len(left) <= 1, left


PARAMETERS = (
    ("Beta", {"mean": "m", "variance": "v"}, {"m": R(1, 3), "v": R(1, 20)}),
    ("Beta", {"mean": "m", "concentration": "c"}, {"m": R(1, 3), "c": R(7, 2)}),
    ("ContinuousBernoulli", {"logits": "l"}, {"l": R(4, 3)}),
)


@pytest.mark.parametrize(("name", "named", "values"), PARAMETERS, ids=lambda e: str(e))
def test_other_parameters_are_put_in_last(name, named, values):
    law, there = F[name](**named), F[name](**{k: values[s] for k, s in named.items()})
    q, q_there = F["Beta"]("a", "b"), F["Beta"](R(5, 2), R(4, 3))
    whole = {**values, "a": R(5, 2), "b": R(4, 3)}
    for d, point, number in (
        (entropy(law), values, entropy(there)),
        (kl(law, q), whole, kl(there, q_there)),
        (cross_entropy(law, q), whole, cross_entropy(there, q_there)),
    ):
        assert d.status == "closed"
        assert d.check() is d
        assert same(d.evaluate(point, digits=20), number.evaluate(digits=20))


def test_the_page_has_the_argument_with_letters():
    p, one, q, two = SPECIAL[1]
    text = kl(F[p](*one), F[q](*two)).render("text")
    assert "With letters for the parameters," in text
    assert "At α₁ = 4, β₁ = 5 and a₂ = 4 this is" in text
