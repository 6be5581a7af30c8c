"""The theorems, one a file, found by scanning the folder; each is a Derivation and can be cited.

``theorem("kl-decomposition")`` derives it, once; its chain is then a lemma for other derivations.
"""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from functools import cache

from symkl.derivation import Derivation

SHARED = ("laws", "likelihoods")  # what several theorems use
NAMES: tuple[str, ...] = tuple(
    sorted(m.name.replace("_", "-") for m in pkgutil.iter_modules(__path__) if m.name not in SHARED)
)


@cache
def theorem(name: str) -> Derivation:
    """The theorem of that name, derived and checked; ValueError with the names that there are.

    >>> from symkl import theorem
    >>> theorem("kl-decomposition").after
    CrossEntropy(p, q) - Entropy(p)
    """
    if name not in NAMES:
        near = difflib.get_close_matches(name, NAMES, 1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(NAMES)}"
        raise ValueError(f"unknown theorem {name[:60]!r}; {hint}")
    made = importlib.import_module(f"{__name__}.{name.replace('-', '_')}").derive()
    made.name = name
    return made
