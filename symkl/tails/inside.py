"""Inside the support: f(x) is bounded on compact sets, up to zeros of finite order under a log."""

from __future__ import annotations

from functools import lru_cache

from sympy import (
    Abs,
    Add,
    Eq,
    Expr,
    Integer,
    Max,
    Min,
    Mul,
    Piecewise,
    Pow,
    Tuple,
    besseli,
    cos,
    erf,
    erfc,
    exp,
    gamma,
    log,
    loggamma,
    sin,
)

from symkl.nodes import COUNTING, VARIATE, AtMost, Entry, Law, Part, Support
from symkl.normal_form import Undecidable
from symkl.tails.parameters import Facts, algebra, at_least, relevant

x = VARIATE
BOUNDED, LOGARITHMIC = 0, 1
ENTIRE = (exp, cos, sin, erf, erfc)
CONTINUOUS = (Abs, Max, Min)
NO_ZEROS = (exp, erfc)


def require_mild(e: Expr, law: Law, facts: Facts) -> None:
    """∫ |e| p over compact sets inside the support is finite; under counting each |e(k)| is."""
    found = mildness(e, law, relevant(Tuple(e, law), facts), law.measure == COUNTING)
    if found == LOGARITHMIC and law.measure == COUNTING:
        raise Undecidable(f"{e} was not shown to be finite at each point of {law}")


@lru_cache(maxsize=16384)
def mildness(e: Expr, law: Law, facts: Facts, strict: bool = False) -> int:
    """BOUNDED on compact sets, or (at most) LOGARITHMIC at single points inside; else Undecidable.

    With ``strict`` a logarithm is shown to be bounded where it can be.
    """
    if x not in e.free_symbols or e == x:
        return BOUNDED
    if isinstance(e, Add | Mul | Abs | Max | Min):
        return max(mildness(a, law, facts, strict) for a in e.args)
    if isinstance(e, Piecewise):
        return _piecewise(e, law, facts, strict)
    if isinstance(e, log):
        return _log(e.args[0], law, facts, strict)
    if isinstance(e, Pow):
        return _power(e, law, facts, strict)
    if isinstance(e, ENTIRE):
        return _bounded(e.args[0], law, facts, e)
    if isinstance(e, loggamma | gamma) and positive(e.args[0], law, facts):
        return _bounded(e.args[0], law, facts, e)
    if isinstance(e, Entry | besseli):
        return max(_bounded(a, law, facts, e) for a in e.args if isinstance(a, Expr))
    raise Undecidable(f"whether {e} is bounded inside the support of {law} is not known")


def _bounded(e: Expr, law: Law, facts: Facts, of: Expr) -> int:
    if mildness(e, law, facts, True) == LOGARITHMIC:
        raise Undecidable(f"{of} may not be integrable inside the support of {law}")
    return BOUNDED


def _log(f: Expr, law: Law, facts: Facts, strict: bool) -> int:
    few = _few_zeros(f.args[0] if isinstance(f, Abs) else f, facts)
    if few and not strict:
        return LOGARITHMIC
    _bounded(f, law, facts, log(f))
    if positive(f, law, facts):
        return BOUNDED
    if few:
        return LOGARITHMIC
    raise Undecidable(f"{f} was not shown to be > 0 inside the support of {law}")


def _power(e: Expr, law: Law, facts: Facts, strict: bool) -> int:
    base, to = e.args
    if isinstance(to, Integer) and to > 0:
        return mildness(base, law, facts, strict)
    _bounded(base, law, facts, e)
    _bounded(to, law, facts, e)
    if base.is_nonnegative and x not in to.free_symbols and at_least(to, facts, True):
        return BOUNDED
    if positive(base, law, facts):
        return BOUNDED
    if isinstance(to, Integer) and positive(-base, law, facts):
        return BOUNDED
    raise Undecidable(f"{base} was not shown to be > 0 inside the support of {law}")


