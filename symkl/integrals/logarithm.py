"""∫ xⁿ log(A + Bx) dx over an interval, also against e^(bx), and its kin. Trusted."""

from __future__ import annotations

from typing import Any

from sympy import (
    Abs,
    Dummy,
    Ei,
    Expr,
    Integer,
    S,
    atan,
    binomial,
    exp,
    expand,
    factorial,
    log,
)

from symkl.integrals.forms import count, exponential_in, inside_log, linear, quadratic
from symkl.integrals.interval import MOST, from_zero, not_zero, parted, whole
from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.nodes import (
    LEBESGUE,
    VARIATE,
    AtMost,
    Condition,
    Equal,
    Fails,
    IsInteger,
    Positive,
    Support,
)
from symkl.nodes.functions import polylogarithm
from symkl.normal_form import derivative

x = VARIATE


# -- log(A + Bx) -----------------------------------------------------------------------------------


def _logarithm(s: Shape, *more: str) -> tuple[Integer, Expr] | None:
    """n and what stands in the log of xⁿ log(·)."""
    found = parted(s) if s.only("log", "factor", *more) else None
    inside = inside_log(found[1]) if found is not None else None
    return None if found is None or inside is None else (found[0], inside)


def _plain(s: Shape) -> Values | None:
    found = _logarithm(s) if s.bounded else None
    line = linear(found[1]) if found is not None else None
    return None if found is None or line is None else (found[0], *line, *s.support.args)


def _primitive(n: Expr, free: Expr, slope: Expr, at: Expr) -> Expr:
    """((x^(n+1) − a^(n+1)) log|A + Bx| − Σ a^(n−k) x^(k+1)/(k+1))/(n + 1), a = −A/B."""
    a = -free / slope
    rest = sum((a ** (n - k) * at ** (k + 1) / (k + 1) for k in range(count(n, MOST) + 1)), S.Zero)
    inside = free + slope * at
    logs = S.Zero if inside == 0 else (at ** (n + 1) - a ** (n + 1)) * log(Abs(inside))
    return (logs - rest) / (n + 1)


# -- log(A + Bx) e^(bx) ----------------------------------------------------------------------------


def _against_exponential(s: Shape) -> Values | None:
    found = _logarithm(s, "powers")
    line = linear(found[1]) if found is not None else None
    if found is None or line is None or set(s.powers) != {S.One} or s.support.lo.is_infinite:
        return None
    return found[0], s.powers[S.One], *line, *s.support.args


def _exponential_value(n: Any, b: Expr, free: Expr, slope: Expr, lo: Expr, hi: Expr) -> Expr:
    """The n-th derivative in b of (e^(bx) log|A + Bx| − e^(−bA/B) Ei(b (A + Bx)/B))/b."""
    rate = Dummy("b", real=True)
    found = (
        _exponential_primitive(rate, free, slope, hi)
        - _exponential_primitive(rate, free, slope, lo)
    ) / rate
    for _ in range(count(n, MOST)):
        found = derivative(found, rate)
    return found.xreplace({rate: b})


def _exponential_primitive(b: Expr, free: Expr, slope: Expr, at: Expr) -> Expr:
    """Where A + Bx is 0, Ei(z) − log|z| goes to γ."""
    if at.is_infinite:
        return S.Zero
    inside, turn = free + slope * at, exp(-b * free / slope)
    if inside == 0:
        return turn * (log(Abs(slope)) - log(b**2) / 2 - S.EulerGamma)
    return exp(b * at) * log(Abs(inside)) - turn * Ei(b * inside / slope)


def _exponential_domain(*values: Any) -> tuple[Condition, ...]:
    n, b, free, slope, lo, hi = values
    inside = [free + slope * end for end in (lo, hi) if not end.is_infinite]
    if lo.is_infinite:
        return (Fails(Equal(S.Zero, S.Zero)),)
    falls = (Positive(-b), Positive(slope), AtMost(S.Zero, inside[0])) if hi is S.Infinity else ()
    return *whole(n), *not_zero(b, slope, *inside), AtMost(lo, hi), *falls


# -- log(c ((x − a)² + w²)) ------------------------------------------------------------------------


def _of_quadratic(s: Shape) -> Values | None:
    found = _logarithm(s) if s.bounded else None
    square = quadratic(found[1]) if found is not None else None
    return None if found is None or square is None else (found[0], *square, *s.support.args)


