"""Every row of the table: its value is its integral inside its domain; outside it is refused."""

import random

import mpmath
import pytest
from sympy import Abs, Integer, Rational, S, lambdify, log, oo
from sympy.core.relational import Relational

from symkl.claim import StepRejected
from symkl.integrals import ROWS, instantiate
from symkl.kernel import infer
from symkl.nodes import (
    COUNTING,
    LEBESGUE,
    VARIATE,
    AtMost,
    Equal,
    Fails,
    IsInteger,
    Length,
    Mean,
    Positive,
)
from symkl.normal_form import Undecidable
from symkl.rules.integrals import integrate

POOL = [Rational(n, d) for n in range(-7, 8) for d in (2, 3)] + [Integer(n) for n in range(-3, 6)]
DRAWS = 60_000
POINTS = 3
TOLERANCE = {LEBESGUE: 1e-6, COUNTING: 1e-4}  # a sum is extrapolated


def _holds(condition):
    """Is the condition true of these numbers? None where it has no sense."""
    match condition:
        case Positive():
            return _sign(condition.expr, lambda e: e > 0)
        case AtMost():
            lesser, greater = condition.args
            if lesser is -oo or greater is oo:
                return True
            return _sign(greater - lesser, lambda e: e >= 0)
        case IsInteger():
            return condition.args[0].is_integer
        case Equal():
            return _sign(condition.lhs - condition.rhs, lambda e: e == 0)
        case Fails():
            inner = _holds(condition.condition)
            return None if inner is None else not inner
    raise TypeError(f"no number says whether {condition} holds")


def _sign(e, test):
    number = e if e.is_Rational else e.evalf(30)
    if not number.is_number or number.has(oo, -oo, S.NaN, S.ComplexInfinity):
        return None
    if not number.is_real:
        return None
    found = test(number)
    return bool(found) if not isinstance(found, Relational) else None


def _draw(row, source):
    """Values for the parameters; the ends l and r are infinite now and then."""
    values = []
    for name in row.parameters:
        if name in "lr" and len(name) == 1 and source.random() < 0.1:
            values.append(-oo if name == "l" else oo)
        else:
            values.append(source.choice(POOL))
    return tuple(values)


def _verdicts(row, values):
    """Whether each condition of the domain holds; None where the domain has no sense here."""
    try:
        return [_holds(c) for c in row.domain(*values)]
    except (Undecidable, ZeroDivisionError, TypeError, ValueError):
        return None


def _points(row, inside):
    source = random.Random(row.name + str(inside))
    found = []
    for _ in range(DRAWS):
        values = _draw(row, source)
        verdicts = _verdicts(row, values)
        if verdicts is None or None in verdicts or verdicts.count(False) != (0 if inside else 1):
            continue
        support = row.support(*values)
        if inside and (support.lo >= support.hi or not _finite(row, values)):
            continue
        found.append(values)
        if len(found) == POINTS:
            break
    return found


def _finite(row, values):
    """An infinite end that a row does not mean makes its value no number, which is refused."""
    value = row.value(*values)
    return not value.has(oo, -oo, S.NaN, S.ComplexInfinity)


def _breaks(integrand, lo, hi):
    """The ends, and where a distance is 0, in order."""
    places = {lo, hi, *({S.Zero} if lo is -oo and hi is oo else ())}
    for part in (*integrand.atoms(Abs), *integrand.atoms(log)):
        inside = part.args[0]
        if inside.is_polynomial(VARIATE) and inside.diff(VARIATE).is_number and inside.has(VARIATE):
            zero = -inside.subs(VARIATE, 0) / inside.diff(VARIATE)
            places |= {zero} if lo < zero < hi else set()
    return [_number(p) for p in sorted(places)]


def _number(e):
    return mpmath.mpf({oo: "inf", -oo: "-inf"}.get(e) or str(e.evalf(30)))


def _integral(row, values):
    integrand, _ = instantiate(row, values)
    support = row.support(*values)
    f = lambdify(VARIATE, integrand, "mpmath")
    if row.measure == COUNTING:
        return mpmath.nsum(lambda k: f(mpmath.mpf(k)), [_number(e) for e in support.args])
    return mpmath.quad(_tame(f), _breaks(integrand, *support.args))


def _tame(f):
    """A node that was rounded to an end counts for nothing: what is not finite is taken for 0."""

    def tamed(u):
        try:
            value = f(u)
        except (ValueError, ZeroDivisionError):
            return mpmath.mpf(0)
        return value if mpmath.isfinite(value) else mpmath.mpf(0)

    return tamed


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_value_is_the_integral(row):
    points = _points(row, True)
    assert points, "no point was found inside the domain"
    with mpmath.workdps(25):
        for values in points:
            found = mpmath.mpmathify(row.value(*values).evalf(25))
            expected = _integral(row, values)
            error = abs(found - expected) / (1 + abs(expected))
            assert error < TOLERANCE[row.measure], (values, found, expected)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_outside_its_domain_a_row_is_refused(row):
    for values in _points(row, False):
        try:
            integrand, _ = instantiate(row, values)
        except (Undecidable, ZeroDivisionError, TypeError, ValueError):
            continue
        support = row.support(*values)
        if row.measure == COUNTING or any(e.has(S.NaN, S.ComplexInfinity) for e in support.args):
            continue
        mean = Mean(Length(support), integrand)
        with pytest.raises((StepRejected, Undecidable)):
            infer(integrate(mean, row, S.One, values))
            pytest.fail(f"{row.name} was taken at {values}")


def test_the_names_of_the_rows_differ():
    assert len({row.name for row in ROWS}) == len(ROWS)
