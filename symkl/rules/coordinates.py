"""In which coordinate is a density a base integral? Each chart is a change of variable, or several.

A chart of a law is its pieces, each with a new variable: one image of the whole law, or an image of
each part where the map would not be one to one. They are proposals, first match first.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sympy import Abs, Add, Expr, Piecewise, Poly, S, exp, log, sqrt
from sympy.core.relational import Relational

from symkl.conditions import algebra, holds
from symkl.nodes import (
    HALF_LINE,
    LEBESGUE,
    REAL_LINE,
    UNIT_INTERVAL,
    VARIATE,
    AtMost,
    Condition,
    Image,
    Law,
    Part,
    Support,
)
from symkl.normal_form import Algebra, Undecidable
from symkl.rules.facts import relevant

x = VARIATE
Given = tuple[Condition, ...]
Chart = tuple[Law, ...]
Statistics = dict[Expr, Expr]


def charts(law: Law, given: Given) -> tuple[Chart, ...]:
    """The charts of the law, found from its support and from what stands in its log-density."""
    return _charts(law, relevant(given, law))


@lru_cache(maxsize=4096)
def _charts(law: Law, given: Given) -> tuple[Chart, ...]:
    if law.measure != LEBESGUE or not isinstance(law.range, Support) or isinstance(law, Image):
        return ()
    statistics = log_statistics(law, given) or _as_written(law)
    found: list[Chart] = []
    for propose in PROPOSALS:
        found += propose(law, statistics, given)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def _statistics(law: Law, given: Given) -> tuple[tuple[Expr, Expr], ...] | None:
    log_density = law.log_density_at(x)
    if log_density is None or not isinstance(law.range, Support):
        return None
    try:
        return tuple(algebra(given).under(law).split(log_density, x))
    except Undecidable:
        return None


def log_statistics(law: Law, given: Given) -> Statistics | None:
    """log p = Σ coefficient · statistic, as {statistic: coefficient}."""
    found = _statistics(law, relevant(given, law))
    return None if found is None else {t: c for c, t in found}


def _as_written(law: Law) -> Statistics:
    """The terms of log p as the family has them, where the algebra does not read them."""
    terms = Add.make_args(law.log_density_at(x) or S.Zero)
    parts = (term.as_independent(x, as_Add=False) for term in terms if x in term.free_symbols)
    return {statistic: coefficient for coefficient, statistic in parts}


def ends_of(law: Law) -> tuple[Expr, Expr]:
    """The ends of the interval on which the law lives."""
    support = law.range
    if not isinstance(support, Support):
        raise TypeError(f"{law} does not live on an interval")
    return support.args


# -- one map of the whole support ----------------------------------------------------------------


def _exponentials(law: Law, statistics: Statistics, given: Given) -> Iterator[Chart]:
    """U = A e^(cX), for the e^(cx) that stands in the density, alone or in a log."""
    for rate, scale in _rates(statistics, algebra(given)):
        yield from _exponential_map(law, rate, scale, given)


def _rates(statistics: Statistics, context: Algebra) -> Iterator[tuple[Expr, Expr]]:
    for statistic, coefficient in statistics.items():
        if isinstance(statistic, exp):
            rate = statistic.args[0] / x
            if x not in rate.free_symbols:
                yield rate, -coefficient
        elif isinstance(statistic, log) and isinstance(statistic.args[0], Add):
            free, rest = statistic.args[0].as_independent(x, as_Add=True)
            factor, moving = rest.as_independent(x, as_Add=False)
            if isinstance(moving, exp) and free != 0:
                rate = moving.args[0] / x
                if x not in rate.free_symbols:
                    yield rate, factor / free
                    yield rate, S.One


def _exponential_map(law: Law, rate: Expr, scale: Expr, given: Given) -> Iterator[Chart]:
    context = algebra(given)
    sign = _sign(rate, context)
    if not sign or not _sign(scale, context) > 0:
        return
    lo, hi = ends_of(law)
    try:
        at_one, slope = (_plainly(e, context) for e in (-log(scale) / rate, 1 / rate))
    except Undecidable:
        return
    point = at_one + slope * log(x)
    if law.range == REAL_LINE:
        yield (Image(law, point, sign * slope / x, HALF_LINE),)
    elif lo == 0 and hi is S.Infinity and sign > 0:  # U = e^(cX) − 1
        yield (Image(law, slope * log(1 + x), slope / (1 + x), HALF_LINE),)
    elif lo == 0 and hi is S.Infinity:
        yield (Image(law, slope * log(x), -slope / x, UNIT_INTERVAL),)
    else:
        ends = [_exponential_of(rate, scale, end, sign) for end in (lo, hi)][::sign]
        yield (Image(law, point, sign * slope / x, Support(*ends)),)


def _plainly(e: Expr, context: Algebra) -> Expr:
    return context.to_expr(context.normal(e))


def _exponential_of(rate: Expr, scale: Expr, end: Expr, sign: int) -> Expr:
    if end.is_infinite:
        return S.Infinity if (end is S.Infinity) == (sign > 0) else S.Zero
    return scale * exp(rate * end)


def _sign(e: Expr, context: Algebra) -> int:
    try:
        return 1 if context.is_positive(e) else -1 if context.is_positive(-e) else 0
    except Undecidable:
        return 0


def _logarithm(law: Law, statistics: Statistics, given: Given) -> Iterator[Chart]:
    """X = e^U where log² x stands in the density, on the half line or a part of it."""
    lo, hi = ends_of(law)
    if not any(t.has(log(x) ** 2) for t in statistics):
        return
    if law.range == HALF_LINE:
        yield (Image(law, exp(x), exp(x), REAL_LINE),)
    elif isinstance(law, Part) and (lo == 0 or _sign(lo, algebra(given)) > 0):
        ends = (S.NegativeInfinity if lo == 0 else log(lo), hi if hi.is_infinite else log(hi))
        yield (Image(law, exp(x), exp(x), Support(*ends)),)


def _logarithm_of_ratio(law: Law, statistics: Statistics, given: Given) -> Iterator[Chart]:
    """X = a e^U from a > 0 on, where log² x stands in the density.

    With log(α + 2βU) − αU − βU² for its log-density, W = αU + βU² is exponential: its chart first.
    """
    lo, hi = ends_of(law)
    squares = any(t.has(log) and not isinstance(t, log) for t in statistics)
    if not squares or hi is not S.Infinity or _sign(lo, algebra(given)) < 1:
        return
    image = Image(law, lo * exp(x), lo * exp(x), HALF_LINE)
    found = log_statistics(image, given) or {}
    linear, square = found.get(x, S.Zero), found.get(x**2, S.Zero)
    if any(t.has(log) for t in found) and square != 0:
        root = sqrt(linear**2 - 4 * square * x)
        point = lo * exp((root + linear) / (-2 * square))
        yield (Image(law, point, point / root, HALF_LINE),)
    yield (image,)


def _from_the_end(law: Law, statistics: Statistics, given: Given) -> Iterator[Chart]:
    """X = a + U where the support starts at a; X = b − U where it ends at b; X = a + (b − a) U."""
    lo, hi = ends_of(law)
    if lo.is_infinite and not hi.is_infinite:
        yield (Image(law, hi - x, S.One, HALF_LINE),)
    if lo.is_infinite or law.range in (HALF_LINE, UNIT_INTERVAL):
        return
    if hi is S.Infinity:
        yield (Image(law, lo + x, S.One, HALF_LINE),)
        return
    if lo == 0:
        yield (Image(law, hi * x, hi, UNIT_INTERVAL),)
    else:
        yield (Image(law, lo + (hi - lo) * x, hi - lo, UNIT_INTERVAL),)


def _from_the_end_of_all(law: Law, statistics: Statistics, given: Given) -> Iterator[Chart]:
    """X = a + U on a part of a law that lives from a on."""
    lo, hi = ends_of(law)
    if not isinstance(law, Part) or not isinstance(law.law.range, Support):
        return
    start = law.law.range.lo
    if start != 0 and not start.is_infinite:
        end = hi if hi.is_infinite else hi - start
        yield (Image(law, start + x, S.One, Support(lo - start, end)),)


def _from_the_corner(law: Law, statistics: Statistics, given: Given) -> Iterator[Chart]:
    """X = m ± U on a part beside m, where a power of |x − m| stands in the density."""
    lo, hi = ends_of(law)
    powers = [t for t in statistics if t.is_Pow and t.base != x] if isinstance(law, Part) else ()
    for m in sorted({_zero(t.base) for t in powers} - {None, lo, hi}, key=str):
        if _order(m, lo, given) > 0:
            yield (Image(law, m + x, S.One, Support(lo - m, hi if hi.is_infinite else hi - m)),)
        elif _order(hi, m, given) > 0:
            far = S.Infinity if lo.is_infinite else m - lo
            yield (Image(law, m - x, S.One, Support(m - hi, far)),)


def _log_odds(law: Law, statistics: Statistics, given: Given) -> Iterator[Chart]:
    """X = 1/(1 + e^(−U)) on (0, 1)."""
    squares = any(t.has(log) and not isinstance(t, log) for t in statistics)
    if law.range == UNIT_INTERVAL and squares:
        yield (Image(law, 1 / (1 + exp(-x)), exp(-x) / (1 + exp(-x)) ** 2, REAL_LINE),)


# -- two pieces ----------------------------------------------------------------------------------


def _folds(law: Law, statistics: Statistics, given: Given) -> Iterator[Chart]:
    """X = m ± U, where |x − m| or a square about m stands in the density."""
    for centre, scale in _centres(statistics):
        lo, hi = ends_of(law)
        if law.range == REAL_LINE:
            down, up = HALF_LINE, HALF_LINE
        elif _bounded(law.range) and algebra(given).equal(hi - centre, centre - lo):
            scale, down, up = hi - centre, UNIT_INTERVAL, UNIT_INTERVAL
        else:
            continue
        left, right = Part(law, Support(lo, centre)), Part(law, Support(centre, hi))
        yield (
            Image(left, centre - scale * x, scale, down),
            Image(right, centre + scale * x, scale, up),
        )


def _bounded(support: Support) -> bool:
    return not any(end.is_infinite for end in support.args)


def _centres(statistics: Statistics) -> Iterator[tuple[Expr, Expr]]:
    """The centre and the scale of each |x − m|, log of a quadratic and power (x − m)ⁿ."""
    for statistic in statistics:
        for absolute in sorted(statistic.atoms(Abs), key=str):
            centre = _zero(absolute.args[0])
            if centre is not None:
                yield centre, S.One
        if isinstance(statistic, log) and statistic.args[0].is_polynomial(x):
            poly = Poly(statistic.args[0], x)
            if poly.degree() == 2:
                a, b, c = poly.all_coeffs()
                centre = -b / (2 * a)
                yield centre, (S.One if b == 0 else sqrt(c / a - centre**2))
    powers = [t.exp for t in statistics if t.is_Pow and t.base == x and t.exp.is_Integer]
    highest = max(powers, default=S.Zero)
    if highest > 2 and highest % 2 == 0:  # a (x − m)ⁿ written out
        next_to_it = statistics.get(x ** (highest - 1), S.Zero)
        yield -next_to_it / (highest * statistics[x**highest]), S.One


def _zero(e: Expr) -> Expr | None:
    """Where A + B x is 0."""
    slope = e.diff(x) if e.is_polynomial(x) else x
    return None if x in slope.free_symbols or slope == 0 else -e.xreplace({x: S.Zero}) / slope


PROPOSALS = (
    _exponentials,
    _logarithm,
    _logarithm_of_ratio,
    _folds,
    _from_the_end,
    _from_the_end_of_all,
    _from_the_corner,
    _log_odds,
)


# -- knots -----------------------------------------------------------------------------------------


def corners(e: Expr) -> tuple[Expr, ...]:
    """Where |x − m| turns and the pieces of a Piecewise meet."""
    found = {_zero(a.args[0]) for a in e.atoms(Abs)}
    for piecewise in e.atoms(Piecewise):
        bounds = (c for _, c in piecewise.args if isinstance(c, Relational))
        found |= {_zero(c.lhs - c.rhs) for c in bounds}
    return tuple(sorted(found - {None}, key=str))


def knots(e: Expr, law: Law, given: Given) -> tuple[tuple[Expr, ...], tuple[Expr, Expr] | None]:
    """The corners inside the support, in order; and two places whose order is not known."""
    inside: list[Expr] = []
    lo, hi = ends_of(law)
    for k in corners(e):
        low, high = _order(k, lo, given), _order(hi, k, given)
        if low > 0 or high > 0:
            continue
        if 0 in (low, high):
            return (), ((k, lo) if not low else (hi, k))
        orders = [_order(k, other, given) for other in inside]
        if 0 in orders:
            return (), (k, inside[orders.index(0)])
        inside.insert(sum(order < 0 for order in orders), k)
    return tuple(inside), None


def last_points(e: Expr, law: Law, given: Given) -> tuple[Expr, ...]:
    """Of a law on whole numbers: where the runs end, if each corner is to stand alone."""
    found = [k for k in corners(e) if k.is_Integer]
    lo, hi = ends_of(law)
    inside = (k for k in sorted({end for k in found for end in (k - 1, k)}) if k != hi)
    return tuple(k for k in inside if _order(lo, k, given) > 0 and _order(k, hi, given) > 0)


def _order(a: Expr, b: Expr, given: Given) -> int:
    """1 where a ≤ b is known, −1 where b ≤ a is, else 0."""
    if a == b:
        return 1
    return 1 if holds(AtMost(a, b), given) else -1 if holds(AtMost(b, a), given) else 0
