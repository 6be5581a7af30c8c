"""E_P[T] from a base integral: the row that the density times T is, or that it is a derivative of.

T is read as e^(statistics) · Π D^j: the exponential goes into the integrand, and each D^j is the
j-th derivative of e^(sD) at s = 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from sympy import Add, Expr, Mul, Pow, S, Symbol, exp, expand, log, polylog

from symkl.claim import StepRejected
from symkl.conditions import algebra
from symkl.integrals import ROWS, instantiate, shape
from symkl.kernel import Chain, infer
from symkl.nodes import VARIATE, Condition, Law, Mean
from symkl.nodes.functions import Hypergeometric
from symkl.normal_form import Undecidable
from symkl.rules.coordinates import log_statistics
from symkl.rules.integrals import differentiate_under_integral, integrate

x = VARIATE
Given = tuple[Condition, ...]


@lru_cache(maxsize=16384)
def by_row(law: Law, statistic: Expr, given: Given) -> Chain | None:
    """From the first row that the density times the statistic is, or that it is a derivative of."""
    density = log_statistics(law, given)
    if density is None:
        return None
    context = algebra(given).under(law)
    for exponent, powers, factor in _once(_readings(statistic, context)):
        tilts = _fresh(law, given, statistic, powers)
        tilted = exponent + Add(*(s * d for s, d in zip(tilts, powers)))
        try:
            parts = context.split(tilted, x) if tilted != 0 else []
        except Undecidable:
            continue
        together = dict(density)
        for coefficient, t in parts:
            together[t] = together.get(t, S.Zero) + coefficient
        found = ((c, t) for t, c in together.items() if c != 0)
        constant, seen = shape(found, law.range, factor)
        for row in ROWS:
            values = row.match(seen) if row.measure == law.measure else None
            if values is not None:
                try:
                    return _from(law, statistic, row, exp(constant), values, powers, tilts, given)
                except (StepRejected, Undecidable):
                    continue
    return None


def _from(
    law: Law,
    statistic: Expr,
    row: Any,
    constant: Expr,
    values: tuple[Expr, ...],
    powers: dict[Expr, int],
    tilts: tuple[Symbol, ...],
    given: Given,
) -> Chain:
    _differentiable(instantiate(row, values)[1], tilts)
    plain = statistic / Mul(*(d**j for d, j in powers.items()))
    bodies = [plain * Mul(*(_tilted(d, s) for d, s in zip(powers, tilts)))]
    offer = integrate(
        Mean(law, bodies[0]), row, constant, values, given=given, tilts=frozenset(tilts)
    )
    chain = Chain((infer(offer),))
    left = dict(zip(powers, tilts))
    for d, j in powers.items():
        s = left.pop(d)
        done = Mul(*(e**k for e, k in powers.items() if e not in left))
        mean = Mean(law, plain * done * Mul(*(_tilted(e, r) for e, r in left.items())))
        offer = differentiate_under_integral(
            mean, chain, s, j, S.Zero, given=given, tilts=frozenset(left.values())
        )
        chain = Chain((infer(offer),))
    return chain


def _differentiable(value: Expr, tilts: tuple[Symbol, ...]) -> None:
    """Refused at once where a series is left whose derivative in a parameter is not known."""
    for f in value.atoms(Hypergeometric, polylog) if tilts else ():
        above, below = _parameters(f)
        if any(a.has(*tilts) for a in above + below) and not (_special(f, above, below)):
            raise Undecidable(f"the derivative of {type(f).__name__} in a parameter")


def _parameters(f: Any) -> tuple[tuple[Expr, ...], tuple[Expr, ...]]:
    return f.parameters if isinstance(f, Hypergeometric) else (f.args[:1], ())


def _special(f: Any, above: tuple[Expr, ...], below: tuple[Expr, ...]) -> bool:
    """May it be elementary: at a number, or where a parameter is 0 or stands on both sides?"""
    shared = any(expand(a - b) == 0 for a in above for b in (S.Zero, *below))
    return shared or expand(f.args[-1]).is_number


def _tilted(d: Expr, s: Symbol) -> Expr:
    """e^(sD)."""
    return d.args[0] ** s if isinstance(d, log) else exp(s * d)


Reading = tuple[Expr, dict[Expr, int], Expr]


def _once(readings: Iterator[Reading]) -> Iterator[Reading]:
    """Each of them once: where there is no power to take apart they are the same."""
    seen = set()
    for exponent, powers, factor in readings:
        key = exponent, tuple(powers.items()), factor
        if key not in seen:
            seen.add(key)
            yield exponent, powers, factor


def _readings(statistic: Expr, context: Any) -> Iterator[Reading]:
    """T = e^exponent · Π D^j · factor; a power x^n is e^(n log x), or else D^n with D = x."""
    exponent, powers, factor, whole = S.Zero, {}, S.One, S.Zero
    for part in Mul.make_args(statistic):
        if isinstance(part, exp):
            exponent += part.args[0]
            continue
        base, power = part.as_base_exp() if isinstance(part, Pow) else (part, S.One)
        if isinstance(base, log) and power.is_Integer and power > 0:
            powers[base] = int(power)
        elif base == x and power.is_Integer and power > 0:
            whole = power
        elif (x not in base.free_symbols and x in power.free_symbols) or (
            part != 1 and x not in power.free_symbols and _positive(base, context)
        ):
            exponent += power * log(base)
        else:
            factor *= part
    if whole == 0 or _positive(x, context):
        yield exponent + (whole * log(x) if whole else 0), powers, factor
    if whole != 0:
        yield exponent, {**powers, x: int(whole)}, factor
        yield exponent, powers, factor * x**whole
    if powers and (whole == 0 or _positive(x, context)):
        kept = Mul(*(d**j for d, j in powers.items()))
        yield exponent + (whole * log(x) if whole else 0), {}, factor * kept
    parts = Mul.make_args(statistic)
    plain = [p for p in parts if not isinstance(p, exp)]
    yield Add(*(p.args[0] for p in parts if isinstance(p, exp))), {}, Mul(*plain)


def _positive(e: Expr, context: Any) -> bool:
    try:
        return context.is_positive(e)
    except Undecidable:
        return False


def _fresh(law: Law, given: Given, statistic: Expr, powers: dict) -> tuple[Symbol, ...]:
    """A letter for each tilt that no parameter has."""
    taken = {getattr(s, "name", "") for c in (law, statistic, *given) for s in c.free_symbols}
    letters = ("s", "t", "r", "u", "v", "w", *(f"s_{k}" for k in range(100)))
    free = [c for c in letters if c not in taken]
    return tuple(Symbol(c, real=True) for c in free[: len(powers)])
