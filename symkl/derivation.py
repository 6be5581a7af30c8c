"""A derivation: a chain of checked steps, and what a person asks of it.

``check`` replays every step in the kernel, ``verify`` has the oracle evaluate both sides of each,
``evaluate`` gives the number, ``render`` the page. The oracle and the reader of certificates are
imported when they are asked for: a derivation on a page needs neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mpmath import isinf, mpf, nstr
from sympy import Basic, S, true

import symkl.rules  # noqa: F401  (a replay looks rules up by name: enter them)
from symkl import reasons
from symkl.claim import Claim, StepRejected
from symkl.family import Family
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
    Image,
    Law,
    Mean,
)
from symkl.sympy_form import to_sympy
from symkl.values import evaluated, read_number, read_values

LETTERS = ("p", "q")


@dataclass(frozen=True)
class Verification:
    """What the oracle found: for each step, at each point, both values and whether they agree."""

    digits: int
    rows: tuple[tuple[int, str, str, str], ...]  # step, point, value before, value after
    steps: int
    routes: int = 0  # points where the log-normaliser of an exponential family gives the same

    @property
    def points(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(point for _, point, _, _ in self.rows))

    def __bool__(self) -> bool:
        raise TypeError("a Verification is not a bool; a disagreement would have raised")

    def __str__(self) -> str:
        agree = "step agrees" if self.steps == 1 else "steps agree"
        return (
            f"{self.steps} {agree} to {self.digits} digits at {len(self.points)} points "
            f"({len(self.rows)} comparisons)"
            + (f"; so does the log-normaliser, at {self.routes}" if self.routes else "")
        )


class Derivation(Chain):
    """e0 = e1 = … = en, checked step by step; what ``kl``, ``entropy`` and the theorems return."""

    name: str = ""  # of a theorem, by which it is cited
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
        open_nodes = (Mean, KL, CrossEntropy, Entropy)
        return "irreducible" if self.after.has(*open_nodes) else "closed"

    @property
    def result(self) -> Any:
        """The answer in plain SymPy: a Piecewise where finiteness depends on parameters; oo."""
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
        """Why the answer is ∞ (support, integrability) or not closed; empty where it is neither."""
        from symkl.render import formula

        said = self._reason
        return "".join(one if isinstance(one, str) else formula(one) for one in said)

    @property
    def _reason(self) -> reasons.Said:
        last = self.steps[-1].claim
        if self.status == "infinite":
            outside = [lemma.steps[-1].claim for lemma in last.lemmas] or [last]
            return reasons.listed(map(reasons.reason, outside))
        found = []
        if isinstance(self.after, FiniteWhen):
            outside = [lemma.steps[-1].claim for lemma in last.lemmas[1:]]
            why = reasons.listed(map(reasons.reason, outside))
            found.append(("infinite elsewhere (", *why, ")"))
        if self.status == "irreducible":
            found.append((reasons.OPEN,))
        return reasons.listed(found)

    # -- numbers

    def evaluate(
        self, values: Mapping[Any, Any] | None = None, digits: int = 30, **named: Any
    ) -> Any:
        """The number in nats, to that many digits, at parameter values given by name or symbol.

        Returns an mpmath number, or inf. Raises ValueError for a name that is not a parameter, one
        without a value, or a value outside its domain; OracleError where the digits can't be had.
        """
        if digits < 1:
            raise ValueError("a number has at least one digit")
        laws = tuple(law for _, law in self.laws)
        given = {**dict(values or {}), **named}
        return evaluated(self.before, self.after, laws, given, digits, self.conditions)

    def __repr__(self) -> str:
        count = len(self.claims)
        return f"<Derivation: {self.title}; {self.status}, {count} step{'s' * (count != 1)}>"

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
        """Evaluate every state at random points and compare each with the one before it.

        Raises StepRejected with the point and both values where two differ, OracleError where a
        state can't be evaluated to that many digits: that is never counted as agreement. A KL of
        two laws of one exponential family is had from the log-normaliser too, as a Bregman
        divergence; OracleError with both values where that is another number.
        """
        from symkl import bregman, oracle

        if points < 1 or digits < 1:
            raise ValueError("a verification takes at least one point and one digit")
        states = [self.before, *(s.after for s in self.steps)]
        rows, routes = [], 0
        models = oracle.random_models(states, points, seed, conditions=self.conditions)
        for model in {str(model): model for model in models}.values():  # one where no symbol is
            values = [oracle.evaluate(state, model, digits + 2) for state in states]
            routes += bregman.agrees(self.before, values[0], model, digits)
            for number, (step, one, two) in enumerate(zip(self.steps, values, values[1:]), 1):
                if not stands(one, step.relation, two, digits):
                    error = StepRejected("the two sides differ", step.claim, number)
                    error.counterexample = _differs(model, one, two)
                    raise error
                rows.append((number, str(model), str(one), str(two)))
        parts = [part.verify(digits, points, seed) for part in self.parts]
        return Verification(
            digits,
            (*rows, *(row for part in parts for row in part.rows)),
            len(self.steps) + sum(part.steps for part in parts),
            routes + sum(part.routes for part in parts),
        )

    # -- pages

    def render(
        self,
        format: str | None = None,
        detail: int = 1,
        target: str | None = None,
        measure: str | None = None,
        show: str | None = None,
        width: int | None = None,
        label: str | None = None,
    ) -> str:
        """The page, or the part of it named by ``show``, in a format at detail 1, 2 or 3.

        ``format`` is text, latex, markdown, html, mathml or json; ``measure`` writes a mean over an
        abstract law as 'mean', 'sum' or 'integral'; ``target`` is what will read the output and
        says the format; ``width`` is in letters; ``label`` gives the result a number.
        """
        from symkl.render import render

        return render(self, format, detail, target, measure, show, width, label)

    def plot(
        self,
        values: Mapping[Any, Any] | None = None,
        along: str | None = None,
        low: Any = None,
        high: Any = None,
        log: bool | None = None,
        **named: Any,
    ) -> Any:
        """A picture: p, q and the integrand; or the value ``along`` a parameter, from low to high.

        ``log`` says whether its axis is logarithmic; else that is so where it spans decades.
        Numbers are given as to ``evaluate``; one is chosen for each parameter without, and the
        picture says so. It has ``svg``, ``alt``, ``write(path)`` (svg, png, pdf), and shows itself
        in a notebook. Needs matplotlib.
        """
        from symkl import plotting

        given = {getattr(k, "name", k): v for k, v in {**dict(values or {}), **named}.items()}
        given = read_values(self.before, given)
        if along is None:
            return plotting.plot(self, given)
        along = getattr(along, "name", along)
        low, high = (None if v is None else read_number(v, along) for v in (low, high))
        return plotting.sweep(self, along, given, low, high, log)

    def to_json(self) -> str:
        """The certificate: everything that a replay needs."""
        from symkl import certificate

        pieces = (self, *self.parts)
        return certificate.write(certificate.Piece(p, p.title, p.notes) for p in pieces)

    @classmethod
    def from_json(cls, text: str) -> Derivation:
        """A derivation that was written elsewhere; nothing in it is believed before ``check``.

        The kernel looks rules up by name: importing this module has entered those of the package.
        """
        from symkl import certificate

        whole, *parts = (cls._unchecked(piece) for piece in certificate.read(text))
        whole.parts = tuple(parts)
        return whole

    @classmethod
    def _unchecked(cls, piece: Any) -> Derivation:
        made = cls(claims=piece.chain.claims)
        made.title, made.notes = piece.title, piece.notes
        return made

    def _repr_latex_(self) -> str:
        page = self.render("markdown", target="jupyter", show="result")
        return page[page.index("$$") :].strip()

    def _repr_markdown_(self) -> str:
        return self.render("markdown", target="jupyter")


def stands(one: Any, relation: str, two: Any, digits: int) -> bool:
    """Are the two values in the relation, to that many digits? nan never is."""
    if not (isinstance(one, mpf) and isinstance(two, mpf)):
        return type(one) is type(two) and one == two
    if isinf(one) or isinf(two):
        return one == two or {"<=": one < two, ">=": one > two}.get(relation, False)
    equal = one == two or bool(abs(one - two) <= mpf(10) ** -digits * max(abs(one), abs(two)))
    ordered = {"<=": one < two, ">=": one > two}
    return equal or bool(ordered.get(relation, False))


def _differs(model: Any, one: Any, two: Any) -> str:
    return f"at {model} the left side is {_short(one)}, the right side {_short(two)}"


def _short(value: Any) -> str:
    return nstr(value, 12) if isinstance(value, mpf) else str(value)


def counterexample(claim: Claim) -> str | None:
    """A model in which the two sides differ, as words; None where none was found."""
    from symkl import oracle

    states = [claim.before, claim.after]
    for seed in range(4):
        try:
            (model,) = oracle.random_models(states, 1, seed, conditions=claim.facts)
            one, two = (oracle.evaluate(s, model, 15) for s in states)
        except (oracle.OracleError, ValueError, TypeError):
            continue
        if not stands(one, claim.relation, two, 12):
            return _differs(model, one, two)
    return None


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
    if isinstance(law, Image):
        return f"an image of {_name(law.law)}"
    return type(law).__name__ if isinstance(law, Family) else getattr(law, "name", str(law))
