"""Large numbers as arguments of Γ and its kin: SymPy would write out Γ(10⁶) with all its digits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sympy as sp
from sympy import Basic, Expr, Function, Rational, S

WRITTEN_OUT = 300  # Γ, ψ … of a number beyond stand as they are
GROWING = frozenset((
    sp.gamma, sp.loggamma, sp.polygamma, sp.digamma, sp.trigamma, sp.factorial, sp.beta,
    sp.harmonic, sp.zeta, sp.uppergamma, sp.lowergamma, sp.expint,
))  # fmt: skip


class Large(Function):
    """The number itself, as an argument of a function that is not to be written out there."""

    nargs = (1,)

    @classmethod
    def eval(cls, number: Expr) -> Expr | None:
        return None if is_large(number) else number

    def _eval_is_extended_positive(self) -> bool | None:
        return is_large(self.args[0]) or None  # made with evaluate=False it may be anything

    _eval_is_extended_real = _eval_is_finite = _eval_is_extended_positive

    def _eval_is_integer(self) -> bool | None:
        return self.args[0].is_integer

    def _eval_evalf(self, prec: int) -> Expr:
        return self.args[0]._eval_evalf(prec)

    def fdiff(self, argindex: int = 1) -> Expr:
        return S.One

    def __int__(self) -> int:
        return int(self.args[0])

    def _sympystr(self, printer: Any) -> str:
        number = printer._print(self.args[0])
        return number if self.args[0].is_Integer else f"({number})"

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        number = printer._print(self.args[0])
        if exp is None:
            return number
        return (
            rf"{number}^{{{exp}}}"
            if self.args[0].is_Integer
            else rf"\left({number}\right)^{{{exp}}}"
        )

    def _pretty(self, printer: Any) -> Any:
        return printer._print(self.args[0])

    _pythoncode = _numpycode = _scipycode = _mpmathcode = _sympystr


def applied(f: type, args: Any) -> Basic:
    """f(*args), with what is large left as it stands."""
    return f(*map(inert, args)) if f in GROWING else f(*args)


def instantiated(expr: Any, instance: Mapping[Basic, Basic]) -> Any:
    """All laws and symbols replaced at once."""
    if not instance:
        return expr
    if expr in instance:
        return instance[expr]
    if not expr.args:
        return expr
    args = [instantiated(a, instance) for a in expr.args]
    return expr if all(a is b for a, b in zip(args, expr.args)) else applied(expr.func, args)


def inert(e: Expr) -> Expr:
    """The number as an argument that SymPy lets stand; what is not large, as it is."""
    if e.has(Large) and not isinstance(e, Large) and not e.has(*GROWING):
        e = e.xreplace({large: large.args[0] for large in e.atoms(Large)})
    return Large(e) if is_large(e) else e


def is_large(e: Any) -> bool:
    """Is it a number whose factorial is not written out?"""
    return isinstance(e, Rational) and bool(e > WRITTEN_OUT)
