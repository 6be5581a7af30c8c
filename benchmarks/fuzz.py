"""A fuzz of the reader of formulas and of the whole check, for as long as one likes.

    python benchmarks/fuzz.py bytes --seconds 300       bytes, led by coverage (needs atheris)
    python benchmarks/fuzz.py structure --seconds 300   formulas grown from a grammar

A find is an error that is no clear line, an answer that takes more than ``--most`` seconds of
processor time, or "equal" for a formula whose number is another one. Finds are printed, one JSON
object a line; what is fixed becomes a case of tests/test_check_fuzz.py or tests/test_check.py.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
KINDS = "equal", "unequal", "undecided"
QUESTIONS = (
    ("entropy", ("Normal(mu, sigma)",)),
    ("kl", ("Exponential(a)", "Exponential(b)")),
    ("kl", ("Gamma(a, rate=b)", "Gamma(c, rate=d)")),
    ("cross-entropy", ("Bernoulli(p)", "Bernoulli(q)")),
    ("kl", ("Normal(mu, sigma)", "Laplace(m, b)")),
    ("entropy", ("Categorical(p)",)),
    ("kl", ("Uniform(a, b)", "Uniform(c, d)")),
)


def found(find: str, **what: object) -> None:
    print(json.dumps({"find": find, **what}, ensure_ascii=True), flush=True)


def clear(error: Exception) -> bool:
    words = str(error)
    return 0 < len(words) < 400 and len(words.splitlines()) == 1


# -- bytes -----------------------------------------------------------------------------------------


def read_bytes(data: bytes, most: float) -> None:
    """The reader, and the reader of laws, on any bytes."""
    from sympy import Symbol

    from symkl.formula import read_formula
    from symkl.formula.text import read_laws

    text = data.decode("utf-8", "replace")
    names = {n: Symbol(n, positive=True) for n in ("a", "b", "mu", "sigma", "p", "gamma")}
    for reader, given in (
        (lambda: read_formula(text, names).others, text),
        (lambda: read_laws(text[:200]), text[:200]),
    ):
        begun = time.process_time()
        try:
            reader()
        except (ValueError, NotImplementedError) as error:
            if not clear(error):
                found("unclear", text=given, error=str(error))
        except Exception as error:
            found("fault", text=given, error=repr(error))
        taken = time.process_time() - begun
        if taken > most:
            found("slow", text=given, seconds=round(taken, 2))


def by_bytes(seconds: float, most: float, seed: int) -> None:
    import atheris
    from formulas import FORMULAS

    corpus = Path("build/fuzz")
    corpus.mkdir(parents=True, exist_ok=True)
    for number, one in enumerate(FORMULAS):
        (corpus / f"formula-{number}").write_text(one.formula, encoding="utf-8")
        (corpus / f"law-{number}").write_text(one.p, encoding="utf-8")
    with atheris.instrument_imports(include=["symkl.formula"]):
        import symkl.formula.latex
        import symkl.formula.python
        import symkl.formula.reading
        import symkl.formula.text  # noqa: F401
    options = [f"-max_total_time={int(seconds)}", "-max_len=400", f"-seed={seed}", "-timeout=120"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], lambda data: read_bytes(bytes(data), most))
    atheris.Fuzz()


# -- structure -------------------------------------------------------------------------------------


def grown(source: random.Random, letters: list[str], depth: int) -> str:
    """A formula in Python's notation; every function of the reader's table may be in it."""
    from symkl.formula.functions import FUNCTIONS

    if depth <= 0 or source.random() < 0.15:
        return source.choice([*letters, *letters, "1", "2", "1/2", "3", "10", "pi", "0.25"])
    below = [grown(source, letters, depth - source.choice((1, 1, 2))) for _ in range(6)]
    kind = source.random()
    if kind < 0.35:
        row = source.choice(sorted(FUNCTIONS))
        return f"{row}({', '.join(below[: source.choice(FUNCTIONS[row].arities)])})"
    if kind < 0.45:
        return f"(({below[0]})**({source.choice([below[1], '2', '-1', '1/2'])}))"
    if kind < 0.5:
        relation = source.choice(["<", "<=", ">", ">="])
        return f"({below[0]} if {below[1]} {relation} {below[2]} else {below[3]})"
    return f"({below[0]} {source.choice('+-*/')} {below[1]})"


def latex(source: random.Random, text: str, names: dict) -> str:
    """The same as LaTeX, as the package writes it; the text itself where that can't be."""
    from symkl.checking.writing import written
    from symkl.formula import read_formula

    try:
        return written(read_formula(text, names).expr, "latex")
    except (ValueError, NotImplementedError):
        return text


