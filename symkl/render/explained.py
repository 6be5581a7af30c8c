"""What stands in the list below a chain: the rule of each step, what it needs, what it uses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sympy import Expr, Piecewise, ordered

from symkl import nodes
from symkl.closed_form import textbook
from symkl.display import display
from symkl.render.blocks import Maths, Run, Runs, Words
from symkl.render.layout import Layout, Letter, row
from symkl.render.notation import Notation
from symkl.render.sentences import joined, said
from symkl.render.widths import width

LINE = 60  # letters of a formula in a sentence: MathJax does not break it
FOUND = {  # how, where the mean is found in one step
    "integrate": ", a base {}",
    "differentiate_under_integral": ", a derivative under the {} sign",
}
ORDINALS = ("", "second ", "third ", "fourth ")
Numbers = dict[tuple[Layout, Layout], int]  # those of the lemmas, by what they say


def explained(steps: Sequence[Any], n: Notation, numbers: Numbers) -> tuple[Runs, ...]:
    """A sentence or two for each step; a condition is named where it is needed first."""
    needed = [tuple(dict.fromkeys(step.conditions)) for step in steps]
    where: dict[Any, list[int]] = {}
    for number, conditions in enumerate(needed, 1):
        for condition in conditions:
            where.setdefault(condition, []).append(number)
    items = []
    for number, step in enumerate(steps, 1):
        fresh = {c: tuple(where[c][1:]) for c in needed[number - 1] if where[c][0] == number}
        runs = joined(_says(step, n), _needs(fresh, n))
        items.append(joined(runs, _uses(step, n, numbers)))
    return tuple(items)


def _says(step: Any, n: Notation) -> Runs:
    """split ratio: the logarithm of a ratio of positive numbers is …"""
    own = OWN.get(step.rule)
    runs = own(step, n) if own else ()
    if not runs:
        return joined(said(f"{words(step.rule)}: {reason(step)}", n), new_variable(step, n))
    return joined((Words(f"{words(step.rule)}: "),), runs)


def _mean(step: Any, n: Notation) -> Runs:
    """E[X] = kθ, a base integral; without its value where that is long or by cases."""
    steps = step.lemmas[0].steps
    law = steps[0].before.law
    how = FOUND.get(steps[0].rule, "") if len(steps) == 1 else ""
    how = how.format(_integral_or_sum(law))
    mean, _, value = sides(steps, n)
    by_cases = steps[0].before.has(Piecewise)
    if width(value) > LINE:
        return (Words("the value of a mean put in"),)
    if by_cases or width(mean) > LINE:
        runs: Runs = (Words("the mean that is put in is "), Maths(value))
    elif width(mean) + width(value) > LINE:
        runs = (Maths(mean), Words(" is "), Maths(value))
    else:
        runs = (Maths(row(mean, "=", value)),)
    return joined(runs, (Words(how),)) if how else runs


def _density(step: Any, n: Notation) -> Runs:
    """the density of q, written out on the support of p"""
    (density,) = step.witness
    own, law = density.law, step.equation[0].law
    law = law.law if isinstance(law, nodes.Part) else law
    if density.at != nodes.VARIATE or own not in n.letters or isinstance(law, nodes.Image):
        return ()
    runs: list[Run] = [Words("the density of "), Maths(n(own)), Words(" written out on ")]
    if own == law:
        return (*runs, Words("its support"))
    return (*runs, Words("the support of "), Maths(n(law)))


def _derivative(step: Any, n: Notation) -> Runs:
    """the second derivative, at s = 0, of E[e^(sX)], which is finite around it"""
    parameter, order, point = step.witness
    at = row(n(display(parameter)), "=", n(display(point)))
    which = ORDINALS[int(order) - 1] if order <= len(ORDINALS) else f"{order}th "
    tilted = sides(step.lemmas[0].steps, n)[0]
    runs = (Words(f"the {which}derivative at "), Maths(at), Words(" of "), Maths(tilted))
    sign = _integral_or_sum(step.before.law)
    return (*runs, Words(f", which is finite around it, taken under the {sign} sign"))


def _integral_or_sum(law: Any) -> str:
    return "sum" if law.measure == nodes.COUNTING else "integral"


def _integral(step: Any, n: Notation) -> Runs:
    """by the Gauss integral"""
    return (Words(f"by {the(step.witness[0])}"),)


def the(name: str) -> str:
    """the Gauss integral, but Vandermonde's sum"""
    return name if "'s " in name else f"the {name}"


