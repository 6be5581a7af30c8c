"""Verdicts on formulas: what is right holds, what is wrong is refuted with a point."""

import contextlib
import json
import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from mpmath import mp, mpf
from running import symkl
from sympy import Rational, Symbol, besselk, exp, log, oo, polygamma

from symkl import Gamma, Normal, check
from symkl.checking import balls
from symkl.checking.asked import Asked
from symkl.checking.clock import Clock, OutOfTime, work
from symkl.checking.comparing import compared, enough
from symkl.checking.deciding import decided
from symkl.checking.limits import OverLimit, within
from symkl.checking.numbers import same
from symkl.checking.points import Space
from symkl.checking.request import Request
from symkl.checking.slips import NAMES
from symkl.checking.understanding import STEPS, understood
from symkl.checking.verdict import Verdict

NORMALS = "Normal(mu_1, sigma_1)", "Normal(mu_2, sigma_2)"
GAMMAS = "Gamma(k_1, theta_1)", "Gamma(k_2, theta_2)"
EXPONENTIALS = "Exponential(a)", "Exponential(b)"
RIGHT = r"\log\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}-\frac12"
PARETOS = "Pareto(x_1, a_1)", "Pareto(x_2, a_2)"


def verdict(quantity, laws, formula, **more) -> Verdict:
    return decided(Request(quantity, tuple(laws), formula, **more), 60.0)


# -- right formulas ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "quantity, laws, formula",
    [
        ("kl", NORMALS, RIGHT),
        ("kl", EXPONENTIALS, "log(a/b) + b/a - 1"),
        ("entropy", ["Normal(mu, sigma)"], r"\frac12\ln(2\pi e\sigma^2)"),
        ("cross-entropy", EXPONENTIALS, r"\frac{b}{a} - \log b"),
        ("kl", ["Categorical(p)", "Categorical(q)"], r"\sum_{i=1}^K p_i \log\frac{p_i}{q_i}"),
        ("kl", ["Uniform(0, 1)", "Uniform(0, 2)"], "log(2)"),
    ],
)
def test_a_right_formula_is_proved(quantity, laws, formula):
    found = verdict(quantity, laws, formula)
    assert (found.kind, found.how, found.status) == ("equal", "proved", 0)


def test_what_no_closed_form_is_there_for_is_compared_with_the_oracle():
    """The entropy of the binomial law is left as a mean; the formula sums it."""
    mean = r"\sum_{k=0}^{n} \binom nk p^k (1-p)^{n-k} \log\binom nk"
    formula = r"-np\log p - n(1-p)\log(1-p) - "
    found = verdict("entropy", ["Binomial(n, p)"], formula + mean)
    assert (found.kind, found.how) == ("equal", "agreed")
    assert found.digits >= 15 and len(found.points) >= 3
    wrong = verdict("entropy", ["Binomial(n, p)"], r"-np\log p - n(1-p)\log(1-p)")
    assert wrong.kind == "unequal" and wrong.witness.by == ("quadrature",)
    assert wrong.diagnosis == "a lost term"


def test_a_formula_silent_about_infinity_is_right_where_it_is_finite():
    found = verdict("kl", PARETOS, "a_2*log(x_1/x_2) + log(a_1/a_2) - 1 + a_2/a_1")
    assert (found.kind, found.how) == ("equal", "proved")
    assert "silent" in found.where and "∞" in found.where and found.finite_when


def test_a_formula_that_says_where_it_is_infinite_is_right_everywhere():
    body = r"a_2\log\frac{x_1}{x_2}+\log\frac{a_1}{a_2}-1+\frac{a_2}{a_1}"
    cases = rf"\begin{{cases}} {body} & x_1 \ge x_2 \\ \infty & \text{{otherwise}} \end{{cases}}"
    found = verdict("kl", PARETOS, cases)
    assert found.kind == "equal" and "silent" not in found.where
    turned = cases.replace(r"\ge", r"\le")
    found = verdict("kl", PARETOS, turned)
    assert found.kind == "unequal" and found.diagnosis in ("infinite", "another support")


def test_the_letters_of_the_laws_are_expressions():
    found = verdict("entropy", ["Gamma(k, 1/b)"], r"k - \log b + \log\Gamma(k) + (1-k)\psi(k)")
    assert found.kind == "equal"


