"""Laws and points at random, exact, the same at each run for the same seed."""

from sympy import Integer, Range, Rational, S

from symkl.family import ITEMS, SIMPLEX
from symkl.nodes import COUNTING, Points


def number(parameter, source):
    """A value for a parameter, of the right kind, not always inside the domain."""
    domain = parameter.domain
    if domain is SIMPLEX:
        weights = [source.randint(1, 9) for _ in range(4)]
        return [Rational(w, sum(weights)) for w in weights]
    if domain is ITEMS:
        return source.choice((source.sample(range(-9, 10), 5), Range(-3, source.randint(-2, 9))))
    if domain.assumptions.get("integer") or source.random() < 0.3:
        return source.randint(1, 9)
    if domain.assumptions.get("positive"):
        return Rational(source.randint(5, source.choice((12, 51))), 13)
    return Rational(source.randint(-38, 38), 13)


def draw(found, source, admit=lambda law: True):
    """A law of the family at random rational parameters."""
    for _ in range(2000):
        try:
            law = found(*(number(p, source) for p in found.parameters))
            if isinstance(law, found) and admit(law):
                return law
        except ValueError:
            continue
    raise AssertionError(f"no parameters for {found.__name__}")


def place(law, source):
    """A rational point of the support."""
    support = law.range
    if isinstance(support, Points):
        return source.choice(sorted(support.args))
    lo, hi = support.lo, support.hi
    if law.measure == COUNTING:
        first = -6 if lo == -S.Infinity else int(lo)
        return Integer(source.randint(first, first + 12 if hi == S.Infinity else int(hi)))
    if lo == -S.Infinity:
        return Rational(source.randint(-400, 400), 97)
    return lo + (4 if hi == S.Infinity else hi - lo) * Rational(source.randint(1, 96), 97)
