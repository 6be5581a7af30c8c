"""symkl derives information-theoretic quantities of probability laws, step by checked step."""

from __future__ import annotations

import os
from typing import Any

__version__ = "0.1.0"

# SymPy remembers 1,000 results of each function, fewer than a derivation asks for again; this is a
# tenth of the time. It counts where SymPy is not imported yet, and a choice of the user's stands.
os.environ.setdefault("SYMPY_CACHE_SIZE", "20000")

HOMES = {  # the public names, each imported when it is asked for: help needs none of SymPy
    "kl": "questions", "entropy": "questions", "cross_entropy": "questions",
    "kl_divergence": "questions.stats", "atlas": "atlas", "check": "checking",
    "theorem": "theorems", "Derivation": "derivation", "Family": "family",
    "StepRejected": "claim", "OracleError": "oracle", "FAMILIES": "families",
}  # fmt: skip


def __dir__() -> list[str]:
    from symkl.catalogue import families

    return sorted([*HOMES, *families()])


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name == "__all__":
        return __dir__()
    if name in HOMES:
        return getattr(import_module(f"symkl.{HOMES[name]}"), name)
    if name[:1].isupper():
        try:
            return import_module("symkl.families").family(name)
        except ValueError as error:
            raise AttributeError(f"symkl has no {name!r}: {error}") from None
    raise AttributeError(f"symkl has no {name!r}")


def load_ipython_extension(ipython: Any) -> None:
    """%load_ext symkl: the magic of a notebook."""
    from symkl.hosts.notebook import register

    register(ipython)
