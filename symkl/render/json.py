"""The certificate of a derivation: data for a replay, not a page."""

from __future__ import annotations

from symkl.derivation import Derivation


def write_derivation(derivation: Derivation) -> str:
    """Everything that a replay needs, as JSON."""
    return derivation.to_json()
