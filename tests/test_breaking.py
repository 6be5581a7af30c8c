"""Long formulas are cut where a book cuts them, alike in every format."""

import copy
import pickle

import pytest
from test_math_font import layouts

from symkl.families import FAMILIES
from symkl.questions import kl
from symkl.render.breaking import broken, fit
from symkl.render.latex import tex
from symkl.render.layout import (
    Applied,
    Cases,
    Fenced,
    Fraction,
    Juxtaposed,
    Letter,
    Lines,
    Number,
    Operator,
    Phrase,
    Row,
    Scripts,
    call,
    row,
)
from symkl.render.page import page
from symkl.render.spoken import spoken
from symkl.render.text import line
from symkl.render.widths import width

A, B, C, D = map(Letter, "abcd")
PAIRS = [
    ("Binomial", "Binomial"),
    ("StudentT", "Normal"),
    ("Gamma", "Weibull"),
    ("Frechet", "Chi"),
    ("Uniform", "Uniform"),
]


def terms(count, name="a"):
    items = []
    for place in range(count):
        letter = Scripts(Letter(name), sub=Number(str(place)))
        items += ["+" if place % 2 else "-", letter] if place else [letter]
    return row(*items)


def lines(m, room):
    return [line(piece).strip() for piece in broken(m, room)]


def test_what_fits_is_left():
    assert broken(terms(4), 60) == [terms(4)] and fit(terms(4), 60) == terms(4)


def test_before_a_sign_and_evenly():
    found = lines(terms(9), 24)
    assert all(k[0] in "+−" for k in found[1:])
    assert max(map(len, found)) - min(map(len, found)) <= 12
    assert "".join(found).replace(" ", "") == line(terms(9)).replace(" ", "")


def test_before_a_connective_before_a_relation():
    known = row(terms(4), "=", terms(4, "b"), Phrase(" and "), terms(4, "c"), "<", terms(4, "d"))
    one, two = lines(known, 40)
    assert "=" in one and two.startswith("and ") and "<" in two


def test_left_side_and_what_is_aligned_after_it():
    found = fit(row(call(Letter("H"), Letter("p")), "=", terms(12)), 34)
    assert isinstance(found, Lines) and line(found.head) == "H(p)"
    assert line(found.lines[0]).startswith(" = a₀") and len(found.lines) > 1


def test_within_a_fence_where_a_term_is_too_wide():
    long = row(B, "+", Juxtaposed((A, Fenced("(", terms(9), ")"))))
    found = broken(long, 26)
    text = [line(piece) for piece in found]
    assert text[0] == "b" and "a (" in text[1] and text[-1].endswith(")")
    assert all(tex(piece) for piece in found)


def test_a_short_fence_is_not_cut():
    long = row(*[i for k in range(6) for i in ("+", Applied(Operator("log"), _one_minus(k)))][1:])
    assert all("log(1 −" in k for found in (lines(long, 24),) for k in found)


def _one_minus(k):
    return Fenced("(", row(Number("1"), "-", Scripts(A, sub=Number(str(k)))), ")")


def test_a_wide_numerator_is_taken_out():
    found = lines(row(A, "+", Fraction(terms(12), B)), 30)
    assert found[0].startswith("a") and any("(1/b) (a₀" in k for k in found)


def test_a_fraction_that_is_an_argument_is_not():
    """log (a + b)/c is not log 1/c times (a + b)."""
    whole = Applied(Operator("log"), Fraction(terms(12), B))
    *_, last = broken(row(A, "+", whole), 30)
    _, log = last.items
    assert log.operator == Operator("log") and log.argument.denominator == B


def test_for_want_of_another_cut_a_fraction_has_several_lines_above():
    """log (a + … b)/c, its numerator on lines; k (a + … b)/c is k/c · (a + … b)."""
    whole = Applied(Operator("log"), Fraction(terms(24), B))
    first, last = broken(row(A, "+", whole), 30)
    assert first == A and isinstance(last.items[1], Applied)
    stacked = last.items[1].argument
    assert isinstance(stacked.numerator, Lines) and stacked.denominator == B and width(last) <= 36
    assert [i for piece in stacked.numerator.lines for i in piece.items] == list(terms(24).items)
    over = broken(Fraction(Juxtaposed((A, Fenced("(", terms(24), ")"))), B), 30)
    assert line(over[0]).startswith("(a/b) (a₀") and all(width(piece) <= 30 for piece in over)
    below = Fraction(A, terms(24))  # KaTeX expands no formula with many of these
    assert broken(below, 30) == [below]


def test_a_layout_that_was_measured_can_be_copied():
    m = terms(5)
    assert width(m) > 0
    for again in (copy.copy(m), copy.deepcopy(m), pickle.loads(pickle.dumps(m))):
        assert again == m and width(again) == width(m)


def test_cases_have_their_conditions_beside_or_below():
    when = row(Phrase("if "), A, "<", B)
    rows = ((terms(14), when), (C, Phrase("otherwise")))
    wide, narrow = (fit(Cases(rows), room) for room in (50, 24))
    assert wide.rows[0][1] == when and isinstance(wide.rows[0][0], Lines)
    assert [w for _, w in narrow.rows] == [Row(()), Row(())]
    assert narrow.rows[0][0].lines[-1] == when and line(narrow.rows[1][0]) == "c  otherwise"


def every(pair):
    p, q = (FAMILIES[name] for name in pair)
    return set(layouts(page(kl(p.standard(1), q.standard(2)), 2).blocks))


@pytest.mark.parametrize("pair", PAIRS, ids="‖".join)
@pytest.mark.parametrize("room", [76, 32])
def test_nothing_is_lost_and_almost_all_fits(pair, room):
    """The pieces say what the whole says, but for 1/c (a + b); what is too wide can't be cut."""
    formulas = every(pair)
    wide = 0
    for m in formulas:
        pieces = broken(m, room)
        whole, parts = spoken(m), " ".join(map(spoken, pieces))
        if "1 over" not in parts and not any(isinstance(i, Cases) for i in getattr(m, "items", ())):
            letters = [s.replace(",", "").replace(" ", "") for s in (whole, parts)]
            assert letters[0] == letters[1]
        wide += any(width(piece) > room + 4 for piece in pieces)
    assert wide <= (0.02 if room == 76 else 0.12) * len(formulas)


def test_html_has_both_widths_of_what_is_long():
    d = kl(FAMILIES["Binomial"].standard(1), FAMILIES["Binomial"].standard(2))
    html = d.render("html")
    assert html.count('<div class="wide">') == html.count('<div class="narrow">') > 3
    assert ".narrow { display: none; }" in html and ".narrow { display: block; }" in html
