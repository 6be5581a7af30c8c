"""The argument of a page: a chain of steps as lines, and what each detail shows of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from symkl.display import display
from symkl.nodes import All, Condition, Fails, FiniteWhen
from symkl.reasons import Said, heavy
from symkl.render.blocks import (
    Block,
    ChainOf,
    Folded,
    Formula,
    Items,
    Line,
    Maths,
    Paragraph,
    Run,
    Runs,
    Words,
)
from symkl.render.explained import (
    Numbers,
    equation,
    explained,
    new_variable,
    reason,
    says,
    shown,
    words,
)
from symkl.render.layout import row
from symkl.render.notation import Notation
from symkl.render.rows import row_blocks
from symkl.render.sentences import joined, said
from symkl.rules.unfolding import unfolded

SHORT = 36  # a reason of more letters gives way to a few words, beside a formula
PASSING = {  # at detail 1 a step of the rule is passed over where one of these follows it
    "split_ratio": {"write_density"},
    "write_density": {"write_density", "collect_terms"},
    "change_variable": {"collect_terms"},
    "insert_mean": {"insert_mean", "rearrange"},
}
TELLING = (
    "write_density",
    "insert_mean",
    "change_variable",
)  # whose reason stands for the steps passed over


def argument(
    derivation: Any,
    detail: int,
    n: Notation,
    numbers: Numbers | None = None,
    where: tuple[Condition, ...] = (),
) -> Iterable[Block]:
    """The chain of the derivation; where its only step is by cases, the chain of each case.

    With the ``numbers`` of its lemmas each step says which of them it uses; ``where`` is the case
    that it is of.
    """
    steps = derivation.steps
    if len(steps) == 1 and steps[0].kind in ("cases", "split"):
        by = _by_cases if steps[0].kind == "cases" else _split
        yield from by(steps[0], detail, n, numbers, where)
        return
    if where:
        yield Paragraph((Words("Where "), Maths(n(All(*where))), Words(",")))
    if steps[0].rule == "specialise":
        yield from _general(steps[0], detail, n, numbers)
    yield chain(steps, detail, n)
    yield from _where(steps, detail, n)
    if steps[-1].rule == "diverge" and (tail := heavy(steps[-1].claim)):
        first, *rest = runs_of(tail, n)
        yield Paragraph((Words("A" + first.text[1:]), *rest, Words(".")))
    if detail > 1:
        yield Items(explained(steps, n, numbers or {}), numbered=True)


def _by_cases(
    step: Any, detail: int, n: Notation, numbers: Numbers | None, where: tuple[Condition, ...]
) -> Iterable[Block]:
    """The finite case, then each way in which it is infinite."""
    inside, *outside = step.lemmas
    here = where
    if isinstance(step.after, FiniteWhen):
        finite = step.after.condition
        here += tuple(finite.args) if isinstance(finite, All) else (finite,)
    else:
        yield Paragraph((Words("Where P has no mass outside of the support of Q,"),))
    yield from argument(inside, detail, n, numbers, here)
    for place, lemma in enumerate(outside):
        reason = runs_of((lemma.steps[-1].because,), n)
        tail = heavy(lemma.steps[-1].claim)
        why = (Words(": "), *runs_of(tail, n), Words("; then")) if tail else (Words(", and"),)
        why = (*reason, *why)
        if place == len(outside) - 1:
            start = "Elsewhere " if place == 0 else "In the remaining case "
            yield Paragraph((Words(start), *why))
        else:
            new = (c for c in lemma.conditions if c not in inside.conditions)
            case = Maths(n(next(c for c in new if isinstance(c, Fails))))
            yield Paragraph((Words("Where "), case, Words(", "), *why))
        yield Formula(equation(lemma.steps, n))


def _split(
    step: Any, detail: int, n: Notation, numbers: Numbers | None, where: tuple[Condition, ...]
) -> Iterable[Block]:
    """Each of two cases with its own chain."""
    (condition,) = step.witness
    for case, lemma in zip((condition, Fails(condition)), step.lemmas):
        yield from argument(lemma, detail, n, numbers, (*where, case))


def _general(step: Any, detail: int, n: Notation, numbers: Numbers | None) -> Iterable[Block]:
    """The chain with letters, whose laws are called p and q too, and what is put in for them."""
    yield Paragraph((Words("With letters for the parameters,"),))
    yield from argument(step.lemmas[0], detail, _within(step, n), numbers)
    runs: list[Run] = [Words("At ")]
    for place, (letter, value) in enumerate(step.witness):
        last = place == len(step.witness) - 1
        joint = "" if place == 0 else " and " if last else ", "
        runs += [Words(joint)] * bool(joint)
        runs.append(Maths(row(n(letter), "=", n(display(value)))))
    yield Paragraph((*runs, Words(" this is")))


def _within(step: Any, n: Notation) -> Notation:
    """The notation of what the step rests on: the laws with letters are called p and q too."""
    if step.rule != "specialise":
        return n
    pairs = zip(step.before.args, step.lemmas[0].steps[0].before.args)
    letters = {general: n.letters[law] for law, general in pairs if law in n.letters}
    return replace(n, letters={**n.letters, **letters})


def _where(steps: Sequence[Any], detail: int, n: Notation) -> Iterable[Block]:
    """where E[X] = …, E[X²] = …: the means that were put in."""
    used = [s.lemmas[0] for s in steps if s.rule == "insert_mean"]
    if detail > 1 or not used:
        return
    runs: list[Run] = [Words("where ")]
    for place, lemma in enumerate(used):
        joint = " and " if place == len(used) - 1 else ", "
        runs += [Words(joint if place else ""), Maths(equation(lemma.steps, n))]
    yield Paragraph((*runs[:1], *(r for r in runs[1:] if r != Words("")), Words(".")))


def chain(steps: Iterable[Any], detail: int, n: Notation) -> ChainOf:
    """first = … = last; at detail 1 without the lines that a reader takes in passing."""
    steps = tuple(steps)
    lines: list[Line] = []
    first = n(display(steps[0].before))
    telling: Any = None
    for place, step in enumerate(steps):
        following = steps[place + 1] if place + 1 < len(steps) else None
        telling = telling or (step if step.rule in TELLING else None)
        if detail == 1 and following is not None and _passing(step, following):
            continue
        body = n(shown(step))
        unseen = body == (lines[-1].body if lines else first) and step.relation == "="
        if detail == 1 and unseen:
            continue
        because = reason(telling or step) if detail == 1 else words(step.rule)
        brief = _in_few_words(telling or step)
        beside = because if len(because) <= SHORT else brief
        number = f"({place + 1}) " if detail > 1 else ""
        variable = new_variable(telling or step, n)
        why = [joined(said(number + text, n), variable) for text in (beside, because, brief)]
        lines.append(Line(step.relation, body, *why, number=(place + 1) * (detail > 1)))
        telling = None
    return ChainOf(first, tuple(lines))


def _passing(one: Any, two: Any) -> bool:
    """Two steps that a reader takes as one."""
    same = one.rule == two.rule and one.relation == two.relation
    return same or two.rule in PASSING.get(one.rule, ())


def _in_few_words(step: Any) -> str:
    """The rule's few words; of a theorem, its name."""
    cited = getattr(step.lemmas[0], "name", "") if step.kind == "lemma" else ""
    if not cited:
        return step.short
    return words(cited.replace("-", "_")).replace("kl", "KL").replace("mle", "MLE")


