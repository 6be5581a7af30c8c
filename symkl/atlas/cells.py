"""A cell: the question put to an ordered pair of families, and all that its derivation answers.

Everything that an answer needs is imported here at once: a worker that is a fork has it then.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from sympy import ordered

from symkl import questions as asked
from symkl.atlas.pages import derivation_page, statement
from symkl.catalogue import pick
from symkl.elements import Undecidable
from symkl.families import FAMILIES, family
from symkl.family import Family
from symkl.nodes import KL, CrossEntropy, Entropy, Mean
from symkl.render import formula, latex, text
from symkl.render.page import page as laid_out

STATUSES = ("closed", "infinite", "irreducible", "failed")
QUANTITIES = {"kl": 2, "entropy": 1, "cross-entropy": 2}  # how many laws each is of
OPEN = (Undecidable, NotImplementedError, RecursionError, MemoryError)  # not decided, not wrong


@dataclass(frozen=True)
class Question:
    """A quantity and the families that it is asked of; small, and pickled by reference."""

    quantity: str
    families: tuple[str | type[Family], ...]
    mathml: bool = False  # is the statement wanted as MathML
    page: bool = False  # and the derivation as a page?

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(f if isinstance(f, str) else f.__name__ for f in self.families)


@dataclass(frozen=True)
class Cell:
    """An answer of the atlas; texts are empty where there is nothing to say.

    ``status`` is closed, infinite, irreducible, or failed where the engine broke off: then there is
    no answer. An irreducible cell has in ``left`` the means that are left; one that was not decided
    in time, or at all, has none and says so in ``reason``.
    """

    quantity: str
    p: str
    q: str
    status: str
    result: str = ""  # one line of text
    latex: str = ""
    sympy: str = ""  # the closed form as SymPy writes it
    finite_when: str = ""  # "True", "False" or the condition; empty where it is not known
    reason: str = ""
    left: tuple[str, ...] = ()
    left_latex: tuple[str, ...] = ()
    steps: int = 0
    seconds: float = 0.0
    statement: str = ""  # MathML
    page: str = ""  # the derivation as HTML, on its way to its file; then the place of that

    @property
    def names(self) -> tuple[str, ...]:
        return (self.p, self.q) if self.q else (self.p,)

    @property
    def shade(self) -> str:
        """The status, with what the eye should tell apart: conditional and undecided ones too."""
        if self.status == "closed" and self.finite_when != "True":
            return "conditional"
        if self.status == "irreducible" and not self.left:
            return "undecided"
        return self.status

    def data(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, data: dict[str, Any]) -> Cell:
        """The cell written as ``data``; TypeError or KeyError where it is none."""
        known = {f.name: data[f.name] for f in fields(cls)}
        return cls(**{k: tuple(v) if isinstance(v, list) else v for k, v in known.items()})


def questions(
    quantity: str,
    chosen: Iterable[str | type[Family]] | None = None,
    mathml: bool = False,
    page: bool = False,
) -> list[Question]:
    """Every family, or every ordered pair of families of one measure, row by row."""
    arity = QUANTITIES[pick("quantity", quantity, QUANTITIES)]
    found = known(chosen)
    if arity == 1:
        return [Question(quantity, (sent(f),), mathml, page) for f in found]
    return [
        Question(quantity, (sent(p), sent(q)), mathml, page)
        for p in found
        for q in found
        if p.measure is q.measure
    ]


def known(chosen: Iterable[str | type[Family]] | None = None) -> list[type[Family]]:
    """The families meant, each once; all that there are where none are named."""
    if isinstance(chosen, str):
        raise TypeError("families is a list of families or of their names")
    wanted = FAMILIES.values() if chosen is None else chosen
    found = list(dict.fromkeys(family(f) if isinstance(f, str) else f for f in wanted))
    for one in found:
        if not (isinstance(one, type) and issubclass(one, Family)):
            raise TypeError(f"a family of the atlas is a family or its name, not {one!r}")
    if len({f.__name__ for f in found}) < len(found):
        raise ValueError("two different families of the atlas have one name")
    if not found:
        raise ValueError("an atlas has at least one family")
    return found


def sent(one: type[Family]) -> str | type[Family]:
    """The family as another process finds it: by its name, or where its module has it."""
    if FAMILIES.get(one.__name__) is one:
        return one.__name__
    if getattr(sys.modules.get(one.__module__), one.__qualname__, None) is not one:
        raise ValueError(f"the atlas needs {one.__name__} at the top of a module, to find it there")
    return one


def decide(question: Question) -> Cell:
    """Derive the answer, kernel-checked as it is made; whatever happens becomes a cell."""
    ask = getattr(asked, question.quantity.replace("-", "_"))
    laws = [family(f) if isinstance(f, str) else f for f in question.families]
    began = time.perf_counter()
    try:
        derivation = ask(*laws)
        status = derivation.status
        seconds = time.perf_counter() - began
        answer = {**_answer(derivation), **_pages(derivation, question)}
        return Cell(**_named(question), status=status, seconds=round(seconds, 6), **answer)
    except OPEN as error:
        return unanswered(question, "irreducible", _said(error), time.perf_counter() - began)
    except Exception as error:
        return unanswered(question, "failed", _said(error), time.perf_counter() - began)


def unanswered(question: Question, status: str, reason: str, seconds: float) -> Cell:
    """The cell of a question that was given up, with the reason."""
    return Cell(**_named(question), status=status, reason=reason, seconds=round(seconds, 6))


def _named(question: Question) -> dict[str, str]:
    p, q = (*question.names, "")[:2]
    return {"quantity": question.quantity, "p": p, "q": q}


def _said(error: BaseException) -> str:
    kind = type(error).__name__
    return " ".join(f"{kind}: {error}".split())[:500] if str(error) else kind


def _answer(derivation: Any) -> dict[str, Any]:
    """The answer in words: text, LaTeX, SymPy; when it is finite; the means that are left."""
    (shown,) = laid_out(derivation, show="result").blocks
    open_means = _left(derivation.after)
    closed = derivation.closed_form
    return {
        "result": text.line(shown.layout),
        "latex": latex.formula(shown.layout),
        "sympy": "oo" if closed is None else str(closed),
        "finite_when": str(derivation.finite_when),
        "reason": derivation.reason,
        "left": tuple(formula(m, "text") for m in open_means),
        "left_latex": tuple(formula(m, "latex") for m in open_means),
        "steps": len(derivation.steps),
    }


def _left(answer: Any) -> Sequence[Any]:
    outer = answer.atoms(Mean, KL, CrossEntropy, Entropy)
    inner = {a for one in outer for b in one.args for a in b.atoms(Mean)}
    return list(ordered(outer - inner))


def _pages(derivation: Any, wanted: Question) -> dict[str, str]:
    made = {"statement": statement(derivation)} if wanted.mathml else {}
    return {**made, "page": derivation_page(derivation)} if wanted.page else made
