"""Sixty divergences beside plain SymPy, which integrates or sums: `make beside-sympy`.

Both have the same densities, symbols and points; all times are processor time. With ``-o FILE``
each pair is kept as a line of JSON: a run that was stopped goes on there, and a longer limit asks
SymPy again only what a shorter one cut off. The exit status is 1 if an answer of ours is not
closed, is no number somewhere, or differs from the definition's integral, or a pair is missing.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import statistics
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import click
import plain_sympy
import sympy as sp
from drawn import number
from mpmath import isnan, mpf
from plain_sympy import Point, asked, value

from symkl import oracle
from symkl.atlas.journal import fingerprint
from symkl.columns import columns
from symkl.derivation import Derivation, stands
from symkl.families import FAMILIES
from symkl.family import Parameter
from symkl.nodes import Law
from symkl.parameters import PROBABILITY
from symkl.questions import kl

DIGITS = 12
PAIRS = """
Exponential‖Exponential Bernoulli‖Bernoulli Normal‖Normal Gamma‖Gamma Beta‖Beta Weibull‖Weibull
Gumbel‖Gumbel Cauchy‖Cauchy Laplace‖Laplace LogNormal‖LogNormal Rayleigh‖Rayleigh Maxwell‖Maxwell
Chi‖Chi GammaInverse‖GammaInverse BetaPrime‖BetaPrime Cauchy‖StudentT HalfNormal‖HalfNormal
Nakagami‖Nakagami GaussianInverse‖GaussianInverse LogitNormal‖LogitNormal Moyal‖Moyal
ContinuousBernoulli‖ContinuousBernoulli Pareto‖Pareto HalfCauchy‖HalfCauchy Gumbel‖Normal
Normal‖Gumbel Normal‖Laplace Laplace‖Normal Laplace‖Gumbel Gamma‖Exponential Exponential‖Gamma
Gamma‖LogNormal LogNormal‖Gamma Weibull‖Gamma Gamma‖Weibull Exponential‖Weibull Exponential‖Normal
Gamma‖Normal Gamma‖GammaInverse Rayleigh‖Maxwell HalfNormal‖Exponential Exponential‖Laplace
Gamma‖Laplace Beta‖Normal Beta‖Exponential Uniform‖Normal Arcsin‖Normal WignerSemicircle‖Normal
Pareto‖Exponential Chi‖Gamma GaussianInverse‖Gamma LogNormal‖Weibull Poisson‖Poisson Zeta‖Zeta
Geometric‖Geometric Geometric0‖Geometric0 Logarithmic‖Logarithmic FlorySchulz‖FlorySchulz
Borel‖Borel Bernoulli‖Poisson
"""
WARM = """
Rayleigh‖Gamma LogNormal‖Levy Normal‖Logistic Beta‖Uniform Chi‖Nakagami Cauchy‖Normal
Poisson‖NegativeBinomial Geometric0‖Poisson
"""


def listed(text: str) -> list[tuple[str, ...]]:
    """The pairs of a list."""
    return [tuple(pair.split("‖")) for pair in text.split()]


def fresh(pair: tuple[str, ...], mark: str) -> list[Law]:
    """The pair at parameters with new names: nothing of it is in a cache."""
    named = zip((FAMILIES[name] for name in pair), "pq")
    return [f(*(f"{p.symbol}_{mark}{side}" for p in f.parameters)) for f, side in named]


def derived(pair: tuple[str, ...], mark: str) -> tuple[Derivation, float]:
    """The divergence, each step proved in the kernel; the median of its seconds at three sets of
    new names.
    """
    times = []
    for turn in "abc":
        laws = fresh(pair, mark + turn)
        began = time.process_time()
        d = kl(*laws)
        times.append(time.process_time() - began)
    d.check()  # once more, from the claims alone
    return d, statistics.median(times)


def warm_up() -> None:
    """Nobody's first call pays for imports."""
    x, k = sp.Symbol("x", positive=True), sp.Symbol("k", integer=True)
    sp.integrate(x ** sp.Rational(1, 3) * sp.log(x) * sp.exp(-x), (x, 0, sp.oo))
    sp.summation(k / 2**k, (k, 1, sp.oo))
    for pair in listed(WARM):
        derived(pair, "w")


