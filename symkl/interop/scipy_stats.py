"""The law of a frozen scipy.stats distribution: its shapes, loc and scale as exact parameters.

scipy.stats has one law p for each name and shapes, and p((x − loc)/scale)/scale for the rest. A
family has some of these laws, under parameters of its own. Which, is data: at every loc and scale,
at loc = 0, only where both are standard, and where another family takes over. What no row names is
refused; a number is taken as it is written, 0.3 as 3/10.
"""

from __future__ import annotations

import sys
from numbers import Rational, Real
from typing import Any

from sympy import Expr, Float, oo
from sympy import Rational as SympyRational

from symkl.families import family
from symkl.family import exact
from symkl.interop.points import POINTS, on_points
from symkl.interop.scipy_table import AT_ZERO, EVERYWHERE, NEW, SPECIAL, STANDARD, WITHOUT
from symkl.nodes import Law


def law(given: Any) -> Law:
    """The law of ``scipy.stats.gamma(2, scale=3)``."""
    kind = type(given).__name__
    if kind in NEW and type(given).__module__ == "scipy.stats._new_distributions":
        name, parts = NEW[kind]
        values = (getattr(given, part) if isinstance(part, str) else part for part in parts)
        return family(name)(*(_exact(v, kind, str(part)) for part, v in zip(parts, values)))
    if kind not in ("rv_continuous_frozen", "rv_discrete_frozen"):
        name = getattr(given, "name", kind)
        why = "call it with its parameters" if hasattr(given, "freeze") else "no family has it"
        raise TypeError(f"{name} is not a frozen distribution of scipy.stats: {why}")
    distribution: Any = given.dist
    name = distribution.name
    if type(distribution).__name__ == "rv_sample":
        return _sample(given)
    if not _as_shipped(distribution):
        raise TypeError(f"{name} is not scipy.stats.{name}: write a Family for it")
    found = _found(name, *_arguments(given))
    return family(found[0])(*found[1:])


def _sample(given: Any) -> Law:
    """rv_discrete(values=(points, masses)), the masses as written: their sum must be 1."""
    if any(given.args) or any(given.kwds.values()):
        raise ValueError("no family is scipy.stats.rv_discrete(values=…) with a loc")
    masses: dict[Any, Any] = {}
    for point, mass in zip(given.dist.xk, given.dist.pk):
        place = _exact(point, "rv_discrete", "xk")
        masses[place] = masses.get(place, 0) + _exact(mass, "rv_discrete", "pk")
    found = on_points(masses)
    if found is None:
        raise ValueError(f"no family is scipy.stats.rv_discrete(values=…); {POINTS}")
    return family(found[0])(*found[1:])


def _as_shipped(distribution: Any) -> bool:
    """Is it the one of that name in scipy.stats, and not another with changed support?"""
    own: Any = getattr(sys.modules["scipy.stats"], str(distribution.name), None)
    return type(own) is type(distribution) and (own.a, own.b) == (distribution.a, distribution.b)


def _arguments(given: Any) -> tuple[dict[str, Any], Any, Any]:
    """The shapes by name, loc and scale, exact."""
    distribution, name = given.dist, given.dist.name
    shapes = [s.strip() for s in (distribution.shapes or "").split(",") if s.strip()]
    order = [*shapes, "loc", *(["scale"] * (type(given).__name__ == "rv_continuous_frozen"))]
    values = {"loc": 0, "scale": 1} | dict(zip(order, given.args)) | given.kwds
    read = {key: _exact(value, name, key) for key, value in values.items()}
    loc, scale = read.pop("loc"), read.pop("scale")
    if scale.is_positive is not True:
        raise ValueError(f"scipy.stats.{name}: scale must be positive, not {scale}")
    if loc.is_finite is not True or scale.is_finite is not True:
        raise ValueError(f"scipy.stats.{name}: loc and scale must be finite")
    return read, loc, scale


def _found(name: str, shapes: dict[str, Any], loc: Any, scale: Any) -> tuple[Any, ...]:
    """The name of a family and its parameters."""
    found = SPECIAL[name](**shapes, loc=loc, scale=scale) if name in SPECIAL else None
    if found is not None:
        return found
    if name in EVERYWHERE:
        return EVERYWHERE[name](**shapes, loc=loc, scale=scale)
    given = ", ".join(f"{k}={v}" for k, v in {**shapes, "loc": loc, "scale": scale}.items())
    refused = f"no family is scipy.stats.{name}({given})"
    if name in AT_ZERO:
        if loc != 0:
            raise ValueError(f"{refused}; there is one at loc = 0")
        return AT_ZERO[name](**shapes, scale=scale)
    if name in STANDARD:
        if (loc, scale) != (0, 1):
            raise ValueError(f"{refused}; there is one at loc = 0, scale = 1")
        return STANDARD[name](**shapes)
    hint = WITHOUT.get(name)
    raise ValueError(f"{refused}; {hint}" if hint else refused)


def _exact(value: Any, name: str, key: str) -> Expr:
    """The number as it is written: 0.1 is 1/10, in single precision too."""
    where = f"scipy.stats.{name}: {key}"
    if isinstance(value, Expr):
        if not value.is_number:
            raise TypeError(f"{where} must be one real number, not {value}")
        return value.xreplace({f: exact(f, where) for f in value.atoms(Float)})
    if hasattr(value, "item") and getattr(value, "size", 0) == 1 and getattr(value, "ndim", 0) == 0:
        value = value[()]  # an array without dimensions is the number in it
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(f"{where} must be one real number, not {value!r}")
    if isinstance(value, Rational):
        return SympyRational(int(value.numerator), int(value.denominator))
    if abs(value) == float("inf"):
        return oo if value > 0 else -oo
    return exact(str(value), where)
