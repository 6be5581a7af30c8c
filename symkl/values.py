"""Numbers put in for the parameters of an answer: names, domains, edges of domains."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from mpmath import isfinite, mpf, nstr
from sympy import Basic, Expr, S, Symbol, Tuple, polygamma, sympify

from symkl.catalogue import nearest
from symkl.conditions import holds, same
from symkl.family import Family, exact
from symkl.kinds import instantiated
from symkl.nodes import (
    KL,
    All,
    AtMost,
    Cases,
    Condition,
    Either,
    Equal,
    Fails,
    FiniteWhen,
    Image,
    IsInteger,
    Law,
    PointMass,
    Positive,
    Support,
    Vector,
)
from symkl.normal_form import Undecidable

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

    named = read_values(question, values)
    there = [at(law, named) for law in laws]
    left = sorted({s.name for law in there for s in law.free_symbols})
    if left:
        raise ValueError(f"no value was given for {', '.join(left)}")
    if any(type(a) is not type(b) or a.atoms(Vector) for a, b in zip(laws, there)) or any(
        law.atoms(Vector) for law in laws
    ):
        return QUESTIONS[type(question)](*there).evaluate(digits=digits)
    numbers = {s: named[s.name] for s in symbols_by_name(question).values()}
    answer = _in_its_case(answer, numbers)
    for condition in conditions:
        if isinstance(condition, Fails) and numbers and _fails(condition, numbers):
            return QUESTIONS[type(question)](*there).evaluate(digits=digits)
    if answer is S.Infinity:
        return mpf("inf")
    return _vouched(type(question)(*there), _with_known_psi(answer, numbers), numbers, digits)


def _in_its_case(answer: Basic, numbers: Mapping[Any, Any]) -> Basic:
    """The value of the case that the numbers are in: the other ones may have none there."""
    while isinstance(answer, Cases | FiniteWhen):
        there = _decided(instantiated(answer.condition, numbers))
        if isinstance(answer, Cases):
            answer = answer.inside if there else answer.otherwise
        else:
            answer = answer.value if there else S.Infinity
    return answer


def finite_at(answer: Basic, named: Mapping[str, Any]) -> bool:
    """Is the answer finite at the numbers, by its conditions? False where that is not decided."""
    from symkl.oracle import OracleError

    numbers = {s: named[s.name] for s in answer.free_symbols if s.name in named}
    try:
        return _in_its_case(answer, numbers) is not S.Infinity
    except OracleError:
        return False


def _with_known_psi(answer: Basic, numbers: Mapping[Any, Any]) -> Basic:
    """ψ(1) is −γ: a factor ψ(p) + γ is then 0, and not a sum of which all the digits cancel."""
    known = {}
    for f in answer.atoms(polygamma):
        at = f.args[1].xreplace(dict(numbers))
        if at.is_Rational and at.q <= 2 and 0 < at.p <= 40:
            known[f] = f.func(f.args[0], at)
    return answer.xreplace(known) if known else answer


def _decided(condition: Condition) -> bool:
    """Does a condition on numbers hold? OracleError where neither it nor its contrary is shown."""
    from symkl import oracle

    if holds(condition, ()):
        return True
    match condition:
        case All():
            return all(map(_decided, condition.args))
        case Either():
            return any(map(_decided, condition.args))
        case Fails():
            return not _decided(condition.condition)
        case Positive():
            return _sign(condition.expr) > 0
        case AtMost():
            return _sign(condition.lesser - condition.greater) <= 0
        case Equal():
            return _sign(condition.lhs - condition.rhs) == 0
        case IsInteger() if condition.args[0].is_Rational:
            return bool(condition.args[0].is_Integer)
    raise oracle.OracleError(f"finite where {condition}: this could not be decided")


def _sign(number: Expr) -> int:
    """The sign of a number: of a fraction exact, else 0 where that is proved, else by digits."""
    from symkl import oracle

    if number.is_Rational:
        return int(bool(number > 0)) - int(bool(number < 0))
    if same(number, S.Zero, ()):
        return 0
    found = oracle.evaluate(number)
    if found == 0:
        raise oracle.OracleError(f"the sign of {number} could not be decided")
    return 1 if found > 0 else -1


def _vouched(question: Basic, answer: Basic, numbers: Mapping[Any, Any], digits: int) -> mpf:
    """The answer at the numbers; where its terms cancel too far, the question by quadrature.

    What is proved finite is finite, a divergence is not negative, and 0 is proved.
    """
    from symkl import oracle

    if isinstance(question, KL) and question.p == question.q:
        return mpf(0)
    try:
        found = oracle.evaluate(answer, oracle.Model(symbols=numbers), digits)
        failed = oracle.OracleError("0 to all the digits that were tried, not shown to be 0")
    except oracle.OracleError as error:
        found, failed = mpf(0), error
    if found == 0:  # √(λ − 2bμ²) may be √0
        with suppress(oracle.OracleError, ValueError):
            found = oracle.evaluate(answer.xreplace(dict(numbers)), digits=digits)
    if found == 0:
        with suppress(Undecidable):
            if same(answer.xreplace(dict(numbers)), S.Zero, ()):
                return mpf(0)
        found = oracle.evaluate(question, digits=digits)
        if found == 0:
            raise failed
    if not isfinite(found) or (found < 0 and isinstance(question, KL)):
        raise oracle.OracleError(f"{nstr(found, 8)} was computed, and it is proved not to be that")
    return found


def _fails(condition: Fails, numbers: Mapping[Any, Any]) -> bool:
    return holds(instantiated(condition.condition, numbers), ())


def read_values(question: Basic, values: Mapping[Any, Any]) -> dict[str, Any]:
    known = set(symbols_by_name(question)) | {v.name for v in question.atoms(Vector)}
    named = {getattr(k, "name", k): v for k, v in values.items()}
    for name in named:
        if name not in known:
            near = nearest(str(name), sorted(known))
            there = f"there are {', '.join(sorted(known))}" if known else "there is none"
            hint = f"did you mean {near[0]}?" if near else there
            raise ValueError(f"{name!r} is not a parameter; {hint}")
    vectors = {v.name: v for v in question.atoms(Vector)}
    read = {k: _list(v, k) if k in vectors else read_number(v, k) for k, v in named.items()}
    for name, vector in vectors.items():
        size = read.get(str(vector.size))
        if name in read and size is not None and size != len(read[name]):
            raise ValueError(f"{name} has {len(read[name])} entries, and {vector.size} is {size}")
    return read


def _list(value: Any, name: str) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise ValueError(f"{name} is a list of numbers, not {value!r}")
    return [read_number(v, f"{name}[{k}]") for k, v in enumerate(value)]


def read_number(value: Any, name: str) -> Any:
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
