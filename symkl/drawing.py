"""Random models: every symbol inside its domain, every abstract law made concrete.

An abstract law is drawn once as a table of masses, once with a density on the line or half-line,
once as an infinite sequence of masses; all laws of one model share the measure and the support.
Numbers are small asymmetric fractions, so that no accident of a special point hides an error.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sympy import Add, Basic, Rational, Symbol, default_sort_key, exp

from symkl import nodes as n
from symkl.families import Gamma, Geometric0, LogNormal, Normal, Poisson
from symkl.family import Family
from symkl.nodes import INDEX, VARIATE, Condition
from symkl.quadrature import OracleError
from symkl.valuation import Model

TRIES = 400
Holds = Callable[[Condition, Model], bool]


def draw(nodes: Sequence[Basic], seed: str, kind: int, wanted: Sequence, holds: Holds) -> Model:
    """A model in which the laws' own conditions and those wanted hold, or OracleError."""
    parts = _parts([*nodes, *wanted])
    bound = {b.bound for b in _of(parts, n.ArgMin)}
    own = [c for law in _of(parts, n.Law) for c in law.conditions]
    wanted = sorted(wanted, key=lambda c: c.has(n.Law))  # the cheap ones first
    source = random.Random(seed)
    for _ in range(TRIES):
        model = Model(_symbols(parts, own, source))
        if not all(holds(c, model) for c in own):
            continue
        candidates = {t: _candidates(t, own, model, source, holds) for t in _ordered(bound)}
        model = replace(model, candidates=candidates, laws=_laws(parts, kind, source))
        model = replace(model, samples=_samples(parts, model, source, holds))
        if all(holds(c, model) for c in wanted):
            return model
    raise OracleError(f"no model with {', '.join(map(str, [*own, *wanted]))} in {TRIES} draws")


def _parts(nodes: Sequence[Basic]) -> list[Basic]:
    """Every part of the nodes, each once, in an order that no hash decides."""
    return _ordered({part for node in nodes for part in _walk(node)})


def _ordered(found: set) -> list[Any]:
    return sorted(found, key=default_sort_key)


def _walk(node: Basic) -> Iterator[Basic]:
    yield node
    for a in node.args:
        yield from _walk(a)


def _of(parts: Sequence[Basic], kind: type) -> list[Any]:
    return [p for p in parts if isinstance(p, kind)]


# -- numbers -----------------------------------------------------------------------------------


def _fraction(source: random.Random, lo: int, hi: int) -> Rational:
    """A fraction between lo and hi that is no whole number."""
    prime = source.choice((7, 11, 13))
    return lo + Rational(source.choice([k for k in range((hi - lo) * prime) if k % prime]), prime)


def _number(symbol: Basic, source: random.Random) -> Rational:
    if symbol.is_integer:
        return Rational(source.randint(2, 6) if symbol.is_positive else source.randint(-4, 5))
    if symbol.is_nonnegative:
        return _fraction(source, *source.choice(((0, 1), (0, 1), (0, 4))))
    return -_fraction(source, 0, 4) if symbol.is_nonpositive else _fraction(source, -3, 3)


def _masses(size: int, source: random.Random) -> list[Rational]:
    weights = [source.randint(1, 12) for _ in range(size)]
    return [Rational(w, sum(weights)) for w in weights]


def _symbols(parts: Sequence[Basic], own: Sequence, source: random.Random) -> dict[Basic, Any]:
    """A number for every symbol; those that must sum to 1 are scaled to do so."""
    free = [s for s in _of(parts, Symbol) if s not in (VARIATE, INDEX)]
    values: dict[Basic, Any] = {}
    for s in free:
        values[s] = _number(s, source)
        while not s.is_integer and values[s] in [v for t, v in values.items() if t != s]:
            values[s] = _number(s, source)
    for condition in own:
        if isinstance(condition, n.Equal) and not condition.has(n.Vector):
            total, rest = condition.lhs, condition.lhs.xreplace(dict.fromkeys(values, Rational(0)))
            now = total.xreplace(values) - rest
            if now.is_number and now != 0:
                scale = (condition.rhs - rest) / now
                values |= {s: values[s] * scale for s in _ordered(total.free_symbols)}
    for vector in _of(parts, n.Vector):
        values[vector] = _masses(int(vector.size.xreplace(values)), source)
    return values


