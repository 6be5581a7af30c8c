"""Where nothing is left of a sum: its terms cancel to hundreds of digits, near and far.

Such an integrand is noise at every precision and has no integral that converges. It is 0 only if
all of it cancels; one that is small here may be large there, and one that has no digits yet at this
precision has them at another, which ``Coarse`` asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from mpmath import mp, mpf
from sympy import Abs, Add, Basic, Max, Min, Mul, Piecewise, ceiling, floor, log, sign

from symkl.quadrature import OracleError
from symkl.reading import Reading, around
from symkl.valuation import Scope

Function = Callable[[mpf], mpf]
SLIPS = (ArithmeticError, ValueError, TypeError, LookupError, AttributeError, RecursionError)
TURNING = (Abs, Max, Min, Piecewise, ceiling, floor, sign)  # 0 here need not be 0 there
FAR_AND_NEAR = tuple(map(mpf, ("0.3", 1, 3, 8, 16, 32, 64)))  # widths of the mass
SILENT = 800  # digits with which a function that seems to be 0 is looked at again


class Coarse(OracleError):
    """So much of an integrand cancels that it has no digits at this precision."""

    def __init__(self, lost: int) -> None:
        super().__init__("an integrand in which all the digits cancel")
        self.lost = lost


def summands(body: Basic) -> list[Basic]:
    """Terms that add up to the body; the logs of the factors for the log of a product.

    The body alone where it may be 0 in one place and not in another.
    """
    if body.has(*TURNING):
        return [body]
    if isinstance(body, log) and body.args[0].is_Mul:
        return [log(a, evaluate=False) for a in body.args[0].args]
    sums = [a for a in body.args if a.is_Add] if body.is_Mul else []
    if sums:
        others = Mul(*(a for a in body.args if a is not sums[0]))
        return [others * t for t in sums[0].args]
    return list(Add.make_args(body))


def vanishes(
    law: Reading,
    terms: Callable[[Scope], Sequence[Function]],
    cuts: Sequence[mpf],
    scope: Scope,
) -> bool:
    """Do the terms, made at any precision, add up to 0 in every piece of the support?

    At points of each, near and far, they cancel to hundreds of digits of theirs: what is left is
    no number, and has no integral that converges. Coarse where it is something, but not here.
    """
    if law.points is not None:
        return False
    least = mpf(10) ** -(SILENT // 2)
    try:
        made = terms(scope)
        places = list(_samples(law, within(law, (*cuts, *law.corners))))
        if _stands(made, places):
            return False
        places += () if law.counting else around(law, FAR_AND_NEAR)
        if _stands(made, places):
            return False
        here, _ = _sums(made, places)
        with mp.workdps(SILENT):
            finer = terms(scope._replace(memo={}, sizes=[mpf(1)], prec=mp.prec))
            there, size = _sums(finer, places)
    except SLIPS:
        return False
    if all(abs(y) <= s * least for y, s in zip(there, size)):
        return any(size)
    top = max(map(abs, there))
    if max(abs(a - b) for a, b in zip(here, there)) > top / 10**6:
        raise Coarse(max(0, int(mp.log10(max(size) / top))))
    return False


def _stands(terms: Sequence[Function], places: Sequence[mpf]) -> bool:
    """Is something left of the sum, beyond its rounding, at one of the places?"""
    found, size = _sums(terms, places)
    return max(map(abs, found)) > max(size) * mpf(10) ** (10 - mp.dps)


def _sums(terms: Sequence[Function], places: Sequence[mpf]) -> tuple[list[mpf], list[mpf]]:
    """At each place the sum of the terms, and the size of the largest."""
    rows = [[t(x) for t in terms] for x in places]
    return [sum(row[1:], row[0]) for row in rows], [max(map(abs, row)) for row in rows]


def _samples(law: Reading, inner: Sequence[mpf]) -> Iterator[mpf]:
    """A few points of each piece; of counts the first, and some far on."""
    if law.counting:
        first, up = (law.hi, -1) if mp.isinf(law.lo) else (law.lo, 1)
        both = mp.isinf(law.lo) and mp.isinf(law.hi)
        yield from (
            x
            for k in (*range(12), 17, 29, 53, 101, 1009, 10007)
            for x in ((mpf(k), mpf(-k)) if both else (first + up * k,))
            if law.lo <= x <= law.hi
        )
        return
    for a, b in pairwise([law.lo, *inner, law.hi]):
        for part in map(mpf, ("0.13", "0.38", "0.57", "0.91")):
            out = part / (1 - part)
            if mp.isfinite(a):
                yield a + (b - a) * part if mp.isfinite(b) else a + out
            else:
                yield b - out if mp.isfinite(b) else out - 1 / out


def within(law: Reading, cuts: Sequence[mpf]) -> list[mpf]:
    return sorted({c for c in cuts if law.lo < c < law.hi})
