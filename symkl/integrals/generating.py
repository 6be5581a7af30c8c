"""Generating functions: of Bessel's I over the whole numbers, of rooted trees. Trusted."""

from __future__ import annotations

from sympy import Abs, Add, Expr, S, besseli, exp, log, loggamma

from symkl.integrals.row import Row, Values
from symkl.integrals.shape import Shape, inert_exp
from symkl.integrals.terms import term
from symkl.nodes import COUNTING, REAL_LINE, Positive, Support
from symkl.nodes import VARIATE as x

FROM_ONE = Support(1, S.Infinity)


def _bessel(s: Shape) -> Values | None:
    if s.support != REAL_LINE or not s.only("powers", "others") or set(s.powers) > {S.One}:
        return None
    ((t, coefficient), *more) = s.others.items() or ((S.Zero, S.Zero),)
    of = t.args[0] if isinstance(t, log) else S.Zero
    alone = not more and coefficient == 1 and isinstance(of, besseli) and of.args[0] == Abs(x)
    return (of.args[1], exp(s.powers.get(S.One, S.Zero))) if alone else None


def _trees(n: int, because: str, value) -> Row:
    """Σ k^(n−1) z^k k^k / k!, where z = μ e^(−μ) is in the coefficient of k as log μ − μ."""

    def match(s: Shape) -> Values | None:
        t = term(s, x * log(x)) if s.support == FROM_ONE and s.factor == 1 else None
        if not t or not t.only_rising or s.others.get(x * log(x)) != 1 or not s.powers:
            return None
        if (t.rising, t.rising_below) != BESIDE[n]:
            return None
        rate = s.powers[S.One].expand()
        mu = -Add(*(part for part in Add.make_args(rate) if not part.has(log)))
        return (mu,)

    return Row(
        ("tree series", "tree series, times k", "tree series, times k²")[n],
        COUNTING,
        ("mu",),
        lambda k, mu: inert_exp((k + n - 1) * log(k) + k * (log(mu) - mu) - loggamma(k + 1)),
        value,
        lambda mu: FROM_ONE,
        lambda mu: (Positive(mu), Positive(1 - mu)),
        match,
        because,
        "Corless et al. (1996), On the Lambert W function, section 2",
    )


BESIDE: tuple[tuple[tuple[Expr, ...], tuple[Expr, ...]], ...] = (
    ((S.Zero,), (S.One, S.One)),  # k^(−1)/k!
    ((), (S.One,)),
    ((), (S.Zero,)),  # k/k!
)

ROWS = (
    Row(
        "Bessel generating function",
        COUNTING,
        ("w", "y"),
        lambda k, w, y: inert_exp(k * log(y)) * besseli(Abs(k), w),
        lambda w, y: exp(w * (y + 1 / y) / 2),
        lambda w, y: REAL_LINE,
        lambda w, y: (Positive(w), Positive(y)),
        _bessel,
        "it is the generating function of the Bessel functions I",
        "DLMF 10.35.1",
    ),
    _trees(
        0,
        "it is Lagrange's series for the root μ ≤ 1 of μ e^(−μ) = z",
        lambda mu: mu,
    ),
    _trees(
        1,
        "it is z d/dz of Lagrange's series for the root μ of μ e^(−μ) = z, where z dμ/dz = μ/(1−μ)",
        lambda mu: mu / (1 - mu),
    ),
    _trees(
        2,
        "it is z d/dz, twice, of Lagrange's series for μ, where z dμ/dz = μ/(1−μ)",
        lambda mu: mu / (1 - mu) ** 3,
    ),
)
