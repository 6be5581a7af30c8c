"""A law as numbers: its log-density and its support, whatever kind of law it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

import sympy
from mpmath import mp, mpf, workprec
from sympy import Basic
from sympy.core.relational import Relational

from symkl import nodes as n
from symkl.family import Family
from symkl.integrand import LARGE, LOG_MAKERS, SMALL, function
from symkl.nodes import VARIATE
from symkl.quadrature import OracleError, peak
from symkl.valuation import LOGS, RULES, Scope, exponential, ln, names, number, observations, real


@dataclass(frozen=True)
class Reading:
    """A law as numbers: its log-density, its support, and its points where they are listed."""

    counting: bool
    log_density: Callable[[mpf], mpf]
    lo: mpf
    hi: mpf
    points: tuple[mpf, ...] | None = None
    corners: tuple[mpf, ...] = ()

    def at(self, x: mpf) -> mpf:
        """log p(x), −∞ outside of the support."""
        inside = x in self.points if self.points is not None else self.lo <= x <= self.hi
        if not inside or (self.counting and self.points is None and not mp.isint(x)):
            return -mp.inf
        return self.log_density(x)

    def between(self, x: mpf) -> mpf:
        """log p, of whole numbers as the formula carries it on between them: for a slow sum."""
        whole = self.counting and self.points is None and self.lo <= x <= self.hi
        return self.log_density(x) if whole else self.at(x)


# -- laws --------------------------------------------------------------------------------------


def read(law: n.Law, scope: Scope) -> Reading:
    key = ("law", law, *(scope.bound.get(s) for s in names(law) if s != VARIATE))
    if key not in scope.memo:
        with workprec(scope.prec):
            scope.memo[key] = _reader(type(law))(law, scope)
    return scope.memo[key]


@lru_cache(None)
def _reader(kind: type) -> Callable:
    return next(LAWS[base] for base in kind.__mro__ if base in LAWS)


def _read_law(law: n.Law, scope: Scope) -> Reading:
    """A concrete law: its own log-density and range."""
    if isinstance(law, Family) and law.args and all(a.is_number for a in law.args):
        return _read_at_numbers(law, scope)
    formula, support = law.log_density_at(VARIATE), law.range
    if formula is None or support is None:
        raise OracleError(f"nothing is known of the density of {type(law).__name__}")

    log_density = _remember(_steady(formula, scope))
    found = _supported(law.measure == n.COUNTING, log_density, support, scope)
    return replace(found, corners=tuple(corners(formula, scope)))


def _read_at_numbers(law: Family, scope: Scope) -> Reading:
    """The law with letters for its numbers: (x − a)/(b − a) is then ≥ 0 to the last digit."""
    general = type(law).standard()
    values = [(s, number(v, scope)) for s, v in zip(general.args, law.args)]
    return _read_law(general, scope._replace(bound={**scope.bound, **dict(values)}))


def _steady(formula: Basic, scope: Scope) -> Callable[[mpf], mpf]:
    """log p to an absolute accuracy, however large the terms of it are that cancel."""
    if not formula.is_Add:
        return function(formula, scope)
    parts = [function(a, scope) for a in formula.args]

    def steady(x: mpf) -> mpf:
        terms = [part(x) for part in parts]
        bits = max((mp.mag(t) for t in terms if t and mp.isfinite(t)), default=0)
        if SMALL < bits < LARGE:
            with mp.extraprec(bits):
                terms = [part(x) for part in parts]
                return sum(terms[1:], terms[0])
        total = sum(terms[1:], terms[0])
        if bits >= LARGE and mp.mag(total) < bits - mp.prec // 2:
            raise OracleError("terms of a log-density cancel too far")
        return total

    return steady


def _remember(f: Callable[[mpf], mpf]) -> Callable[[mpf], mpf]:
    """The last value: the weight and the integrand ask for log p at the same point."""
    last: list[Any] = [None, 0, None]

    def same(x: mpf) -> mpf:
        if last[0] is not x or last[1] != mp.prec:
            last[:] = x, mp.prec, f(x)
        return last[2]

    return same


def _supported(counting: bool, log_density: Callable, support: Basic, scope: Scope) -> Reading:
    if isinstance(support, n.Points):
        points = tuple(sorted(real(p, scope) for p in support.args))
        return Reading(counting, log_density, points[0], points[-1], points)
    lo, hi = real(support.lo, scope), real(support.hi, scope)
    if not lo < hi and not (counting and lo == hi):
        raise OracleError(f"the support from {mp.nstr(lo)} to {mp.nstr(hi)} is empty")
    return Reading(counting, log_density, lo, hi)


def _table(masses: Mapping[Any, Any], scope: Scope) -> Reading:
    logs: dict[mpf, mpf] = {}
    for point, mass in masses.items():
        mass = number(mass, scope)
        if mass < 0:
            raise OracleError("a negative mass")
        if mass:
            logs[number(point, scope)] = mp.log(mass)
    points = tuple(sorted(logs))
    return Reading(True, logs.__getitem__, points[0], points[-1], points)


def _read_abstract(law: n.AbstractLaw, scope: Scope) -> Reading:
    """As the model says; q_θ at a value of θ is the model's q_θ with θ bound to that value."""
    declared = next((d for d in scope.model.laws if _kin(d) == _kin(law)), None)
    if declared is None:
        raise OracleError(f"the model has no law for {law.name}")
    given = scope.model.laws[declared]
    values = [real(p, scope) for p in law.parameters]
    if isinstance(given, (n.Law, Mapping)):
        for parameter, number_ in zip(declared.parameters, values):
            scope = scope.bind(parameter, number_)
    elif callable(given):
        given = given(*values)
    if isinstance(given, Mapping):
        return _table(given, scope)
    if not isinstance(given, n.Law):
        raise OracleError(f"{law.name} is neither a law nor a table")
    found = read(given, scope)
    if law.measure != n.ABSTRACT and found.counting != (law.measure == n.COUNTING):
        raise OracleError(f"the model's law for {law.name} has another measure")
    return found


