"""A formula that somebody wrote, whether it is right, and where it was seen.

``value`` is the same formula typed a second time, in Python, and is what the verdict is tested by
(tests/test_formulas_data.py): neither the reader of formulas nor symkl takes part in that.
"""

from __future__ import annotations

from dataclasses import dataclass, field

SLIPS = {  # what made a wrong formula of the right one
    "p and q swapped": "the formula is right for KL(Q‖P), or for H(q, p)",
    "rate read as scale": "a rate of the law stands where its inverse should",
    "scale read as rate": "a scale of the law stands where its inverse should",
    "standard deviation read as variance": "σ stands where σ² should",
    "variance read as standard deviation": "σ² stands where σ should",
    "precision read as variance": "τ stands where 1/τ should",
    "variance read as precision": "σ² stands where 1/σ² should",
    "log base 2": "every logarithm is binary: bits for nats",
    "log base 10": "every logarithm is decimal",
    "a sign": "one term, or the whole, has the other sign",
    "factor ½": "one term, or the whole, is half of what it should be",
    "factor 2": "one term, or the whole, is twice what it should be",
    "a lost factor": "one term lacks a factor other than 2, or has one too many",
    "a lost additive constant": "a number is missing, added twice, or another number",
    "a lost term": "a term with a parameter is missing",
    "an extra term": "a term with a parameter is too many",
    "an exponent": "a power is missing, or another power",
    "a bracket": "a factor, a power or a log ends too late or too early",
    "an index": "a parameter of the other law stands in one place",
    "entropy for cross-entropy": "the formula is right for H(p), asked was H(p, q)",
    "cross-entropy for entropy": "the formula is right for H(p, q), asked was H(p)",
    "cross-entropy for KL": "the formula is right for H(p, q), asked was KL",
    "KL for cross-entropy": "the formula is right for KL, asked was H(p, q)",
    "entropy for KL": "the formula is right for H(p), asked was KL",
    "entropy of q for p": "the formula is right for H(q), asked was H(p)",
    "parameters in another order": "two parameters of a law have changed places",
    "success read as failure": "p stands where 1 − p should",
    "Γ for log Γ": "a logarithm before Γ or B is missing",
    "a lost logarithm": "a quotient stands where its logarithm should",
    "a normal approximation": "the formula is the entropy of a normal law of the same variance",
    "ψ for log": "ψ stands where log should",
    "log for ψ": "log stands where ψ should",
    "a shifted argument": "ψ, Γ or an index is off by one",
    "another support": "the law of the formula begins at another point (geometric at 0 or 1)",
}

QUANTITIES = "kl", "entropy", "cross-entropy"


@dataclass(frozen=True, eq=False)
class Formula:
    quantity: str
    p: str  # laws in symkl's notation
    q: str  # "" for an entropy
    formula: str
    value: str  # the formula in Python, in the parameters' names
    verdict: str  # "equal" or "unequal"
    source: str
    diagnosis: tuple[str, ...] = ()  # any of these is right
    note: str = ""
    syntax: str = "latex"  # or "python"
    silent: bool = False  # right where finite, but does not say where the answer is ∞
    at: dict[str, tuple] = field(default_factory=dict)  # parameters at other points than usual

    @property
    def laws(self) -> tuple[str, ...]:
        return (self.p, self.q) if self.q else (self.p,)

    def __str__(self) -> str:
        return f"{self.quantity} {' ‖ '.join(self.laws)}: {self.verdict}"


def right(quantity, p, q, formula, value, source, **more):
    return Formula(quantity, p, q, formula, value, "equal", source, **more)


def wrong(quantity, p, q, formula, value, source, *diagnosis, **more):
    return Formula(quantity, p, q, formula, value, "unequal", source, diagnosis, **more)
