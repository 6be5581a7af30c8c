"""A fraction within a fraction is written a/b, as books do, where it is short."""

from __future__ import annotations

from symkl.render.layout import (
    Applied,
    Fenced,
    Fraction,
    Juxtaposed,
    Layout,
    Letter,
    Number,
    Radical,
    Row,
    Scripts,
    Upright,
    row,
)
from symkl.render.widths import width

SHORT = 12  # letters; a longer one stays as it is
ATOMS = (Number, Letter, Upright, Scripts, Fenced, Radical)


def slashed(m: Layout, alone: bool = True, within: bool = True) -> Layout:
    """With a/b for its fractions; in parentheses where it is not ``alone`` in its place.

    ``within`` a fraction, that is: in a line of text such a one stays as it is.
    """
    match m:
        case Fraction(one, two) if _short(one) and _short(two) and (alone or within):
            written = row(_above(one), "/", two if isinstance(two, ATOMS) else _fenced(two))
            return written if alone else _fenced(written)
        case Row(items):
            return Row(tuple(slashed(item, True, within) for item in items))
        case Juxtaposed((*factors, last)):
            before = (slashed(factor, False, within) for factor in factors)
            return Juxtaposed((*before, slashed(last, True, within)))
        case Fenced(left, body, right):
            return Fenced(left, slashed(body, True, within), right)
        case Applied(operator, argument):
            return Applied(operator, slashed(argument, False, within))
        case Scripts(base, sub, sup):
            return Scripts(slashed(base, False, within), sub, sup)
        case Radical(body, index):
            return Radical(slashed(body, True, within), index)
    return m


def _short(m: Layout) -> bool:
    return width(m) <= SHORT and not _has_fraction(m)


def _has_fraction(m: Layout) -> bool:
    match m:
        case Fraction():
            return True
        case Row(items) | Juxtaposed(items):
            return any(map(_has_fraction, items))
        case Fenced(_, body, _) | Radical(body, _) | Applied(_, body) | Scripts(body, _, _):
            return _has_fraction(body)
    return False


def _above(m: Layout) -> Layout:
    """a b as it is, a + b in parentheses."""
    product = isinstance(m, Juxtaposed) and all(isinstance(i, ATOMS) for i in m.items)
    return m if product or isinstance(m, ATOMS) else _fenced(m)


def _fenced(m: Layout) -> Layout:
    return Fenced("(", m, ")")
