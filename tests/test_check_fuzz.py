"""Formulas made of pieces at random: one clear answer to each, and never "equal" for a wrong one.

The right formula plus h is wrong wherever h is not 0; what h is worth is told by mpmath from the
same text, without symkl. A longer run of the same found nothing more.
"""

import mpmath
from hypothesis import given, settings
from hypothesis import strategies as st
from mpmath import mpf

from symkl.checking.deciding import decided
from symkl.checking.request import Request

KINDS = "equal", "unequal", "undecided"
RIGHT = "log(a/b) + b/a - 1"
POINTS = [{"a": mpf(3) / 7, "b": mpf(14) / 17}, {"a": mpf(11) / 5, "b": mpf(2) / 13}]
FUNCTIONS = {
    "log": mpmath.log, "exp": mpmath.exp, "sqrt": mpmath.sqrt, "abs": abs, "max": max, "min": min,
    "digamma": mpmath.digamma, "loggamma": mpmath.loggamma, "gamma": mpmath.gamma,
    "erf": mpmath.erf,
}  # fmt: skip
LEAVES = st.sampled_from(["a", "b", "1", "2", "3", "10"])


def _grown(inner):
    one = st.sampled_from(
        ["log(1 + {})", "exp(-({}))", "sqrt(1 + {})", "abs({} - 1)", "digamma(1 + {})",
         "loggamma(1 + {})", "1/(1 + {})", "({})**2", "erf({})", "-({})"]
    )  # fmt: skip
    two = st.sampled_from(["({} + {})", "({} - {})", "({})*({})", "max({}, {})", "min({}, {})"])
    return st.builds(str.format, one, inner) | st.builds(str.format, two, inner, inner)


TERMS = st.recursive(LEAVES, _grown, max_leaves=5)


def worth(text: str, point: dict) -> mpf | None:
    """The number, or None where there is none."""
    try:
        found = mpf(eval(text, {"__builtins__": {}}, {**FUNCTIONS, **point}))
    except (ValueError, TypeError, ZeroDivisionError, OverflowError):
        return None
    return found if mpmath.isfinite(found) else None


def answer(quantity: str, laws: tuple[str, ...], text: str, syntax=None) -> str:
    """The verdict, or "refused" with one clear line."""
    try:
        found = decided(Request(quantity, laws, text, syntax), 30.0)
    except (ValueError, NotImplementedError) as error:
        assert 0 < len(str(error)) < 400 and len(str(error).splitlines()) == 1
        return "refused"
    assert found.kind in KINDS and (found.kind != "undecided" or found.reason)
    assert found.render("text") and found.to_json()
    return found.kind


@settings(deadline=None, max_examples=12, derandomize=True)
@given(TERMS)
def test_a_right_formula_with_something_added_is_never_equal(added):
    values = [worth(added, point) for point in POINTS]
    found = answer("kl", ("Exponential(a)", "Exponential(b)"), f"{RIGHT} + {added}", "python")
    if any(v is not None and abs(v) > 1e-9 for v in values):
        assert found != "equal", added
    elif all(v == 0 for v in values):
        assert found != "unequal", added


@settings(deadline=None, max_examples=12, derandomize=True)
@given(TERMS)
def test_what_is_added_and_taken_away_again_is_never_unequal(added):
    text = f"({added}) + {RIGHT} - ({added})"
    assert answer("kl", ("Exponential(a)", "Exponential(b)"), text, "python") != "unequal"


CASES = r"\begin{cases} 1-\ln a & a>1 \\ 1-\ln a & \text{otherwise} \end{cases}"
PIECES = st.sampled_from(
    [r"\log", r"\frac", r"\frac1", "{", "}", "(", ")", "+", "-", "1", "a", "^2", r"\infty",
     r"\gamma", r"\Gamma", "=", "|", "&", r"\\", " ", "_1", r"\sum_{i=1}^3", "\x00", "gamma("]
)  # fmt: skip


@settings(deadline=None, max_examples=40, derandomize=True)
@given(st.sampled_from([r"1-\ln a", r"\log\frac ea", CASES]), PIECES, st.integers(0, 60))
def test_a_text_with_something_put_in_has_one_clear_answer(text, piece, place):
    answer("entropy", ("Exponential(a)",), text[:place] + piece + text[place:])
