"""What there is: the names of questions, theorems, families and formats, read off the folders.

Nothing is imported for it, so that help, completion and "did you mean" cost no SymPy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parent


def _stems(folder: str) -> list[str]:
    return sorted(p.stem for p in (ROOT / folder).glob("*.py") if not p.stem.startswith("_"))


def _source(folder: str, name: str) -> str:
    return (ROOT / folder / f"{name.replace('-', '_')}.py").read_text(encoding="utf-8")


def questions() -> list[str]:
    """kl, entropy, cross-entropy, …: the files that define a function of their own name."""
    own = (s for s in _stems("questions") if f"\ndef {s}(" in _source("questions", s))
    return [stem.replace("_", "-") for stem in own]


def theorems() -> list[str]:
    """kl-decomposition, …: the files that derive something."""
    own = (s for s in _stems("theorems") if "\ndef derive(" in _source("theorems", s))
    return [stem.replace("_", "-") for stem in own]


def family_files() -> dict[str, str]:
    """Bernoulli, …, LogNormal, …: the file log_normal.py holds the family LogNormal."""
    return {"".join(w.capitalize() for w in s.split("_")): s for s in _stems("families")}


def families() -> list[str]:
    return list(family_files())


def summary(folder: str, name: str) -> str:
    """The first line of the docstring of the file that holds the thing."""
    found = re.match(r'"""(.+?)(?:"""|\n)', _source(folder, name))
    return found[1] if found else ""


def nearest(word: str, names: Iterable[str], most: int = 1, cutoff: float = 0.6) -> list[str]:
    """The names that are most like the word, at most so many."""
    import difflib  # only a slip needs it

    return difflib.get_close_matches(word, list(names), n=most, cutoff=cutoff)


def pick(kind: str, word: str, names: Iterable[str]) -> str:
    """The word if it is one of the names; ValueError with the nearest, or all of them, if not."""
    names = list(names)
    if word in names:
        return word
    near = nearest(word.lower(), [n.lower() for n in names])
    begun = [n for n in names if len(word) > 2 and n.lower().startswith(word.lower())]
    meant = [n for n in names if near and n.lower() == near[0]] or begun
    hint = f"did you mean {meant[0]}?" if meant else f"there are {', '.join(names)}"
    raise ValueError(f"unknown {kind} {word[:60]!r}; {hint}")
