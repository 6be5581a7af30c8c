"""A number for any node in a model, by quadrature and summation of the density itself.

The second warrant of every step. A law is read as its log-density and its support, and nothing else
is known of it: no moment, no closed form, no rule. A number is vouched for only if two evaluations
at different working precisions, on different grids, agree to all the digits asked for; where they
do not, the precision is raised. What cannot be vouched for is an ``OracleError``, never a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import cycle
from typing import Any

from mpmath import mp, mpc, mpf
from sympy import (
    Basic,
    Sum,
    besselk,
    hyper,
    lerchphi,
    polylog,
    sympify,
)

from symkl import nodes as n
from symkl.cancelling import SLIPS, Coarse, summands, vanishes, within
from symkl.drawing import draw
from symkl.integrand import function
from symkl.nodes import INDEX, VARIATE
from symkl.quadrature import FEW, LEVELS, OracleError, Total, Unconverged, integral, peak
from symkl.reading import Reading, corners, dominated, inside, mode, read, turns
from symkl.summation import series
from symkl.valuation import RULES, Model, Scope, number, real, value

__all__ = ["Model", "OracleError", "agree", "evaluate", "random_models"]

EMPTY = Model()
Function = Callable[[mpf], mpf]
Turns = Callable[[], Sequence[mpf]]  # where f turns, found only if it is asked for
SLOW = (  # integrals, and functions whose time grows as fast with the digits
    n.Mean, n.KL, n.CrossEntropy, n.Entropy, Sum, n.ZetaDerivative, n.Hyp1F1, n.Hyp2F1, n.Hyp2F2,
    hyper, polylog, lerchphi, besselk,
)  # fmt: skip
INTEGRALS, FORMULAS = 4, 12  # times the digits asked for: the highest precision
FIRST, STEP = 12, 8  # digits beyond those asked for: at first, and again
STARTS = (mpf("0.4142"), mpf("0.7321"), mpf("0.2361"), mpf("0.6458"))  # grids of the evaluations


# -- the public functions ----------------------------------------------------------------------


def evaluate(node: Basic, model: Model = EMPTY, digits: int = 30) -> Any:
    """The node's value: a number (perhaps ±∞), a bool for a condition, or the set of optima.

    0 where nothing is left at the highest precision of terms that are not large.
    """
    node = sympify(node, strict=True)
    most = (INTEGRALS if node.has(*SLOW) else FORMULAS) * (digits + 20)
    last, dps, before, now, noise = 0, digits + FIRST, None, None, mpf(0)
    for start in cycle(STARTS):
        with mp.workdps(dps):
            scope = Scope(model, {}, {}, [mpf(1)], digits, mp.prec, start)
            try:
                before, now = now, _once(node, scope)
            except Coarse as error:
                if dps >= most:
                    raise
                dps = min(most, digits + FIRST + STEP + max(dps - digits, 2 * error.lost))
                continue
            noise = max(scope.sizes) * mpf(10) ** (5 - dps)
        if before is not None and _same(before, now, digits):
            return now
        if dps >= most:
            break
        last, dps = dps, min(most, _precision(last, dps, digits, now, max(scope.sizes)))
    if isinstance(now, mpf) and abs(now) <= noise <= mpf(10) ** (-2 * digits):
        return mpf(0)
    raise OracleError(f"{type(node).__name__}: the evaluations do not agree to {digits} digits")


def _precision(last: int, dps: int, digits: int, now: Any, size: mpf) -> int:
    """The next precision: what cancelled and is now known is put on top; a little more where the
    last one had not enough for that, and this one has; else twice as much."""
    if isinstance(now, mpf) and mp.isfinite(size) and now:
        lost = int(mp.ceil(mp.log10(size / abs(now)))) if size > abs(now) else 0
        needed = digits + FIRST + STEP + lost
        if dps < needed < dps + digits and lost < dps - 8:
            return needed
        if last < needed - STEP <= dps:
            return dps + STEP
    return 2 * dps if last else dps + STEP


def _once(node: Basic, scope: Scope) -> Any:
    try:
        return value(node, scope)
    except OracleError:
        raise
    except ZeroDivisionError as error:
        raise OracleError(f"{type(node).__name__}: a division by zero") from error
    except SLIPS as error:
        raise OracleError(f"{type(node).__name__}: {error or type(error).__name__}") from error


def agree(a: Basic, b: Basic, model: Model = EMPTY, digits: int = 30) -> tuple[bool, Any, Any]:
    """Do both have the same value, to a relative 10^−digits? With the two values."""
    left, right = evaluate(a, model, digits + 2), evaluate(b, model, digits + 2)
    with mp.workdps(2 * digits + 20):
        return _same(left, right, digits), left, right


def random_models(
    nodes: Basic | Sequence[Basic], count: int = 3, seed: int = 0, conditions: Sequence = ()
) -> list[Model]:
    """Models with every symbol in its domain in which the conditions hold; the same for one seed.

    OracleError where none is found: a failed search for a test point is not a pass.
    """
    nodes = [nodes] if isinstance(nodes, Basic) else list(nodes)
    return [draw(nodes, f"{seed}/{k}", k, list(conditions), _holds) for k in range(count)]


def _holds(condition: Basic, model: Model) -> bool:
    """Does it hold in the model, for every index where the index is free in it?"""
    cases = [condition]
    if INDEX in condition.free_symbols:
        longest = max((len(seen) for seen in model.samples.values()), default=0)
        cases = [condition.xreplace({INDEX: sympify(k + 1)}) for k in range(longest)]
    try:
        return bool(cases) and all(evaluate(c, model, 15) is True for c in cases)
    except OracleError:
        return False


def _same(a: Any, b: Any, digits: int) -> bool:
    if isinstance(a, mpc) and isinstance(b, mpc):
        return _no_real_number(a, b, digits)
    if not (isinstance(a, mpf) and isinstance(b, mpf)):
        return type(a) is type(b) and a == b
    if mp.isinf(a) or mp.isinf(b):
        return a == b
    return abs(a - b) <= mpf(10) ** -digits * max(abs(a), abs(b))


def _no_real_number(a: mpc, b: mpc, digits: int) -> bool:
    """Do both say that there is none? What is left of an imaginary part may be noise."""
    least = mpf(10) ** -digits * max(abs(a), abs(b))
    return abs(a - b) <= least < min(abs(a.imag), abs(b.imag))


# -- means -------------------------------------------------------------------------------------


def mean(law: Reading, f: Function, cuts: Sequence[mpf], turns: Turns, scope: Scope) -> mpf:
    """E[f(X)]; OracleError where it is ∞ − ∞."""
    total = expectation(law, f, cuts, turns, scope)
    if total.value != total.value:
        raise OracleError("undefined: the mean is ∞ − ∞")
    if mp.isfinite(total.size):
        scope.sizes[0] = max(scope.sizes[0], total.size)
    return total.value


def expectation(
    law: Reading, f: Function, cuts: Sequence[mpf], turns: Turns, scope: Scope
) -> Total:
    """E[f(X)] and E|f(X)|, the support cut where f or the density has a corner or an end.

    Where that does not converge, it is cut where f turns as well.
    """
    if law.points is not None:
        terms = [mp.exp(law.log_density(x)) * f(x) for x in law.points]
        return Total(mp.fsum(terms), mp.fsum(map(abs, terms)))
    inner = within(law, (*cuts, *law.corners))
    if law.counting:
        starts = sorted({k for c in inner for k in (mp.ceil(c), mp.floor(c) + 1)} - {law.lo})
        firsts, lasts = [law.lo, *starts], [*(k - 1 for k in starts), law.hi]
        ends = [(a, b) for a, b in zip(firsts, lasts) if a <= b]
        return _added(series(law.log_density, f, a, b, scope.start) for a, b in ends)
    try:
        return _integrals(law, f, inner, FEW, scope)
    except Unconverged:
        further = within(law, (*inner, *turns()))
        return _integrals(law, f, further, LEVELS, scope)


def _integrals(law: Reading, f: Function, inner: Sequence[mpf], levels: int, scope: Scope) -> Total:
    ends = zip([law.lo, *inner], [*inner, law.hi])
    return _added(integral(law.log_density, f, a, b, scope.start, levels) for a, b in ends)


def _added(parts: Iterable[Total]) -> Total:
    found = list(parts)
    return Total(mp.fsum(p.value for p in found), mp.fsum(p.size for p in found))


def _mean(node: n.Mean, scope: Scope) -> mpf:
    law, f, cuts, turns = _integrand(node.law, node.body, scope)
    terms = summands(node.body)
    if len(terms) > 1 and vanishes(law, lambda s: [function(t, s) for t in terms], cuts, scope):
        return mpf(0)
    return mean(law, f, cuts, turns, scope)


def _integrand(
    law: n.Law, body: Basic, scope: Scope
) -> tuple[Reading, Function, Sequence[mpf], Turns]:
    f, there = function(body, scope), read(law, scope)
    found = f, corners(body, scope), lambda: turns(body, there, scope)
    if not isinstance(law, n.Length):
        return there, *found
    spread = replace(there, log_density=lambda x: -2 * mp.log1p(abs(x)))
    return spread, lambda x: f(x) * (1 + abs(x)) ** 2, *found[1:]


def _kl(node: n.KL, scope: Scope) -> mpf:
    if node.p == node.q:
        return mpf(0)
    p, q = read(node.p, scope), read(node.q, scope)
    if not dominated(p, q):
        return mp.inf

    def logs(s: Scope) -> list[Function]:
        one, two = read(node.p, s), read(node.q, s)
        return [one.log_density, lambda x: -two.log_density(x)]

    if vanishes(p, logs, q.corners, scope):
        return mpf(0)

    def ratio(x: mpf) -> mpf:
        return p.log_density(x) - q.log_density(x)

    return mean(inside(p, q), ratio, *_places(q), scope)


def _cross_entropy(node: n.CrossEntropy, scope: Scope) -> mpf:
    p, q = read(node.p, scope), read(node.q, scope)
    if not dominated(p, q):
        return -mean(p, q.at, (), tuple, scope) if p.points is not None else mp.inf
    return -mean(inside(p, q), q.log_density, *_places(q), scope)


def _places(q: Reading) -> tuple[Sequence[mpf], Turns]:
    """Where to cut for log q: at its corners, and where a q on the line is highest, for it may be
    far narrower than p; elsewhere it is cut there only if need be."""
    if q.counting:
        return q.corners, tuple
    if mp.isinf(q.lo) and mp.isinf(q.hi):
        return (*q.corners, peak(q.log_density, mp.sinh)[0]), tuple
    return q.corners, lambda: (mode(q),)


def _entropy(node: n.Entropy, scope: Scope) -> mpf:
    p = read(node.p, scope)
    return -mean(p, p.log_density, (), tuple, scope)


# -- optima and conditions ---------------------------------------------------------------------


def _optimum(sign: int) -> Callable:
    def best(node: n.ArgMin, scope: Scope) -> frozenset:
        candidates = scope.model.candidates.get(node.bound)
        if not candidates:
            raise OracleError(f"the model has no candidates for {node.bound}")
        values = [
            sign * real(node.body, scope.bind(node.bound, number(c, scope))) for c in candidates
        ]
        least, size = min(values), max((abs(v) for v in values if mp.isfinite(v)), default=1)
        tie = mpf(10) ** -scope.digits * size
        return frozenset(c for c, v in zip(candidates, values) if v == least or v - least <= tie)

    return best


def _near(a: mpf, b: mpf, scope: Scope) -> bool:
    """Equal to the digits asked for, or both lost in what cancelled."""
    noise = max(scope.sizes) * mpf(10) ** (5 - mp.dps)
    return _same(a, b, scope.digits) or abs(a - b) <= noise


def _positive(node: n.Positive, scope: Scope) -> bool:
    found = real(node.expr, scope)
    return found > 0 and not _near(found, mpf(0), scope)


def _at_most(node: n.AtMost, scope: Scope) -> bool:
    a, b = real(node.lesser, scope), real(node.greater, scope)
    return a <= b or _near(a, b, scope)


def _equal(node: Basic, scope: Scope) -> bool:
    a, b = value(node.args[0], scope), value(node.args[1], scope)
    return _near(a, b, scope) if isinstance(a, mpf) and isinstance(b, mpf) else a == b


def _absolutely_continuous(node: n.AbsolutelyContinuous, scope: Scope) -> bool:
    return dominated(read(node.p, scope), read(node.q, scope))


def _integrable(node: n.Integrable, scope: Scope) -> bool:
    return bool(mp.isfinite(expectation(*_integrand(node.law, node.body, scope), scope).size))


def _almost_everywhere(node: n.AlmostEverywhere, scope: Scope) -> bool:
    """At every point that the quadrature of the law's mass would visit."""
    if not isinstance(node.law, n.Law):
        raise OracleError("almost everywhere under a measure: say under which law")
    visited: list[mpf] = []
    expectation(read(node.law, scope), lambda x: visited.append(x) or mpf(1), (), tuple, scope)
    inner = (scope.bind(VARIATE, x) for x in visited[:: len(visited) // 50 + 1])
    return all(_near(real(node.lhs, s), real(node.rhs, s), s) for s in inner)


RULES.update(
    {
        n.Mean: _mean,
        n.KL: _kl,
        n.CrossEntropy: _cross_entropy,
        n.Entropy: _entropy,
        n.ArgMin: _optimum(1),
        n.ArgMax: _optimum(-1),
        n.Positive: _positive,
        n.AtMost: _at_most,
        n.Equal: _equal,
        n.IsReal: lambda node, scope: bool(mp.isfinite(real(node.args[0], scope))),
        n.IsInteger: lambda node, scope: bool(mp.isint(real(node.args[0], scope))),
        n.Finite: lambda node, scope: bool(mp.isfinite(real(node.expr, scope))),
        n.All: lambda node, scope: all(value(a, scope) for a in node.args),
        n.Either: lambda node, scope: any(value(a, scope) for a in node.args),
        n.Fails: lambda node, scope: not value(node.condition, scope),
        n.AbsolutelyContinuous: _absolutely_continuous,
        n.Integrable: _integrable,
        n.IID: lambda node, scope: True,
        n.AlmostEverywhere: _almost_everywhere,
    }
)