def _candidates(
    parameter: Basic, own: Sequence, model: Model, source: random.Random, holds: Holds
) -> list[Rational]:
    """Values of the parameter of an optimum, the one it has in the model among them."""
    conditions = [c for c in own if parameter in c.free_symbols]
    found = [model.symbols[parameter]]
    for _ in range(TRIES):
        symbols = {**model.symbols, parameter: _number(parameter, source)}
        trial = replace(model, symbols=symbols)
        if symbols[parameter] not in found and all(holds(c, trial) for c in conditions):
            found.append(symbols[parameter])
        if len(found) == 4:
            return found
    raise OracleError(f"no candidates for {parameter} in {TRIES} draws")


# -- laws and samples --------------------------------------------------------------------------


def _laws(parts: Sequence[Basic], kind: int, source: random.Random) -> dict[n.AbstractLaw, Any]:
    """A concrete law for each name; q_θ, q_η, … are one law with different parameters."""
    concrete = {law.measure for law in _of(parts, Family)}
    size, line = source.randint(3, 5), source.random() < 0.5
    found: dict[n.AbstractLaw, Any] = {}
    for law in _of(parts, n.AbstractLaw):
        measures = concrete if law.measure == n.ABSTRACT else {law.measure}
        kinds = [k for k in KINDS if all(k.measure == m for m in measures)]
        if not kinds:
            raise OracleError(f"{law.name} would need two measures")
        names = [Symbol(f"theta_{k}", real=True) for k in range(len(law.parameters))]
        declared = n.AbstractLaw(law.name, law.measure, *names)
        if declared not in found:
            tilt = Add(*(_fraction(source, 0, 1) * t for t in names))
            found[declared] = kinds[kind % len(kinds)].make(tilt, size, line, not found, source)
    return found


def _table(tilt: Any, size: int, line: bool, first: bool, source: random.Random) -> dict:
    """Masses, tilted by e^(k·tilt); the first law's may have a 0, which is where 0·log 0 shows."""
    masses = _masses(size, source)
    if first and not tilt and source.random() < 0.5:
        masses = [Rational(0), *_masses(size - 1, source)]
    weights = [m * exp(k * tilt) for k, m in enumerate(masses)]
    return {k: w / Add(*weights) for k, w in enumerate(weights)}


def _density(tilt: Any, size: int, line: bool, first: bool, source: random.Random) -> n.Law:
    a, b = _fraction(source, 0, 3), _fraction(source, 0, 2)
    if line:
        return Normal(tilt + a, b)
    return source.choice((lambda: Gamma(a, b * exp(tilt)), lambda: LogNormal(tilt + a, b)))()


def _sequence(tilt: Any, size: int, line: bool, first: bool, source: random.Random) -> n.Law:
    a = _fraction(source, 0, 4)
    return source.choice(
        (lambda: Poisson(a * exp(tilt)), lambda: Geometric0(1 / (1 + a * exp(tilt))))
    )()


class Kind(NamedTuple):
    """A way to make an abstract law concrete."""

    measure: n.Measure
    make: Callable[..., Any]


KINDS = (Kind(n.COUNTING, _table), Kind(n.LEBESGUE, _density), Kind(n.COUNTING, _sequence))


def _samples(
    parts: Sequence[Basic], model: Model, source: random.Random, holds: Holds
) -> dict[n.Sample, list]:
    """Observations at which every law has mass, the first of them repeated at the end."""
    laws = [p for p in _of(parts, n.Law) if not isinstance(p, (n.Empirical, n.PointMass))]
    found = {}
    for sample in _of(parts, n.Sample):
        size, observed = int(sample.size.xreplace(model.symbols)), []
        for _ in range(TRIES):
            at = (
                _fraction(source, -3, 5)
                if source.random() < 0.5
                else Rational(source.randint(0, 6))
            )
            if all(holds(n.Positive(n.Density(law, at)), model) for law in laws):
                observed.append(at)
            if len(observed) >= max(1, size - 1):
                break
        else:
            raise OracleError(f"no observations for {sample.name} in {TRIES} draws")
        found[sample] = (observed + observed[:1])[:size]
    return found
