"""The pages that go through the tools: theorems and derivations of every shape, at each detail."""

from __future__ import annotations

import re
import shlex
from functools import cache
from html import unescape

from symkl import catalogue
from symkl.formula.question import ask
from symkl.render.blocks import Page, Runs
from symkl.render.page import page
from symkl.render.targets import TARGETS, Target
from symkl.render.written import Writer

LABEL = "R.1"
TOKEN = re.compile(r"[^\W_]+")

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
    kind, *words = shlex.split(question)
    return ask(kind, words)


@cache
def the_page(question: str, detail: int) -> Page:
    """With a number for the result, but at detail 1."""
    measure = "sum" if detail == 2 and question.startswith("theorem") else None
    return page(derivation(question), detail, measure, label=None if detail == 1 else LABEL)


class Recorder(Writer):
    """Writes a page and keeps what was sent: each formula (is it displayed?), and the words."""

    def __init__(self, target: Target) -> None:
        super().__init__(target)
        self.raw: list[tuple[bool, str]] = []
        self.said: list[str] = []

    def math(self, inside: str, pattern: str) -> str:
        written = super().math(inside, pattern)
        before, after = pattern.split("MATH")
        shown = pattern not in (self.target.inline, self.target.alone)
        tag = f" \\tag{{{LABEL}}}" if shown and "\\tag" in pattern else ""
        self.raw.append((shown, written[len(before) : len(written) - len(after)] + tag))
        return written

    def words(self, plain: str) -> str:
        self.said += TOKEN.findall(plain)
        return super().words(plain)

    def spoken(self, runs: Runs) -> str:
        self.said += TOKEN.findall(unescape(super().spoken(runs)))
        return super().spoken(runs)

    @property
    def sent(self) -> list[tuple[bool, str]]:
        return [(shown, squeezed(tex)) for shown, tex in self.raw]


def squeezed(text: str) -> str:
    """With single spaces: how lines are broken means nothing in a formula."""
    return " ".join(text.split())


def name_of(question: str, detail: int) -> str:
    """A file name."""
    return re.sub(r"[^a-z0-9]+", "-", question.lower()).strip("-") + f"-{detail}"


Written = tuple[dict[str, str], dict[str, Recorder]]


@cache
def written(target: str, questions: tuple[str, ...], details: tuple[int, ...]) -> Written:
    """Each page in the dialect of the target, and what was sent in it."""
    texts, recorders = {}, {}
    for question in questions:
        for detail in details:
            name = name_of(question, detail)
            recorders[name] = Recorder(TARGETS[target])
            texts[name] = recorders[name].page(the_page(question, detail))
    return texts, recorders
