"""The special functions as numbers, by mpmath at its current precision."""

from __future__ import annotations

from collections.abc import Callable

import sympy
from mpmath import mp, mpf

from symkl.nodes import ZetaDerivative
from symkl.quadrature import OracleError

HUGE = mpf(2) ** 100


def exponential(x: mpf) -> mpf:
    if x > HUGE and mp.isfinite(x):
        raise OracleError("exp: out of range")
    return mp.exp(x) if x > -HUGE else mpf(0)


def log_erfc(z: mpf) -> mpf:
    """log erfc z, for large z by −z² − log(z√π) + log(1 − 1/(2z²) + 3/(2z²)² − …)."""
    if z * z < 2 * mp.dps + 20:
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


FUNCTIONS: dict[type, Callable] = {
    sympy.exp: exponential,
    sympy.loggamma: mp.loggamma,
    sympy.gamma: mp.gamma,
    sympy.digamma: mp.digamma,
    sympy.polygamma: lambda m, x: mp.psi(int(m), x),
    sympy.beta: mp.beta,
    sympy.factorial: mp.factorial,
    sympy.binomial: mp.binomial,
    sympy.zeta: mp.zeta,
    ZetaDerivative: lambda k, s: mp.zeta(s, 1, int(k)),
    sympy.harmonic: lambda k, m=1: mp.zeta(m) - mp.zeta(m, k + 1) if m != 1 else mp.harmonic(k),
    sympy.polylog: mp.polylog,
    sympy.lerchphi: mp.lerchphi,
    sympy.erf: mp.erf,
    sympy.erfc: erfc,
    sympy.erfi: mp.erfi,
    sympy.besselk: mp.besselk,
    sympy.besseli: mp.besseli,
    sympy.uppergamma: mp.gammainc,
    sympy.lowergamma: lambda a, x: mp.gammainc(a, 0, x),
    sympy.expint: mp.expint,
    sympy.Ei: mp.ei,
    sympy.li: mp.li,
    sympy.betainc: mp.betainc,
    sympy.Abs: abs,
    sympy.sign: mp.sign,
    sympy.Max: max,
    sympy.Min: min,
    sympy.sin: mp.sin,
    sympy.cos: mp.cos,
    sympy.tan: mp.tan,
    sympy.cot: mp.cot,
    sympy.atan: mp.atan,
    sympy.asin: mp.asin,
    sympy.acos: mp.acos,
    sympy.sinh: mp.sinh,
    sympy.cosh: mp.cosh,
    sympy.tanh: mp.tanh,
    sympy.asinh: mp.asinh,
    sympy.atanh: mp.atanh,
    sympy.floor: mp.floor,
    sympy.ceiling: mp.ceil,
}
