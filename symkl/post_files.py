"""Several posts: brought up to date all or none, compared with what they should be, or watched."""

from __future__ import annotations

import gc
import os
import re
import sys
import time
from collections.abc import Callable, Sequence

from symkl import files, progress
from symkl.posts import difference, named, places, rewrite

AGAIN = 0.3  # seconds between two looks at a watched post
MANY = 3  # posts that a message names
FENCED = re.compile(r"^[ >\t]*(```|~~~)[ \t]*\{?\.?symkl\b", re.MULTILINE)


class OutOfDate(Exception):
    """A post that is not what its markers say."""


class Changed(ValueError):
    """A post that somebody else wrote meanwhile."""


def render(
    posts: Sequence[str],
    check: bool = False,
    watch: bool = False,
    fences: bool = False,
    target: str | None = None,
) -> None:
    """Do what the command was asked for; OutOfDate where a post that is only compared is stale."""
    posts = list(dict.fromkeys(posts))
    if watch and (check or "-" in posts):
        raise ValueError("--watch rewrites files; it takes neither --check nor -")
    if watch:
        return keep(posts, fences, target)
    gc.disable()  # one run leaves nothing worth collecting
    found = fresh(posts, fences, target)
    stale = [path for path, (old, new) in found.items() if old != new]
    if check and stale:
        for path in stale:
            sys.stderr.write(difference(path, *found[path]))
        others = _written_for([found[path][0] for path in stale], fences)
        hint = f"; for --target {' or '.join(others)} it is not" if others else ""
        raise OutOfDate(f"out of date: {', '.join(stale)}{hint}")
    if "-" in found and not check:
        sys.stdout.write(found["-"][1])
    for path in stale:
        if path != "-":
            put(path, *found[path])
    return None


def fresh(posts: Sequence[str], fences: bool, target: str | None) -> dict[str, tuple[str, str]]:
    """Each post as it is and as it should be; what has no marked place is said on stderr."""
    texts = {path: files.read(path) for path in posts}
    counts = {}
    for path, text in texts.items():
        with named(path):
            counts[path] = len(places(text, fences))
    without = [path for path, count in counts.items() if not count]
    if without:
        say(f"no marked place in {_few(without)}; {_advice([texts[p] for p in without], fences)}")
    found = {}
    with _watched(sum(counts.values()), len(posts)) as each:
        for path, text in texts.items():
            with named(path):
                found[path] = text, rewrite(text, fences, target, each)
    return found


def _written_for(stale: Sequence[str], fences: bool) -> list[str]:
    """The targets for which every place of the posts would be up to date."""
    from symkl.render.targets import TARGETS

    names = [name for name, t in TARGETS.items() if t.format == "markdown"]
    for old in stale:
        for place in places(old, fences):
            content = old[place.start : place.end]
            own = place.request.option("target")
            names = [n for n in names if content == place.filled(place.markdown(own or n))]
            if not names:
                return []
    return names


def put(path: str, old: str, new: str) -> None:
    """Write the post, unless somebody else wrote it since it was read."""
    if files.read(path) != old:
        raise Changed(f"{path}: changed while it was rendered; nothing was written")
    files.write(path, new)
    print(f"rewrote {path}", file=sys.stderr)


def keep(
    posts: Sequence[str],
    fences: bool = False,
    target: str | None = None,
    ends: Callable[[], bool] = lambda: False,
) -> None:
    """Bring each post up to date whenever it is saved, until the user stops it."""
    say(f"watching {_few(posts)}; Ctrl-C ends")
    seen: dict[str, tuple[int, ...]] = {}
    try:
        while not ends():
            for path in posts:
                now = _stamp(path)
                if now and now != seen.get(path):
                    seen[path] = now  # taken before reading: what is saved later is seen
                    _again(path, fences, target)
            time.sleep(AGAIN)
    except KeyboardInterrupt:
        return


def _again(path: str, fences: bool, target: str | None) -> None:
    """One post of a watch: a complaint is said, and the watch goes on."""
    try:
        ((old, new),) = fresh([path], fences, target).values()
        if old != new:
            put(path, old, new)
    except Changed:
        pass  # the next look finds it
    except Exception as error:
        say(getattr(error, "place", "") + (str(error) or type(error).__name__))
        if not isinstance(error, ValueError | OSError | ImportError):  # no slip of the user's
            sys.excepthook(type(error), error, error.__traceback__)


def _stamp(path: str) -> tuple[int, ...]:
    """What changes when a file is saved; nothing while it is away."""
    try:
        found = os.stat(path)
    except OSError:
        return ()
    return (found.st_mtime_ns, found.st_size, found.st_ino)


class _watched:
    """A bar on a terminal where there are several posts; it is gone at the end."""

    def __init__(self, total: int, posts: int) -> None:
        self.done, self.total = 0, total
        self.bar = progress.Bar() if posts > 1 and total and progress.seen() else None

    def __enter__(self) -> Callable[[], None]:
        self.done = -1
        self._one()
        return self._one

    def _one(self) -> None:
        self.done += 1
        if self.bar:
            self.bar.tell(self.done, self.total)

    def __exit__(self, *error: object) -> None:
        if self.bar:
            self.bar.clear()


def say(message: str) -> None:
    """A line on stderr."""
    print(f"symkl: {' '.join(message.split())}", file=sys.stderr)


def _few(paths: Sequence[str]) -> str:
    """a.md, b.md, c.md and 20 more."""
    more = f" and {len(paths) - MANY} more" if len(paths) > MANY else ""
    return ", ".join(paths[:MANY]) + more


def _advice(texts: Sequence[str], fences: bool) -> str:
    """What to write; where there are fences, the option that takes them."""
    if not fences and any(FENCED.search(text) for text in texts):
        return "with --fences its ```symkl fences become marked places"
    return "write <!-- symkl: kl P Q --> and <!-- /symkl --> on lines of their own"
