"""A derivation: a chain of checked steps, and what a person asks of it.

``check`` replays every step in the kernel, ``verify`` has the oracle evaluate both sides of each,
``evaluate`` gives the number, ``render`` the page.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sympy import Basic, Expr, S, Symbol, sympify, true

from symkl import certificate, oracle
from symkl.family import Family, exact
from symkl.claim import Claim, StepRejected
from symkl.kernel import Chain
from symkl.nodes import (
    KL,
    AlmostEverywhere,
    ArgMin,
    Condition,
    CrossEntropy,
    Entropy,
    Equal,
    FiniteWhen,
    Law,
    Mean,
    Vector,
)
from symkl.sympy_form import to_sympy

LETTERS = ("p", "q")


@dataclass(frozen=True)
class Verification:
    """What the oracle found: for each step, at each point, both values and whether they agree."""

    digits: int
    rows: tuple[tuple[int, str, str, str], ...]  # step, point, value before, value after
    steps: int

    @property
    def points(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(point for _, point, _, _ in self.rows))

    def __bool__(self) -> bool:
        raise TypeError("a Verification is not a bool; a disagreement would have raised")

    def __str__(self) -> str:
        return (
            f"{self.steps} steps agree to {self.digits} digits at {len(self.points)} points "
            f"({len(self.rows)} comparisons)"
        )


class Derivation(Chain):
    """e0 = e1 = … = en, checked step by step; what ``kl``, ``entropy`` and the theorems return."""

    title: str = ""
    notes: tuple[str, ...] = ()
    parts: tuple[Derivation, ...] = ()

    @classmethod
    def of(
        cls,
        chain: Chain,
        title: str = "",
        notes: tuple[str, ...] = (),
        parts: tuple[Derivation, ...] = (),
    ) -> Derivation:
        """The chain with what a page says around it: remarks, and further chains (corollaries)."""
        made = cls(chain.steps)
        made.title, made.notes, made.parts = title or _title(made.before), notes, parts
        return made

    # -- the answer

    @property
    def question(self) -> Basic:
        return self.before

    @property
    def laws(self) -> tuple[tuple[str, Law], ...]:
        """The laws of the question with the letters that the page gives them."""
        laws = [a for a in self.before.args if isinstance(a, Law)]
        return tuple(zip(LETTERS, laws))

    @property
    def status(self) -> str:
        """closed, infinite, irreducible; theorem for a statement about abstract laws."""
        if not isinstance(self.before, KL | CrossEntropy | Entropy) or not all(
            law.log_density_at(S.Zero) is not None for _, law in self.laws
        ):
            return "theorem"
        if self.after is S.Infinity:
            return "infinite"
        return "irreducible" if self.after.has(Mean) else "closed"

    @property
    def result(self) -> Any:
        """The whole answer in plain SymPy: a Piecewise where finiteness depends on parameters; oo."""
        return to_sympy(self.after)

    @property
    def closed_form(self) -> Any:
        """The finite branch; None where there is none."""
        return None if self.after is S.Infinity else to_sympy(self._finite)

    @property
    def finite_when(self) -> Any:
        """The condition under which the answer is finite, in plain SymPy."""
        if self.after is S.Infinity:
            return S.false
        return to_sympy(self.after.condition) if isinstance(self.after, FiniteWhen) else true

    @property
    def _finite(self) -> Basic:
        return self.after.value if isinstance(self.after, FiniteWhen) else self.after

    @property
    def reason(self) -> str:
        """Why the answer is ∞, or is not closed; empty where it is closed and finite."""
        if self.status == "infinite":
            return self.steps[-1].because
        if isinstance(self.after, FiniteWhen):
            return (
                f"infinite where the condition fails: {self.steps[-1].lemmas[1].steps[-1].because}"
            )
        if self.status == "irreducible":
            return "no base integral of the table gives the mean that is left"
        return ""

    # -- numbers

    def evaluate(
        self, values: Mapping[Any, Any] | None = None, digits: int = 30, **named: Any
    ) -> Any:
        """The number in nats, to that many digits, at parameter values given by name or symbol.

        Returns an mpmath number, or inf. Raises ValueError for a name that is not a parameter, one
        without a value, or a value outside its domain; OracleError where the digits can't be had.
        """
        return evaluated(self, {**dict(values or {}), **named}, digits)

    # -- the two warrants

    def check(self) -> Derivation:
        """Replay every step, and those of the lemmas, in the kernel; raises StepRejected."""
        try:
            steps = self.replayed().steps
        except StepRejected as error:
            if error.counterexample is None and error.claim is not None:
                error.counterexample = counterexample(error.claim)
            raise
        if self._steps is None:
            self._steps = steps
        for part in self.parts:
            part.check()
        return self

    def verify(self, digits: int = 30, points: int = 3, seed: int = 0) -> Verification:
        """Evaluate both sides of every step at random points; raises where they differ.

        A step that can't be evaluated raises OracleError: it is never counted as agreement.
        """
        rows = []
        for number, step in enumerate(self.steps, 1):
            states = [step.before, step.after, *step.assumed]
            models = oracle.random_models(states, points, seed, conditions=step.assumed)
            for model in models:
                one, two = (oracle.evaluate(s, model, digits) for s in (step.before, step.after))
                if not _stands(one, step.relation, two, digits):
                    error = StepRejected(f"the oracle has {one} before and {two} after", step.claim)
                    error.number = number
                    error.counterexample = f"at {model}"
                    raise error
                rows.append((number, str(model), str(one), str(two)))
        return Verification(digits, tuple(rows), len(self.steps))

    # -- pages

    def render(
        self,
        format: str = "text",
        detail: int = 1,
        target: str | None = None,
        measure: str | None = None,
    ) -> str:
        """The page: text, latex, markdown, html, mathml or json, at detail 1, 2 or 3."""
        from symkl.render import render

        return render(self, format, detail=detail, target=target, measure=measure)

    def to_json(self) -> str:
        """The certificate: everything that a replay needs."""
        about = {"title": self.title, "notes": list(self.notes)} if self.title else {}
        return certificate.write(self, **about)

    @classmethod
    def from_json(cls, text: str) -> Derivation:
        """A derivation that was written elsewhere; nothing in it is believed before ``check``."""
        made = cls(claims=certificate.read(text))
        made.title = _title(made.claims[0].before)
        return made

    def _repr_latex_(self) -> str:
        return self.render("latex")

    def _repr_markdown_(self) -> str:
        return self.render("markdown", target="jupyter")


QUESTIONS: dict[type, Callable[..., Derivation]] = {}


def answers(node: type) -> Callable[[Callable[..., Derivation]], Callable[..., Derivation]]:
    """Enter the function that derives the node's value, so that it can be asked again at numbers."""

    def enter(ask: Callable[..., Derivation]) -> Callable[..., Derivation]:
        QUESTIONS[node] = ask
        return ask

    return enter


