"""MathML Core out of latex2mathml: each of its known defects repaired, or refused."""

import re
from xml.etree.ElementTree import tostring

import pytest

from symkl.render.normalise.typed import drawn


def written(latex, display="block"):
    """The elements, without those that only hold a row."""
    text = tostring(drawn(latex, display), encoding="unicode")
    text = re.sub(r"^<math[^>]*>|</math>$", "", text)
    return re.sub(r"</?mrow>", "", text)


# what latex2mathml makes of it is in the table of defects; here is what must come out of it
REPAIRED = {
    r"\text{<script>x</script>}": ["<mtext>&lt;script&gt;x&lt;/script&gt;</mtext>"],
    r"\text{a & b < c}": ["<mtext>a\xa0&amp;\xa0b\xa0&lt;\xa0c</mtext>"],
    r"\begin{aligned}a&=b\\&=c\end{aligned}": ["<mtable", "text-align:right", "text-align:left"],
    r"\begin{gathered}a\\b\end{gathered}": ["text-align:center", 'displaystyle="true"', "b</mi>"],
    r"\begin{dcases}a&b\\c&d\end{dcases}": ["{</mo>", '<mtable displaystyle="true">'],
    r"\begin{align*}a&=b\\&=c\end{align*}": [
        '<mtd style="text-align:right;padding:0.2em 0"><mi>a</mi></mtd>',
        '<mo form="infix">=</mo><mi>b</mi>',
    ],
    r"\begin{align}a&=b\\[4pt]&=c\tag{2}\end{align}": ["<mi>c</mi></mtd>", "<mtext>(2)</mtext>"],
    r"x\sim p": ["<mi>x</mi><mo>∼</mo><mi>p</mi>"],
    r"\log p(x)": ['<mi>log</mi><mspace width="0.1667em" /><mi>p</mi>'],
    r"\log\frac ab": ['<mi>log</mi><mspace width="0.1667em" /><mfrac>'],
    r"\Sigma\Gamma": ['<mi mathvariant="normal">Σ</mi><mi mathvariant="normal">Γ</mi>'],
    r"\mathrm{B}(a)": ['<mi mathvariant="normal">B</mi>'],
    r"\mathrm dx": ['<mi mathvariant="normal">d</mi><mi>x</mi>'],
    r"\mathrm{KL}": ["<mi>KL</mi>"],
    r"\boldsymbol{\mu}\bm\Sigma\mathbf 1": ["<mi>𝝁</mi>", "<mi>𝜮</mi>", "<mn>𝟏</mn>"],
    r"\mathbb{1}\mathcal L\mathscr F": ["<mn>𝟙</mn>", "<mi>ℒ</mi>", "<mi>ℱ</mi>"],
    r"\boxed{x}": ["border:0.045em solid", "<mi>x</mi>"],
    r"\big\| x\bigr)": [">‖</mo>", 'form="postfix">)</mo>'],
    r"\operatorname*{arg\,min}_\theta x": [
        '<munder><mo movablelimits="true" form="prefix" lspace="0" rspace="0.1667em">arg min</mo>'
    ],
    r"\mathop{\mathrm{arg\,min}}_\theta x": ["<munder>", ">arg min</mo>"],
    r"\mathbin{\|}\mathord{x}": [">‖</mo>", "<mi>x</mi>"],
    r"\left(\sum_{i=1}^n x\right)": ["<munderover><mo>∑</mo>"],
    r"\underbrace{\sum_i x}_{n}": ["<munder><mo>∑</mo>", "⏟"],
    r"\max_\theta \lim_n x": ["<munder><mo", ">max</mo>", ">lim</mo>"],
    r"\lVert x\rVert": ['form="prefix">‖</mo><mi>x</mi>', 'form="postfix">‖</mo>'],
    r"\operatorname{tr} A": ['<mi>tr</mi><mspace width="0.1667em" /><mi>A</mi>'],
    r"a\!b\mkern3mu c\medspace d": ['margin-left:-0.1667em', '"0.1667em"', '"0.2222em"'],
    r"\xrightarrow{p}": ['<mover><mo stretchy="true">→</mo>'],
    r"a := b; 50\%": ["<mo>:=</mo>", "<mo>;</mo>", "<mi>%</mi>"],
    r"a\implies b, \dots": ["<mo>⟹</mo>", ".\u2009.\u2009."],
    r"\lbrace x\rbrace\Vert": ['form="prefix">{</mo>', 'form="postfix">}</mo>'],
    r"\arg\min_x f": ["<munder>", ">arg min</mo>"],
    r"\text{50\% of a\_b}": ["<mtext>50%\xa0of\xa0a_b</mtext>"],
    r"\not= \not\in": ["<mo>≠</mo><mo>∉</mo>"],
    r"\hat\theta": ['<mover accent="true"><mi>θ</mi><mo stretchy="false">ˆ</mo></mover>'],
    r"\binom{n}{k}": ['form="prefix" lspace="0" rspace="0">(</mo><mfrac linethickness="0">'],
    # and what was seen beside KaTeX
    r"\sum_{i=1}^n x": ['<mi>i</mi><mo lspace="0" rspace="0">=</mo><mn>1</mn>'],
    r"x^{n-k}": ['lspace="0" rspace="0">−</mo>'],
    r"a/b": ['<mo lspace="0" rspace="0">/</mo>'],
    r"f'(x)": ["<mi>f</mi><mo", "′</mo>"],
    r"\left\lbrace 0,1\right\rbrace": ['stretchy="false"'],
    r"\begin{pmatrix}a&b\end{pmatrix}": ['stretchy="true" fence="true" form="prefix"'],
    r"-\log x": ['<mo form="prefix">−</mo><mspace width="0.1667em" /><mi>log</mi>'],
    r"a=-b": ['<mo form="prefix">−</mo>'],
    r"\overline{ab}+\bar x": ["border-top:"],
}  # fmt: skip
ABSENT = ("columnalign", "columnspacing", "rowspacing", "menclose", "mstyle", "msub", "4pt")


