"""The families in words: what each is called, what its parameters mean, where it lives."""

from __future__ import annotations

from sympy import Integer, S, Symbol

from symkl.families import FAMILIES, family
from symkl.family import Family
from symkl.interop import foreign_names
from symkl.nodes import COUNTING, Image, Points
from symkl.parameters import Alternative
from symkl.spelling import usage

KINDS = (
    "the line",
    "a half-line",
    "a half-line from a parameter",
    "an interval",
    "an interval between parameters",
    "finitely many points",
    "infinitely many points",
)


def listing() -> list[tuple[str, str]]:
    """A row for each family: Gamma(k, theta), and its density."""
    return [(usage(f), _first_line(f)) for _, f in sorted(FAMILIES.items())]


def portrait(name: str) -> str:
    """One family in full: density, support, parameters, conventions, other names."""
    found = family(name)
    lines = [usage(found), ""]
    lines += [f"  density     {_first_line(found)}", f"  support     {where(found)}"]
    for position, parameter in enumerate(found.parameters):
        label = "parameters" if position == 0 else ""
        meaning = f"{parameter.name}: {parameter.meaning}, {parameter.domain.words}"
        letter = f" (written {parameter.standard(None)})" * (parameter.symbol != parameter.name)
        named = (parameter.name, parameter.symbol, parameter.meaning)
        others = [n for n in parameter.names if n not in named]
        also = f"; also {', '.join(others)}" * bool(others)
        lines.append(f"  {label:<10}  {meaning}{letter}{also}")
    for position, row in enumerate(found.alternatives):
        lines.append(f"  {'or by name' if position == 0 else '':<10}  {alternative(row)}")
    for position, words in enumerate(edges(found)):
        lines.append(f"  {'at the edge' if position == 0 else '':<11} {words}")
    if found.conventions:
        lines.append(f"  convention  {found.conventions}")
    if found.aliases:
        lines.append(f"  also called {', '.join(found.aliases)}")
    for position, (library, call) in enumerate(foreign_names(found)):
        lines.append(f"  {'elsewhere' if position == 0 else '':<10}  {library:<8} {call}")
    return "\n".join(lines)


def alternative(row: Alternative) -> str:
    """rate = 1/theta, a positive number, in place of theta."""
    given = [
        f"{' or '.join(names)} = {p.meaning}, {p.domain.words}" for names, p in row.given.items()
    ]
    return f"{'; with '.join(given)}; in place of {', '.join(row.replaced)}"


def edges(found: type[Family]) -> list[str]:
    """What is left where a parameter lies at an edge of its domain: n = 0 has its mass at 0."""
    own = [p.name for p in found.parameters]
    named = {n: Symbol(n, **p.domain.assumptions) for n, p in zip(own, found.parameters)}
    said = []
    for (name, value), left in found.edges.items():
        what = f"has its mass at {left}"
        if callable(left):
            law = left(*named.values())
            what = f"is {law.law}, mirrored" if isinstance(law, Image) else f"is {law}"
        said.append(f"{name} = {value} may be given too: it {what}")
    return said


def where(found: type[Family]) -> str:
    """[0, ∞), or 0, 1, 2, … for a discrete family."""
    support = found.standard().range
    if isinstance(support, Points):
        return ", ".join(map(str, support.args))
    lo, hi = support.lo, support.hi
    if found.measure is not COUNTING:
        left = "(" if lo == -S.Infinity else "["
        right = ")" if hi == S.Infinity else "]"
        return f"{left}{_end(lo)}, {_end(hi)}{right}"
    if lo == S.NegativeInfinity:
        return "…, −1, 0, 1, …"
    if hi == S.Infinity:
        return f"{lo}, {lo + 1}, {lo + 2}, …"
    if isinstance(hi, Integer):
        return ", ".join(str(k) for k in range(int(lo), int(hi) + 1))
    return f"{lo}, …, {_end(hi)}"


def kind(found: type[Family]) -> str:
    """The support in a word or two, as families are sorted by it."""
    support = found.standard().range
    if isinstance(support, Points):
        return KINDS[5]
    ends = (support.lo, support.hi)
    finite = [e for e in ends if e not in (S.Infinity, -S.Infinity)]
    if found.measure is COUNTING:
        return KINDS[5 if len(finite) == 2 else 6]
    fixed = all(e.is_number for e in finite)
    return KINDS[0] if not finite else KINDS[{1: 1, 2: 3}[len(finite)] + (not fixed)]


def _end(value: object) -> str:
    return str(value).replace("oo", "∞").replace("-", "−")


def _first_line(found: type[Family]) -> str:
    return (found.__doc__ or "").strip().splitlines()[0].rstrip(".")
