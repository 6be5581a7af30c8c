"""The page's special functions, run by node, against mpmath; the printer refuses what it lacks."""

import math
import random
from functools import lru_cache

import pytest
import sympy as sp
from browser import node
from mpmath import mp, mpf

from symkl import nodes as n
from symkl.play.functions import FUNCTIONS, RUNTIME, runtime, sources, used
from symkl.play.javascript import NoJavaScript, Printer

ERROR = 1e-13
COUNT, FEW = 110, {"lerchphi": 20}  # points of each, that mpmath takes long for
DPS = 32


def log10(lo, hi):
    return lambda r: 10 ** r.uniform(math.log10(lo), math.log10(hi))


def even(lo, hi):
    return lambda r: r.uniform(lo, hi)


def one_of(*values):
    return lambda r: r.choice(values)


def either(one, two):
    return lambda r: (one if r.random() < 0.5 else two)(r)


def minus(one):
    return lambda r: -one(r)


def plus_one(one):
    return lambda r: 1 + one(r)


def continued(z, s, a):
    """Φ(z, s, a) below z = −1, where it is no series: the integral over t = v²."""
    f = lambda v: v ** (2 * s - 1) * mp.exp(-a * v * v) / (1 - z * mp.exp(-v * v))  # noqa: E731
    turn = float(mp.sqrt(mp.log(-z)))
    return 2 * mp.quad(f, [0, turn / 2, turn, turn + 1, turn + 2, turn + 5, 30]) / mp.gamma(s)


RELATIVE, MIXED = 0, 1  # |error|/|value|, and |error|/(1 + |value|) for what has zeros
TABLE = {  # function: the truth, where it is tested, how its error is measured
    "lgamma": (mp.loggamma, [log10(1e-8, 1e7)], MIXED),
    "gamma": (mp.gamma, [either(log10(1e-8, 171), even(-8.9, -0.1))], RELATIVE),
    "psi": (mp.digamma, [log10(1e-6, 1e7)], MIXED),
    "polygamma": (lambda m, x: mp.psi(int(m), x), [one_of(1, 2, 3, 4), log10(1e-3, 1e5)], RELATIVE),
    "erf": (mp.erf, [even(-6, 6)], RELATIVE),
    "erfc": (mp.erfc, [either(even(-5, 26), minus(log10(1, 1e200)))], RELATIVE),
    "erfcx": (lambda x: mp.exp(x * x) * mp.erfc(x), [even(-3, 50)], RELATIVE),
    "logerfc": (
        lambda x: mp.log(mp.erfc(x)), [either(even(-5, 100), minus(log10(1, 1e200)))], MIXED,
    ),
    "erfi": (mp.erfi, [even(-20, 20)], RELATIVE),
    "erfbetween": (lambda a, b: mp.erf(b) - mp.erf(a), [even(-5, 5), even(-5, 5)], MIXED),
    "gauss": (lambda x: mp.exp(-x * x), [even(-26, 26)], RELATIVE),
    "besseli": (mp.besseli, [one_of(0, 1, 2, 3, 7, 0.5, 12.25), log10(1e-3, 600)], RELATIVE),
    "logbesseli": (
        lambda m, x: mp.log(mp.besseli(m, x)), [one_of(0, 1, 5, 30, 80), log10(1e-3, 3000)], MIXED,
    ),
    "besselk": (mp.besselk, [even(-8, 8), log10(1e-3, 600)], RELATIVE),
    "uppergamma": (mp.gammainc, [even(-5, 30), log10(1e-4, 200)], RELATIVE),
    "lowergamma": (
        lambda a, x: mp.gammainc(a, 0, x), [log10(0.05, 60), log10(1e-4, 200)], RELATIVE,
    ),
    "e1": (mp.e1, [log10(1e-8, 600)], RELATIVE),
    "expint": (mp.expint, [even(-3, 6), log10(1e-3, 200)], RELATIVE),
    "ei": (mp.ei, [even(-40, 600)], MIXED),
    "ci": (mp.ci, [either(log10(1e-8, 1e5), even(3, 9))], MIXED),
    "si": (mp.si, [either(even(-50, 50), log10(1e-8, 1e5))], RELATIVE),
    "beta": (mp.beta, [log10(1e-2, 50), log10(1e-2, 50)], RELATIVE),
    "betainc": (
        lambda a, b, x: mp.betainc(a, b, 0, x),
        [log10(0.05, 50), log10(0.05, 50), even(0.001, 0.999)], RELATIVE,
    ),
    "zeta": (mp.zeta, [plus_one(log10(1e-3, 40))], RELATIVE),
    "zetaderivative": (
        lambda k, s: mp.zeta(s, 1, int(k)), [one_of(1, 2), plus_one(log10(0.02, 10))], RELATIVE,
    ),
    "polylog": (
        lambda s, z: mp.polylog(s, z).real,
        [one_of(2, 3, 0.5, 2.5), either(even(-1, 0.999), minus(log10(1, 1e8)))], RELATIVE,
    ),
    "lerchphi": (
        lambda z, s, a: mp.lerchphi(z, s, a).real if z > -1 else continued(z, s, a),
        [either(even(-0.99, 0.95), minus(log10(1, 1e8))), even(0.5, 3), even(0.2, 5)], RELATIVE,
    ),
    "hyp1f1": (mp.hyp1f1, [log10(0.1, 10), log10(0.1, 10), even(-100, 100)], MIXED),
    "hyp2f1": (
        mp.hyp2f1,
        [log10(0.1, 5), log10(0.1, 5), log10(0.1, 8),
         either(even(0, 0.99), minus(log10(1e-3, 99)))], MIXED,
    ),
    "hyp2f2": (
        mp.hyp2f2, [log10(0.1, 5), log10(0.1, 5), log10(0.2, 6), log10(0.2, 6), even(-3, 30)],
        RELATIVE,
    ),
    "harmonic": (mp.harmonic, [log10(0.1, 1e6)], MIXED),
    "logsum": (
        lambda *p: mp.log(sum(c * mp.exp(u) for c, u in p)),
        [lambda r: [r.uniform(0.1, 3), r.uniform(-2000, 2000)]] * 3, MIXED,
    ),
    "expslope": (lambda y: mp.expm1(y) / y, [either(even(-50, 50), log10(1e-20, 1))], RELATIVE),
    "logslope": (lambda y: mp.log1p(y) / y, [either(even(-0.99, 9), log10(1e-20, 1e9))], RELATIVE),
    "sinc": (lambda y: mp.sin(y) / y, [even(-3, 3)], RELATIVE),
    "binomial": (mp.binomial, [even(10, 40), even(0, 10)], RELATIVE),
}  # fmt: skip
OTHERS = {  # no function of numbers alone: tested by what calls them, and by the pages
    "adaptive", "afar", "anchors", "bernoulli", "between", "chart", "euler", "expect", "halfline",
    "legendre", "mode_of", "nearer", "once", "peak", "product", "series", "series_of", "stirling",
    "sum", "total", "transformed", "weighted",
}  # fmt: skip


