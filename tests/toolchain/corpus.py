"""The pages that go through the tools: theorems and derivations of every shape, at each detail."""

from __future__ import annotations

from functools import cache

from symkl import catalogue
from symkl.formula.question import ask
from symkl.render.blocks import Page
from symkl.render.page import page
from symkl.render.written import Writer, target_of

FEW = (  # cases, sums, new variables, ∞ for either reason, a mean left over, long lines, numbers
    "kl Gamma Weibull",
    "kl Binomial Binomial",
    "kl Uniform Uniform",
    "kl StudentT Gumbel",
    "kl Laplace Normal",
    "kl Poisson Geometric0",
    "kl Frechet Chi",
    'kl "Normal(0, 1)" "Normal(mu, sigma)"',
    "entropy Beta",
    "entropy VonMises",
    "cross-entropy Exponential Gumbel",
    "kl Levy Gompertz",
)
MORE = (
    "kl Normal Normal",
    "kl Gamma Gamma",
    "kl Beta Beta",
    "kl Beta Kumaraswamy",
    "kl Weibull Weibull",
    "kl Gumbel Gumbel",
    "kl Pareto Pareto",
    "kl Pareto Exponential",
    "kl StudentT Normal",
    "kl Cauchy Cauchy",
    "kl Laplace Laplace",
    "kl LogNormal Gamma",
    "kl Logistic Logistic",
    "kl Bernoulli Bernoulli",
    "kl Poisson Poisson",
    "kl NegativeBinomial Poisson",
    "kl Hypergeometric Binomial",
    "kl Categorical Categorical",
    "kl DiscreteUniform Poisson",
    "kl Triangular Uniform",
    "kl TruncatedNormal Normal",
    "kl GaussianInverse Gamma",
    "kl ExGaussian Normal",
    "kl Reciprocal Levy",
    "kl GammaInverse Maxwell",
    'kl "Bernoulli(1/2)" "Bernoulli(9/10)"',
    "entropy Gamma",
    "entropy StudentT",
    "entropy WignerSemicircle",
    "entropy Dagum",
    "entropy Zeta",
    "cross-entropy Gamma Normal",
    "cross-entropy Beta PowerFunction",
)
THEOREMS = tuple(f"theorem {name}" for name in catalogue.theorems())
BOUNDED = (*THEOREMS, *FEW)
FULL = (*BOUNDED, *MORE)


@cache
def derivation(question: str):
    import shlex

    kind, *words = shlex.split(question)
    return ask(kind, words)


@cache
def the_page(question: str, detail: int) -> Page:
    measure = "sum" if detail == 2 and question.startswith("theorem") else None
    return page(derivation(question), detail, measure, label=None if detail == 1 else "R.1")


class Recorder(Writer):
    """Writes a page and keeps every formula as it was sent: is it displayed, and its LaTeX."""

    def __init__(self, target) -> None:
        super().__init__(target)
        self.sent: list[tuple[bool, str]] = []

    def math(self, inside: str, pattern: str) -> str:
        written = super().math(inside, pattern)
        shown = pattern not in (self.target.inline, self.target.alone)
        tag = " \\tag{R.1}" if shown and "\\tag" in pattern else ""
        self.sent.append((shown, squeezed(written_inside(written, pattern) + tag)))
        return written


def written_inside(written: str, pattern: str) -> str:
    """What stands in the place of MATH."""
    before, after = pattern.split("MATH")
    return written[len(before) : len(written) - len(after)]


def squeezed(text: str) -> str:
    """With single spaces: how lines are broken means nothing in a formula."""
    return " ".join(text.split())


def name_of(question: str, detail: int) -> str:
    """A file name."""
    plain = "".join(c if c.isalnum() else "-" for c in question).strip("-").lower()
    while "--" in plain:
        plain = plain.replace("--", "-")
    return f"{plain}-{detail}"


def written(target: str, questions: tuple[str, ...], details: tuple[int, ...]):
    """Each page in the dialect of the target, and the formulas that were sent in it."""
    format = "latex" if target == "paper" else "markdown"
    texts, sent = {}, {}
    for question in questions:
        for detail in details:
            recorder = Recorder(target_of(format, target))
            name = name_of(question, detail)
            texts[name] = recorder.page(the_page(question, detail))
            sent[name] = recorder.sent
    return texts, sent
