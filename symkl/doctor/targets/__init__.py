"""One host a file: what its targets need. Each has a table NEEDS; a new one is one new file."""

from importlib import import_module
from pkgutil import iter_modules

from symkl.doctor.needs import Need

NEEDS: dict[str, Need] = {}
for _module in sorted(m.name for m in iter_modules(__path__)):
    NEEDS |= import_module(f"{__name__}.{_module}").NEEDS
