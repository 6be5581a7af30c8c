"""Signs of the functions, the bounds that their values keep, and which of them are monotone.

A function is an atom only where its reader proved that its arguments are in its domain. Trusted.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sympy import (
    Ci,
    Ei,
    Max,
    Min,
    Si,
    asin,
    atan,
    besseli,
    besselk,
    betainc,
    cos,
    erf,
    erfi,
    expint,
    lerchphi,
    pi,
    polylog,
    sin,
    uppergamma,
    zeta,
)

from symkl.elements import ONE, Element, key, minus, plus, scaled
from symkl.nodes.functions import Hyp1F1, Hyp2F1, Hyp2F2, ZetaDerivative

if TYPE_CHECKING:
    from symkl.expressions import Expressions

HALF = Fraction(1, 2)
Fact = tuple[Element, bool]  # the element is > 0, or ≥ 0


def _positive(A: Expressions, args: list, strict: bool) -> int:
    return 1


def _of_argument(A: Expressions, args: list, strict: bool) -> int:
    return A.sign_of(args[0], strict)


def _ei(A: Expressions, args: list, strict: bool) -> int:
    """Ei increases from Ei(½) > 0."""
    return int(A.sign_of(minus(args[0], {(): HALF}), False) > 0)


def _bessel_i(A: Expressions, args: list, strict: bool) -> int:
    """I_ν(z) = Σ (z/2)^(ν+2k)/(k! Γ(ν+k+1)), and I_{−n} = I_n."""
    order, z = args
    if not order:
        return 1
    found = A.sign_of(z)  # not known of I₁ alone
    whole = A.to_expr(order).is_integer is True
    return found if A.sign_of(plus(order, ONE)) > 0 or whole else 0


def _poly_logarithm(A: Expressions, args: list, strict: bool) -> int:
    """That of z: by the series for z > 0, by z/Γ(s) ∫ t^(s−1)/(e^t − z) dt for s > 0."""
    s, z = args
    found = A.sign_of(z, strict)
    return found if found > 0 or A.sign_of(s) > 0 else 0


def _lerch(A: Expressions, args: list, strict: bool) -> int:
    """Φ > 0: by the series for z ≥ 0, by 1/Γ(s) ∫ t^(s−1) e^(−at)/(1 − z e^(−t)) dt for s > 0."""
    return int(A.sign_of(args[0], False) > 0 or A.sign_of(args[1]) > 0)


def _zeta_derivative(A: Expressions, args: list, strict: bool) -> int:
    return (-1) ** int(args[0][()])


def _hypergeometric(A: Expressions, args: list, strict: bool) -> int:
    """All terms of the series are > 0 for parameters > 0 and z ≥ 0."""
    *parameters, z = args
    return int(A.sign_of(z, False) > 0 and all(A.sign_of(a) > 0 for a in parameters))


def _by_euler(A: Expressions, args: list, strict: bool) -> int:
    """Or by Euler's integral: its integrand is > 0 where 0 < b < c for one b above the line."""
    *above, c, _ = args
    inside = any(A.sign_of(b) > 0 and A.sign_of(minus(c, b)) > 0 for b in above)
    return int(inside) or _hypergeometric(A, args, strict)


def _cosine(A: Expressions, args: list, strict: bool) -> int:
    """cos z > 0 for |z| < π/2."""
    return int(_within(A, args[0], HALF))


def _sine(A: Expressions, args: list, strict: bool) -> int:
    """sin z has the sign of z for |z| < π."""
    return A.sign_of(args[0]) if _within(A, args[0], 1) else 0


def _within(A: Expressions, z: Element, halves: Any) -> bool:
    """|z| < halves · π?"""
    end = scaled(A.constant(pi), halves)
    return A.sign_of(minus(end, z)) > 0 and A.sign_of(plus(end, z)) > 0


def _cosine_integral(A: Expressions, args: list, strict: bool) -> int:
    """Ci increases to π/2 and decreases to 3π/2; its zeros there are 0.61650… and 3.38418…"""
    z = args[0]
    if A.sign_of(minus({(): Fraction(616, 1000)}, z), False) > 0:
        return -1
    above = A.sign_of(minus(z, {(): Fraction(617, 1000)}), False) > 0
    return int(above and A.sign_of(minus({(): Fraction(338, 100)}, z), False) > 0)


def _max(A: Expressions, args: list, strict: bool) -> int:
    signs = [A.sign_of(a, strict) for a in args]
    return 1 if 1 in signs else -1 if set(signs) == {-1} else 0


def _min(A: Expressions, args: list, strict: bool) -> int:
    return -_max(A, [scaled(a, -1) for a in args], strict)


