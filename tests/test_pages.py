"""Pages as they are read: HTML in a browser, measured; Markdown through a Markdown engine."""

import json
import re
import shutil
import subprocess
from html import unescape

import pytest
from fakes import FAKES
from toolchain.corpus import Recorder

from symkl.families import FAMILIES
from symkl.questions import entropy, kl
from symkl.render import render
from symkl.render.markdown import TARGETS
from symkl.render.page import page
from symkl.theorems import theorem

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--enable-logging=stderr",
    "--allow-file-access-from-files",
]  # fmt: skip
MEASURE = """
<script>
const box = e => { const r = e.getBoundingClientRect();
  return {x: r.x, y: r.y, w: r.width, h: r.height, text: e.textContent}; };
const all = (doc, s) => [...doc.querySelectorAll(s)];
const frame = document.querySelector("iframe");
async function measure() {
  const doc = frame.contentDocument;
  await doc.fonts.ready;
  const out = {
    fonts: [...doc.fonts].map(f => f.family + " " + f.status),
    page: [doc.documentElement.scrollWidth, doc.documentElement.clientWidth],
    relations: all(doc, ".chain .next math > mo:first-child").map(box),
    tables: all(doc, "mtable mtr > mtd:nth-child(2) > mo:first-child").map(box),
    fences: all(doc, "mo[fence=true]").map(e => ({...box(e), row: box(e.parentElement).h})),
    sums: all(doc, "munderover").map(e => [box(e), box(e.children[1]), box(e.children[2])]),
    under: all(doc, "munder").map(e => [box(e.children[0]), box(e.children[1])]),
    title: doc.title, scripts: all(doc, "script").length,
  };
  const pre = document.createElement("pre");
  pre.id = "out"; pre.textContent = JSON.stringify(out);
  document.body.append(pre);
}
frame.addEventListener("load", measure);
if (frame.contentDocument.readyState === "complete" && frame.contentDocument.body
    && frame.contentDocument.body.children.length) measure();
</script>"""


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """What the browser makes of a page at a width: sizes and places of its boxes."""
    if CHROMIUM is None:
        pytest.skip("no chromium here")
    folder = tmp_path_factory.mktemp("pages")
    known = {}

    def look(name, width=1000, format="html"):
        if (name, width, format) in known:
            return known[name, width, format]
        page, harness = folder / "page.html", folder / "harness.html"
        text = render(FAKES[name](), format, detail=3)
        page.write_text(text if format == "html" else f"<!doctype html><body>{text}", "utf-8")
        style = f"width:{width}px;height:1500px;border:0"
        harness.write_text(f'<iframe src="page.html" style="{style}"></iframe>{MEASURE}', "utf-8")
        more = [f"--user-data-dir={folder / 'profile'}", "--window-size=1200,1600"]
        call = [CHROMIUM, *FLAGS, *more, "--virtual-time-budget=5000", "--dump-dom"]
        done = subprocess.run(
            [*call, harness.as_uri()], capture_output=True, encoding="utf-8", timeout=120
        )
        found = re.findall(r'<pre id="out">(.*?)</pre>', done.stdout, re.S)
        assert found, done.stderr[-2000:]
        known[name, width, format] = json.loads(unescape(found[-1]))
        known[name, width, format]["console"] = re.findall(r".*:CONSOLE.*", done.stderr)
        return known[name, width, format]

    return look


def _spread(values):
    return max(values) - min(values)


@pytest.mark.parametrize("name", FAKES)
def test_columns_align_at_the_relation(measured, name):
    found = measured(name)
    assert [f.replace('"', "") for f in found["fonts"]] == ["symkl math loaded"]
    assert found["console"] == [] and found["scripts"] == 0
    first = [r for r in found["relations"] if r["h"] > 0]
    assert len(first) >= len(FAKES[name]().steps)
    assert _spread([r["x"] for r in first[: len(FAKES[name]().steps)]]) < 0.6


@pytest.mark.parametrize("name", ["decomposition", "empirical", "argmin"])
def test_a_table_of_mathml_aligns_too(measured, name):
    relations = measured(name, format="mathml")["tables"]
    assert len(relations) == len(FAKES[name]().steps)
    assert _spread([r["x"] for r in relations]) < 0.6


def test_fences_stretch_to_what_they_hold(measured):
    for name in ("decomposition", "uniform"):
        fences = [f for f in measured(name)["fences"] if f["h"] > 0]
        assert fences and all(f["h"] > 0.85 * f["row"] for f in fences)
    assert max(f["h"] for f in measured("uniform")["fences"]) > 40


def test_limits_stand_under_and_over(measured):
    (total, below, above), *_ = measured("empirical")["sums"]
    assert above["y"] + above["h"] <= below["y"] and above["h"] > 0
    assert total["h"] > 2.5 * below["h"]
    for operator, parameter in measured("argmin")["under"]:
        assert parameter["y"] >= operator["y"] + 0.5 * operator["h"]
        middle = operator["x"] + operator["w"] / 2
        assert abs(parameter["x"] + parameter["w"] / 2 - middle) < 2


