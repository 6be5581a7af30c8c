"""de/ds by the chain rule, from the table of what is known of each function. Trusted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy as sp
from sympy import (
    Abs,
    Add,
    Expr,
    Function,
    Max,
    Min,
    Mul,
    Piecewise,
    Pow,
    S,
    Symbol,
    besseli,
    besselk,
    binomial,
    exp,
    log,
    pi,
    polygamma,
    sqrt,
)

from symkl.elements import Undecidable
from symkl.nodes.functions import Hyp1F1, Hyp2F1, Hyp2F2, ZetaDerivative
from symkl.special.cases import branch

Partials = tuple[Expr | None, ...]  # by each argument; None where it is not known


def derivative(e: Expr, s: Symbol, context: Any = None) -> Expr:
    """de/ds; raises Undecidable for what it does not know.

    |·|, Max and Piecewise have one only where an algebra of facts decides which branch it is.
    """
    if s not in e.free_symbols:
        return S.Zero
    if e == s:
        return S.One
    match e:
        case Piecewise() if context is not None:
            return derivative(branch(context, e), s, context)
        case Max() | Min() if context is not None:
            return derivative(context.to_expr(_decided(context, e)), s, context)
    if not isinstance(e, (Add, Mul, Pow, Function)):
        raise _unknown(e)
    inner = [derivative(a, s, context) for a in e.args]
    match e:
        case Add():
            return Add(*inner)
        case Mul():
            changed = ((i, d) for i, d in enumerate(inner) if d != 0)
            return Add(*(Mul(d, *e.args[:i], *e.args[i + 1 :]) for i, d in changed))
        case Pow():
            base, to = e.args
            by_base = to * base ** (to - 1) * inner[0]
            return by_base if inner[1] == 0 else by_base + e * log(base) * inner[1]
        case Abs():
            return _side(e.args[0], context) * inner[0]
    rule = PARTIALS.get(type(e))
    if rule is None:
        raise _unknown(e)
    parts = []
    for change, by in zip(inner, rule(*e.args)):
        if change != 0 and by is None:
            raise _unknown(e)
        if change != 0:
            parts.append(by * change)
    return Add(*parts)


def _unknown(e: Expr) -> Undecidable:
    return Undecidable(f"the derivative of {type(e).__name__} is not known here")


def _decided(context: Any, e: Expr) -> Any:
    read = context.normal(e)
    if context.to_expr(read).has(Max, Min):
        raise _unknown(e)
    return read


def _side(e: Expr, context: Any) -> int:
    """The sign of e, which is proved."""
    for sign in (1, -1):
        known = (sign * e).is_positive is True
        if known or (context is not None and context.is_positive(sign * e)):
            return sign
    raise Undecidable("the derivative of |·| where it may be 0")


def _beta(a: Expr, b: Expr) -> Partials:
    whole = polygamma(0, a + b)
    return tuple(sp.beta(a, b) * (polygamma(0, z) - whole) for z in (a, b))


def _binomial(n: Expr, k: Expr) -> Partials:
    size, left = binomial(n, k), polygamma(0, n - k + 1)
    return size * (polygamma(0, n + 1) - left), size * (left - polygamma(0, k + 1))


def _incomplete_beta(a: Expr, b: Expr, lo: Expr, hi: Expr) -> Partials:
    return None, None, -(lo ** (a - 1)) * (1 - lo) ** (b - 1), hi ** (a - 1) * (1 - hi) ** (b - 1)


def _zeta(s: Expr, a: Expr = S.One) -> Partials:
    return (ZetaDerivative(1, s) if a == 1 else None), -s * sp.zeta(s + 1, a)


def _lerch(z: Expr, s: Expr, a: Expr) -> Partials:
    by_z = (sp.lerchphi(z, s - 1, a) - a * sp.lerchphi(z, s, a)) / z
    return by_z, None, -s * sp.lerchphi(z, s + 1, a)


def _hypergeometric(f: type) -> Callable[..., Partials]:
    """In z: the parameters go up by one, and their quotient comes before it."""

    def rule(*args: Expr) -> Partials:
        parameters, z = args[:-1], args[-1]
        above, below = parameters[: f.above], parameters[f.above :]
        slope = Mul(*above) / Mul(*below) * f(*(a + 1 for a in parameters), z)
        return (*(None for _ in parameters), slope)

    return rule


PARTIALS: dict[type, Callable[..., Partials]] = {
    exp: lambda z: (exp(z),),
    log: lambda z: (1 / z,),
    sp.gamma: lambda z: (sp.gamma(z) * polygamma(0, z),),
    sp.loggamma: lambda z: (polygamma(0, z),),
    sp.digamma: lambda z: (polygamma(1, z),),
    sp.trigamma: lambda z: (polygamma(2, z),),
    polygamma: lambda k, z: (None, polygamma(k + 1, z) if k.is_Integer else None),
    sp.factorial: lambda n: (sp.gamma(n + 1) * polygamma(0, n + 1),),
    sp.beta: _beta,
    binomial: _binomial,
    sp.harmonic: lambda n, m=S.One: (polygamma(1, n + 1) if m == 1 else None, None),
    sp.erf: lambda z: (2 / sqrt(pi) * exp(-(z**2)),),
    sp.erfc: lambda z: (-2 / sqrt(pi) * exp(-(z**2)),),
    sp.erfi: lambda z: (2 / sqrt(pi) * exp(z**2),),
    sp.Ei: lambda z: (exp(z) / z,),
    sp.Ci: lambda z: (sp.cos(z) / z,),
    sp.Si: lambda z: (sp.sin(z) / z,),
    sp.li: lambda z: (1 / log(z),),
    sp.expint: lambda nu, z: (None, -sp.expint(nu - 1, z)),
    sp.uppergamma: lambda s, z: (None, -(z ** (s - 1)) * exp(-z)),
    sp.lowergamma: lambda s, z: (None, z ** (s - 1) * exp(-z)),
    sp.betainc: _incomplete_beta,
    besseli: lambda nu, z: (None, (besseli(nu - 1, z) + besseli(nu + 1, z)) / 2),
    besselk: lambda nu, z: (None, -(besselk(nu - 1, z) + besselk(nu + 1, z)) / 2),
    sp.zeta: _zeta,
    ZetaDerivative: lambda k, s: (None, ZetaDerivative(k + 1, s)),
    sp.polylog: lambda s, z: (None, sp.polylog(s - 1, z) / z),
    sp.lerchphi: _lerch,
    **{f: _hypergeometric(f) for f in (Hyp1F1, Hyp2F1, Hyp2F2)},
    sp.sin: lambda z: (sp.cos(z),),
    sp.cos: lambda z: (-sp.sin(z),),
    sp.tan: lambda z: (1 + sp.tan(z) ** 2,),
    sp.cot: lambda z: (-1 - sp.cot(z) ** 2,),
    sp.atan: lambda z: (1 / (1 + z**2),),
    sp.asin: lambda z: (1 / sqrt(1 - z**2),),
    sp.acos: lambda z: (-1 / sqrt(1 - z**2),),
    sp.sinh: lambda z: (sp.cosh(z),),
    sp.cosh: lambda z: (sp.sinh(z),),
    sp.tanh: lambda z: (1 - sp.tanh(z) ** 2,),
    sp.asinh: lambda z: (1 / sqrt(1 + z**2),),
    sp.atanh: lambda z: (1 / (1 - z**2),),
}
