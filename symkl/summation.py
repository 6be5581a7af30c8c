"""Σ f e^W over whole numbers, for a log-weight W known only by its values.

The sum is taken term by term from an end that it has. Where that would take long (a tail like a
power, a mode far away, a flat law) the rest is ∫ g dx, with what the trapezoidal rule of step 1
differs from it at the ends of the integral: by Euler and Maclaurin, in central differences of the
terms themselves (Gauss and Gregory), so that no derivative is needed and nothing cancels.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from mpmath import mp, mpf

from symkl.quadrature import Function, OracleError, Total, integral

DIRECT = 600  # terms that are summed as they stand
FIRST, MOST = 96, 3_200  # terms before the integral, doubled while the differences do not converge
SPARE = 6  # digits below the working precision at which a tail is negligible


def series(log_weight: Function, f: Function, lo: mpf, hi: mpf, start: mpf) -> Total:
    """Σ_{k=lo}^{hi} f(k) e^W(k) over whole numbers; an end may be infinite."""
    sums = _Terms(log_weight, f, start)
    if mp.isfinite(lo):
        return sums.upwards(lo, hi, 1)
    if mp.isfinite(hi):
        return sums.upwards(hi, lo, -1)
    up = sums.upwards(mpf(0), hi, 1)
    down = sums.upwards(mpf(-1), lo, -1)
    return Total(up.value + down.value, up.size + down.size)


class _Terms:
    """g = f e^W at whole numbers and between them."""

    def __init__(self, log_weight: Function, f: Function, start: mpf) -> None:
        self.log_weight, self.f, self.start = log_weight, f, start
        self.first = FIRST + int(FIRST * start / 3)

    def term(self, k: mpf) -> mpf:
        height = self.log_weight(k)
        value = self.f(k) * mp.exp(height) if height > -mp.inf else mpf(0)
        if value != value:
            raise OracleError("nan in the series")
        return value

    def upwards(self, lo: mpf, hi: mpf, sign: int) -> Total:
        """From lo on in the direction of sign, as far as hi."""
        count = (hi - lo) * sign + 1
        terms: list[mpf] = []
        total, size, block = mpf(0), mpf(0), self.first
        tiny = mpf(10) ** -(mp.dps + SPARE)
        while len(terms) < count:
            value = self.term(lo + sign * len(terms))
            terms.append(value)
            total, size = total + value, size + abs(value)
            if mp.isinf(size):
                return Total(total, size)
            if len(terms) % 8 == 0 and count > DIRECT:
                left = _left(terms, tiny * size)
                if left == 0 and self._silent(lo, len(terms), count, sign, tiny * size):
                    return Total(total, size)
            if len(terms) == block and count > 4 * block and _left(terms, tiny * size) > DIRECT:
                rest = self._rest(lo, hi, sign, terms, tiny * size)
                if rest is not None:
                    return Total(total + rest.value, size + rest.size)
                block *= 2
                if block > MOST and mp.isinf(count):
                    raise OracleError("the series converges too slowly to be summed")
            elif len(terms) == block:
                block *= 2
        return Total(total, size)

    def _silent(self, lo: mpf, done: int, count: mpf, sign: int, tiny: mpf) -> bool:
        """Is there nothing further out either, nor at the other end?"""
        steps = [mpf(2) ** i for i in range(2, 24)]
        places = [done + s for s in steps] + [count - s for s in (1, *steps) if mp.isfinite(count)]
        return all(abs(self.term(lo + sign * j)) <= tiny for j in places if done <= j < count)

    def _rest(self, lo: mpf, hi: mpf, sign: int, terms: list[mpf], tiny: mpf) -> Total | None:
        """All after the terms that there are; None where the differences do not converge."""
        reach = len(terms) // 2 - 1
        cut = lo + sign * (len(terms) - 1 - reach)
        if not mp.isfinite(self.f(cut + mpf(1) / 2)):
            raise OracleError("the series converges too slowly to be summed")
        here = _correction(terms[-2 * reach - 1 :], tiny)
        if here is None:
            return None
        inner = mp.fsum(terms[len(terms) - reach :]) + terms[-reach - 1] / 2
        return self._between(cut, hi, sign, tiny, here - inner, reach)

    def _between(
        self, cut: mpf, hi: mpf, sign: int, tiny: mpf, known: mpf, reach: int
    ) -> Total | None:
        """∫ from the cut on, the correction there less what was summed beyond it already."""
        end, there, tail = hi, mpf(0), mpf(0)
        if mp.isfinite(hi):
            end = hi - sign * reach
            around = [self.term(end + sign * j) for j in range(-reach, reach + 1)]
            found = _correction(around, tiny)
            if found is None:
                return None
            there, tail = -found, mp.fsum(around[reach + 1 :]) + around[reach] / 2
        a, b = (cut, end) if sign > 0 else (end, cut)
        found = integral(self.log_weight, self.f, a, b, self.start)
        if not mp.isfinite(found.size):
            return found
        return Total(found.value + known + there + tail, found.size + abs(tail))


def _left(terms: list[mpf], tiny: mpf) -> float:
    """About how many terms are still to come until the rest is negligible, at the present rate."""
    last, before = abs(terms[-1]), abs(terms[-5]) if len(terms) > 5 else mpf(0)
    if last == 0 and before == 0:
        return 0 if tiny else mp.inf
    if not last < before:
        return mp.inf
    rate = mp.log(before / last) / 4 if last else mp.inf
    bound = last / -mp.expm1(-rate)
    if bound <= tiny:
        return 0
    return float(mp.log(bound / tiny) / rate) if tiny else mp.inf


def _correction(around: list[mpf], tiny: mpf) -> mpf | None:
    """Σ′ − ∫ at a lower end, from the terms about it: −μδ/12 + 11 μδ³/720 − …; None if too slow."""
    middle = len(around) // 2
    differences, total, small = around, mpf(0), 0
    for weight in _weights(mp.prec, middle):
        differences = [b - a for a, b in pairwise(differences)]
        half = len(differences) // 2
        term = weight * (differences[half - 1] + differences[half]) / 2
        total += term
        small = small + 1 if abs(term) <= tiny else 0
        if small == 3:
            return total
        differences = [b - a for a, b in pairwise(differences)]
    return None


@lru_cache(8)
def _weights(prec: int, count: int) -> tuple[mpf, ...]:
    """b_j/4^j, where y/(√(1+y²) arsinh y) = 1 + Σ b_j y^2j."""
    with mp.workprec(prec + 20):
        product, last = [mpf(1)], mpf(1)  # √(1+y²) arsinh y / y = 1 + Σ a_j y^2j
        for j in range(1, count + 1):
            last = last * mpf(-2 * (j - 1)) / (2 * j + 1) if j > 1 else mpf(1) / 3
            product.append(last)
        inverse = [mpf(1)]
        for j in range(1, count + 1):
            inverse.append(-mp.fsum(product[i] * inverse[j - i] for i in range(1, j + 1)))
        return tuple(b / mpf(4) ** j for j, b in enumerate(inverse))[1:]
