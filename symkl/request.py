"""What a marker, a fence or a notebook cell asks for: ``kl Gamma Weibull detail=2 target=hugo``.

The words are those of the command line; ``as=`` is sum, integral or mean, ``show=`` one or more of
chain, conditions, statement, result, lemmas, page, ``part=1`` the first corollary of a theorem,
``lemma=2`` the second lemma of a derivation, ``width=`` how many letters a line has and ``label=``
the number of the result. Equal requests of one run are answered once.
"""

from __future__ import annotations

import re
import shlex
from functools import lru_cache
from typing import Any

from symkl import catalogue
from symkl.record import Record
from symkl.render.blocks import SHOWS, WIDTHS, Page, checked_label

NUMBERS = range(1, 100)
OPTIONS: dict[str, tuple[str, ...] | range] = {  # names, numbers, or what is looked at later
    "detail": ("1", "2", "3"),
    "as": ("sum", "integral", "mean"),
    "target": (),
    "show": SHOWS,
    "part": NUMBERS,
    "lemma": NUMBERS,
    "width": WIDTHS,
    "label": (),
}
OPTION = re.compile(r"[a-z]+=")
SHOWN = "chain,conditions"
KEPT = 256  # answers that are remembered


class Request(Record):
    """A question, its words, and how its answer is to be shown."""

    question: str
    words: tuple[str, ...]
    options: tuple[tuple[str, str], ...]

    def option(self, name: str, default: str | None = None) -> str | None:
        """The value of an option, or what stands for it where it is not given."""
        return dict(self.options).get(name, default)

    def derivation(self) -> Any:
        """The answer; ValueError where the question is not one."""
        return _derived(self.question, self.words)

    def page(self) -> Page:
        """The blocks asked for, one part after the other, without a title."""
        return _page(self)

    def markdown(self, target: str | None = None) -> str:
        """The blocks as Markdown, for the target of the request or else for the one given."""
        return _markdown(self, self.option("target", target))


def request(text: str, **defaults: str) -> Request:
    """The request in a line of words; ValueError that says what is wrong with it."""
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise ValueError(f"cannot read {text[:60]!r} ({error})") from None
    given = [w.split("=", 1) for w in words if OPTION.match(w)]
    apart = next((w for w in words if w == "=" or re.fullmatch(r"\w+=|\w+=.*,", w)), None)
    if apart:
        raise ValueError(f"a blank after {apart[:60]!r}; an option has none in it: detail=2")
    names = [name for name, _ in given]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise ValueError(f"{twice} is given twice")
    options = {**defaults, **dict(given)}
    for key, value in options.items():
        _check(catalogue.pick("option", key, OPTIONS), value)
    plain = [w for w in words if not OPTION.match(w)]
    if cut := next((w for w in plain if w.count("(") != w.count(")")), None):
        raise ValueError(f"a law of several words stands in quotes; {cut[:60]!r} is a part of one")
    if not plain:
        raise ValueError("nothing is asked for; write a question, such as kl P Q")
    return Request(plain[0], tuple(plain[1:]), tuple(sorted(options.items())))


def _check(key: str, value: str) -> None:
    """ValueError where the option can't have that value."""
    known = OPTIONS[key]
    if key == "label":
        checked_label(value)
    elif isinstance(known, range):
        number = int(value) if value.isascii() and value.isdigit() and len(value) < 9 else None
        if number not in known:
            ends = f"{known[0]} to {known[-1]}"
            raise ValueError(f"{key} is a number from {ends}, not {value[:60]!r}")
    else:
        for one in value.split(",") if key == "show" else (value,):
            catalogue.pick(f"value of {key}", one, known or (one,))


@lru_cache(KEPT)
def _derived(question: str, words: tuple[str, ...]) -> Any:
    from symkl.formula.question import ask

    return ask(question, words)


@lru_cache(KEPT)
def _page(asked: Request) -> Page:
    from symkl.render.page import lemma, page

    whole = _part(asked.derivation(), int(asked.option("part") or "0"))
    detail, measure = int(asked.option("detail") or "1"), asked.option("as")
    label = asked.option("label")
    if number := asked.option("lemma"):
        if label:
            raise ValueError("a label numbers the result, and a lemma is none: leave one out")
        return lemma(whole, int(number), detail, measure)
    made = page(whole, detail, measure, asked.option("show") or SHOWN, label)
    return Page("", made.blocks)


def _part(whole: Any, wanted: int) -> Any:
    """The corollary asked for, or all of it."""
    if wanted > len(whole.parts):
        count = f"the parts are {len(whole.parts)}" if whole.parts else "there are no parts"
        raise ValueError(f"part={wanted}, but {count}")
    return whole.parts[wanted - 1] if wanted else whole


@lru_cache(KEPT)
def _markdown(asked: Request, target: str | None) -> str:
    from symkl.render import writer

    width = asked.option("width")
    return writer("markdown").write(asked.page(), target, width and int(width)).strip("\n")