def test_an_expression_of_sympy_is_a_formula():
    a, b = Symbol("a"), Symbol("b")
    found = check("kl", *EXPONENTIALS, formula=log(a / b) + b / a - 1)
    assert (found.kind, found.syntax) == ("equal", "sympy")
    with pytest.raises(ValueError, match="no letter"):
        check("kl", *EXPONENTIALS, formula=log(Symbol("c")))


# -- wrong formulas ----------------------------------------------------------------------------

WRONG = [
    ("kl", NORMALS, RIGHT.replace(r"-\frac12", ""), "a lost additive constant"),
    ("kl", NORMALS, RIGHT.replace(r"-\frac12", r"+\frac12"), "a sign"),
    ("kl", NORMALS, RIGHT.replace(r"{2\sigma_2^2}", r"{\sigma_2^2}"), "factor 2"),
    ("kl", NORMALS, RIGHT.replace(r"+(\mu_1-\mu_2)^2", ""), "a lost term"),
    ("kl", NORMALS, RIGHT.replace("_1", "_3").replace("_2", "_1").replace("_3", "_2"),
     "p and q swapped"),
    ("kl", NORMALS, r"\frac12\log\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1+(\mu_1-\mu_2)^2}"
     r"{2\sigma_2}-\frac12", "standard deviation read as variance"),
    ("kl", NORMALS, RIGHT.replace(r"\sigma_1^2+", r"\sigma_1^2+\log\sigma_1+"), "an extra term"),
    ("kl", GAMMAS, r"(k_1-k_2)\psi(k_1)-\log\Gamma(k_1)+\log\Gamma(k_2)+k_2\log\frac{\theta_1}"
     r"{\theta_2}+k_1\frac{\theta_2-\theta_1}{\theta_1}", "scale read as rate"),
    ("kl", GAMMAS, r"(k_1-k_2)\log k_1-\log\Gamma(k_1)+\log\Gamma(k_2)+k_2\log\frac{\theta_2}"
     r"{\theta_1}+k_1\frac{\theta_1-\theta_2}{\theta_2}", "log for ψ"),
    ("kl", GAMMAS, r"(k_1-k_2)\psi(k_1)-\Gamma(k_1)+\Gamma(k_2)+k_2\log\frac{\theta_2}"
     r"{\theta_1}+k_1\frac{\theta_1-\theta_2}{\theta_2}", "Γ for log Γ"),
    ("kl", GAMMAS, r"(k_1-k_2)\psi(k_2)-\log\Gamma(k_1)+\log\Gamma(k_2)+k_2\log\frac{\theta_2}"
     r"{\theta_1}+k_1\frac{\theta_1-\theta_2}{\theta_2}", "an index"),
    ("entropy", ["Normal(mu, sigma)"], r"\frac12\log_2(2\pi e\sigma^2)", "log base 2"),
    ("entropy", ["Weibull(k, lamda)"], r"\gamma(1-\frac1k)+\log\frac{\lamda}{k}+1",
     "parameters in another order"),
    ("cross-entropy", EXPONENTIALS, r"\log\frac ab+\frac ba-1", "KL for cross-entropy"),
    ("cross-entropy", EXPONENTIALS, r"1-\log a", "entropy for cross-entropy"),
    ("kl", EXPONENTIALS, r"\frac{b}{a} - \log b", "cross-entropy for KL"),
    ("entropy", ["Geometric(p)"], r"-\log(1-p)-\frac{p}{1-p}\log p", "success read as failure"),
    ("kl", ["Cauchy(m, g)", "Normal(mu, sigma)"], r"\log\frac{\sigma}{g}", "infinite"),
]  # fmt: skip


@pytest.mark.parametrize("quantity, laws, formula, name", WRONG)
def test_a_wrong_formula_is_refuted_and_diagnosed(quantity, laws, formula, name):
    found = verdict(quantity, laws, formula.replace(r"\lamda", "lamda"), syntax="latex")
    assert (found.kind, found.status) == ("unequal", 1)
    seen = found.witness
    assert all(re.fullmatch(r"-?\d+(/\d+)?", value) for value in seen.point.values())
    assert seen.certified in ("ball arithmetic", "two precisions") and seen.ours != seen.theirs
    assert name in [slip.name for slip in found.slips], found.slips
    assert {slip.name for slip in found.slips} <= set(NAMES)


