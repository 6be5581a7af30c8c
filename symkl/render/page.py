"""From a derivation to a page of words and laid-out formulas, the same for all formats.

Detail 1 is what a good article shows: the result, when it
holds, the chain, the conventions. Detail 2 gives each step's full reason and conditions, detail 3
the lemmas too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from sympy import EulerGamma, Symbol, ordered

from symkl import nodes
from symkl.display import display
from symkl.family import Family
from symkl.nodes import Law
from symkl.render.blocks import (
    Block,
    ChainOf,
    Folded,
    Formula,
    Heading,
    Items,
    Line,
    Maths,
    Page,
    Paragraph,
    Run,
    Runs,
    Statement,
    Words,
)
from symkl.render.laws import support_of
from symkl.render.layout import Layout, Letter, row
from symkl.render.notation import Notation, letter

DETAILS = (1, 2, 3)
SHOWS = ("page", "statement", "result", "chain", "conditions")
SHORT = 36  # a reason of more letters gives way to the name of its rule, beside a formula


def page(
    derivation: Any, detail: int = 1, measure: str | None = None, show: str | None = None
) -> Page:
    """The page of a derivation, or the part of it that ``show`` names."""
    if detail not in DETAILS:
        raise ValueError(f"detail is 1, 2 or 3, not {detail!r}")
    if (show or "page") not in SHOWS:
        raise ValueError(f"show is one of {', '.join(SHOWS)}, not {show!r}")
    n = Notation(_letters(derivation.laws), measure or "mean")
    parts = {
        "page": lambda: _page(derivation, detail, n),
        "statement": lambda: [_statement(derivation, n)],
        "result": lambda: [Formula(_claim(derivation, n))],
        "chain": lambda: [_chain(derivation.steps, detail, n)],
        "conditions": lambda: _conditions(derivation, n),
    }
    return Page(derivation.title, tuple(parts[show or "page"]()))


def _page(derivation: Any, detail: int, n: Notation) -> Iterable[Block]:
    yield _statement(derivation, n)
    yield Heading("Derivation")
    yield _chain(derivation.steps, detail, n)
    if derivation.reason and derivation.reason != derivation.steps[-1].because:
        yield Paragraph((Words(_sentence(_said(derivation.reason, n))),))
    if detail > 1:
        yield Heading("Steps")
        yield Items(tuple(_explained(s, n) for s in derivation.steps), numbered=True)
    if detail > 2:
        yield from _lemmas(derivation.steps, n, set())
    notes = [(Words(_sentence(_said(note, n))),) for note in derivation.notes]
    conventions = [*_conventions(derivation, n), *notes]
    if conventions:
        yield Heading("Conventions")
        yield Items(tuple(conventions))


def _letters(laws: Iterable[tuple[str, Law]]) -> dict[Law, str]:
    """Letters for the concrete laws, capitals where a parameter has the letter already."""
    found: dict[Law, str] = {}
    for name, law in laws:
        if not isinstance(law, nodes.AbstractLaw | nodes.Empirical | nodes.PointMass):
            found.setdefault(law, name)
    named = (nodes.Vector, Symbol)
    taken = {a.name.split("_")[0] for law in found for a in law.atoms(*named)}
    if taken & set(found.values()):
        return {law: name.upper() for law, name in found.items()}
    return found


def _statement(derivation: Any, n: Notation) -> Statement:
    blocks: list[Block] = []
    if n.letters:
        runs: list[Run] = [Words("Let ")]
        for place, (law, name) in enumerate(n.letters.items()):
            runs += [Words(" and ")] if place else []
            plain = Notation(measure=n.measure)
            runs.append(Maths(row(letter(name), "=", plain(law))))
        blocks.append(Paragraph((*runs, Words(". Then"))))
    blocks += [Formula(_claim(derivation, n)), *_conditions(derivation, n)]
    return Statement(tuple(blocks))


def _claim(derivation: Any, n: Notation) -> Layout:
    """question = result."""
    steps = derivation.steps
    relations = {s.relation for s in steps} - {"="} or {"="}
    if len(relations) > 1:
        raise ValueError(f"the relations {', '.join(sorted(relations))} do not chain")
    return row(n(display(steps[0].before)), relations.pop(), n(_shown(steps[-1])))


def _shown(step: Any) -> Any:
    return display(step.after) if step.shown is None else step.shown


def _conditions(derivation: Any, n: Notation) -> list[Block]:
    """Provided that …: in a sentence where there are few, in a list where there are many."""
    laid = list(dict.fromkeys(n(c) for c in derivation.conditions))
    if not laid:
        return []
    if len(laid) > 3:
        return [Paragraph((Words("provided that"),)), Items(tuple((Maths(m),) for m in laid))]
    runs: list[Run] = [Words("provided that ")]
    for place, m in enumerate(laid):
        joint = " and " if place == len(laid) - 1 else ", "
        runs += [Words(joint), Maths(m)] if place else [Maths(m)]
    return [Paragraph((*runs, Words(".")))]


def _chain(steps: Iterable[Any], detail: int, n: Notation) -> ChainOf:
    steps = tuple(steps)
    lines: list[Line] = []
    first = n(display(steps[0].before))
    for place, step in enumerate(steps):
        body = n(_shown(step))
        following = steps[place + 1] if place + 1 < len(steps) else None
        merged = following is not None and detail == 1 and _joins(step, following)
        unseen = detail == 1 and body == (lines[-1].body if lines else first)
        if merged or (unseen and step.relation == "="):
            continue
        because = _said(step.because, n) or _words(step.rule)
        reason = because if len(because) <= SHORT else _words(step.rule)
        number = f"({place + 1}) " if detail > 1 else ""
        lines.append(Line(step.relation, body, number + reason, number + because))
    return ChainOf(first, tuple(lines))


def _joins(one: Any, two: Any) -> bool:
    """Two steps that a reader takes as one."""
    return one.rule == two.rule and one.relation == two.relation


def _words(rule: str) -> str:
    return rule.replace("_", " ")


def _said(words: str, n: Notation) -> str:
    """The words with the page's letters for P and Q."""
    words = words.replace(" ≪ ", "\u00a0≪\u00a0")
    if any(name.isupper() for name in n.letters.values()):
        return words
    return re.sub(r"\b[PQ]\b(?! ?\()", lambda m: m[0].lower(), words)


