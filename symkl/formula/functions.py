"""The functions that a formula may use, in one table for every notation.

A row is the name, how its value is made, how many arguments it takes, and what a name inside it
stands for. ``ALIASES`` has the names that SciPy, NumPy, PyTorch, TensorFlow and SymPy use.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sympy as sp
from sympy import Expr, Integer, Rational, S

from symkl.family import COUNT, POSITIVE, REAL, Domain
from symkl.nodes import Hyp1F1, Hyp2F1, Hyp2F2, ZetaDerivative


@dataclass(frozen=True)
class Function:
    """``make(*values)`` for as many values as it takes."""

    make: Callable[..., Any]
    arities: tuple[int, ...]
    inside: Domain = REAL  # what a name in its argument stands for
    growing: bool = False  # at a whole number SymPy writes out all digits
    order: int | None = None  # the place of an argument that SymPy unrolls

    def takes(self, number: int) -> bool:
        return number in self.arities

    def words(self) -> str:
        least, *_, most = (*self.arities, self.arities[-1])
        if len(self.arities) > 3:
            return f"{least} to {most} arguments"
        told = " or ".join(map(str, self.arities))
        return f"{told} argument{'s' * (self.arities != (1,))}"

    def inert(self, *values: Expr) -> Expr:
        """The value as it stands, where SymPy is not to be asked anything."""
        made = self.make
        if isinstance(made, type) and made not in (sp.log, sp.hyper):
            return made(*values, evaluate=False)
        if made is sp.log and len(values) == 1:
            return sp.log(values[0], evaluate=False)
        return made(*values)


def _log(x: Expr, base: Expr = S.Exp1) -> Expr:
    return sp.log(x) if base is S.Exp1 else sp.log(x) / sp.log(base)


def _log_to(base: int) -> Callable[[Expr], Expr]:
    return lambda x: sp.log(x) / sp.log(Integer(base))


def _log_beta(a: Expr, b: Expr) -> Expr:
    return sp.loggamma(a) + sp.loggamma(b) - sp.loggamma(a + b)


def _betainc(*args: Expr) -> Expr:
    """B(a, b; x₁, x₂) with four arguments, SciPy's I_x(a, b) with three."""
    if len(args) == 4:
        return sp.betainc(*args)
    a, b, x = args
    return sp.betainc(a, b, S.Zero, x) / sp.beta(a, b)


def _zeta_derivative(k: Expr, s: Expr) -> Expr:
    return ZetaDerivative(k, s)


def _hypergeometric(above: int, below: int) -> Callable[..., Expr]:
    """₀F₁ and ₃F₂ as SymPy has them; no closed form of ours has them in it."""

    def make(*args: Expr) -> Expr:
        return sp.hyper(args[:above], args[above : above + below], args[-1])

    return make


def _normal_cdf(x: Expr) -> Expr:
    return sp.erfc(-x / sp.sqrt(2)) / 2


def _normal_density(x: Expr) -> Expr:
    return sp.exp(-(x**2) / 2) / sp.sqrt(2 * sp.pi)


def _polylog(s: Expr, z: Expr) -> Expr:
    """Li_s(z); SymPy would call its simplifier to see whether z is one of its special values."""
    return sp.polylog(s, z) if z.is_Rational else sp.polylog(s, z, evaluate=False)


def _trigamma(z: Expr) -> Expr:
    return sp.polygamma(1, z)


def _xlogy(x: Expr, y: Expr) -> Expr:
    return x * sp.log(y)


def _scaled(order: int) -> Callable[[Expr], Expr]:
    return lambda x: sp.exp(-x) * sp.besseli(order, x)