SIGNS: dict[type, Callable[[Any, list, bool], int]] = {
    erf: _of_argument,
    erfi: _of_argument,
    Si: _of_argument,
    Ci: _cosine_integral,
    atan: _of_argument,
    asin: _of_argument,
    expint: _positive,
    uppergamma: _positive,
    betainc: _positive,
    besselk: _positive,
    besseli: _bessel_i,
    zeta: _positive,
    ZetaDerivative: _zeta_derivative,
    polylog: _poly_logarithm,
    lerchphi: _lerch,
    Hyp1F1: _by_euler,
    Hyp2F1: _by_euler,
    Hyp2F2: _hypergeometric,
    Ei: _ei,
    cos: _cosine,
    sin: _sine,
    Max: _max,
    Min: _min,
}


# -- bounds ----------------------------------------------------------------------------------------


def _both(A: Expressions, f: Element, end: Element, *strict: bool) -> tuple[Fact, ...]:
    below, above = strict or (True, True)
    return (plus(end, f), below), (minus(end, f), above)


def _gamma_bound(A: Expressions, f: Element, args: list) -> tuple[Fact, ...]:
    """Γ(s, x) < Γ(s) for s > 0."""
    s = args[0]
    return ((minus(A.exp(A.log_gamma(s)), f), True),) if A.sign_of(s) > 0 else ()


def _beta_bound(A: Expressions, f: Element, args: list) -> tuple[Fact, ...]:
    """B_x(a, b) < B(a, b) for b > 0."""
    a, b = args[:2]
    if A.sign_of(b) <= 0:
        return ()
    whole = minus(plus(A.log_gamma(a), A.log_gamma(b)), A.log_gamma(A.reduced(plus(a, b))))
    return ((minus(A.exp(whole), f), True),)


def _wave_bound(A: Expressions, f: Element, args: list) -> tuple[Fact, ...]:
    """−1 ≤ f ≤ 1; −1 < cos z for |z| < π, cos z < 1 for 0 < |z| < 2π."""
    z = args[0]
    return _both(A, f, ONE, _within(A, z, 1), A.sign_of(z) != 0 and _within(A, z, 2))


def _zeta_bound(A: Expressions, f: Element, args: list) -> tuple[Fact, ...]:
    """ζ(s) > 1."""
    return ((minus(f, ONE), True),) if len(args) == 1 else ()


BOUNDS: dict[type, Callable[[Any, Element, list], tuple[Fact, ...]]] = {
    erf: lambda A, f, args: _both(A, f, ONE),
    atan: lambda A, f, args: _both(A, f, scaled(A.constant(pi), HALF)),
    asin: lambda A, f, args: _both(A, f, scaled(A.constant(pi), HALF), False, False),
    Si: lambda A, f, args: _both(A, f, {(): Fraction(1852, 1000)}),  # Si π = 1.85193…
    Ci: lambda A, f, args: ((minus({(): Fraction(473, 1000)}, f), True),),  # Ci π/2 = 0.47200…
    uppergamma: _gamma_bound,
    betainc: _beta_bound,
    cos: _wave_bound,
    sin: lambda A, f, args: _both(A, f, ONE, False, False),
    zeta: _zeta_bound,
    Max: lambda A, f, args: tuple((minus(f, a), False) for a in args),
    Min: lambda A, f, args: tuple((minus(a, f), False) for a in args),
}


# -- monotone functions ----------------------------------------------------------------------------


def _always(A: Expressions, args: list) -> bool:
    return True


# the place of the argument, ±1 for increasing or decreasing, is it odd?, where
MONOTONE: dict[type, tuple[int, int, bool, Callable[[Any, list], bool]]] = {
    erf: (0, 1, True, _always),
    erfi: (0, 1, True, _always),
    atan: (0, 1, True, _always),
    asin: (0, 1, True, _always),
    Ei: (0, 1, False, lambda A, args: A.sign_of(args[0]) > 0),
    Si: (0, 1, True, lambda A, args: _within(A, args[0], 1)),
    Ci: (0, 1, False, lambda A, args: _within(A, args[0], HALF)),
    expint: (1, -1, False, _always),
    uppergamma: (1, -1, False, _always),
    betainc: (3, 1, False, _always),
    besselk: (1, -1, False, _always),
    zeta: (0, -1, False, lambda A, args: len(args) == 1),
    polylog: (1, 1, False, lambda A, args: A.sign_of(minus(args[0], ONE)) > 0),
}


def monotone(A: Expressions, f: type, args: list) -> tuple[Hashable, Element, int, bool] | None:
    if f not in MONOTONE:
        return None
    place, direction, odd, where = MONOTONE[f]
    if not where(A, args):
        return None
    others = tuple(key(a) for j, a in enumerate(args) if j != place)
    return (f, others), args[place], direction, odd
