"""Names as people write them: σ₁, \\sigma_{1}, \\sigma_1 and sigma1 are one; hats, bars, primes.

A name is a base with accents and a subscript. Two plain names of a formula's symbols that would be
one by this rule are told apart only by their plain spelling.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from symkl.catalogue import nearest
from symkl.formula.building import quoted


def listed(words: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(words.split())


NATURAL = "read log as the natural logarithm"
ACCENTS = ("hat", "bar", "tilde", "dot", "prime", "star", "vec", "check", "breve")
LETTERS = listed(
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma"
    " tau upsilon phi chi psi omega"
)
GREEK = LETTERS | {w.capitalize() for w in LETTERS}
SPELLINGS = {
    "lamda": "lambda", "lamb": "lambda", "lmbda": "lambda", "Lamda": "Lambda",
    "varepsilon": "epsilon", "vartheta": "theta", "varphi": "phi", "varsigma": "sigma",
    "varrho": "rho", "varpi": "pi", "varkappa": "kappa", "ell": "l", "upsi": "upsilon",
}  # fmt: skip
VARIANTS = {
    "ϑ": "theta",
    "ϕ": "phi",
    "ϖ": "pi",
    "ϱ": "rho",
    "ϵ": "epsilon",
    "ϰ": "kappa",
    "ς": "sigma",
}
SPLIT = re.compile(rf"([A-Za-z]+?)({'|'.join(ACCENTS)})?(\d*)\Z")


class Name(NamedTuple):
    """The base, its accents in order, and the subscript without commas."""

    base: str
    accents: tuple[str, ...] = ()
    sub: str = ""

    def __str__(self) -> str:
        """As a plain name: mu_hat_1."""
        return "_".join([self.base, *self.accents, *([self.sub] if self.sub else [])])


def greek(char: str) -> str | None:
    """alpha for α, Sigma for Σ; None for any other character."""
    if char in VARIANTS:
        return VARIANTS[char]
    words = unicodedata.name(char, "").split()
    if len(words) != 4 or words[0] != "GREEK" or words[2] != "LETTER":
        return None
    name = words[3].lower().replace("lamda", "lambda")
    name = name.capitalize() if words[1] == "CAPITAL" else name
    return name if name in GREEK else None


@lru_cache(maxsize=4096)
def plain(written: str) -> Name:
    """The name that a plain spelling stands for: sigma_1, k1, muhat_1, x_m."""
    first, *rest = written.split("_")
    found = SPLIT.match(first)
    base, accent, digits = (found[1], found[2], found[3]) if found else (first, None, "")
    base = SPELLINGS.get(base, base)
    if accent and not (len(base) == 1 or base in GREEK):
        base, accent = SPELLINGS.get(base + accent, base + accent), None
    accents = [accent] if accent else []
    accents += [part for part in rest if part in ACCENTS]
    subs = [digits, *(SPELLINGS.get(part, part) for part in rest if part not in ACCENTS)]
    return Name(base, tuple(sorted(accents)), "".join(subs))


class Names:
    """The symbols and vectors that a formula may use, by name; the base of a log without one."""

    def __init__(self, names: Mapping[str, Any], base: int | None = None) -> None:
        self.values, self.base = dict(names), base
        self._plain: dict[Name, list[str]] = {}
        for written in self.values:
            self._plain.setdefault(plain(written), []).append(written)

    def get(self, name: Name, written: str = "") -> Any:
        """The symbol or vector of that name; None where there is none, or more than one."""
        if written in self.values:
            return self.values[written]
        found = self._plain.get(name, [])
        return self.values[found[0]] if len(found) == 1 else None

    def __contains__(self, name: Name) -> bool:
        return self.get(name) is not None

    def spelled(self, written: str) -> Any:
        """The symbol of a plain spelling, sigma_1 or sigma1."""
        return self.get(plain(written), written)

    def unknown(self, written: str) -> str:
        """The complaint about a name that is not among them."""
        known = sorted(self.values)
        if not known:
            return f"unknown name {quoted(written[:40])}; no names are declared"
        near = nearest(written, known, 6, 0.7)
        last = written[-1:].isdigit()
        near = sorted(near, key=lambda k: k[-1:].isdigit() != last)[:2]
        if not near:
            near = [k for k in known if plain(k).base == plain(written).base][:2]
        if near:
            return f"unknown name {quoted(written[:40])}; did you mean {' or '.join(near)}?"
        listed = ", ".join(known[:12]) + (", ..." if len(known) > 12 else "")
        return f"unknown name {quoted(written[:40])}; there are {listed}"
