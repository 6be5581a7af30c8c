"""The questions, one a file: each starts at a definition and returns a Derivation."""

from symkl.questions.cross_entropy import cross_entropy
from symkl.questions.entropy import entropy
from symkl.questions.kl import kl

__all__ = ["cross_entropy", "entropy", "kl"]
