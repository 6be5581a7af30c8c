"""One change at one place of the formula: a sign, a factor, an exponent, an index, a function.

Each part of the tree is replaced by what a person may have meant; the changes that a part of each
kind admits are rows of tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

from sympy import (
    Abs,
    Add,
    Basic,
    Expr,
    Function,
    Mul,
    Pow,
    Rational,
    S,
    Symbol,
    beta,
    digamma,
    exp,
    gamma,
    log,
    loggamma,
    polygamma,
    sqrt,
)

from symkl.checking import terms
from symkl.checking.bench import BAD
from symkl.checking.writing import Said, said
from symkl.formula.building import ARGUMENT, within
from symkl.formula.heights import put, remade
from symkl.nodes import INDEX, IndexSum

MOST = 160  # parts of a formula that are looked at
Edit = tuple[str, str | Said, Any]  # the slip, in words, the new part
Change = tuple[str, str | Said, Expr]
SHIFTS = (S.One, -S.One, S.Half, -S.Half)

Functions = dict[Any, tuple[tuple[str, Callable[..., Any]], ...]]
FUNCTIONS: Functions = {  # what stands there, and what may have been meant
    log: (
        ("log for ψ", lambda u: digamma(u)),
        ("a bracket", lambda u: u),
        ("Γ for log Γ", lambda u: loggamma(u)),
        ("a bracket", lambda u: log(u) ** 2),
    ),
    digamma: (
        ("ψ for log", lambda u: log(u)),
        ("ψ for log", lambda u: loggamma(u)),
    ),
    loggamma: (
        ("log for ψ", lambda u: digamma(u)),
        ("Γ for log Γ", lambda u: log(u)),
        ("Γ for log Γ", lambda u: gamma(u)),
    ),
    gamma: (
        ("Γ for log Γ", lambda u: loggamma(u)),
        ("ψ for log", lambda u: digamma(u)),
        ("Γ for log Γ", lambda u: 1 / gamma(u)),
    ),
    beta: (("Γ for log Γ", lambda a, b: loggamma(a) + loggamma(b) - loggamma(a + b)),),
    exp: (("a sign", lambda u: exp(-u)), ("an exponent", lambda u: u)),
}
EXPONENTS = {  # what the exponent is, and what may have been meant
    S(2): (S.One, S(3), -S(2)),
    S.Half: (S.One, S(2), -S.Half),
    -S.One: (S.One, -S(2), -S.Half),
    -S(2): (-S.One, S(2), -S(3)),
    -S.Half: (S.Half, -S.One),
    S(3): (S(2), S.One),
    S(4): (S(2),),
}


def everywhere(expr: Expr) -> Iterator[Change]:
    """One function for another, all over the formula."""
    for name, old, new in (
        ("Γ for log Γ", gamma, loggamma),
        ("Γ for log Γ", loggamma, log),
        ("ψ for log", digamma, log),
        ("ψ for log", digamma, loggamma),
        ("log for ψ", log, digamma),
        ("log for ψ", loggamma, digamma),
    ):
        if expr.has(old) or (old is digamma and expr.has(polygamma)):
            words = f"right with {new.__name__} for {old.__name__} throughout"
            yield name, words, rebuilt(expr, lambda e, o=old, n=new: _exchanged(e, o, n))
    for one in sorted((a for a in expr.atoms(Add) if len(a.args) == 2), key=str):
        words = said("right with {} for {} throughout", Abs(one), one)
        yield "an absolute value", words, put(expr, {one: Abs(one), -one: Abs(one)})
    for one in sorted(expr.atoms(Abs), key=str):
        words = said("right with {} for {} throughout", one.args[0], one)
        yield "an absolute value", words, put(expr, {one: one.args[0]})
    for shift in (1, -1):
        shifted = rebuilt(expr, lambda e, by=shift: _shifted(e, by))
        words = f"right with the arguments of ψ {'raised' if shift > 0 else 'lowered'} by 1"
        yield "a shifted argument", words, shifted
    for kind in (polygamma, loggamma):
        for one, two in combinations(sorted(expr.atoms(kind), key=str), 2):
            words = said("right if {} and {} change places", one, two)
            yield "parameters in another order", words, put(expr, {one: two, two: one})
    logged = [_of_a_quotient(term) for term in Add.make_args(expr)]
    if None not in logged:
        yield "a lost logarithm", "right with the logarithms of the quotients", Add(*logged)
    for base in (2, 10):
        if expr.has(log(base)):
            words = f"right with natural logarithms for those to the base {base}"
            yield f"log base {base}", words, put(expr, {log(base): S.One})
            yield f"log base {base}", words, put(expr, {1 / log(base): S.One})


def _of_a_quotient(term: Expr) -> Expr | None:
    """p log(p/q) for p²/q, which was p (p/q)."""
    for factor in Mul.make_args(term):
        base, power = factor.as_base_exp()
        if power == 2 and not base.is_number:
            return base * log(term / base)
    return None


def _exchanged(e: Basic, old: Any, new: Any) -> Basic:
    if not is_a(e, old) or (old is log and e.has(gamma, beta)) or not _small(e):
        return e
    return new(*e.args[-1:])


def _small(e: Basic) -> bool:
    """May SymPy write out another function at its arguments? ψ(362880) would be a sum."""
    return all(not a.is_number or within(a, ARGUMENT) for a in e.args)


def _shifted(e: Basic, by: int) -> Basic:
    """ψ(u + by); lowered only where there is a 1 to lose."""
    if not is_a(e, digamma) or (by < 0 and e.args[-1].as_coeff_Add()[0] < 1):
        return e
    return digamma(e.args[-1] + by)


def is_a(e: Basic, kind: Any) -> bool:
    if kind is digamma:
        return isinstance(e, digamma) or (isinstance(e, polygamma) and e.args[0] == 0)
    return isinstance(e, kind)


def rebuilt(expr: Basic, change: Callable[[Basic], Basic]) -> Any:
    """The tree with each part changed, from the leaves up."""
    if expr.args:
        args = [rebuilt(a, change) for a in expr.args]
        if any(a is not b for a, b in zip(args, expr.args)):
            expr = remade(expr, args)
    return change(expr)


def single(
    expr: Expr, others: dict[Basic, Basic], kinds: Callable[..., Iterator[Edit]] | None = None
) -> Iterator[Change]:
    """Every change at a single place; ``others`` has the letter of the other law for each."""
    for count, (path, part, above) in enumerate(places(expr)):
        if count > MOST:
            return
        for name, words, new in (kinds or changes)(part, above, others):
            if isinstance(new, Expr) and not new.has(*BAD) and new != part:
                try:
                    yield name, words, replaced(expr, path, new)
                except (ValueError, TypeError, ZeroDivisionError):
                    continue


def places(expr: Expr) -> Iterator[tuple[tuple[int, ...], Expr, Any]]:
    """Each part with the way to it and the part that it stands in, the outer ones first."""
    waiting: list[tuple[tuple[int, ...], Any, Any]] = [((), expr, None)]
    while waiting:
        path, part, above = waiting.pop(0)
        if isinstance(part, Expr):
            yield path, part, above
        if not isinstance(part, IndexSum):
            waiting += [((*path, k), a, part) for k, a in enumerate(part.args)]
        else:
            waiting.append(((*path, 0), part.args[0], part))


def replaced(expr: Any, path: tuple[int, ...], new: Any) -> Any:
    if not path:
        return new
    args = list(expr.args)
    args[path[0]] = replaced(args[path[0]], path[1:], new)
    return remade(expr, args)


def changes(part: Expr, above: Any, others: dict[Basic, Basic]) -> Iterator[Edit]:
    """What may have been meant by a part."""
    if part in others:
        yield "an index", said("one {} should be {}", part, others[part]), others[part]
    if isinstance(above, Add) or above is None:
        yield from _in_a_sum(part)
    if isinstance(part, Add):
        yield from _brackets(part)
    if isinstance(part, Mul):
        yield from _products(part)
    yield from _functions(part)
    yield from _powers(part, above)
    if _takes_arguments(above) and part.free_symbols:
        yield from letters(part, above, others)
        for shift in SHIFTS:
            yield (
                "a shifted argument",
                said("the argument {} should be {}", part, part + shift),
                part + shift,
            )
        for factor in (S(2), S.Half):
            name = "factor ½" if factor == 2 else "factor 2"
            yield name, said("the argument {} should be {}", part, factor * part), factor * part
    if isinstance(part, Rational) and not isinstance(above, Pow) and isinstance(above, Add):
        for shift in (*SHIFTS, -part):
            new = part + shift
            yield "a lost additive constant", said("{} should be {}", part, new), new


def letters(part: Expr, above: Any, others: dict[Basic, Basic]) -> Iterator[Edit]:
    """A letter of the other law all over a part, or in its functions; a quotient upside down."""
    if not part.args or not isinstance(part, Add | Mul | Pow | Function):
        return
    held = sorted(part.free_symbols & set(others), key=str)
    for one in held:
        two = others[one]
        if two in held and str(one) < str(two):
            swapped = put(part, {one: two, two: one})
            words = said("{} and {} should change places in {}", one, two, part)
            yield "an index", words, swapped
        elsewhere = [f for f in Mul.make_args(part) if f.has(one) and not f.is_Add]
        if isinstance(part, Mul) and len(elsewhere) > 1:
            inner = Mul(*elsewhere)
            words = said("{} should be {} throughout {}", one, two, inner)
            yield "an index", words, part / inner * put(inner, {one: two})
    if isinstance(part, Mul) and part.as_numer_denom()[1].free_symbols:
        yield "an exponent", said("{} should be upside down", part), 1 / part


def _takes_arguments(above: Any) -> bool:
    return above is not None and not isinstance(above, Add | Mul | Pow | IndexSum | log | exp)


def _in_a_sum(part: Expr) -> Iterator[Edit]:
    name = "a lost additive constant" if part.is_number and part.has(Function) else "a sign"
    yield name, said("{} has the wrong sign", part), -part
    if part.has(gamma, beta) and not isinstance(part, log):
        yield "Γ for log Γ", said("{} should be its logarithm", part), terms.logs_apart(log(part))
    if not part.is_number:
        yield "factor ½", said("{} is half of what it should be", part), 2 * part
        yield "factor 2", said("{} is twice what it should be", part), part / 2
        yield "an extra term", said("{} is one too many", part), S.Zero


def _brackets(part: Add) -> Iterator[Edit]:
    """½ (a + b) for ½ a + b, and the other way round; log a + b for log(a + b)."""
    for term in part.args:
        number, rest = term.as_coeff_Mul()
        others = part - term
        if number not in (1, -1):
            words = said("the factor {} belongs to all of {}", number, others / number + rest)
            name = "a bracket" if abs(number) in (2, S.Half) else "a lost factor"
            yield name, words, number * (rest + others)
        if number not in (1, -1) or isinstance(rest, Mul):
            for factor in Mul.make_args(rest):
                if isinstance(factor, Add):
                    for one in factor.args:
                        outside = term / factor * (factor - one) + one
                        yield (
                            "a bracket",
                            said("{} belongs outside of the bracket", one),
                            outside + others,
                        )
                else:
                    inside = term / factor
                    yield (
                        "a bracket",
                        said("{} belongs to all of it", factor),
                        factor * (inside + others),
                    )
        if isinstance(rest, log):
            for other in others.args if isinstance(others, Add) else (others,):
                inside = number * log(rest.args[0] + other)
                words = said("{} belongs into the logarithm", other)
                yield "a bracket", words, inside + others - other
    for shift in (S.One, -S.One, S.Half, -S.Half):
        yield "a lost additive constant", said("{} should be {}", part, part + shift), part + shift


def _products(part: Mul) -> Iterator[Edit]:
    """A factor that does not belong, and brackets that end too early."""
    for factor in part.args:
        if factor.free_symbols:
            yield (
                "a lost factor",
                said("the factor {} in {} is one too many", factor, part),
                part / factor,
            )
            yield (
                "a sign" if isinstance(factor, exp) else "an exponent",
                said("the factor {} in {} should be its inverse", factor, part),
                (part / factor**2),
            )
    adds = [f for f in part.args if isinstance(f, Add)]
    for inner in adds:
        rest = part / inner
        for one in inner.args:
            yield (
                "a bracket",
                said("{} belongs outside of the bracket", one),
                rest * (inner - one) + one,
            )


def _functions(part: Expr) -> Iterator[Edit]:
    kind: Any = digamma if is_a(part, digamma) else part.func
    arguments = part.args[-1:] if kind is digamma else part.args
    for name, make in FUNCTIONS.get(kind, ()) if _small(part) else ():
        if INDEX in part.free_symbols and name == "a bracket":
            continue
        new = make(*arguments)
        yield name, said("{} should be {}", part, new), new
    if isinstance(part, log):
        inside = part.args[0]
        if isinstance(inside, Add):
            product = log(Mul(*inside.args))
            yield "a bracket", said("{} should be {}", part, product), product
            for term in inside.args:
                apart = log(term) + inside - term
                yield "a bracket", said("only {} belongs into the logarithm", term), apart
                yield (
                    "a bracket",
                    said("{} belongs outside of the logarithm", term),
                    (log(inside - term) + term),
                )
        if part.free_symbols:
            yield "an exponent", said("{} should be {}", part, log(1 / inside)), -part
    if isinstance(part, polygamma) and part.args[0].is_Integer:
        order = part.args[0]
        for new in (order + 1, order - 1):
            if new >= 0:
                yield (
                    "a shifted argument",
                    said("{} should be {}", part, polygamma(new, part.args[1])),
                    (polygamma(new, part.args[1])),
                )


def _powers(part: Expr, above: Any) -> Iterator[Edit]:
    if isinstance(part, Pow) and part.exp in EXPONENTS:
        for new in EXPONENTS[part.exp]:
            yield "an exponent", said("{} should be {}", part, part.base**new), part.base**new
        if isinstance(part.base, log):
            inner = part.exp * part.base
            yield "a bracket", said("{} should be {}", part, inner), inner
        if isinstance(part.base, Add) and part.exp == 2:
            apart = Add(*(t**2 for t in part.base.args))
            yield "a bracket", said("{} should be {}", part, apart), apart
    elif not isinstance(above, Pow) and not part.is_number:
        for power in (S(2), S.Half, -S.One) if isinstance(part, Symbol | Add) else ():
            new = sqrt(part) if power == S.Half else part**power
            yield "an exponent", said("{} should be {}", part, new), new
    if isinstance(part, Pow) and part.exp.free_symbols:
        for new in (part.exp - 1, part.exp + 1, -part.exp, 1 / part.exp):
            yield "an exponent", said("{} should be {}", part, part.base**new), part.base**new
