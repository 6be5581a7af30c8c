"""Markers in a post: what stands between them is rewritten, and nothing else, by no byte."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sympy import sqrt

from symkl import Bernoulli, Exponential, Laplace, Normal, check, files, kl, post_files, posts
from symkl.post_files import render
from symkl.post_page import page_of

ROOT = Path(__file__).parents[1]
POSTS = sorted((ROOT / "derivations").glob("*.md"))
POST = "# Title\n\nWords.\n\n<!-- symkl: kl Normal Normal -->\nold\n<!-- /symkl -->\n\nMore.\n"


@pytest.fixture
def stub(monkeypatch):
    """A page that says what was asked, and costs nothing."""

    def said(place, target=None):
        asked = place.request
        return f"$$\n{' '.join([asked.question, *asked.words])} {dict(asked.options)}\n\n$$"

    monkeypatch.setattr(posts.Place, "markdown", said)


def between(text):
    return [text[p.start : p.end] for p in posts.places(text)]


def outside(text, fences=False):
    places = posts.places(text, fences)
    cuts = [0, *(c for p in places for c in (p.start, p.end)), len(text)]
    return [text[a:b] for a, b in zip(cuts[::2], cuts[1::2])]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_only_the_marked_places_change_and_only_once(stub, newline, bom, end):
    text = bom + (POST.rstrip("\n") + end).replace("\n", newline)
    new = posts.rewrite(text)
    assert outside(new) == outside(text)
    assert "kl Normal Normal" in between(new)[0]
    assert posts.rewrite(new) == new
    if newline == "\r\n":
        assert not re.search(r"(?<!\r)\n", new)


def test_a_post_that_begins_and_ends_with_a_marker(stub):
    for bom in ("", "\ufeff"):
        text = f"{bom}<!-- symkl: entropy Gamma -->\n<!-- /symkl -->"
        new = posts.rewrite(text)
        assert new.startswith(f"{bom}<!-- symkl: entropy Gamma -->\n\n$$\n")
        assert new.endswith("$$\n\n<!-- /symkl -->")


def test_options_and_quoted_laws(stub):
    text = (
        '<!-- symkl: kl "Normal(0, sigma)" Normal detail=2 as=integral target=hugo -->\n'
        "<!-- /symkl -->\n"
    )
    assert "kl Normal(0, sigma) Normal" in posts.rewrite(text)
    assert "{'as': 'integral', 'detail': '2', 'target': 'hugo'}" in posts.rewrite(text)


@pytest.mark.parametrize("fence", ["```", "~~~", "````md", "   ```markdown"])
def test_markers_in_a_code_fence_are_text(stub, fence):
    close = re.match(r" *(`+|~+)", fence)[1]
    text = f"{fence}\n<!-- symkl: nonsense -->\n{close}\n" + POST
    assert len(posts.places(text)) == 1
    assert posts.rewrite(text).startswith(f"{fence}\n<!-- symkl: nonsense -->\n{close}\n")


def test_a_shorter_fence_does_not_close(stub):
    assert posts.places("````\n```\n<!-- symkl: kl -->\n````\n") == []


FENCES = {
    "a\n```symkl\nkl A 'B(2, 1)'\ndetail=2\n```\nb\n": (
        "a\n<!-- symkl: kl A 'B(2, 1)' detail=2 -->\n\n$$"
    ),
    "- ~~~ {.symkl target=hugo}\n  kl A B\n  ~~~": (
        "- <!-- symkl: kl A B target=hugo -->\n\n  $$\n"
    ),
    "> ```{symkl} as=sum\r\n> kl A B\r\n> ```\r\n": (
        "> <!-- symkl: kl A B as=sum -->\r\n>\r\n> $$\r\n"
    ),
}


@pytest.mark.parametrize("text", FENCES)
def test_a_fence_becomes_a_marked_place_when_asked(stub, text):
    assert posts.rewrite(text) == text
    new = posts.rewrite(text, fences=True)
    assert new.startswith(FENCES[text])
    assert posts.rewrite(new) == posts.rewrite(new, fences=True) == new


@pytest.mark.parametrize(
    "text",
    {
        "\n```symkl\nkl A B": "line 2: this fence is not closed",
        "> ```symkl\n> kl A B\n": "line 1: this fence is not closed",
        "```symkl\n```": "line 1: nothing is asked for",
        "```symkl\nkl A --B\n```": "line 1: a comment cannot hold --",
    }.items(),
    ids=lambda pair: pair[1],
)
def test_a_slip_in_a_fence(stub, text):
    text, complaint = text
    with pytest.raises(ValueError, match=re.escape(complaint)):
        posts.rewrite(text, fences=True)
    for other in ("```symkl-x\nkl\n```\n", "```python\n```symkl\n```\n", "```symklish\n```\n"):
        assert posts.rewrite(other, fences=True) == other


def test_markers_in_a_sentence_are_text(stub):
    assert posts.places("Write `<!-- symkl: kl P Q -->` there. <!-- symkl: -->\n") == []


piece = st.one_of(
    st.text(max_size=12),
    st.sampled_from([POST, "\r\n", "\r", "\n", "\t", "\u2028", "\x85", "\x0c", "\x00", "散度 ‖ é"]),
    st.sampled_from(["```\n", "- ", "> ", "    ", "---\n", "```symkl\nkl A B\n```\n"]),
    st.sampled_from(["<!-- symkl: kl A B -->", "<!-- /symkl -->"]),
)
HERE = [HealthCheck.function_scoped_fixture]


@settings(max_examples=80, deadline=None, suppress_health_check=HERE)
@given(st.booleans(), st.lists(piece, max_size=8).map("".join), st.booleans())
def test_any_text_keeps_every_byte_outside(stub, tmp_path, bom, text, fences):
    """In a file, as bytes: a post that is refused is left, another changes between markers only."""
    post = tmp_path / "post.md"
    old = (("\ufeff" if bom else "") + text).encode()
    post.write_bytes(old)
    try:
        render([str(post)], fences=fences)
    except ValueError as refusal:
        assert re.search(r"post\.md: line \d+: ", str(refusal))
        assert post.read_bytes() == old
        return
    once = post.read_bytes()
    kept = (re.escape(part.encode()) for part in outside(old.decode(), fences))
    assert re.fullmatch(b"(?s:.*)".join(kept), once)
    render([str(post)], check=True, fences=fences)
    assert post.read_bytes() == once


def test_a_comment_of_another_word_is_no_marker():
    text = "<!-- symbol -->\n<!-- simple: kl -->\n<!-- sample kl P Q -->\n    <!-- symlk: kl -->\n"
    assert posts.rewrite(text) == text


@pytest.mark.parametrize(
    ("picture", "policy"),
    [
        ("", None),
        ("![a](b/c.png)", "'self' file:"),
        ("![a](https://e.org/a.png?x=1&y=2)", "https://e.org"),
        ("![a](data:image/png;base64,AA==)", "data:"),
        ('<img srcset="a.png 1x, http://h.net:80/b.png 2x" src="//c.io/d.png">\n',
         "'self' c.io file: http://h.net:80"),
    ],
)  # fmt: skip
def test_pictures_come_from_where_the_post_says_and_from_nowhere_else(picture, policy):
    page = page_of(f"# A\n\n{picture}\n")
    said = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert said.endswith("form-action 'none'" + (f"; img-src {policy}" if policy else ""))


SLIPS = {
    "<!-- symkl: kl P Q -->\n": "line 1: this marker is not closed",
    "\n\n<!-- /symkl -->\n": "line 3: <!-- /symkl --> closes nothing",
    "<!-- symkl: kl A B -->\n\n<!-- symkl: kl C D -->\n": "line 3: a marker inside",
    "<!-- symkl kl P Q -->\n<!-- /symkl -->\n": "line 1: not a marker",
    "<!-- symkl: kl P Q --> words\n<!-- /symkl -->\n": "line 1: not a marker",
    "\n<!-- symlk: kl P Q -->\n<!-- /symlk -->\n": "line 2: not a marker; did you mean <!-- symkl:",
    "<!-- simkl kl P Q -->\n": "line 1: not a marker; did you mean <!-- symkl:",
    "<!- symkl: kl P Q -->\n": "line 1: not a marker; did you mean <!-- symkl:",
    "<!-- Symkl: kl P Q -->\n": "line 1: not a marker; did you mean <!-- symkl:",
    "<!-- symkl: -->\n<!-- /symkl -->\n": "line 1: nothing is asked for",
    "<!-- symkl: detail=2 -->\n<!-- /symkl -->\n": "line 1: nothing is asked for",
    '<!-- symkl: kl "Normal P -->\n<!-- /symkl -->\n': "line 1: cannot read 'kl \"Normal P'",
    "<!-- symkl: kl P Q detial=2 -->\n<!-- /symkl -->\n": "did you mean detail?",
    "<!-- symkl: kl P Q detail=4 -->\n<!-- /symkl -->\n": "there are 1, 2, 3",
    "<!-- symkl: kl P Q width=39 -->\n<!-- /symkl -->\n": "width is a number from 40 to 400, not",
    "<!-- symkl: kl P Q width=²3 -->\n<!-- /symkl -->\n": "width is a number from 40 to 400, not",
    "<!-- symkl: kl P Q label=a_b -->\n<!-- /symkl -->\n": "a label is letters, digits, - and .",
    "```\n```\n<!-- symkl: kl P Q -->\n```\n<!-- /symkl -->\n```\n": "line 3: this marker is not",
}


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_names_its_line(stub, text):
    with pytest.raises(ValueError) as refusal:
        posts.rewrite(text)
    assert SLIPS[text] in str(refusal.value)
    assert "\n" not in str(refusal.value)


ASKED_WRONGLY = {
    "question Normal": "unknown question 'question'",
    "kl Normal": "kl takes 2 laws, 1 given",
    "kl Normal Gama": "unknown family 'Gama'; did you mean Gamma?",
    "theorem kl-decompositon": "did you mean kl-decomposition?",
    "theorem": "theorem takes one name",
    "theorem gibbs-inequality part=2": "part=2, but the parts are 1",
    "kl Normal Normal part=1": "part=1, but there are no parts",
    "kl Normal Normal detail = 2": "a blank after '='; an option has none in it",
    "kl Normal Normal show=chain, conditions": "a blank after 'show=chain,'",
    "kl Normal Normal(0, sigma) detail=2": "in quotes; 'Normal(0,' is a part of one",
    "kl Normal Normal detail=2 detail=3": "detail is given twice",
    "kl Normal Normal show=statement label=-x": "a letter or a digit, 40 at most, not '-x'",
    'kl "Normal(0, -1)" Normal': "must be a positive number",
}


@pytest.mark.parametrize("words", ASKED_WRONGLY)
def test_a_wrong_question_names_its_line(words):
    with pytest.raises(ValueError) as refusal:
        posts.rewrite(f"\n<!-- symkl: {words} -->\n<!-- /symkl -->\n")
    assert str(refusal.value).startswith("line 2: ")
    assert ASKED_WRONGLY[words] in str(refusal.value)


@pytest.mark.parametrize("path", POSTS, ids=lambda p: p.stem)
def test_a_post_of_ours_is_up_to_date(path):
    """With its page: the formulas among its words are drawn too."""
    old = path.read_text(encoding="utf-8")
    new = posts.rewrite(old)
    assert old == new, posts.difference(str(path), old, new)
    page = page_of(old)
    assert page.count("<math") > 20 and page.count('<span class="closely">') > 5


@pytest.mark.parametrize("path", POSTS, ids=lambda p: p.stem)
def test_every_displayed_equation_of_ours_is_generated(path):
    text = path.read_text(encoding="utf-8")
    assert len(posts.places(text)) >= 5
    assert all("$$" not in part for part in outside(text))
    assert all("$$" in part for part in between(text))


QUOTED = [  # in a post of ours: the words, and the divergences that they quote
    ("kl-divergence", "0.51 against 0.37",
     [kl(Bernoulli(0.5), Bernoulli(0.9)), kl(Bernoulli(0.9), Bernoulli(0.5))]),
    ("vae-gaussian-kl", "costs $0.81$ nats; one which is half as wide costs $0.32$",
     [kl(Normal(0, 2), Normal(0, 1)), kl(Normal(0, 0.5), Normal(0, 1))]),
    ("vae-gaussian-kl", "pays $0.07$ nats", [kl(Laplace(0, 1 / sqrt(2)), Normal(0, 1))]),
    ("maximum-likelihood", "too high costs $0.31$ and one that is twice too low costs $0.19$",
     [kl(Exponential(1), Exponential(2)), kl(Exponential(1), Exponential(0.5))]),
]  # fmt: skip


@pytest.mark.parametrize("stem, words, divergences", QUOTED, ids=lambda v: str(v)[:24])
def test_the_numbers_that_our_posts_quote(stem, words, divergences):
    (path,) = (p for p in POSTS if p.stem == stem)
    assert words in " ".join(path.read_text(encoding="utf-8").split())
    quoted = re.findall(r"\d\.\d\d", words)
    assert [f"{float(d.evaluate({})):.2f}" for d in divergences] == quoted


def test_the_code_that_a_post_of_ours_explains():
    """-0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp()), of one coordinate."""
    (path,) = (p for p in POSTS if p.stem == "vae-gaussian-kl")
    line = re.search(r"kl = (.*)", path.read_text(encoding="utf-8"))[1]
    assert line == "-0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())"
    said = "-(1/2) * (1 + s - mu**2 - exp(s))"
    verdict = check("kl", "Normal(mu, exp(s/2))", "Normal(0, 1)", formula=said)
    assert (verdict.kind, verdict.how) == ("equal", "proved")


# -- files


def test_equal_questions_are_derived_once(monkeypatch, tmp_path):
    from symkl import request
    from symkl.formula import question

    asked = []
    ask = question.ask
    monkeypatch.setattr(question, "ask", lambda *words: asked.append(words) or ask(*words))
    for cache in (request._derived, request._page, request._markdown):
        cache.cache_clear()
    one = "<!-- symkl: kl Exponential Exponential{} -->\n<!-- /symkl -->\n"
    paths = [tmp_path / "a.md", tmp_path / "b.md"]
    for path in paths:
        path.write_text(one.format("") + one.format(" show=statement") + one.format(""))
    render([*map(str, paths)])
    assert len(asked) == 1
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_post_without_markers_says_so(stub, tmp_path, capsys):
    paths = [tmp_path / f"{n}.md" for n in range(5)]
    for path in paths:
        path.write_text("words\n")
    render([*map(str, paths)], check=True)
    (line,) = capsys.readouterr().err.splitlines()
    assert "no marked place in" in line and "and 2 more" in line and "<!-- symkl:" in line
    paths[0].write_text("```symkl\nkl A B\n```\n")
    render([str(paths[0])])
    assert "--fences" in capsys.readouterr().err


def test_what_somebody_else_wrote_meanwhile_is_kept(stub, tmp_path, monkeypatch):
    post = tmp_path / "post.md"
    post.write_text(POST)
    said = posts.Place.markdown

    def saved_meanwhile(place, target):
        post.write_text("newer\n")
        return said(place, target)

    monkeypatch.setattr(posts.Place, "markdown", saved_meanwhile)
    with pytest.raises(ValueError, match="changed while it was rendered"):
        render([str(post)])
    assert post.read_text() == "newer\n"


def test_a_watched_post_is_rendered_whenever_it_is_saved(stub, tmp_path, monkeypatch, capsys):
    """Each look finds what an editor did before it: saved, broken, away, back."""
    post = tmp_path / "post.md"
    away = tmp_path / "away.md"
    found = []

    def edit(look):
        found.append(post.read_text() if post.exists() else None)
        if look == 1:
            post.write_text(POST.replace("kl Normal Normal", "entropy Beta"))
        elif look == 2:
            post.write_text("<!-- /symkl -->\n")
        elif look == 3:
            post.rename(away)
        elif look == 4:
            away.write_text(POST)
            away.rename(post)

    looks = iter(range(1, 7))
    monkeypatch.setattr(post_files.time, "sleep", lambda seconds: edit(next(looks)))
    post.write_text(POST)
    post_files.keep([str(post)], ends=lambda: len(found) == 6)
    assert "kl Normal Normal {}" in found[0]
    assert "entropy Beta {}" in found[1]
    assert found[2:4] == ["<!-- /symkl -->\n", None] or found[2] == "<!-- /symkl -->\n"
    assert "kl Normal Normal {}" in found[-1]
    assert "line 1: <!-- /symkl --> closes nothing" in capsys.readouterr().err


def test_a_post_that_was_rendered_for_another_target_says_for_which(tmp_path, capsys):
    post = tmp_path / "a.md"
    marker = "<!-- symkl: kl Exponential Exponential{} -->\n<!-- /symkl -->\n"
    post.write_text(marker.format(" target=github") + marker.format(""))
    render([str(post)], target="hugo-passthrough")
    with pytest.raises(post_files.OutOfDate, match="; for --target hugo-passthrough it is not"):
        render([str(post)], check=True)
    render([str(post)], check=True, target="hugo-passthrough")
    post.write_text(post.read_text().replace("lambda", "mu"))
    with pytest.raises(post_files.OutOfDate, match=r"a\.md$"):
        render([str(post)], check=True)


def test_a_width_and_a_label_are_options_of_a_marker():
    """A narrower page has more lines; a label numbers the result, and stands in a post once."""
    marker = "<!-- symkl: kl Gamma Weibull {} -->\n<!-- /symkl -->\n"
    rows = [posts.rewrite(marker.format(f"width={w}")).count(r"\cr") for w in (44, 160)]
    assert rows[0] > rows[1]
    one = marker.format("show=statement,result label=a.1")
    assert posts.rewrite(one).count(r"\tag{a.1}") == 1
    assert posts.rewrite(one.replace("statement", "result")).count(r"\tag{a.1}") == 1
    assert page_of(one).count('id="eq-a.1"') == page_of(one).count("(a.1)") == 1
    assert '<a href="#eq-b">(b)</a>' in page_of(marker.format("show=page label=b"))
    assert "line 3: the label a.1 is that of line 1" in refusal(one + one)
    assert "line 1: a label numbers the result" in refusal(marker.format("show=chain label=a"))
    assert "line 1: a label numbers the result" in refusal(marker.format("lemma=1 label=a"))


def refusal(text):
    with pytest.raises(ValueError) as caught:
        posts.rewrite(text)
    return str(caught.value)


def test_a_part_that_is_empty_says_so():
    text = "<!-- symkl: kl Normal Normal show={} -->\n<!-- /symkl -->\n"
    (said,) = between(posts.rewrite(text.format("conditions")))
    assert said == "\nIt holds without further conditions.\n\n"
    assert "without further" not in posts.rewrite(text.format("chain,conditions"))
    (said,) = between(posts.rewrite(text.format("lemmas").replace("Normal", "ContinuousBernoulli")))
    assert said.strip()


def test_a_pipe(stub, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(files, "read", lambda path: POST)
    render(["-"])
    assert "kl Normal Normal {}" in capsys.readouterr().out
    for wrong in ({"check": True}, {"check": False}):
        with pytest.raises(ValueError, match="--watch rewrites files"):
            render(["-"], watch=True, **wrong)


@pytest.mark.parametrize("count", [1, 3])
def test_a_bar_on_a_terminal_where_there_are_several(stub, tmp_path, count):
    """In a real terminal; it is gone at the end, and elsewhere there is none."""
    import os
    import pty
    import sys

    for number in range(count):
        (tmp_path / f"{number}.md").write_text(POST)
    names = [f"{number}.md" for number in range(count)]
    code = "from symkl.cli import main; main()"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(tmp_path)
        os.execve(sys.executable, [sys.executable, "-c", code, "render", *names], environment)
    seen = b""
    while True:
        try:
            data = os.read(terminal, 4096)
        except OSError:
            break
        if not data:
            break
        seen += data
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    drawn = re.findall(rb"(\d)/3 ", seen)
    assert (drawn[0], drawn[-1]) == (b"0", b"3") if count == 3 else not drawn
    assert seen.replace(b"\r\n", b"\n").endswith(f"rewrote {names[-1]}\n".encode())
