"""Numbers put in for the parameters of an answer: names, domains, edges of domains."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from typing import Any

from mpmath import mpf
from sympy import Basic, Expr, Symbol, Tuple, sympify

from symkl.conditions import holds
from symkl.family import Family, exact
from symkl.kinds import instantiated
from symkl.nodes import Condition, Fails, FiniteWhen, Image, Law, PointMass, Support, Vector

Ask = Callable[..., Any]
QUESTIONS: dict[type, Ask] = {}


def answers(node: type) -> Callable[[Ask], Ask]:
    """Enter the function that derives the node's value: it can be asked again at numbers."""

    def enter(ask: Ask) -> Ask:
        QUESTIONS[node] = ask
        return ask

    return enter


def evaluated(
    question: Basic,
    answer: Basic,
    laws: tuple[Law, ...],
    values: Mapping[Any, Any],
    digits: int,
    conditions: tuple[Condition, ...] = (),
) -> Any:
    """The value of the answer; of the question asked again at an edge of the domain, or where a
    condition under which the answer has its form fails.
    """
    from symkl import oracle

    named = _by_name(question, values)
    there = [at(law, named) for law in laws]
    left = sorted({s.name for law in there for s in law.free_symbols})
    if left:
        raise ValueError(f"no value was given for {', '.join(left)}")
    if any(type(a) is not type(b) or a.atoms(Vector) for a, b in zip(laws, there)) or any(
        law.atoms(Vector) for law in laws
    ):
        return QUESTIONS[type(question)](*there).evaluate(digits=digits)
    numbers = {s: named[s.name] for s in symbols_by_name(question).values()}
    if isinstance(answer, FiniteWhen):  # decided exactly, at the numbers as they were given
        if not holds(instantiated(answer.condition, numbers), ()):
            return mpf("inf")
        answer = answer.value
    for condition in conditions:
        if isinstance(condition, Fails) and numbers and _fails(condition, numbers):
            return QUESTIONS[type(question)](*there).evaluate(digits=digits)
    return oracle.evaluate(answer, oracle.Model(symbols=numbers), digits)


def _fails(condition: Fails, numbers: Mapping[Any, Any]) -> bool:
    return holds(instantiated(condition.condition, numbers), ())


def _by_name(question: Basic, values: Mapping[Any, Any]) -> dict[str, Any]:
    known = set(symbols_by_name(question)) | {v.name for v in question.atoms(Vector)}
    named = {getattr(k, "name", k): v for k, v in values.items()}
    for name in named:
        if name not in known:
            near = difflib.get_close_matches(str(name), sorted(known), 1)
            there = f"there are {', '.join(sorted(known))}" if known else "there is none"
            hint = f"did you mean {near[0]}?" if near else there
            raise ValueError(f"{name!r} is not a parameter; {hint}")
    vectors = {v.name: v for v in question.atoms(Vector)}
    read = {k: _list(v, k) if k in vectors else _number(v, k) for k, v in named.items()}
    for name, vector in vectors.items():
        size = read.get(str(vector.size))
        if name in read and size is not None and size != len(read[name]):
            raise ValueError(f"{name} has {len(read[name])} entries, and {vector.size} is {size}")
    return read


def _list(value: Any, name: str) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise ValueError(f"{name} is a list of numbers, not {value!r}")
    return [_number(v, f"{name}[{k}]") for k, v in enumerate(value)]


def _number(value: Any, name: str) -> Any:
    try:
        written = isinstance(value, float | str)
        number = exact(value, name) if written else sympify(value, strict=True)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be a finite number, not {value!r}") from None
    if not isinstance(number, Expr) or not number.is_number or number.is_finite is not True:
        raise ValueError(f"{name} must be a finite number, not {value!r}")
    return number


def at(law: Any, named: Mapping[str, Any]) -> Any:
    """The law with numbers for its parameters' symbols; a point mass at an edge of the domain."""
    if isinstance(law, PointMass):
        return PointMass(_at_numbers(law.at, named))
    if isinstance(law, Image):
        return Image(at(law.law, named), *(_at_numbers(v, named) for v in law.args[1:]))
    if not isinstance(law, Family):
        return law
    values = []
    for value in law.args:
        if isinstance(value, Vector) and value.name in named:
            values.append(list(named[value.name]))
        elif isinstance(value, Expr | Tuple | Support):
            values.append(_at_numbers(value, named))
        else:
            values.append(value)
    return type(law)(*values)


def _at_numbers(value: Any, named: Mapping[str, Any]) -> Any:
    return value.xreplace({s: named[s.name] for s in value.free_symbols if s.name in named})


def symbols_by_name(*laws: Basic) -> dict[str, Symbol]:
    """name → symbol; ValueError where one name is used for two symbols."""
    found: dict[str, Symbol] = {}
    for law in laws:
        for symbol in sorted(law.free_symbols, key=str):
            if found.setdefault(symbol.name, symbol) != symbol:
                raise ValueError(
                    f"the name {symbol.name!r} is used for two symbols, "
                    f"{_kinds(found[symbol.name])} in one place and {_kinds(symbol)} in another"
                )
    return found


def _kinds(symbol: Symbol) -> str:
    kinds = [k for k in ("integer", "positive", "real") if getattr(symbol, f"is_{k}")]
    return " ".join(kinds[:2]) if kinds else "complex"