# -- where they are compared


def whole(parameter: Parameter, source: Random) -> Any:
    """A whole number; for a probability one over a whole number."""
    if parameter.domain.words == PROBABILITY.words:
        return sp.Rational(1, source.randint(3, 6))
    return sp.Integer(source.randint(1, 6))


def least(parameter: Parameter, source: Random) -> Any:
    """1, or what is next to it inside the domain."""
    if parameter.domain.words == PROBABILITY.words:
        return sp.Rational(1, source.choice((2, 2, 3)))
    return sp.Integer(source.choice((1, 1, 1, 0, 2)))


def drawn(family: Any, choose: Any, source: Random) -> Law:
    """A law of the family, its parameters so chosen."""
    for _ in range(2000):
        with contextlib.suppress(ValueError):  # outside the domain
            law = family(*(choose(p, source) for p in family.parameters))
            if type(law) is family:  # and not the law that is left at an edge of it
                return law
    raise RuntimeError(f"no such parameters for {family.__name__}")


def point(d: Derivation, choose: Any, seed: str, equal: bool = False) -> Point:
    """Values of all parameters at which the divergence is finite; those of p for q if equal."""
    source = Random(seed)
    (_, p), (_, q) = d.laws
    for _ in range(500):
        one, two = drawn(type(p), choose, source), drawn(type(q), choose, source)
        if equal and type(p) is type(q):
            two = one
        there = dict(zip((*p.args, *q.args), (*one.args, *two.args)))
        if sp.sympify(d.finite_when).subs(there) == sp.true:
            return there
    raise RuntimeError(f"{d.title}: not finite at any of these parameters")


def points(d: Derivation, pair: tuple[str, ...]) -> list[Point]:
    """Two random rational points and a whole one, for both; a special and an equal one for us."""
    seed = "‖".join(pair)
    return [
        *(point(d, number, f"{seed}/{k}") for k in (1, 2)),
        point(d, whole, f"{seed}/whole"),
        point(d, least, f"{seed}/least"),
        point(d, whole, f"{seed}/equal", equal=True),
    ]


# -- one pair


def ours_at(d: Derivation, there: Point, zero: bool) -> str:
    """right, open (the oracle has no number for the definition there), or what is wrong."""
    plain = value(d.result, there)
    found = d.evaluate(there, digits=20)
    if isnan(found) or plain == "nan":
        return "nan"
    if zero:
        return "right" if abs(found) < 1e-15 and abs(mpf(plain)) < 1e-15 else "not 0"
    if not agree(plain, found):
        return f"{plain} and {found}"
    try:
        truth = oracle.evaluate(d.before, oracle.Model(symbols=there), DIGITS + 3)
    except oracle.OracleError:
        return "open"
    return "right" if stands(found, "=", truth, DIGITS) else f"{found}, not {truth}"


def agree(text: str, number: Any) -> bool:
    """Is the text that number, to 12 digits? Words never are."""
    try:
        return stands(mpf(text), "=", number, DIGITS)
    except ValueError:
        return False


def compared(pair: tuple[str, ...], mark: str, limit: float) -> dict[str, Any]:
    """A row: SymPy's answer and ours."""
    d, seconds = derived(pair, mark)
    there = points(d, pair)
    checks = [ours_at(d, at, k == 4 and pair[0] == pair[1]) for k, at in enumerate(there)]
    numbers = [d.evaluate(at, digits=20) for at in there[:3]]
    answer = asked(*(law for _, law in d.laws), there[:3], limit)
    right = [agree(text, number) for text, number in zip(answer.values, numbers)]
    at_whole = "right" if right[2] else answer.values[2]
    if at_whole[-1].isdigit():
        at_whole = "wrong"
    return {
        "pair": "‖".join(pair), "limit": limit, "sympy": answer.status,
        "right": right[0] and right[1], "whole": at_whole, "values": answer.values,
        "seconds": answer.seconds, "ours": d.status, "our_seconds": seconds, "checks": checks,
    }  # fmt: skip


