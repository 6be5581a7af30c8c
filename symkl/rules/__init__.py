"""What proposes steps, one subject a file, found by scanning the folder.

A rule is not trusted: the kernel decides what it offers. Importing this package enters all of them.
"""

import importlib
import pkgutil

for _module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
    importlib.import_module(f"{__name__}.{_module}")