def test_the_right_formula_of_a_diagnosis_is_right():
    found = verdict("kl", NORMALS, RIGHT.replace(r"-\frac12", ""))
    again = decided(Request("kl", NORMALS, found.slips[0].value), 60.0)
    assert (again.kind, again.how) == ("equal", "proved")


def test_a_formula_without_a_real_value_is_no_agreement():
    found = verdict("entropy", ["Exponential(a)"], "1 - log(-a)")
    assert (found.kind, found.witness.theirs) == ("unequal", "none")


def test_both_values_have_twenty_digits():
    seen = verdict("entropy", ["Exponential(a)"], "2 - log(a)").witness
    a = Rational(seen.point["a"])
    with mp.workdps(40):
        truth = 1 - mp.log(mpf(a.p) / a.q)
        assert abs(truth - mpf(seen.ours)) < mpf(10) ** -18
        assert abs(truth + 1 - mpf(seen.theirs)) < mpf(10) ** -18


def test_a_closed_form_of_ours_that_is_wrong_makes_no_verdict(monkeypatch):
    """The right value is confirmed by quadrature: an error of ours leaves it undecided."""
    value = Asked.value
    monkeypatch.setattr(Asked, "value", lambda self, *given: value(self, *given) + 1)
    found = verdict("entropy", ["Exponential(a)"], "3 - log(a)")
    assert found.kind == "undecided" and "fault of symkl" in found.reason


def test_what_cannot_be_evaluated_is_no_agreement(monkeypatch):
    from symkl.checking import comparing
    from symkl.checking.numbers import CannotTell

    def never(*given):
        raise CannotTell("no digits")

    monkeypatch.setattr(comparing, "number", never)
    asked = Asked.of("entropy", ("Exponential",))
    found = compared(asked, asked.closed + 1, 25, "", Clock())
    assert not enough(asked, asked.closed, found) and "no digits" in found.reason


def test_a_doubtful_place_may_be_read_either_way():
    formula = r"\log\left(\frac{x_1}{x_2}\right)^{a_2} + \log\frac{a_1}{a_2} - 1 + \frac{a_2}{a_1}"
    found = verdict("kl", PARETOS, formula)
    assert found.kind == "equal" and any("doubtful" in note for note in found.notes)


# -- the parts ---------------------------------------------------------------------------------


def test_points_are_exact_distinct_and_inside():
    space = Asked.of("kl", ("Triangular", "Triangular")).space
    points = [p for _, p in zip(range(4), space.points("a"))]
    assert len(points) == 4 == len({str(p) for p in points})
    assert all(space.has(p) and all(v.is_Rational for v in p.values()) for p in points)
    again = [p for _, p in zip(range(4), space.points("a"))]
    assert points == again and Space(()).symbols == []


def test_agreement_needs_numbers():
    nan = mpf("nan")
    assert not same(nan, nan, 5) and not same(None, None, 5) and not same(mpf(1), None, 5)
    assert same(mpf("inf"), mpf("inf"), 5) and not same(mpf("inf"), mpf("-inf"), 5)


def test_balls_prove_that_values_are_apart():
    pytest.importorskip("flint")
    a = Symbol("a", positive=True)
    point = {a: Rational(3, 7)}
    assert balls.apart(polygamma(1, a), polygamma(1, a) + Rational(1, 10**20), point) is True
    assert balls.apart(besselk(a, 1), exp(besselk(a, 1)), point) is True
    assert balls.apart(log(a**2), 2 * log(a), point) is None


def test_a_verdict_is_no_bool():
    with pytest.raises(TypeError, match="kind"):
        bool(verdict("entropy", ["Exponential(a)"], "1 - log(a)"))


# -- limits ------------------------------------------------------------------------------------


def _spin() -> None:
    while True:
        pass


def _hoard() -> int:
    return len(bytearray(64 << 30))