def _sentence(text: str) -> str:
    text = text.strip()
    start = text[:1] if re.match(r"\w\b", text) else text[:1].upper()
    return (start + text[1:]).rstrip(".") + "." if text else ""


def _explained(step: Any, n: Notation) -> Runs:
    """split ratio: the logarithm of a ratio. Needs p ≪ q."""
    runs: list[Run] = [Words(f"{_words(step.rule)}: {_said(step.because, n)}")]
    for place, condition in enumerate(dict.fromkeys(step.conditions)):
        runs += [Words("; " if place else ". Needs "), Maths(n(condition))]
    return (*runs, Words("."))


def _lemmas(steps: Iterable[Any], n: Notation, seen: set) -> Iterable[Block]:
    """Each lemma once, with the lemmas that it uses inside it."""
    for step in steps:
        for lemma in step.lemmas:
            first, last = n(display(lemma.steps[0].before)), n(_shown(lemma.steps[-1]))
            if (first, last) in seen:
                continue
            seen.add((first, last))
            inner: list[Block] = [_chain(lemma.steps, 2, n)]
            inner.append(Items(tuple(_explained(s, n) for s in lemma.steps), numbered=True))
            inner += _lemmas(lemma.steps, n, seen)
            equation = row(first, lemma.steps[-1].relation, last)
            yield Folded((Words("Lemma: "), Maths(equation)), tuple(inner))


def _conventions(derivation: Any, n: Notation) -> Iterable[Runs]:
    for family in dict.fromkeys(type(law) for law in n.letters if isinstance(law, Family)):
        yield _convention(family)
    states = [s.after for s in derivation.steps]
    for image in dict.fromkeys(i for s in states for i in ordered(s.atoms(nodes.Image))):
        point = n.within(image, random=True)(image.point)
        yield (Words("The new variable: "), Maths(row(Letter("X"), "=", point)), Words("."))
    if not isinstance(derivation.question, nodes.Condition | nodes.ArgMin):
        yield (Words("Logarithms are natural; the unit is the nat."),)
    if any(s.has(EulerGamma) for s in states):
        yield (Maths(Letter("gamma")), Words(" is Euler's constant."))


def _convention(family: type[Family]) -> Runs:
    """Normal(μ, σ): μ is the mean, σ the standard deviation; support ℝ; what else to know."""
    n, law = Notation(), family.standard()
    runs: list[Run] = [Maths(n(law)), Words(": ")]
    for place, (parameter, value) in enumerate(zip(family.parameters, law.args)):
        meaning = parameter.meaning.removeprefix("the ")
        verb = "" if place else "are " if re.match(r"\w+[^s\W]s\b", meaning) else "is "
        runs += [Words(", " if place else ""), Maths(n(value)), Words(f" {verb}the {meaning}")]
    support = support_of(law, n)
    runs += [Words("; support "), Maths(support)] if support is not None else []
    if not family.conventions:
        return (*runs, Words("."))
    return (*runs, Words("; "), *_typeset(family.conventions.rstrip("."), family, n), Words("."))


def _typeset(words: str, family: type[Family], n: Notation) -> Runs:
    """The words, with the letters of the parameters among them set as such."""
    letters = {p.name: v for p, v in zip(family.parameters, family.standard().args)
               if p.name == p.symbol}  # fmt: skip
    pieces = re.split(r"\b", words)
    return tuple(Maths(n(letters[p])) if p in letters else Words(p) for p in pieces if p)