def _kin(law: n.AbstractLaw) -> tuple:
    return law.args[:2], len(law.parameters)


def _read_point(law: n.PointMass, scope: Scope) -> Reading:
    return _table({real(law.at, scope): 1}, scope)


def _read_empirical(law: n.Empirical, scope: Scope) -> Reading:
    """Equal observations add their masses."""
    observed = [number(x, scope) for x in observations(law.sample, scope)]
    return _table({x: mpf(observed.count(x)) / len(observed) for x in observed}, scope)


def _read_image(law: n.Image, scope: Scope) -> Reading:
    """log p_U(u) = log p(map(u)) + log|map′(u)|, with a derivative of our own."""
    base = read(law.law, scope)
    slope = sympy.S.One if base.counting else law.point.diff(VARIATE)

    point, rate = function(law.point, scope), function(slope, scope)

    def log_density(u: mpf) -> mpf:
        inside = min(max(point(u), base.lo), base.hi)  # where rounding would leave the support
        return base.at(inside) + ln(abs(rate(u)))

    found = _supported(base.counting, log_density, law.range, scope)
    if slope.has(VARIATE):
        return found
    start, by = point(mpf(0)), point(mpf(1)) - point(mpf(0))
    return replace(found, corners=tuple((c - start) / by for c in base.corners))


def _log_density(node: n.Density, scope: Scope) -> mpf:
    return read(node.law, scope).at(real(node.at, scope))


def _log_likelihood(node: Basic, scope: Scope) -> mpf:
    law = read(node.law, scope)
    return mp.fsum(law.at(number(x, scope)) for x in observations(node.sample, scope))


def corners(body: Basic, scope: Scope) -> list[mpf]:
    """Where |a|, max(a, b), a relation or a support in the body switches, if at an affine a."""
    found = []
    for part in sorted(body.atoms(*SWITCHES), key=sympy.default_sort_key):
        kind = next(b for b in type(part).__mro__ if b in SWITCHES)
        for switch, target in SWITCHES[kind](part, scope):
            if VARIATE in switch.free_symbols and switch.is_polynomial(VARIATE):
                at = [function(switch, scope)(mpf(k)) for k in (0, 1, 2)]
                slope = at[1] - at[0]
                if slope and abs(at[2] - at[1] - slope) <= mpf(10) ** (9 - mp.dps) * abs(slope):
                    found.append((target - at[0]) / slope)
    return found


def turns(body: Basic, law: Reading, scope: Scope) -> list[mpf]:
    """Where log(c + g(x)) turns from log c to log g, and where the base of a power is 0.

    Far from there f is as smooth as a logarithm, near it as sharp as its scale is small.
    """
    found = []
    for power in body.atoms(sympy.Pow):
        if VARIATE in power.base.free_symbols and power.base.is_polynomial(VARIATE):
            found += _roots(function(power.base, scope), law)
    for log in body.atoms(sympy.log):
        terms = sympy.Add.make_args(log.args[0])
        varying = [t for t in terms if VARIATE in t.free_symbols]
        if 0 < len(varying) < len(terms):
            level = abs(real(log.args[0].func(*(t for t in terms if t not in varying)), scope))
            g = function(log.args[0].func(*varying), scope)
            found += _roots(lambda x, g=g, level=level: ln(abs(g(x))) - ln(level), law)
    return found


