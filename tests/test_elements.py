"""Factors of sums, and points where facts hold: shortcuts that must say what the long way says."""

from random import Random

from sympy import ZZ, symbols
from sympy.polys.rings import ring

from symkl.elements import factored
from symkl.nodes import Positive
from symkl.normal_form import Algebra

R, *LETTERS = ring("a,b,c,d", ZZ)


def drawn(source):
    """A sum of up to three small terms."""
    total = R(0)
    for _ in range(source.randint(1, 3)):
        term = R(source.choice([-2, -1, 1, 1, 2, 3]))
        for letter in LETTERS:
            if source.random() < 0.35:
                term *= letter ** source.choice([1, 1, 2])
        total += term
    return total


def primitive(p):
    """p without the number and the letters that all its terms share."""
    p = p.primitive()[1]
    low = [min(m[k] for m in p) for k in range(len(LETTERS))]
    return R.from_dict({tuple(x - y for x, y in zip(m, low)): c for m, c in p.items()})


def test_what_is_not_factored_is_irreducible_and_factors_multiply_back():
    source, whole = Random(7), 0
    for _ in range(800):
        p = drawn(source) * (drawn(source) if source.random() < 0.6 else 1)
        if len(p.terms()) < 2:
            continue
        p = primitive(p)
        if len(p.terms()) < 2:
            continue
        parts = factored(tuple((m, int(c)) for m, c in p.items()))
        product = R(1)
        for part, times in parts:
            product *= R.from_dict(dict(part)) ** times
        assert product in (p, -p)
        assert sum(times for _, times in parts) == sum(t for _, t in p.factor_list()[1])
        whole += len(parts) == 1 and parts[0][1] == 1
    assert whole > 200


def test_points_keep_the_facts_and_refute_no_sign_that_holds():
    a, b, c = symbols("a b c", real=True)
    context = Algebra((Positive(b - a), Positive(c - b), Positive(a)))
    assert context.is_positive(c - a) and context.is_positive(b * c - a**2)
    assert not context.is_positive(a + c - 2 * b) and not context.is_positive(2 * b - a - c)
    facts = [f for f, _ in context._facts]
    assert all(p.element(f)[0] > 0 for p in context._where_facts_hold() for f in facts)
    assert len(context._where_facts_hold()) > 2
