"""Expressions, conditions and laws as JavaScript. Strict: what has no row here is refused.

A letter is a place of the array v, so that no name of a person's becomes code; the variate is x,
or d, its distance to a place, with t = log d (``chart.py``).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import singledispatchmethod

import sympy as sp
from sympy import Basic, Expr, S, Symbol, Tuple

from symkl import nodes as n
from symkl.family import Family
from symkl.nodes import INDEX, VARIATE
from symkl.parameters import REAL
from symkl.play.chart import DISTANCE, LOG, at_distance
from symkl.play.functions import FUNCTIONS, used

CONSTANTS = {
    S.Pi: "Math.PI",
    S.Exp1: "Math.E",
    S.EulerGamma: "0.5772156649015329",
    S.Catalan: "0.915965594177219",
    S.Infinity: "Infinity",
    S.NegativeInfinity: "-Infinity",
    S.true: "true",
    S.false: "false",
}
SAFE = 2**53  # whole numbers below it are exact
SPECIAL = tuple(f for f, name in FUNCTIONS.items() if not name.startswith("Math."))
Names = Mapping[Basic, str]


class NoJavaScript(NotImplementedError):
    """A node that the page could not compute."""


class Printer:
    """Prints with the names given; ``runtime`` collects the functions that the code calls."""

    def __init__(self, names: Names) -> None:
        self.names: dict[Basic, str] = {VARIATE: "x", DISTANCE: "d", LOG: "t", INDEX: "i"}
        self.names.update(names)
        self.runtime: set[str] = set()
        self.kept: dict[Basic, int] = {}  # what is computed once for the numbers
        self.keeping = False

    def __call__(self, expr: Basic) -> str:
        if expr in CONSTANTS:
            return CONSTANTS[expr]
        if isinstance(expr, Symbol):
            if expr not in self.names:
                raise NoJavaScript(f"no number is given for {expr} on the page")
            return self.names[expr]
        if self.keeping or not _costly(expr):
            return self._print(expr)
        place = self.kept.setdefault(expr, len(self.kept))
        self.keeping = True
        try:
            return self.call("once", "v", str(place), f"() => {self._print(expr)}")
        finally:
            self.keeping = False

    def call(self, name: str, *arguments: str) -> str:
        self.runtime |= used(name)
        return f"{name}({', '.join(arguments)})"

    @singledispatchmethod
    def _print(self, expr: Basic) -> str:
        made = FUNCTIONS.get(type(expr))
        if made is None:
            raise NoJavaScript(f"the page has no {type(expr).__name__}: {str(expr)[:60]}")
        return self.call(made, *map(self, expr.args))

    # -- arithmetic

    @_print.register
    def _(self, expr: sp.Rational) -> str:
        if abs(expr.p) < SAFE and expr.q < SAFE:
            return str(expr.p) if expr.q == 1 else f"({expr.p} / {expr.q})"
        return _decimal(expr)

    @_print.register
    def _(self, expr: n.Large) -> str:
        return self(expr.args[0])

    @_print.register
    def _(self, expr: sp.Float) -> str:
        return _decimal(expr)

    @_print.register
    def _(self, expr: sp.Add) -> str:
        between = self._between(expr)
        if between is not None:
            return between
        variable = (VARIATE, DISTANCE, LOG)
        fixed = [t for t in expr.args if not t.has(*variable)]
        moving = [t for t in expr.args if t.has(*variable)]
        if moving and len(fixed) > 1:  # what cancels exactly does so before x comes in
            return f"({self(sp.Add(*fixed))} + {' + '.join(map(self, moving))})"
        return f"({' + '.join(map(self, (*fixed, *moving)))})"

    def _between(self, expr: sp.Add) -> str | None:
        """erf b − erf a, whose digits would be lost where both are near 1."""
        ends = {}
        for term in expr.args:
            c, f = term.as_coeff_Mul()
            if isinstance(f, sp.erf):
                ends.setdefault(c, []).append(term)
        for c in ends:
            if c > 0 and -c in ends:
                one, two = ends[c][0], ends[-c][0]
                rest = [t for t in expr.args if t not in (one, two)]
                a, b = (t.as_coeff_Mul()[1].args[0] for t in (two, one))
                joined = f"{self(c)} * {self.call('erfbetween', self(a), self(b))}"
                return f"({' + '.join([joined, *map(self, rest)])})"
        return None

    def joined(self, expr: sp.Add) -> bool:
        """Has it two terms that are computed as one?"""
        return self._between(expr) is not None

    @_print.register
    def _(self, expr: sp.Mul) -> str:
        above, below = [], []
        for factor in expr.args:
            if isinstance(factor, sp.Rational) and factor.q != 1:
                above += [self(sp.Integer(factor.p))] if factor.p != 1 else []
                below.append(self(sp.Integer(factor.q)))
            elif isinstance(factor, sp.Pow) and _negative(factor.exp):
                below.append(self(sp.Pow(factor.base, -factor.exp)))
            else:
                above.append(self(factor))
        top = " * ".join(above) or "1"
        return f"({top} / ({' * '.join(below)}))" if below else f"({top})"

    @_print.register
    def _(self, expr: sp.Pow) -> str:
        base, exponent = expr.args
        if _negative(exponent):
            return f"(1 / {self(sp.Pow(base, -exponent))})"
        if exponent == S.Half:
            return f"Math.sqrt({self(base)})"
        if base is S.Exp1:
            return f"Math.exp({self(exponent)})"
        return f"Math.pow({self(base)}, {self(exponent)})"

    @_print.register
    def _(self, expr: sp.exp) -> str:
        return f"Math.exp({self(expr.args[0])})"

    @_print.register
    def _(self, expr: sp.log) -> str:
        """log Γ, log erfc, log I; log(1 + r); of a product with such factors the sum."""
        inside = expr.args[0]
        logs = {sp.gamma: "lgamma", sp.erfc: "logerfc", sp.besseli: "logbesseli"}
        if type(inside) in logs:
            return self.call(logs[type(inside)], *map(self, inside.args))
        if isinstance(inside, sp.exp):
            return self(inside.args[0])
        if isinstance(inside, n.Density):
            return self.log_density(inside)
        if isinstance(inside, sp.Mul) and any(_grows(f) for f in inside.args):
            growing = [f for f in inside.args if _grows(f)]
            rest = sp.Mul(*(f for f in inside.args if f not in growing))
            logs_of = [self._log_power(f) for f in growing]
            return f"({' + '.join([*logs_of, *([self(sp.log(rest))] if rest != 1 else [])])})"
        if isinstance(inside, sp.Pow) and _grows(inside):
            return self._log_power(inside)
        if isinstance(inside, sp.Add) and any(_parts(t)[1] != 0 for t in inside.args):
            plain = [t for t in inside.args if _parts(t)[1] == 0]
            terms = [sp.Add(*plain), *(t for t in inside.args if t not in plain)]
            pairs = [", ".join(map(self, _parts(t))) for t in terms if t != 0]
            return self.call("logsum", f"[{', '.join(f'[{pair}]' for pair in pairs)}]")
        if isinstance(inside, sp.Add) and S.One in inside.args and len(inside.args) == 2:
            return f"Math.log1p({self(inside - 1)})"
        return f"Math.log({self(inside)})"

    def _log_power(self, factor: Expr) -> str:
        base, exponent = factor.as_base_exp() if not isinstance(factor, sp.exp) else (factor, S.One)
        inner = self(sp.log(base, evaluate=False))
        return inner if exponent == 1 else f"({self(exponent)} * {inner})"

    @_print.register
    def _(self, expr: sp.polygamma) -> str:
        order, at = expr.args
        if order == 0:
            return self.call("psi", self(at))
        return self.call("polygamma", self(order), self(at))

    @_print.register
    def _(self, expr: sp.betainc) -> str:
        a, b, lo, hi = expr.args
        whole = self.call("betainc", self(a), self(b), self(hi))
        return whole if lo == 0 else f"({whole} - {self.call('betainc', *map(self, (a, b, lo)))})"

    # -- cases and conditions

    @_print.register
    def _(self, expr: sp.Piecewise) -> str:
        made = "NaN"
        for value, condition in reversed(expr.args):
            made = f"({self(condition)} ? {self(value)} : {made})"
        return made

    @_print.register
    def _(self, expr: n.Cases) -> str:
        return f"({self(expr.condition)} ? {self(expr.inside)} : {self(expr.otherwise)})"

    @_print.register
    def _(self, expr: n.FiniteWhen) -> str:
        return f"({self(expr.condition)} ? {self(expr.value)} : Infinity)"

    @_print.register(sp.core.relational.Relational)
    def _(self, expr: Basic) -> str:
        sign = {"==": "===", "!=": "!=="}.get(expr.rel_op, expr.rel_op)
        return f"({self(expr.lhs)} {sign} {self(expr.rhs)})"

    @_print.register
    def _(self, expr: sp.And) -> str:
        return f"({' && '.join(map(self, sp.ordered(expr.args)))})"

    @_print.register
    def _(self, expr: sp.Or) -> str:
        return f"({' || '.join(map(self, sp.ordered(expr.args)))})"

    @_print.register
    def _(self, expr: sp.Not) -> str:
        return f"!{self(expr.args[0])}"

    @_print.register
    def _(self, expr: n.Positive) -> str:
        return f"({self(expr.expr)} > 0)"

    @_print.register
    def _(self, expr: n.AtMost) -> str:
        return f"({self(expr.lesser)} <= {self(expr.greater)})"

    @_print.register
    def _(self, expr: n.IsReal) -> str:
        return f"Number.isFinite({self(expr.args[0])})"

    @_print.register
    def _(self, expr: n.IsInteger) -> str:
        return f"Number.isInteger({self(expr.args[0])})"

    @_print.register
    def _(self, expr: n.Equal) -> str:
        if not isinstance(expr.lhs, Expr):
            raise NoJavaScript(f"the page cannot compare {expr.lhs} and {expr.rhs}")
        return f"({self(expr.lhs)} === {self(expr.rhs)})"

    @_print.register
    def _(self, expr: n.All) -> str:
        return f"({' && '.join(map(self, expr.args))})"

    @_print.register
    def _(self, expr: n.Either) -> str:
        return f"({' || '.join(map(self, expr.args))})"

    @_print.register
    def _(self, expr: n.Fails) -> str:
        return f"!{self(expr.condition)}"

    # -- sums, means, densities

    @_print.register
    def _(self, expr: n.IndexSum) -> str:
        name = "product" if isinstance(expr, n.IndexProduct) else "total"
        return self.call(name, self(expr.lo), self(expr.hi), f"(i) => {self(expr.body)}")

    @_print.register
    def _(self, expr: n.Entry) -> str:
        if isinstance(expr.vector, Tuple):
            return f"[{', '.join(map(self, expr.vector))}][{self(expr.at)}]"
        if expr.vector not in self.names:
            raise NoJavaScript(f"no numbers are given for {expr.vector.name} on the page")
        return f"{self.names[expr.vector]}[{self(expr.at)}]"

    @_print.register
    def _(self, expr: n.Mean) -> str:
        return self.call("expect", self.law(expr.law), self.on(expr.law, expr.body, self))

    @_print.register
    def _(self, expr: n.Density) -> str:
        return f"Math.exp({self.log_density(expr)})"

    def log_density(self, density: n.Density) -> str:
        formula = density.law.log_density_at(density.at)
        if formula is None:
            raise NoJavaScript(f"nothing is known of the density of {density.law}")
        return self(formula)

    def law(self, law: n.Law) -> str:
        """{counting, lo, hi, points, corners, centre, at, …}: log p(x), and by the distances."""
        formula, support = law.log_density_at(VARIATE), law.range
        if formula is None or support is None:
            raise NoJavaScript(f"nothing is known of the density of {law}")
        if isinstance(support, n.Points):
            points = f"[{', '.join(map(self, support.args))}]"
            ends = f"lo: Math.min(...{points}), hi: Math.max(...{points}), points: {points}"
        else:
            ends = f"lo: {self(support.lo)}, hi: {self(support.hi)}, points: null"
            ends += f", length: {self(support.hi - support.lo)}"
        found = ", ".join(map(self, corners(formula)))
        counting = "true" if law.measure == n.COUNTING else "false"
        density = self.on(law, formula, self)[1:-1]
        middle = self(centre(law))
        return f"{{counting: {counting}, {ends}, corners: [{found}], centre: {middle}, {density}}}"

    def on(self, law: n.Law, formula: Expr, write: Callable[[Expr], str]) -> str:
        """{at, left, right} or {at, up, down}: at x, and by the log t of a distance d to a place.

        The places are the finite ends of the support, or the centre of a law on the whole line.
        """
        rows = [f"at: (x) => {write(formula)}"]
        for name, place in places(law):
            inside = write(at_distance(formula, place))
            rows.append(f"{name}: (t) => {{ const d = Math.exp(t); return {inside}; }}")
        return f"{{{', '.join(rows)}}}"


def centre(law: n.Law) -> Expr:
    """A place near to which a law on the whole line has its mass: its real parameter, or 0."""
    if not isinstance(law, Family):
        return S.Zero
    real = (a for p, a in zip(law.parameters, law.args) if p.domain is REAL)
    return next(real, S.Zero)


def places(law: n.Law) -> list[tuple[str, Expr]]:
    """What a distance d is reckoned from, with d put in."""
    support = law.range
    if law.measure == n.COUNTING or not isinstance(support, n.Support):
        return []
    if (support.lo, support.hi) == (S.NegativeInfinity, S.Infinity):
        return [("up", centre(law) + DISTANCE), ("down", centre(law) - DISTANCE)]
    rows = (("left", support.lo + DISTANCE), ("right", support.hi - DISTANCE))
    return [row for row in rows if not row[1].has(S.Infinity, S.NegativeInfinity)]


def corners(formula: Expr) -> list[Expr]:
    """Where |a|, max, min or a case in it turns, if at an affine a."""
    found: list[Expr] = []
    switches = [a.args[0] for a in formula.atoms(sp.Abs, sp.sign)]
    for one in formula.atoms(sp.Max, sp.Min):
        switches += [a - b for a in one.args for b in one.args if a != b]
    switches += [r.lhs - r.rhs for r in formula.atoms(sp.core.relational.Relational)]
    for switch in sorted(switches, key=sp.default_sort_key):
        if VARIATE in switch.free_symbols:
            start = switch.xreplace({VARIATE: S.Zero})
            slope = switch.xreplace({VARIATE: S.One}) - start
            if slope != 0 and sp.expand(switch - slope * VARIATE - start) == 0:
                found.append(-start / slope)
    return list(dict.fromkeys(found))


def _costly(expr: Basic) -> bool:
    """A special function, a sum or a mean, of the parameters alone."""
    if isinstance(expr, n.Condition | sp.logic.boolalg.Boolean | n.Cases | n.FiniteWhen):
        return False
    if expr.free_symbols & {VARIATE, DISTANCE, LOG, INDEX}:
        return False
    return expr.has(sp.polygamma, sp.betainc, n.IndexSum, n.Mean, *SPECIAL)


def _parts(term: Expr) -> tuple[Expr, Expr]:
    """c and u of c e^u."""
    exponents = [f.args[0] for f in sp.Mul.make_args(term) if isinstance(f, sp.exp)]
    rest = [f for f in sp.Mul.make_args(term) if not isinstance(f, sp.exp)]
    return sp.Mul(*rest), sp.Add(*exponents)


def _decimal(number: sp.Number) -> str:
    """The nearest double; refused where there is none."""
    try:
        found = float(number)
    except OverflowError:
        found = math.inf
    if not math.isfinite(found) or (found == 0 and number != 0):
        raise NoJavaScript("the page has no numbers beyond 1e308")
    return repr(found)


def _negative(exponent: Expr) -> bool:
    return exponent.as_coeff_Mul()[0].is_negative is True


def _grows(factor: Expr) -> bool:
    """Does it overflow, or vanish, where its log is a number of ordinary size?"""
    if isinstance(factor, sp.Pow) and factor.base is not S.Exp1:
        factor = factor.base
    return isinstance(factor, sp.exp | sp.gamma | sp.erfc | sp.besseli | n.Density)