@pytest.mark.parametrize("name", FAKES)
@pytest.mark.parametrize("width", [390, 1000])
def test_nothing_makes_the_page_wider_than_the_screen(measured, name, width):
    scroll, client = measured(name, width)["page"]
    assert scroll <= client == width or scroll <= client + 1


def test_the_file_needs_no_other():
    page = render(FAKES["normal"](), "html", detail=3)
    assert page.startswith("<!doctype html>") and '<html lang="en">' in page
    assert "Content-Security-Policy" in page and "<script" not in page
    assert "prefers-color-scheme: dark" in page
    outside = re.sub(r'xmlns="[^"]*"|data:font/woff2;base64,[^)]*', "", page)
    assert not re.search(r"https?:|src=|href=|@import", outside)
    assert len(page) < 200_000


@pytest.mark.parametrize("name", FAKES)
def test_safe_markdown_survives_commonmark(name):
    markdown_it = pytest.importorskip("markdown_it")
    source = render(FAKES[name](), "markdown", detail=3)
    seen = unescape(re.sub(r"<[^>]*>", "", markdown_it.MarkdownIt().render(source)))
    for formula in re.findall(r"\$\$\n(.*?)\n\$\$|\$([^$\n]+)\$", source, re.S):
        assert "".join(formula) in seen


@pytest.mark.parametrize("target", [n for n, t in TARGETS.items() if t.format == "markdown"])
def test_no_line_of_a_formula_means_anything_to_markdown(target):
    for make in FAKES.values():
        writer = Recorder(TARGETS[target])
        writer.page(page(make(), 2))
        formulas = [tex for shown, tex in writer.raw if shown]
        assert formulas
        for line in "\n".join(formulas).splitlines():
            assert line.strip() and not re.match(r"[-+>#=]|\d+[.)]|---", line)


def test_text_fits_eighty_columns():
    for make in FAKES.values():
        for detail in (1, 2, 3):
            lines = render(make(), "text", detail=detail).splitlines()
            assert max(map(len, lines)) <= 80


LONG = {  # laws: the condition of the long case, at its end
    ("Binomial", "Binomial"): "   if n₁ ≤ n₂",
    ("Frechet", "Chi"): "   if 0 ≤ m₁ and a₁ > 2",
    ("StudentT", "Normal"): "   if ν₁ > 2",
}


@pytest.mark.parametrize("pair", LONG, ids="‖".join)
def test_a_long_case_is_broken_inside_itself(pair):
    d = kl(FAMILIES[pair[0]].standard(1), FAMILIES[pair[1]].standard(2))
    lines = d.render("text", show="result").rstrip().splitlines()
    first, *middle, last = (k for k in lines if re.search("[⎧⎪⎩]", k))
    assert max(map(len, lines)) <= 80
    assert "⎧ log" in first and last.split() == ["⎩", "∞", "otherwise"]
    assert middle and all(re.match(r" +⎪   [+−] ", k) for k in middle)
    assert middle[-1].endswith(LONG[pair])


@pytest.mark.parametrize(("format", "end"), [("latex", r"\\"), ("markdown", r"\cr")])
def test_a_long_case_is_aligned_in_latex(format, end):
    d = kl(FAMILIES["Binomial"].standard(1), FAMILIES["Binomial"].standard(2))
    found = d.render(format, show="result")
    case = found[found.index(r"\begin{cases}") : found.index(r"\end{cases}")]
    value, when = case.split(r"\end{aligned} & \text{if }")
    tight = {r"\\": r"\!", r"\cr": r"\negthinspace "}[end]
    assert value.startswith(rf"\begin{{cases}} {tight}\begin{{aligned}} & \log")
    assert rf" {end} &\quad {{}} " in value and end in when


def test_a_page_of_many_cases_is_under_300_kb():
    assert len(kl("Triangular", "Triangular").render("html").encode("utf-8")) < 300_000


def test_nothing_of_a_formula_is_lost_with_what_a_browser_knows():
    from xml.etree.ElementTree import fromstring

    from symkl.render.slim import slim

    text = """<math aria-label="a" alttext="a"><mrow><mi>a</mi><mrow><mrow><mn>1</mn></mrow></mrow>
        <mrow><mo>+</mo></mrow><mo form="prefix" lspace="0" rspace="0">(</mo><mo lspace="0">,</mo>
        <mtd style="x"><mrow><mi>b</mi><mi>c</mi></mrow></mtd><mrow class="k"><mi>d</mi></mrow>
        </mrow></math>"""
    whole, made = fromstring(text), slim(fromstring(text))
    assert "".join("".join(made.itertext()).split()) == "".join("".join(whole.itertext()).split())
    assert [(e.tag, dict(e.attrib)) for e in made.iter()] == [
        ("math", {"aria-label": "a"}), ("mi", {}), ("mn", {}), ("mrow", {}), ("mo", {}),
        ("mo", {"form": "prefix"}), ("mo", {"lspace": "0"}), ("mtd", {"style": "x"}), ("mi", {}),
        ("mi", {}), ("mrow", {"class": "k"}), ("mi", {}),
    ]  # fmt: skip


