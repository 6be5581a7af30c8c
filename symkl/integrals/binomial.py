"""∫ x^(a−1) log(k + m x^c) dx and ∫ x^(a−1) (k + m x^c)^(−n) dx from 0, to ∞ or between. Trusted.

With x^c for the new variable both are ₂F₁ at z = −m x^c/k, which is < 1 where k > 0 and
k + m x^c > 0. At the end where x^c is 0, it vanishes for a/c > 0. Where a/c < 0 the power is taken
out: log(k + m x^c) = c log x + log(m + k x^(−c)). In e^(rx) for x they are statistics of an
exponential law; in A + Bx, of a Lomax law.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sympy import Expr, Mul, S, cos, digamma, exp, expand, log, pi, sin

from symkl.integrals.forms import binomial_in, exponential_in, inside_log, linear, log_terms
from symkl.integrals.interval import above_zero, not_zero
from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.nodes import (
    HALF_LINE,
    LEBESGUE,
    VARIATE,
    AtMost,
    Condition,
    Equal,
    Fails,
    Hyp2F1,
    IsInteger,
    Positive,
    Support,
)

x = VARIATE
OPEN = (S.Zero, S.Infinity)  # ends at which the antiderivative vanishes


# -- what stands there -----------------------------------------------------------------------------


def _log_and_power(s: Shape) -> tuple[Expr, Expr] | None:
    """n and what stands in the log of xⁿ log(·)."""
    n, inside = s.log, None
    for part in Mul.make_args(s.factor):
        base, power = part.as_base_exp()
        if base == x and power.is_Integer:
            n += power
        elif inside is None and inside_log(part) is not None:
            inside = inside_log(part)
        else:
            return None
    return None if inside is None else (n, inside)


def _in_powers(s: Shape) -> Values | None:
    if s.support.lo.is_infinite or not s.only("log", "factor"):
        return None
    found = _log_and_power(s)
    inside = binomial_in(found[1]) if found is not None else None
    if found is None or inside is None or found[0] == -1:
        return None
    return found[0] + 1, *inside, *s.support.args


def _in_exponentials(s: Shape) -> Values | None:
    inside = inside_log(s.factor)
    if inside is None or not s.only("powers", "factor") or set(s.powers) != {S.One}:
        return None
    found = exponential_in(inside)
    return None if found is None else (s.powers[S.One], *found, *s.support.args)


def _of_line(s: Shape) -> Values | None:
    """(A + Bx)^(−n) log(C + Dx)."""
    inside = inside_log(s.factor)
    if s.support != HALF_LINE or inside is None or not s.only("binomials", "factor"):
        return None
    line = linear(inside)
    if line is None or len(s.binomials) != 1:
        return None
    (((free, slope, c), n),) = s.binomials.items()
    return (-n, free, slope, *line) if c == 1 else None


def _two_powers(s: Shape) -> Values | None:
    if s.support.lo.is_infinite or not s.only("log", "binomials", "others"):
        return None
    found = list(log_terms(s._replace(log=S.Zero)))
    if len(found) != 1 or len(s.binomials) + len(s.others) != 1:
        return None
    ((inside, n),) = found
    if n.is_Integer and n > 0:  # a polynomial
        return None
    parts = binomial_in(inside)
    elementary = s.bounded and s.log.is_Integer and s.log >= 0
    if parts is None or (parts[2] == 1 and elementary):
        return None
    return s.log + 1, *parts, -n, *s.support.args


# -- the antiderivatives ---------------------------------------------------------------------------


def _log_primitive(a: Expr, k: Expr, m: Expr, c: Expr, at: Expr) -> Expr:
    """x^a/a · (log(k + m x^c) − m x^c/(k (A + 1)) ₂F₁(1, 1 + A; 2 + A; −m x^c/k)), A = a/c.

    Where k + m x^c is 0 the two logarithms cancel.
    """
    if at in OPEN:
        return S.Zero
    ratio, inside, moving = a / c, _inside(k, m, c, at), m * at**c / k
    if inside == 0:
        return at**a / a * (log(k) - S.EulerGamma - _psi(ratio))
    rest = moving / (ratio + 1) * Hyp2F1(1, 1 + ratio, 2 + ratio, -moving)
    return at**a / a * (log(inside) - rest)


def _inside(k: Expr, m: Expr, c: Expr, at: Expr) -> Expr:
    """k + m x^c, 0 where it is."""
    ends = (k + m * at**c, k * at**-c + m)
    return S.Zero if any(expand(e) == 0 for e in ends) else ends[0]


def _psi(ratio: Expr) -> Expr:
    """ψ(1 + A), which is ψ(−A) − π cot πA."""
    if ratio.could_extract_minus_sign():
        return digamma(-ratio) - pi * cos(pi * ratio) / sin(pi * ratio)
    return digamma(1 + ratio)


def _power_primitive(a: Expr, k: Expr, m: Expr, c: Expr, n: Expr, at: Expr) -> Expr:
    """x^a/(a k^n) ₂F₁(n, A; 1 + A; −m x^c/k), A = a/c."""
    if at in OPEN:
        return S.Zero
    return at**a / (a * k**n) * Hyp2F1(n, a / c, 1 + a / c, -m / k * at**c)


def _between(primitive: Callable[..., Expr], *values: Any) -> Expr:
    *parameters, lo, hi = values
    return primitive(*parameters, hi) - primitive(*parameters, lo)


def _log_of_power(a: Expr, c: Expr, lo: Expr, hi: Expr) -> Expr:
    """∫ x^(a−1) log x^c dx."""
    ends = [S.Zero if at in OPEN else at**a * (log(at) - 1 / a) for at in (hi, lo)]
    return c / a * (ends[0] - ends[1])


def _logs(a: Expr, k: Expr, m: Expr, c: Expr, lo: Expr, hi: Expr) -> Expr:
    return _between(_log_primitive, a, k, m, c, lo, hi)


def _turned_logs(a: Expr, k: Expr, m: Expr, c: Expr, lo: Expr, hi: Expr) -> Expr:
    return _log_of_power(a, c, lo, hi) + _logs(a, m, k, -c, lo, hi)


def _exponentials(lo: Expr, hi: Expr) -> tuple[Expr, Expr]:
    return S.Zero if lo is S.NegativeInfinity else exp(lo), exp(hi)


def _in_e(value: Callable[..., Expr]) -> Callable[..., Expr]:
    """The value with e^x for the variable."""

    def found(b: Expr, k: Expr, m: Expr, r: Expr, lo: Expr, hi: Expr) -> Expr:
        return value(b, k, m, r, *_exponentials(lo, hi))

    return found


# -- where they hold -------------------------------------------------------------------------------


def _ends(a: Expr, k: Expr, m: Expr, c: Expr, lo: Expr, hi: Expr) -> tuple[Condition, ...]:
    """k + m x^c ≥ 0 at the ends, and 0 only as it stands; from 0 on a > 0, to ∞ a < 0."""
    found = [AtMost(lo, hi)]
    for end, at_open in ((lo, Positive(a)), (hi, Positive(-a))):
        if end in OPEN:
            found.append(at_open)
        else:
            inside = _inside(k, m, c, end)
            found += [*above_zero(end), AtMost(S.Zero, inside), *not_zero(inside)]
    return tuple(found)


def _log_domain(a: Expr, k: Expr, m: Expr, c: Expr, lo: Expr, hi: Expr) -> tuple[Condition, ...]:
    return *above_zero(k), Positive(a / c), *_ends(a, k, m, c, lo, hi)


def _turned_log_domain(a: Expr, k: Expr, m: Expr, c: Expr, *ends: Expr) -> tuple[Condition, ...]:
    return _log_domain(a, m, k, -c, *ends)


def _log_domain_apart(a: Expr, k: Expr, m: Expr, c: Expr, *ends: Expr) -> tuple[Condition, ...]:
    ratio = a / c
    inside = all(end not in OPEN for end in ends)
    where = () if inside else (Fails(Equal(S.Zero, S.Zero)),)
    apart = *not_zero(ratio, ratio + 1), Fails(IsInteger(ratio))
    return *above_zero(k), *apart, *_ends(a, k, m, c, *ends), *where


def _turned_log_domain_apart(
    a: Expr, k: Expr, m: Expr, c: Expr, *ends: Expr
) -> tuple[Condition, ...]:
    return _log_domain_apart(a, m, k, -c, *ends)


def _power_domain(
    a: Expr, k: Expr, m: Expr, c: Expr, n: Expr, lo: Expr, hi: Expr
) -> tuple[Condition, ...]:
    """Where k + m x^c is 0 at an end, n < 1 besides."""
    touching = any(end not in OPEN and _inside(k, m, c, end) == 0 for end in (lo, hi))
    near = (Positive(1 - n),) if touching else ()
    return *above_zero(k), Positive(a / c), *_ends(a, k, m, c, lo, hi), *near


def _power_domain_apart(
    a: Expr, k: Expr, m: Expr, c: Expr, n: Expr, *ends: Expr
) -> tuple[Condition, ...]:
    """Beside 0, where A = a/c is no whole number."""
    inside = all(end not in OPEN for end in ends)
    apart = (*not_zero(a / c), Fails(IsInteger(a / c))) if inside else (Fails(Equal(0, 0)),)
    touching = inside and any(_inside(k, m, c, end) == 0 for end in ends)
    near = (Positive(1 - n),) if touching else ()
    return *above_zero(k), *apart, *_ends(a, k, m, c, *ends), *near


def _turned(a: Expr, k: Expr, m: Expr, c: Expr, n: Expr, *ends: Expr) -> tuple[Expr, ...]:
    """(k + m x^c)^(−n) = x^(−cn) (m + k x^(−c))^(−n)."""
    return a - c * n, m, k, -c, n, *ends


def _as_it_is(*values: Expr) -> tuple[Expr, ...]:
    return values


def _exponential_domain(domain: Callable[..., Any]) -> Callable[..., tuple[Condition, ...]]:
    def found(b: Expr, k: Expr, m: Expr, r: Expr, lo: Expr, hi: Expr) -> tuple[Condition, ...]:
        ends = _exponentials(lo, hi)
        in_order = AtMost(*ends)
        return AtMost(lo, hi), *(c for c in domain(b, k, m, r, *ends) if c != in_order)

    return found


# -- the rows --------------------------------------------------------------------------------------

LOGS = "integrated by parts it is Euler's integral for ₂F₁"
TURNED = "with the power taken out of the logarithm it is Euler's integral for ₂F₁"
EULER = "it is Euler's integral for ₂F₁"
TAKEN_OUT = "with the power taken out it is Euler's integral for ₂F₁"
SOURCE = "DLMF 15.6.1"


def _log_row(name: str, value: Any, domain: Any, because: str) -> Row:
    return Row(
        f"power times the logarithm of {name}",
        LEBESGUE,
        ("a", "k", "m", "c", "l", "r"),
        lambda u, a, k, m, c, lo, hi: u ** (a - 1) * log(k + m * u**c),
        value,
        lambda a, k, m, c, lo, hi: Support(lo, hi),
        domain,
        _in_powers,
        because,
        SOURCE,
    )


def _exponential_row(name: str, value: Any, domain: Any, because: str) -> Row:
    return Row(
        f"exponential times the logarithm of {name}",
        LEBESGUE,
        ("b", "k", "m", "s", "l", "r"),
        lambda u, b, k, m, r, lo, hi: log(k + m * inert_exp(r * u)) * inert_exp(b * u),
        _in_e(value),
        lambda b, k, m, r, lo, hi: Support(lo, hi),
        _exponential_domain(domain),
        _in_exponentials,
        f"in e^x, {because}",
        SOURCE,
    )


def _power_row(
    name: str, turn: Callable[..., tuple[Expr, ...]], because: str, domain: Any = _power_domain
) -> Row:
    return Row(
        f"power times a power of {name}",
        LEBESGUE,
        ("a", "k", "m", "c", "n", "l", "r"),
        lambda u, a, k, m, c, n, lo, hi: u ** (a - 1) * (k + m * u**c) ** (-n),
        lambda *values: _between(_power_primitive, *turn(*values)),
        lambda a, k, m, c, n, lo, hi: Support(lo, hi),
        lambda *values: domain(*turn(*values)),
        _two_powers,
        because,
        SOURCE,
    )


def _over_x(s: Shape) -> Values | None:
    """(A + Bx)^n/x over an interval."""
    found = _two_powers(s) if s.log == -1 and s.bounded else None
    return None if found is None or found[3] != 1 else (-found[4], *found[1:3], *s.support.args)


def _over_x_primitive(n: Expr, k: Expr, m: Expr, at: Expr) -> Expr:
    """−y^(n+1) ₂F₁(1, n + 1; n + 2; y/k)/(k (n + 1)), y = k + mx."""
    y = _inside(k, m, S.One, at)
    if y == 0:
        return S.Zero
    return -(y ** (n + 1)) / (k * (n + 1)) * Hyp2F1(1, n + 1, n + 2, y / k)


def _over_x_domain(n: Expr, k: Expr, m: Expr, lo: Expr, hi: Expr) -> tuple[Condition, ...]:
    ends = [_inside(k, m, S.One, at) for at in (lo, hi)]
    touching = (Positive(n + 1),) if S.Zero in ends else ()
    apart = () if touching or n.is_positive else (Fails(IsInteger(n)),)
    reached = (c for e in ends for c in (AtMost(S.Zero, e), *not_zero(e)))
    return *above_zero(k, -m), *touching, *apart, *reached, *above_zero(lo), AtMost(lo, hi)


ROWS = (
    Row(
        "power of a line over x",
        LEBESGUE,
        ("n", "k", "m", "l", "r"),
        lambda u, n, k, m, lo, hi: (k + m * u) ** n / u,
        lambda n, k, m, lo, hi: (
            _over_x_primitive(n, k, m, hi) - _over_x_primitive(n, k, m, lo)
        ),
        lambda n, k, m, lo, hi: Support(lo, hi),
        _over_x_domain,
        _over_x,
        f"in k + mx for the new variable {EULER}",
        SOURCE,
    ),
    _log_row("k + m x^c", _logs, _log_domain, LOGS),
    _log_row("m x^c + k", _turned_logs, _turned_log_domain, TURNED),
    _log_row("k + m x^c, away from 0", _logs, _log_domain_apart, LOGS),
    _log_row("m x^c + k, away from 0", _turned_logs, _turned_log_domain_apart, TURNED),
    _exponential_row("k + m e^(rx)", _logs, _log_domain, LOGS),
    _exponential_row("m e^(rx) + k", _turned_logs, _turned_log_domain, TURNED),
    _exponential_row("k + m e^(rx), over an interval", _logs, _log_domain_apart, LOGS),
    _power_row("k + m x^c", _as_it_is, EULER),
    _power_row("m x^c + k", _turned, TAKEN_OUT),
    _power_row("k + m x^c, away from 0", _as_it_is, EULER, _power_domain_apart),
    _power_row("m x^c + k, away from 0", _turned, TAKEN_OUT, _power_domain_apart),
    Row(
        "logarithm of a line against a power of another",
        LEBESGUE,
        ("n", "A", "B", "C", "D"),
        lambda u, n, a, b, c, d: (a + b * u) ** (-n) * log(c + d * u),
        lambda n, a, b, c, d: _turned_logs(1 - n, c - d * a / b, d / b, S.One, a, S.Infinity) / b,
        lambda n, a, b, c, d: HALF_LINE,
        lambda n, a, b, c, d: (Positive(n - 1), *above_zero(a, b, c, d)),
        _of_line,
        f"in A + Bx, {TURNED}",
        SOURCE,
    ),
)
