"""Functions that SymPy lacks: the derivatives of ζ; ₁F₁, ₂F₁, ₂F₂ of plain arguments; and Li."""

from __future__ import annotations

from typing import Any

from mpmath import mp, workprec
from sympy import Derivative, Expr, Function, S, Symbol, hyper, polylog, zeta


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

    def _eval_evalf(self, prec: int) -> Expr | None:
        k, s = self.args
        if not (k.is_Integer and self._converges() and s.is_number):
            return None
        with workprec(prec + 10):
            return Expr._from_mpmath(mp.zeta(s._to_mpmath(prec + 10), 1, int(k)), prec)

    def _eval_rewrite_as_Derivative(self, k: Expr, s: Expr, **_: Any) -> Expr:
        t = s if isinstance(s, Symbol) else Symbol("t", positive=True)
        return Derivative(zeta(t), (t, k)).subs(t, s)


class Hypergeometric(Function):
    """pFq(a; b; z) = Σ (a₁)_n … (a_p)_n / ((b₁)_n … (b_q)_n) z^n/n!, the a, the b and z in a row.

    SymPy's own ``hyper`` keeps its parameters in tuples, which are no numbers.
    """

    above: int  # how many a
    below: int  # how many b

    @classmethod
    def eval(cls, *args: Expr) -> Expr | None:
        return S.One if args[-1].is_zero else None

    @property
    def parameters(self) -> tuple[tuple[Expr, ...], tuple[Expr, ...]]:
        return self.args[: self.above], self.args[self.above : -1]

    def _eval_is_extended_real(self) -> bool | None:
        *parameters, z = self.args
        converges = self.above <= self.below or (1 - z).is_positive
        real = all(a.is_real for a in parameters) and z.is_real
        return (real and converges and all(b.is_positive for b in self.parameters[1])) or None

    def _eval_evalf(self, prec: int) -> Expr:
        return self._eval_rewrite_as_hyper(*self.args)._eval_evalf(prec)

    def _eval_rewrite_as_hyper(self, *args: Expr, **_: Any) -> Expr:
        return hyper(*self.parameters, self.args[-1])


class Hyp1F1(Hypergeometric):
    """₁F₁(a; b; z), Kummer's function."""

    nargs = (3,)
    above, below = 1, 1


class Hyp2F1(Hypergeometric):
    """₂F₁(a, b; c; z), Gauss's function, for z < 1."""

    nargs = (4,)
    above, below = 2, 1


class Hyp2F2(Hypergeometric):
    """₂F₂(a, b; c, d; z)."""

    nargs = (5,)
    above, below = 2, 2


def polylogarithm(s: Expr, z: Expr) -> Expr:
    """Li_s(z); as it stands where z has letters in it: SymPy asks at length whether z is 1."""
    return polylog(s, z, evaluate=not z.free_symbols)
