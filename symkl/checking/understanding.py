"""What a request means: laws and a formula, read from text or taken as values, in the child."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from sympy import (
    Abs,
    Expr,
    Heaviside,
    Max,
    Min,
    Mul,
    Symbol,
    ceiling,
    floor,
    log,
    loggamma,
    preorder_traversal,
    sign,
    sympify,
)
from sympy.core.relational import Relational

from symkl.checking.asked import Asked
from symkl.checking.clock import work
from symkl.checking.request import Request
from symkl.checking.writing import written
from symkl.formula import read_formula
from symkl.formula.text import read_laws
from symkl.nodes import Vector

KINKS = Abs, sign, Heaviside, Max, Min, floor, ceiling, Relational
PARTS, FACTORS, STEPS, TURNS = 1000, 20, 4000, 40  # of a formula, at most
BASES = {"e": None, "2": 2, "10": 10}


@dataclass(frozen=True)
class Understood:
    """The question and the formula as values, with the choices that the reading involved."""

    asked: Asked
    expr: Expr
    syntax: str = ""
    notes: tuple[str, ...] = ()
    others: Callable[[], tuple[tuple[str, Expr], ...]] = tuple  # doubtful places read otherwise


def understood(request: Request) -> Understood:
    """ValueError, in one line, where a law or the formula can't be read."""
    asked = Asked.of(request.quantity, _laws(request))
    names = known(asked)
    if request.log_base not in BASES:
        raise ValueError(f"a logarithm is to the base {', '.join(BASES)}, not {request.log_base!r}")
    base = BASES[request.log_base]
    others: Callable[[], Any] = tuple
    if isinstance(request.formula, str):
        reading = read_formula(request.formula, names, request.syntax, base)
        expr, syntax, notes = reading.expr, reading.syntax, tuple(reading.notes)
        others = partial(getattr, reading, "others")
    else:
        expr, syntax, notes = _taken(request.formula, names), "sympy", ()
        expr = expr if base is None else _based(expr, base)
    if base is not None:
        expr = log(base) * expr
        others = partial(_in_nats, others, base)
        notes = (*notes, f"read the value in units of log {base}, as --log-base says")
    bounded(expr)
    return Understood(asked, expr, syntax, (*notes, *doubts(asked)), others)


def doubts(asked: Asked) -> Iterator[str]:
    """A standard deviation that is given as a square: was it meant as the variance?"""
    for law in dict.fromkeys(asked.laws):
        for parameter, value in zip(getattr(law, "parameters", ()), law.args):
            if "standard deviation" in parameter.meaning and value.is_Pow and value.exp == 2:
                yield (
                    f"read {written(value)} in {written(law)} as its {parameter.name}, the "
                    f"{parameter.meaning}; a variance is written variance={value}"
                )


def bounded(expr: Expr) -> None:
    """ValueError where a formula is too large to be compared; no real one is a tenth of that."""
    size = sum(1 for _ in preorder_traversal(expr))
    sums = max((sum(f.is_Add for f in one.args) for one in expr.atoms(Mul)), default=0)
    kinks = sum(len(one.args) for one in expr.atoms(*KINKS))
    for what, count, most in (
        ("parts", size, PARTS),
        ("sums that are multiplied", sums, FACTORS),
        ("steps of evaluation", work(expr), STEPS),
        ("places where |·|, a maximum, a minimum or a case may turn", kinks, TURNS),
    ):
        if count > most:
            raise ValueError(f"the formula has {count} {what}; at most {most} are compared")


def _based(expr: Expr, base: int) -> Expr:
    """Its logarithms to the base; SymPy's have no name that says another one."""
    from symkl.checking.edits import rebuilt

    return rebuilt(expr, lambda e: e / log(base) if isinstance(e, log | loggamma) else e)


def _in_nats(others: Any, base: int) -> tuple[tuple[str, Expr], ...]:
    return tuple((told, log(base) * value) for told, value in others())


def _laws(request: Request) -> tuple[Any, ...]:
    if all(isinstance(one, str) for one in request.laws):
        more = {"let": request.let} if request.let else {}
        return tuple(read_laws(*request.laws, **more))
    if request.let:
        raise ValueError("let renames the letters of laws that are texts")
    return tuple(read_laws(one)[0] if isinstance(one, str) else one for one in request.laws)


def known(asked: Asked) -> dict[str, Any]:
    """The names that a formula may use: the letters of the laws."""
    return {s.name: s for s in (*asked.space.symbols, *asked.space.vectors)}


def _taken(given: Any, names: Mapping[str, Any]) -> Expr:
    """An expression of SymPy, its letters those of the laws by their names."""
    expr = sympify(given, strict=True)
    if not isinstance(expr, Expr):
        raise TypeError(f"a formula is a text or an expression of SymPy, not {given!r:.60}")
    meant = {}
    for s in sorted(expr.free_symbols, key=str):
        one = names.get(s.name) if isinstance(s, Symbol) else None
        if one is None or isinstance(one, Vector):
            raise ValueError(f"{str(s)[:60]!r} is no letter of the laws; there are {_list(names)}")
        meant[s] = one
    return expr.xreplace(meant)


def _list(names: Mapping[str, Any]) -> str:
    return ", ".join(sorted(names)) or "none"
