"""The special functions as numbers, by mpmath at its current precision."""

from __future__ import annotations

from collections.abc import Callable

import sympy
from mpmath import mp, mpf

from symkl.nodes import Hyp1F1, Hyp2F1, Hyp2F2, Large, ZetaDerivative
from symkl.quadrature import OracleError

HUGE = mpf(2) ** 100
STIRLING = 0.22  # times the precision: beyond it Stirling's series has the digits


def exponential(x: mpf) -> mpf:
    if x > HUGE and mp.isfinite(x):
        raise OracleError("exp: out of range")
    return mp.exp(x) if x > -HUGE else mpf(0)


def log_gamma(x: mpf) -> mpf:
    """log Γ(x) = log Γ(x + n) − log x(x+1)…(x+n−1), where Stirling's series has the digits.

    mpmath takes a Taylor series there whose coefficients take seconds at each new precision.
    """
    enough = int((mp.prec + 60) * STIRLING)
    if not 0 < x < enough:
        return mp.loggamma(x)
    with mp.extraprec(40):
        n, one = enough - int(x), 1 << mp.prec
        scaled, product = int(mp.floor(mp.ldexp(x, mp.prec))), one
        for k in range(1, n):
            product = product * (scaled + k * one) >> mp.prec
        rising = mp.log(x) + mp.log(mp.ldexp(mpf(product), -mp.prec))
        found = mp.loggamma(x + n) - rising
    return +found


FAR = mpf(10) ** 300  # Γ there has an exponent of hundreds of digits


def gamma(x: mpf) -> mpf:
    """Γ(x), as e^(log Γ(x)) where x is positive and no whole number."""
    if mp.isfinite(x) and abs(x) > FAR:
        raise OracleError("gamma: out of range")
    if not 0 < x < 10**6 or mp.isint(x):
        return mp.gamma(x)
    with mp.extraprec(40):
        found = mp.exp(log_gamma(x))
    return +found


def beta(a: mpf, b: mpf) -> mpf:
    """B(a, b)."""
    if not (0 < a < 10**6 and 0 < b < 10**6):
        return mp.beta(a, b)
    with mp.extraprec(40):
        found = mp.exp(log_gamma(a) + log_gamma(b) - log_gamma(a + b))
    return +found


def log_erfc(z: mpf) -> mpf:
    """log erfc z, for large z by −z² − log(z√π) + log(1 − 1/(2z²) + 3/(2z²)² − …)."""
    if z * z < 2.5 * mp.dps + 20:
        return mp.log(mp.erfc(z))
    if z < 0:
        return +mp.ln2
    step, term, total, k = 1 / (2 * z * z), mpf(1), mpf(1), 1
    while abs(term) > mp.eps:  # the terms fall to e^(−z²) before they rise
        term *= -(2 * k - 1) * step
        total, k = total + term, k + 1
    return mp.log(total) - z * z - mp.log(z) - mp.log(mp.pi) / 2


def erfc(z: mpf) -> mpf:
    """erfc z; beyond where mpmath has it, by its logarithm."""
    return mp.erfc(z) if abs(z) < 1000 else exponential(log_erfc(z))


def besselk(nu: mpf, z: mpf) -> mpf:
    """K_ν(z); it is not real below 0, where mpmath takes seconds to say so."""
    if z < 0:
        raise OracleError("K at a negative number is no real number")
    return mp.besselk(nu, z)


def cosine_integral(z: mpf) -> mpf:
    """Ci z, which is not real below 0."""
    if z < 0:
        raise OracleError("Ci at a negative number is no real number")
    return mp.ci(z)


def polygamma(order: mpf, x: mpf) -> mpf:
    """ψ^(m)(x); between whole orders it has several meanings, and none here."""
    return mp.psi(_whole(order, "the order of ψ"), x)


def zeta_derivative(order: mpf, s: mpf) -> mpf:
    """ζ^(k)(s)."""
    return mp.zeta(s, 1, _whole(order, "the order of a derivative"))


def _whole(x: mpf, what: str) -> int:
    if not mp.isint(x):
        raise OracleError(f"{what} is evaluated at whole numbers only")
    return int(x)


def hypergeometric(above: list[mpf], below: list[mpf], z: mpf) -> mpf:
    """pFq; on its cut, z > 1 where p = q + 1, it is real only if it ends."""
    ends = any(mp.isint(a) and a <= 0 for a in above)
    if len(above) == len(below) + 1 and z > 1 and not ends:
        raise OracleError("a hypergeometric function on its cut is no real number")
    return mp.hyper(above, below, z)