F = Function
FUNCTIONS: dict[str, Function] = {
    "sqrt": F(sp.sqrt, (1,), POSITIVE),
    "cbrt": F(lambda x: x ** Rational(1, 3), (1,), POSITIVE),
    "exp": F(sp.exp, (1,)),
    "log": F(_log, (1, 2), POSITIVE),
    "log2": F(_log_to(2), (1,), POSITIVE),
    "log10": F(_log_to(10), (1,), POSITIVE),
    "log1p": F(lambda x: sp.log(1 + x), (1,)),
    "expm1": F(lambda x: sp.exp(x) - 1, (1,)),
    "abs": F(sp.Abs, (1,)),
    "sign": F(sp.sign, (1,)),
    "floor": F(sp.floor, (1,)),
    "ceiling": F(sp.ceiling, (1,)),
    "Max": F(sp.Max, tuple(range(1, 9))),
    "Min": F(sp.Min, tuple(range(1, 9))),
    "erf": F(sp.erf, (1,)),
    "erfc": F(sp.erfc, (1,)),
    "erfi": F(sp.erfi, (1,)),
    "erfcx": F(lambda x: sp.exp(x**2) * sp.erfc(x), (1,)),
    "ndtr": F(_normal_cdf, (1,)),
    "log_ndtr": F(lambda x: sp.log(_normal_cdf(x)), (1,)),
    "normpdf": F(_normal_density, (1,)),
    "gamma": F(sp.gamma, (1,), POSITIVE, growing=True),
    "loggamma": F(sp.loggamma, (1,), POSITIVE, growing=True),
    "digamma": F(sp.digamma, (1,), POSITIVE, growing=True),
    "trigamma": F(_trigamma, (1,), POSITIVE, growing=True),
    "polygamma": F(sp.polygamma, (2,), POSITIVE, growing=True, order=0),
    "beta": F(sp.beta, (2,), POSITIVE, growing=True),
    "betaln": F(_log_beta, (2,), POSITIVE, growing=True),
    "betainc": F(_betainc, (3, 4), POSITIVE, growing=True),
    "factorial": F(sp.factorial, (1,), COUNT, growing=True),
    "binomial": F(sp.binomial, (2,), COUNT, growing=True),
    "harmonic": F(sp.harmonic, (1, 2), COUNT, growing=True, order=1),
    "uppergamma": F(sp.uppergamma, (2,), POSITIVE, growing=True, order=0),
    "lowergamma": F(sp.lowergamma, (2,), POSITIVE, growing=True, order=0),
    "gammainc": F(
        lambda s, x: sp.lowergamma(s, x) / sp.gamma(s), (2,), POSITIVE, growing=True, order=0
    ),
    "gammaincc": F(
        lambda s, x: sp.uppergamma(s, x) / sp.gamma(s), (2,), POSITIVE, growing=True, order=0
    ),
    "besseli": F(sp.besseli, (2,), growing=True, order=0),
    "besselk": F(sp.besselk, (2,), growing=True, order=0),
    "i0": F(lambda x: sp.besseli(0, x), (1,)),
    "i1": F(lambda x: sp.besseli(1, x), (1,)),
    "k0": F(lambda x: sp.besselk(0, x), (1,)),
    "k1": F(lambda x: sp.besselk(1, x), (1,)),
    "i0e": F(_scaled(0), (1,), POSITIVE),
    "i1e": F(_scaled(1), (1,), POSITIVE),
    "expint": F(sp.expint, (2,), POSITIVE, growing=True, order=0),
    "exp1": F(lambda x: sp.expint(1, x), (1,), POSITIVE),
    "Ei": F(sp.Ei, (1,)),
    "Ci": F(sp.Ci, (1,), POSITIVE),
    "Si": F(sp.Si, (1,)),
    "li": F(sp.li, (1,), POSITIVE),
    "zeta": F(sp.zeta, (1, 2), POSITIVE, growing=True, order=1),
    "zetaderivative": F(_zeta_derivative, (2,), POSITIVE, growing=True, order=0),
    "polylog": F(_polylog, (2,), growing=True, order=0),
    "lerchphi": F(sp.lerchphi, (3,), POSITIVE, growing=True, order=1),
    "LambertW": F(sp.LambertW, (1,), POSITIVE),
    "hyp1f1": F(Hyp1F1, (3,), growing=True),
    "hyp2f1": F(Hyp2F1, (4,), growing=True),
    "hyp0f1": F(_hypergeometric(0, 1), (2,), growing=True),
    "hyp2f2": F(Hyp2F2, (5,), growing=True),
    "hyp3f2": F(_hypergeometric(3, 2), (6,), growing=True),
    "sin": F(sp.sin, (1,)),
    "cos": F(sp.cos, (1,)),
    "tan": F(sp.tan, (1,)),
    "cot": F(sp.cot, (1,)),
    "sec": F(sp.sec, (1,)),
    "csc": F(sp.csc, (1,)),
    "asin": F(sp.asin, (1,)),
    "acos": F(sp.acos, (1,)),
    "atan": F(sp.atan, (1,)),
    "sinh": F(sp.sinh, (1,)),
    "cosh": F(sp.cosh, (1,)),
    "tanh": F(sp.tanh, (1,)),
    "coth": F(sp.coth, (1,)),
    "sech": F(sp.sech, (1,)),
    "csch": F(sp.csch, (1,)),
    "asinh": F(sp.asinh, (1,)),
    "acosh": F(sp.acosh, (1,)),
    "atanh": F(sp.atanh, (1,)),
    "square": F(lambda x: x**2, (1,)),
    "reciprocal": F(lambda x: 1 / x, (1,), POSITIVE),
    "xlogy": F(_xlogy, (2,), POSITIVE),
    "entr": F(lambda x: -x * sp.log(x), (1,), POSITIVE),
    "rel_entr": F(lambda x, y: x * sp.log(x / y), (2,), POSITIVE),
    "logit": F(lambda x: sp.log(x / (1 - x)), (1,), POSITIVE),
    "expit": F(lambda x: 1 / (1 + sp.exp(-x)), (1,)),
    "softplus": F(lambda x: sp.log(1 + sp.exp(x)), (1,)),
}

ALIASES = {
    alias: name
    for name, aliases in {
        "log": "ln",
        "log2": "lb",
        "abs": "Abs absolute fabs",
        "sign": "sgn",
        "ceiling": "ceil",
        "Max": "max maximum fmax",
        "Min": "min minimum fmin",
        "ndtr": "norm_cdf",
        "gamma": "Gamma tgamma",
        "loggamma": "lgamma gammaln lnGamma",
        "digamma": "psi",
        "beta": "Beta",
        "betaln": "lbeta logbeta",
        "binomial": "comb binom choose",
        "besseli": "iv bessel_i",
        "besselk": "kv kn bessel_k",
        "i0": "bessel_i0",
        "i1": "bessel_i1",
        "i0e": "bessel_i0e",
        "i1e": "bessel_i1e",
        "expint": "expn",
        "exp1": "E1",
        "Ei": "expi",
        "LambertW": "lambertw",
        "lerchphi": "lerch",
        "sin": "",
        "asin": "arcsin",
        "acos": "arccos",
        "atan": "arctan",
        "asinh": "arcsinh arsinh",
        "acosh": "arccosh arcosh",
        "atanh": "arctanh artanh",
        "expit": "sigmoid",
    }.items()
    for alias in aliases.split()
}


def canonical(name: str) -> str | None:
    """The row's name of a function by any of its names; None where there is none."""
    if name in FUNCTIONS:
        return name
    return ALIASES.get(name)


CONSTANTS: dict[str, Expr] = {
    "pi": sp.pi,
    "EulerGamma": sp.EulerGamma,
    "euler_gamma": sp.EulerGamma,
}