def test_every_function_is_tested():
    assert set(sources()) == set(TABLE) | OTHERS
    names = {name for name in FUNCTIONS.values() if not name.startswith("Math.")}
    assert names <= set(TABLE)
    assert all(text.startswith("// ") for text in sources().values())
    assert all(max(map(len, text.splitlines())) <= 110 for text in sources().values())
    assert len("".join(sources().values())) < 30_000 and RUNTIME.is_dir()


def points(name):
    source = random.Random(name)
    return [[sample(source) for sample in TABLE[name][1]] for _ in range(FEW.get(name, COUNT))]


@lru_cache(1)
def values():
    """Each function at its points, by one node process."""
    names = ", ".join(TABLE)
    code = runtime(set(sources())) + (
        f"const F = {{ {names} }}; out = {{}};"
        "for (const k in GIVEN) out[k] = GIVEN[k].map("
        "(a) => String(k === 'logsum' ? logsum(a) : F[k](...a)));"
    )
    return node(code, {name: points(name) for name in TABLE})


def exact(given):
    return [mpf(x) for x in given] if isinstance(given, list) else mpf(given)


@pytest.mark.parametrize("name", TABLE)
def test_a_function_is_right_to_1e13(name):
    truth, _, measure = TABLE[name]
    with mp.workdps(DPS):
        for arguments, found in zip(points(name), values()[name], strict=True):
            expected = truth(*map(exact, arguments))
            error = abs(mpf(found) - expected) / (abs(expected) + measure)
            assert error <= ERROR, (name, arguments, found, mp.nstr(expected, 17))


def _anywhere(r):
    """Parameters and z ≤ 1 of ₂F₁: as the rows give them, and any others."""
    number = one_of(log10(1e-2, 30), even(-6, 8), one_of(1.0, 2.0, 3.0, -2.0, 0.5, -1.5, 2.5))
    z = one_of(minus(log10(1e-3, 1e8)), even(-2, 1), lambda s: 1 - log10(1e-10, 1)(s))(r)(r)
    a, b, c = (number(r)(r) for _ in range(3))
    return r.choice([[a, abs(b), 1 + abs(b), z], [-abs(b) / 2, -1 - abs(b) / 2, 0.5, abs(z) % 1],
                     [1.0, a, 1.5, z], [a, b, c, z]])  # fmt: skip


def test_a_number_of_2F1_is_right_wherever_there_is_one():
    source, count = random.Random(5), 2000
    rows = [p for p in (_anywhere(source) for _ in range(count)) if p[2] > 0 or p[2] % 1]
    code = runtime(set(used("hyp2f1"))) + "out = GIVEN.map((a) => String(hyp2f1(...a)));"
    told = 0
    with mp.workdps(DPS):
        for arguments, found in zip(rows, node(code, rows), strict=True):
            if found != "NaN":
                told += 1
                expected = mp.hyp2f1(*map(mpf, arguments)).real
                error = abs(mpf(found) - expected) / (abs(expected) + 1)
                assert error <= ERROR, (arguments, found, mp.nstr(expected, 17))
    assert told > 0.97 * len(rows)


