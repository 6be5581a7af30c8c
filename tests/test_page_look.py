"""Pages as they look: valid, nothing scrolls on a telephone, one of two widths is shown."""

from functools import cache

import pytest
from chromium import CHROMIUM, REPORT, seen

from symkl.families import FAMILIES
from symkl.post_page import page_of
from symkl.questions import kl
from symkl.theorems import theorem


def pair(p, q, detail=1):
    return kl(FAMILIES[p].standard(1), FAMILIES[q].standard(2)).render("html", detail=detail)


POST = """\
# A post

The mean $\\mathbb{E}_p[X]$, and what $0\\log 0=0$. Then

$$
\\begin{aligned} a &= b \\\\ &= c \\end{aligned}
$$

<!-- symkl: kl Binomial Binomial -->
<!-- /symkl -->
"""
PAGES = {
    "Normal‖Normal": lambda: pair("Normal", "Normal"),
    "Gamma‖Weibull, lemmas": lambda: pair("Gamma", "Weibull", 3),
    "Binomial‖Binomial": lambda: pair("Binomial", "Binomial"),
    "StudentT‖Normal": lambda: pair("StudentT", "Normal"),
    "mle-equivalence": lambda: theorem("mle-equivalence").render("html", detail=2),
    "a post": lambda: page_of(POST),
}
MEASURE = """
<script>
report(async () => {
  const found = {};
  for (const frame of document.querySelectorAll("iframe")) {
    const doc = frame.contentDocument;
    const all = s => [...doc.querySelectorAll(s)];
    const box = e => e.getBoundingClientRect();
    const seen = e => e.getClientRects().length > 0;
    for (const details of all("details")) details.open = true;
    await doc.fonts.ready;
    const wide = doc.documentElement.clientWidth;
    found[frame.dataset.width] = {
      wider: doc.documentElement.scrollWidth - wide,
      scrolls: all(".formula, .chain").filter(e => e.scrollWidth > e.clientWidth + 1).length,
      outside: all("math").filter(e => seen(e) && box(e).right > wide + 1).length,
      wide: all(".wide").filter(seen).length, narrow: all(".narrow").filter(seen).length,
      pairs: all(".wide").length - all(".narrow").length,
      torn: all(".tied").filter(e => e.getClientRects().length > 1).length,
      tied: all(".tied").length, shown: all("math").filter(seen).length,
    };
  }
  return found;
});
</script>"""


@pytest.fixture(scope="module")
def pages():
    return cache(lambda name: PAGES[name]())


@pytest.fixture(scope="module")
def looks(pages, tmp_path_factory):
    """What a browser makes of each page at the widths of a telephone, a tablet, a desk."""
    if CHROMIUM is None:
        pytest.skip("no chromium here")
    folder, known = tmp_path_factory.mktemp("looks"), {}

    def look(name):
        if name not in known:
            page = folder / f"{len(known)}.html"
            page.write_text(pages(name), encoding="utf-8")
            frames = "".join(
                f'<iframe data-width="{w}" src="{page.name}" style="width:{w}px;height:900px">'
                "</iframe>"
                for w in (390, 720, 1000)
            )
            harness = folder / "harness.html"
            harness.write_text(f"<!doctype html>{frames}{REPORT}{MEASURE}", encoding="utf-8")
            known[name] = seen(harness, folder)
        return known[name]

    return look


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_valid_html(pages, name):
    html5lib = pytest.importorskip("html5lib")
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(pages(name))
    assert parser.errors == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways_and_nothing_is_torn(looks, name):
    found, console = looks(name)
    assert console == []
    for width, page in found.items():
        assert page["wider"] <= 0 and page["scrolls"] == 0 and page["outside"] == 0, width
        assert page["torn"] == 0 and page["tied"] > 0 and page["shown"] > 5


@pytest.mark.parametrize("name", ["Normal‖Normal", "Binomial‖Binomial", "a post"])
def test_one_of_two_widths_is_shown(looks, name):
    found, _ = looks(name)
    phone, tablet, desk = (found[w] for w in ("390", "720", "1000"))
    assert desk["pairs"] == 0 and desk["wide"] > 0 and desk["narrow"] == 0
    assert phone["wide"] == 0 and phone["narrow"] == desk["wide"]
    assert tablet["wide"] + tablet["narrow"] == desk["wide"]
    assert (tablet["wide"] > 0) is (name == "Normal‖Normal")  # whose lines fit a tablet


def test_paper_is_white_and_whole():
    page = pair("Normal", "Normal")
    rules = page[page.index("@media print") :]
    assert "--paper: #fff" in rules and ".wide { display: block; }" in rules
    assert "break-inside: avoid" in rules and "details-content" in rules
