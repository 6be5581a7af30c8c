"""From a derivation to a page of words and laid-out formulas, the same for all formats.

Detail 1 is what a good article shows: the result, when it
holds, the chain, the conventions. Detail 2 gives each step's full reason and conditions, detail 3
the lemmas too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

from sympy import EulerGamma, Symbol, ordered

from symkl import nodes
from symkl.conditions import holds, parametric
from symkl.family import Family
from symkl.nodes import Law
from symkl.reasons import OPEN
from symkl.render.blocks import (
    NUMBERED,
    SHOWS,
    Block,
    Formula,
    Heading,
    Items,
    Maths,
    Page,
    Paragraph,
    Reference,
    Run,
    Runs,
    Statement,
    Words,
    checked_label,
)
from symkl.render.chains import argument, lemmas, numbered, unfolded_lemma
from symkl.render.conditions import stated
from symkl.render.explained import equation, outcome
from symkl.render.glossary import glossary
from symkl.render.laws import support_of
from symkl.render.layout import Cases, Layout, Letter, Row, row
from symkl.render.notation import Notation, letter
from symkl.render.sentences import said
from symkl.render.widths import width

PAGE = 300  # letters of cases that one formula can hold
DETAILS = (1, 2, 3)
PARTS = (
    "A mean over a part of the support, or over a new variable on a part, is the integral over "
    "that part, whose mass may be less than 1."
)
NOTHING = {  # what is said where a part that is asked for alone has nothing in it
    "conditions": "It holds without further conditions.",
    "lemmas": "No lemma is used.",
}


def page(
    derivation: Any,
    detail: int = 1,
    measure: str | None = None,
    show: str | None = None,
    label: str | None = None,
) -> Page:
    """The page of a derivation, or the parts that ``show`` names: chain,conditions.

    The first formula that says the result has the label.
    """
    label = checked_label(label) if label else ""
    if detail not in DETAILS:
        raise ValueError(f"detail is 1, 2 or 3, not {detail!r}")
    wanted = (show or "page").split(",")
    if unknown := [one for one in wanted if one not in SHOWS]:
        raise ValueError(f"show is one or more of {', '.join(SHOWS)}, not {unknown[0]!r}")
    place = next((k for k, one in enumerate(wanted) if one in NUMBERED), None)
    if label and place is None:
        raise ValueError(f"a label numbers the result; show one of {', '.join(NUMBERED)}")
    n = _notation(derivation, measure)
    blocks: list[Block] = []
    for k, one in enumerate(wanted):
        blocks += _shown(derivation, detail, n, one, label if k == place else "")
    if not blocks:
        blocks = [Paragraph((Words(NOTHING[wanted[0]]),))]
    return Page(derivation.title, tuple(blocks))


def _shown(derivation: Any, detail: int, n: Notation, show: str, label: str) -> Iterable[Block]:
    parts = {
        "page": lambda: _page(derivation, detail, n, label),
        "statement": lambda: [_statement(derivation, n, label=label)],
        "result": lambda: [Formula(equation(derivation.steps, n), label)],
        "chain": lambda: argument(derivation, detail, n),
        "conditions": lambda: _conditions(derivation, n, start="This holds provided that"),
        "lemmas": lambda: lemmas(derivation.steps, n, set()),
    }
    return parts[show]()


def lemma(derivation: Any, number: int, detail: int = 1, measure: str | None = None) -> Page:
    """A lemma by its number among those of detail 3, its base integral taken step by step."""
    n = _notation(derivation, measure)
    return Page("", tuple(unfolded_lemma(derivation.steps, number, detail, n)))


def _notation(derivation: Any, measure: str | None) -> Notation:
    first = derivation.steps[0].before
    gamma = any(s.name.split("_")[0] == "gamma" for s in first.atoms(Symbol))
    return Notation(_letters(_laws(derivation)), measure or "mean", gamma_taken=gamma)


def _laws(derivation: Any) -> Iterable[tuple[str, Law]]:
    """The laws of the question; of an optimum, the model over whose parameter it is."""
    if isinstance(derivation.question, nodes.ArgMin):
        return [("q", law) for law in ordered(derivation.question.body.atoms(Family))]
    return derivation.laws


def _page(derivation: Any, detail: int, n: Notation, label: str) -> Iterable[Block]:
    numbers = numbered(derivation.steps, n) if detail > 2 else {}
    yield _statement(derivation, n, whole=True, label=label)
    yield Heading("Derivation")
    if label:
        yield Paragraph((Words("The lines below derive "), Reference(label), Words(".")))
    yield from argument(derivation, detail, n, numbers)
    if derivation.status == "irreducible":
        yield Paragraph(_remark(OPEN, n))
    seen: set = set()
    if detail > 2:
        yield from lemmas(derivation.steps, n, seen, numbers)
    for part in derivation.parts:
        yield Heading(part.title)
        yield from _part(part, detail, n, numbers, seen)
    conventions = tuple(_conventions(derivation, n, detail))
    remarks = tuple(_remark(note, n) for note in derivation.notes)
    for heading, items in (("Remarks", remarks), ("Conventions", conventions)):
        if items:
            yield Heading(heading)
            yield Items(items)


def _part(part: Any, detail: int, n: Notation, numbers: Any, seen: set) -> Iterable[Block]:
    """A corollary: its statement, its chain, what is to be said of it; lemmas not shown before."""
    yield _statement(part, n)
    if detail > 2:
        numbered(part.steps, n, numbers)
    yield from argument(part, detail, n, numbers)
    if detail > 2:
        yield from lemmas(part.steps, n, seen, numbers)
    yield from (Paragraph(_remark(note, n)) for note in part.notes)


def _letters(laws: Iterable[tuple[str, Law]]) -> dict[Law, str]:
    """Letters for the concrete laws, capitals where a parameter has the letter already."""
    found: dict[Law, str] = {}
    for name, law in laws:
        if not isinstance(law, nodes.AbstractLaw | nodes.Empirical):
            found.setdefault(law, name)
    named = (nodes.Vector, Symbol)
    taken = {a.name.split("_")[0] for law in found for a in law.atoms(*named)}
    if taken & set(found.values()):
        return {law: name.upper() for law, name in found.items()}
    return found


def _statement(derivation: Any, n: Notation, whole: bool = False, label: str = "") -> Statement:
    blocks: list[Block] = []
    if n.letters:
        runs: list[Run] = [Words("Let ")]
        for place, (law, name) in enumerate(n.letters.items()):
            runs += [Words(" and ")] if place else []
            runs += _named(law, name, n)
        blocks.append(Paragraph((*runs, Words(". Then"))))
    result = equation(derivation.steps, n)
    blocks += [Formula(result, label)] if label else _spread(result)
    blocks += _conditions(derivation, n, whole)
    return Statement(tuple(blocks))


def _spread(result: Layout) -> list[Block]:
    """left = {cases, each on its own where together they would fill a page."""
    items = result.items if isinstance(result, Row) else (result,)
    *left, cases = items
    if not isinstance(cases, Cases) or sum(width(value) for value, _ in cases.rows) < PAGE:
        return [Formula(result)]
    blocks: list[Block] = []
    for value, when in cases.rows:
        parts = when.items if isinstance(when, Row) else (when,)
        where = (
            (Words("where "), Maths(row(*parts[1:]))) if parts[1:] else (Words("and otherwise"),)
        )
        blocks += [Paragraph((*where, Words(","))), Formula(row(*left, value))]
    return blocks


def _named(law: Law, name: str, n: Notation) -> list[Run]:
    """p = Normal(μ, σ); of an image, p is the law of U, where b − U has that one."""
    plain = Notation(measure=n.measure)
    if not isinstance(law, nodes.Image):
        return [Maths(row(letter(name), "=", plain(law)))]
    point = Maths(n.within(law, random=True)(law.point))
    new = [Maths(letter(name)), Words(" be the law of "), Maths(Letter("U")), Words(", where ")]
    return [*new, point, Words(" has the law "), Maths(plain(law.law)), Words(",")]


def _conditions(
    derivation: Any, n: Notation, whole: bool = False, start: str = "provided that"
) -> list[Block]:
    """Provided that …: in a sentence where there are few, in a list where there are many."""
    first = derivation.steps[0].before
    bound = {nodes.INDEX} | {b.bound for b in first.atoms(nodes.ArgMin)}
    kinds = [_kind(law, n) for law in ordered(first.atoms(nodes.AbstractLaw))]
    stated = [_condition(c, bound, n) for c in _needed(derivation, whole)]
    laid = list(dict.fromkeys([k for k in kinds if k] + stated))
    if not laid:
        return []
    if len(laid) > 3:
        return [Paragraph((Words(start),)), Items(tuple(laid))]
    runs: list[Run] = [Words(f"{start} ")]
    for place, one in enumerate(laid):
        joint = " and " if place == len(laid) - 1 else ", "
        runs += [Words(joint), *one] if place else one
    return [Paragraph((*runs, Words(".")))]


def _needed(derivation: Any, whole: bool) -> list[Any]:
    """The conditions that neither the others imply nor, on a whole page, its conventions say."""
    laws = [law for _, law in derivation.laws if isinstance(law, Family) and whole]
    told = {c for law in laws for c in _told(law)}
    said = {stated(c): c for c in reversed(derivation.conditions) if c not in told}
    needed = [c for c in reversed(said.values()) if not _among(c, said)]
    for condition in filter(parametric, tuple(needed)):
        others = [c for c in needed if c != condition]
        if _implied(condition, (*filter(parametric, others), *sorted(told, key=str))):
            needed = others
    return needed


def _among(condition: Any, said: Collection[Any]) -> bool:
    """Does a ∉ ℤ, which is said, say that a is not this whole number? a/2 ∉ ℤ, that a ≠ 2?"""
    match stated(condition):
        case nodes.Fails(args=(nodes.Equal(lhs=Symbol() as letter, rhs=value),)):
            whole = (c.args[0].args[0] for c in said if _no_whole_number(c))
            return any(number.xreplace({letter: value}).is_Integer for number in whole)
    return False


def _no_whole_number(condition: Any) -> bool:
    return isinstance(condition, nodes.Fails) and isinstance(condition.condition, nodes.IsInteger)


def _implied(condition: Any, facts: tuple[Any, ...]) -> bool:
    """Is it proved by the facts? a ≠ b is where a > b or b > a is."""
    match condition:
        case nodes.Fails(args=(nodes.Equal() as equal,)):
            apart = equal.lhs - equal.rhs
            return any(holds(nodes.Positive(side), facts) for side in (apart, -apart))
    return holds(condition, facts)


def _told(law: Family) -> tuple[Any, ...]:
    """b > a, where the parameters are letters and the words say: above the left end."""
    if len({a for a in law.args if isinstance(a, Symbol)}) < len(law.args):
        return ()
    values = {p.name: v for p, v in zip(law.parameters, law.args)}
    above = [p for p in law.parameters if "above" in p.domain.words]
    return tuple(c for p in above for c in p.domain.conditions(values[p.name], values))


def _kind(law: nodes.AbstractLaw, n: Notation) -> Runs:
    """q has a density, q is discrete: where the theorem is not for both."""
    words = {nodes.LEBESGUE: " has a density", nodes.COUNTING: " is discrete"}.get(law.measure)
    return (Maths(n(law)), Words(words)) if words else ()


def _condition(condition: Any, bound: set, n: Notation) -> Runs:
    """p(x_i) > 0 for every i: what is bound in the statement is quantified."""
    free = [s for s in ordered(condition.free_symbols) if s in bound]
    of_the_model = isinstance(condition, nodes.IID)  # not of one parameter
    if of_the_model or (parametric(condition) and not condition.has(nodes.Density)):
        free = []
    joints = [" for every ", *[" and " for _ in free[1:]]]
    every = [run for word, s in zip(joints, free) for run in (Words(word), Maths(n(s)))]
    return (Maths(n(condition)), *every)


def _sentence(text: str) -> str:
    text = text.strip()
    start = text[:1] if re.match(r"\w\b", text) else text[:1].upper()
    return (start + text[1:]).rstrip(".") + "." if text else ""


def _remark(text: str, n: Notation) -> Runs:
    return said(_sentence(text), n)


def _conventions(derivation: Any, n: Notation, detail: int) -> Iterable[Runs]:
    for point in (law for law in n.letters if isinstance(law, nodes.PointMass)):
        yield (
            Maths(Notation()(point)),
            Words(" is the point mass at "),
            Maths(n(point.at)),
            Words("."),
        )
    bases = [law.law if isinstance(law, nodes.Image) else law for law in n.letters]
    for family in dict.fromkeys(type(law) for law in bases if isinstance(law, Family)):
        yield _convention(family)
    states = [s.after for s in derivation.steps]
    for image in dict.fromkeys(i for s in states for i in ordered(s.atoms(nodes.Image))):
        point = n.within(image, random=True)(image.point)
        yield (Words("The new variable: "), Maths(row(Letter("X"), "=", point)), Words("."))
    if _in_parts(derivation.steps, detail > 2):
        yield said(PARTS, n)
    if named := glossary(outcome(derivation.steps), n):
        yield named
    if not isinstance(derivation.question, nodes.Condition | nodes.ArgMin):
        yield (Words("Logarithms are natural; the unit is the nat."),)
    if any(s.has(EulerGamma) for s in states):
        yield (Maths(n(EulerGamma)), Words(" is Euler's constant."))


def _in_parts(steps: Iterable[Any], within: bool) -> bool:
    """Is there a mean over a part of a support, in a chain or in the lemmas that are shown?"""
    states = (state for s in steps for state in (s.before, s.after))
    if any(state.has(nodes.Part) for state in states):
        return True
    return within and any(_in_parts(lemma.steps, True) for s in steps for lemma in s.lemmas)


def _convention(family: type[Family]) -> Runs:
    """Normal(μ, σ): μ is the mean, σ the standard deviation; support ℝ; what else to know."""
    n, law = Notation(), family.standard()
    runs: list[Run] = [Maths(n(law)), Words(": ")]
    for place, (parameter, value) in enumerate(zip(family.parameters, law.args)):
        meaning = parameter.meaning.removeprefix("the ")
        verb = "" if place else "are " if re.match(r"\w+[^s\W]s\b", meaning) else "is "
        runs += [Words("; " if place else ""), Maths(n(value))]
        runs.append(Words(f" {verb}the {meaning}, {parameter.domain.words}"))
    support = support_of(law, n)
    runs += [Words("; support "), Maths(support)] if support is not None else []
    if not family.conventions:
        return (*runs, Words("."))
    return (*runs, Words("; "), *_typeset(family.conventions.rstrip("."), family, n), Words("."))


def _typeset(words: str, family: type[Family], n: Notation) -> Runs:
    """The words, with the letters of the parameters among them set as such."""
    letters = {p.name: v for p, v in zip(family.parameters, family.standard().args)}
    pieces = re.split(r"\b", words)
    return tuple(Maths(n(letters[p])) if p in letters else Words(p) for p in pieces if p)
