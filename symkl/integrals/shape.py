"""An integrand taken apart: exp(a log x + Σ b x^c + Σ d e^(rx) + Σ n log(A + B x^c) + …) · factor.

What the rows are matched against. A shape is a proposal and nothing is believed of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sympy import Abs, Add, Expr, Mul, S, exp, log

from symkl.nodes import VARIATE, Support

x = VARIATE


class Binomial(NamedTuple):
    """A + B x^c, as it stands in a log."""

    free: Expr
    slope: Expr
    power: Expr


class Shape(NamedTuple):
    """The coefficients of the statistics in a log-integrand, by kind of statistic."""

    support: Support
    log: Expr  # of log x
    powers: dict[Expr, Expr]  # c -> coefficient of x^c
    exponentials: dict[Expr, Expr]  # r -> coefficient of e^(rx)
    binomials: dict[Binomial, Expr]  # coefficient of log(A + B x^c)
    others: dict[Expr, Expr]  # statistic -> coefficient
    factor: Expr  # what no exponential is

    def only(self, *kinds: str) -> bool:
        """Is there nothing but statistics of these kinds?"""
        for name in ("powers", "exponentials", "binomials", "others"):
            if name not in kinds and getattr(self, name):
                return False
        logs = "log" in kinds or self.log == 0
        return logs and ("factor" in kinds or self.factor == 1)

    @property
    def bounded(self) -> bool:
        return not any(end.is_infinite for end in self.support.args)


def inert_exp(exponent: Expr) -> Expr:
    """e^exponent as it stands: SymPy's own look for something simpler costs more than the proof."""
    return exp(exponent, evaluate=False)


def shape(
    parts: Iterable[tuple[Expr, Expr]], support: Support, factor: Expr = S.One
) -> tuple[Expr, Shape]:
    """The constant of the log-integrand, and the rest of it by kind."""
    constant, of_log = S.Zero, S.Zero
    powers: dict = {}
    exponentials: dict = {}
    binomials: dict = {}
    others: dict = {}
    for coefficient, t in parts:
        if t == 1:
            constant += coefficient
        elif t == log(x):
            of_log += coefficient
        elif t == x or (t.is_Pow and t.base == x and x not in t.exp.free_symbols):
            powers[t.as_base_exp()[1]] = coefficient
        elif isinstance(t, exp) and (rate := _rate(t.args[0])) is not None:
            exponentials[rate] = coefficient
        elif isinstance(t, log) and (found := _binomial(t.args[0])) is not None:
            binomials[found] = coefficient
        else:
            others[t] = coefficient
    return constant, Shape(support, of_log, powers, exponentials, binomials, others, factor)


def _rate(exponent: Expr) -> Expr | None:
    rate = exponent / x
    return rate if x not in rate.free_symbols else None


def _binomial(e: Expr) -> Binomial | None:
    """A + B x^c."""
    if isinstance(e, Abs):
        e = e.args[0]
    if not isinstance(e, Add):
        return None
    free, rest = e.as_independent(x, as_Add=True)
    if free == 0 or isinstance(rest, Add):
        return None
    slope, power = Mul.make_args(rest) and rest.as_independent(x, as_Add=False)
    base, c = power.as_base_exp()
    if base != x or x in c.free_symbols:
        return None
    return Binomial(free, slope, c)