def polylog(s: mpf, z: mpf) -> mpf:
    """Li_s(z), which is real for z ≤ 1; mpmath leaves some noise there."""
    found = mp.polylog(s, z)
    return found.real if z <= 1 else found


def lerch(z: mpf, s: mpf, a: mpf) -> mpf:
    """Φ(z, s, a), where mpmath's has few digits: near 0, and below −1, as what it is continued to.

    Near 0 it is its series, at a = ½ it is 2^s Im Li_s(i√−z)/√−z, else it is an integral.
    """
    real = all(isinstance(e, mpf) for e in (z, s, a))
    if not real or (z >= -1 and not a > 0):
        return mp.lerchphi(z, s, a)
    if z < -1 and not (s >= 1 and a > 0 and mp.isfinite(z)):
        raise OracleError("Φ(z, s, a) below z = −1 is evaluated for s ≥ 1 and a > 0 only")
    if abs(z) <= 0.5 and s >= 0:
        return mp.fsum(z**n / (a + n) ** s for n in range(mp.prec + 10))
    if z < 0 and a == 0.5 and mp.isint(s) and s > 0:
        y = mp.sqrt(-z)
        return mpf(2) ** s * mp.polylog(s, 1j * y).imag / y
    if z < -(10**12):
        raise OracleError("Φ(z, s, a): out of range")
    found = _lerch_integral(z, s, a) if z < -1 else mp.lerchphi(z, s, a)
    return found.real if z < 1 else found


def _lerch_integral(z: mpf, s: mpf, a: mpf) -> mpf:
    """1/Γ(s) ∫_0^∞ t^(s−1) e^(−at)/(1 − z e^(−t)) dt; it turns where e^t = −z."""
    turn = mp.log(-z)
    with mp.extraprec(20):
        near = [4**k / a for k in range(5)]
        places = {*near, turn, *(turn + side * e for e in near for side in (1, -1))}
        ends = [0, *sorted(e for e in places if e > 0), mp.inf]
        found = mp.quad(lambda t: t ** (s - 1) * mp.exp(-a * t) / (1 - z * mp.exp(-t)), ends)
        return found / mp.gamma(s)


FUNCTIONS: dict[type, Callable] = {
    sympy.exp: exponential,
    sympy.loggamma: log_gamma,
    sympy.gamma: gamma,
    sympy.digamma: mp.digamma,
    sympy.polygamma: polygamma,
    sympy.beta: beta,
    sympy.factorial: mp.factorial,
    sympy.binomial: mp.binomial,
    sympy.zeta: mp.zeta,
    ZetaDerivative: zeta_derivative,
    sympy.harmonic: lambda k, m=1: mp.zeta(m) - mp.zeta(m, k + 1) if m != 1 else mp.harmonic(k),
    sympy.polylog: polylog,
    sympy.lerchphi: lerch,
    sympy.erf: mp.erf,
    sympy.erfc: erfc,
    sympy.erfi: mp.erfi,
    sympy.besselk: besselk,
    sympy.besseli: mp.besseli,
    sympy.uppergamma: mp.gammainc,
    sympy.lowergamma: lambda a, x: mp.gammainc(a, 0, x),
    sympy.expint: mp.expint,
    sympy.Ei: mp.ei,
    sympy.Ci: cosine_integral,
    sympy.Si: mp.si,
    sympy.li: mp.li,
    sympy.betainc: mp.betainc,
    Hyp1F1: mp.hyp1f1,
    Hyp2F1: lambda a, b, c, z: hypergeometric([a, b], [c], z),
    Hyp2F2: mp.hyp2f2,
    Large: lambda number: number,
    sympy.Abs: abs,
    sympy.sign: mp.sign,
    sympy.Max: max,
    sympy.Min: min,
    sympy.sin: mp.sin,
    sympy.cos: mp.cos,
    sympy.tan: mp.tan,
    sympy.cot: mp.cot,
    sympy.sec: mp.sec,
    sympy.csc: mp.csc,
    sympy.atan: mp.atan,
    sympy.asin: mp.asin,
    sympy.acos: mp.acos,
    sympy.sinh: mp.sinh,
    sympy.cosh: mp.cosh,
    sympy.tanh: mp.tanh,
    sympy.coth: mp.coth,
    sympy.sech: mp.sech,
    sympy.csch: mp.csch,
    sympy.asinh: mp.asinh,
    sympy.acosh: mp.acosh,
    sympy.atanh: mp.atanh,
    sympy.LambertW: mp.lambertw,
    sympy.floor: mp.floor,
    sympy.ceiling: mp.ceil,
}
