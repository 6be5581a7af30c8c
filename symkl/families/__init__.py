"""The families, one a file; importing this package finds them by scanning the folder."""

from __future__ import annotations

import difflib
import importlib
import pkgutil

from symkl.family import Family

FAMILIES: dict[str, type[Family]] = {}
_ALIASES: dict[str, str] = {}

for _module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
    for _value in vars(importlib.import_module(f"{__name__}.{_module}")).values():
        if (
            isinstance(_value, type)
            and issubclass(_value, Family)
            and _value.__module__ == f"{__name__}.{_module}"
        ):
            FAMILIES[_value.__name__] = _value
            _ALIASES |= dict.fromkeys(_value.aliases, _value.__name__)

globals().update(FAMILIES)
__all__ = [*FAMILIES, "FAMILIES", "family"]


def family(name: str) -> type[Family]:
    """The family of that name or alias; ValueError with the nearest names where there is none."""
    found = FAMILIES.get(_ALIASES.get(name, name))
    if found is None:
        known = sorted([*FAMILIES, *_ALIASES])
        lower = {k.lower(): k for k in known}
        near = difflib.get_close_matches(name.lower(), lower, n=1, cutoff=0.6)
        hint = f"; did you mean {lower[near[0]]}?" if near else f"; there are {', '.join(known)}"
        raise ValueError(f"unknown family {name[:60]!r}{hint}")
    return found