def broken(source: random.Random, text: str) -> str:
    """The text with a piece cut out, doubled or put elsewhere."""
    if source.random() < 0.7 or not text:
        return text
    i, j = sorted(source.randrange(len(text) + 1) for _ in range(2))
    return source.choice([text[:i] + text[j:], text[:j] + text[i:], text[j:] + text[:j]])


def answered(quantity: str, laws: tuple[str, ...], text: str) -> tuple[str, float]:
    """The verdict, or why there is none, and the seconds that it took."""
    from symkl.checking.deciding import decided
    from symkl.checking.request import Request

    begun = time.process_time()
    try:
        verdict = decided(Request(quantity, laws, text), 30.0)
        assert verdict.kind in KINDS and (verdict.kind != "undecided" or verdict.reason)
        assert verdict.render("text") and verdict.to_json()
        kind = verdict.kind
    except (ValueError, NotImplementedError) as error:
        kind = "refused" if clear(error) else f"unclear: {error}"
    return kind, time.process_time() - begun


def judge(question: tuple, text: str, most: float, right: str = "") -> str:
    from symkl.checking.limits import OverLimit, within

    quantity, laws = question
    try:
        kind, taken = within(40, answered, quantity, laws, text)
    except OverLimit as over:
        kind, taken = f"over: {over}", 40.0
    except Exception as error:
        kind, taken = f"fault: {error}"[-1500:], 0.0
    wrong = kind == "unequal" and right == "equal"
    if wrong or taken > most or kind.partition(":")[0] in ("unclear", "over", "fault"):
        asked = {"quantity": quantity, "laws": laws, "text": text}
        found("wrong" if wrong else "slow" if taken > most else "fault", **asked,
              kind=kind, seconds=round(taken, 2))  # fmt: skip
    return kind.partition(":")[0]


def by_structure(seconds: float, most: float, seed: int) -> None:
    from collections import Counter

    import symkl.checking.judging
    import symkl.families
    import symkl.oracle  # noqa: F401
    from symkl.checking.asked import Asked
    from symkl.checking.understanding import known
    from symkl.checking.writing import written
    from symkl.formula.text import read_laws

    source, until, kinds = random.Random(seed), time.monotonic() + seconds, Counter()
    asked = [Asked.of(q, tuple(read_laws(*laws))) for q, laws in QUESTIONS]
    while time.monotonic() < until:
        place = source.randrange(len(asked))
        one, names = asked[place], known(asked[place])
        text = grown(source, [n for n in names if "Categorical" not in str(one.laws)] or ["1"],
                     source.randint(2, 6))  # fmt: skip
        right, choice = "", source.random()
        if choice < 0.3:
            text = latex(source, text, names)
        elif choice < 0.5 and one.closed is not None:
            ours = written(one.closed, "latex")
            text, right = rf"\left({ours}\right)+{latex(source, text, names)}", "sum"
        text = broken(source, text)
        kinds[judge(QUESTIONS[place], text, most, right)] += 1
    print(json.dumps({"answers": kinds}), flush=True)


WAYS: dict[str, Callable[[float, float, int], None]] = {
    "bytes": by_bytes,
    "structure": by_structure,
}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("way", choices=WAYS)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--most", type=float, default=2.0, help="seconds that an answer may take")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    WAYS[chosen.way](chosen.seconds, chosen.most, chosen.seed)