def runs_of(what: Said, n: Notation) -> Runs:
    """Words and formulas, with the page's letters for p and q."""
    capital = any(name.isupper() for name in n.letters.values())
    runs: list[Run] = []
    for one in what:
        if isinstance(one, str):
            named = re.sub(r"\b[pq]\b", lambda m: m[0].upper(), one) if capital else one
            runs += said(named, n)
        else:
            runs.append(Maths(n(one)))
    return tuple(runs)


def numbered(steps: Iterable[Any], n: Notation, before: Numbers | None = None) -> Numbers:
    """1, 2, 3 …: each lemma in the order of a page at detail 3, after those that have a number."""
    found: Numbers = {} if before is None else before
    for number, (lemma, there) in enumerate(_in_order(steps, n, set(found)), len(found) + 1):
        found[says(lemma, there)] = number
    return found


def lemmas(
    steps: Iterable[Any], n: Notation, seen: set, numbers: Numbers | None = None
) -> Iterable[Block]:
    """Each lemma once, with the lemmas that it uses inside it."""
    steps = tuple(steps)
    numbers = numbered(steps, n) if numbers is None else numbers
    for lemma, there in _fresh_lemmas(steps, n, seen):
        inner = [*_proof(lemma, there, numbers), *_base_integrals(lemma.steps, there, seen)]
        inner += lemmas(lemma.steps, there, seen, numbers)
        first, last = says(lemma, there)
        title = row(first, lemma.steps[-1].relation, last)
        yield Folded((Words(f"Lemma {numbers[first, last]}: "), Maths(title)), tuple(inner))