def _piecewise(e: Expr, law: Law, facts: Facts, strict: bool) -> int:
    """The largest of its branches; what stands at the first point alone is taken out of it."""
    found = BOUNDED
    for value, condition in e.args:
        found = max(found, mildness(value, law, facts, strict))
        if isinstance(condition, Eq) and law.measure == COUNTING and condition.lhs == x:
            first = condition.rhs
            if isinstance(law.range, Support) and positive(x - first + 1, law, facts):
                law = Part(law, Support(first + 1, law.range.hi))
    return found


@lru_cache(maxsize=16384)
def positive(f: Expr, law: Law, facts: Facts) -> bool:
    """Is f > 0 throughout the support? (Continuous there, so bounded away from 0 inside.)"""
    if f.has(Piecewise):  # it may jump to 0
        return False
    if isinstance(f, NO_ZEROS) or f.is_positive:
        return True
    if isinstance(f, Abs):
        return any(positive(s * f.args[0], law, facts) for s in (1, -1))
    if isinstance(f, besseli):  # I_n(z) > 0 for n ≥ 0, z > 0
        return f.args[0].is_nonnegative is True and f.args[1].is_positive is True
    if isinstance(f, Pow) and f.base.is_positive is None and positive(f.base, law, facts):
        return True
    if isinstance(f, Add | Mul) and all(_plainly(a, law, facts) for a in f.args):
        return True
    return _plainly(f, law, facts) or algebra(facts).under(law).is_positive(f)


def _plainly(f: Expr, law: Law, facts: Facts) -> bool:
    """f > 0 at once: by assumption, at the ends of the support, or as a product of such."""
    if f.is_positive or _at_ends(f, law, facts):
        return True
    if isinstance(f, Pow):
        return _plainly(f.base, law, facts)
    c, rest = f.as_independent(x, as_Add=True)
    d, g = (-rest).as_independent(x, as_Add=False)
    if at_least(d, facts, True) and at_least(c - d, facts, False):  # c − d g, c ≥ d > 0, g < 1
        if isinstance(g, exp):
            return _plainly(-g.args[0], law, facts)
        if isinstance(g, Pow) and x not in g.exp.free_symbols and at_least(g.exp, facts, True):
            return _plainly(g.base, law, facts) and _plainly(1 - g.base, law, facts)
    if isinstance(f, Add) and len(f.args) == 2:  # log a − log b, for b > 0
        a, b = f.args if isinstance(f.args[0], log) else f.args[::-1]
        if isinstance(a, log) and isinstance(-b, log) and (-b).args[0].is_positive:
            return _at_ends(a.args[0] - (-b).args[0], law, facts)
    return isinstance(f, Mul) and all(_plainly(a, law, facts) for a in f.args)


def _at_ends(f: Expr, law: Law, facts: Facts) -> bool:
    """a ± x > 0 because it is at an end of the support, or at a bound of that end."""
    slope = f.coeff(x, 1)
    rest = f - slope * x
    if slope is None or not slope.is_Rational or slope == 0 or not isinstance(law.range, Support):
        return False
    if x in rest.free_symbols:
        return False
    rest, slope = rest / abs(slope), slope / abs(slope)
    end = law.range.lo if slope == 1 else law.range.hi
    bounds = {end}
    for fact in facts:
        if isinstance(fact, AtMost) and end in fact.args:
            bounds.add(fact.lesser if slope == 1 else fact.greater)
    ends = [b for bound in bounds for b in (bound, *_parts(bound, Max if slope == 1 else Min))]
    strict = law.measure == COUNTING
    return any(b.is_finite is not False and at_least(rest + slope * b, facts, strict) for b in ends)


def _parts(bound: Expr, of: type) -> tuple[Expr, ...]:
    return bound.args if isinstance(bound, of) else ()


def _few_zeros(f: Expr, facts: Facts) -> bool:
    """A polynomial in x that is not 0, or 1 + cos of one of degree 1."""
    wave, rest = f.as_independent(x, as_Add=True)[::-1]
    if isinstance(wave, cos | sin):
        return x not in rest.free_symbols and _few_zeros(wave.args[0], facts)
    if not f.is_polynomial(x):
        return False
    top = f.as_poly(x)
    if top is None or top.degree() < 1:
        return False
    slope = top.LC()
    context = algebra(relevant(slope, facts))
    return slope.is_zero is False or context.is_nonzero(context.normal(slope))