def _complex_power(a: Expr, w: Expr, n: int) -> tuple[Expr, Expr]:
    """The real and the imaginary part of (a + iw)ⁿ."""
    parts = [S.Zero, S.Zero]
    for k in range(n + 1):
        parts[k % 2] += (-1) ** (k // 2) * binomial(n, k) * a ** (n - k) * w**k
    return parts[0], parts[1]


def _quadratic_primitive(n: Any, c: Expr, a: Expr, w: Expr, at: Expr) -> Expr:
    """By parts; x^(n+1) is divided by x − z and x − z̄, z = a + iw."""
    n = count(n, MOST)
    real, imaginary = _complex_power(a, w, n + 1)
    square = (at - a) ** 2 + w**2
    rest = sum(
        (
            2 * _complex_power(a, w, n - k)[0] * at ** (k + 1) / (k + 1)
            for k in range(count(n, MOST) + 1)
        ),
        S.Zero,
    )
    logs = (at ** (n + 1) - real) * log(square) + at ** (n + 1) * log(c)
    return (logs - rest + 2 * imaginary * atan((at - a) / w)) / (n + 1)


# -- log^j x · xⁿ ----------------------------------------------------------------------------------


def _log_power(s: Shape) -> Values | None:
    base, j = s.factor.as_base_exp()
    n = s.log
    small = isinstance(n, Integer) and -1 <= n <= MOST and isinstance(j, Integer) and 0 < j <= 8
    if not small or base != log(x) or not s.bounded or not s.only("log", "factor"):
        return None
    return n, j, *s.support.args


def _log_power_primitive(n: Any, j: Any, at: Expr) -> Expr:
    """∫ xⁿ log^j x dx by parts, j times; ∫ log^j x dx/x = log^(j+1) x/(j + 1)."""
    if n == -1:
        return log(at) ** (j + 1) / (j + 1)
    terms = (
        (-1) ** i * factorial(j) / factorial(j - i) * log(at) ** (j - i) / (n + 1) ** i
        for i in range(count(j, 8) + 1)
    )
    return at ** (n + 1) / (n + 1) * sum(terms, S.Zero)


# -- the dilogarithm -------------------------------------------------------------------------------


def _over_x(s: Shape) -> Values | None:
    """log(k + m x^c)/x."""
    inside = inside_log(s.factor)
    if inside is None or s.log != -1 or not s.bounded or not s.only("log", "factor"):
        return None
    free, rest = inside.as_independent(x, as_Add=True)
    slope, power = rest.as_independent(x, as_Add=False)
    base, c = power.as_base_exp()
    plain = base == x and x not in c.free_symbols and free != 0
    return (free, slope, c, *s.support.args) if plain else None


def _of_exponential(s: Shape) -> Values | None:
    """log(k + m e^(rx))."""
    inside = inside_log(s.factor)
    if inside is None or not s.bounded or not s.only("factor"):
        return None
    found = exponential_in(inside)
    return None if found is None else (*found, *s.support.args)


def dilogarithm(k: Expr, moving: Expr) -> Expr:
    """Li₂(−moving/k), Li₂(1) where they add up to 0."""
    return polylogarithm(S(2), S.One if expand(k + moving) == 0 else -moving / k)


def _dilogarithm(k: Expr, m: Expr, c: Expr, lo: Expr, hi: Expr) -> Expr:
    """∫ log(k + m x^c) dx/x for k > 0."""
    ends = dilogarithm(k, m * hi**c) - dilogarithm(k, m * lo**c)
    return log(k) * log(hi / lo) - ends / c


def _in_exponentials(k: Expr, m: Expr, r: Expr, lo: Expr, hi: Expr) -> Expr:
    """∫ log(k + m e^(rx)) dx for k > 0."""
    ends = dilogarithm(k, m * exp(r * hi)) - dilogarithm(k, m * exp(r * lo))
    return log(k) * (hi - lo) - ends / r


def _over_x_domain(k: Expr, m: Expr, c: Expr, lo: Expr, hi: Expr) -> tuple[Condition, ...]:
    ends = from_zero(k + m * lo**c, k + m * hi**c)
    return *not_zero(c), *ends, Positive(lo), AtMost(lo, hi)


def _exponentials_domain(k: Expr, m: Expr, r: Expr, lo: Expr, hi: Expr) -> tuple[Condition, ...]:
    return *not_zero(r), *from_zero(k + m * exp(r * lo), k + m * exp(r * hi)), AtMost(lo, hi)


PARTS = "integrated by parts it leaves a rational function"

ROWS = (
    Row(
        "logarithm of a + b x times a power",
        LEBESGUE,
        ("n", "A", "B", "l", "r"),
        lambda u, n, a, b, lo, hi: u**n * log(Abs(a + b * u)),
        lambda n, a, b, lo, hi: _primitive(n, a, b, hi) - _primitive(n, a, b, lo),
        lambda n, a, b, lo, hi: Support(lo, hi),
        lambda n, a, b, lo, hi: (
            *whole(n),
            *not_zero(b, a + b * lo, a + b * hi),
            AtMost(lo, hi),
        ),
        _plain,
        PARTS,
        "Gradshteyn and Ryzhik 2.729",
    ),
    Row(
        "logarithm of a + b x against an exponential",
        LEBESGUE,
        ("n", "b", "A", "B", "l", "r"),
        lambda u, n, b, k, m, lo, hi: u**n * log(Abs(k + m * u)) * inert_exp(b * u),
        _exponential_value,
        lambda n, b, k, m, lo, hi: Support(lo, hi),
        _exponential_domain,
        _against_exponential,
        "integrated by parts it leaves the exponential integral Ei",
        "DLMF 6.2.5",
    ),
    Row(
        "logarithm of a sum of squares times a power",
        LEBESGUE,
        ("n", "c", "a", "w", "l", "r"),
        lambda u, n, c, a, w, lo, hi: u**n * log(c * ((u - a) ** 2 + w**2)),
        lambda n, c, a, w, lo, hi: (
            _quadratic_primitive(n, c, a, w, hi) - _quadratic_primitive(n, c, a, w, lo)
        ),
        lambda n, c, a, w, lo, hi: Support(lo, hi),
        lambda n, c, a, w, lo, hi: (*whole(n), Positive(c), Positive(w), AtMost(lo, hi)),
        _of_quadratic,
        PARTS,
        "Gradshteyn and Ryzhik 2.733",
    ),
    Row(
        "power of a logarithm times a power",
        LEBESGUE,
        ("n", "j", "l", "r"),
        lambda u, n, j, lo, hi: u**n * log(u) ** j,
        lambda n, j, lo, hi: _log_power_primitive(n, j, hi) - _log_power_primitive(n, j, lo),
        lambda n, j, lo, hi: Support(lo, hi),
        lambda n, j, lo, hi: (
            *(IsInteger(n), AtMost(S.NegativeOne, n)),
            *(IsInteger(j), Positive(j), AtMost(j, Integer(8))),
            *(AtMost(S.Zero, lo), Fails(Equal(lo, S.Zero)), AtMost(lo, hi)),
        ),
        _log_power,
        "integrated by parts the power of the logarithm goes down",
        "Gradshteyn and Ryzhik 2.722",
    ),
    Row(
        "logarithm of k + m x^c over x",
        LEBESGUE,
        ("k", "m", "c", "l", "r"),
        lambda u, k, m, c, lo, hi: log(k + m * u**c) / u,
        _dilogarithm,
        lambda k, m, c, lo, hi: Support(lo, hi),
        lambda k, *more: (Positive(k), *_over_x_domain(k, *more)),
        _over_x,
        "it is the integral that defines the dilogarithm",
        "DLMF 25.12.2",
    ),
    Row(
        "logarithm of m x^c + k over x",
        LEBESGUE,
        ("k", "m", "c", "l", "r"),
        lambda u, k, m, c, lo, hi: log(k + m * u**c) / u,
        lambda k, m, c, lo, hi: (
            c * (log(hi) ** 2 - log(lo) ** 2) / 2 + _dilogarithm(m, k, -c, lo, hi)
        ),
        lambda k, m, c, lo, hi: Support(lo, hi),
        lambda k, m, *more: (Positive(m), *_over_x_domain(k, m, *more)),
        _over_x,
        "with the power taken out of the logarithm it is the dilogarithm",
        "DLMF 25.12.2",
    ),
    Row(
        "logarithm of k + m e^(rx)",
        LEBESGUE,
        ("k", "m", "s", "l", "r"),
        lambda u, k, m, r, lo, hi: log(k + m * inert_exp(r * u)),
        _in_exponentials,
        lambda k, m, r, lo, hi: Support(lo, hi),
        lambda k, *more: (Positive(k), *_exponentials_domain(k, *more)),
        _of_exponential,
        "the exponential for a new variable makes it the dilogarithm",
        "DLMF 25.12.2",
    ),
    Row(
        "logarithm of m e^(rx) + k",
        LEBESGUE,
        ("k", "m", "s", "l", "r"),
        lambda u, k, m, r, lo, hi: log(k + m * inert_exp(r * u)),
        lambda k, m, r, lo, hi: r * (hi**2 - lo**2) / 2 + _in_exponentials(m, k, -r, lo, hi),
        lambda k, m, r, lo, hi: Support(lo, hi),
        lambda k, m, *more: (Positive(m), *_exponentials_domain(k, m, *more)),
        _of_exponential,
        "with the exponential taken out of the logarithm it is the dilogarithm",
        "DLMF 25.12.2",
    ),
)