def _proof(lemma: Any, n: Notation, numbers: Numbers) -> Iterable[Block]:
    """The chain of a lemma; a sentence where there is one step, which its title shows."""
    only = lemma.steps[0]
    if len(lemma.steps) > 1 or only.kind in ("cases", "split"):
        yield from argument(lemma, 2, n, numbers)
    elif only.kind != "row" or only.conditions:  # a base integral is told below
        (first, *rest), *_ = explained(lemma.steps, n, numbers)
        text = first.text if isinstance(first, Words) else ""
        yield Paragraph((Words(text[:1].upper() + text[1:]), *rest) if text else (first, *rest))


def unfolded_lemma(steps: Sequence[Any], number: int, detail: int, n: Notation) -> list[Block]:
    """The lemma that is the so-many-th of all, its base integral taken step by step."""
    found = list(_in_order(steps, n, set()))
    if number > len(found):
        count = f"the lemmas are {len(found)}" if found else "there are no lemmas"
        raise ValueError(f"lemma={number}, but {count}")
    lemma, there = found[number - 1]
    wanted = lemma.steps
    if len(wanted) == 1 and (longer := unfolded(wanted[0])):
        wanted = longer.steps
    rest = _base_integrals(lemma.steps, there, set()) if detail > 1 else ()
    return [chain(wanted, 1, there), *rest]


def _in_order(steps: Iterable[Any], n: Notation, seen: set) -> Iterable[tuple[Any, Notation]]:
    """The lemmas as they follow each other on a page at detail 3."""
    for lemma, there in _fresh_lemmas(steps, n, seen):
        yield lemma, there
        yield from _in_order(lemma.steps, there, seen)


def _fresh_lemmas(steps: Iterable[Any], n: Notation, seen: set) -> Iterable[tuple[Any, Notation]]:
    """Those that are new, each with its notation; for one whose argument is on the page already,
    as that of which the step is an instance or one of its cases, those that it uses."""
    for step, lemma in ((user, one) for user in steps for one in user.lemmas):
        there = _within(step, n)
        if step.rule == "specialise" or step.kind in ("cases", "split"):
            yield from _fresh_lemmas(lemma.steps, there, seen)
        elif (ends := says(lemma, there)) not in seen:
            seen.add(ends)
            yield lemma, there


def _base_integrals(steps: Iterable[Any], n: Notation, seen: set) -> Iterable[Block]:
    """The row that a step rests on, with its parameters, and why it holds."""
    for step in steps:
        if step.kind == "row":
            yield from row_blocks(step, n, seen)
