"""What stands in a list, a quotation or a code block is decided as CommonMark decides it."""

import re

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from symkl import posts
from symkl.post_lines import Reader
from symkl.post_page import page_of

OPEN, CLOSE = "<!-- symkl: kl P Q -->", "<!-- /symkl -->"
STARTS = ["", " ", "  ", "   ", "    ", "      ", "\t", " \t", "- ", "* ", "+   ", "1. ", "10) ",
          "> ", ">", "-\t", "-      "]  # fmt: skip
TEXTS = ["", "words", "```", "~~~~", "````md", "``` x", "# Title", "---", "***", OPEN, "2. two"]
line = st.tuples(st.lists(st.sampled_from(STARTS), max_size=3), st.sampled_from(TEXTS))
document = st.lists(line.map(lambda parts: "".join(parts[0]) + parts[1]), max_size=9)
MARKDOWN_IT = re.compile(r"(?:[ \t]{4}|\t)[ \t]*>")  # it goes on with a quotation there
reader = MarkdownIt("commonmark", {"html": True})


def by_commonmark(text):
    """The lines that are a marker as a block of HTML."""
    blocks = (t for t in reader.parse(text) if t.type == "html_block")
    return [t.map[0] + 1 for t in blocks if t.content.strip() == OPEN]


def by_us(text):
    return [x.number for x in Reader(text) if x.kind == "text" and x.rest.strip() == OPEN]


@settings(max_examples=120, deadline=None)
@given(document)
@example(["- a", "lazy", f"  {OPEN}"])
@example(["> ```", OPEN])
@example(["-\t", "2. two", f"    {OPEN}"])
@example(["", "- ", "", f"    {OPEN}"])
@example(["1. a", "", f"    {OPEN}", f"{OPEN}"])
def test_a_marker_is_seen_where_commonmark_sees_html(lines):
    text = "words\n" + "\n".join(lines) + "\n"  # no front matter
    assume(not MARKDOWN_IT.search(text))
    assert by_us(text) == by_commonmark(text)


PLACES = [
    "- item\n\n  {}\n  {}\n\n- two\n",
    "- {}\n  {}\n",
    "1. one\n\n    {}\n    {}\n",
    "- a\n  - b\n\n\t{}\n\t{}\n",
    "> words\n>\n> {}\n> {}\n",
    "- > x\n  >\n  > {}\n  > {}\n",
]


@pytest.mark.parametrize("post", PLACES)
def test_what_is_written_stays_in_its_container(post, monkeypatch):
    monkeypatch.setattr(posts.Place, "markdown", lambda place, target: "$$\nx\n\n- y\n$$")
    text = post.format(OPEN, CLOSE)
    new = posts.rewrite(text)
    assert posts.rewrite(new) == new
    inside, after = reader.render(new).split(OPEN)[1].split(CLOSE)
    assert "$$\nx" in inside and "<pre>" not in inside
    closed = [f"</{tag}>" for tag in ("ul", "ol", "blockquote")]
    assert not any(inside.count(c) > inside.count(c.replace("/", "")) for c in closed)
    assert any(c in after for c in closed)


def test_an_old_content_decides_nothing(monkeypatch):
    """Written at the margin by an earlier version: it does not end the list."""
    monkeypatch.setattr(posts.Place, "markdown", lambda place, target: "$$\nx\n$$")
    old = f"1. one\n\n    {OPEN}\n\n$$\n# y\n> z\n$$\n\n    {CLOSE}\n\n    {OPEN}\n    {CLOSE}\n"
    new = posts.rewrite(old)
    assert new.count("    $$\n    x\n    $$\n") == 2
    assert posts.rewrite(new) == new


FRONT = [
    "---\ntitle: |\n  {}\n```\n---\n",
    "+++\na = '''\n{}\n'''\n+++\n",
    "\ufeff---\r\n{}\r\n---\r\n",
]


@pytest.mark.parametrize("front", FRONT)
def test_front_matter_is_not_read(front, monkeypatch):
    monkeypatch.setattr(posts.Place, "markdown", lambda place, target: "x")
    front = front.format(OPEN)
    (place,) = posts.places(f"{front}{OPEN}\n{CLOSE}\n")
    assert place.line == front.count("\n") + 1
    assert posts.rewrite(f"{front}{OPEN}\n{CLOSE}\n").startswith(front + OPEN)
    assert posts.places("---\nno front matter\n") == []


def test_a_page_of_a_post_keeps_places_in_their_containers():
    text = (
        "- item\n\n  {0} show=result -->\n  {1}\n\n> {0} -->\n> {1}\n\n"
        "```symkl\nentropy Beta show=result\n```\nafter\n"
    ).format("<!-- symkl: entropy Exponential", CLOSE)
    html = re.sub(r"<math.*?</math>", "", page_of(text, fences=True), flags=re.S)
    assert re.search(r"<ul>.*formula.*</ul>.*<blockquote>.*chain.*</blockquote>", html, re.S)
    assert re.search(r"</blockquote>.*formula.*<p>after</p>", html, re.S)
    assert "data-symkl" not in html