def _roots(g: Callable[[mpf], mpf], law: Reading) -> list[mpf]:
    """Where g changes its sign within the support, as far as a coarse look finds it."""
    places = sorted(s * t for s in (1, -1) for t in (mpf(0), *(mpf(2) ** k for k in range(-2, 24))))
    signs = [(t, _sign(g, t, law)) for t in places]
    found = []
    for (a, one), (b, two) in pairwise(signs):
        if one * two < 0:
            for _ in range(mp.prec):
                middle = (a + b) / 2
                a, b = (middle, b) if _sign(g, middle, law) == one else (a, middle)
            found.append(_place(a, law))
    return found


def _sign(g: Callable[[mpf], mpf], t: mpf, law: Reading) -> int:
    try:
        return int(mp.sign(g(_place(t, law))))
    except (OracleError, ArithmeticError, ValueError):
        return 0


def _place(t: mpf, law: Reading) -> mpf:
    """The point of the support at t of the real line, in the charts of the quadrature."""
    if mp.isinf(law.lo) and mp.isinf(law.hi):
        return mp.sinh(t)
    if mp.isinf(law.hi):
        return law.lo + mp.exp(t)
    if mp.isinf(law.lo):
        return law.hi - mp.exp(t)
    return law.lo + (law.hi - law.lo) / (1 + mp.exp(-t))


def mode(law: Reading) -> mpf:
    """Where the mass is highest on the scale of the distance to the ends."""
    return _place(_bulk(law)[0], law)


def around(law: Reading, widths: Iterable[mpf]) -> Iterator[mpf]:
    """Points of the support so many widths of the mass below and above its mode."""
    at, width = _bulk(law)
    points = (_place(at + side * k * width, law) for k in widths for side in (1, -1))
    return (x for x in points if law.lo < x < law.hi)


def _bulk(law: Reading) -> tuple[mpf, mpf]:
    """Where the mass is highest on the real line of the charts, and how wide it is there."""
    size = (lambda t: abs(t)) if mp.isfinite(law.lo + law.hi) else (lambda t: -t)
    return peak(lambda t: law.log_density(_place(t, law)) - size(t))


def _support_switches(node: n.Density, scope: Scope) -> list[tuple[Basic, mpf]]:
    law = read(node.law, scope)
    ends = law.points if law.points is not None else (law.lo, law.hi)
    return [(node.at, e) for e in (*ends, *law.corners) if mp.isfinite(e)]


def dominated(p: Reading, q: Reading) -> bool:
    """P ≪ Q, by their supports; an end that touches to all but the last digits is the same end."""
    if p.counting != q.counting:
        return False
    points = p.points
    if points is None and q.points is not None and p.hi - p.lo <= len(q.points):
        points = [p.lo + k for k in range(int(p.hi - p.lo) + 1)]
    if points is not None:
        return all(q.at(x) > -mp.inf for x in points)
    return q.points is None and _reaches(q.lo, p.lo) and _reaches(p.hi, q.hi)


def inside(p: Reading, q: Reading) -> Reading:
    """P ≪ Q, cut at the ends of Q: an end that touches is beyond Q's by no more than rounding."""
    if p.points is not None or q.points is not None:
        return p
    return replace(p, lo=max(p.lo, q.lo), hi=min(p.hi, q.hi))


def _reaches(a: mpf, b: mpf) -> bool:
    """a ≤ b, up to rounding."""
    return a <= b or (mp.isfinite(a) and a - b <= mpf(10) ** (8 - mp.dps) * max(1, abs(a)))


LAWS: dict[type, Callable] = {
    n.Law: _read_law,
    n.AbstractLaw: _read_abstract,
    n.PointMass: _read_point,
    n.Empirical: _read_empirical,
    n.Image: _read_image,
}

SWITCHES: dict[type, Callable] = {
    n.Density: _support_switches,
    sympy.Abs: lambda node, scope: [(node.args[0], mpf(0))],
    sympy.sign: lambda node, scope: [(node.args[0], mpf(0))],
    sympy.Max: lambda node, scope: [(a - b, mpf(0)) for a in node.args for b in node.args],
    sympy.Min: lambda node, scope: [(a - b, mpf(0)) for a in node.args for b in node.args],
    Relational: lambda node, scope: [(node.lhs - node.rhs, mpf(0))],
}


def _made_log_density(node: n.Density, scope: Scope) -> Callable[[mpf], mpf]:
    law = read(node.law, scope)
    if node.at is VARIATE:
        return law.between
    at = function(node.at, scope)
    return lambda x: law.at(at(x))


LOG_MAKERS[n.Density] = _made_log_density
LOGS.update({n.Density: _log_density, n.Likelihood: _log_likelihood})

RULES.update(
    {
        n.Density: lambda node, scope: exponential(_log_density(node, scope)),
        n.Likelihood: lambda node, scope: exponential(_log_likelihood(node, scope)),
        n.LogLikelihood: _log_likelihood,
    }
)
