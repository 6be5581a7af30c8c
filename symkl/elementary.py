"""Powers, exp, log, |·|, log Γ and ψ of elements.

log stands for log|·| throughout: |·| is multiplicative, so the log of a product is the sum of the
logs whatever the signs, and exp(n log|g|) = |g|^n. That the argument of a log that a person wrote
is positive is for the caller to prove. Γ is exp(log Γ), so that the two share one generator.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from fractions import Fraction
from math import factorial
from typing import Any

from sympy import EulerGamma, Integer, NumberSymbol, pi, zeta

from symkl.elements import (
    MOST_BITS,
    ONE,
    Element,
    Undecidable,
    few,
    key,
    plus,
    prime_powers,
    raised,
    scaled,
)
from symkl.laurent import Laurent
from symkl.nodes.large import WRITTEN_OUT

SHIFTS = 16  # how far apart two arguments of Γ may be


class Elementary(Laurent):
    """The functions of elements that the normal form understands."""

    def constant(self, e: NumberSymbol) -> Element:
        """π or Euler's γ as an element."""
        return self.generator("atom", e)

    # -- powers, exp, log, |·| ------------------------------------------------------------------

    def power(self, e: Element, n: int) -> Element:
        """e^n for a whole n; for n < 0 the caller has shown e ≠ 0."""
        if n >= 0 and len(e) != 1:
            return self.product([e] * few(n))
        c, m = self.factors(e)
        if abs(n) * max(c.numerator.bit_length(), c.denominator.bit_length()) > MOST_BITS:
            raise Undecidable(f"{c}**{n} is too large")
        return scaled(self.settle(raised(m, n)), c**n if n >= 0 else Fraction(c) ** n)

    def root(self, e: Element, r: Fraction) -> Element:
        """|e|^r = Π |g|^(x r) over the factors."""
        c, m = self.factors(e, split=True)
        primes = ((self.number("prime", p), x) for p, x in prime_powers(abs(c)))
        return self.product(self.absolute(g, x * r) for g, x in (*primes, *m))

    def absolute(self, g: int, x: Any) -> Element:
        """|g|^x."""
        if self.sign(g) <= 0:
            g = self.number("abs", g, g, self.table.generators[g].free)
        return self.settle(((g, x),))

    def log(self, e: Element) -> Element:
        """log|e| = Σ x log|g| over the factors."""
        c, m = self.factors(e, split=True)
        primes = ((self.number("prime", p), x) for p, x in prime_powers(abs(c)))
        return plus(*(scaled(self._log(g), x) for g, x in (*primes, *m)))

    def _log(self, g: int) -> Element:
        if self.kind(g) == "exp":
            return {self.inner(g): 1}
        if self.kind(g) == "abs":
            return self._log(self.inner(g))
        return self.generator("log", g, g, self.table.generators[g].free)

    def exp(self, e: Element) -> Element:
        """exp(Σ q M) = Π exp(M)^q, and exp(q log|g|) = |g|^q."""
        return self.product(self._exp(m, q) for m, q in self.reduced(e).items())

    def _exp(self, m: tuple, q: Any) -> Element:
        if len(m) == 1 and m[0][1] == 1 and self.kind(m[0][0]) == "log":
            return self.absolute(self.inner(m[0][0]), q)
        return {((self.number("exp", m, m, self.free({m: 1})), q),): 1}

    # -- log Γ and its derivatives, at z proved > 0 ---------------------------------------------

    def log_gamma(self, z: Element) -> Element:
        """log Γ(z), z > 0."""
        return self._shifted("lg", 0, self.reduced(z), self.log)

    def psi(self, k: int, z: Element) -> Element:
        """ψ_k(z), the k-th derivative of ψ = (log Γ)′, z > 0."""
        sign = (-1) ** k * factorial(k)
        step = lambda z: scaled(self.power(z, -k - 1), sign)  # noqa: E731
        return self._shifted("psi", k, self.reduced(z), step)

    def _shifted(
        self, kind: str, k: int, z: Element, step: Callable[[Element], Element]
    ) -> Element:
        """f(z) by f at an anchor z + n, where f(z + 1) = f(z) + step(z)."""
        const = z.get((), 0)
        rest = {m: c for m, c in z.items() if m}
        if rest or const > WRITTEN_OUT:
            anchor = self._anchor((kind, k, key(rest), const % 1), rest, const)
        else:
            anchor = const % 1 or 1
        between = range(int(abs(const - anchor)))
        steps = plus(*(step(plus(rest, {(): min(anchor, const) + j})) for j in between))
        start = self._at_anchor(kind, k, plus(rest, {(): anchor}))
        return plus(start, scaled(steps, 1 if const > anchor else -1))

    def _anchor(self, of: Hashable, rest: Element, const: Any) -> Any:
        """The constant of the first argument seen a whole number away that is > 0 here too."""
        anchors = self.table.anchors.setdefault(of, [])
        for c in anchors:
            near = abs(c - const) <= SHIFTS
            if near and (c >= const or self.sign_of(plus(rest, {(): c})) > 0):
                return c
        anchors.append(const)
        return const

    def _at_anchor(self, kind: str, k: int, z: Element) -> Element:
        """f(z) as a generator; the known values at 1 and ½."""
        if z not in (ONE, {(): Fraction(1, 2)}):
            return self.generator(kind, (k, key(z)), (k, z), self.free(z))
        half = z != ONE
        if kind == "lg":
            return scaled(self.log(self.constant(pi)), Fraction(1, 2)) if half else {}
        if k == 0:
            return scaled(plus(self.constant(EulerGamma), self.log({(): 4}) if half else {}), -1)
        times = (-1) ** (k + 1) * factorial(k) * (2 ** (k + 1) - 1 if half else 1)
        return scaled(self._zeta(k + 1), times)

    def _zeta(self, n: int) -> Element:
        """ζ(n): a rational multiple of π^n for even n."""
        if n % 2:
            s = {(): n}
            return self.generator("function", (zeta, key(s)), (zeta, [s]))
        by = zeta(Integer(n)) / pi**n
        return scaled(self.power(self.constant(pi), n), Fraction(int(by.p), int(by.q)))
