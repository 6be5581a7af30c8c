"""How conditions are written: two sides without minus signs, or solved for a letter."""

from __future__ import annotations

from sympy import Add, Expr, Pow, S, Symbol, fraction, ordered, together

from symkl import nodes
from symkl.display import Absolute, Expectation, display
from symkl.render.displays import joined
from symkl.render.layout import Fenced, Layout, Letter, Phrase, Sign, row
from symkl.render.notation import Notation, lay


def stated(condition: nodes.Condition) -> nodes.Condition:
    """The same, as it is said: 1 − a ≠ 0 as a ≠ 1, −k ∉ ℤ as k ∉ ℤ, "not all" as "or not"."""
    match condition:
        case nodes.Fails(args=(inner,)):
            return _denied(inner)
        case nodes.All() | nodes.Either():
            return condition.func(*dict.fromkeys(map(stated, condition.args)))
        case nodes.Equal(lhs=Expr(), rhs=S.Zero) if condition.lhs.free_symbols:
            return nodes.Equal(*_solved(condition.lhs))
        case nodes.IsInteger(args=(number,)) if number.free_symbols:
            return nodes.IsInteger(_unshifted(number))
    return condition


def _denied(inner: nodes.Condition) -> nodes.Condition:
    """The condition fails: of all one does, of one or the other both do."""
    match inner:
        case nodes.All(args=(_, _, *_)):
            return nodes.Either(*map(_denied, inner.args))
        case nodes.Either(args=(_, _, *_)):
            return nodes.All(*map(_denied, inner.args))
        case nodes.Fails():
            return stated(inner.condition)
    return nodes.Fails(stated(inner))


def _unshifted(number: Expr) -> Expr:
    """±number without the whole numbers in it."""
    if number.could_extract_minus_sign():
        number = -number
    whole, rest = number.as_coeff_Add()
    return rest if whole.is_Integer else number


def _solved(difference: Expr) -> tuple[Expr, Expr]:
    """The two sides of: difference = 0; for a letter alone, where it stands once and is moved."""
    if difference.is_rational_function():
        _, difference = fraction(together(difference))[0].as_content_primitive()
    power = _power(difference)
    if power is not None:
        return power, S.One
    letters = list(ordered(difference.free_symbols, _place))
    for letter in letters:
        c = difference.coeff(letter)
        rest = Add(*(t for t in Add.make_args(difference) if t != c * letter))
        if c in (1, -1) and letter not in rest.free_symbols and len(letters) < 3:
            return letter, -c * rest
    one, two = _sides(difference)
    return (two, one) if two.free_symbols and not one.free_symbols else (one, two)


def _power(difference: Expr) -> Expr | None:
    """b, where the difference is ±(b^e − 1) with letters in e > 0: b ≥ 0, so b = 1 is meant."""
    number, power = difference.as_coeff_Add()
    c, power = power.as_coeff_Mul()
    if not isinstance(power, Pow) or (number, c) not in ((1, -1), (-1, 1)):
        return None
    return power.base if power.exp.is_positive and power.exp.free_symbols else None


def _place(letter: Symbol) -> tuple[str, str]:
    """Letters of p before those of q."""
    name, _, place = letter.name.rpartition("_")
    return place, name


def _sides(expr: Expr) -> tuple[Expr, Expr]:
    """expr as a difference of two sums without minus signs, so that b − a > 0 reads b > a."""
    up = [t for t in Add.make_args(expr) if t.as_coeff_Mul()[0] > 0]
    down = [-t for t in Add.make_args(expr) if t.as_coeff_Mul()[0] < 0]
    return Add(*up), Add(*down)


def _compared(expr: Expr, strict: bool, n: Notation) -> Layout:
    """expr > 0, or expr ≤ 0 where it is not strict."""
    above, below = _sides(expr)
    if above.free_symbols:
        return row(n(above), ">" if strict else "<=", n(below))
    return row(n(below), "<" if strict else ">=", n(above))


