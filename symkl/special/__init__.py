"""The functions beyond exp, log and Γ: canonical forms, signs, derivatives, identities. Trusted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy as sp

from symkl.elements import Element
from symkl.nodes.functions import Hyp1F1, Hyp2F1, Hyp2F2, ZetaDerivative
from symkl.special import bessel, cases, gammas, hypergeometric, series, waves

Reader = Callable[[Any, Any], Element]  # (algebra, expression) -> element


def _reader(f: Callable[..., Element]) -> Reader:
    return lambda A, e: f(A, *e.args)


READERS: dict[type, Reader] = {
    **{
        kind: _reader(f)
        for kind, f in {
            sp.erf: gammas.error,
            sp.erfc: gammas.error_rest,
            sp.erfi: gammas.imaginary_error,
            sp.uppergamma: gammas.upper_gamma,
            sp.lowergamma: gammas.lower_gamma,
            sp.expint: gammas.exponential_integral,
            sp.Ei: gammas.principal_value,
            sp.Ci: waves.cosine_integral,
            sp.Si: waves.sine_integral,
            sp.li: gammas.logarithmic_integral,
            sp.betainc: gammas.incomplete_beta,
            sp.besselk: bessel.bessel_k,
            sp.besseli: bessel.bessel_i,
            sp.polylog: series.poly_logarithm,
            sp.lerchphi: series.lerch,
            sp.zeta: series.riemann,
            sp.dirichlet_eta: series.alternating,
            ZetaDerivative: series.zeta_derivative,
            Hyp1F1: hypergeometric.kummer,
            Hyp2F1: hypergeometric.gauss,
            Hyp2F2: hypergeometric.two_two,
            sp.sin: waves.sine,
            sp.cos: waves.cosine,
            sp.tan: waves.tangent,
            sp.cot: waves.cotangent,
            sp.sec: waves.secant,
            sp.csc: waves.cosecant,
            sp.atan: waves.arc_tangent,
            sp.asin: waves.arc_sine,
            sp.acos: waves.arc_cosine,
            sp.sinh: waves.hyperbolic_sine,
            sp.cosh: waves.hyperbolic_cosine,
            sp.tanh: waves.hyperbolic_tangent,
            sp.asinh: waves.area_sine,
            sp.atanh: waves.area_tangent,
            sp.Max: cases.greatest,
            sp.Min: cases.least,
            sp.sign: cases.signum,
        }.items()
    },
    sp.Piecewise: cases.piecewise,
}
