"""Identities between functions at different arguments, used where the normal forms differ:
addition of angles, Γ(z) Γ(z + ½), Γ(z) Γ(1 − z), B_x(a, b) and B_{1−x}(b, a), atan z and atan 1/z,
Γ(s, x) and Γ(s + n, x) where s may be 0.

Both sides of an equation are rewritten with them alike, so that they need no choice of a form that
a person would want to read. Trusted.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations
from math import lcm
from typing import TYPE_CHECKING, Any

from sympy import Expr, atan, betainc, cos, pi, sin, uppergamma

from symkl.elements import ONE, Element, minus, plus, scaled
from symkl.special.climbing import FAR
from symkl.special.gammas import beta_in_first, upper_from
from symkl.special.waves import wave

if TYPE_CHECKING:
    from symkl.expressions import Expressions

HALF = Fraction(1, 2)
ROUNDS = 3
MOST_TURNS = 12  # the largest multiple of an angle that is opened
MOST_PAIRS = 8  # functions of one kind that are compared

Rules = dict[int, Element]  # generator -> what it is equal to


def not_whole(z: Expr) -> list[tuple[Expr, bool | None]]:
    """What is ≠ 0 and what is > 0 where z is not whole: sin πz = 0 for whole z alone."""
    return [(sin(pi * z), None), (1 - cos(pi * z) ** 2, True)]


def opened(A: Expressions, e: Element) -> Element:
    """e by the identities that its functions allow; e itself where there are none."""
    for _ in range(ROUNDS):
        rules = dict(_rules(A, sorted(A.inside(e))))
        if not rules:
            return e
        e = rewritten(A, e, rules)
    return e


def _rules(A: Expressions, inside: list[int]) -> Iterator[tuple[int, Element]]:
    kinds: dict[Any, list[int]] = {}
    for g in inside:
        kind = A.kind(g)
        if kind in ("lg", "psi"):
            kinds.setdefault((kind, A.inner(g)[0]), []).append(g)
        elif kind in ("function", "sine"):
            kinds.setdefault(A.inner(g)[0], []).append(g)
    yield from _angles(A, kinds.get(sin, []) + kinds.get(cos, []))
    for of, found in kinds.items():
        pairing = PAIRS.get(of[0] if isinstance(of, tuple) else of)
        done: set[int] = set()
        if pairing is None:
            continue
        for g, h in permutations(found[:MOST_PAIRS], 2):
            if g not in done and h not in done:
                to = pairing(A, g, h)
                if to is not None:
                    done |= {g, h}
                    yield h, to


# -- angles ----------------------------------------------------------------------------------------


def _angles(A: Expressions, found: list[int]) -> Iterator[tuple[int, Element]]:
    """sin and cos of sums and multiples by those of the least angles."""
    circle = next(iter(A.constant(pi)))
    parts: dict[Any, int] = {}
    for g in found:
        for m, q in A.inner(g)[1][0].items():
            if m != circle:
                parts[m] = lcm(parts.get(m, 1), Fraction(q).denominator)
    for g in found:
        f, (z,) = A.inner(g)
        turns = {m: int(q * parts[m]) for m, q in z.items() if m != circle}
        plain = len(z) == 1 and set(turns.values()) == {1}
        if plain or any(abs(n) > MOST_TURNS for n in turns.values()):
            continue
        number = {circle: z[circle]} if circle in z else {}
        c, s = wave(A, number, 1), wave(A, number, 0)
        for m, n in turns.items():
            least = {m: Fraction(1, parts[m])}
            c1, s1 = wave(A, least, 1), scaled(wave(A, least, 0), 1 if n > 0 else -1)
            for _ in range(abs(n)):
                c, s = minus(A.times(c, c1), A.times(s, s1)), plus(A.times(s, c1), A.times(c, s1))
        yield g, c if f is cos else s


# -- pairs -----------------------------------------------------------------------------------------


def _gammas(A: Expressions, g: int, h: int) -> Element | None:
    """log Γ at h by log Γ at g, where the arguments differ by n + ½ or add up to n."""
    z, w = A.inner(g)[1], A.inner(h)[1]
    apart = _number(minus(w, z))
    if apart is not None and apart % 1 == HALF:
        twice = A.log_gamma(A.reduced(scaled(z, 2)))
        two = A.times(minus(ONE, scaled(z, 2)), A.log({(): 2}))
        start = minus(plus(two, scaled(A.log(A.constant(pi)), HALF), twice), A.log_gamma(z))
        steps = _steps(z, HALF, apart)
        return plus(start, *(scaled(A.log(at), up) for at, up in steps))
    together = _number(plus(w, z))
    if together is None or together % 1 or A.sign_of(minus(ONE, z)) <= 0:
        return None
    turned = scaled(z, -1)
    start = minus(A.log(A.constant(pi)), plus(A.log(_sine(A, z)), A.log_gamma(z)))
    return plus(start, *(scaled(A.log(at), up) for at, up in _steps(turned, 1, together)))


def _psis(A: Expressions, g: int, h: int) -> Element | None:
    """The same for ψ, and for its derivatives where the arguments differ by n + ½."""
    (k, z), w = A.inner(g), A.inner(h)[1]
    apart, together = _number(minus(w, z)), _number(plus(w, z))
    if apart is not None and apart % 1 == HALF:
        twice = scaled(A.psi(k, A.reduced(scaled(z, 2))), 2 ** (k + 1))
        start = minus(twice, plus(A.psi(k, z), {} if k else scaled(A.log({(): 2}), 2)))
        steps = _steps(z, HALF, apart)
    elif together is None or together % 1 or k or A.sign_of(minus(ONE, z)) <= 0:
        return None
    else:
        around = A.times(A.constant(pi), wave(A, A.reduced(A.times(A.constant(pi), z)), 1))
        start = plus(A.psi(0, z), A.times(around, A.power(_sine(A, z), -1)))
        steps = _steps(scaled(z, -1), 1, together)
    change = [scaled(A.power(at, -k - 1), up * _slope(k)) for at, up in steps]
    return plus(start, *change)


def _slope(k: int) -> int:
    """(−1)^k k!."""
    found = 1
    for j in range(1, k + 1):
        found *= -j
    return found


def _sine(A: Expressions, z: Element) -> Element:
    return A.known_positive(wave(A, A.reduced(A.times(A.constant(pi), z)), 0))


def _number(e: Element) -> Any:
    return e.get((), 0) if set(e) <= {()} else None


def _steps(z: Element, start: Any, end: Any) -> list[tuple[Element, int]]:
    """What f(z + end) − f(z + start) is the sum over: the arguments between, and the sign."""
    low, up = (start, 1) if end > start else (end, -1)
    return [(plus(z, {(): low + j}), up) for j in range(int(abs(end - start)))]


def _betas(A: Expressions, g: int, h: int) -> Element | None:
    """B_{1−x}(b, a) = B(a, b) − B_x(a, b)."""
    (a, b, _, x), (c, d, _, y) = A.inner(g)[1], A.inner(h)[1]
    if A.reduced(plus(x, y)) != ONE or A.sign_of(c) <= 0 or A.sign_of(d) <= 0:
        return None
    if any(_number(minus(one, two)) is None for one, two in ((c, b), (d, a))):
        return None
    whole = minus(plus(A.log_gamma(c), A.log_gamma(d)), A.log_gamma(A.reduced(plus(c, d))))
    return minus(A.exp(whole), beta_in_first(A, d, c, x))


def _rests(A: Expressions, g: int, h: int) -> Element | None:
    """Γ(s + n, x) by Γ(s, x)."""
    (s, x), (r, y) = A.inner(g)[1], A.inner(h)[1]
    n = _number(minus(r, s))
    if x != y or n is None or n.denominator != 1 or not 0 < n <= FAR:
        return None
    return upper_from(A, s, {((g, 1),): 1}, int(n), x)


def _arcs(A: Expressions, g: int, h: int) -> Element | None:
    """atan(1/z) = π/2 − atan z for z > 0."""
    (z,), (w,) = A.inner(g)[1], A.inner(h)[1]
    if A.sign_of(z) <= 0 or not A.vanishes(minus(A.times(z, w), ONE)):
        return None
    return minus(scaled(A.constant(pi), HALF), {((g, 1),): 1})


PAIRS = {"lg": _gammas, "psi": _psis, betainc: _betas, uppergamma: _rests, atan: _arcs}


# -- rewriting -------------------------------------------------------------------------------------


def rewritten(A: Expressions, e: Element, rules: Rules) -> Element:
    """e with what the rules say put in for generators, also inside of others."""
    memo: dict[int, bool] = {}

    def touched(g: int) -> bool:
        if g not in memo:
            memo[g] = g in rules or any(touched(h) for h in A.parts(g))
        return memo[g]

    def element(e: Element) -> Element:
        return plus(*(A.product(factor(g, x, c) for g, x, c in marked(m, c)) for m, c in e.items()))

    def marked(m: Any, c: Any) -> Iterator[tuple[Any, Any, Any]]:
        yield None, 0, c
        yield from ((g, x, 1) for g, x in m)

    def factor(g: Any, x: Any, c: Any) -> Element:
        if g is None:
            return {(): c}
        if not touched(g):
            return A.settle(((g, x),))
        inner = A.inner(g)
        match A.kind(g):
            case "exp" if g not in rules:
                return A.exp(scaled(element({inner: 1}), x))
            case "abs" if g not in rules:
                return A.root(element({((inner, 1),): 1}), x)
        base = A.reduced(one(g))
        if x.denominator == 1:
            return A.power(base, int(x))
        if A.sign(g) > 0:
            A.known_positive(base)
        return A.root(base, x)

    def one(g: int) -> Element:
        if g in rules:
            return rules[g]
        inner = A.inner(g)
        match A.kind(g):
            case "log":
                return A.log(element({((inner, 1),): 1}))
            case "sum":
                return element(inner)
            case "lg":
                return A.log_gamma(element(inner[1]))
            case "psi":
                return A.psi(inner[0], element(inner[1]))
        return A.function(inner[0], *map(element, inner[1]))

    return element(e)
