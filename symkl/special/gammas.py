"""erf, the incomplete Γ and B, the exponential integrals: one atom for each. Trusted.

erfc is 1 − erf and erf is odd. Γ(s, x) is the atom of γ(s, x), of E_ν(x) and, at s = 0 (written
E₁), of Ei(−x); at s = ½ it is erf. Whole shifts of s, and of both parameters of B, are carried out.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sympy import Ei, Expr, betainc, erf, erfi, expint, pi, uppergamma

from symkl.elements import ONE, Element, Undecidable, key, minus, plus, scaled
from symkl.special.climbing import climb

if TYPE_CHECKING:
    from symkl.expressions import Expressions

HALF = Fraction(1, 2)


def odd(A: Expressions, f: type, z: Element) -> Element:
    """f(z) for an odd f: the argument is turned so that its leading coefficient is > 0."""
    if A.vanishes(z):
        return {}
    side = A.side(z)
    return scaled(A.function(f, scaled(z, side)), side)


def error(A: Expressions, z: Expr) -> Element:
    """erf z."""
    return odd(A, erf, A.argument(z))


def error_rest(A: Expressions, z: Expr) -> Element:
    """erfc z = 1 − erf z."""
    return minus(ONE, error(A, z))


def imaginary_error(A: Expressions, z: Expr) -> Element:
    """erfi z."""
    return odd(A, erfi, A.argument(z))


# -- Γ(s, x), x > 0 --------------------------------------------------------------------------------


def upper(A: Expressions, s: Element, x: Element) -> Element:
    """Γ(s, x) for x > 0: Γ(s + 1, x) = s Γ(s, x) + x^s e^(−x)."""

    def start(s: Element) -> Element:
        if s == ONE:
            return A.exp(scaled(x, -1))
        if s == {(): HALF}:
            root = A.reduced(A.root(x, HALF))
            return A.times(A.root(A.constant(pi), HALF), minus(ONE, odd(A, erf, root)))
        return A.function(expint, ONE, x) if not s else A.function(uppergamma, s, x)

    def last(s: Element) -> Element:
        return A.exp(minus(A.times(s, A.log(x)), x))

    def up(s: Element, f: Element) -> Element:
        return plus(A.times(s, f), last(s))

    def down(s: Element, f: Element) -> Element:
        return A.times(minus(f, last(s)), A.power(s, -1))

    may = (lambda s: True, A.is_nonzero)
    of = "uppergamma", key(x)
    return climb(A, of, s, start, up, down, may, lambda c: c % 1 or (1 if c > 0 else 0))


def upper_from(A: Expressions, s: Element, f: Element, steps: int, x: Element) -> Element:
    """Γ(s + steps, x), where f is Γ(s, x)."""
    for j in range(steps):
        at = plus(s, {(): j})
        f = plus(A.times(at, f), A.exp(minus(A.times(at, A.log(x)), x)))
    return f


def upper_gamma(A: Expressions, s: Expr, x: Expr) -> Element:
    """Γ(s, x)."""
    at = A.reduced(A._demand_positive(x, "Γ(s, x)"))
    return A.known_positive(upper(A, A.argument(s), at))


def lower_gamma(A: Expressions, s: Expr, x: Expr) -> Element:
    """γ(s, x) = Γ(s) − Γ(s, x), s > 0."""
    order = A._demand_positive(s, "γ(s, x)")
    if A.vanishes(A.normal(x)):
        return {}
    at = A.reduced(A._demand_positive(x, "γ(s, x)"))
    return A.known_positive(minus(A.exp(A._log_gamma(s)), upper(A, A.reduced(order), at)))


def exponential_integral(A: Expressions, order: Expr, x: Expr) -> Element:
    """E_ν(x) = x^(ν−1) Γ(1 − ν, x)."""
    at = A.reduced(A._demand_positive(x, "E_ν(x)"))
    nu = A.argument(order)
    power = A.exp(A.times(minus(nu, ONE), A.log(at)))
    return A.known_positive(A.times(power, upper(A, A.reduced(minus(ONE, nu)), at)))


def principal_value(A: Expressions, z: Expr) -> Element:
    """Ei z; for z < 0 it is −E₁(−z)."""
    return ei(A, A.argument(z))


def ei(A: Expressions, at: Element) -> Element:
    if A.sign_of(at) < 0:
        return scaled(A.function(expint, ONE, scaled(at, -1)), -1)
    if not A.is_nonzero(at):
        raise Undecidable("Ei of what may be 0")
    return A.function(Ei, at)


def logarithmic_integral(A: Expressions, z: Expr) -> Element:
    """li z = Ei(log z)."""
    return ei(A, A.reduced(A.log(A._demand_positive(z, "li"))))


# -- B_x(a, b) -------------------------------------------------------------------------------------


def incomplete_beta(A: Expressions, a: Expr, b: Expr, lo: Expr, hi: Expr) -> Element:
    """∫ t^(a−1) (1−t)^(b−1) dt from lo to hi, as B_hi(a, b) − B_lo(a, b) for a > 0."""
    found = minus(_from_zero(A, a, b, hi), _from_zero(A, a, b, lo))
    if A.sign_of(minus(A.normal(hi), A.normal(lo))) > 0:
        A.known_positive(found)
    return found


def _from_zero(A: Expressions, a: Expr, b: Expr, x: Expr) -> Element:
    one = A.reduced(A._demand_positive(a, "B_x(a, b)"))
    at = A.argument(x)
    if A.vanishes(at):
        return {}
    if A.vanishes(minus(at, ONE)):
        A._demand_positive(b, "B_1(a, b)")
        return A.exp(minus(plus(A._log_gamma(a), A._log_gamma(b)), A._log_gamma(a + b)))
    if A.sign_of(at) <= 0 or A.sign_of(minus(ONE, at)) <= 0:
        raise Undecidable("B_x(a, b) at an x that is not proved to lie between 0 and 1")
    return A.known_positive(beta_in_first(A, one, A.argument(b), at))


def beta_in_first(A: Expressions, a: Element, b: Element, x: Element) -> Element:
    """(a + b) B(a + 1, b) = a B(a, b) − x^a (1 − x)^b."""

    def start(a: Element) -> Element:
        if a == ONE and A.is_nonzero(b):
            return A.times(minus(ONE, A.exp(A.times(b, A.log(rest)))), A.power(b, -1))
        if a == ONE and not b:
            return scaled(A.log(rest), -1)
        return _beta_in_second(A, a, b, x)

    def last(a: Element) -> Element:
        return A.exp(plus(A.times(a, A.log(x)), A.times(b, A.log(rest))))

    def up(a: Element, f: Element) -> Element:
        return A.times(minus(A.times(a, f), last(a)), A.power(plus(a, b), -1))

    def down(a: Element, f: Element) -> Element:
        return A.times(plus(A.times(plus(a, b), f), last(a)), A.power(a, -1))

    rest = A.reduced(minus(ONE, x))
    loose = {m: c for m, c in b.items() if m}
    of = "betainc", key(loose), b.get((), 0) % 1, key(x)
    may = (lambda a: A.is_nonzero(plus(a, b)), lambda a: A.sign_of(a) > 0)
    return climb(A, of, a, start, up, down, may, lambda c: c % 1 or 1)


def _beta_in_second(A: Expressions, a: Element, b: Element, x: Element) -> Element:
    """(a + b) B(a, b + 1) = b B(a, b) + x^a (1 − x)^b."""

    def start(b: Element) -> Element:
        if b == ONE:
            return A.times(A.exp(A.times(a, A.log(x))), A.power(a, -1))
        return A.function(betainc, a, b, {}, x)

    def last(b: Element) -> Element:
        return A.exp(plus(A.times(a, A.log(x)), A.times(b, A.log(rest))))

    def up(b: Element, f: Element) -> Element:
        return A.times(plus(A.times(b, f), last(b)), A.power(plus(a, b), -1))

    def down(b: Element, f: Element) -> Element:
        return A.times(minus(A.times(plus(a, b), f), last(b)), A.power(b, -1))

    rest = A.reduced(minus(ONE, x))
    of = "betainc in b", key(a), key(x)
    may = (lambda b: A.is_nonzero(plus(a, b)), A.is_nonzero)
    return climb(A, of, b, start, up, down, may, lambda c: c % 1 or (1 if c > 0 else 0))
