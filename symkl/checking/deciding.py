"""From a request to a verdict: read, and prove; what is not proved is judged by numbers."""

from __future__ import annotations

from typing import Any

from sympy import Expr, Piecewise, oo

from symkl.checking.asked import Asked
from symkl.checking.cases import EVERYWHERE, OPEN, SILENT, conditions_proved, finite_value
from symkl.checking.clock import Clock
from symkl.checking.proving import proved
from symkl.checking.request import Request
from symkl.checking.understanding import Understood, understood
from symkl.checking.verdict import Verdict
from symkl.checking.writing import written
from symkl.family import Family
from symkl.nodes import FiniteWhen
from symkl.portraits import usage
from symkl.render import formula

SYMBOLS = {"kl": "KL", "entropy": "the entropy", "cross-entropy": "the cross-entropy"}


def reported(request: Request, limit: float, format: str) -> tuple[int, str]:
    """The exit status and the verdict in that format."""
    verdict = decided(request, limit)
    return verdict.status, verdict.render(format)


def decided(request: Request, limit: float) -> Verdict:
    """The verdict, in about so many seconds of work; ValueError for what can't be read."""
    begun = Clock()
    read = understood(request)
    asked, expr = read.asked, read.expr
    verdict = _head(request, read)
    right = _proved_where(asked, expr)
    if right:
        where = where_proved(asked, all_of_it=right == EVERYWHERE)
        return verdict.with_(kind="equal", how="proved", where=where)
    from symkl.checking.judging import judged  # nothing of it is needed for a proof

    return judged(verdict, read, request, limit, begun)


def _proved_where(asked: Asked, expr: Expr) -> str:
    """Is the formula ours by normal form, and are its conditions ours? Where; empty if not."""
    if not expr.has(Piecewise):
        return SILENT if proved(asked, expr) else OPEN
    value = finite_value(expr)
    if value is None or not proved(asked, value):
        return OPEN
    return conditions_proved(asked, expr)


# -- what is said of it ------------------------------------------------------------------------


def _head(request: Request, read: Understood) -> Verdict:
    asked = read.asked
    derivation = asked.derivation
    ours = ours_latex = finite = ""
    if derivation is not None:
        ours, ours_latex = stated(derivation)
        if isinstance(derivation.after, FiniteWhen):
            finite = formula(derivation.after.condition)
    return Verdict(
        kind="undecided",
        quantity=asked.quantity,
        laws=tuple(_law(one) for one in asked.laws),
        formula=request.formula if isinstance(request.formula, str) else str(request.formula),
        syntax=read.syntax,
        read=written(read.expr),
        read_latex=written(read.expr, "latex"),
        notes=read.notes,
        finite_when=finite,
        ours=ours,
        ours_latex=ours_latex,
        conventions=tuple(conventions(asked, request.log_base)),
        subject=(asked.laws, read.expr),
    )


def stated(derivation: Any) -> tuple[str, str]:
    """Our answer as an equation, in text and in LaTeX."""
    from symkl.render import latex, text
    from symkl.render.page import page

    (shown,) = page(derivation, show="result").blocks
    return text.line(shown.layout), latex.formula(shown.layout)


def _law(one: Any) -> str:
    return written(one)


def conventions(asked: Asked, base: str) -> list[str]:
    """What each parameter means: most false alarms are about that."""
    found = []
    for family in dict.fromkeys(type(one) for one in asked.laws if isinstance(one, Family)):
        meant = ", ".join(f"{p.name} is the {p.meaning}" for p in family.parameters)
        more = f"; {family.conventions}" if family.conventions else ""
        found.append(f"{usage(family)}: {meant.replace('the the', 'the')}{more}")
    nats = "logarithms are natural, values in nats"
    return [*found, nats if base == "e" else "all that is derived, and both values, are in nats"]


def where_proved(asked: Asked, all_of_it: bool = False) -> str:
    """On which part of the parameter space the formula is proved right."""
    what = SYMBOLS[asked.quantity]
    if not asked.space.symbols and not asked.space.vectors:
        return "the laws have no letters: this is the one value"
    if asked.answer is oo:
        return f"{what} is ∞ for all parameters"
    if not isinstance(asked.answer, FiniteWhen):
        return "for all parameters of the laws"
    condition = formula(asked.answer.condition)
    if all_of_it:
        return f"for all parameters, with ∞ where {condition} fails"
    return f"right where {what} is finite ({condition}), silent about the rest, where it is ∞"
