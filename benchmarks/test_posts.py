"""A post of a hundred blocks, in a process of its own as a user runs it.

Three posts of one group, so that the ratios are read off one table: a hundred different questions,
the same ten of them ten times over (an equal question is derived once), and no question at all.
Nothing here passes or fails by time.
"""

import subprocess
import sys
from itertools import product

import pytest

NAMES = ["Normal", "Gamma", "Exponential", "Weibull", "Beta", "Laplace", "Uniform", "Poisson",
         "Geometric", "Bernoulli"]  # fmt: skip
PAIRS = [f"kl {p} {q}" for p, q in product(NAMES, NAMES)]
POSTS = {
    "100 different blocks": PAIRS,
    "10 blocks, each 10 times": PAIRS[::10] * 10,
    "no block": [],
}


@pytest.mark.parametrize("post", POSTS)
def test_a_post(benchmark, tmp_path, post):
    benchmark.group = "a post"
    path = tmp_path / "post.md"
    text = "".join(f"<!-- symkl: {q} -->\n<!-- /symkl -->\n\n" for q in POSTS[post])
    command = [sys.executable, "-m", "symkl", "render", str(path)]
    again = {"setup": lambda: path.write_text(text) and None, "rounds": 2}
    benchmark.pedantic(lambda: subprocess.run(command, check=True, capture_output=True), **again)
    assert path.read_text().count("<!-- /symkl -->") == len(POSTS[post])
    assert path.read_text().count("\\begin{aligned}") >= len(POSTS[post]) / 2