# -- all of them


def kept(output: Path | None, engine: str, limit: float) -> dict[str, dict]:
    """The rows of an earlier run of the same code that a longer limit would not change."""
    lines = output.read_text("utf-8").splitlines() if output and output.exists() else []
    rows = [json.loads(line) for line in lines]
    return {
        row["pair"]: row
        for row in rows
        if row["engine"] == engine and (row["sympy"] != "limit" or row["limit"] >= limit)
    }


def shown(row: dict[str, Any]) -> list[str]:
    """The row as words."""
    answered = row["sympy"] == "solved"
    bad = [c for c in row["checks"] if c not in ("right", "open")]
    return [
        row["pair"], row["sympy"], ("yes" if row["right"] else "no") if answered else "—",
        row["whole"] if answered else "—", f"{row['seconds']:.2f}",
        row["ours"] + (f" ({'; '.join(bad)})" if bad else ""), f"{1000 * row['our_seconds']:.1f}",
        f"{row['seconds'] / row['our_seconds']:.0f}",
    ]  # fmt: skip


HEADS = ["pair", "SymPy", "right", "at integers", "s", "symkl", "ms", "ratio"]


def summary(rows: list[dict[str, Any]]) -> str:
    """The closing lines."""
    solved = [row for row in rows if row["sympy"] == "solved"]
    ratios = [row["seconds"] / row["our_seconds"] for row in solved]
    checks = [check for row in rows for check in row["checks"]]
    lines = [
        f"SymPy: solved {len(solved)} of {len(rows)}, "
        f"right {sum(row['right'] for row in solved)}, "
        f"nan at integers {sum(row['whole'] == 'nan' for row in solved)}, "
        f"solved in some branches only {sum(row['sympy'] == 'partly' for row in rows)}",
        f"symkl: closed {sum(row['ours'] == 'closed' for row in rows)} of {len(rows)}, at "
        f"{len(checks)} rational, integer, special and equal parameters: "
        f"nan {checks.count('nan')}, "
        f"right {checks.count('right')}, not vouched for {checks.count('open')}, "
        f"wrong {sum(c not in ('nan', 'right', 'open') for c in checks)}",
    ]
    if ratios:
        median = statistics.median(ratios)
        lines.append(f"median ratio over the pairs that SymPy solves: {median:.0f}")
    return "\n".join(lines)


@click.command()
@click.option("--limit", default=30.0, show_default=True, help="Seconds for SymPy, a pair.")
@click.option("--pairs", default=60, show_default=True, help="Only the first so many.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Keep each pair here.")
def main(limit: float, pairs: int, output: Path | None) -> None:
    """Divergences by plain SymPy and by symkl, side by side."""
    engine = fingerprint() + hashlib.sha256(Path(plain_sympy.__file__).read_bytes()).hexdigest()[:8]
    rows = kept(output, engine, limit)
    warm_up()
    asking = listed(PAIRS)[:pairs]
    bar = click.progressbar(asking, label="pairs", file=sys.stderr, show_pos=True)
    with contextlib.suppress(KeyboardInterrupt), bar:  # stopped: what there is, is shown
        for count, pair in enumerate(bar):
            name = "‖".join(pair)
            if name in rows:
                continue
            rows[name] = {**compared(pair, f"v{count}", limit), "engine": engine}
            if output:
                with output.open("a", encoding="utf-8") as lines:
                    lines.write(json.dumps(rows[name], ensure_ascii=False) + "\n")
    found = [rows["‖".join(pair)] for pair in asking if "‖".join(pair) in rows]
    print(columns([HEADS, *map(shown, found)]))
    print(summary(found))
    sound = all(r["ours"] == "closed" and set(r["checks"]) <= {"right", "open"} for r in found)
    sys.exit(0 if sound and len(found) == len(asking) else 1)


if __name__ == "__main__":
    main()
