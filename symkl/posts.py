"""The marked places of a Markdown post: what stands between two markers is generated.

    <!-- symkl: kl Normal "Normal(0, 1)" detail=2 target=hugo -->
    <!-- /symkl -->

``request`` says what the words may be. A marker stands alone on its line, in a list item or a
quotation if need be, and outside of code and front matter. A fence named symkl can be made a marked
place. Nothing else in the post is touched, by no byte.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from symkl import catalogue
from symkl.post_lines import LINE, Line, Reader
from symkl.record import Record
from symkl.render.blocks import Page
from symkl.request import Request, request

ANY = re.compile(r"<!--\s*/?\s*symkl\b")
OPEN = re.compile(r"<!--\s*symkl:\s*(.*?)\s*-->\s*")
COMMENT = re.compile(r"<!-{1,3}\s*/?\s*(\w{4,7})\s*(?::|-->|(?:kl|entropy|cross|theorem)\b)")
CLOSE = re.compile(r"<!--\s*/symkl\s*-->\s*")
FENCE = re.compile(r"(?:`{3,}|~{3,})[ \t]*\{?\.?symkl(?=[\s}]|$)[ \t}]*(.*?)[ \t}]*\s*")


class Place(Record):
    """A marked place: its line, what it asks for, and where its content starts and ends.

    ``prefix`` stands before every line of the content; ``marker`` is what a fence becomes.
    """

    line: int
    request: Request
    start: int
    end: int
    newline: str
    prefix: str = ""
    marker: str = ""

    def page(self) -> Page:
        """The blocks that are asked for; a slip names the line."""
        with at(self.line):
            return self.request.page()

    def markdown(self, target: str | None = None) -> str:
        """What is to stand between the markers, for the target of the marker or else this one."""
        with at(self.line):
            return self.request.markdown(target)

    def filled(self, content: str) -> str:
        """The content with its blank lines, line ends and prefix; of a fence, its markers too."""
        lines = ["", *content.split("\n"), ""]
        below = [self.prefix + line if line else self.prefix.rstrip() for line in lines]
        if self.marker:  # it stands where the fence stood, and ends where that did
            return self.newline.join([self.marker, *below, f"{self.prefix}<!-- /symkl -->"])
        return "".join(line + self.newline for line in below)


def slip(line: int, message: str) -> ValueError:
    """The complaint about a line of a post."""
    return ValueError(f"line {line}: {message}")


@contextmanager
def at(line: int) -> Iterator[None]:
    """A complaint within says on which line its cause is."""
    try:
        yield
    except Exception as error:
        if type(error) is not ValueError:
            error.place = f"line {line}: "  # type: ignore[attr-defined]
            raise
        raise slip(line, str(error)) from None


def places(text: str, fences: bool = False) -> list[Place]:
    """Every marked place of a post, in order, and every ```symkl fence where they are wanted.

    ValueError with the line where one is not right.
    """
    found: list[Place] = []
    opened: Line | None = None
    fence: list[Line] = []
    reader = Reader(text)
    for line in reader:
        if line.kind == "text" and ANY.match(line.rest):
            opened = _marker(line, opened, found)
            reader.opaque = opened is not None
        elif line.kind == "text" and not opened and _misspelt(line):
            raise slip(line.number, "not a marker; did you mean <!-- symkl: … -->?")
        elif fence:
            fence.append(line)
            if line.kind == "closes":
                found.append(_fenced(fence))
                fence = []
            elif line.kind != "fenced":
                raise slip(fence[0].number, "this fence is not closed")
        elif fences and line.kind == "opens" and not opened and FENCE.fullmatch(line.rest):
            fence = [line]
    if opened is not None:
        raise slip(opened.number, "this marker is not closed; write <!-- /symkl --> after it")
    if fence:
        raise slip(fence[0].number, "this fence is not closed")
    _labelled_once(found)
    return found


def _labelled_once(found: list[Place]) -> None:
    """No label stands in a post twice."""
    first: dict[str, int] = {}
    for place in found:
        label = place.request.option("label")
        if label and first.setdefault(label, place.line) != place.line:
            raise slip(place.line, f"the label {label} is that of line {first[label]} already")


def _marker(line: Line, opened: Line | None, found: list[Place]) -> Line | None:
    """The marker that is open after this line; a place is found where one closes."""
    if CLOSE.fullmatch(line.rest):
        if opened is None:
            raise slip(line.number, "<!-- /symkl --> closes nothing")
        found.append(_place(opened, line))
        return None
    if not OPEN.fullmatch(line.rest):
        raise slip(line.number, "not a marker; write <!-- symkl: kl P Q --> or <!-- /symkl -->")
    if opened is not None:
        other = f"the one of line {opened.number}"
        raise slip(line.number, f"a marker inside {other}; close that first")
    return line


def _misspelt(line: Line) -> bool:
    """Does it begin as a marker would, with a word that is nearly symkl?"""
    match = COMMENT.match(line.rest)
    return match is not None and bool(
        catalogue.nearest(match[1].lower(), ["symkl"], cutoff=0.8)
    )


def _place(opened: Line, closed: Line) -> Place:
    match = OPEN.fullmatch(opened.rest)
    with at(opened.number):
        asked = request(match[1] if match else "")
    return Place(opened.number, asked, opened.end, closed.start, opened.newline, opened.prefix)


def _fenced(lines: list[Line]) -> Place:
    """A fence as a place; its words may stand behind its name and on several lines."""
    first, last = lines[0], lines[-1]
    match = FENCE.fullmatch(first.rest)
    inside = [line.rest for line in lines[1:-1]]
    words = " ".join(" ".join([*inside, (match and match[1]) or ""]).split())
    if "--" in words or ">" in words:
        raise slip(first.number, "a comment cannot hold -- or >; write a marker with other words")
    with at(first.number):
        asked = request(words)
    end = last.begins + len(last.rest.rstrip("\r\n"))
    marker = f"<!-- symkl: {words} -->"
    return Place(first.number, asked, first.begins, end, first.newline, first.prefix, marker)


def rewrite(
    text: str,
    fences: bool = False,
    target: str | None = None,
    each: Callable[[], None] = lambda: None,
) -> str:
    """The post with every marked place brought up to date, and fences made marked places.

    ``target`` is that of the places that name none; ``each`` is called after each place.
    """
    parts, last = [], 0
    for place in places(text, fences):
        parts += [text[last : place.start], place.filled(place.markdown(target))]
        last = place.end
        each()
    return "".join([*parts, text[last:]])


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
        LINE.findall(old),
        LINE.findall(new),
        path,
        f"{path} (up to date)",
    )
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)
