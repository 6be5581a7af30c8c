"""How a call names the parameters of a family: in their order, by name, by an alternative.

``Gamma(alpha, rate=beta)`` gives k by its place and, in place of theta, its inverse. Which of the
alternatives of the family are meant follows from the set of names alone: it must fix every
parameter, and none twice. No name is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from symkl.catalogue import nearest
from symkl.parameters import Alternative, Parameter, Values


@dataclass(frozen=True)
class Spelling:
    """The parameter that each value of a call is, and the alternatives that find the others."""

    parameters: tuple[Parameter, ...]
    alternatives: tuple[Alternative, ...]

    def solved(self, values: Values) -> Values:
        """The family's own parameters, by name, from the values by the names of ``parameters``."""
        found = dict(values)
        for row in self.alternatives:
            for parameter in row.given.values():
                found.pop(parameter.name, None)
        for row in self.alternatives:
            found |= row.solved(values)
        return found


def spelling(family: Any, count: int, names: Sequence[str]) -> Spelling:
    """What ``count`` values in their order and one by each name are; TypeError if nothing."""
    _known(family, names)
    for rows in _choices(family.alternatives, names):
        found = _fit(family, count, names, rows)
        if found is not None:
            return Spelling(found, rows)
    given, needed = count + len(names), len(family.parameters)
    if given != needed:
        plural = f"{needed} parameter{'s' * (needed != 1)}"
        also = f"; it is {possible(family)}" if names else ""
        raise TypeError(f"{usage(family)} takes {plural}, {given} given{also}")
    words = [p.name for p in family.parameters[:count]] + [f"{n}=" for n in names]
    raise TypeError(f"{family.__name__}: {', '.join(words)} do not go together; {_it(family)}")


def usage(family: Any) -> str:
    """Gamma(k, theta)."""
    return f"{family.__name__}({', '.join(p.name for p in family.parameters)})"


def possible(family: Any) -> str:
    """Gamma(k, theta), with scale for theta, or rate=1/theta: every name that may be used."""
    same = [f"{' or '.join(p.names[1:])} for {p.name}" for p in family.parameters if p.names[1:]]
    other = [
        " with ".join(f"{' or '.join(names)}={p.meaning}" for names, p in row.given.items())
        for row in family.alternatives
    ]
    return ", or ".join([", ".join([usage(family), *same]), *other])


def _it(family: Any) -> str:
    return f"it is {possible(family)}"


def _known(family: Any, names: Sequence[str]) -> None:
    """Refuse a name that the family has not got, with the nearest that it has."""
    known = [name for p in family.parameters for name in p.names]
    known += [n for row in family.alternatives for names in row.given for n in names]
    for name in names:
        if name not in known:
            near = nearest(name, known)
            hint = f"did you mean {near[0]}? It" if near else "it"
            raise TypeError(
                f"{family.__name__} takes no {name[:60]!r}; {hint} is {possible(family)}"
            )


def _choices(
    rows: tuple[Alternative, ...], names: Sequence[str]
) -> Iterator[tuple[Alternative, ...]]:
    """The sets of alternatives whose numbers are all among the names, the smallest first."""
    open_ = [row for row in rows if all(set(given) & set(names) for given in row.given)]
    for size in range(len(open_) + 1):
        yield from combinations(open_, size)


def _fit(
    family: Any, count: int, names: Sequence[str], rows: tuple[Alternative, ...]
) -> tuple[Parameter, ...] | None:
    """The parameter that each value is, if with these alternatives all are fixed, none twice."""
    by_name: dict[str, Parameter] = {}
    for row in rows:
        for given, parameter in row.given.items():
            found = [n for n in names if n in given and n not in by_name]
            if len(found) != 1:
                return None
            by_name[found[0]] = parameter
    own = {name: p for p in family.parameters for name in p.names}
    rest = [n for n in names if n not in by_name]
    if not all(n in own for n in rest):
        return None
    mine = [*family.parameters[:count], *(own[n] for n in rest)]
    fixed = [p.name for p in mine] + [name for row in rows for name in row.replaced]
    if count > len(family.parameters) or sorted(fixed) != sorted(p.name for p in family.parameters):
        return None
    if not {name for row in rows for name in row.uses} <= {p.name for p in mine}:
        return None
    by_name |= {n: own[n] for n in rest}
    return (*family.parameters[:count], *(by_name[n] for n in names))
