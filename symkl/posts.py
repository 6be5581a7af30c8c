"""The marked places of a Markdown post: what stands between two markers is generated.

    <!-- symkl: kl Normal "Normal(0, 1)" detail=2 target=hugo -->
    <!-- /symkl -->

The words are those of the command line; ``as=`` is sum, integral or mean, ``show=`` one or more of
chain, conditions, statement, result, page, and ``part=1`` the first corollary of a theorem. A
marker stands alone on its line and outside code fences. Nothing else in the post is touched, by no
byte.
"""

from __future__ import annotations

import difflib
import re
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from symkl import catalogue, files
from symkl.formula.question import ask
from symkl.render import writer
from symkl.render.blocks import Page
from symkl.render.page import SHOWS, page

LINE = re.compile(r"[^\n]*\n|[^\n]+")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
ANY = re.compile(r"\ufeff? {0,3}<!--\s*/?\s*symkl\b")
OPEN = re.compile(r"\ufeff? {0,3}<!--\s*symkl:\s*(.*?)\s*-->\s*")
CLOSE = re.compile(r" {0,3}<!--\s*/symkl\s*-->\s*")
OPTIONS: dict[str, tuple[str, ...]] = {
    "detail": ("1", "2", "3"),
    "as": ("sum", "integral", "mean"),
    "target": (),
    "show": SHOWS,
    "part": tuple("123456789"),
}
SHOWN = "chain,conditions"


@dataclass(frozen=True)
class Place:
    """A marked place: its line, what it asks for, and where its content starts and ends."""

    line: int
    question: str
    words: tuple[str, ...]
    options: dict[str, Any]
    start: int
    end: int
    newline: str

    def derivation(self) -> Any:
        """What the marker asks for; a slip in it names the line."""
        try:
            return ask(self.question, self.words)
        except Exception as error:
            if type(error) is not ValueError:
                error.place = f"line {self.line}: "  # type: ignore[attr-defined]
                raise
            raise slip(self.line, str(error)) from None


def slip(line: int, message: str) -> ValueError:
    """The complaint about a line of a post."""
    return ValueError(f"line {line}: {message}")


def places(text: str) -> list[Place]:
    """Every marked place of a post, in order; ValueError with the line where one is not right."""
    found: list[Place] = []
    opened: tuple[int, re.Match, int, str] | None = None
    for number, start, line in _outside_fences(text):
        if not ANY.match(line):
            continue
        if CLOSE.fullmatch(line):
            if opened is None:
                raise slip(number, "<!-- /symkl --> closes nothing")
            found.append(_place(*opened, end=start))
            opened = None
        elif match := OPEN.fullmatch(line):
            if opened is not None:
                raise slip(number, f"a marker inside the one of line {opened[0]}; close that first")
            newline = "\r\n" if line.endswith("\r\n") else "\n"
            opened = (number, match, start + len(line), newline)
        else:
            raise slip(number, "not a marker; write <!-- symkl: kl P Q --> or <!-- /symkl -->")
    if opened is not None:
        raise slip(opened[0], "this marker is not closed; write <!-- /symkl --> after it")
    return found


def _outside_fences(text: str) -> Iterator[tuple[int, int, str]]:
    """Number, offset and text of each line that is not in a code fence."""
    fence, offset = "", 0
    for number, line in enumerate(LINE.findall(text), 1):
        match = FENCE.match(line)
        if fence:
            if match and match[1].startswith(fence) and not match[2].strip():
                fence = ""
        elif match and not (match[1][0] == "`" and "`" in match[2]):
            fence = match[1]
        else:
            yield number, offset, line
        offset += len(line)


def _place(line: int, match: re.Match, start: int, newline: str, end: int) -> Place:
    try:
        words = shlex.split(match[1])
    except ValueError as error:
        raise slip(line, f"cannot read the marker ({error})") from None
    if not words:
        raise slip(line, "an empty marker; write <!-- symkl: kl P Q -->")
    options = dict(w.split("=", 1) for w in words if re.match(r"[a-z]+=", w))
    plain = tuple(w for w in words if not re.match(r"[a-z]+=", w))
    for key, value in options.items():
        try:
            catalogue.pick("option", key, OPTIONS)
            for one in value.split(","):
                catalogue.pick(f"value of {key}", one, OPTIONS[key] or (one,))
        except ValueError as error:
            raise slip(line, str(error)) from None
    if not plain:
        raise slip(line, "the marker asks for nothing; write <!-- symkl: kl P Q -->")
    return Place(line, plain[0], plain[1:], options, start, end, newline)


def rewrite(text: str) -> str:
    """The post with every marked place brought up to date."""
    parts, last = [], 0
    for place in places(text):
        block = f"\n{_markdown(place).strip()}\n\n"
        parts += [text[last : place.start], block.replace("\n", place.newline)]
        last = place.end
    return "".join([*parts, text[last:]])


def blocks_of(place: Place) -> Page:
    """The blocks that the marker asks for, one part after the other, without a title."""
    chosen = place.options
    parts = chosen.get("show", SHOWN).split(",")
    detail = int(chosen.get("detail", "1"))
    derivation = _part(place, place.derivation())
    pages = [page(derivation, detail, chosen.get("as"), part) for part in parts]
    return Page("", tuple(block for one in pages for block in one.blocks))


def _part(place: Place, whole: Any) -> Any:
    """The corollary asked for, or all of it."""
    wanted = int(place.options.get("part", "0"))
    if wanted > len(whole.parts):
        raise slip(place.line, f"part={wanted}, but the parts are {len(whole.parts)}")
    return whole.parts[wanted - 1] if wanted else whole


def _markdown(place: Place) -> str:
    try:
        return writer("markdown").write(blocks_of(place), place.options.get("target"))
    except ValueError as error:
        if type(error) is not ValueError or str(error).startswith("line "):
            raise
        raise slip(place.line, str(error)) from None


def rewritten(path: str) -> tuple[str, str]:
    """The post in the file, as it is and as its markers want it."""
    text = files.read(path)
    with named(path):
        return text, rewrite(text)


@contextmanager
def named(path: str) -> Iterator[None]:
    """A complaint about a post says which."""
    try:
        yield
    except Exception as error:
        if type(error) is not ValueError:
            error.place = f"{path}: {getattr(error, 'place', '')}"  # type: ignore[attr-defined]
            raise
        raise ValueError(f"{path}: {error}") from None


def difference(path: str, old: str, new: str) -> str:
    """A unified diff from the post as it is to the post as it should be."""
    lines = difflib.unified_diff(
        old.splitlines(keepends=True),
        new.splitlines(keepends=True),
        path,
        f"{path} (up to date)",
    )
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)
