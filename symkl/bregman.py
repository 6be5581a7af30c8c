"""KL of two laws of one exponential family from the log-normaliser alone, as a Bregman divergence.

log p = η·t(x) − A + h(x); then KL = A(θ₂) − A(θ₁) − m·(η₂ − η₁), where the means m = E[t] are the
numbers with dA = m·dη. No integral, no moment and no rule has a part in it: a second route to what
the oracle finds by quadrature of the definition.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sympy as sp
from mpmath import lu_solve, matrix, mp, mpf
from sympy import Add, Basic, Derivative, Dummy, Expr, Mul, S, zeta

from symkl import oracle
from symkl.family import Family
from symkl.nodes import KL, VARIATE, ZetaDerivative

GUARD, MOST = 12, 200  # digits beyond those asked for, more where nearly all of them cancel
ASSUMED = "real", "positive", "nonnegative", "integer"  # of the letter of a parameter


@dataclass(frozen=True)
class ExponentialFamily:
    """Natural parameters and log-normaliser in the letters that differ between the two laws."""

    letters: tuple[Dummy, ...]  # one for each parameter
    moving: tuple[Dummy, ...]
    natural: tuple[Expr, ...]
    normaliser: Expr


def divergence(node: Basic, model: oracle.Model, digits: int) -> mpf | None:
    """KL(p, q) in the model; None where p and q are not of one exponential family."""
    if not isinstance(node, KL) or type(node.p) is not type(node.q):
        return None
    one, two = node.p, node.q
    if not isinstance(one, Family) or not all(isinstance(a, Expr) for a in (*one.args, *two.args)):
        return None
    moves = tuple(a != b for a, b in zip(one.args, two.args))
    if not any(moves):
        return mpf(0)  # A and η are the same
    parts = parted(type(one), moves)
    if parts is None:
        return None
    here, there = (_numbers(law, parts, model) for law in (one, two))
    more = GUARD
    while more <= MOST:
        with mp.workdps(digits + more):
            found, size = _bregman(parts, here, there, digits + more)
            lost = mp.log10(size / abs(found)) if found else mp.inf
        if lost < more - GUARD / 2:
            return found
        more = 2 * more if mp.isinf(lost) else int(lost) + 2 * GUARD
    return None  # nearer to each other than can be told apart by it


def agrees(node: Basic, value: Any, model: oracle.Model, digits: int) -> bool:
    """Is it the value by this route too? False where there is none; OracleError if it is not."""
    other = divergence(node, model, digits)
    if other is None:
        return False
    with mp.workdps(digits + GUARD):
        if not mp.isfinite(value) or abs(value - other) > mpf(10) ** -digits * abs(value):
            told = f"{mp.nstr(value, digits)} by the definition, {mp.nstr(other, digits)} by the"
            there = f" at {model}" if str(model) else ""
            raise oracle.OracleError(f"two routes differ{there}: {told} log-normaliser")
    return True


@lru_cache(256)
def parted(family: type[Family], moves: tuple[bool, ...]) -> ExponentialFamily | None:
    """The log-density as η·t − A + h in the parameters that move; None where it is none such."""
    letters = tuple(_letter(a) for a in family.standard().args)
    moving = tuple(s for s, moved in zip(letters, moves) if moved)
    law = family(*letters)
    if law.range.free_symbols & set(moving):
        return None
    found: dict[Expr, Expr] = {}
    normaliser = S.Zero
    log_density = sp.expand(sp.expand_trig(sp.expand_log(law.log_density_at(VARIATE))))
    for term in Add.make_args(log_density):
        inside = [f for f in Mul.make_args(term) if f.has(VARIATE)]
        if not term.has(*moving):
            continue  # of h, the same in both
        if any(f.has(*moving) for f in inside):
            return None
        if inside:
            statistic = Mul(*inside)
            found[statistic] = found.get(statistic, S.Zero) + term / statistic
        else:
            normaliser -= term
    if len(found) != len(moving):
        return None  # curved, or a parameter that is none
    return ExponentialFamily(letters, moving, tuple(found.values()), normaliser)


def _derivative(expr: Expr, s: Dummy) -> Expr:
    """SymPy leaves ζ′ as it stands."""
    found = sp.diff(expr, s)
    left = {d: ZetaDerivative(1, s) for d in found.atoms(Derivative) if d.expr == zeta(s)}
    return found.xreplace(left)


def _letter(given: Expr) -> Dummy:
    kept = {k: v for k, v in given.assumptions0.items() if k in ASSUMED}
    return Dummy(str(given), **kept)


def _numbers(law: Family, parts: ExponentialFamily, model: oracle.Model) -> dict[Basic, Any]:
    values = {s: v for s, v in model.symbols.items() if isinstance(s, sp.Symbol)}
    return {s: a.xreplace(values) for s, a in zip(parts.letters, law.args)}


def _bregman(parts: ExponentialFamily, one: dict, two: dict, digits: int) -> tuple[mpf, mpf]:
    """KL, and the size of the terms that make it; 0 and ∞ where there is no such number."""

    def at(expr: Expr, there: dict) -> mpf:
        try:
            return oracle.evaluate(expr, oracle.Model(symbols=there), digits)
        except oracle.OracleError:  # log p − log(1 − p) is 0 at ½
            return oracle.evaluate(expr.xreplace(there), digits=digits)

    gradient = [at(_derivative(parts.normaliser, s), one) for s in parts.moving]
    jacobian = [[at(_derivative(n, s), one) for n in parts.natural] for s in parts.moving]
    try:
        means = lu_solve(matrix(jacobian), matrix(gradient))
    except ZeroDivisionError:  # the parameters do not determine each other there
        return mpf(0), mp.inf
    changes = [(at(n, two), at(n, one)) for n in parts.natural]
    spread = mp.fsum(m * (b - a) for m, (b, a) in zip(means, changes))
    before, after = at(parts.normaliser, one), at(parts.normaliser, two)
    size = abs(before) + abs(after)
    size += mp.fsum(abs(m) * (abs(a) + abs(b)) for m, (b, a) in zip(means, changes))
    return after - before - spread, size
