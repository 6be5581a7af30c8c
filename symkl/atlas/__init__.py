"""The atlas: a question asked of every ordered pair of families of one measure, cell by cell.

``symkl.atlas(...)`` makes one: this module can be called, so that the name is the same whether or
not something has been imported from within it.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

from symkl.atlas.atlas import Atlas, atlas
from symkl.atlas.cells import Cell

__all__ = ["Atlas", "Cell", "atlas"]


class _Callable(ModuleType):
    def __call__(self, *arguments: Any, **named: Any) -> Atlas:
        return atlas(*arguments, **named)


sys.modules[__name__].__class__ = _Callable