def evaluated(d: Derivation, values: Mapping[Any, Any], digits: int) -> Any:
    """The value at numbers: of the closed form; or, at an edge of the domain, of the question there."""
    laws = [law for _, law in d.laws]
    named = _by_name(d, values)
    there = [at(law, named) for law in laws]
    left = sorted({s.name for law in there for s in law.free_symbols})
    if left:
        raise ValueError(f"no value was given for {', '.join(left)}")
    if any(type(a) is not type(b) or a.atoms(Vector) for a, b in zip(laws, there)) or any(
        law.atoms(Vector) for law in laws
    ):
        again = QUESTIONS[type(d.before)](*there)
        return evaluated(again, {}, digits)
    numbers = {s: named[s.name] for s in symbols_by_name(d.before).values()}
    return oracle.evaluate(d.after, oracle.Model(symbols=numbers), digits)


def _by_name(d: Derivation, values: Mapping[Any, Any]) -> dict[str, Any]:
    known = set(symbols_by_name(d.before)) | {v.name for v in d.before.atoms(Vector)}
    named = {getattr(k, "name", k): v for k, v in values.items()}
    for name in named:
        if name not in known:
            near = difflib.get_close_matches(str(name), sorted(known), 1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(known))}"
            raise ValueError(f"{name!r} is not a parameter; {hint}")
    return {k: v if isinstance(v, list | tuple) else _number(v, k) for k, v in named.items()}


def _number(value: Any, name: str) -> Any:
    number = exact(value, name) if isinstance(value, float | str) else sympify(value, strict=True)
    if not number.is_number or number.is_finite is not True:
        raise ValueError(f"{name} must be a finite number, not {value}")
    return number


def at(law: Any, named: Mapping[str, Any]) -> Any:
    """The law with numbers for its parameters' symbols; a point mass at an edge of the domain."""
    if not isinstance(law, Family):
        return law
    values = []
    for value in law.args:
        if isinstance(value, Vector) and value.name in named:
            values.append(list(named[value.name]))
        elif isinstance(value, Expr):
            values.append(
                value.xreplace({s: named[s.name] for s in value.free_symbols if s.name in named})
            )
        else:
            values.append(value)
    return type(law)(*values)


def counterexample(claim: Claim) -> str | None:
    """A model in which the two sides differ, as words; None where none was found."""
    try:
        states = [claim.before, claim.after]
        for model in oracle.random_models(states, 4, 1, conditions=claim.facts):
            try:
                one, two = (oracle.evaluate(s, model, 15) for s in states)
            except (oracle.OracleError, ValueError, TypeError):
                continue
            if not _stands(one, claim.relation, two, 12):
                return f"at {model} the left side is {one}, the right side {two}"
    except (oracle.OracleError, ValueError, TypeError):
        return None
    return None


def _stands(one: Any, relation: str, two: Any, digits: int) -> bool:
    """Do the two values satisfy the relation, to that many digits? nan never does."""
    equal = oracle.close(one, two, digits)
    if relation in ("=", "<=>"):
        return equal
    return equal or bool(one < two if relation == "<=" else one > two)


def _title(question: Basic) -> str:
    match question:
        case KL():
            return f"Kullback–Leibler divergence: {_name(question.p)} ‖ {_name(question.q)}"
        case CrossEntropy():
            return f"Cross-entropy: {_name(question.p)}, {_name(question.q)}"
        case Entropy():
            return f"Entropy: {_name(question.p)}"
        case ArgMin() | Equal() | AlmostEverywhere() | Condition():
            return "Theorem"
    return "Derivation"


def _name(law: Law) -> str:
    return type(law).__name__ if isinstance(law, Family) else getattr(law, "name", str(law))


def symbols_by_name(*laws: Basic) -> dict[str, Symbol]:
    """name → symbol; ValueError where one name is used for two symbols."""
    found: dict[str, Symbol] = {}
    for law in laws:
        for symbol in sorted(law.free_symbols, key=str):
            if found.setdefault(symbol.name, symbol) != symbol:
                raise ValueError(
                    f"the name {symbol.name!r} is used for two symbols, "
                    f"{_kinds(found[symbol.name])} in one place and {_kinds(symbol)} in another"
                )
    return found


def _kinds(symbol: Symbol) -> str:
    kinds = [k for k in ("integer", "positive", "real") if getattr(symbol, f"is_{k}")]
    return " ".join(kinds[:2]) if kinds else "complex"
