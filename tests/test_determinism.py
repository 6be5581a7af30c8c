"""The same question gives the same bytes, whatever the hash seed."""

import pytest
from running import symkl

CALLS = [
    ("kl", "Normal", "Normal", "--detail", "3"),
    ("kl", "Gamma", "Exponential", "--json"),
    ("kl", "LogNormal", "Gamma", "--format", "html", "--detail", "3"),
    ("kl", "Uniform", "Uniform", "--format", "latex", "--detail", "2"),
    ("entropy", "Categorical", "--format", "markdown", "--detail", "3"),
    ("theorem", "mle-equivalence", "--format", "mathml", "--detail", "3"),
    ("theorem", "kl-decomposition", "--json"),
    ("families",),
]


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_the_same_bytes_under_every_hash_seed(call):
    first, second, third = (symkl(*call, PYTHONHASHSEED=seed) for seed in "012")
    assert first.returncode == 0, first.stderr
    assert first.stdout
    assert first.stdout == second.stdout == third.stdout
