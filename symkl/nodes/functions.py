"""Functions that SymPy lacks, the derivatives of ζ; and one that it is slow to make."""

from __future__ import annotations

from typing import Any

from sympy import Derivative, Expr, Function, Symbol, polylog, zeta


class ZetaDerivative(Function):
    """ζ^(k)(s) = Σ_{n ≥ 1} (−log n)^k n^(−s), for s > 1."""

    nargs = (2,)

    @classmethod
    def eval(cls, k: Expr, s: Expr) -> Expr | None:
        if k.is_integer is False or k.is_negative:
            raise ValueError(f"the order of a derivative is a whole number ≥ 0, not {k}")
        return zeta(s) if k.is_zero else None

    def _converges(self) -> bool:
        return (self.args[1] - 1).is_positive is True

    def _eval_is_extended_real(self) -> bool | None:
        return self._converges() or None

    def _eval_is_extended_positive(self) -> bool | None:
        return self.args[0].is_even if self._converges() else None

    def _eval_is_extended_negative(self) -> bool | None:
        return self.args[0].is_odd if self._converges() else None

    def fdiff(self, argindex: int = 2) -> Expr:
        if argindex != 2:
            raise TypeError("ζ^(k)(s) is differentiated in s")
        return ZetaDerivative(self.args[0] + 1, self.args[1])

    def _eval_rewrite_as_Derivative(self, k: Expr, s: Expr, **_: Any) -> Expr:
        t = s if isinstance(s, Symbol) else Symbol("t", positive=True)
        return Derivative(zeta(t), (t, k)).subs(t, s)


def polylogarithm(s: Expr, z: Expr) -> Expr:
    """Li_s(z); as it stands where z has letters in it: SymPy asks at length whether z is 1."""
    return polylog(s, z, evaluate=not z.free_symbols)
