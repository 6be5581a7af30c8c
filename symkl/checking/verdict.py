"""A verdict on a formula: equal, unequal or undecided, with the evidence. It is never a bool."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import Any

from symkl import __version__

KINDS = ("equal", "unequal", "undecided")
STATUS = {"equal": 0, "unequal": 1, "undecided": 3}  # the exit status of the command
SCHEMA, VERSION = "symkl-verdict", 1

Point = dict[str, Any]  # the exact numbers, by the names of the parameters


@dataclass(frozen=True)
class Witness:
    """A point at which the two differ, or the one at which they were shown to agree.

    ``ours`` and ``theirs`` have 20 digits and are in nats; ∞ is "inf", no real number is "none".
    ``certified`` says how it is known that they are apart.
    """

    point: dict[str, str]
    ours: str
    theirs: str
    certified: str = ""
    by: tuple[str, ...] = ()  # closed form, quadrature


@dataclass(frozen=True)
class Slip:
    """A slip that explains the formula: its name, in words, and the formula that is right."""

    name: str
    words: str
    fixed: str = ""  # the right formula, as text; empty where it is the question that was another
    fixed_latex: str = ""
    value: Any = field(default=None, compare=False, repr=False)  # the right formula itself


@dataclass(frozen=True)
class Verdict:
    """Is the formula right? ``kind`` says it, everything else is the evidence.

    ``how`` is proved, agreed or apart; ``digits`` and ``points`` are what was compared. ``where``
    says on which part of the parameter space. ``slips`` are the diagnoses, the likeliest first.
    """

    kind: str
    quantity: str
    laws: tuple[str, ...]
    formula: str
    syntax: str = ""
    read: str = ""  # the formula as understood, in our own notation
    read_latex: str = ""
    notes: tuple[str, ...] = ()
    how: str = ""
    digits: int = 0
    points: tuple[dict[str, str], ...] = ()
    where: str = ""
    finite_when: str = ""
    witness: Witness | None = None
    slips: tuple[Slip, ...] = ()
    ours: str = ""
    ours_latex: str = ""
    missing: tuple[str, ...] = ()  # terms of ours without a partner in the formula
    extra: tuple[str, ...] = ()  # and of the formula in ours
    conventions: tuple[str, ...] = ()
    reason: str = ""
    subject: Any = field(
        default=None, compare=False, repr=False
    )  # laws and expressions, for a page

    def __bool__(self) -> bool:
        raise TypeError(f"a verdict is no bool; this one is {self.kind!r}: ask for its kind")

    @property
    def status(self) -> int:
        """The exit status of the command: 0 holds, 1 refuted, 3 undecided."""
        return STATUS[self.kind]

    @property
    def diagnosis(self) -> str:
        """The name of the slip that explains it best; empty where none does."""
        return self.slips[0].name if self.slips else ""

    def with_(self, **changes: Any) -> Verdict:
        return replace(self, **changes)

    def data(self) -> dict[str, Any]:
        """The verdict as what JSON holds."""
        slips = tuple(replace(slip, value=None) for slip in self.slips)
        kept = asdict(replace(self, subject=None, slips=slips))
        del kept["subject"]
        for slip in kept["slips"]:
            del slip["value"]
        head = {"schema": SCHEMA, "version": VERSION, "symkl": __version__}
        return {**head, **kept, "diagnosis": self.diagnosis}

    def to_json(self) -> str:
        import json

        return json.dumps(self.data(), ensure_ascii=False, indent=1)

    def render(self, format: str = "text") -> str:
        """The verdict as text, markdown, html or json."""
        from symkl.checking.report import render

        return render(self, format)

    def __str__(self) -> str:
        return self.render("text")