@lay.register
def _(condition: nodes.Positive, n: Notation) -> Layout:
    return _compared(condition.expr, True, n)


@lay.register
def _(condition: nodes.AtMost, n: Notation) -> Layout:
    return row(n(condition.lesser), "<=", n(condition.greater))


@lay.register
def _(condition: nodes.IsReal, n: Notation) -> Layout:
    return row(n(condition.args[0]), "in", Letter("R", "blackboard"))


@lay.register
def _(condition: nodes.IsInteger, n: Notation) -> Layout:
    return row(n(stated(condition).args[0]), "in", Letter("Z", "blackboard"))


@lay.register
def _(condition: nodes.Equal, n: Notation) -> Layout:
    condition = stated(condition)
    return row(n(condition.lhs), "==", n(condition.rhs))


@lay.register
def _(condition: nodes.All, n: Notation) -> Layout:
    return _listed(condition, nodes.Either, " and ", n) if condition.args else Phrase("always")


@lay.register
def _(condition: nodes.Either, n: Notation) -> Layout:
    return _listed(condition, nodes.All, " or ", n) if condition.args else Phrase("never")


def _listed(condition: nodes.Condition, inner: type, word: str, n: Notation) -> Layout:
    """One after the other, the lists among them in parentheses."""
    lists = (isinstance(c, inner) and len(c.args) > 1 for c in condition.args)
    parts = ((n(c), fenced) for c, fenced in zip(condition.args, lists))
    return joined([Fenced("(", part, ")") if fenced else part for part, fenced in parts], word)


@lay.register
def _(condition: nodes.Fails, n: Notation) -> Layout:
    condition = stated(condition)
    if not isinstance(condition, nodes.Fails):
        return n(condition)
    inner = condition.condition
    match inner:
        case nodes.Positive():
            return _compared(inner.expr, False, n)
        case nodes.AtMost():
            return row(n(inner.lesser), ">", n(inner.greater))
        case nodes.Equal():
            return row(n(inner.lhs), "!=", n(inner.rhs))
        case nodes.IsInteger():
            return row(n(inner.args[0]), "notin", Letter("Z", "blackboard"))
        case nodes.Finite():
            return row(_size(inner.expr, n), "=", Sign("infinity"))
    return row(Phrase("not "), n(inner))


@lay.register
def _(condition: nodes.AbsolutelyContinuous, n: Notation) -> Layout:
    return row(n(condition.p), "<<", n(condition.q))


@lay.register
def _(condition: nodes.Integrable, n: Notation) -> Layout:
    size = Expectation(condition.law, Absolute(display(condition.body)))
    return row(n(size), "<", Sign("infinity"))


def _size(expr: Expr, n: Notation) -> Layout:
    """|expr|, or expr where it cannot be negative."""
    shown = display(expr)
    return n(shown if expr.is_extended_nonnegative else Absolute(shown))


@lay.register
def _(condition: nodes.Finite, n: Notation) -> Layout:
    return row(_size(condition.expr, n), "<", Sign("infinity"))


@lay.register
def _(condition: nodes.IID, n: Notation) -> Layout:
    return row(n(condition.sample), "~", n(condition.law), Phrase(" independent"))


@lay.register
def _(condition: nodes.AlmostEverywhere, n: Notation) -> Layout:
    """p = q almost everywhere; f(x) = g(x) for p-almost every x."""
    sides = (condition.lhs, condition.rhs)
    at_x = all(isinstance(s, nodes.Density) and s.at == nodes.VARIATE for s in sides)
    if at_x:
        laws = [n(s.law) for s in sides]
        return row(laws[0], "=", laws[1], Phrase(" almost everywhere"))
    where = Letter("mu") if isinstance(condition.law, nodes.Measure) else n(condition.law)
    equation = row(n(sides[0]), "=", n(sides[1]))
    return row(equation, Phrase(" for "), where, Phrase("-almost every "), Letter("x"))
