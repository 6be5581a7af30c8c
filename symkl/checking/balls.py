"""Values in ball arithmetic, by python-flint: each number with a proved bound of its error.

An extra: where it is not installed, or a function has no ball, ``ball`` returns None and two
precisions have to do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy as sp
from sympy import Basic

from symkl.checking.points import Numbers

PRECISIONS = (160, 320, 640)  # bits


class NoBall(Exception):
    """What has no enclosure here."""


def apart(one: Basic, other: Basic, numbers: Numbers) -> bool | None:
    """Are the two values proved to differ? None where balls can't say."""
    try:
        import flint
    except ImportError:
        return None
    kept = flint.ctx.prec
    try:
        for flint.ctx.prec in PRECISIONS:
            a, b = ball(one, numbers, flint), ball(other, numbers, flint)
            if a.is_finite() and b.is_finite() and not a.overlaps(b):
                return True
    except (NoBall, ValueError, ZeroDivisionError, OverflowError):
        return None
    finally:
        flint.ctx.prec = kept
    return None


def ball(node: Basic, numbers: Numbers, flint: Any) -> Any:
    """An enclosure of the value of the node."""
    if node in numbers:
        node = numbers[node]
    if isinstance(node, list):
        raise NoBall
    if isinstance(node, sp.Rational):
        return flint.arb(flint.fmpq(int(node.p), int(node.q)))
    if node in (sp.pi, sp.EulerGamma, sp.E):
        return getattr(flint.arb, CONSTANTS[node])()
    rule = RULES.get(node.func)
    if rule is None:
        raise NoBall(str(node.func))
    return rule(flint, *(ball(a, numbers, flint) for a in node.args))


CONSTANTS = {sp.pi: "pi", sp.EulerGamma: "const_euler", sp.E: "const_e"}


def _sum(flint: Any, *terms: Any) -> Any:
    return sum(terms, flint.arb(0))


def _product(flint: Any, *factors: Any) -> Any:
    product = flint.arb(1)
    for factor in factors:
        product = product * factor
    return product


def _power(flint: Any, base: Any, exponent: Any) -> Any:
    whole = exponent.unique_fmpz()
    return base**whole if whole is not None else base**exponent


def _polygamma(flint: Any, order: Any, z: Any) -> Any:
    """ψ^(m)(z) = (−1)^(m+1) m! ζ(m + 1, z)."""
    m = order.unique_fmpz()
    if m is None:
        raise NoBall
    if m == 0:
        return z.digamma()
    sign = 1 if int(m) % 2 else -1
    return sign * flint.arb(m + 1).gamma() * flint.arb(m + 1).zeta(z)


def _method(name: str) -> Callable[..., Any]:
    return lambda flint, x, *rest: getattr(x, name)(*rest)


RULES: dict[Any, Callable[..., Any]] = {
    sp.Add: _sum,
    sp.Mul: _product,
    sp.Pow: _power,
    sp.exp: _method("exp"),
    sp.log: _method("log"),
    sp.Abs: lambda flint, x: abs(x),
    sp.gamma: _method("gamma"),
    sp.loggamma: _method("lgamma"),
    sp.digamma: _method("digamma"),
    sp.polygamma: _polygamma,
    sp.beta: lambda flint, a, b: (a.lgamma() + b.lgamma() - (a + b).lgamma()).exp(),
    sp.erf: _method("erf"),
    sp.erfc: _method("erfc"),
    sp.sin: _method("sin"),
    sp.cos: _method("cos"),
    sp.tanh: _method("tanh"),
    sp.zeta: lambda flint, s, a=None: s.zeta() if a is None else s.zeta(a),
    sp.besselk: lambda flint, nu, z: z.bessel_k(nu),
    sp.besseli: lambda flint, nu, z: z.bessel_i(nu),
    sp.uppergamma: lambda flint, a, z: z.gamma_upper(a),
    sp.Ei: _method("ei"),
    sp.Ci: _method("ci"),
    sp.Si: _method("si"),
}
