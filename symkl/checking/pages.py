"""A verdict as a page: the formula and the derived one, where they differ, the derivation."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator

from symkl.checking.asked import Asked
from symkl.checking.plot import plotted
from symkl.checking.report import NAMES, apart, evidence, gap, headline, short
from symkl.checking.verdict import Verdict
from symkl.derivation import Derivation
from symkl.render import html, markdown
from symkl.render.blocks import (
    Block,
    Formula,
    Heading,
    Items,
    Maths,
    Page,
    Paragraph,
    Run,
    Runs,
    Statement,
    Words,
)
from symkl.render.html import CSP, SHELL, fragment
from symkl.render.mathml import element, write_element
from symkl.render.notation import Notation, letter
from symkl.render.page import page

STYLE = """\
figure { margin: 1rem 0; } figure svg { width: 100%; height: auto; max-width: 40rem; }
figcaption { color: var(--quiet); font-size: 0.85rem; }
.equal { color: #2f7d4f; } .unequal { color: #b3372f; } .undecided { color: #9a6b00; }
@media (prefers-color-scheme: dark) { .equal { color: #7fc79b; } .unequal { color: #ee8f86; }
  .undecided { color: #e0b45a; } }
.typed { overflow-wrap: anywhere; white-space: pre-wrap; background: var(--panel);
  padding: 0.5rem 0.75rem; border-radius: 4px; font-size: 0.85rem; }
"""


def write(verdict: Verdict, format: str) -> str:
    """The page in markdown or html; the plot is in it where matplotlib is installed."""
    before, after = list(_found(verdict)), list(_derived(verdict))
    picture, caption = plotted(verdict)
    if format == "markdown":
        return _markdown(verdict, before, after, picture, caption)
    return _html(verdict, before, after, picture, caption)


def _markdown(
    verdict: Verdict, before: list[Block], after: list[Block], picture: str, caption: str
) -> str:
    head = markdown.write(Page(headline(verdict), tuple(before)))
    rest = markdown.write(Page("", tuple(after)))
    shown = [Paragraph((Words(caption),))] if caption else []
    said = markdown.write(Page("", tuple(shown)))
    image = ""
    if picture:
        data = b64encode(picture.encode("utf-8")).decode("ascii")
        image = f"![ours and theirs](data:image/svg+xml;base64,{data})\n"
    typed = "### The formula as typed\n\n" + _fenced(verdict.formula)
    return "\n".join(part for part in (head, image, said if caption else "", rest, typed) if part)


def _fenced(text: str) -> str:
    """In a fence longer than any in the text."""
    longest = max(
        (len(run) for run in text.replace("\n", " ").split() if set(run) == {"`"}), default=0
    )
    fence = "`" * max(3, longest + 1, text.count("`") and 4)
    return f"{fence}\n{text}\n{fence}\n"


def _html(
    verdict: Verdict, before: list[Block], after: list[Block], picture: str, caption: str
) -> str:
    title = element("h1", element("span", verdict.kind, class_=verdict.kind))
    title.append(element("span", headline(verdict).removeprefix(verdict.kind)))
    parts = [title, *fragment(tuple(before))]
    body = [write_element(e) for e in parts]
    words = [write_element(element("figcaption", caption))] if caption else []
    body.append("\n".join(["<figure>", *([picture] if picture else []), *words, "</figure>"]))
    typed = [element("h2", "The formula as typed"), element("pre", verdict.formula, class_="typed")]
    body += [write_element(e) for e in (*fragment(tuple(after)), *typed)]
    return SHELL.format(
        csp=CSP, title=headline(verdict).replace("<", "&lt;"), style=html._style() + STYLE,
        body="\n".join(body),
    )  # fmt: skip


# -- the parts of the page ----------------------------------------------------------------------


def _asked(verdict: Verdict) -> Asked | None:
    return None if verdict.subject is None else Asked(verdict.quantity, verdict.subject[0])


def _derivation(verdict: Verdict) -> Derivation | None:
    asked = _asked(verdict)
    return None if asked is None else asked.derivation


def _found(verdict: Verdict) -> Iterator[Block]:
    """What was read, what is derived, the verdict, where they differ, why."""
    yield Statement(tuple(_both(verdict)))
    for words in (evidence(verdict), verdict.where, verdict.reason):
        if words:
            yield Paragraph((Words(_sentence(words)),))
    yield from _difference(verdict)
    yield from _diagnosis(verdict)
    if verdict.notes:
        yield Heading("How it was read")
        yield Items(tuple((Words(_sentence(note)),) for note in verdict.notes))


def _both(verdict: Verdict) -> Iterator[Block]:
    derivation = _derivation(verdict)
    if verdict.subject is not None:
        yield Paragraph((Words("The formula, as read:"),))
        yield Formula(_notation(verdict)(verdict.subject[1]))
    if derivation is not None:
        yield Paragraph((Words("Derived from the definition:"),))
        (shown,) = page(derivation, show="result").blocks
        yield shown


def _notation(verdict: Verdict) -> Notation:
    names = {s.name.split("_")[0] for s in verdict.subject[1].free_symbols}
    return Notation(gamma_taken="gamma" in names)


def _difference(verdict: Verdict) -> Iterator[Block]:
    seen = verdict.witness
    if seen is None:
        return
    yield Heading("Where they differ")
    runs: list[Run] = [Words("At ")]
    for place, (name, value) in enumerate(seen.point.items()):
        runs += [Words(", ")] if place else []
        runs += [Maths(letter(name)), Words(f" = {_number(value)}")]
    yield Paragraph((*runs, Words(":")) if seen.point else (Words("The two values:"),))
    what = NAMES[verdict.quantity]
    yield Items(
        (
            (Words(f"the formula gives {_number(short(seen.theirs))}"),),
            (Words(f"the {what} is {_number(short(seen.ours))}"),),
            *(((Words(f"they differ by {_number(gap(seen))}"),),) if gap(seen) else ()),
            (Words(apart(seen)),),
        )
    )
    if verdict.missing or verdict.extra:
        yield Paragraph((Words("Term by term, logarithms and products taken apart:"),))
        rows: list[Runs] = []
        if verdict.missing:
            rows.append((Words("only ours: " + "; ".join(verdict.missing)),))
        if verdict.extra:
            rows.append((Words("only the formula's: " + "; ".join(verdict.extra)),))
        yield Items(tuple(rows))


def _diagnosis(verdict: Verdict) -> Iterator[Block]:
    if verdict.witness is None:
        return
    yield Heading("Diagnosis")
    if not verdict.slips:
        yield Paragraph((Words("No slip of the usual kinds explains it."),))
    for place, slip in enumerate(verdict.slips):
        start = "Or" if place else "Likely"
        right = " Right would be" if slip.value is not None else ""
        yield Paragraph((Words(f"{start}: {slip.name}. {_sentence(slip.words)}{right}"),))
        if slip.value is not None:
            yield Formula(_notation(verdict)(slip.value))


def _derived(verdict: Verdict) -> Iterator[Block]:
    derivation = _derivation(verdict)
    if derivation is None:
        yield Heading("Conventions")
        yield Items(tuple((Words(_sentence(c)),) for c in verdict.conventions))
        return
    yield from page(derivation, detail=2).blocks[1:]


def _number(text: str) -> str:
    return {"none": "no real number", "inf": "∞", "-inf": "−∞"}.get(text, text.replace("-", "−"))


def _sentence(words: str) -> str:
    words = words.strip()
    begins = words[:1].upper() if words[:2].isalpha() and words[:2].isascii() else words[:1]
    ends = "" if words.endswith("…") else "."
    return begins + words[1:].rstrip(".") + ends if words else ""