def test_a_page_has_only_what_it_uses():
    assert used("lgamma") == {"lgamma", "stirling"}
    assert used("erf") == {"erf", "erfc", "erfcx", "gauss"}
    assert used("polygamma") == {"polygamma", "psi", "bernoulli"}
    assert used("Math.sin") == frozenset()
    printer = Printer({sp.Symbol("a"): "v[0]"})
    printer(sp.loggamma(sp.Symbol("a")) + 1)
    assert printer.runtime == {"lgamma", "once", "stirling"}


# -- the printer

a, b = sp.symbols("a b", positive=True)
i = n.INDEX
EXPRESSIONS = [
    a / b - sp.Rational(2, 3) * sp.sqrt(a) + b**-3 + sp.pi + sp.EulerGamma + sp.E,
    sp.log(1 + a) - sp.log(a / b) + sp.log(sp.gamma(b)) + sp.log(sp.erfc(9 * a)),
    sp.log(sp.exp(-900 * a) * sp.gamma(200 * b) / a) + sp.log(sp.besseli(0, 1000 * a)),
    a * (sp.erf(40 * a) - sp.erf(30 * a)) * sp.exp(440) + sp.polygamma(2, a) - sp.digamma(b),
    sp.Piecewise((a, a > b), (b, sp.And(b > 2, sp.Not(sp.Eq(a, 1)))), (-a * b, True)),
    sp.log(b * sp.exp(2000 * a) + a) + sp.log(1 + sp.exp(-30 * a)) - sp.log(sp.exp(a) - 1),
    sp.Max(a, b) - sp.Min(a, b) + abs(a - b) + sp.sign(b - a) * sp.atan(a) + sp.besselk(a, b),
    sp.betainc(a, b, 0, sp.Rational(1, 3)) + sp.betainc(a, b, sp.Rational(1, 5), 1) ** a,
    n.IndexSum(sp.log(a + i) ** 2, 0, 5) + n.IndexProduct(a + i, 1, 3),
    n.Cases(n.Positive(a - b), a, b) + sp.polylog(3, -a) + sp.uppergamma(-a, b) + sp.expint(1, b),
    n.Cases(n.All(n.AtMost(a, b), n.Fails(n.Equal(a, b))), a * b, n.Entry(sp.Tuple(a, b), 1)),
    n.Hyp1F1(a, b, -a) + n.Hyp2F1(a, b, a + b, -b) + sp.zeta(a + 1) + n.ZetaDerivative(1, b + 1),
    sp.Ci(a) * sp.Si(a - 2 * b) + sp.Ci(3 * b) + sp.Si(a),
]


@pytest.mark.parametrize("number", range(len(EXPRESSIONS)))
def test_an_expression_has_its_value(number):
    from symkl.oracle import Model, evaluate

    expr, at = EXPRESSIONS[number], {a: sp.Rational(7, 10), b: sp.Rational(13, 5)}
    printer = Printer({a: "v[0]", b: "v[1]"})
    printed = printer(expr)
    code = runtime(printer.runtime) + f"const v = GIVEN; out = String({printed});"
    found = mpf(node(code, [float(at[a]), float(at[b])]))
    expected = evaluate(expr, Model(symbols=at), 25)
    assert abs(found - expected) <= 2e-12 * abs(expected), (printed, found, expected)


@pytest.mark.parametrize(
    "expr",
    [
        sp.airyai(a), sp.LambertW(a), sp.Symbol("c"), sp.Integral(sp.exp(-a * b), (a, 0, b)),
        n.KL(n.AbstractLaw("p"), n.AbstractLaw("q")), n.Entry(n.Vector("p", sp.Integer(3)), 0),
        n.Finite(a), sp.Function("f")(a), sp.hyper((a,), (b,), 1), sp.zoo, sp.nan,
    ],
)  # fmt: skip
def test_what_has_no_row_is_refused(expr):
    with pytest.raises(NoJavaScript):
        Printer({a: "v[0]", b: "v[1]"})(expr)


def test_no_name_becomes_code():
    evil = sp.Symbol('x);fetch("//e")//', positive=True)
    assert Printer({evil: "v[0]"})(evil + sp.log(evil)) == "(v[0] + Math.log(v[0]))"


def test_a_density_keeps_its_digits_at_an_end():
    """log(1 − x) is log d at the distance d from 1, also where 1 − d is 1."""
    from symkl import Beta

    printer = Printer({})
    law = printer.law(Beta(2, sp.Rational(1, 2)))
    code = runtime(printer.runtime) + f"const v = GIVEN; out = ({law}).right(Math.log(1e-30));"
    expected = sp.log(sp.Rational(3, 4)) - sp.Rational(1, 2) * sp.log(sp.Rational(1, 10**30))
    assert abs(node(code, []) - float(expected)) < 1e-13