def _children() -> set[str]:
    """The processes that this one has started and not seen end, as Linux lists them."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            parent = stat.read_text().rpartition(")")[2].split()[1]
            found |= {stat.parent.name} if int(parent) == os.getpid() else set()
    return found


def test_what_does_not_end_is_killed():
    before = _children()
    with pytest.raises(OverLimit, match="longer than"):
        within(0.5, _spin)
    with pytest.raises(OverLimit, match="memory"):
        within(60, _hoard)
    with pytest.raises(OverLimit, match="exit status 7"):
        within(60, os._exit, 7)
    assert _children() <= before  # nothing is left of any of them


def _endless(*given) -> None:
    _spin()


def test_over_the_limit_is_undecided(monkeypatch):
    monkeypatch.setattr("symkl.checking.deciding.decided", _endless)
    found = check("entropy", "Normal(mu, sigma)", formula="1", limit=0.5)
    assert (found.kind, found.status) == ("undecided", 3) and "longer" in found.reason


def test_what_sleeps_is_killed_by_the_clock(monkeypatch):
    """Processor time is what is counted; nothing that sleeps uses any."""
    monkeypatch.setattr("symkl.checking.limits.START", 0.2)
    with pytest.raises(OverLimit, match="longer"):
        within(0.05, time.sleep, 600)


def test_a_busy_machine_alters_no_verdict():
    """What waits for longer than its limit, and works for less, is not killed."""
    assert within(0.2, _late, 0.5) == "done"


def _late(seconds: float) -> str:
    time.sleep(seconds)
    return "done"


def test_only_the_child_imports_sympy():
    """The command's parent needs none of it, and a proof nothing of the diagnosis."""
    code = """
import sys
from symkl.checking.command import answered
from symkl.checking.request import requested
laws = "Exponential(a)", "Exponential(b)"
asked = requested("kl", laws, "log(a/b) + b/a - 1", None, (), 25, 30, "e")
status, page = answered(asked, 30, "text")
assert status == 0 and page.startswith("equal (proved)"), page
assert "sympy" not in sys.modules
from symkl.checking.deciding import decided
assert decided(asked, 30).how == "proved"
unneeded = "checking.slips", "checking.judging", "checking.edits", "oracle", "families.gamma"
assert not [name for name in unneeded if f"symkl.{name}" in sys.modules]
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_process_with_threads_has_a_fresh_python():
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert check("entropy", Normal("mu", "sigma"), formula="1").kind == "unequal"
    finally:
        done.set()
        thread.join()


def nested(pattern: str, depth: int) -> str:
    text = "sigma"
    for _ in range(depth):
        text = pattern.replace("@", text)
    return text


HOSTILE = {
    "nested logarithms": nested("log(@)", 78),
    "nested maxima": nested("max(mu, 1 + @)", 39),
    "nested fractions": nested("1/(1 + @)", 39),
    "nested exponentials": nested("exp(-@)", 39),
    "many absolute values": "+".join(f"abs(sigma-{i})" for i in range(300)),
    "many cases": "+".join(f"(1 if sigma>{i} else mu)" for i in range(60)),
    "many functions": "+".join(f"loggamma(sigma+{i})" for i in range(300)),
    "many slow functions": "+".join(f"polylog({i},-sigma)" for i in range(2, 40)),
    "a long sum": "sum(log(sigma+i) for i in range(9999))",
    "many factors": "*".join(f"(mu+sigma+{i})" for i in range(200)),
    "a long number": "*".join(f"{p}**64" for p in range(2, 60)),
    "a copied part": nested("(@)*(@+1)", 9),
    "a tower": "9**9**9",
    "a tower in LaTeX": "9^{9^{9}}",
    "a huge gamma": "gamma(10**7)",
    "ten thousand parentheses": "(" * 10_000 + ")" * 10_000,
    "a megabyte": "1+" * (1 << 19) + "1",
    "control characters": "1+\x07\x1b[31m",
    "an import": "__import__('os').system('echo hi')",
    "a file": r"\input{/etc/passwd}",
    "a script": "<script>alert(1)</script>",
    "braces": "{" * 5000,
    "a long name": "a" * 5000,
    "nothing": "",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_one_clear_line(text):
    with pytest.raises(ValueError) as caught:
        check("entropy", "Normal(mu, sigma)", formula=text)
    assert len(str(caught.value).splitlines()) == 1 and len(str(caught.value)) < 300


def test_hostile_laws_are_one_clear_line():
    for text in ("Normal(mu, <b>)", "Gamma(" * 300, "__import__('os')", "Normal(9**9**9, 1)"):
        with pytest.raises(ValueError) as caught:
            check("entropy", text, formula="1")
        assert len(str(caught.value).splitlines()) == 1


def test_only_work_is_counted_so_the_bounds_are_the_same_everywhere():
    """What is refused is far beyond what people write: the largest formula of the corpus."""
    from formulas import FORMULAS

    symbols = {"sigma": Symbol("sigma", positive=True)}
    sizes = [f.formula.count("\\") + f.formula.count("+") for f in FORMULAS]
    largest = FORMULAS[sizes.index(max(sizes))]
    request = Request(largest.quantity, largest.laws, largest.formula, largest.syntax)
    assert work(understood(request).expr) < STEPS / 10
    assert (
        work(log(symbols["sigma"]))
        < work(polygamma(1, symbols["sigma"]))
        < work(besselk(1, symbols["sigma"]))
    )


def test_a_clock_stops_by_steps():
    clock = Clock(steps=10)
    clock.spend(9)
    with pytest.raises(OutOfTime):
        clock.spend(1)


# -- what is read --------------------------------------------------------------------------------


def test_an_equation_of_two_formulas_is_refused():
    for text in ("a = b", "log(a/b) + b/a - 1 = b/a - 1 - log(b/a)", r"\log a = \ln b"):
        with pytest.raises(ValueError, match="two formulas"):
            verdict("kl", EXPONENTIALS, text)
    for left in (r"D_{KL}(p\|q)", "KL(p, q)", "D(a||b)"):
        found = verdict("kl", EXPONENTIALS, left + r" = \log\frac ab+\frac ba-1")
        assert found.how == "proved" and any("left-hand side" in note for note in found.notes)


def test_an_infinite_sum_is_not_supported():
    with pytest.raises(NotImplementedError, match="an infinite sum"):
        verdict("entropy", ["Poisson(a)"], r"\sum_{k=0}^\infty \frac{a^k}{k!}")
    said = symkl("check", "entropy", "Exponential(a)", "--formula", r"\sum_{k=1}^\infty a^k")
    assert (said.returncode, said.stdout) == (4, "") and len(said.stderr.splitlines()) == 1
    left = r"\sum_{k=0}^\infty p_k = 1-\log a"
    assert verdict("entropy", ["Exponential(a)"], left).kind == "equal"


def test_a_python_gamma_is_no_constant_of_euler():
    with pytest.raises(ValueError, match="Gamma"):
        verdict("entropy", ["Exponential(a)"], "gamma(1+a)", syntax="latex")
    assert verdict("entropy", ["Exponential(a)"], "gamma(1+a)").kind == "unequal"


@pytest.mark.parametrize(
    "laws",
    [
        (r"Normal(\mu_1, \sigma_1)", r"Normal(\mu_2, \sigma_2)"),
        (r"Normal(\mu_{1}, variance=\sigma_1^2)", r"Normal(\mu_{2}, variance = \sigma_{2}^{2})"),
    ],
)
def test_the_letters_of_a_law_may_be_those_of_latex(laws):
    assert verdict("kl", laws, RIGHT).how == "proved"


def test_a_square_as_a_standard_deviation_is_told():
    found = verdict("entropy", [r"Normal(\mu, \sigma^2)"], r"\frac12\ln(2\pi e\sigma^2)")
    assert found.diagnosis == "standard deviation read as variance"
    assert any("variance=sigma**2" in note for note in found.notes)
    meant = verdict("entropy", ["Normal(mu, variance=sigma**2)"], r"\frac12\ln(2\pi e\sigma^2)")
    assert meant.how == "proved" and not any("variance" in note for note in meant.notes)


def test_of_latex_a_law_has_letters_only():
    for text in (r"Normal(\mu, \frac12)", r"Exponential(\input{x})", r"Normal(\mu, \\)"):
        with pytest.raises(ValueError) as caught:
            verdict("entropy", [text], "1")
        assert len(str(caught.value).splitlines()) == 1
    assert verdict("entropy", [r"Exponential(\lambda)"], r"1-\ln\lambda").how == "proved"


# -- the command -------------------------------------------------------------------------------


def test_the_exit_statuses(tmp_path):
    file = tmp_path / "kl.tex"
    file.write_text(RIGHT, encoding="utf-8")
    holds = symkl("check", "kl", *NORMALS, "--formula-file", str(file))
    assert (holds.returncode, holds.stderr) == (0, "") and holds.stdout.startswith("equal (proved)")
    stdin = symkl("check", "kl", *NORMALS, "-", text=RIGHT + "+1")
    assert (stdin.returncode, stdin.stderr) == (1, "") and "diagnosis" in stdin.stdout
    for wrong in (
        ["check", "kl", *NORMALS],
        ["check", "kl", *NORMALS, "--formula", "1", "--formula-file", str(file)],
        ["check", "kl", NORMALS[0], "--formula", "1"],
        ["check", "kl", *NORMALS, "--formula", "log("],
        ["check", "kl", *NORMALS, "--formula", "log(zeta_9)"],
        ["check", "kl", *NORMALS, "--formula", "1", "--syntax", "word"],
    ):
        refused = symkl(*wrong)
        assert (refused.returncode, refused.stdout) == (2, ""), wrong
        assert len(refused.stderr.splitlines()) == 1
    late = symkl("check", "kl", *NORMALS, "--formula", RIGHT, "--limit", "0.001")
    assert late.returncode == 3 and late.stdout.startswith("undecided")


def test_the_base_of_the_logarithm_can_be_given():
    bits = verdict("entropy", ["Bernoulli(p)"], r"-p\log p-(1-p)\log(1-p)", log_base="2")
    assert bits.kind == "equal" and any("base 2" in note for note in bits.notes)
    nats = verdict("entropy", ["Normal(mu, sigma)"], r"\frac12\log(2\pi\sigma^2)+\frac12",
                   log_base="2")  # fmt: skip
    assert nats.kind == "unequal"


def test_the_json_has_a_schema(tmp_path):
    out = tmp_path / "verdict.json"
    done = symkl("check", "entropy", "Exponential(a)", "--formula", "2 - log(a)", "--json",
                 "-o", str(out))  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    data = json.loads(out.read_text(encoding="utf-8"))
    assert (data["schema"], data["version"], data["kind"]) == ("symkl-verdict", 1, "unequal")
    assert set(data["witness"]) == {"point", "ours", "theirs", "certified", "by"}
    assert set(data["slips"][0]) == {"name", "words", "fixed", "fixed_latex"}
    assert data["diagnosis"] == data["slips"][0]["name"]
    assert {"laws", "formula", "read", "notes", "how", "digits", "points", "where", "missing",
            "extra", "conventions", "reason", "ours", "finite_when"} <= set(data)  # fmt: skip


# -- the page ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def refuted() -> Verdict:
    return verdict("kl", NORMALS, RIGHT.replace(r"-\frac12", ""))


def test_the_page_holds_the_evidence(refuted):
    html, markdown = refuted.render("html"), refuted.render("markdown")
    for page in (html, markdown):
        for words in ("unequal", "as read", "Where they differ", "Diagnosis", "Derivation"):
            assert words in page
        assert refuted.witness.ours.replace("-", "−") in page
    assert "default-src 'none'" in html and "<script" not in html
    assert html.count("<math") > 5 and r"\sigma" in markdown


def test_the_plot_is_in_the_page_or_the_page_says_how_to_have_it(refuted):
    html = refuted.render("html")
    try:
        import matplotlib  # noqa: F401
    except ImportError:
        assert "symkl[plot]" in html and "<svg" not in html
    else:
        assert html.count("<svg") == 1 and "Both along" in html
        assert "data:image/svg+xml;base64," in refuted.render("markdown")


def test_what_was_typed_is_escaped():
    typed = "1 % </pre><script>alert(1)</script>"
    found = verdict("entropy", ["Exponential(a)"], "2").with_(formula=typed, notes=("<b>",))
    html = found.render("html")
    assert "<script" not in html and "<b>" not in html and "&lt;script" in html
    assert found.render("markdown").count("```") == 2
    with pytest.raises(ValueError, match="markdown, html"):
        found.render("pdf")


def test_an_undecided_verdict_has_a_page():
    late = check("kl", Gamma, Gamma, formula="1", limit=0.001)
    assert late.kind == "undecided"
    for format in ("text", "markdown", "html", "json"):
        assert "undecided" in late.render(format)


def test_infinity_is_an_answer():
    found = verdict("kl", ["Cauchy(m, g)", "Normal(mu, sigma)"], oo)
    assert (found.kind, found.how) == ("equal", "proved")


def test_a_bessel_function_of_a_negative_number_has_no_real_value():
    found = verdict("kl", ["Normal(a, 1)", "Normal(b, 1)"], "besselk(10, a)")
    assert found.kind == "unequal"
