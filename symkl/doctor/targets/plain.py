"""What needs no configuration, or no more than a script in the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from symkl.doctor.fences import in_posts
from symkl.doctor.needs import NOTHING, Finding, Need, fetched, good, katex, wrong

SAFE = f"""A script that typesets what stands between dollars, such as KaTeX:

{fetched("katex")}
In the head of the page:

{katex(lambda path: f"/{path}")}"""


def github(directory: Path) -> list[Finding]:
    if (directory / "_config.yml").is_file():
        return [wrong("_config.yml: Jekyll makes these pages, not GitHub's own view; use jekyll")]
    said = good("GitHub and GitLab typeset formulas without any configuration")
    return [said, *in_posts(directory)]


def safe(directory: Path) -> list[Finding]:
    return [good("any Markdown engine leaves these formulas whole"), *in_posts(directory)]


def nothing(words: str) -> Callable[[Path], list[Finding]]:
    return lambda directory: [good(words)]


NEEDS = {
    "github": Need(NOTHING, github),
    "gitlab": Need(NOTHING, github),
    "jupyter": Need(NOTHING, nothing("notebooks typeset formulas as they come")),
    "safe": Need(SAFE, safe),
    "html": Need(NOTHING, nothing("the page has all it needs")),
}
