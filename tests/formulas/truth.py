"""A quantity by its definition: ∫ p log(p/q), by the trapezoidal rule in a variable that
flattens both ends of every piece, or by a plain sum where laws count."""

from __future__ import annotations

import ast
import re
from functools import cache, lru_cache
from itertools import pairwise

import mpmath
from mpmath import cosh, exp, inf, log, mp, mpf, pi, sinh

from formulas import densities
from formulas.points import point

DIGITS = 50
HALF_WAY = mpf(10) ** -10  # halving the step squares the error, so the next one is below 1e-18
NEGLIGIBLE = -100  # log of a weight that no longer counts, whatever it weighs
SMALL = mpf(10) ** -22
TERMS = 20_000

FUNCTIONS = {
    "log": mpmath.log,
    "exp": mpmath.exp,
    "sqrt": mpmath.sqrt,
    "psi": mpmath.digamma,
    "trigamma": lambda x: mpmath.polygamma(1, x),
    "lgamma": mpmath.loggamma,
    "gamma_function": mpmath.gamma,
    "B": mpmath.beta,
    "I": mpmath.besseli,
    "E1": mpmath.e1,
    "cos": mpmath.cos,
    "atanh": mpmath.atanh,
    "Ei": mpmath.ei,
    "Ci": mpmath.ci,
    "Si": mpmath.si,
    "erf": mpmath.erf,
    "zeta": mpmath.zeta,
    "zeta_prime": lambda s: mpmath.zeta(s, 1, 1),
    "harmonic": mpmath.harmonic,
    "binomial": mpmath.binomial,
    "factorial": mpmath.factorial,
    "abs": abs,
    "sum": lambda terms: mpmath.fsum(terms),
    "series": lambda f: mpmath.nsum(f, [1, mpmath.inf]),
    "range": lambda a, b: range(int(a), int(b)),
    "len": lambda v: mpf(len(v)),
    "int": int,
}
CONSTANTS = "pi", "euler", "e", "inf"


class _Exact(ast.NodeTransformer):
    """Numbers become mpf: 1/3 is a third to all digits."""

    def visit_Constant(self, node):
        call = ast.Call(ast.Name("mpf", ast.Load()), [ast.Constant(str(node.value))], [])
        return ast.copy_location(call, node)


def python(text: str, values: dict):
    """The value of a line of Python in mpmath's functions; lambda is spelled lamda."""
    names = {name: getattr(mpmath, name) for name in CONSTANTS} | FUNCTIONS
    return eval(_code(text), names | {"mpf": mpf, "__builtins__": {}} | values)


@lru_cache(4)
def _code(text: str):
    tree = _Exact().visit(ast.parse(spelled(text), mode="eval"))
    return compile(ast.fix_missing_locations(tree), text, "eval")


def spelled(text: str) -> str:
    """lambda, as a name, is lamda in Python."""
    return re.sub(r"\blambda\b(?! \w+:)", "lamda", text)


def law(text: str, values: dict) -> densities.Density:
    """The density of ``Gamma(alpha_1, rate=beta_1)`` at the point."""
    families = {name: f for name, f in vars(densities).items() if name[0].isupper()}
    return python(text, values | families)


def measured(formula, which: int):
    """The number that the formula should give at its first or second point."""
    with mp.workdps(DIGITS):
        values = point(formula, which)
        used = {n for text in formula.laws for n in re.findall(r"\w+", text)}
        return _measured(formula.quantity, formula.laws, _Point(values, used))


class _Point(dict):
    """A point that knows which of its names the laws use: the key of a cache."""

    def __init__(self, values, used):
        super().__init__(values)
        used = {"lamda" if n == "lambda" else n for n in used}
        self.key = tuple(sorted((n, repr(v)) for n, v in values.items() if n in used))

    def __hash__(self):
        return hash(self.key)

    def __eq__(self, other):
        return self.key == other.key


@cache
def _measured(quantity, texts, values):
    laws = [law(text, values) for text in texts]
    p, q = laws[0], laws[-1]
    if quantity == "kl":
        return mean(p, lambda x, log_p: log_p - q.log(x), q)
    if quantity == "entropy":
        return mean(p, lambda x, log_p: -log_p, p)
    return mean(p, lambda x, log_p: -q.log(x), q)


def claimed(formula, which: int):
    """The number that the formula does give there."""
    with mp.workdps(DIGITS):
        return python(formula.value, point(formula, which))


def mean(p, f, q):
    """E_p f(X, log p(X))."""
    if p.discrete:
        return _sum(p, f)
    lo, hi = p.support
    kinks = {c for law in (p, q) for c in (*law.kinks, *law.support) if lo < c < hi}
    if kinks or lo != -inf:
        ends = [lo, *sorted(kinks), hi]
        return sum(_piece(p, f, _chart(a, b), a, b) for a, b in pairwise(ends))
    return _piece(p, f, lambda u: (p.centre + sinh(u), log(cosh(u))))


def _chart(a, b):
    """u ↦ x and log dx/du; at a finite end x comes close doubly exponentially."""

    def above(u):
        t = exp(u - exp(-u))
        return a + t, log(t) + log(1 + exp(-u))

    def below(u):
        t = exp(u - exp(-u))
        return b - t, log(t) + log(1 + exp(-u))

    def between(u):
        t = exp(pi * sinh(u))
        return a + (b - a) * t / (1 + t), log(pi * (b - a) * cosh(u) * t) - 2 * log(1 + t)

    return above if b == inf else below if a == -inf else between


def _piece(p, f, chart, a=-inf, b=inf):
    """∫ of one smooth piece by the trapezoidal rule, the step halved until two results agree."""

    def term(u):
        x, jacobian = chart(u)
        if not a < x < b:  # nearer to an end than the working precision
            return mp.zero
        log_p = p.log(x)
        w = log_p + jacobian
        return exp(w) * f(x, log_p) if w > NEGLIGIBLE else mp.zero

    lo, hi = (_reach(term, sign) for sign in (-1, 1))

    def total(first, step):
        return step * sum(term(first + i * step) for i in range(int((hi - first) / step) + 1))

    step = mpf(1) / 2
    old = total(lo, step)
    for _ in range(8):
        new = (old + total(lo + step / 2, step)) / 2
        step /= 2
        if abs(new - old) < HALF_WAY * max(1, abs(new)):
            return new
        old = new
    raise ArithmeticError("the integral has not settled")


def _reach(term, sign):
    """Where the terms have become small for good."""
    u, small = mpf(sign), 0
    while small < 4 or abs(u) < 3:
        if abs(u) > 300:
            raise ArithmeticError("the integrand does not fall off")
        u += sign * mpf(1) / 2
        small = small + 1 if abs(term(u)) < SMALL else 0
    return u


def _sum(p, f):
    first, last = p.support
    total, k = mp.zero, int(first)
    for k in range(int(first), int(min(last, TERMS + first)) + 1):
        log_p = p.log(mpf(k))
        term = exp(log_p) * f(mpf(k), log_p)
        total += term
        if last == inf and k > 40 and abs(term) < mpf(10) ** -24:
            return total
    if last == inf:
        raise ArithmeticError("the sum has not settled")
    return total
