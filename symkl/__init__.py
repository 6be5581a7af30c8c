"""symkl derives information-theoretic quantities of probability laws, step by checked step."""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """The public names, imported when they are asked for: ``symkl --help`` needs none of SymPy."""
    from importlib import import_module

    homes = {
        "kl": "questions", "entropy": "questions", "cross_entropy": "questions",
        "theorem": "theorems", "Derivation": "derivation", "Family": "family",
        "StepRejected": "claim", "OracleError": "oracle", "FAMILIES": "families",
    }  # fmt: skip
    if name in homes:
        return getattr(import_module(f"symkl.{homes[name]}"), name)
    if name[:1].isupper():
        try:
            return import_module("symkl.families").family(name)
        except ValueError as error:
            raise AttributeError(f"symkl has no {name!r}: {error}") from None
    raise AttributeError(f"symkl has no {name!r}")
