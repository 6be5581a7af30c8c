"""Pictures of divergences and entropies, by matplotlib: SVG, PNG, PDF."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from symkl.plotting.canvas import Picture, styled

__all__ = ["Picture", "plot", "sweep"]


def plot(derivation: Any, given: Mapping[str, Any]) -> Picture:
    """p, q and the integrand with its signed area, at numbers for the parameters."""
    from symkl.plotting.curves import shown
    from symkl.plotting.densities import picture

    with styled():  # without matplotlib nothing is computed
        return picture(shown(derivation, given))


def sweep(
    derivation: Any,
    along: str,
    given: Mapping[str, Any],
    low: Any = None,
    high: Any = None,
    log: bool | None = None,
) -> Picture:
    """The value along one parameter, with its singular points."""
    from symkl.plotting.sweeping import picture, swept

    with styled():
        return picture(swept(derivation, along, given, low, high, log))
