"""Our MathML beside KaTeX in a browser: as wide and as high, and no error in the console.

KaTeX sets as TeX does. Where we differ on purpose is within the tolerance: no room beside a
fraction, and a tall fence close to its function.
"""

from html import escape

import pytest
from chromium import CHROMIUM, REPORT, seen
from toolchain.node import modules

from symkl.render.html import _style
from symkl.render.mathml import write_element
from symkl.render.normalise.typed import drawn

EM = 20  # px
DISPLAYED = [
    r"\log\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}-\frac12",
    r"\mathbb{E}_p\left[\log\frac{p(X)}{q(X)}\right]",
    r"D_{\mathrm{KL}}(p\parallel q)=H(p,q)-H(p)",
    r"\sum_{i=1}^n \log q(x_i;\theta)",
    r"\prod_{i=1}^n q(x_i)",
    r"\int_{-\infty}^\infty e^{-x^2}\,\mathrm{d}x",
    r"\int_0^1 \frac{x^{a-1}}{\mathrm{B}(a,b)}\,\mathrm{d}x",
    r"\operatorname*{arg\,min}_\theta H(p,q_\theta)",
    r"\max_\theta L(\theta)\quad\sup_x f",
    r"\frac{\left(\frac{\theta_1}{\alpha_2}\right)^{\beta_2}\Gamma(k_1+\beta_2)}{\Gamma(k_1)}",
    r"\sqrt{2\pi\sigma^2}+\sqrt[3]{x}+\sqrt{\frac{a}{b}}",
    r"\binom{n}{k}p^k(1-p)^{n-k}",
    r"{}_2F_1(a,b;c;z)+I_\nu(z)+\psi^{(1)}(k)",
    r"-\log\beta_2-\log\Gamma(k_1)+k_1\log\theta_1",
    r"x\in\mathbb{R},\ p\ll q,\ x_i\sim p",
    r"\lfloor x\rfloor+\lceil y\rceil+|x|+\lVert x\rVert",
    r"\hat\theta+\hat p+\bar x+\widehat{ab}",
    r"\left\lbrace 0,1,\dots,n\right\rbrace",
    r"\left(\frac{\nu_1+1}{2}\right)\Gamma\left(\frac{\nu_1}{2}\right)",
    r"e^{-\frac{(x-\mu)^2}{2\sigma^2}}",
    r"\frac{1}{1+\frac{a}{b+\frac{c}{d}}}",
    r"\left|\frac{x-\mu}{\sigma}\right|^{\beta}",
    r"n!\,(n-k)!\,x'",
    r"a\cdot b/c\le d\ge e\neq f<g>h",
    r"A^\top\boldsymbol{\mu}+\mathbf{x}+\mathcal{N}",
    r"\underbrace{a+b}_{n}+\overline{ab}+\boxed{x}",
    r"\operatorname{tr}A\log\log x\;\det A\;\operatorname{erf}(x)",
    r"\begin{pmatrix}a&b\\c&d\end{pmatrix}",
    r"\begin{cases} a+b & \text{if } a\le b \\ \infty & \text{otherwise}\end{cases}",
    r"\begin{aligned} D &= a+b \\ &\quad - c \end{aligned}",
    r"\sum_{x\in\{0,1\}} p(x)\log\frac{p(x)}{q(x)}",
    r"P(A|B)\quad p(x\mid y)",
]
INLINE = [
    r"\mathbb{E}_p[(X-\mu_1)^2]=\sigma_1^2",
    r"\frac{a}{b}+\sum_{i=1}^n x_i+\int_0^1 f",
]
FORMULAS = dict.fromkeys(DISPLAYED, "block") | dict.fromkeys(INLINE, "inline")
MEASURE = """
<script>
const ems = (r, em) => [r.width / em, r.height / em];
function union(all) {
  const of = (side, pick) => pick(...all.map(e => e.getBoundingClientRect()[side]));
  return {width: of("right", Math.max) - of("left", Math.min),
          height: of("bottom", Math.max) - of("top", Math.min)};
}
report(() => {
  for (const e of document.querySelectorAll(".katex-side"))
    katex.render(e.dataset.tex, e, {displayMode: e.dataset.display === "block"});
  return document.fonts.ready.then(() => [...document.querySelectorAll("tr")].map(row => ({
    ours: ems(row.querySelector("math").getBoundingClientRect(), EM),
    theirs: ems(union([...row.querySelectorAll(".katex-html > *")]), EM),
  })));
});
</script>""".replace("EM", str(EM))


@pytest.fixture(scope="module")
def sizes(tmp_path_factory):
    """Width and height of each formula in em: ours, and KaTeX's."""
    if CHROMIUM is None:
        pytest.skip("no chromium here")
    folder = tmp_path_factory.mktemp("katex")
    katex = (modules() / "node_modules" / "katex" / "dist").as_uri()
    rows = []
    for latex, display in FORMULAS.items():
        ours = write_element(drawn(latex, display))
        data = f'data-tex="{escape(latex)}" data-display="{display}"'
        rows.append(f'<tr><td>{ours}</td><td class="katex-side" {data}></td></tr>')
    page = folder / "page.html"
    style = f"td math, td .katex {{ font-size: {EM}px; display: inline-block; }}"
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="{katex}/katex.min.css">'
        f'<style>{_style()}{style}</style><script src="{katex}/katex.min.js"></script>'
        f"<table>{''.join(rows)}</table>{REPORT}{MEASURE}",
        encoding="utf-8",
    )
    found, console = seen(page, folder)
    assert console == []
    return dict(zip(FORMULAS, found, strict=True))


@pytest.mark.parametrize("latex", FORMULAS)
def test_as_wide_and_as_high_as_katex(sizes, latex):
    """Within a quarter of an em and 5 %: what a reader takes for the same."""
    (width, height), (wanted_width, wanted_height) = (sizes[latex][k] for k in ("ours", "theirs"))
    assert min(wanted_width, wanted_height) > 1
    assert abs(width - wanted_width) <= 0.25 + 0.05 * wanted_width
    assert abs(height - wanted_height) <= 0.25 + 0.1 * wanted_height


def test_the_measure_tells_formulas_apart(sizes):
    """Few of these formulas are as wide and as high as another, within that tolerance."""
    ours = [sizes[latex]["ours"] for latex in FORMULAS]
    theirs = [sizes[latex]["theirs"] for latex in FORMULAS]
    alike = sum(
        abs(one[0] - two[0]) <= 0.25 + 0.05 * two[0] and abs(one[1] - two[1]) <= 0.25 + 0.1 * two[1]
        for place, one in enumerate(ours)
        for other, two in enumerate(theirs)
        if place != other
    )
    assert alike < 0.1 * len(FORMULAS) ** 2