def test_a_short_call_of_a_text_stays_on_its_line():
    derivation = kl("Triangular", "Triangular")
    pages = [derivation.render("text", width=width) for width in (60, 80, 100)]
    lines = [line for page in pages for line in page.splitlines()]
    assert not [line for line in lines if re.search(r"log\([^()]*$", line)]
    assert [line for line in lines if line.lstrip().startswith("· log(")]


def test_a_wide_formula_in_a_sentence_does_not_widen_a_phone(tmp_path):
    page = kl("TruncatedNormal", "Normal").render("html")
    assert '<span class="long"><math' in page
    (tmp_path / "page.html").write_text(page, "utf-8")
    (tmp_path / "frame.html").write_text(
        '<iframe id="f" src="page.html" style="width:390px;height:900px;border:0"></iframe>'
        '<script>onload = () => { document.title = "wide " + document.getElementById("f")'
        ".contentDocument.documentElement.scrollWidth; }</script>", "utf-8",
    )  # fmt: skip
    more = [f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=3000", "--dump-dom"]
    call = [CHROMIUM, *FLAGS, *more, (tmp_path / "frame.html").as_uri()]
    done = subprocess.run(call, capture_output=True, encoding="utf-8", timeout=120)
    assert 300 < int(re.search(r"<title>wide (\d+)</title>", done.stdout)[1]) <= 390


def test_the_list_below_a_chain_says_what_each_step_puts_in_and_needs():
    """A mean with its value; a condition where it is needed first, with the later steps."""
    derivation = kl(FAMILIES["Uniform"]("a", "b"), "Normal")
    text = " ".join(derivation.render("text", detail=2).split())
    items = re.findall(r" \d+\. ([a-z].*?)(?= \d+\. [a-z]| Conventions)", text)
    assert len(items) == len(derivation.steps) == 7
    assert items[0].endswith("for p ≪ q. Needs b > a, as do steps 2 to 7.")
    assert items[2] == "write density: the density of p written out on its support."
    assert items[3] == "write density: the density of q written out on the support of p."
    value = "((b − a)² + 3(a + b − 2μ₂)²)/12"
    assert items[5] == f"insert mean: Eₚ[(X − μ₂)²] = {value}."
    assert text.count("Needs") == 1


def test_a_case_within_a_case_names_both():
    text = kl("Uniform", "Triangular").render("text")
    assert "Where a₂ ≤ a₁ and b₁ ≤ b₂ and c₂ > a₁ and b₁ ≤ c₂," in text
    assert text.count("Where ") == 3


def told(text):
    """The sentences of a page as one line."""
    return " ".join(text.split())


def test_a_derivation_with_letters_for_numbers_calls_its_laws_p_and_q():
    text = told(kl(FAMILIES["Gamma"](10**6, 1), FAMILIES["Normal"](0, 1)).render("text", detail=3))
    assert "the density of p written out on its support. Uses Lemma" in text
    assert "the density of q written out on the support of p. Uses Lemma" in text
    assert "the densities written out" not in text


def test_what_is_needed_together_is_one_sentence():
    text = told(theorem("bernoulli-likelihood").render("text", detail=2))
    assert "the density of q written out on the support of p̂. Needs p̂ ≪ q." in text
    text = told(theorem("kl-cross-entropy-argmin").render("text", detail=2))
    assert "Needs p ≪ q_θ. Needs |H(p)| < ∞, as does step 2." in text


def test_functions_are_named_as_they_are_shown():
    """log k! is no Γ; B stands for three of them; a sum is no integral."""
    named = {  # a question, what its page says of functions
        "Poisson": None,
        "Beta": "ψ is the digamma function, the derivative of log Γ; B is the Beta function.",
        "VonMises": "I₀ and I₁ are modified Bessel functions of the first kind.",
    }
    for family, words in named.items():
        text = told(entropy(family).render("text"))
        assert (words or "unit is the nat") in text and ("function" in text) == bool(words)
    text = told(kl("Binomial", "Binomial").render("text", detail=2))
    assert "n₁ p₁, a derivative under the sum sign" in text and "integral sign" not in text


def test_cases_are_no_lemmas_of_themselves():
    text = kl("Uniform", "Uniform").render("text", detail=3)
    assert "Lemma" in text and not re.search(r"Lemma \d+: D_KL", text)
