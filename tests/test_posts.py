"""Markers in a post: what stands between them is rewritten, and nothing else, by no byte."""

import re
from pathlib import Path

import pytest

from symkl import posts

FIRST = Path(__file__).parents[1] / "derivations" / "kl-divergence.md"
POST = "# Title\n\nWords.\n\n<!-- symkl: kl Normal Normal -->\nold\n<!-- /symkl -->\n\nMore.\n"


@pytest.fixture
def stub(monkeypatch):
    """A page that says what was asked, and costs nothing."""

    def page(place):
        return f"$$\n{' '.join([place.question, *place.words])} {place.options}\n$$\n"

    monkeypatch.setattr(posts, "_markdown", page)


def between(text):
    return [text[p.start : p.end] for p in posts.places(text)]


def outside(text):
    places = posts.places(text)
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
    assert "{'detail': '2', 'as': 'integral', 'target': 'hugo'}" in posts.rewrite(text)


@pytest.mark.parametrize("fence", ["```", "~~~", "````md", "   ```markdown"])
def test_markers_in_a_code_fence_are_text(stub, fence):
    close = re.match(r" *(`+|~+)", fence)[1]
    text = f"{fence}\n<!-- symkl: nonsense -->\n{close}\n" + POST
    assert len(posts.places(text)) == 1
    assert posts.rewrite(text).startswith(f"{fence}\n<!-- symkl: nonsense -->\n{close}\n")


def test_a_shorter_fence_does_not_close(stub):
    assert posts.places("````\n```\n<!-- symkl: kl -->\n````\n") == []


def test_markers_in_a_sentence_are_text(stub):
    assert posts.places("Write `<!-- symkl: kl P Q -->` there. <!-- symkl: -->\n") == []


SLIPS = {
    "<!-- symkl: kl P Q -->\n": "line 1: this marker is not closed",
    "\n\n<!-- /symkl -->\n": "line 3: <!-- /symkl --> closes nothing",
    "<!-- symkl: kl A B -->\n\n<!-- symkl: kl C D -->\n": "line 3: a marker inside",
    "<!-- symkl kl P Q -->\n<!-- /symkl -->\n": "line 1: not a marker",
    "<!-- symkl: kl P Q --> words\n<!-- /symkl -->\n": "line 1: not a marker",
    "<!-- symkl: -->\n<!-- /symkl -->\n": "line 1: an empty marker",
    "<!-- symkl: detail=2 -->\n<!-- /symkl -->\n": "line 1: the marker asks for nothing",
    '<!-- symkl: kl "Normal P -->\n<!-- /symkl -->\n': "line 1: cannot read the marker",
    "<!-- symkl: kl P Q detial=2 -->\n<!-- /symkl -->\n": "did you mean detail?",
    "<!-- symkl: kl P Q detail=4 -->\n<!-- /symkl -->\n": "there are 1, 2, 3",
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
    'kl "Normal(0, -1)" Normal': "must be a positive number",
}


@pytest.mark.parametrize("words", ASKED_WRONGLY)
def test_a_wrong_question_names_its_line(words):
    with pytest.raises(ValueError) as refusal:
        posts.rewrite(f"\n<!-- symkl: {words} -->\n<!-- /symkl -->\n")
    assert str(refusal.value).startswith("line 2: ")
    assert ASKED_WRONGLY[words] in str(refusal.value)


def test_the_first_post_is_up_to_date():
    old, new = posts.rewritten(str(FIRST))
    assert old == new, posts.difference(str(FIRST), old, new)


def test_every_displayed_equation_of_the_first_post_is_generated():
    text = FIRST.read_text(encoding="utf-8")
    assert len(posts.places(text)) >= 12
    assert all("$$" not in part for part in outside(text))
    assert all("$$" in part for part in between(text))


def test_the_numbers_that_the_first_post_quotes():
    from symkl import Bernoulli, kl

    fair, sure = Bernoulli(0.5), Bernoulli(0.9)
    assert f"{float(kl(fair, sure).evaluate({})):.2f}" == "0.51"
    assert f"{float(kl(sure, fair).evaluate({})):.2f}" == "0.37"
    assert "0.51 against 0.37" in FIRST.read_text(encoding="utf-8")
