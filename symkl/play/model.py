"""A question as the page's model: laws, integrand, answer and conditions as functions of v."""

from __future__ import annotations

import json
from typing import Any

from sympy import Add, Basic, Expr, S, Symbol

from symkl import nodes as n
from symkl.nodes import KL, VARIATE, Condition, CrossEntropy, Entropy, Law, Vector
from symkl.play.controls import Control
from symkl.play.javascript import Printer, corners
from symkl.render import formula

KINDS = {KL: "kl", Entropy: "entropy", CrossEntropy: "cross-entropy"}


class Model:
    """``code`` is the JavaScript of the model, ``runtime`` the functions that it calls."""

    def __init__(self, derivation: Any, controls: list[Control], sign: str) -> None:
        self.derivation = derivation
        self.print = Printer(_names(controls))
        self.laws = [law for _, law in derivation.laws]
        self.controls = controls
        rows = {
            "kind": json.dumps(KINDS[type(derivation.question)]),
            "sign": json.dumps(sign, ensure_ascii=False),
            "controls": json.dumps([c.data() for c in controls], ensure_ascii=False),
            "status": json.dumps(derivation.status),
            "reason": json.dumps(_reason(derivation), ensure_ascii=False),
            "domain": self._listed(self._domain()),
            "special": self._listed(self._special()),
            "laws": f"(v) => [{', '.join(self._law(law) for law in self.laws)}]",
            "other": f"(v) => ({self._other()})",
            "finite": f"(v) => {self._finite()}",
            "terms": f"(v) => {self._terms(_value(derivation.after))}",
        }
        inside = "".join(f"  {k}: {v},\n" for k, v in rows.items())
        self.code = f"const MODEL = {{\n{inside}}};\n"
        self.print.call("expect")  # the quadrature beside the answer
        self.runtime = self.print.runtime

    def _law(self, law: Law) -> str:
        """p has q's corners too: the integrand turns there."""
        made = self.print.law(law)
        if law != self.laws[0] or len(self.laws) < 2:
            return made
        others = corners(self.laws[1].log_density_at(VARIATE))
        found = ", ".join(map(self.print, [*corners(law.log_density_at(VARIATE)), *others]))
        return made.replace("corners: [", f"turns: [{found}], corners: [", 1)

    def _other(self) -> str:
        """log q in p's chart; the entropy of p has log p there."""
        last = self.laws[-1].log_density_at(VARIATE)
        return self.print.on(self.laws[0], last, self.print)

    def _finite(self) -> str:
        after = self.derivation.after
        if after is S.Infinity:
            return "false"
        return self.print(after.condition) if isinstance(after, n.FiniteWhen) else "true"

    def _terms(self, value: Basic) -> str:
        """The terms of the answer, in each of its cases."""
        if isinstance(value, n.Cases):
            inside, otherwise = self._terms(value.inside), self._terms(value.otherwise)
            return f"({self.print(value.condition)} ? {inside} : {otherwise})"
        if isinstance(value, n.FiniteWhen):
            return f"({self.print(value.condition)} ? {self._terms(value.value)} : [Infinity])"
        whole = isinstance(value, Add) and not self.print.joined(value)
        terms = value.args if whole else (value,)
        return f"[{', '.join(map(self.print, terms))}]"

    def _domain(self) -> list[tuple[Basic, str]]:
        """What the numbers must satisfy, and the words for it."""
        found: dict[Basic, str] = {}
        for control in self.controls:
            if isinstance(control.symbol, Symbol):
                if control.symbol.is_positive:
                    found[n.Positive(control.symbol)] = f"{control.letter} > 0"
                if control.symbol.is_integer:
                    found[n.IsInteger(control.symbol)] = f"{control.letter} is a whole number"
        for law in self.laws:
            for condition in law.conditions:
                if not condition.atoms(Vector):
                    found.setdefault(condition, formula(condition))
        return list(found.items())

    def _special(self) -> list[tuple[Basic, str]]:
        """Where the closed form has another form: 0/0 as it stands."""
        found: list[tuple[Basic, str]] = []
        for condition in self.derivation.conditions:
            if isinstance(condition, n.Fails) and isinstance(condition.condition, n.Equal):
                equal = condition.condition
                if isinstance(equal.lhs, Expr) and isinstance(equal.rhs, Expr):
                    found.append((equal, formula(equal)))
        return found

    def _listed(self, rows: list[tuple[Condition, str]]) -> str:
        made = [f"[(v) => {self.print(c)}, {json.dumps(w, ensure_ascii=False)}]" for c, w in rows]
        return f"[{', '.join(made)}]"


def _value(after: Basic) -> Basic:
    return after.value if isinstance(after, n.FiniteWhen) else after


def _names(controls: list[Control]) -> dict[Basic, str]:
    found: dict[Basic, str] = {}
    for place, control in enumerate(controls):
        found[control.symbol] = f"v[{place}]"
        if isinstance(control.symbol, Vector):
            found.setdefault(control.symbol.size, f"v[{place}].length")
    return found


def _reason(derivation: Any) -> str:
    said = derivation.reason
    if said.startswith("infinite elsewhere ("):
        said = said.removeprefix("infinite elsewhere (").partition("); ")[0].rstrip(")")
        # a bracket that the reason itself ends in stays
        said += ")" * max(0, said.count("(") - said.count(")"))
    return said[:1].upper() + said[1:]
