"""A post as one self-contained HTML page: its words by markdown-it, its formulas as MathML.

The marked places are written as the html format writes them; formulas in the words go through the
same strict normaliser, so that what no browser could draw is refused with its text.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Any

from symkl import files
from symkl.posts import Place, named, places
from symkl.render import html, mathml
from symkl.render.normalise.typed import drawn

FRONT = re.compile(r"\ufeff?---\r?\n(.*?\r?\n)---\r?\n", re.DOTALL)
FIELD = re.compile(r"^title:[ \t]*(.*?)[ \t]*\r?$", re.MULTILINE)
FORMULA = r'(?:<span class="math inline">)?<math(?![^>]*block)[^>]*>(?:(?!</math>).)*</math>'
CLOSELY = re.compile(rf"({FORMULA}(?:</span>)?[.,;:!?)’”]+)", re.DOTALL)  # no line break between
STYLE = """\
.closely { white-space: nowrap; }
main { max-width: 58rem; }
main > :not(.chain, .formula, .statement, pre, table, :has(.chain)) { max-width: 42rem; }
:is(blockquote, li) > p { max-width: 42rem; }
img, svg, video { max-width: 100%; height: auto; }
pre { overflow-x: auto; padding: 0.75rem 1rem; background: var(--panel); border-radius: 4px; }
code { font: 0.88em ui-monospace, Menlo, Consolas, monospace; }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid var(--line); }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border-bottom: 1px solid var(--line); padding: 0.3rem 0.8rem; text-align: left; }
"""
PICTURE = re.compile(r"<(?:img|source)\b[^>]*>", re.I)
SOURCE = re.compile(r"""\ssrc(?:set)?=(["'])(.*?)\1""", re.I | re.DOTALL)
HOLE = '<div data-symkl="{}"></div>'


def page_of(text: str, fences: bool = False) -> str:
    """The page of a post; ValueError for a formula that cannot be drawn."""
    found = places(text, fences)
    title, front = _front_matter(text)
    pieces, last = [], front
    for number, place in enumerate(found):
        pieces += [text[last : place.start], place.filled(HOLE.format(number))]
        last = place.end
    body = _markdown().render("".join([*pieces, text[last:]]).replace("\r\n", "\n"))
    for number, place in enumerate(found):
        body = body.replace(HOLE.format(number), _generated(place))
    body = CLOSELY.sub(r'<span class="closely">\1</span>', body)
    heading = "" if "<h1" in body else f"<h1>{escape(title)}</h1>\n"
    return html.SHELL.format(
        csp=html.CSP + _images(body),
        title=escape(title),
        style=html._style() + STYLE,
        body=html.tied(heading + body.rstrip("\n")),
    )


def _images(body: str) -> str:
    """What the policy has to say of pictures: whence those of this post come, and nothing else."""
    tags = "".join(PICTURE.findall(body))
    named = [unescape(url).strip() for _, url in SOURCE.findall(tags)]
    places = [url for one in named for url in re.split(r"\s[^,]*(?:,\s*|$)", one) if url]
    found = set()
    for url in places:
        scheme, _, rest = url.partition(":")
        host = re.match(r"(?:https?:)?//([\w.-]+(?::\d+)?)", url)
        if host:
            found.add(host[1] if url.startswith("//") else f"{scheme}://{host[1]}")
        else:
            found.update({"data:"} if rest and scheme == "data" else {"'self'", "file:"})
    return f"; img-src {' '.join(sorted(found))}" if found else ""


def page_in(path: str, fences: bool = False) -> str:
    """The page of the post in the file."""
    text = files.read(path)
    with named(path):
        return page_of(text, fences)


def _front_matter(text: str) -> tuple[str, int]:
    """The title in the front matter, or of the first heading; where the post itself begins."""
    front = FRONT.match(text)
    head = FIELD.search(front[1]) if front else None
    first = re.search(r"^# +(.+?)\s*$", text, re.MULTILINE)
    title = head[1] if head else first[1] if first else "A post"
    if len(title) > 1 and title[0] == title[-1] and title[0] in "\"'":
        title = title[1:-1]
    return title, front.end() if front else 0


def _generated(place: Place) -> str:
    return "\n".join(map(mathml.write_element, html.fragment(place.page().blocks)))


def _markdown() -> Any:
    """CommonMark with tables, and dollars around formulas."""
    try:
        from markdown_it import MarkdownIt
        from mdit_py_plugins.dollarmath import dollarmath_plugin
    except ImportError:
        raise files.MissingExtra("a page of a post needs: pip install 'symkl[post]'") from None
    reader = MarkdownIt("commonmark", {"html": True, "typographer": True})
    reader.enable(["table", "strikethrough", "smartquotes"])
    return reader.use(dollarmath_plugin, renderer=_drawn, double_inline=True)


def _drawn(latex: str, options: dict[str, Any]) -> str:
    element = drawn(latex, "block" if options.get("display_mode") else "inline")
    return mathml.write_element(element)
