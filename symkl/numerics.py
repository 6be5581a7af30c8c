"""The special functions as numbers, by mpmath at its current precision."""

from __future__ import annotations

from collections.abc import Callable

import sympy
from mpmath import mp, mpf

from symkl.nodes import Hyp1F1, Hyp2F1, Hyp2F2, ZetaDerivative
from symkl.quadrature import OracleError

HUGE = mpf(2) ** 100


def exponential(x: mpf) -> mpf:
    if x > HUGE and mp.isfinite(x):
        raise OracleError("exp: out of range")
    return mp.exp(x) if x > -HUGE else mpf(0)


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
    sympy.erfc: mp.erfc,
    sympy.erfi: mp.erfi,
    sympy.besselk: mp.besselk,
    sympy.besseli: mp.besseli,
    sympy.uppergamma: mp.gammainc,
    sympy.lowergamma: lambda a, x: mp.gammainc(a, 0, x),
    sympy.expint: mp.expint,
    sympy.Ei: mp.ei,
    sympy.li: mp.li,
    sympy.betainc: mp.betainc,
    Hyp1F1: mp.hyp1f1,
    Hyp2F1: mp.hyp2f1,
    Hyp2F2: mp.hyp2f2,
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