def _theorem(step: Any, n: Notation) -> Runs:
    """by the theorem “Maximum likelihood is minimum cross-entropy”"""
    title = "".join(getattr(lemma, "title", "") for lemma in step.lemmas[:1])
    quoted = joined(joined((Words("by the theorem “"),), said(title, n)), (Words("”"),))
    return quoted if title else ()


OWN = {  # rules that say what they put in
    "cite": _theorem,
    "differentiate_under_integral": _derivative,
    "insert_mean": _mean,
    "integrate": _integral,
    "write_density": _density,
}


def _needs(fresh: dict[Any, tuple[int, ...]], n: Notation) -> Runs:
    """. Needs a > 0; b > 0, as do steps 2 to 5. Needs c > 0: what is needed together, in one."""
    runs: list[Run] = []
    for later in dict.fromkeys(fresh.values()):
        start = ". Needs "
        for condition in (c for c, its in fresh.items() if its == later):
            runs += [Words(start), Maths(n(condition))]
            start = "; "
        if later:
            plural = "do steps" if len(later) > 1 else "does step"
            runs.append(Words(f", as {plural}\u00a0{_listed(later)}"))
    return tuple(runs)


def _uses(step: Any, n: Notation, numbers: Numbers) -> Runs:
    """. Uses Lemma 2."""
    keys = {says(lemma, n) for lemma in step.lemmas}
    cited = sorted(numbers[key] for key in keys if key in numbers)
    if not cited:
        return (Words("."),)
    plural = "s" if len(cited) > 1 else ""
    return (Words(f". Uses Lemma{plural}\u00a0{_enumerated(cited)}."),)


def _listed(numbers: Sequence[int]) -> str:
    """2 to 5; 3, 4 and 7."""
    run = list(range(numbers[0], numbers[-1] + 1)) == list(numbers)
    return f"{numbers[0]} to {numbers[-1]}" if run and len(numbers) > 2 else _enumerated(numbers)


def _enumerated(items: Sequence[int]) -> str:
    """1, 2 and 3."""
    *others, last = map(str, items)
    return f"{', '.join(others)} and {last}" if others else last


def new_variable(step: Any, n: Notation) -> Runs:
    """, with X = μ − β log U: what a change of variable puts for X."""
    if step.rule != "change_variable":
        return ()
    new = ordered(step.after.atoms(nodes.Image) - step.before.atoms(nodes.Image))
    points = [n.within(image, random=True)(image.point) for image in new]
    return tuple(
        run for point in points for run in (Words(", with "), Maths(row(Letter("X"), "=", point)))
    )


def reason(step: Any) -> str:
    """The reason of the rule; of a theorem, what it says."""
    title = getattr(step.lemmas[0], "title", "") if step.kind == "lemma" else ""
    return f"{step.because}: {title[:1].lower()}{title[1:]}" if title else step.because


def words(rule: str) -> str:
    """define KL: the name of a rule in words."""
    return rule.replace("_", " ").replace(" kl", " KL")


def shown(step: Any) -> Any:
    """What a step comes to, as a page shows it."""
    return display(step.after) if step.shown is None else step.shown


def equation(steps: Sequence[Any], n: Notation) -> Layout:
    """What a chain shows: first = last."""
    return row(*sides(steps, n))


def sides(steps: Sequence[Any], n: Notation) -> tuple[Layout, str, Layout]:
    """Left side, relation, right side; the last as a textbook has it."""
    relations = {s.relation for s in steps} - {"="} or {"="}
    if len(relations) > 1:
        raise ValueError(f"the relations {', '.join(sorted(relations))} do not chain")
    return n(display(steps[0].before)), relations.pop(), n(outcome(steps))


def outcome(steps: Sequence[Any]) -> Any:
    """What a chain comes to, as a textbook has it."""
    last = steps[-1]
    if last.shown is None and isinstance(last.after, Expr):
        return textbook(last.after, last.facts)
    return shown(last)


def says(lemma: Any, n: Notation) -> tuple[Layout, Layout]:
    """The two sides of what a lemma says."""
    return n(display(lemma.steps[0].before)), n(shown(lemma.steps[-1]))