@pytest.mark.parametrize("latex", REPAIRED)
def test_what_comes_out_wrong_is_repaired(latex):
    found = written(latex)
    place = 0
    for piece in REPAIRED[latex]:
        place = found.find(piece, place)
        assert place >= 0, f"{piece} is not in {found}"
    assert not [word for word in ABSENT if word in found]


REFUSED = {
    "a & b": "LaTeX is left over in '&'",
    r"a \& b": "LaTeX is left over in '&'",
    r"\begin{multline}a\end{multline}": "no environment 'multline'; there are aligned, split",
    r"\begin{eqnarray}a&=&b\end{eqnarray}": "no environment 'eqnarray'",
    r"\begin{alignat}{2}a&=b\end{alignat}": "no environment 'alignat'",
    r"\begin{rcases}a\end{rcases}": "no environment 'rcases'",
    r"\begin{aligned}a\end{align}": "ends nothing that was begun",
    r"a \\ b": "a line break outside of an environment",
    r"\label{e} a": r"left over in '\\label'",
    r"\eqref{e}": r"left over in '\\eqref'",
    r"\ensuremath{a}": r"left over in '\\ensuremath'",
    r"a \hfill b": r"left over in '\\hfill'",
    r"\mymacro": r"left over in '\\mymacro'",
    r"\text{a \foo b}": "left over",
    r"\text{if $x$}": "a formula within words",
    r"\href{javascript:alert(1)}{x}": "mrow has no attribute 'href'",
    r"\style{color:red}{x}": "mrow has the style 'color:red'",
    r"\class{a}{x}": "mrow has no attribute 'class'",
    r"\color{red}{x}": "no element 'mstyle'",
    r"\cancel{x}": "no element 'menclose'",
    r"\not\ll": r"no sign for \\not before '≪'",
    r"\frac{a}": "mfrac with 1 parts of 2",
    r"\left( a": "latex2mathml",
}


@pytest.mark.parametrize("latex", REFUSED)
def test_what_a_browser_would_show_as_debris_is_refused(latex):
    with pytest.raises(ValueError, match="cannot be drawn") as error:
        drawn(latex)
    assert REFUSED[latex].replace("\\\\", "\\") in str(error.value).replace("\\\\", "\\")
    assert "\n" not in str(error.value)
